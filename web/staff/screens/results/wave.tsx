import { A, useParams, useSearchParams } from '@solidjs/router';
import { For, Show } from 'solid-js';
import { type ResultTable, resultsOperations } from '../../../../server/contract/results';
import { count, shortDate } from '../../../shared/format';
import { addressOf } from '../../api';
import { Button } from '../../parts/button';
import { DownloadLink } from '../../parts/download-link';
import { PageHead } from '../../parts/page-head';
import { Select } from '../../parts/select';
import { Waiting } from '../../parts/waiting';
import { createReading } from '../../reading';
import { useMe } from '../../session';
import { BesidePublished } from './beside-published';
import { Measure } from './measure';
import { Remarks } from './remarks';
import { Since } from './since';
import { finding } from './words';

/** One question: its whole distribution, then one answer by a segment, each figure with range and both bases. */
export default function Result() {
  const params = useParams<{ wave: string }>();
  const [search, setSearch] = useSearchParams<{ question?: string; segment?: string; answer?: string }>();
  const me = useMe();
  const about = createReading(resultsOperations.describeResults, () => ({ params: { wave: params.wave } }));
  const question = () => search.question ?? about.reply()?.questions[0]?.key;
  const reading = createReading(resultsOperations.tabulate, () => {
    const key = question();
    return key === undefined
      ? null
      : {
          params: { wave: params.wave, question: key },
          query: { ...(search.segment ? { segment: search.segment } : {}) },
        };
  });
  const mayTakeData = () => me().roles.some((role) => role === 'engagement-lead' || role === 'analyst');
  const file = () =>
    addressOf(resultsOperations.saveTable, {
      params: { wave: params.wave, question: question() ?? '' },
      query: { ...(search.segment ? { segment: search.segment } : {}) },
    });

  return (
    <>
      <PageHead
        where={[
          { label: 'Results', href: '/staff/results' },
          { label: about.reply()?.wave.title ?? 'Survey' },
        ]}
        asOf={asOf(reading.reply())}
        title={reading.reply() ? `“${reading.reply()!.question.label}”` : 'Results'}
        action={
          <Show when={mayTakeData()}>
            <Button href={`/staff/results/${params.wave}/publish`}>Check and publish</Button>
          </Show>
        }
      >
        {finding(reading.reply())}
      </PageHead>
      <Waiting reading={about}>
        {(found) => (
          <div class="choosers">
            <Select
              name="question"
              label="Question"
              value={question()}
              choices={found().questions.map(({ key, label }) => ({ value: key, label }))}
              onChoose={(key) => setSearch({ question: key, answer: undefined })}
            />
            <Select
              name="segment"
              label="Split by"
              value={search.segment}
              nothing="Everyone only"
              choices={found()
                .segments.filter(({ key }) => key !== question())
                .map(({ key, label }) => ({ value: key, label }))}
              onChoose={(key) => setSearch({ segment: key || undefined })}
            />
          </div>
        )}
      </Waiting>
      <Waiting reading={reading} counting="Counting answers again…" rows={12}>
        {(table) => (
          <>
            <Remarks of={table()} />
            <For each={table().groups}>
              {(measure) => (
                <Measure
                  table={table()}
                  measure={measure}
                  answer={search.answer}
                  onAnswer={(code) => setSearch({ answer: code })}
                />
              )}
            </For>
            <Show when={table().groups.length === 0}>
              <p>
                {table().answered === null
                  ? 'Fewer than 10 people wrote an answer.'
                  : `${count(table().answered ?? 0)} people wrote an answer.`}{' '}
                Comments are read and coded under Themes.
              </p>
            </Show>
            <Since wave={params.wave} question={table().question.key} />
            <BesidePublished of={table()} />
            <p class="note">{table().interval.assumption}</p>
            <p class="actions">
              <DownloadLink href={file()} about="CSV, as shown here">
                This table
              </DownloadLink>
              <Show when={mayTakeData()}>
                <DownloadLink
                  href={addressOf(resultsOperations.saveData, { params: { wave: params.wave } })}
                  about={`CSV, ${count(table().respondents)} rows; taking it is written down`}
                >
                  Answers of this survey
                </DownloadLink>
                <DownloadLink
                  href={addressOf(resultsOperations.saveCodebook, { params: { wave: params.wave } })}
                  about="CSV"
                >
                  Codebook
                </DownloadLink>{' '}
                <A href={`/staff/results/${params.wave}/archive`}>Archive to work the figures out in R</A>
              </Show>
            </p>
          </>
        )}
      </Waiting>
    </>
  );
}

function asOf(table: ResultTable | undefined) {
  if (!table) return undefined;
  const state = table.wave.status === 'closed' ? 'Closed' : 'Still open';
  return table.weighting
    ? `${state}. Weights of ${shortDate(table.weighting.createdAt)}`
    : `${state}. Not weighted`;
}
