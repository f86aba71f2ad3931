import { AnalysisError } from '../errors';
import { adjustmentOf, rakeToGoals } from './fit-goals';
import { gapsOf } from './gaps';
import { goalsOf } from './goals';
import type { WeightingMethod } from './method';
import { weighToMargins } from './weigh-to-margins';

/**
 * Post-stratification: the weights of each cell of one margin brought to its count, in one step.
 * With `partial`, cells nobody is in are left out and the others keep their proportions; `gaps` shows what is missed.
 * @returns weights averaging 1; `converged` is false when a cell was left out or weights were trimmed
 * @throws AnalysisError `one-margin` unless there is exactly one; `empty-category`, `category-without-target`, `missing-profile`, `bad-merge`
 * Source: Holt & Smith (1979), Post stratification, JRSS A 142.
 * @example 60 women and 40 men to halves: women weigh 0.8333…, men 1.25
 */
export const postStratify: WeightingMethod = {
  name: 'post-stratify',
  label: 'Post-stratification to one margin',
  usesMargins: true,
  usual: (options) => ({ missing: 'own-category', partial: false, ...options }),
  weigh: (cases, population, options = {}) =>
    weighToMargins('post-stratify', cases, population, options, (start) => {
      if (population.margins.length !== 1) {
        throw new AnalysisError('one-margin', { count: population.margins.length });
      }
      const goals = goalsOf(cases, population, start, options);
      return {
        fit: (weights) => {
          const { weights: fitted } = rakeToGoals(weights, goals, { maxRounds: 1 });
          return {
            weights: fitted,
            rounds: 1,
            converged: true,
            adjustments: [adjustmentOf(weights, fitted, goals)],
          };
        },
        gapsAfter: (weights) => gapsOf(goals, start, weights),
      };
    }),
};
