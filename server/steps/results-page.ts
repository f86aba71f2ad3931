import type { ResultFigure, ResultGroup, ResultTable } from '../contract/results';
import type { Page } from '../pages';

/** What the public screen of a result takes. */
export type ResultPage = Extract<Page, { screen: 'result' }>['props'];
type PageTable = ResultPage['tables'][number];
type Estimates = Extract<PageTable, { form: 'estimates' }>;
type Shown = Estimates['rows'][number]['cell'];

/** A disclosed table as the public page draws it: everyone, then by the segment, then beside published figures. */
export function tablesOnPage(table: ResultTable): PageTable[] {
  return table.groups.flatMap((group): PageTable[] =>
    table.segment === null
      ? [wholeOf(table, group), ...benchmarkOn(table, group)]
      : table.segments.length > 0
        ? [splitOf(table, group)]
        : [],
  );
}

function wholeOf(table: ResultTable, group: ResultGroup): Estimates {
  const figures = group.lines.map(({ everyone }) => everyone);
  const hasHalf = figures.some((figure) => figure.shown && figure.middleHalf);
  const hasNothing = figures.some((figure) => figure.shown && figure.nothing !== undefined);
  const hasMedian = !hasHalf && figures.some((figure) => figure.shown && figure.median !== undefined);
  const moreHeads = [
    ...(hasHalf ? [`Middle half gave, ${group.unitWords}`] : []),
    ...(hasNothing ? ['Gave nothing, %'] : []),
    ...(hasMedian ? [`Middle answer, ${group.unitWords}`] : []),
  ];
  return {
    form: 'estimates',
    title: table.question.label,
    said: `${group.title}.`,
    head: 'Answer',
    unit: unitOf(group),
    scale: scaleOf(group),
    notes: [baseNote(table), group.note ?? '', group.isPartition ? '' : severalNote(table)].filter(Boolean),
    ...(moreHeads.length > 0 && { moreHeads }),
    rows: group.lines.map(({ label, everyone }) => ({
      label,
      cell: cellOf(everyone),
      ...(moreHeads.length > 0 && everyone.shown
        ? {
            more: [
              ...(hasHalf
                ? [
                    everyone.middleHalf
                      ? everyone.middleHalf.map((value) => figureWords(value, 0)).join(' to ')
                      : '–',
                  ]
                : []),
              ...(hasNothing ? [everyone.nothing === undefined ? '–' : shareWords(everyone.nothing)] : []),
              ...(hasMedian ? [everyone.median === undefined ? '–' : figureWords(everyone.median, 0)] : []),
            ],
          }
        : {}),
    })),
  };
}

/** Answers across where they are few, else segments across. */
function splitOf(table: ResultTable, group: ResultGroup): PageTable {
  const by = table.segment!.label.toLowerCase();
  const base = {
    form: 'crosstab' as const,
    title: `${titleOf(table)} By ${by}`,
    said: `${group.title}, by ${by}.`,
    unit: unitOf(group),
    notes: [baseNote(table), group.note ?? '', markNote(group)].filter(Boolean),
  };
  const segments = [...table.segments.map(({ label }) => label), 'Everyone'];
  const cells = (line: ResultGroup['lines'][number]) => [
    ...line.segments.map((figure, s) => cellOf(figure, line.against?.[s]?.mark)),
    cellOf(line.everyone),
  ];
  if (group.lines.length <= 6) {
    return {
      ...base,
      head: table.segment!.label,
      columns: group.lines.map(({ label }) => label),
      rows: segments.map((label, s) => ({
        label,
        cells: group.lines.map((line) => cells(line)[s]!),
      })),
    };
  }
  return {
    ...base,
    head: 'Answer',
    columns: segments,
    rows: group.lines.map((line) => ({ label: line.label, cells: cells(line) })),
  };
}

function benchmarkOn(table: ResultTable, group: ResultGroup): Estimates[] {
  if (!table.benchmark || group !== table.groups[0]) return [];
  return [
    {
      form: 'estimates',
      title: `${titleOf(table)} Beside published figures`,
      said: `Published for ${table.benchmark.geography}.`,
      head: 'Answers taken together',
      unit: unitOf(group),
      scale: scaleOf(group),
      moreHeads: ['Published, %', 'Its range, %'],
      notes: [baseNote(table), `Published figures: ${table.benchmark.source}`],
      rows: table.benchmark.lines.map(({ label, everyone, published }) => ({
        label,
        cell: cellOf(everyone),
        ...(published && {
          more: [
            shareWords(published.share, 1),
            `${shareWords(published.low, 1)} to ${shareWords(published.high, 1)}`,
          ],
        }),
      })),
    },
  ];
}

/** A question ends as it was asked; a statement gets its full stop. */
const titleOf = ({ question }: ResultTable) =>
  /[.?!…]$/.test(question.label) ? question.label : `${question.label}.`;

function cellOf(figure: ResultFigure, mark?: 'higher' | 'lower' | null): Shown {
  if (!figure.shown) return figure;
  const { estimate, low, high, base, isSmall } = figure;
  return { shown: true, estimate, low, high, base, isSmall, ...(mark && { mark }) };
}

const unitOf = (group: ResultGroup) =>
  group.unit === 'share'
    ? ({ kind: 'share' } as const)
    : ({ kind: 'number', words: group.unitWords, decimals: group.decimals } as const);

/** From nothing to a round figure above the highest range. */
function scaleOf(group: ResultGroup): Estimates['scale'] {
  if (group.unit === 'share') return { from: 0, to: 1, marks: [0, 0.25, 0.5, 0.75, 1] };
  const highest = Math.max(1, ...group.lines.map(({ everyone }) => (everyone.shown ? everyone.high : 0)));
  const step = [1, 2, 5, 10, 20, 25, 50, 100].find((candidate) => candidate * 5 >= highest) ?? highest / 4;
  const to = Math.ceil(highest / step) * step;
  const marks = Array.from({ length: Math.round(to / step) + 1 }, (_, mark) => mark * step);
  const equal = group.key === 'points' ? pointsEach(group) : null;
  return {
    from: 0,
    to,
    marks,
    ...(equal !== null && { reference: { at: equal, words: `Equal share ${figureWords(equal, 1)}` } }),
  };
}

function pointsEach(group: ResultGroup): number | null {
  const total = group.lines.reduce(
    (sum, { everyone }) => sum + (everyone.shown ? everyone.estimate : Number.NaN),
    0,
  );
  return Number.isNaN(total) ? null : total / group.lines.length;
}

const baseNote = (table: ResultTable) =>
  table.answered === null ? '' : `Base: ${table.answered} people who answered.`;
const markNote = ({ comparisons }: ResultGroup) =>
  !comparisons
    ? ''
    : comparisons.marked > 0
      ? '▲ ▼ clearly above or below the other groups together.'
      : 'No group is clearly above or below the other ones together.';
const severalNote = (table: ResultTable) =>
  table.question.kind === 'multiple-choice'
    ? 'Shares add up to more than 100%: several could be chosen.'
    : '';

/** 0.153 → "15"; the head of the column names the %. */
export function shareWords(share: number, decimals = 0): string {
  return (share * 100).toFixed(decimals);
}

export function figureWords(value: number, decimals: number): string {
  return value.toLocaleString('en-GB', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}
