import { adjustmentOf } from './fit-goals';
import { countsOf, gapsOf } from './gaps';
import { goalsOf } from './goals';
import type { Goal, WeighOptions, WeightingMethod } from './method';
import { toMeanOne } from './starting-weights';
import { weighToMargins } from './weigh-to-margins';

export type CapOptions = {
  /** The largest weight, as a multiple of the mean; 5 unless given. */
  readonly cap?: number;
  /** Only margins whose shares are off by this much in all are raked; 0.05 unless given, 0 for every margin. */
  readonly leastDiscrepancy?: number;
  /** A round must lessen the change by this share, or it is the last; 0.01 unless given. */
  readonly leastProgress?: number;
};

/**
 * Pollsters' raking: only margins that are visibly off, weights cut at a cap within each round.
 * Those without a value keep the share they have.
 * @returns weights averaging 1; `converged` is false when the cap, or a margin left out, misses a target, and `gaps` says by how much
 * @throws AnalysisError as raking
 * Source: the convention of ANES weighting (DeBell & Krosnick 2009, ANES Technical Report nes012427) as implemented in R's anesrake.
 * @example every weight of rakeAndCap.weigh(cases, population, { capped: { cap: 3 } }) is 3 or less, to 0.0001
 */
export const rakeAndCap: WeightingMethod = {
  name: 'rake-and-cap',
  label: 'Raking with a cap (pollsters’ convention)',
  usesMargins: true,
  usual: (options) => ({
    missing: 'own-category',
    maxRounds: 1000,
    ...options,
    capped: { cap: 5, leastDiscrepancy: 0.05, leastProgress: 0.01, ...options.capped },
  }),
  weigh: (cases, population, options = {}) =>
    weighToMargins('rake-and-cap', cases, population, options, (start) => {
      const goals = goalsOf(cases, population, start, options);
      return {
        fit: (weights) => {
          const { fitted, ...capped } = capToGoals(weights, goals, options);
          return { ...capped, adjustments: [adjustmentOf(weights, capped.weights, fitted)] };
        },
        gapsAfter: (weights) =>
          gapsOf(
            goals.map((goal) => keepMissing(goal, weights)),
            start,
            weights,
          ),
      };
    }),
};

/**
 * The rounds of pollsters' raking.
 * @param start base weights averaging 1; left as they are
 * @param goals of which those that are off are raked, in their order; one that others push off is added and all starts again
 * @returns weights averaging 1; `fitted` are the goals raked
 * @example see rakeAndCap
 */
export function capToGoals(
  start: Float64Array,
  goals: readonly Goal[],
  options: Pick<WeighOptions, 'capped' | 'maxRounds'>,
) {
  const { cap = 5, leastDiscrepancy = 0.05, leastProgress = 0.01 } = options.capped ?? {};
  const { maxRounds = 1000 } = options;
  const isOff = (goal: Goal, weights: Float64Array) => discrepancyOf(goal, weights) >= leastDiscrepancy;
  let fitted = goals.filter((goal) => isOff(goal, start));
  for (;;) {
    const raked = rakeRounds(start, fitted, { cap, leastProgress, maxRounds });
    const added = goals.filter((goal) => !fitted.includes(goal) && isOff(goal, raked.weights));
    if (added.length === 0) return { ...raked, fitted };
    fitted = goals.filter((goal) => fitted.includes(goal) || added.includes(goal));
  }
}

function rakeRounds(
  start: Float64Array,
  goals: readonly Goal[],
  { cap, leastProgress, maxRounds }: { cap: number; leastProgress: number; maxRounds: number },
) {
  const weights = Float64Array.from(start);
  let lastChange = Number.POSITIVE_INFINITY;
  for (let rounds = 1; rounds <= maxRounds; rounds++) {
    const before = Float64Array.from(weights);
    for (const goal of goals) rakeOne(weights, keepMissing(goal, weights));
    while (weights.some((weight) => weight > cap + 0.0001)) {
      for (let i = 0; i < weights.length; i++) weights[i] = Math.min(cap, weights[i]!);
      toMeanOne(weights);
    }
    const change = weights.reduce((sum, weight, i) => sum + Math.abs(weight - before[i]!), 0);
    if (!(change < (1 - leastProgress) * lastChange)) return { weights, rounds, converged: true };
    lastChange = change;
  }
  return { weights, rounds: maxRounds, converged: false };
}

function rakeOne(weights: Float64Array, { cells, counts }: Goal): void {
  const factors = countsOf(cells, weights, counts.length).map((now, cell) =>
    now > 0 ? counts[cell]! / now : 1,
  );
  for (let i = 0; i < weights.length; i++) weights[i]! *= factors[cells[i]!]!;
}

/** The goal with those without a value left at the count they have now, the known cells sharing the rest. */
function keepMissing(goal: Goal, weights: Float64Array): Goal {
  const now = countsOf(goal.cells, weights, goal.counts.length);
  const isKnown = (_: number, cell: number) => cell < goal.known;
  const wanted = goal.counts.filter(isKnown).reduce((sum, count) => sum + count, 0);
  const left = now.filter(isKnown).reduce((sum, count) => sum + count, 0);
  return {
    ...goal,
    counts: goal.counts.map((count, cell) => (cell < goal.known ? (count * left) / wanted : now[cell]!)),
  };
}

/** Over the known categories, the sum of |weighted share − wanted share|. */
function discrepancyOf(goal: Goal, weights: Float64Array): number {
  const { counts } = keepMissing(goal, weights);
  const now = countsOf(goal.cells, weights, counts.length);
  const total = now.reduce((sum, count) => sum + count, 0);
  return counts.reduce((sum, count, cell) => sum + Math.abs(now[cell]! - count) / total, 0);
}
