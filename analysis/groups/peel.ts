import type { Random } from '../random';
import { roundAtRandom, sumsOf } from './counts';
import { faceWithin } from './face';
import type { SwapSearch } from './swaps';
import type { Counts, Pool } from './types';

/** Panels taken off a target one by one, each as far as what is left still keeps every range. */
export type Peeling = {
  readonly panels: readonly Counts[];
  /** Share of the target that no panel was found for: 0 when it came out. */
  readonly left: number;
};

export type Effort = {
  /** Exchanges tried for a panel. */
  readonly steps: number;
  /** Failures in a row before panels are put back; each shortens the step. */
  readonly patience: number;
  /** How often the last panels may be put back to try others. */
  readonly mostRetreats: number;
};

/**
 * Writes expected counts as a mix of whole panels by taking off one panel after another.
 * With what is left of the target and of the chance, a step of `length` asks for a panel for which what remains afterwards
 * still keeps quotas and sizes on average: that narrows the ranges, and swaps look for a panel within them. The step is then
 * made as long as that panel allows, so that some range is used up and need not be looked at again.
 * It may get stuck, since a target within the ranges need not be a mix of whole panels; the panels are a start all the same.
 * @param target expected counts, adding to the seats
 * Source: after Carathéodory's theorem, as in Grötschel, Lovász and Schrijver (1981), Combinatorica 1(2), 169–197, §3.
 */
export function peel(
  pool: Pool,
  target: Float64Array,
  search: SwapSearch,
  random: Random,
  { steps, patience, mostRetreats }: Effort,
  mustStop: () => boolean,
): Peeling {
  const { sizes } = pool;
  const rest = target.slice();
  const panels: Counts[] = [];
  const taken: Step[] = [];
  let left = 1;
  let length = 0.1;
  let failures = 0;
  const mostTries = 300 + 2 * target.length;
  let tries = 0;
  for (let retreats = 0; left > 1e-9 && tries < mostTries && !mustStop(); tries++) {
    length = Math.min(length, left);
    const expected = rest.map((count) => count / left);
    const face = faceWithin(pool, rest, left, length);
    const prices = expected.map((count, type) => Math.sqrt(count / sizes[type]!));
    const panel =
      face && search.improve(roundAtRandom(expected, face, pool.seats, random), prices, face, steps, random);
    if (panel) {
      failures = 0;
      length = Math.max(length, longestStep(pool, rest, left, panel));
      move(panel, -length);
      taken.push({ panel, length });
      panels.push(panel);
      continue;
    }
    failures += 1;
    length *= 0.75;
    if (failures < patience && length > left * tooShort) continue;
    if (retreats === mostRetreats || taken.length === 0) break;
    retreats += 1;
    failures = 0;
    for (const goal = left * 8 * 3 ** retreats; left < Math.min(goal, 0.5) && taken.length > 0; ) {
      const last = taken.pop()!;
      move(last.panel, last.length);
      length = last.length;
    }
  }
  return { panels, left: Math.max(0, left) };

  function move(panel: Counts, by: number): void {
    for (let type = 0; type < rest.length; type++) rest[type] = Math.max(0, rest[type]! + by * panel[type]!);
    left += by;
  }
}

/** Steps under this share of what is left lead nowhere. */
const tooShort = 1e-3;

type Step = { readonly panel: Counts; readonly length: number };

/** How far a panel may be taken before something is used up: a type, its others' room, or a limit's slack. */
function longestStep(pool: Pool, rest: Float64Array, left: number, panel: Counts): number {
  let longest = left;
  panel.forEach((count, type) => {
    if (count > 0) longest = Math.min(longest, rest[type]! / count);
    const others = pool.sizes[type]! - count;
    if (others > 0) longest = Math.min(longest, (pool.sizes[type]! * left - rest[type]!) / others);
  });
  const taken = sumsOf(pool, panel);
  sumsOf(pool, rest).forEach((sum, limit) => {
    const { lower, upper } = pool.limits[limit]!;
    const count = taken[limit]!;
    if (count > lower) longest = Math.min(longest, (sum - lower * left) / (count - lower));
    if (count < upper) longest = Math.min(longest, (upper * left - sum) / (upper - count));
  });
  return longest;
}
