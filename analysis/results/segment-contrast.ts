import { bothTailsOfT } from './tails';

/** How far a segment's figure is from that of the other segments together, tested by a t with the design's degrees of freedom. */
export type Contrast = {
  readonly difference: number;
  readonly se: number;
  readonly df: number;
  readonly t: number;
  /** Two-sided, before anything is allowed for many comparisons (see many-comparisons). */
  readonly p: number;
};

/**
 * The t test of a difference.
 * @param variance of the difference, the covariance of its two sides included
 * @returns null where there is no spread to test by; all of one group against none of the other is a difference for certain
 * Source: Lumley, Complex Surveys (2010), ch. 2: contrasts of figures of one design.
 * @example contrastOf(0.2, 0.01, 99)?.t // 2
 */
export function contrastOf(difference: number, variance: number, df: number): Contrast | null {
  if (!(variance >= 0) || df < 1 || !Number.isFinite(difference)) return null;
  if (variance === 0 && Math.abs(difference) < 1e-9) return null;
  const se = Math.sqrt(variance);
  const t = difference / se;
  return { difference, se, df, t, p: variance === 0 ? 0 : bothTailsOfT(t, df) };
}
