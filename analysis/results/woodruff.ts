import tQuantile from '@stdlib/stats-base-dists-t-quantile';
import type { NumberColumn } from '../cases';
import { answeredIn } from './answered';
import { type Design, degreesOfFreedom } from './design';
import { basesOf, type Estimate, type EstimateOptions } from './estimate';
import { intervalName } from './interval';
import { meanOf } from './mean';
import { type QuantileRule, quantileOf, rank } from './quantile';
import { type ShareIntervalName, shareIntervals } from './share-interval';
import { covarianceFor } from './statistic';

export type QuantileOptions = EstimateOptions & {
  readonly rule?: QuantileRule;
  /** How the interval of the share below the quantile is made; 'mean' unless given. */
  readonly interval?: Extract<ShareIntervalName, 'mean' | 'logit' | 'asin' | 'beta'>;
  /** Korn and Graubard's n for 'beta'; those who answered unless given. */
  readonly people?: number;
};

/** A quantile with its range; an end is null where the share it stands for is not between 0 and 1. */
export type QuantileEstimate = Omit<Estimate, 'interval'> & {
  readonly interval:
    | (Omit<NonNullable<Estimate['interval']>, 'lower' | 'upper'> & {
        readonly lower: number | null;
        readonly upper: number | null;
      })
    | null;
};

/**
 * A weighted quantile with Woodruff's interval: that of the share at or below the quantile, its ends turned back into values.
 * @param share 0–1; 0.5 is the median
 * @returns null when nobody in the domain answered; `se` is the interval's width ÷ 2t, null where an end is missing.
 *   Degrees of freedom are counted among those who answered.
 * Source: Woodruff (1952), JASA 47, 635–646; Francisco & Fuller (1991), Annals of Statistics 19.
 * @example of 1 to 9: quantileEstimate(x, 0.5, design)?.estimate // 5, its interval from 2 to 9
 */
export function quantileEstimate(
  column: NumberColumn,
  share: number,
  design: Design,
  options: QuantileOptions = {},
): QuantileEstimate | null {
  const { domain, rule = 'math', level = 0.95, covariance = covarianceFor(design) } = options;
  const counted = answeredIn([column], domain);
  const ranked = rank(column.values, counted, design.weights);
  if (ranked.values.length === 0) return null;
  const estimate = quantileOf(ranked, share, rule);
  const bases = basesOf(counted, design.weights);
  const df = degreesOfFreedom(design, counted);
  if (bases.base < 2 || df < 1) return { estimate, se: null, df, interval: null, ...bases };
  const below = meanOf(
    column.values.map((value) => (value <= estimate ? 1 : 0)),
    counted,
  );
  const found = {
    share: below.under(design.weights).values[0]!,
    se: Math.sqrt(Math.max(0, covariance(below)[0]!)),
    df,
    people: options.people ?? bases.base,
  };
  const bounds = shareIntervals[options.interval ?? 'mean'](found, level);
  const valueAt = (end: number) => (end >= 0 && end <= 1 ? quantileOf(ranked, end, rule) : null);
  const lower = valueAt(bounds.lower);
  const upper = valueAt(bounds.upper);
  const t = tQuantile((1 + level) / 2, df);
  return {
    estimate,
    se: lower === null || upper === null ? null : (upper - lower) / (2 * t),
    df,
    interval: { lower, upper, level, name: intervalName(design.selection) },
    ...bases,
  };
}
