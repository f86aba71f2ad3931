import { choleskyOf, whitened } from './cholesky';
import { eigenvaluesOf } from './eigenvalues';
import { chanceBySaddlepoint } from './saddlepoint';
import { upperTailOfChiSquared, upperTailOfF } from './tails';

/** A table of two questions as tests of independence read it; no row or column of it is empty. */
export type TableOfShares = {
  readonly rows: number;
  readonly columns: number;
  /** Length rows × columns, row by row, adding to 1. */
  readonly shares: Float64Array;
  /** Their covariances under the design, square, row by row. */
  readonly covariance: Float64Array;
  /** People who answered both. */
  readonly n: number;
  /** Degrees of freedom of the design. */
  readonly df: number;
};

/** What a test came to. */
export type TestResult = {
  readonly statistic: number;
  readonly p: number;
  /** Of χ² and t one entry, of F two; none where the chance is not read from such a distribution. */
  readonly df: readonly number[];
};

/** Pearson's X² of a table and how the design spreads it. */
export type PearsonUnderDesign = {
  readonly chiSquared: number;
  /** (rows − 1)(columns − 1) */
  readonly q: number;
  /** Σd and Σd² of the generalized design effects d. */
  readonly sum: number;
  readonly sumOfSquares: number;
  /** Symmetric, q × q, with eigenvalues d. */
  readonly matrix: Float64Array;
};

/**
 * Pearson's X² of a table with its generalized design effects: what both Rao–Scott corrections are made of.
 * @returns null where nothing can be tested: one row or column, no degrees of freedom, or too many empty cells
 * Source: Rao & Scott (1984), Annals of Statistics 12(1), 46–60. An empty cell has no spread and adds nothing.
 * @example of a simple draw of 100 with cells 30, 20, 20, 30: pearsonUnderDesign(table)?.chiSquared // 4
 */
export function pearsonUnderDesign(table: TableOfShares): PearsonUnderDesign | null {
  const { rows, columns, shares, covariance, n, df } = table;
  const cells = rows * columns;
  const q = (rows - 1) * (columns - 1);
  if (q < 1 || !(df > 0)) return null;
  const inverse = Float64Array.from(shares, (share) => (share > 0 ? 1 / share : 0));
  const simple = new Float64Array(cells * cells);
  const designed = new Float64Array(cells * cells);
  for (let a = 0; a < cells; a++) {
    simple[a * cells + a] = inverse[a]! / n;
    for (let b = 0; b < cells; b++) {
      designed[a * cells + b] = inverse[a]! * covariance[a * cells + b]! * inverse[b]!;
    }
  }
  const lower = choleskyOf(interactionsOf(simple, rows, columns), q);
  if (!lower) return null;
  const matrix = whitened(lower, interactionsOf(designed, rows, columns), q);
  let sum = 0;
  for (let i = 0; i < q; i++) sum += matrix[i * q + i]!;
  const sumOfSquares = matrix.reduce((total, value) => total + value * value, 0);
  return sum > 0 ? { chiSquared: n * distanceOf(shares, rows, columns), q, sum, sumOfSquares, matrix } : null;
}

/**
 * The Rao–Scott test of independence, second order: X² ÷ Σd as an F with Satterthwaite's degrees of freedom.
 * The best of the tests here for tables of surveys; R's default.
 * @returns null where nothing can be tested (see pearsonUnderDesign)
 * Source: Rao & Scott (1984); F form as in Thomas & Rao (1987), JASA 82, 630–636.
 * @example of the same table: raoScottF(table)?.statistic // 3.96
 */
export function raoScottF(table: TableOfShares): TestResult | null {
  const pearson = pearsonUnderDesign(table);
  if (!pearson) return null;
  const above = satterthwaite(pearson);
  const below = above * table.df;
  const statistic = pearson.chiSquared / pearson.sum;
  return { statistic, p: upperTailOfF(statistic, above, below), df: [above, below] };
}

