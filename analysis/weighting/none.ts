import { diagnose } from './diagnostics';
import type { WeightingMethod } from './method';
import { startingWeights } from './starting-weights';

/**
 * Base weights as they come from the draw, scaled to average 1; margins are not used.
 * @example none.weigh(casesOfTwoWithBaseWeights1And3, alignment).weights // Float64Array [0.5, 1.5]
 */
export const none: WeightingMethod = {
  name: 'none',
  label: 'No weighting (base weights only)',
  usesMargins: false,
  usual: () => ({}),
  weigh: (cases) => {
    const weights = startingWeights(cases);
    return {
      method: 'none',
      weights,
      converged: true,
      rounds: 0,
      gaps: [],
      diagnostics: diagnose(weights),
      adjustments: [],
      merges: [],
      population: null,
    };
  },
};
