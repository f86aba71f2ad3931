import { choleskyOf, withoutCovariance } from './cholesky';
import type { TestResult } from './rao-scott';
import { upperTailOfF } from './tails';

/** A table of weighted totals; no row or column of it is empty. */
export type TableOfTotals = {
  readonly rows: number;
  readonly columns: number;
  /** Length rows × columns, row by row. */
  readonly totals: Float64Array;
  /** Their covariances under the design, square, row by row. */
  readonly covariance: Float64Array;
  /** Degrees of freedom of the design. */
  readonly df: number;
};

/**
 * Wald's test that several figures are all 0, as an F: of one figure the square of its t.
 * @param covariance of the figures under the design, square, row by row
 * @param df degrees of freedom of the design
 * @returns null without figures or degrees of freedom, and for figures that depend on one another
 * Source: Korn & Graubard, Analysis of Health Surveys (1999), 3.4.
 * @example waldTestOfZero(Float64Array.of(3), Float64Array.of(1), 20)?.statistic // 9
 */
export function waldTestOfZero(
  figures: Float64Array,
  covariance: Float64Array,
  df: number,
): TestResult | null {
  const q = figures.length;
  const lower = q > 0 && df > 0 ? choleskyOf(covariance, q) : null;
  if (!lower) return null;
  const statistic = withoutCovariance(lower, figures).reduce((sum, value) => sum + value * value, 0) / q;
  return { statistic, p: upperTailOfF(statistic, q, df), df: [q, df] };
}

/**
 * Wald's test of independence: whether weighted totals are the products of their margins.
 * Unsteady when the design has few degrees of freedom; Rao and Scott's is the better habit.
 * @returns null where nothing can be tested: one row or column, or differences that depend on one another
 * Source: Koch, Freeman & Freeman (1975), International Statistical Review 43, 59–78.
 * @example of a simple draw of 100 with cells 30, 20, 20, 30: waldTest(totals)?.df // [1, 99]
 */
export function waldTest(table: TableOfTotals): TestResult | null {
  const { distances, covariance } = fromIndependence(table);
  return waldTestOfZero(distances, covariance, table.df);
}

/**
 * Wald's test of independence, made smaller for the degrees of freedom its covariances cost.
 * @returns null where nothing can be tested, also when the design has fewer degrees of freedom than the table
 * Source: Fellegi (1980), JASA 75, 261–268; Thomas & Rao (1987), JASA 82, 630–636.
 * @example of the same table: adjustedWaldTest(totals)?.df // [1, 99]
 */
export function adjustedWaldTest(table: TableOfTotals): TestResult | null {
  const plain = waldTest(table);
  if (!plain) return null;
  const [q = 1] = plain.df;
  const below = table.df - q + 1;
  if (!(below > 0)) return null;
  const statistic = (plain.statistic * below) / table.df;
  return { statistic, p: upperTailOfF(statistic, q, below), df: [q, below] };
}

/** T_ij − T_i.T_.j ÷ T.., rows and columns from the second on, with covariances by linearization. */
function fromIndependence(table: TableOfTotals): { distances: Float64Array; covariance: Float64Array } {
  const { rows, columns, totals, covariance } = table;
  const q = (rows - 1) * (columns - 1);
  const cells = rows * columns;
  const { ofRow, ofColumn, all } = marginsOf(totals, rows, columns);
  const distances = new Float64Array(q);
  const slopes = new Float64Array(q * cells);
  for (let y = 0; y < q; y++) {
    const i = 1 + Math.floor(y / (columns - 1));
    const j = 1 + (y % (columns - 1));
    distances[y] = totals[i * columns + j]! - (ofRow[i]! * ofColumn[j]!) / all;
    for (let cell = 0; cell < cells; cell++) {
      const isOfRow = Math.floor(cell / columns) === i;
      const isOfColumn = cell % columns === j;
      slopes[y * cells + cell] =
        (isOfRow && isOfColumn ? 1 : 0) -
        (isOfRow ? ofColumn[j]! / all : 0) -
        (isOfColumn ? ofRow[i]! / all : 0) +
        (ofRow[i]! * ofColumn[j]!) / all ** 2;
    }
  }
  return { distances, covariance: carried(slopes, covariance, q, cells) };
}

function marginsOf(totals: Float64Array, rows: number, columns: number) {
  const ofRow = new Float64Array(rows);
  const ofColumn = new Float64Array(columns);
  totals.forEach((total, cell) => {
    ofRow[Math.floor(cell / columns)]! += total;
    ofColumn[cell % columns]! += total;
  });
  return { ofRow, ofColumn, all: ofRow.reduce((sum, total) => sum + total, 0) };
}

/** J·V·Jᵀ: covariances of figures with these slopes. */
function carried(slopes: Float64Array, covariance: Float64Array, q: number, cells: number): Float64Array {
  const found = new Float64Array(q * q);
  const half = new Float64Array(cells);
  for (let x = 0; x < q; x++) {
    half.fill(0);
    for (let a = 0; a < cells; a++) {
      const slope = slopes[x * cells + a]!;
      for (let b = 0; b < cells; b++) half[b]! += slope * covariance[a * cells + b]!;
    }
    for (let y = 0; y < q; y++) {
      let sum = 0;
      for (let b = 0; b < cells; b++) sum += half[b]! * slopes[y * cells + b]!;
      found[x * q + y] = sum;
    }
  }
  return found;
}
