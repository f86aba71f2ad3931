import type { ResultFigure, ResultTable } from '../../../../server/contract/results';
import { count, figure, percentFigure } from '../../../shared/format';
import { IntervalRow } from '../../parts/interval-row';
import type { Column } from '../../parts/table';
import { writer } from './words';

type Group = ResultTable['groups'][number];

/** A figure in its row. */
export type FigureRow = {
  readonly label: string;
  readonly of: ResultFigure;
  /** Where the scale ends. */
  readonly end: number;
  /** Everyone's figure, drawn through all rows. */
  readonly everyone?: number;
};

/** The end of the scale that a group's figures are drawn on. */
export function endOf(group: Pick<Group, 'unit'>, figures: readonly ResultFigure[]): number {
  if (group.unit === 'share') return 1;
  const highest = Math.max(1, ...figures.map((of) => (of.shown ? of.high : 0)));
  return [1, 2, 5, 10, 20, 50, 100, 200].find((end) => end >= highest) ?? highest;
}

/** What stands for a figure that is not shown. */
export const suppressedWords = (row: FigureRow) =>
  row.of.shown ? undefined : row.of.why === 'few' ? 'fewer than 10' : 'not shown';

export const hasSmallBase = (row: FigureRow) => row.of.shown && row.of.isSmall;

/** Name, interval, figure, range. */
export function figureColumns<Row extends FigureRow>(group: Group, head: string): Column<Row>[] {
  const say = writer(group);
  return [
    { head, cell: (row) => row.label },
    {
      head: group.unit === 'share' ? '0 to 100%' : group.unitWords,
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
            words={(value) => `${say(value)}${group.unit === 'share' ? '%' : ''}`}
          />
        ),
    },
    {
      head: group.unit === 'share' ? '%' : `Mean, ${group.unitWords}`,
      kind: 'number',
      strong: true,
      whenSmall: 'dagger',
      narrow: 'lead',
      cell: (row) => row.of.shown && say(row.of.estimate),
    },
    {
      head: 'Range',
      kind: 'number',
      whenSmall: 'italics',
      cell: (row) => row.of.shown && `${say(row.of.low)}–${say(row.of.high)}`,
    },
    ...furtherColumns<Row>(group),
  ];
}

/** Both bases, last in every table (R16). */
export function baseColumns<Row extends FigureRow>(): Column<Row>[] {
  return [
    { head: 'Base', kind: 'number', cell: (row) => row.of.shown && count(row.of.base) },
    {
      head: 'Effective base',
      kind: 'number',
      quiet: true,
      cell: (row) => row.of.shown && count(row.of.effectiveBase),
    },
  ];
}

function furtherColumns<Row extends FigureRow>({ key }: Group): Column<Row>[] {
  if (key === 'mean') {
    return [
      {
        head: 'Middle answer',
        kind: 'number',
        cell: (row) => (row.of.shown && row.of.median !== undefined ? figure(row.of.median, 0) : ''),
      },
    ];
  }
  if (key !== 'points') return [];
  return [
    {
      head: 'Middle half gave',
      kind: 'number',
      cell: (row) =>
        row.of.shown && row.of.middleHalf
          ? `${count(row.of.middleHalf[0])}–${count(row.of.middleHalf[1])}`
          : '',
    },
    {
      head: 'Gave nothing, %',
      kind: 'number',
      cell: (row) => (row.of.shown && row.of.nothing !== undefined ? percentFigure(row.of.nothing, 0) : ''),
    },
  ];
}
