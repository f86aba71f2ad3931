import type { Statistic } from './statistic';

/**
 * A table as the program counts it: each case is in one cell at most, and may bring a number.
 * Its totals are Σw of every cell, then, where there are numbers, Σwy of every cell.
 */
export type TableLayout = {
  readonly n: number;
  /** Length n: 0 to size − 1; below 0 for cases that do not count. */
  readonly cells: Int32Array;
  readonly size: number;
  /** Length n; not looked at where a case does not count. */
  readonly values?: Float64Array;
};

/** A sum of totals over a sum of totals: a share or a mean. */
export type Ratio = { readonly of: readonly number[]; readonly among: readonly number[] };

/** A ratio, or a ratio less another one (`less`). */
export type TableFigure = Ratio & { readonly less?: Ratio };

/** How many totals a layout has. */
export function totalsIn({ size, values }: Pick<TableLayout, 'size' | 'values'>): number {
  return values ? 2 * size : size;
}

/**
 * The totals of a table under any weights.
 * @param weights length n
 * @example tableTotals({ n: 3, cells: Int32Array.of(0, 1, -1), size: 2 }, Float64Array.of(1, 2, 4)) // Float64Array [1, 2]
 */
export function tableTotals(layout: TableLayout, weights: Float64Array): Float64Array {
  const { n, cells, size, values } = layout;
  const totals = new Float64Array(totalsIn(layout));
  for (let i = 0; i < n; i++) {
    const cell = cells[i]!;
    if (cell < 0) continue;
    totals[cell]! += weights[i]!;
    if (values) totals[size + cell]! += weights[i]! * values[i]!;
  }
  return totals;
}

/**
 * Figures of a table from its totals; NaN where nothing is divided by.
 * @example figuresAt([{ of: [0], among: [0, 1] }], Float64Array.of(1, 3)) // Float64Array [0.25]
 */
export function figuresAt(figures: readonly TableFigure[], totals: Float64Array): Float64Array {
  return Float64Array.from(
    figures,
    ({ of, among, less }) =>
      sumOf(totals, of) / sumOf(totals, among) -
      (less ? sumOf(totals, less.of) / sumOf(totals, less.among) : 0),
  );
}

/**
 * How each figure changes with each total: its derivatives, which carry the totals' covariances over to the figures.
 * @returns one column a figure, of as many entries as there are totals; 0 where a figure is not defined
 * Source: Taylor linearization of a ratio; Lumley, Complex Surveys (2010), appendix C.
 * @example slopesAt([{ of: [0], among: [0, 1] }], Float64Array.of(1, 3))[0] // Float64Array [0.1875, -0.0625]
 */
export function slopesAt(figures: readonly TableFigure[], totals: Float64Array): Float64Array[] {
  return figures.map(({ less, ...ratio }) => {
    const slopes = new Float64Array(totals.length);
    addSlopes(slopes, ratio, totals, 1);
    if (less) addSlopes(slopes, less, totals, -1);
    return slopes;
  });
}

/** Figures of a table as a statistic: what the general ways of working out covariances take. */
export function statisticOf(layout: TableLayout, figures: readonly TableFigure[]): Statistic {
  const { n, cells, size, values } = layout;
  return {
    names: figures.map((_, f) => String(f)),
    counted: Uint8Array.from(cells, (cell) => (cell >= 0 ? 1 : 0)),
    under: (weights) => {
      const totals = tableTotals(layout, weights);
      return {
        values: figuresAt(figures, totals),
        influences: () =>
          slopesAt(figures, totals).map((slopes) => {
            const influence = new Float64Array(n);
            for (let i = 0; i < n; i++) {
              const cell = cells[i]!;
              if (cell >= 0) influence[i] = slopes[cell]! + (values ? slopes[size + cell]! * values[i]! : 0);
            }
            return influence;
          }),
      };
    },
  };
}

function addSlopes(slopes: Float64Array, { of, among }: Ratio, totals: Float64Array, sign: number): void {
  const base = sumOf(totals, among);
  if (base === 0) return;
  const ratio = sumOf(totals, of) / base;
  for (const index of of) slopes[index]! += sign / base;
  for (const index of among) slopes[index]! -= (sign * ratio) / base;
}

function sumOf(totals: Float64Array, indices: readonly number[]): number {
  let sum = 0;
  for (const index of indices) sum += totals[index]!;
  return sum;
}
