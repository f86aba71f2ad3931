import type { NumberColumn } from '../cases';
import { answeredIn } from './answered';
import type { Design } from './design';
import { type Estimate, type EstimateOptions, estimateOf } from './estimate';
import type { Statistic } from './statistic';

/**
 * The mean of the values of the cases that count.
 * @param values length n; those of cases that do not count are not looked at
 * @param counted length n: 1 for the cases that count
 * @example meanOf([1, 3], Uint8Array.of(1, 1)).under(Float64Array.of(1, 3)).values // Float64Array [2.5]
 */
export function meanOf(values: ArrayLike<number>, counted: Uint8Array, name = 'mean'): Statistic {
  return {
    names: [name],
    counted,
    under: (weights) => {
      let weight = 0;
      let sum = 0;
      for (let i = 0; i < counted.length; i++) {
        if (counted[i] === 0) continue;
        weight += weights[i]!;
        sum += weights[i]! * values[i]!;
      }
      const mean = sum / weight;
      return {
        values: Float64Array.of(mean),
        influences: () => {
          const influence = new Float64Array(counted.length);
          for (let i = 0; i < influence.length; i++) {
            if (counted[i] === 1) influence[i] = (values[i]! - mean) / weight;
          }
          return [influence];
        },
      };
    },
  };
}

/**
 * The weighted mean of those who answered, with its standard error and t interval.
 * @param column missing ones stay out of the mean and in the design
 * @returns the estimate in the unit of the values, or null when nobody in the domain answered (or all with weight 0)
 * @throws AnalysisError `lonely-stratum` when a stratum has one unit and the design says to fail
 * Source: Lumley, Complex Surveys (2010); t with the design's degrees of freedom.
 * @example weightedMean({ values: [1, 3], … }, design with weights 1 and 3) // estimate 2.5
 */
export function weightedMean(
  column: NumberColumn,
  design: Design,
  options: EstimateOptions = {},
): Estimate | null {
  return estimateOf(meanOf(column.values, answeredIn([column], options.domain)), design, options);
}
