import { AnalysisError } from '../errors';

/** How far from its base weight a calibration may take a weight, and how gladly. */
export type Distance = {
  /** The ratio of a case with score u, kept between lower and upper. */
  readonly ratio: (u: number, lower: number, upper: number) => number;
  /** How fast the ratio grows with the score; 0 where a bound holds it. */
  readonly slope: (u: number, lower: number, upper: number) => number;
};

export const distanceNames = ['linear', 'raking', 'logit'] as const;
export type DistanceName = (typeof distanceNames)[number];

/**
 * The distances of calibration: 'linear' (ratio 1 + u, cut at the bounds), 'raking' (exp u, cut at the bounds, if any),
 * 'logit' (an S between the bounds, which it never reaches).
 * Source: Deville & Särndal (1992), JASA 87, cases 1, 2 and 6; Deville, Särndal & Sautory (1993), JASA 88.
 * @example distances.linear.ratio(0.2, 0.5, 1.1) // 1.1
 */
export const distances: Readonly<Record<DistanceName, Distance>> = {
  linear: {
    ratio: (u, lower, upper) => Math.min(upper, Math.max(lower, 1 + u)),
    slope: (u, lower, upper) => (1 + u > lower && 1 + u < upper ? 1 : 0),
  },
  raking: {
    ratio: (u, lower, upper) => Math.min(upper, Math.max(lower, Math.exp(u))),
    slope: (u, lower, upper) => {
      const ratio = Math.exp(u);
      return ratio > lower && ratio < upper ? ratio : 0;
    },
  },
  logit: {
    ratio: logitRatio,
    slope: (u, lower, upper) => {
      const ratio = logitRatio(u, lower, upper);
      return ((ratio - lower) * (upper - ratio)) / ((upper - 1) * (1 - lower));
    },
  },
};

/** On the ratio of final to base weight unless said to be on the final weight itself. */
export type Bounds = { readonly lower: number; readonly upper: number; readonly of?: 'ratio' | 'weight' };

/**
 * A distance with the bounds of each case.
 * @param start base weights: bounds on the weight itself are on the ratio once divided by them; a weight of 0 stays 0
 * @throws AnalysisError `bad-bounds` unless lower < upper, and for 'logit' lower < 1 < upper, for every case
 */
export function boundedDistance(start: Float64Array, name: DistanceName, bounds: Bounds | undefined) {
  const { ratio, slope } = distances[name];
  const lower = bounds?.lower ?? Number.NEGATIVE_INFINITY;
  const upper = bounds?.upper ?? Number.POSITIVE_INFINITY;
  const unitAt = (i: number) => (bounds?.of === 'weight' && start[i]! > 0 ? start[i]! : 1);
  const holdsAt = (i: number) => {
    const [low, high] = [lower / unitAt(i), upper / unitAt(i)];
    return low < high && (name !== 'logit' || (low < 1 && high > 1 && Number.isFinite(high - low)));
  };
  const wrong = start.findIndex((weight, i) => weight > 0 && !holdsAt(i));
  if (wrong >= 0) {
    throw new AnalysisError('bad-bounds', { lower: lower / unitAt(wrong), upper: upper / unitAt(wrong) });
  }
  return {
    ratio: (u: number, i: number) => ratio(u, lower / unitAt(i), upper / unitAt(i)),
    slope: (u: number, i: number) => slope(u, lower / unitAt(i), upper / unitAt(i)),
  };
}

/** Written with whichever exponential is below 1, so that none overflows. */
function logitRatio(u: number, lower: number, upper: number): number {
  const steepness = (upper - lower) / ((upper - 1) * (1 - lower));
  const below = upper - 1;
  const above = 1 - lower;
  if (u > 0) {
    const e = Math.exp(-u * steepness);
    return (lower * below * e + upper * above) / (below * e + above);
  }
  const e = Math.exp(u * steepness);
  return (lower * below + upper * above * e) / (below + above * e);
}
