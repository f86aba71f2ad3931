import type { CategoryColumn } from '../cases';
import { answeredIn } from './answered';
import type { Design } from './design';
import { type Estimate, type EstimateOptions, estimateOf } from './estimate';
import { meanOf } from './mean';
import { intervalOfShare, type ShareIntervalName } from './share-interval';

export type ShareOptions = EstimateOptions & {
  /** 'logit' unless given: its range stays between 0 and 1. */
  readonly interval?: ShareIntervalName;
  /** Korn and Graubard's n for 'beta'; those who answered unless given. */
  readonly people?: number;
};

/**
 * The weighted share that gave one answer, among those who answered.
 * @param column categories with missing reasons apart
 * @param code the answer counted
 * @returns estimate, se and interval 0–1; null when nobody in the domain answered
 * Source: the intervals as in share-interval; at 0 or 1 on the effective base.
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
  return shareAmong(indicator, answeredIn([column], options.domain), design, options);
}

/** The weighted share of 1s among values of 0 and 1; see shareOf. */
export function shareWhere(
  indicator: ArrayLike<number>,
  answered: (i: number) => boolean,
  design: Design,
  options: ShareOptions = {},
): Estimate | null {
  const { domain } = options;
  const counted = Uint8Array.from({ length: design.n }, (_, i) =>
    answered(i) && (domain === undefined || domain[i] === 1) ? 1 : 0,
  );
  return shareAmong(indicator, counted, design, options);
}

function shareAmong(
  indicator: ArrayLike<number>,
  counted: Uint8Array,
  design: Design,
  options: ShareOptions,
): Estimate | null {
  const found = estimateOf(meanOf(indicator, counted), design, options);
  if (!found?.interval || found.se === null) return found;
  const { estimate, se, df, interval, base, effectiveBase } = found;
  // Weights that add up to a little more or less than they should must not push a share past its ends.
  const share = Math.min(1, Math.max(0, estimate));
  const bounds = intervalOfShare(
    options.interval ?? 'logit',
    { share, se, df, people: options.people ?? base },
    effectiveBase,
    interval.level,
  );
  return { ...found, estimate: share, interval: { ...interval, ...bounds } };
}
