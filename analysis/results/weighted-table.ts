import type { CategoryColumn } from '../cases';
import { answeredIn } from './answered';
import { crossingOf } from './crossing';
import type { Domain } from './design';
import { totalsOf } from './total';

/** Two questions crossed; every list of cells is row by row. */
export type WeightedTable = {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** Σw of each cell. */
  readonly counts: Float64Array;
  /** People of each cell. */
  readonly people: Float64Array;
  /** Cell ÷ row and cell ÷ column, 0–1; NaN in an empty row or column. */
  readonly sharesOfRow: Float64Array;
  readonly sharesOfColumn: Float64Array;
};

/**
 * A weighted table of those who answered both questions.
 * @param weights final weights, length n
 * @param domain all cases when left out
 * @returns categories in their order, empty ones too; nothing is hidden yet (see disclosure)
 * @example one woman well, one man ill, one well: weightedTable(sex, health, Float64Array.of(1, 2, 3)).counts // Float64Array [1, 0, 3, 2]
 */
export function weightedTable(
  rows: CategoryColumn,
  columns: CategoryColumn,
  weights: Float64Array,
  domain?: Domain,
): WeightedTable {
  const counted = answeredIn([rows, columns], domain);
  const cells = totalsOf(crossingOf([rows, columns]), counted);
  const counts = cells.under(weights).values;
  const width = columns.categories.length;
  const ofRow = new Float64Array(rows.categories.length);
  const ofColumn = new Float64Array(width);
  counts.forEach((count, cell) => {
    ofRow[Math.floor(cell / width)]! += count;
    ofColumn[cell % width]! += count;
  });
  return {
    rows: rows.categories,
    columns: columns.categories,
    counts,
    people: cells.under(new Float64Array(weights.length).fill(1)).values,
    sharesOfRow: counts.map((count, cell) => count / ofRow[Math.floor(cell / width)]!),
    sharesOfColumn: counts.map((count, cell) => count / ofColumn[cell % width]!),
  };
}
