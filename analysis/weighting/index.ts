import { AnalysisError } from '../errors';
import type { WeightingMethod } from './method';
import { none } from './none';
import { rake } from './rake';

/** Every way of weighting, by name. */
export const weightingMethods: Readonly<Record<string, WeightingMethod>> = { none, rake };

/** @throws AnalysisError `unknown-method` */
export function getWeightingMethod(name: string): WeightingMethod {
  const method = Object.hasOwn(weightingMethods, name) ? weightingMethods[name] : undefined;
  if (!method)
    throw new AnalysisError('unknown-method', { name, methods: Object.keys(weightingMethods).join(', ') });
  return method;
}
