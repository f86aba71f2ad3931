import type { JSX } from 'solid-js';
import { count, figure, percentFigure, points } from '../../../shared/format';
import { BarRow } from '../../parts/bar-row';
import { scaleEnd } from '../../parts/scale';
import { type Column, Table } from '../../parts/table';
import { type Dashboard, type Row, shortLabel } from './finding';

/** Above this share of the population a category would flatten the bars of all the others. */
const dwarfing = 0.7;

type Placed = Row & { readonly end: number; readonly size: number };

/** Population, panel, gap with its range, index, active, respondents and members of target, category by category. */
export function GapTable(props: {
  readonly dashboard: Dashboard;
  /** Only these rows, where not all are wanted. */
  readonly only: ReadonlySet<Row> | undefined;
  readonly note: JSX.Element;
}) {
  const size = () => props.dashboard.frame?.size ?? 1;
  const groups = () =>
    props.dashboard.groups
      .flatMap((group) => {
        const name = `${group.title}${group.otherUniverse ? ` (shares of ${group.universe})` : ''}`;
        // One scale a group: a category that dwarfs the others stands in a group of its own.
        const large = group.rows.length > 2 ? group.rows.find((row) => row.population > dwarfing) : undefined;
        const others = group.rows.filter((row) => row !== large);
        return large
          ? [
              { name: `${name}, other than ${shortLabel(large.label)}`, rows: others },
              { name: `${name}: ${shortLabel(large.label)}`, rows: [large] },
            ]
          : [{ name, rows: others }];
      })
      .map(({ name, rows }) => {
        const end = scaleEnd(
          rows.flatMap((row) => [row.population, row.panel ?? 0, row.active ?? 0, row.respondents ?? 0]),
        );
        return {
          name,
          scale: `0 to ${figure(end * 100, 0)}%`,
          rows: rows
            .filter((row) => props.only?.has(row) ?? true)
            .map((row): Placed => ({ ...row, end, size: size() })),
        };
      })
      .filter(({ rows }) => rows.length > 0);
  return (
    <Table
      caption="Panel and population"
      columns={columns(props.dashboard.base.wave !== null)}
      groups={groups()}
      rows="dense"
      note={props.note}
    />
  );
}

const share = (value: number | null) => (value === null ? '–' : percentFigure(value));

const respondentsColumn: Column<Placed> = {
  head: 'Respon­dents',
  kind: 'number',
  cell: (row) => share(row.respondents),
};

const columns = (hasRespondents: boolean): readonly Column<Placed>[] => [
  { head: 'Share of people, %', cell: (row) => shortLabel(row.label) },
  {
    head: '',
    kind: 'mark',
    cell: (row) => (
      <BarRow
        label={row.label}
        population={row.population}
        panel={row.panel ?? 0}
        active={row.active ?? undefined}
        respondents={row.respondents ?? undefined}
        interval={
          row.panel === null || row.plusMinus === null
            ? undefined
            : [Math.max(0, row.panel - row.plusMinus), Math.min(1, row.panel + row.plusMinus)]
        }
        tolerance={row.tolerance / row.size}
        end={row.end}
      />
    ),
  },
  { head: 'Popu­lation', kind: 'number', cell: (row) => percentFigure(row.population) },
  { head: 'Panel', kind: 'number', cell: (row) => share(row.panel) },
  { head: 'Gap, points', kind: 'number', narrow: 'lead', cell: (row) => <Gap row={row} /> },
  {
    head: '±95%',
    kind: 'number',
    quiet: true,
    cell: (row) => (row.plusMinus === null ? '' : `±${percentFigure(row.plusMinus)}`),
  },
  { head: 'Index', kind: 'number', cell: (row) => (row.index === null ? '–' : count(row.index)) },
  { head: 'Active', kind: 'number', cell: (row) => share(row.active) },
  ...(hasRespondents ? [respondentsColumn] : []),
  {
    head: 'Members of target',
    kind: 'number',
    cell: (row) => (
      <>
        {count(row.members)} <span class="quiet">of {count(row.target)}</span>
      </>
    ),
  },
];

function Gap(props: { readonly row: Row }) {
  const words = () => (props.row.gap === null ? '–' : points(props.row.gap));
  return (
    <span class={props.row.outside === 'below' ? 'warned' : undefined}>
      {props.row.outside === 'below' ? '▼ ' : props.row.outside === 'above' ? '▲ ' : ''}
      {words()}
    </span>
  );
}
