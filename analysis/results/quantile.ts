import type { NumberColumn } from '../cases';
import type { Design, Domain } from './design';

/**
 * A weighted quantile: the first value at which the cumulated weight reaches the share asked for.
 * @param share 0–1; 0.5 is the median
 * @returns a value that someone gave, or null when nobody in the domain answered
 * Source: Hyndman & Fan (1996), definition 1 ("math" in R's survey).
 * @example weightedQuantile({ values: [1, 2, 9], … }, 0.5, design with equal weights) // 2
 */
export function weightedQuantile(
  column: NumberColumn,
  share: number,
  design: Design,
  domain?: Domain,
): number | null {
  const rows: number[] = [];
  let total = 0;
  for (let i = 0; i < design.n; i++) {
    if ((domain && domain[i] === 0) || column.missing[i]! < 0 || !(design.weights[i]! > 0)) continue;
    rows.push(i);
    total += design.weights[i]!;
  }
  rows.sort((one, other) => column.values[one]! - column.values[other]! || one - other);
  let reached = 0;
  for (const i of rows) {
    reached += design.weights[i]!;
    if (reached >= share * total - 1e-12 * total) return column.values[i]!;
  }
  return null;
}
