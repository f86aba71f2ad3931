import { useParams, useSearchParams } from '@solidjs/router';
import { For, Show } from 'solid-js';
import { type ResultFigure, type ResultTable, resultsOperations } from '../../../../server/contract/results';
import { count, figure, listed, percentFigure, shortDate } from '../../../shared/format';
import { addressOf } from '../../api';
import { AnswerBar } from '../../parts/answer-bar';
import { Button } from '../../parts/button';
import { DownloadLink } from '../../parts/download-link';
import { IntervalRow } from '../../parts/interval-row';
import { Key, Section } from '../../parts/layout';
import { Notice } from '../../parts/notice';
import { PageHead } from '../../parts/page-head';
import { Select } from '../../parts/select';
import { type Column, type Group, Table } from '../../parts/table';
import { Waiting } from '../../parts/waiting';
import { createReading } from '../../reading';
import { useMe } from '../../session';

type Measure = ResultTable['groups'][number];
type Row = {
  readonly label: string;
  readonly of: ResultFigure;
  readonly end: number;
  readonly everyone?: number;
};

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
                <Figures
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
            <Beside of={table()} />
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
                </DownloadLink>
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

/** The largest answer with its range, in a sentence. */
function finding(table: ResultTable | undefined): string | undefined {
  const measure = table?.groups[0];
  if (!table || !measure) return undefined;
  const shown = measure.lines.flatMap(({ label, everyone }) => (everyone.shown ? [{ label, everyone }] : []));
  const most = [...shown].sort((one, other) => other.everyone.estimate - one.everyone.estimate)[0];
  if (!most) return 'Too few people answered to show anything.';
  const { estimate, low, high, base } = most.everyone;
  const say = writer(measure);
  return measure.unit === 'share'
    ? `${say(estimate)}% chose “${most.label}” (95% ${table.interval.name} ${say(low)} to ${say(high)}), of ${count(base)} who answered.`
    : `${most.label}: ${say(estimate)} ${measure.unitWords} on average (95% ${table.interval.name} ${say(low)} to ${say(high)}), of ${count(base)} who answered.`;
}

const writer = (measure: Measure) => (value: number) =>
  measure.unit === 'share' ? percentFigure(value, 0) : figure(value, measure.decimals);

function Remarks(props: { readonly of: ResultTable }) {
  return (
    <>
      <Show when={props.of.weighting === null}>
        <Notice kind="warning" lead="Not weighted.">
          These figures speak of those who answered only. Make weights under Weighting.
        </Notice>
      </Show>
      <Show when={props.of.later > 0}>
        <Notice kind="warning" lead={`${count(props.of.later)} answers came after the weights.`}>
          They are not in these figures; new weights take them in.
        </Notice>
      </Show>
      <Show when={props.of.segmentsHidden}>
        <Notice kind="warning" lead={`Not shown by ${props.of.segment?.label.toLowerCase()}.`}>
          Some answers were chosen by fewer than 10 people in all; with the split beside the whole, single
          groups could be worked out.
        </Notice>
      </Show>
      <Show when={props.of.toSignOff.length > 0}>
        <Notice kind="warning" lead="All or none of a group gave a sensitive answer.">
          {listed(
            props.of.toSignOff.map(
              ({ segment, answer }) => `${segment ?? 'everyone'}: ${answer.toLowerCase()}`,
            ),
          )}
          . To be signed off before it is published.
        </Notice>
      </Show>
    </>
  );
}

