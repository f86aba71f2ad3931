import tQuantile from '@stdlib/stats-base-dists-t-quantile';
import type { NumberColumn } from '../cases';
import { designEffect } from '../weighting/diagnostics';
import { type Design, type Domain, degreesOfFreedom } from './design';
import { type Interval, intervalName } from './interval';
import { type CovarianceFor, covarianceFor, type Statistic } from './statistic';

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
  /** From covarianceFor(design): hand it in when many figures of one design are wanted. */
  readonly covariance?: CovarianceFor;
};

/**
 * The mean of the values of the cases that count.
 * @param values length n; those of cases that do not count are not looked at
 * @param counted length n: 1 for the cases that count
 * @example meanOf([1, 3], Uint8Array.of(1, 1)).under(Float64Array.of(1, 3)).values // Float64Array [2.5]
 */
export function meanOf(values: ArrayLike<number>, counted: Uint8Array, name = 'mean'): Statistic {
  return {
    names: [name],
    counted,
    under: (weights) => {
      let weight = 0;
      let sum = 0;
      for (let i = 0; i < counted.length; i++) {
        if (counted[i] === 0) continue;
        weight += weights[i]!;
        sum += weights[i]! * values[i]!;
      }
      const mean = sum / weight;
      return {
        values: Float64Array.of(mean),
        influences: () => {
          const influence = new Float64Array(counted.length);
          for (let i = 0; i < influence.length; i++) {
            if (counted[i] === 1) influence[i] = (values[i]! - mean) / weight;
          }
          return [influence];
        },
      };
    },
  };
}

/**
 * The weighted mean of those who answered, with its standard error and t interval.
 * @param values length n; missing ones stay out of the mean and in the design
 * @returns the estimate in the unit of the values, or null when nobody in the domain answered (or all with weight 0)
 * Source: Lumley, Complex Surveys (2010); t with the design's degrees of freedom.
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
  const { domain, level = 0.95, covariance = covarianceFor(design) } = options;
  const counted = new Uint8Array(design.n);
  const weights: number[] = [];
  let weightedBase = 0;
  for (let i = 0; i < design.n; i++) {
    if ((domain !== undefined && domain[i] === 0) || !answered(i)) continue;
    counted[i] = 1;
    weights.push(design.weights[i]!);
    weightedBase += design.weights[i]!;
  }
  if (weightedBase === 0) return null;
  const statistic = meanOf(values, counted);
  const estimate = statistic.under(design.weights).values[0]!;
  const df = degreesOfFreedom(design, domain);
  const base = weights.length;
  const bases = { base, weightedBase, effectiveBase: base / designEffect(weights) };
  if (base < 2 || df < 1) return { estimate, se: null, df, interval: null, ...bases };
  const se = Math.sqrt(covariance(statistic)[0]!);
  const half = tQuantile((1 + level) / 2, df) * se;
  const interval: Interval = {
    lower: estimate - half,
    upper: estimate + half,
    level,
    name: intervalName(design.selection),
  };
  return { estimate, se, df, interval, ...bases };
}
