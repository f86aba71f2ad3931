import { type Random, shuffle } from '../random';
import type { Pool } from './types';

/** What simple picking would have given, by trial. */
export type UntilFull = {
  /** Type → the chance of each of its people. */
  readonly chances: Float64Array;
  /** Trials that filled the seats and met every quota. */
  readonly kept: number;
};

/**
 * The chances under picking until the quotas are full, for comparison: people are asked in an order at random, whoever is in
 * no full quota sits, and an order that leaves a seat empty or a minimum unmet is begun anew.
 * @param trials orders tried at most; the share of orders kept says how many of them count
 * @returns null when fewer than a hundred orders led to a group: too few to say
 * Source: the greedy picking that LEXIMIN is set against in Flanigan et al. (2021), Nature 596, in its plainest form.
 * @example pickUntilFull(pool, 2000, seededRandom('until full'))?.kept // 1840
 */
export function pickUntilFull(pool: Pool, trials: number, random: Random): UntilFull | null {
  const types = pool.people.flatMap((people, type) => people.map(() => type));
  const seatedOf = new Float64Array(pool.sizes.length);
  let kept = 0;
  for (let trial = 0; trial < trials; trial++) {
    const seated = pickOnce(pool, shuffle(types, random));
    if (!seated) continue;
    kept += 1;
    for (const type of seated) seatedOf[type]! += 1;
  }
  if (kept < 100) return null;
  return { kept, chances: seatedOf.map((times, type) => times / kept / pool.sizes[type]!) };
}

/** The types that sit when people come in this order; null when the group does not come about. */
function pickOnce({ seats, families, limits, limitAt }: Pool, order: readonly number[]): number[] | null {
  const taken = new Int32Array(limits.length);
  const seated: number[] = [];
  for (const type of order) {
    if (seated.length === seats) break;
    const own = limitAt.subarray(type * families, (type + 1) * families);
    if (own.some((limit) => limit >= 0 && taken[limit]! >= limits[limit]!.upper)) continue;
    for (const limit of own) if (limit >= 0) taken[limit]! += 1;
    seated.push(type);
  }
  const isGroup = seated.length === seats && limits.every(({ lower }, limit) => taken[limit]! >= lower);
  return isGroup ? seated : null;
}
