import tQuantile from '@stdlib/stats-base-dists-t-quantile';
import type { NumberColumn } from '../cases';
import { designEffect } from '../weighting/diagnostics';
import { type Design, type Domain, degreesOfFreedom } from './design';
import { type Interval, intervalName } from './interval';
import { type VarianceOf, varianceFor } from './linearize';

/** A figure with both bases and its range. */
export type Estimate = {
  readonly estimate: number;
  /** Null, like the interval, when one person answered. */
  readonly se: number | null;
  readonly df: number;
  readonly interval: Interval | null;
  /** People counted. */
  readonly base: number;
  /** Their Σw. */
  readonly weightedBase: number;
  readonly effectiveBase: number;
};

export type EstimateOptions = {
  readonly domain?: Domain;
  readonly level?: number;
  /** From varianceFor(design): hand it in when many figures of one design are wanted. */
  readonly variance?: VarianceOf;
};

/**
 * The weighted mean of those who answered, with its linearized standard error and t interval.
 * @param values length n; missing ones stay out of the mean and in the design
 * @returns the estimate in the unit of the values, or null when nobody in the domain answered (or all with weight 0)
 * Source: Lumley, Complex Surveys (2010); t with as many degrees of freedom as respondents less strata.
 * @example weightedMean({ values: [1, 3], … }, design with weights 1 and 3) // estimate 2.5
 */
export function weightedMean(
  column: NumberColumn,
  design: Design,
  options: EstimateOptions = {},
): Estimate | null {
  return meanWhere(column.values, (i) => column.missing[i]! >= 0, design, options);
}

/**
 * The mean of values over the cases that answered; the common ground of means and shares.
 * @param answered whether case i has a value
 * @returns see weightedMean
 */
export function meanWhere(
  values: ArrayLike<number>,
  answered: (i: number) => boolean,
  design: Design,
  options: EstimateOptions = {},
): Estimate | null {
  const { domain, level = 0.95, variance = varianceFor(design) } = options;
  const isIn = (i: number) => (domain === undefined || domain[i] === 1) && answered(i);
  const weights: number[] = [];
  let weightedBase = 0;
  let sum = 0;
  for (let i = 0; i < design.n; i++) {
    if (!isIn(i)) continue;
    weights.push(design.weights[i]!);
    weightedBase += design.weights[i]!;
    sum += design.weights[i]! * values[i]!;
  }
  if (weightedBase === 0) return null;
  const estimate = sum / weightedBase;
  const df = degreesOfFreedom(design, domain);
  const base = weights.length;
  const bases = { base, weightedBase, effectiveBase: base / designEffect(weights) };
  if (base < 2 || df < 1) return { estimate, se: null, df, interval: null, ...bases };
  const influence = new Float64Array(design.n);
  for (let i = 0; i < design.n; i++) if (isIn(i)) influence[i] = (values[i]! - estimate) / weightedBase;
  const se = Math.sqrt(variance(influence));
  const half = tQuantile((1 + level) / 2, df) * se;
  const interval: Interval = {
    lower: estimate - half,
    upper: estimate + half,
    level,
    name: intervalName(design.selection),
  };
  return { estimate, se, df, interval, ...bases };
}
