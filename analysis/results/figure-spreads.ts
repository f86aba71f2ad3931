import type { Ratio, TableFigure } from './table-figures';
import type { TotalsSpread } from './table-moments';

/** A figure that the margins (or its own people) all but fix: as a difference of sums so much larger it has lost its digits. */
const lostBelow = 1e-5;

type Term = {
  readonly of: readonly number[];
  readonly among: readonly number[];
  readonly ratio: number;
  /** 1 ÷ base, negative for what is taken off. */
  readonly times: number;
};

/**
 * Covariances and variances of a table's figures from those of its totals, by the delta method: a ratio's deviation is that of its
 * numerator less ratio × that of its base, ÷ base.
 * Bases are told apart by identity: figures that share a base should share its list.
 * @returns covarianceOf: square, row by row, or null where a figure has lost its digits; variancesOf: NaN at such figures
 * Source: Särndal, Swensson & Wretman (1992), section 5.6: the ratio of two totals.
 * @example figureSpreads(Float64Array.of(1, 3), { covariance: Float64Array.of(1, 0, 0, 1), squares })
 *   .variancesOf([{ of: [0], among: [0, 1] }]) // [0.0390625]
 */
export function figureSpreads(totals: Float64Array, { covariance, squares }: TotalsSpread) {
  const count = totals.length;
  const rowsOfBases = new Map<readonly number[], Float64Array>();
  const rowOfBase = (among: readonly number[]) => {
    const known = rowsOfBases.get(among);
    if (known) return known;
    const row = new Float64Array(count);
    for (const p of among) for (let q = 0; q < count; q++) row[q]! += covariance[p * count + q]!;
    rowsOfBases.set(among, row);
    return row;
  };
  /** Covariances of one figure with every total. */
  const withTotals = (terms: readonly Term[]): Float64Array => {
    const row = new Float64Array(count);
    for (const { of, among, ratio, times } of terms) {
      const base = rowOfBase(among);
      for (const p of of) for (let q = 0; q < count; q++) row[q]! += times * covariance[p * count + q]!;
      for (let q = 0; q < count; q++) row[q]! -= times * ratio * base[q]!;
    }
    return row;
  };
  const sizeOf = (terms: readonly Term[]) =>
    terms.reduce(
      (sum, { of, among, ratio, times }) =>
        sum + times * times * (sumAt(squares, of) + ratio * ratio * sumAt(squares, among)),
      0,
    );
  const hasLost = (variance: number, terms: readonly Term[]) =>
    variance !== 0 && variance < lostBelow * sizeOf(terms);

  return {
    covarianceOf: (figures: readonly TableFigure[]): Float64Array | null => {
      const terms = figures.map((figure) => termsOf(figure, totals));
      const k = figures.length;
      const result = new Float64Array(k * k);
      for (let a = 0; a < k; a++) {
        const row = withTotals(terms[a]!);
        const bases = new Map<readonly number[], number>();
        for (let b = a; b < k; b++) {
          const found = carry(row, terms[b]!, bases);
          if (b === a && hasLost(found, terms[a]!)) return null;
          result[a * k + b] = found;
          result[b * k + a] = found;
        }
      }
      return result;
    },
    variancesOf: (figures: readonly TableFigure[]): Float64Array =>
      Float64Array.from(figures, (figure) => {
        const terms = termsOf(figure, totals);
        const variance = carry(withTotals(terms), terms, new Map());
        return hasLost(variance, terms) ? Number.NaN : variance;
      }),
  };
}

function termsOf({ less, ...ratio }: TableFigure, totals: Float64Array): Term[] {
  return [termOf(ratio, totals, 1), ...(less ? [termOf(less, totals, -1)] : [])];
}

function termOf({ of, among }: Ratio, totals: Float64Array, sign: number): Term {
  const base = sumAt(totals, among);
  return base === 0
    ? { of, among, ratio: 0, times: 0 }
    : { of, among, ratio: sumAt(totals, of) / base, times: sign / base };
}

/** A row over totals, carried over to one figure; sums over bases are kept for the next one. */
function carry(row: Float64Array, terms: readonly Term[], bases: Map<readonly number[], number>): number {
  let found = 0;
  for (const { of, among, ratio, times } of terms) {
    let base = bases.get(among);
    if (base === undefined) {
      base = sumAt(row, among);
      bases.set(among, base);
    }
    found += times * (sumAt(row, of) - ratio * base);
  }
  return found;
}

function sumAt(values: Float64Array, indices: readonly number[]): number {
  let sum = 0;
  for (let k = 0; k < indices.length; k++) sum += values[indices[k]!]!;
  return sum;
}