/**
 * The Rao–Scott test, first order: X² ÷ the mean of d as a χ². The statistic given is Pearson's X² itself.
 * @returns null where nothing can be tested
 * Source: Rao & Scott (1981), JASA 76, 221–230.
 * @example of the same table: raoScottChiSquared(table)?.statistic // 4
 */
export function raoScottChiSquared(table: TableOfShares): TestResult | null {
  const pearson = pearsonUnderDesign(table);
  if (!pearson) return null;
  const { chiSquared, q, sum } = pearson;
  return { statistic: chiSquared, p: upperTailOfChiSquared((chiSquared * q) / sum, q), df: [q] };
}

/**
 * The test by the distribution X² has under the design, Σdχ² over a χ² for its estimated spread, by saddlepoint approximation.
 * R's names are `lincom` and `saddlepoint`; as there, the degrees of freedom of the divisor are cut to a whole number.
 * @returns null where nothing can be tested
 * Source: Kuonen (1999), Biometrika 86(4), 929–935.
 * @example of the same table: raoScottSaddlepoint(table)?.p // 0.0511, where raoScottF has 0.0494
 */
export function raoScottSaddlepoint(table: TableOfShares): TestResult | null {
  const pearson = pearsonUnderDesign(table);
  if (!pearson) return null;
  const { chiSquared, q, matrix } = pearson;
  const divisor = satterthwaite(pearson) * table.df;
  // A simple draw gives a whole number but for rounding.
  const whole = Math.floor(divisor + 1e-9 * divisor);
  if (whole < 1) return null;
  const parts = [...eigenvaluesOf(matrix, q)].map((scale) => ({ scale, times: 1 }));
  const p = chanceBySaddlepoint([...parts, { scale: -chiSquared / divisor, times: whole }]);
  return { statistic: chiSquared, p, df: [] };
}

const satterthwaite = ({ sum, sumOfSquares }: PearsonUnderDesign) => sum ** 2 / sumOfSquares;

/** Σ(P − E)² ÷ E, with E the product of the shares of row and column. */
function distanceOf(shares: Float64Array, rows: number, columns: number): number {
  const ofRow = new Float64Array(rows);
  const ofColumn = new Float64Array(columns);
  shares.forEach((share, cell) => {
    ofRow[Math.floor(cell / columns)]! += share;
    ofColumn[cell % columns]! += share;
  });
  return shares.reduce((sum, share, cell) => {
    const expected = ofRow[Math.floor(cell / columns)]! * ofColumn[cell % columns]!;
    return sum + (share - expected) ** 2 / expected;
  }, 0);
}

/**
 * What a matrix over cells says of interactions: means of rows and columns taken out on both sides, last row and column left out.
 * Any other basis of the interactions gives the same eigenvalues.
 */
function interactionsOf(matrix: Float64Array, rows: number, columns: number): Float64Array {
  const cells = rows * columns;
  const centred = Float64Array.from(matrix);
  for (let a = 0; a < cells; a++) centre(centred, a * cells, 1, rows, columns);
  for (let b = 0; b < cells; b++) centre(centred, b, cells, rows, columns);
  const kept = Array.from({ length: cells }, (_, cell) => cell).filter(
    (cell) => cell < cells - columns && cell % columns < columns - 1,
  );
  const found = new Float64Array(kept.length * kept.length);
  kept.forEach((a, x) => {
    for (let y = 0; y < kept.length; y++) found[x * kept.length + y] = centred[a * cells + kept[y]!]!;
  });
  return found;
}

/** Takes means of rows and columns out of one table, which starts at `from` and steps by `step`. */
function centre(values: Float64Array, from: number, step: number, rows: number, columns: number): void {
  for (let i = 0; i < rows; i++) subtractMean(values, from + i * columns * step, step, columns);
  for (let j = 0; j < columns; j++) subtractMean(values, from + j * step, step * columns, rows);
}

function subtractMean(values: Float64Array, from: number, step: number, count: number): void {
  let sum = 0;
  for (let k = 0; k < count; k++) sum += values[from + k * step]!;
  const mean = sum / count;
  for (let k = 0; k < count; k++) values[from + k * step]! -= mean;
}
