import type { CategoryColumn, NumberColumn } from '../cases';
import { answeredIn } from './answered';
import { combinationOf, differenceOf } from './combine';
import { type Design, degreesOfFreedom } from './design';
import type { EstimateOptions } from './estimate';
import { type Interval, rangeAround } from './interval';
import { meanOf } from './mean';
import type { TestResult } from './rao-scott';
import { covarianceFor, type Statistic } from './statistic';
import { bothTailsOfT } from './tails';

/** What a t test came to: the difference with its range. */
export type TTest = TestResult & {
  readonly estimate: number;
  readonly se: number;
  readonly interval: Interval;
};

/**
 * Whether the means of two groups differ.
 * @param groups a category column; those in neither group count as zero
 * @param between the two categories: the difference is the second less the first
 * @returns null when a group is empty or has no degrees of freedom: clusters less strata among those with both answers, less 1
 * @throws AnalysisError `lonely-stratum` when a stratum has one unit and the design says to fail
 * Source: Lumley, Complex Surveys (2010), ch. 2; the same as a regression of the values on the group.
 * @example 1 and 3 against 4 and 8: tTestOfGroups(x, g, ['a', 'b'], design)?.estimate // 4
 */
export function tTestOfGroups(
  column: NumberColumn,
  groups: CategoryColumn,
  between: readonly [string, string],
  design: Design,
  options: EstimateOptions = {},
): TTest | null {
  const answered = answeredIn([column, groups], options.domain);
  const [first, second] = between.map((name) => {
    const wanted = groups.categories.indexOf(name);
    return Uint8Array.from(groups.codes, (code, i) => (code === wanted && answered[i] === 1 ? 1 : 0));
  });
  const difference = differenceOf(meanOf(column.values, second!), meanOf(column.values, first!));
  return tTestOf(difference, design, degreesOfFreedom(design, difference.counted) - 1, options);
}

/**
 * Whether a mean differs from a value.
 * @returns null when nobody answered or there are no degrees of freedom: clusters less strata among those who answered
 * @example of 1, 3, 4 and 8: tTestAgainst(x, 3, design)?.estimate // 1
 */
export function tTestAgainst(
  column: NumberColumn,
  value: number,
  design: Design,
  options: EstimateOptions = {},
): TTest | null {
  const counted = answeredIn([column], options.domain);
  const above = combinationOf(
    meanOf(
      column.values.map((own) => own - value),
      counted,
    ),
    [1],
    'difference',
  );
  return tTestOf(above, design, degreesOfFreedom(design, counted), options);
}

/**
 * Whether a figure differs from 0.
 * @param statistic of one name, a difference
 * @param df degrees of freedom of t
 * @returns null when the figure cannot be worked out, df is below 1, or nothing varies
 */
export function tTestOf(
  statistic: Statistic,
  design: Design,
  df: number,
  options: Pick<EstimateOptions, 'level' | 'covariance'> = {},
): TTest | null {
  const { level = 0.95, covariance = covarianceFor(design) } = options;
  const estimate = statistic.under(design.weights).values[0]!;
  if (!Number.isFinite(estimate) || df < 1) return null;
  const se = Math.sqrt(Math.max(0, covariance(statistic)[0]!));
  if (!(se > 0)) return null;
  const t = estimate / se;
  const interval = rangeAround(estimate, se, df, level, design.selection);
  return { estimate, se, statistic: t, p: bothTailsOfT(t, df), df: [df], interval };
}
