import type { Adjustment } from './method';
import { type TrimRule, trimWeights } from './trim';

/** Trimming within a weighting: fit and trim, so many times over. */
export type TrimAndFit = TrimRule & {
  /** How often weights are fitted and then trimmed, 2 unless given. */
  readonly cycles?: number;
  /** Limits are kept and what that leaves in the margins is reported; or margins are met and some weights pass a limit again. */
  readonly endWith?: 'trim' | 'fit';
};

export type Fitting = {
  readonly weights: Float64Array;
  readonly rounds: number;
  readonly converged: boolean;
  readonly adjustments: readonly Adjustment[];
};

/** Fits weights to goals made ready beforehand. */
export type Fit = (weights: Float64Array) => Fitting;

/**
 * Fits and trims in turn. Limits are worked out anew before each trim, from the weights as they come into it.
 * @param trim no trimming, and so one fit, when left out
 * @returns after the last trim unless `endWith` says 'fit'; an adjustment for each fit, none for a trim; `converged` of the first fit
 * @throws AnalysisError as the fit and trimWeights
 */
export function fitAndTrim(start: Float64Array, fitWeights: Fit, trim?: TrimAndFit): Fitting {
  const first = fitWeights(start);
  if (!trim) return first;
  const { cycles = 2, endWith = 'trim' } = trim;
  let rounds = first.rounds;
  const adjustments = [...first.adjustments];
  let weights = first.weights;
  for (let trims = 1; trims <= cycles; trims++) {
    weights = trimWeights(weights, trim);
    if (trims === cycles && endWith === 'trim') break;
    const again = fitWeights(weights);
    weights = again.weights;
    rounds += again.rounds;
    adjustments.push(...again.adjustments);
  }
  return { weights, rounds, converged: first.converged, adjustments };
}
