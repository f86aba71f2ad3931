import { AnalysisError } from '../errors';
import { seededRandom, shuffle } from '../random';

/** An arm of a split sample: `parts` of all parts fall into it. */
export type Arm = { readonly code: string; readonly parts: number };

/**
 * Everyone's arm of a split sample, by permuted blocks: people are put in order by stratum, within one by lot, and go
 * through blocks that hold each arm as often as it has parts, in an order drawn for each block. So each arm has its share of
 * everyone to within one block, and of each stratum to within two, for a stratum begins and ends inside one.
 * @param strata the stratum of each person, in any order
 * @param arms parts are whole numbers of 1 or more; a block is as short as their proportion allows
 * @param seed kept with the wave: the same list and seed give the same arms
 * @param before how many each arm has already, from an earlier issue: the block left open is filled up first
 * @returns length of `strata`: the code of each person's arm
 * @throws AnalysisError `no-arms` without an arm
 * Source: permuted-block randomisation (Zelen 1974, The randomization and stratification of patients to clinical trials,
 *   J. Chronic Diseases 27).
 * @example allotArms(['x', 'x', 'y', 'y'], [{ code: 'a', parts: 1 }, { code: 'b', parts: 1 }], 'w').sort() // ['a', 'a', 'b', 'b']
 */
export function allotArms(
  strata: readonly string[],
  arms: readonly Arm[],
  seed: string,
  before: ReadonlyMap<string, number> = new Map(),
): string[] {
  if (arms.length === 0) throw new AnalysisError('no-arms');
  const random = seededRandom(seed + [...before].map(([code, n]) => `|${code}:${n}`).join(''));
  const block = shortest(arms);
  const row = shuffle(openBlock(block, before), random);
  while (row.length < strata.length) row.push(...shuffle(codesOf(block), random));
  const byLot = shuffle(
    strata.map((stratum, place) => ({ stratum, place })),
    random,
  );
  byLot.sort((one, other) => (one.stratum < other.stratum ? -1 : one.stratum > other.stratum ? 1 : 0));
  const allotted = new Array<string>(strata.length);
  for (const [at, { place }] of byLot.entries()) allotted[place] = row[at]!;
  return allotted;
}

/** Arms of 50 and 50 parts need no block of 100. */
function shortest(arms: readonly Arm[]): readonly Arm[] {
  const divisor = arms.reduce((sofar, { parts }) => gcd(sofar, parts), 0);
  return arms.map(({ code, parts }) => ({ code, parts: parts / divisor }));
}

const gcd = (one: number, other: number): number => (other === 0 ? one : gcd(other, one % other));

/** What an earlier issue left of its last block. */
function openBlock(block: readonly Arm[], before: ReadonlyMap<string, number>): string[] {
  const blocks = Math.max(...block.map(({ code, parts }) => Math.ceil((before.get(code) ?? 0) / parts)));
  return codesOf(block.map(({ code, parts }) => ({ code, parts: blocks * parts - (before.get(code) ?? 0) })));
}

const codesOf = (arms: readonly Arm[]) =>
  arms.flatMap(({ code, parts }) => Array.from({ length: parts }, () => code));
