import { AnalysisError } from '../errors';
import { type FieldworkCase, isBy, membersOfBase, type PartialRule, participationAt } from './cohort-rates';
import type { Rate } from './rate';

/** A digest of text, handed in: SHA-256 in hexadecimal, say. */
export type Hash = (text: string) => string;

/** A rate that stands for good, with marks of whom it counts: people can be forgotten, their number stays. */
export type FrozenRate = {
  readonly rate: Rate;
  readonly baseHash: string;
  readonly numeratorHash: string;
};

/**
 * Participation of a closed wave, frozen at its end (close and grace).
 * @param endedAt the day the wave took nothing more
 * @param hash makes the marks: the same people give the same mark in any order
 * @example freezeRate(cases, endedAt, sha256).rate.base // invited by then
 */
export function freezeRate(
  cases: readonly FieldworkCase[],
  endedAt: Date,
  hash: Hash,
  options: PartialRule = {},
): FrozenRate {
  const base = membersOfBase(cases, endedAt, 'invited');
  const numerator = base.filter(({ usableAt }) => isBy(usableAt, endedAt));
  return {
    rate: participationAt(cases, endedAt, options),
    baseHash: markOf(base, hash),
    numeratorHash: markOf(numerator, hash),
  };
}

/**
 * Whether cases still give a frozen rate, to the person.
 * @returns the same rate
 * @throws AnalysisError `frozen-differs` when base or numerator are other people, or their number has changed
 * @example checkFrozen(freezeRate(cases, endedAt, sha256), cases, sha256).base // as frozen
 */
export function checkFrozen(frozen: FrozenRate, cases: readonly FieldworkCase[], hash: Hash): Rate {
  const again = freezeRate(cases, frozen.rate.asOf, hash);
  for (const what of ['numerator', 'base'] as const) {
    if (again[`${what}Hash`] !== frozen[`${what}Hash`])
      throw new AnalysisError('frozen-differs', {
        what,
        found: again.rate[what],
        frozen: frozen.rate[what],
      });
  }
  return frozen.rate;
}

function markOf(cases: readonly FieldworkCase[], hash: Hash): string {
  return hash(
    cases
      .map(({ id }) => id)
      .sort()
      .join('\n'),
  );
}
