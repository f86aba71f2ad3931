import { AnalysisError } from '../errors';
import { calibrate } from './calibrate';
import type { WeightingMethod } from './method';
import { none } from './none';
import { postStratify } from './post-stratify';
import { rake } from './rake';
import { rakeAndCap } from './rake-and-cap';

/** Every way of weighting, by name. */
export const weightingMethods: Readonly<Record<string, WeightingMethod>> = {
  none,
  'post-stratify': postStratify,
  rake,
  'rake-and-cap': rakeAndCap,
  calibrate,
};

/** @throws AnalysisError `unknown-method` */
export function getWeightingMethod(name: string): WeightingMethod {
  const method = Object.hasOwn(weightingMethods, name) ? weightingMethods[name] : undefined;
  if (!method)
    throw new AnalysisError('unknown-method', { name, methods: Object.keys(weightingMethods).join(', ') });
  return method;
}
