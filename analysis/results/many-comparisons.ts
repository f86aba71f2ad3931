import { AnalysisError } from '../errors';

/** Ways of judging many comparisons at once, by name. */
export const comparisonRules = {
  /** The chance of even one wrong flag among all stays under the level. */
  holm,
  /** Of the flags raised, the share that is wrong stays under the level on average. */
  'benjamini-hochberg': benjaminiHochberg,
} as const;
export type ComparisonRule = keyof typeof comparisonRules;

/**
 * p values that may be held against the usual level when many comparisons are made: Holm's.
 * @param ps each 0–1, in any order
 * @returns in the same order, each no smaller than its p and at most 1
 * @throws AnalysisError `bad-share` for a p outside 0–1
 * Source: Holm (1979), Scandinavian Journal of Statistics 6(2), 65–70.
 * @example holm([0.01, 0.04, 0.03]) // [0.03, 0.06, 0.06]
 */
export function holm(ps: readonly number[]): number[] {
  const order = inOrder(ps);
  const adjusted = ps.map(() => 1);
  let least = 0;
  order.forEach((index, rank) => {
    least = Math.max(least, Math.min(1, (ps.length - rank) * ps[index]!));
    adjusted[index] = least;
  });
  return adjusted;
}

/**
 * p values adjusted so that, of what is flagged, the expected share of chance findings stays under the level: Benjamini and Hochberg's.
 * @param ps each 0–1, in any order
 * @returns in the same order, each no smaller than its p and no larger than Holm's
 * @throws AnalysisError `bad-share` for a p outside 0–1
 * Source: Benjamini & Hochberg (1995), J. Royal Statistical Society B 57(1), 289–300.
 * @example benjaminiHochberg([0.01, 0.04, 0.03]) // [0.03, 0.04, 0.04]
 */
export function benjaminiHochberg(ps: readonly number[]): number[] {
  const order = inOrder(ps);
  const adjusted = ps.map(() => 1);
  let most = 1;
  for (let rank = order.length - 1; rank >= 0; rank--) {
    const index = order[rank]!;
    most = Math.min(most, (ps.length / (rank + 1)) * ps[index]!);
    adjusted[index] = most;
  }
  return adjusted;
}

/**
 * What many comparisons at once amount to, in a plain sentence.
 * @param comparisons how many were made
 * @param level the chance of flagging one where there is nothing, 0–1
 * @returns '' for a single comparison
 * Source: R18; the expected number is comparisons × level.
 * @example chanceSentence(240) // 'Of 240 comparisons, about 12 would be flagged by chance alone if each were judged by itself, at 5 in 100.'
 */
export function chanceSentence(comparisons: number, level = 0.05): string {
  if (comparisons < 2) return '';
  const expected = comparisons * level;
  const many =
    expected < 1
      ? `the chance of at least one flag is up to ${Math.round(100 * expected)} in 100`
      : `about ${Math.round(expected)} would be flagged by chance alone`;
  return `Of ${comparisons.toLocaleString('en-GB')} comparisons, ${many} if each were judged by itself, at ${plain(100 * level)} in 100.`;
}

const plain = (value: number) => value.toLocaleString('en-GB', { maximumFractionDigits: 1 });

function inOrder(ps: readonly number[]): number[] {
  ps.forEach((p, i) => {
    if (!(p >= 0 && p <= 1)) throw new AnalysisError('bad-share', { what: `p value ${i + 1}`, value: p });
  });
  return ps.map((_, i) => i).sort((one, other) => ps[one]! - ps[other]!);
}
