import { AnalysisError } from '../errors';
import { controlledRounding } from './controlled-rounding';
import type { AlignedMargin, Alignment } from './margins';

/** How far a cell may go over its target: a share of the target (rounded up), or a number of people. */
export type Tolerance = { readonly share: number } | { readonly people: number };

export type QuotaCell = {
  readonly codes: readonly string[];
  /** People in it, as the source counts them. */
  readonly population: number;
  /** Of the population, 0–1. */
  readonly share: number;
  readonly target: number;
  /** People over target at which the cell is full (R5). */
  readonly tolerance: number;
};

export type QuotaMargin = Omit<AlignedMargin, 'cells' | 'shares'> & { readonly cells: readonly QuotaCell[] };

/** Margins scaled to the panel's size (R4). */
export type QuotaFrame = {
  readonly size: number;
  readonly universe: string;
  readonly geography: string;
  readonly total: number;
  readonly margins: readonly QuotaMargin[];
};

export type QuotaFrameOptions = {
  /** People wanted on the panel. */
  readonly size: number;
  /** By margin name; a margin without one has the tolerance under '*', or none. */
  readonly tolerance?: Readonly<Record<string, Tolerance>>;
  /** Round interlocked cells so that their sums equal the targets of the one-variable margins. */
  readonly controlled?: boolean;
};

/**
 * Targets for a panel of a given size: every margin's targets are whole numbers that add up to exactly that size.
 * @param alignment margins of one universe (see alignMargins)
 * @returns a frame whose margins keep their order, source and marks
 * @throws AnalysisError `bad-size` unless the size is a whole number of 1 or more; `cannot-round` when an interlock lacks crossings
 * Source: largest-remainder (Hamilton) rounding; R4.
 * @example quotaFrame(alignment, { size: 10 }).margins[0].cells.map((cell) => cell.target) // [5, 3, 2] for shares 0.5, 0.3, 0.2
 */
export function quotaFrame(alignment: Alignment, options: QuotaFrameOptions): QuotaFrame {
  const { size } = options;
  if (!Number.isInteger(size) || size < 1) throw new AnalysisError('bad-size', { size });
  const plain = alignment.margins.map((margin) => largestRemainder(margin.shares, size));
  const targets = options.controlled ? controlledRounding(alignment.margins, plain, size) : plain;
  return {
    size,
    universe: alignment.universe,
    geography: alignment.geography,
    total: alignment.total,
    margins: alignment.margins.map(({ cells, shares, ...margin }, m) => {
      const tolerance = options.tolerance?.[margin.name] ?? options.tolerance?.['*'] ?? { people: 0 };
      return {
        ...margin,
        cells: cells.map(({ codes, count }, c) => {
          const target = targets[m]![c]!;
          return {
            codes,
            population: count,
            share: shares[c]!,
            target,
            tolerance: peopleOver(target, tolerance),
          };
        }),
      };
    }),
  };
}

/**
 * Whole numbers in proportion to shares that add up to exactly the size: each is its quota rounded down,
 * and the places left go to the largest remainders (the earlier of equal ones first).
 * @param shares each ≥ 0, not all 0; any scale
 * @param size whole number ≥ 0
 * @example largestRemainder([1, 1, 1], 10) // [4, 3, 3]
 */
export function largestRemainder(shares: readonly number[], size: number): number[] {
  const total = shares.reduce((sum, share) => sum + share, 0);
  const quotas = shares.map((share) => (share / total) * size);
  // A quota that is whole but for floating point keeps its whole number.
  const counts = quotas.map((quota) => Math.floor(quota + 1e-9));
  let left = size - counts.reduce((sum, count) => sum + count, 0);
  const byRemainder = quotas
    .map((quota, i) => ({ i, remainder: quota - counts[i]! }))
    .sort((one, other) =>
      Math.abs(other.remainder - one.remainder) > 1e-12 ? other.remainder - one.remainder : one.i - other.i,
    );
  for (const { i } of byRemainder) {
    if (left <= 0) break;
    counts[i]! += 1;
    left -= 1;
  }
  return counts;
}

function peopleOver(target: number, tolerance: Tolerance): number {
  return 'people' in tolerance ? tolerance.people : Math.ceil(target * tolerance.share - 1e-9);
}
