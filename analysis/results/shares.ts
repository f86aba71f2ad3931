import type { CategoryColumn } from '../cases';
import type { Statistic } from './statistic';
import { totalsOf } from './total';

/**
 * The weighted share of each category among the cases that count; the shares add to 1.
 * @param counted 1 for the cases that count; all of them have a category
 * @example sharesOf(categoryColumn('sex', ['f', 'm', 'm'], ['f', 'm']), counted).under(Float64Array.of(1, 1, 2)).values // Float64Array [0.25, 0.75]
 */
export function sharesOf(column: CategoryColumn, counted: Uint8Array): Statistic {
  const { categories, codes } = column;
  const totals = totalsOf(column, counted);
  return {
    names: categories,
    counted,
    under: (weights) => {
      const counts = totals.under(weights).values;
      const all = counts.reduce((sum, count) => sum + count, 0);
      const shares = counts.map((count) => count / all);
      return {
        values: shares,
        influences: () =>
          categories.map((_, c) =>
            Float64Array.from(codes, (code, i) =>
              counted[i] === 1 ? ((code === c ? 1 : 0) - shares[c]!) / all : 0,
            ),
          ),
      };
    },
  };
}