function Figures(props: {
  readonly table: ResultTable;
  readonly measure: Measure;
  readonly answer: string | undefined;
  readonly onAnswer: (code: string) => void;
}) {
  const say = () => writer(props.measure);
  const shown = () => props.measure.lines.filter(({ everyone }) => everyone.shown);
  const line = () =>
    props.measure.lines.find(({ code }) => code === props.answer) ?? shown()[0] ?? props.measure.lines[0];
  const isBar = () =>
    props.measure.isPartition &&
    props.measure.lines.length <= 6 &&
    shown().length === props.measure.lines.length;
  const endOf = (figures: readonly ResultFigure[]) => {
    if (props.measure.unit === 'share') return 1;
    const highest = Math.max(1, ...figures.map((of) => (of.shown ? of.high : 0)));
    return [1, 2, 5, 10, 20, 50, 100, 200].find((end) => end >= highest) ?? highest;
  };
  const wholeRows = (): Row[] => {
    const end = endOf(props.measure.lines.map(({ everyone }) => everyone));
    return props.measure.lines.map(({ label, everyone }) => ({ label, of: everyone, end }));
  };
  const splitGroups = (): Group<Row>[] => {
    const chosen = line();
    if (!chosen) return [];
    const end = endOf([chosen.everyone, ...chosen.segments]);
    const everyone = chosen.everyone.shown ? chosen.everyone.estimate : undefined;
    const row = (label: string, of: ResultFigure): Row => ({
      label,
      of,
      end,
      ...(everyone !== undefined && { everyone }),
    });
    return [
      { rows: [row('Everyone', chosen.everyone)] },
      {
        name: props.table.segment?.label ?? '',
        rows: props.table.segments.map(({ label }, s) => row(label, chosen.segments[s]!)),
      },
    ];
  };
  const columns = (head: string): readonly Column<Row>[] => [
    { head, cell: (row) => row.label },
    {
      head: props.measure.unit === 'share' ? '0 to 100%' : props.measure.unitWords,
      kind: 'mark',
      narrow: 'hide',
      cell: (row) =>
        row.of.shown && (
          <IntervalRow
            label={row.label}
            estimate={row.of.estimate}
            interval={[row.of.low, row.of.high]}
            isSmall={row.of.isSmall}
            everyone={row.everyone}
            end={row.end}
            words={(value) => `${say()(value)}${props.measure.unit === 'share' ? '%' : ''}`}
          />
        ),
    },
    {
      head: props.measure.unit === 'share' ? '%' : `Mean, ${props.measure.unitWords}`,
      kind: 'number',
      strong: true,
      whenSmall: 'dagger',
      narrow: 'lead',
      cell: (row) => row.of.shown && say()(row.of.estimate),
    },
    {
      head: 'Range',
      kind: 'number',
      whenSmall: 'italics',
      cell: (row) => row.of.shown && `${say()(row.of.low)}–${say()(row.of.high)}`,
    },
    ...(props.measure.key === 'points'
      ? [
          {
            head: 'Middle half gave',
            kind: 'number' as const,
            cell: (row: Row) =>
              row.of.shown && row.of.middleHalf
                ? `${count(row.of.middleHalf[0])}–${count(row.of.middleHalf[1])}`
                : '',
          },
          {
            head: 'Gave nothing, %',
            kind: 'number' as const,
            cell: (row: Row) =>
              row.of.shown && row.of.nothing !== undefined ? percentFigure(row.of.nothing, 0) : '',
          },
        ]
      : []),
    ...(props.measure.key === 'mean'
      ? [
          {
            head: 'Middle answer',
            kind: 'number' as const,
            cell: (row: Row) => (row.of.shown && row.of.median !== undefined ? figure(row.of.median, 0) : ''),
          },
        ]
      : []),
    { head: 'Base', kind: 'number', cell: (row) => row.of.shown && count(row.of.base) },
    {
      head: 'Effective base',
      kind: 'number',
      quiet: true,
      cell: (row) => row.of.shown && count(row.of.effectiveBase),
    },
  ];
  const suppressed = (row: Row) =>
    row.of.shown ? undefined : row.of.why === 'few' ? 'fewer than 10' : 'not shown';
  const isSmall = (row: Row) => row.of.shown && row.of.isSmall;
  return (
    <>
      <Section title={props.measure.title} beside={props.table.weighting ? 'weighted' : 'not weighted'}>
        <Show when={isBar()}>
          <AnswerBar
            heads
            label={props.table.wave.title}
            answers={props.measure.lines.flatMap(({ label, everyone }) =>
              everyone.shown ? [{ label, share: everyone.estimate }] : [],
            )}
          />
        </Show>
        <Table
          caption={props.measure.title}
          rows="dense"
          columns={columns('Answer')}
          groups={[{ rows: wholeRows() }]}
          isSmall={isSmall}
          suppressed={suppressed}
          note={props.measure.note}
        />
      </Section>
      <Show when={props.table.segments.length > 0}>
        <Section title={`${line()?.label}, by ${props.table.segment?.label.toLowerCase()}`}>
          <Show when={props.measure.lines.length > 1}>
            <Select
              name={`answer-${props.measure.key}`}
              label="Answer"
              value={line()?.code}
              choices={props.measure.lines.map(({ code, label }) => ({ value: code, label }))}
              onChoose={props.onAnswer}
            />
          </Show>
          <Key
            items={[
              { mark: 'dot', words: `estimate, 95% ${props.table.interval.name}` },
              { mark: 'everyone', words: 'everyone' },
              { mark: 'hollow', words: '† small base' },
            ]}
          />
          <Table
            caption={`${line()?.label} by ${props.table.segment?.label}`}
            rows="dense"
            columns={columns('Group')}
            groups={splitGroups()}
            isSmall={isSmall}
            suppressed={suppressed}
            note={`† small base: take as a rough guide; differences are not tested. “Fewer than 10”: a group this small is never shown. “Not shown”: with it a hidden one could be worked out.${
              props.table.smallCountsHidden
                ? ' Counts under 10 are hidden too, since the question or the group is sensitive.'
                : ''
            }`}
          />
        </Section>
      </Show>
    </>
  );
}

function Beside(props: { readonly of: ResultTable }) {
  type Line = NonNullable<ResultTable['benchmark']>['lines'][number];
  const columns: readonly Column<Line>[] = [
    { head: 'Answers taken together', cell: (line) => line.label },
    {
      head: 'Here, %',
      kind: 'number',
      strong: true,
      narrow: 'lead',
      cell: (line) => (line.everyone.shown ? percentFigure(line.everyone.estimate, 1) : 'not shown'),
    },
    {
      head: 'Range',
      kind: 'number',
      cell: (line) =>
        line.everyone.shown
          ? `${percentFigure(line.everyone.low, 1)}–${percentFigure(line.everyone.high, 1)}`
          : '',
    },
    {
      head: 'Base',
      kind: 'number',
      cell: (line) => (line.everyone.shown ? count(line.everyone.base) : ''),
    },
    {
      head: 'Published, %',
      kind: 'number',
      cell: (line) => (line.published ? percentFigure(line.published.share, 1) : 'none'),
    },
    {
      head: 'Its range',
      kind: 'number',
      quiet: true,
      cell: (line) =>
        line.published
          ? `${percentFigure(line.published.low, 1)}–${percentFigure(line.published.high, 1)}`
          : '',
    },
    {
      head: 'Its base',
      kind: 'number',
      quiet: true,
      cell: (line) => (line.published ? count(line.published.base) : ''),
    },
  ];
  return (
    <Show when={props.of.benchmark}>
      {(benchmark) => (
        <Section title="Beside published figures" beside={benchmark().geography}>
          <Table
            caption="Beside published figures"
            rows="dense"
            columns={columns}
            groups={[{ rows: benchmark().lines }]}
            note={benchmark().source}
          />
        </Section>
      )}
    </Show>
  );
}
