import type { Statistic } from './statistic';

/**
 * Several statistics as one, so that their covariances can be had: the means of all segments, say.
 * @returns names as given, one after another; cases count that count in any of them
 * @example stackOf([meanOf(values, women, 'women'), meanOf(values, men, 'men')]).names // ['women', 'men']
 */
export function stackOf(statistics: readonly Statistic[]): Statistic {
  const counted = new Uint8Array(statistics[0]?.counted.length ?? 0);
  for (const statistic of statistics) {
    for (let i = 0; i < counted.length; i++) if (statistic.counted[i] === 1) counted[i] = 1;
  }
  return {
    names: statistics.flatMap(({ names }) => names),
    counted,
    under: (weights) => {
      const parts = statistics.map((statistic) => statistic.under(weights));
      return {
        values: Float64Array.from(parts.flatMap(({ values }) => [...values])),
        influences: () => parts.flatMap(({ influences }) => influences()),
      };
    },
  };
}

/**
 * A sum of a statistic's figures, each times a number.
 * @param times one number a name
 * @example combinationOf(stackOf([women, men]), [0.5, 0.5], 'both alike')
 */
export function combinationOf(statistic: Statistic, times: readonly number[], name: string): Statistic {
  return {
    names: [name],
    counted: statistic.counted,
    under: (weights) => {
      const { values, influences } = statistic.under(weights);
      return {
        values: Float64Array.of(times.reduce((sum, factor, k) => sum + factor * values[k]!, 0)),
        influences: () => {
          const own = influences();
          return [
            Float64Array.from(statistic.counted, (_, i) =>
              times.reduce((sum, factor, k) => sum + factor * own[k]![i]!, 0),
            ),
          ];
        },
      };
    },
  };
}

/**
 * One figure less another: a contrast between two segments.
 * @param one, other of one name each, on the same cases
 * @example differenceOf(meanOf(values, women), meanOf(values, men))
 */
export function differenceOf(one: Statistic, other: Statistic, name = 'difference'): Statistic {
  return combinationOf(stackOf([one, other]), [1, -1], name);
}
