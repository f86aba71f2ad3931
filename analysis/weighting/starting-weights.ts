import type { Cases } from '../cases';
import { AnalysisError } from '../errors';

/**
 * Base weights scaled to average 1.
 * @throws AnalysisError `no-cases`, `no-weight`, `wrong-length`, `bad-weight`
 * @example base weights 1 and 3 become 0.5 and 1.5
 */
export function startingWeights(cases: Cases): Float64Array {
  if (cases.n === 0) throw new AnalysisError('no-cases');
  if (cases.baseWeights.length !== cases.n) {
    throw new AnalysisError('wrong-length', {
      what: 'The list of base weights',
      found: cases.baseWeights.length,
      wanted: cases.n,
    });
  }
  cases.baseWeights.forEach((value, i) => {
    if (!Number.isFinite(value) || value < 0) throw new AnalysisError('bad-weight', { row: i + 1, value });
  });
  return toMeanOne(Float64Array.from(cases.baseWeights));
}

/** Weights scaled, in place, to average 1. @throws AnalysisError `no-weight` */
export function toMeanOne(weights: Float64Array): Float64Array {
  let sum = 0;
  for (const weight of weights) sum += weight;
  if (sum === 0) throw new AnalysisError('no-weight');
  const factor = weights.length / sum;
  for (let i = 0; i < weights.length; i++) weights[i]! *= factor;
  return weights;
}
