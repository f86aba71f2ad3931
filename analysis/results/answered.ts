import type { CaseColumn } from '../cases';
import type { Domain } from './design';

/**
 * The cases a figure is of: those with an answer in every column, inside the domain.
 * @param columns at least one, all of length n
 * @param domain all cases when left out
 * @returns length n: 1 for the cases that count
 * @example answeredIn([numberColumn('wait', [3, { missing: 'skipped' }])]) // Uint8Array [1, 0]
 */
export function answeredIn(columns: readonly CaseColumn[], domain?: Domain): Uint8Array {
  const [first] = columns.map(reasonsOf);
  const counted = new Uint8Array(first?.length ?? 0).fill(1);
  for (const reasons of columns.map(reasonsOf)) {
    for (let i = 0; i < counted.length; i++) if (reasons[i]! < 0) counted[i] = 0;
  }
  if (domain) for (let i = 0; i < counted.length; i++) if (domain[i] === 0) counted[i] = 0;
  return counted;
}

/** Below 0 where the answer is missing. */
function reasonsOf(column: CaseColumn): Int32Array | Int8Array {
  return column.kind === 'category' ? column.codes : column.missing;
}
