import { A, useParams } from '@solidjs/router';
import { For, Show } from 'solid-js';
import type { ReplyOf } from '../../../../server/contract/operation';
import { weightingOperations } from '../../../../server/contract/weighting';
import { count, counted, date, dateTime, figure, listed } from '../../../shared/format';
import { Facts } from '../../parts/facts';
import { Section, Split } from '../../parts/layout';
import { PageHead } from '../../parts/page-head';
import { Waiting } from '../../parts/waiting';
import { createReading } from '../../reading';
import { useMe } from '../../session';
import { MarginTable } from './margin-table';
import { WeightBars } from './weight-bars';
import { WeightFacts } from './weight-facts';

type Record = ReplyOf<typeof weightingOperations.showWeighting>;

/** One kept set of weights, for ever: what it was fitted to, who accepted what, what it costs, and whether it can be made again. */
export default function WeightingRecord() {
  const params = useParams<{ weighting: string }>();
  const me = useMe();
  const reading = createReading(weightingOperations.showWeighting, () => ({
    params: { weighting: params.weighting },
  }));
  const zone = () => me().footprint?.timeZone;
  return (
    <>
      <PageHead
        where={[
          { label: 'Weighting', href: '/staff/weighting' },
          {
            label: reading.reply()?.wave.title ?? 'Survey',
            ...(reading.reply() && { href: `/staff/weighting/${reading.reply()!.wave.id}` }),
          },
          { label: 'A set of weights' },
        ]}
        asOf={reading.reply() && `Population: ${reading.reply()!.diagnostics.universe}`}
        title={reading.reply() ? `Weights kept on ${date(reading.reply()!.createdAt, zone())}` : 'Weights'}
      >
        {finding(reading.reply())}
      </PageHead>
      <Waiting reading={reading} rows={20}>
        {(record) => (
          <Split aside={<Aside record={record()} />}>
            <MarginTable made={record().diagnostics} />
          </Split>
        )}
      </Waiting>
    </>
  );

  function Aside(props: { readonly record: Record }) {
    const trim = () => props.record.trim;
    return (
      <>
        <Facts
          items={[
            { name: 'Kept', value: dateTime(props.record.createdAt, zone()) },
            { name: 'By', value: props.record.createdBy },
            { name: 'Method', value: methodWords(props.record) },
            { name: 'Quota frame', value: props.record.frame.name },
            {
              name: 'Population',
              value: `${count(props.record.diagnostics.population)} ${props.record.diagnostics.universe}`,
            },
            {
              name: 'Limits',
              value: trim()
                ? `${figure(trim()!.lower ?? 0, 1)} to ${figure(trim()!.upper ?? 0, 1)} times the average`
                : 'none',
            },
          ]}
        />
        <WeightFacts made={props.record.diagnostics} />
        <Section title={`Weights of ${count(props.record.diagnostics.respondents)} people`}>
          <WeightBars bins={props.record.diagnostics.weights} />
        </Section>
        <Section title="Merges accepted">
          <Show when={props.record.merges.length > 0} fallback={<p class="quiet">None.</p>}>
            <For each={props.record.merges}>
              {(merge) => (
                <p>
                  <b>{merge.label}</b>
                  <br />
                  <span class="quiet">
                    {merge.marginLabel}; accepted by {merge.acceptedBy}, {date(merge.acceptedAt, zone())}
                  </span>
                </p>
              )}
            </For>
          </Show>
        </Section>
        <Section title="Can it be made again?">
          <p>{againWords(props.record)}</p>
        </Section>
        <p>
          <A href={`/staff/weighting/${props.record.wave.id}/sensitivity`}>
            How far do results hang on the weights?
          </A>
        </p>
        <p>
          <A href={`/staff/results/${props.record.wave.id}/archive`}>
            Take everything needed to work the figures out in R
          </A>
        </p>
      </>
    );
  }
}

function finding(record: Record | undefined): string {
  if (!record) return '';
  const { diagnostics } = record;
  const names = listed(diagnostics.margins.map(({ label }) => label.toLowerCase()));
  const met = diagnostics.converged
    ? `They meet ${counted(diagnostics.margins.length, 'margin')}: ${names}.`
    : `They come close to ${counted(diagnostics.margins.length, 'margin')}: ${names}; the gap left stands in the table.`;
  return `${met} ${count(diagnostics.respondents)} answers carry the information of ${count(diagnostics.diagnostics.effectiveBase)}.`;
}

function methodWords({ method, diagnostics }: Record): string {
  return `${method === 'rake' ? 'raking' : method}, ${counted(diagnostics.rounds, 'round')}`;
}

function againWords({ again, diagnostics }: Record): string {
  if (again.people !== diagnostics.respondents)
    return `The record now speaks of ${count(again.people)} of ${count(diagnostics.respondents)} people.`;
  return again.largestDifference < 1e-9
    ? 'Yes: made from this record alone just now, every weight is the same.'
    : `Nearly: made from this record alone just now, weights differ by up to ${again.largestDifference.toExponential(1)}.`;
}
