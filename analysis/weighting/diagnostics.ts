import { AnalysisError } from '../errors';

export type Diagnostics = {
  readonly n: number;
  readonly least: number;
  readonly largest: number;
  readonly designEffect: number;
  readonly effectiveBase: number;
  /** Effective base ÷ n. */
  readonly efficiency: number;
  /** Share of all weight held by the 1 % (at least one person) with most. */
  readonly shareOfTopPercent: number;
};

/** Below this an analyst is told that the weights cost much (DEFINITIONS, weighting). */
export const lowEfficiency = 0.7;

/**
 * What weights cost.
 * @param weights length n ≥ 1, each ≥ 0, not all 0; any scale
 * @throws AnalysisError `no-weight`
 * Source: Kish (1992), Weighting for unequal Pi, J. Official Statistics 8(2).
 * @example diagnose(Float64Array.of(0.5, 1.5)).effectiveBase // 1.6
 */
export function diagnose(weights: ArrayLike<number>): Diagnostics {
  const sorted = Float64Array.from(weights).sort().reverse();
  const n = sorted.length;
  const total = sorted.reduce((sum, weight) => sum + weight, 0);
  const top = sorted.subarray(0, Math.max(1, Math.round(n / 100))).reduce((sum, weight) => sum + weight, 0);
  const effect = designEffect(weights);
  return {
    n,
    least: sorted[n - 1]!,
    largest: sorted[0]!,
    designEffect: effect,
    effectiveBase: n / effect,
    efficiency: 1 / effect,
    shareOfTopPercent: top / total,
  };
}

/**
 * Kish's design effect: how much unequal weights inflate the variance of a mean.
 * @param weights length n, each ≥ 0, not all 0; any scale (the measure ignores scale)
 * @returns n·Σw² ÷ (Σw)², 1 or more
 * @throws AnalysisError `no-weight` when every weight is 0
 * Source: Kish (1992), Weighting for unequal Pi, J. Official Statistics 8(2).
 * @example designEffect([0.5, 1.5]) // 1.25
 */
export function designEffect(weights: ArrayLike<number>): number {
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < weights.length; i++) {
    sum += weights[i]!;
    squares += weights[i]! * weights[i]!;
  }
  if (sum === 0) throw new AnalysisError('no-weight');
  return (weights.length * squares) / (sum * sum);
}

/**
 * The same measures within each segment.
 * @param weights length n
 * @param segments length n, index of each case's segment, below 0 for none
 * @param count number of segments
 * @returns one entry a segment; null where nobody (or no weight) is
 * Source: see designEffect, taken within each segment.
 * @example diagnoseSegments(Float64Array.of(1, 1, 0.5, 1.5), Int32Array.of(0, 0, 1, 1), 3)[1]?.effectiveBase // 1.6
 */
export function diagnoseSegments(
  weights: Float64Array,
  segments: Int32Array,
  count: number,
): (Diagnostics | null)[] {
  return Array.from({ length: count }, (_, segment) => {
    const own = weights.filter((_weight, i) => segments[i] === segment);
    return own.some((weight) => weight > 0) ? diagnose(own) : null;
  });
}
