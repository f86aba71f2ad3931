import tQuantile from '@stdlib/stats-base-dists-t-quantile';
import type { CategoryColumn } from '../cases';
import { wilson } from '../panel/representativeness';
import type { Design } from './design';
import { type Estimate, type EstimateOptions, meanWhere } from './mean';

export type ShareOptions = EstimateOptions & {
  /** On the logit scale the range stays between 0 and 1; 'mean' is the plain one, estimate ± t·se. */
  readonly interval?: 'logit' | 'mean';
};

/**
 * The weighted share that gave one answer, among those who answered.
 * @param column categories with missing reasons apart
 * @param code the answer counted
 * @returns estimate, se and interval 0–1; null when nobody in the domain answered
 * Source: logit interval as R's svyciprop(method = 'xlogit'); at 0 or 1 Wilson's interval on the effective base.
 * @example shareOf(column, 'yes', design)?.estimate // 0.47
 */
export function shareOf(
  column: CategoryColumn,
  code: string,
  design: Design,
  options: ShareOptions = {},
): Estimate | null {
  const wanted = column.categories.indexOf(code);
  const indicator = Float64Array.from(column.codes, (value) => (value === wanted ? 1 : 0));
  return shareWhere(indicator, (i) => column.codes[i]! >= 0, design, options);
}

/** The weighted share of 1s among values of 0 and 1; see shareOf. */
export function shareWhere(
  indicator: ArrayLike<number>,
  answered: (i: number) => boolean,
  design: Design,
  options: ShareOptions = {},
): Estimate | null {
  const result = meanWhere(indicator, answered, design, options);
  if (!result?.interval || result.se === null || options.interval === 'mean') return result;
  const { estimate, se, df, interval } = result;
  if (estimate <= 0 || estimate >= 1) {
    const share = estimate <= 0 ? 0 : 1;
    return {
      ...result,
      estimate: share,
      interval: { ...interval, ...wilson(share, result.effectiveBase, interval.level) },
    };
  }
  const half = (tQuantile((1 + interval.level) / 2, df) * se) / (estimate * (1 - estimate));
  const middle = Math.log(estimate / (1 - estimate));
  return { ...result, interval: { ...interval, lower: expit(middle - half), upper: expit(middle + half) } };
}

function expit(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
