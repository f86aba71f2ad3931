import type { Statistic } from './statistic';

/**
 * One weighted total over another: visits per person, say, or the mean of a group of unknown size.
 * @param above values of the numerator, length n; `below` of the denominator
 * @param counted 1 for the cases that have both
 * @example ratioOf([1, 3], [2, 2], Uint8Array.of(1, 1)).under(Float64Array.of(1, 1)).values // Float64Array [1]
 */
export function ratioOf(
  above: ArrayLike<number>,
  below: ArrayLike<number>,
  counted: Uint8Array,
  name = 'ratio',
): Statistic {
  return {
    names: [name],
    counted,
    under: (weights) => {
      let numerator = 0;
      let denominator = 0;
      for (let i = 0; i < counted.length; i++) {
        if (counted[i] === 0) continue;
        numerator += weights[i]! * above[i]!;
        denominator += weights[i]! * below[i]!;
      }
      const ratio = numerator / denominator;
      return {
        values: Float64Array.of(ratio),
        influences: () => [
          Float64Array.from(counted, (one, i) =>
            one === 1 ? (above[i]! - ratio * below[i]!) / denominator : 0,
          ),
        ],
      };
    },
  };
}
