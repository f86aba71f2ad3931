import { Show } from 'solid-js';
import type { ResultLine, ResultTable } from '../../../../server/contract/results';
import { Key, Section } from '../../parts/layout';
import { Select } from '../../parts/select';
import { type Column, type Group, Table } from '../../parts/table';
import {
  baseColumns,
  endOf,
  type FigureRow,
  figureColumns,
  hasSmallBase,
  suppressedWords,
} from './figure-columns';
import { comparisonNote, differenceWriter, testSentence } from './words';

type Against = NonNullable<ResultLine['against']>[number];
type SegmentRow = FigureRow & {
  /** Everyone has no rest. */
  readonly against: Against | 'everyone';
};

/** One answer by a segment, each group set against the other ones together, with the test of the table below. */
export function BySegment(props: {
  readonly table: ResultTable;
  readonly measure: ResultTable['groups'][number];
  readonly answer: string | undefined;
  readonly onAnswer: (code: string) => void;
}) {
  const lines = () => props.measure.lines;
  const line = () =>
    lines().find(({ code }) => code === props.answer) ??
    lines().find(({ everyone }) => everyone.shown) ??
    lines()[0];
  const by = () => props.table.segment?.label.toLowerCase() ?? '';
  const test = () => props.measure.test ?? line()?.test;
  const groups = (): Group<SegmentRow>[] => {
    const chosen = line();
    if (!chosen) return [];
    const end = endOf(props.measure, [chosen.everyone, ...chosen.segments]);
    const everyone = chosen.everyone.shown ? { everyone: chosen.everyone.estimate } : {};
    return [
      { rows: [{ label: 'Everyone', of: chosen.everyone, end, ...everyone, against: 'everyone' }] },
      {
        name: props.table.segment?.label ?? '',
        rows: props.table.segments.map(({ label }, s) => ({
          label,
          of: chosen.segments[s]!,
          end,
          ...everyone,
          against: chosen.against?.[s] ?? null,
        })),
      },
    ];
  };
  const columns = (): readonly Column<SegmentRow>[] => {
    const say = differenceWriter(props.measure);
    return [
      ...figureColumns<SegmentRow>(props.measure, 'Group'),
      ...(props.measure.comparisons
        ? [
            {
              head: `Against the rest, ${props.measure.unit === 'share' ? 'points' : props.measure.unitWords}`,
              kind: 'number' as const,
              cell: (row: SegmentRow) => <AgainstTheRest of={row.against} say={say} />,
            },
          ]
        : []),
      ...baseColumns<SegmentRow>(),
    ];
  };
  return (
    <Section title={`${line()?.label}, by ${by()}`}>
      <Show when={lines().length > 1}>
        <Select
          name={`answer-${props.measure.key}`}
          label="Answer"
          value={line()?.code}
          choices={lines().map(({ code, label }) => ({ value: code, label }))}
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
        columns={columns()}
        groups={groups()}
        isSmall={hasSmallBase}
        suppressed={suppressedWords}
        note={
          <Show
            when={test()}
            fallback="No test of the whole table: a group of it is hidden, or nothing varies."
          >
            {(found) => <b>{testSentence(found(), by(), props.measure.unit)}</b>}
          </Show>
        }
      />
      <p class="note">
        {comparisonNote(props.measure)} † small base: take as a rough guide; not tested. “Fewer than 10”: a
        group this small is never shown. “Not shown”: with it a hidden one could be worked out.
        {props.table.smallCountsHidden
          ? ' Counts under 10 are hidden too, since the question or the group is sensitive.'
          : ''}
      </p>
    </Section>
  );
}

function AgainstTheRest(props: {
  readonly of: Against | 'everyone';
  readonly say: (value: number) => string;
}) {
  const told = () => (props.of === 'everyone' || props.of === null ? null : props.of);
  return (
    <Show when={told()} fallback={props.of === 'everyone' ? '' : <span class="quiet">not tested</span>}>
      {(found) => (
        <Show when={found().mark} fallback={<span class="quiet">{props.say(found().difference)}</span>}>
          {(mark) => (
            <b>
              <span aria-hidden="true">{mark() === 'higher' ? '▲' : '▼'} </span>
              {props.say(found().difference)}
              <span class="for-readers">, clear</span>
            </b>
          )}
        </Show>
      )}
    </Show>
  );
}
