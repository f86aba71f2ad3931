import type { CategoryColumn } from '../cases';
import type { Statistic } from './statistic';

export type OfSegment = { readonly segment: string; readonly statistic: Statistic };

/**
 * A statistic for each segment. The others stay in the design and count as zero; stack them (see combine) for their covariances.
 * @param counted the cases that count over all segments; those without a segment are in none
 * @param statisticOf makes the statistic from who counts
 * @returns in the order of the categories; segments in which nobody counts are left out
 * @example bySegment(sex, answered, (counted) => meanOf(values, counted))[0].segment // 'f'
 */
export function bySegment(
  segments: CategoryColumn,
  counted: Uint8Array,
  statisticOf: (counted: Uint8Array, segment: string) => Statistic,
): OfSegment[] {
  return segments.categories.flatMap((segment, s) => {
    const own = Uint8Array.from(segments.codes, (code, i) => (code === s && counted[i] === 1 ? 1 : 0));
    return own.includes(1) ? [{ segment, statistic: statisticOf(own, segment) }] : [];
  });
}
