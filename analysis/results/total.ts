import type { CategoryColumn } from '../cases';
import type { Statistic } from './statistic';

/**
 * The weighted total of the values of the cases that count.
 * @param values length n; those of cases that do not count are not looked at
 * @param counted length n: 1 for the cases that count
 * @example totalOf([1, 3], Uint8Array.of(1, 1)).under(Float64Array.of(1, 3)).values // Float64Array [10]
 */
export function totalOf(values: ArrayLike<number>, counted: Uint8Array, name = 'total'): Statistic {
  return {
    names: [name],
    counted,
    under: (weights) => {
      let total = 0;
      for (let i = 0; i < counted.length; i++) if (counted[i] === 1) total += weights[i]! * values[i]!;
      return {
        values: Float64Array.of(total),
        influences: () => [Float64Array.from(counted, (one, i) => (one === 1 ? values[i]! : 0))],
      };
    },
  };
}

/**
 * The weighted number of cases in each category.
 * @param counted 1 for the cases that count; all of them have a category
 * @example totalsOf(categoryColumn('sex', ['f', 'm', 'm'], ['f', 'm']), counted).under(Float64Array.of(1, 2, 3)).values // Float64Array [1, 5]
 */
export function totalsOf(column: CategoryColumn, counted: Uint8Array): Statistic {
  const { categories, codes } = column;
  return {
    names: categories,
    counted,
    under: (weights) => {
      const totals = new Float64Array(categories.length);
      for (let i = 0; i < counted.length; i++) if (counted[i] === 1) totals[codes[i]!]! += weights[i]!;
      return {
        values: totals,
        influences: () =>
          categories.map((_, c) =>
            Float64Array.from(codes, (code, i) => (code === c && counted[i] === 1 ? 1 : 0)),
          ),
      };
    },
  };
}
