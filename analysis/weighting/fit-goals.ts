import type { MarginGap } from './diagnostics';
import { sharesOf } from './goals';
import type { Adjustment, Goal, WeighOptions } from './method';
import { toMeanOne } from './starting-weights';

/**
 * The raking loop: each round multiplies the weights of every cell of every goal by wanted ÷ current share.
 * @param start length n, averaging 1; left as it is
 * @example see rake
 */
export function rakeToGoals(
  start: Float64Array,
  goals: readonly Goal[],
  options: Pick<WeighOptions, 'maxRounds' | 'tolerance'>,
): { weights: Float64Array; rounds: number; converged: boolean } {
  const { maxRounds = 1000, tolerance = 1e-10 } = options;
  const weights = Float64Array.from(start);
  const n = weights.length;
  let rounds = 0;
  let converged = false;
  while (!converged && rounds < maxRounds) {
    rounds += 1;
    let largest = 0;
    for (const { cells, shares } of goals) {
      const factors = sharesOf(cells, weights, shares.length);
      for (let cell = 0; cell < factors.length; cell++) {
        const current = factors[cell]!;
        if (shares[cell]! > 0) largest = Math.max(largest, Math.abs(current / shares[cell]! - 1));
        factors[cell] = current > 0 ? shares[cell]! / current : 1;
      }
      for (let i = 0; i < n; i++) weights[i]! *= factors[cells[i]!]!;
    }
    converged = largest <= tolerance;
  }
  return { weights: toMeanOne(weights), rounds, converged };
}

/** How far each goal is met, its cells before and after. */
export function gapsOf(goals: readonly Goal[], start: Float64Array, weights: Float64Array): MarginGap[] {
  return goals.map(({ margin, labels, cells, shares }) => {
    const before = sharesOf(cells, start, shares.length);
    const after = sharesOf(cells, weights, shares.length);
    const people = new Float64Array(labels.length);
    for (const cell of cells) people[cell]! += 1;
    let largestRelativeGap = 0;
    let category = labels[0] ?? '';
    shares.forEach((share, cell) => {
      const gap = share > 0 ? Math.abs(after[cell]! / share - 1) : 0;
      if (gap > largestRelativeGap) {
        largestRelativeGap = gap;
        category = labels[cell]!;
      }
    });
    return {
      margin,
      largestRelativeGap,
      category,
      cells: labels.map((label, cell) => ({
        label,
        people: people[cell]!,
        wanted: shares[cell]!,
        before: before[cell]!,
        after: after[cell]!,
      })),
    };
  });
}

/** What standard errors need to know of a fitting to goals. */
export function adjustmentOf(before: Float64Array, after: Float64Array, goals: readonly Goal[]): Adjustment {
  return {
    before,
    after,
    fitted: goals.map(({ cells, labels }) => ({ cells, size: labels.length })),
    residual: 'least-squares',
  };
}
