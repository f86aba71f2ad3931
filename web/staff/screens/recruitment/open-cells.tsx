import { count } from '../../../shared/format';
import { FillBar } from '../../parts/fill-bar';
import { type Column, Table } from '../../parts/table';

type Cell = {
  readonly label: string;
  readonly room: number;
  readonly target: number;
  readonly members: number;
};
export type OpenMargin = { readonly key: string; readonly label: string; readonly cells: readonly Cell[] };

/** The cells of each margin with the people each still takes; those that are full stay in sight. */
export function OpenCells(props: { readonly margins: readonly OpenMargin[]; readonly heading: string }) {
  const columns: readonly Column<Cell>[] = [
    { head: 'Cell', cell: (cell) => cell.label },
    {
      head: 'Members of target',
      kind: 'mark',
      cell: (cell) => <FillBar label={cell.label} members={cell.members} target={cell.target} />,
      narrow: 'hide',
    },
    { head: 'Members', kind: 'number', quiet: true, cell: (cell) => count(cell.members), narrow: 'hide' },
    { head: 'Target', kind: 'number', quiet: true, cell: (cell) => count(cell.target), narrow: 'hide' },
    {
      head: 'Still open',
      kind: 'number',
      strong: true,
      cell: (cell) => (cell.room === 0 ? 'full' : count(cell.room)),
      narrow: 'lead',
    },
  ];
  return (
    <Table
      caption={props.heading}
      heading
      rows="dense"
      columns={columns}
      groups={props.margins.map((margin) => ({ name: margin.label, rows: margin.cells }))}
      note="Someone is admitted while no cell of theirs, in any margin, is full. Open counts take in the tolerance above the target."
    />
  );
}
