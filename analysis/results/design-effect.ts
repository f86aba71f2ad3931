/** How many times larger a variance is than that of a simple draw of as many people. */
export type EffectOfDesign = {
  /** Against a draw without replacement; null where weights do not add to more than the people (they average 1, say). */
  readonly withoutReplacement: number | null;
  /** Against a draw with replacement. */
  readonly withReplacement: number | null;
};

/**
 * The design effect of a mean or total: all that draw and weighting do to its variance. (Kish's, in weighting/diagnostics, is of the
 * weights alone.)
 * @param figure a share is the mean of its indicator
 * @param values length n; of the cases that count
 * @param weights final weights; those of cases that do not count are not looked at
 * @param variance of the figure on the design: its squared standard error
 * @returns null where fewer than two people count or all said the same
 * Source: Kish, Survey Sampling (1965), 8.2; named deff and deff="replace" by R.
 * @example effectOfDesign('mean', [1, 3], Uint8Array.of(1, 1), Float64Array.of(1, 1), 1).withReplacement // 1
 */
export function effectOfDesign(
  figure: 'mean' | 'total',
  values: ArrayLike<number>,
  counted: Uint8Array,
  weights: Float64Array,
  variance: number,
): EffectOfDesign {
  let n = 0;
  let weight = 0;
  let sum = 0;
  for (let i = 0; i < counted.length; i++) {
    if (counted[i] === 0) continue;
    n += 1;
    weight += weights[i]!;
    sum += weights[i]! * values[i]!;
  }
  let squares = 0;
  let size = 0;
  for (let i = 0; i < counted.length; i++) {
    if (counted[i] === 0) continue;
    squares += weights[i]! * (values[i]! - sum / weight) ** 2;
    size += weights[i]! * values[i]! ** 2;
  }
  // Where all said the same, what is left of the squares is rounding.
  if (squares <= 1e-24 * size) return { withoutReplacement: null, withReplacement: null };
  const ofMean = squares / weight / (n - 1);
  const simple = figure === 'mean' ? ofMean : ofMean * weight ** 2;
  const left = 1 - n / weight;
  if (n < 2 || !(simple > 0)) return { withoutReplacement: null, withReplacement: null };
  return {
    // Weights that average 1 add to the number of people, but for rounding.
    withoutReplacement: left > 1e-9 ? variance / (simple * left) : null,
    withReplacement: variance / simple,
  };
}
