import { adjustmentOf, rakeToGoals } from './fit-goals';
import { gapsOf } from './gaps';
import { goalsOf } from './goals';
import type { WeighOptions, WeightingMethod } from './method';
import { weighToMargins } from './weigh-to-margins';

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
  usual: (options) =>
    options.stopping === 'r'
      ? { missing: 'own-category', epsilon: 1, maxRounds: 10, ...options }
      : { missing: 'own-category', tolerance: 1e-10, maxRounds: 1000, ...options },
  weigh: (cases, population, options: WeighOptions = {}) =>
    weighToMargins('rake', cases, population, options, (start) => {
      const goals = goalsOf(cases, population, start, options);
      return {
        fit: (weights) => {
          const raked = rakeToGoals(weights, goals, options);
          return { ...raked, adjustments: [adjustmentOf(weights, raked.weights, goals)] };
        },
        gapsAfter: (weights) => gapsOf(goals, start, weights),
      };
    }),
};
