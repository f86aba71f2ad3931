import { type Cases, getNumbers } from '../cases';
import { type Design, type Domain, designOf } from './design';
import type { Estimate } from './estimate';
import { weightedMean } from './mean';
import { weightedQuantile } from './quantile';
import { shareWhere } from './share';

/** One item of a constant sum: what it was given, in the unit of its points. */
export type ItemPoints = {
  readonly item: string;
  readonly mean: Estimate;
  readonly median: number;
  /** Share who gave it nothing. */
  readonly zero: Estimate;
};

/**
 * How points were shared out over items: weighted mean, median, and the share giving none.
 * @param items number columns, one an item
 * @param domain which cases; all when left out
 * @returns items in the order given; those nobody answered are left out
 * @throws AnalysisError `unknown-column`, `wrong-column`
 * @example pointsOf(cases, ['gp', 'hospital'])[0].mean.estimate // 34.2
 */
export function pointsOf(
  cases: Cases,
  items: readonly string[],
  design: Design = designOf(cases),
  domain?: Domain,
): ItemPoints[] {
  const options = domain ? { domain } : {};
  return items.flatMap((item) => {
    const column = getNumbers(cases, item);
    const mean = weightedMean(column, design, options);
    const gaveNothing = column.values.map((value) => (value === 0 ? 1 : 0));
    const zero = shareWhere(gaveNothing, (i) => column.missing[i]! >= 0, design, options);
    const median = weightedQuantile(column, 0.5, design, domain);
    return mean && zero && median !== null ? [{ item, mean, median, zero }] : [];
  });
}
