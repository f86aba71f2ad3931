import type { Cases } from '../cases';
import type { Alignment } from '../targets/margins';
import { diagnose } from './diagnostics';
import { type Fit, fitAndTrim } from './fit-and-trim';
import { largestGapOf, type MarginGap } from './gaps';
import type { WeighOptions, Weighting } from './method';
import { startingWeights, toMeanOne } from './starting-weights';

/** What a method makes ready: how weights are fitted, and how far any weights are from what was wanted. */
export type Prepared = { readonly fit: Fit; readonly gapsAfter: (weights: Float64Array) => MarginGap[] };

/**
 * What the methods that fit share: base weights averaging 1, fitted and (if asked) trimmed, with gaps and diagnostics.
 * A weighting is called converged only when every margin is met, after trimming too; by R's stopping rule, when that rule was met.
 * @param prepare given the base weights
 */
export function weighToMargins(
  method: string,
  cases: Cases,
  population: Alignment,
  options: WeighOptions,
  prepare: (start: Float64Array) => Prepared,
): Weighting {
  const start = startingWeights(cases);
  const { fit, gapsAfter } = prepare(start);
  const { weights, rounds, converged, adjustments } = fitAndTrim(start, fit, options.trim);
  toMeanOne(weights);
  const gaps = gapsAfter(weights);
  return {
    method,
    weights,
    converged: converged && (options.stopping === 'r' || largestGapOf(gaps) <= metWithin(options)),
    rounds,
    gaps,
    diagnostics: diagnose(weights),
    adjustments,
    merges: options.merges ?? [],
    population: { universe: population.universe, geography: population.geography, total: population.total },
  };
}

/** The relative gap up to which margins count as met: what was asked for, with room for the last digits. */
function metWithin(options: WeighOptions): number {
  return Math.max(1e-12, 10 * (options.tolerance ?? 1e-10));
}
