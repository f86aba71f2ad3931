import { AnalysisError } from '../errors';
import { adjustmentOf, rakeToGoals } from './fit-goals';
import type { Adjustment, Goal, WeighOptions } from './method';
import { toMeanOne } from './starting-weights';

export type TrimLimits = { readonly lower?: number; readonly upper?: number };

/** What staff are offered first; nothing is trimmed unless asked (DEFINITIONS, weighting). */
export const usualLimits: TrimLimits = { lower: 0.3, upper: 3 };

/**
 * Weights kept between two multiples of their mean, what was cut shared out in proportion over the rest until all keep the limits.
 * @param weights length n, averaging 1; left as they are
 * @returns weights averaging 1, none above the upper or below the lower limit
 * @throws AnalysisError `bad-limits` unless lower < 1 < upper
 * @example trimWeights(Float64Array.of(0.25, 0.25, 0.25, 3.25), { upper: 2 }) // [2/3, 2/3, 2/3, 2]
 */
export function trimWeights(weights: Float64Array, limits: TrimLimits): Float64Array {
  const { lower = 0, upper = Number.POSITIVE_INFINITY } = limits;
  if (!(lower >= 0 && lower < 1 && upper > 1)) throw new AnalysisError('bad-limits', { lower, upper });
  // The scale at which the clamped weights average 1: found by halving, since their mean rises with the scale.
  const clamped = (scale: number) =>
    weights.map((weight) => Math.min(upper, Math.max(lower, weight * scale)));
  const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
  let low = 0;
  let high = 1;
  for (let doubling = 0; doubling < 60 && mean(clamped(high)) < 1; doubling++) high *= 2;
  for (let halving = 0; halving < 200; halving++) {
    const middle = (low + high) / 2;
    if (mean(clamped(middle)) < 1) low = middle;
    else high = middle;
  }
  return clamped(high);
}

/**
 * Trims, rakes once more, and brings back the weights that this carried over a limit:
 * limits are kept, and the gap that leaves in the margins is reported, not hidden.
 */
export function trimAndRake(
  weights: Float64Array,
  goals: readonly Goal[],
  limits: TrimLimits,
  options: WeighOptions,
): { weights: Float64Array; rounds: number; adjustments: readonly Adjustment[] } {
  const trimmed = trimWeights(weights, limits);
  const again = rakeToGoals(trimmed, goals, options);
  const kept = trimWeights(toMeanOne(Float64Array.from(again.weights)), limits);
  return {
    weights: kept,
    rounds: again.rounds,
    adjustments: [adjustmentOf(trimmed, again.weights, goals)],
  };
}
