import { Show } from 'solid-js';
import type { ResultTable } from '../../../../server/contract/results';
import { count, percentFigure } from '../../../shared/format';
import { Section } from '../../parts/layout';
import { type Column, Table } from '../../parts/table';

/** Answers taken together beside figures that others published. */
export function BesidePublished(props: { readonly of: ResultTable }) {
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
