import { diagnose } from './diagnostics';
import { adjustmentOf, gapsOf, rakeToGoals } from './fit-goals';
import { goalsOf } from './goals';
import type { WeighOptions, WeightingMethod } from './method';
import { startingWeights } from './starting-weights';
import { trimAndRake } from './trim';

/**
 * Raking: fits the margins in turn until all agree.
 * Starts at the base weights; stops when the largest relative gap of any cell is 1e-10, or after 1,000 rounds.
 * @returns weights averaging 1; `converged` is false whenever a margin is missed, after trimming too, and `gaps` names it
 * @throws AnalysisError `empty-category`, `category-without-target`, `missing-profile`, `bad-merge`, `bad-limits`, `no-margins`, `no-cases`, `no-weight`
 * Source: Deming & Stephan (1940), Annals of Mathematical Statistics 11.
 * @example 60 women and 40 men raked to halves: women weigh 0.8333…, men 1.25
 */
export const rake: WeightingMethod = {
  name: 'rake',
  label: 'Raking to margins',
  usesMargins: true,
  weigh: (cases, population, options = {}) => {
    const start = startingWeights(cases);
    const goals = goalsOf(cases, population, start, options);
    const first = rakeToGoals(start, goals, options);
    const trimmed = options.trim ? trimAndRake(first.weights, goals, options.trim, options) : null;
    const weights = trimmed?.weights ?? first.weights;
    const gaps = gapsOf(goals, start, weights);
    return {
      method: 'rake',
      weights,
      converged:
        first.converged && gaps.every(({ largestRelativeGap }) => largestRelativeGap <= metWithin(options)),
      rounds: first.rounds + (trimmed?.rounds ?? 0),
      gaps,
      diagnostics: diagnose(weights),
      adjustments: [adjustmentOf(start, first.weights, goals), ...(trimmed?.adjustments ?? [])],
      merges: options.merges ?? [],
      population: { universe: population.universe, geography: population.geography, total: population.total },
    };
  },
};

/** The relative gap up to which margins count as met: what was asked for, with room for the last digits. */
function metWithin(options: WeighOptions): number {
  return 10 * (options.tolerance ?? 1e-10);
}
