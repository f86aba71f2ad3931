import { Show } from 'solid-js';
import type { ResultTable } from '../../../../server/contract/results';
import { AnswerBar } from '../../parts/answer-bar';
import { Section } from '../../parts/layout';
import { Table } from '../../parts/table';
import { BySegment } from './by-segment';
import {
  baseColumns,
  endOf,
  type FigureRow,
  figureColumns,
  hasSmallBase,
  suppressedWords,
} from './figure-columns';

/** One measure of a question: the whole distribution, then one answer by the segment chosen. */
export function Measure(props: {
  readonly table: ResultTable;
  readonly measure: ResultTable['groups'][number];
  readonly answer: string | undefined;
  readonly onAnswer: (code: string) => void;
}) {
  const lines = () => props.measure.lines;
  const isBar = () =>
    props.measure.isPartition && lines().length <= 6 && lines().every(({ everyone }) => everyone.shown);
  const rows = (): FigureRow[] => {
    const end = endOf(
      props.measure,
      lines().map(({ everyone }) => everyone),
    );
    return lines().map(({ label, everyone }) => ({ label, of: everyone, end }));
  };
  return (
    <>
      <Section title={props.measure.title} beside={props.table.weighting ? 'weighted' : 'not weighted'}>
        <Show when={isBar()}>
          <AnswerBar
            heads
            label={props.table.wave.title}
            answers={lines().flatMap(({ label, everyone }) =>
              everyone.shown ? [{ label, share: everyone.estimate }] : [],
            )}
          />
        </Show>
        <Table
          caption={props.measure.title}
          rows="dense"
          columns={[...figureColumns<FigureRow>(props.measure, 'Answer'), ...baseColumns<FigureRow>()]}
          groups={[{ rows: rows() }]}
          isSmall={hasSmallBase}
          suppressed={suppressedWords}
          note={props.measure.note}
        />
      </Section>
      <Show when={props.table.segments.length > 0}>
        <BySegment
          table={props.table}
          measure={props.measure}
          answer={props.answer}
          onAnswer={props.onAnswer}
        />
      </Show>
    </>
  );
}
