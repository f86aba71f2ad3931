import { AnalysisError } from '../errors';

/** SHA-256 of a text (UTF-8), as 64 hexadecimal digits. Handed in: this room knows no cryptography. */
export type Hash = (text: string) => string;

/**
 * What is published before a draw so that its seed cannot be chosen afterwards.
 * @param seed kept secret until the draw; long and random
 * @example commitToSeed('a long secret', hash) // 64 digits
 */
export function commitToSeed(seed: string, hash: Hash): string {
  return hash(`sounding seed\n${seed}`);
}

/**
 * A number from 0 up to, not including, 1 that the seed fixes: the first 13 digits of a hash, as anyone can work out by hand.
 * Not from the seeded generator, which starts from 32 bits: a committed seed should have all of its own.
 * @param salt what binds the number to this draw: the lottery's commitment
 */
export function numberOf(seed: string, salt: string, hash: Hash): number {
  return Number.parseInt(hash(`sounding draw\n${seed}\n${salt}`).slice(0, 13), 16) / 16 ** 13;
}

/**
 * Which panel a number draws: chances are laid end to end, in the order given.
 * @param chances of the panels, adding to 1 (to rounding)
 * @param number from 0 up to, not including, 1
 * @returns index, from 0
 * @throws AnalysisError `bad-share` for a number outside, `no-panels` for an empty list
 * @example drawIndex([0.25, 0.75], 0.3) // 1
 */
export function drawIndex(chances: readonly number[], number: number): number {
  if (!(number >= 0 && number < 1))
    throw new AnalysisError('bad-share', { what: 'The number drawn', value: number });
  if (chances.length === 0) throw new AnalysisError('no-panels');
  const sum = chances.reduce((total, chance) => total + chance, 0);
  let end = 0;
  for (let index = 0; index < chances.length; index++) {
    end += chances[index]! / sum;
    if (number < end) return index;
  }
  return chances.length - 1;
}
