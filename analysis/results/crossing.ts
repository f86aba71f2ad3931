import { type CategoryColumn, missingCode } from '../cases';

/**
 * Two or more category columns as one: a category for every combination, the first column slowest.
 * @param columns of the same length
 * @returns categories joined by “ × ”; a case without an answer in one has the first missing reason found
 * @example crossingOf([sex, health]).categories // ['f × good', 'f × bad', 'm × good', 'm × bad']
 */
export function crossingOf(columns: readonly CategoryColumn[]): CategoryColumn {
  const n = columns[0]?.codes.length ?? 0;
  const codes = new Int32Array(n);
  let categories: string[] = [];
  columns.forEach((column, c) => {
    const size = column.categories.length;
    categories =
      c === 0
        ? [...column.categories]
        : categories.flatMap((one) => column.categories.map((other) => `${one} × ${other}`));
    for (let i = 0; i < n; i++) {
      const code = column.codes[i] ?? missingCode('not-asked');
      if (codes[i]! >= 0) codes[i] = code < 0 ? code : codes[i]! * size + code;
    }
  });
  return { kind: 'category', categories, codes };
}
