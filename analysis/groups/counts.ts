import type { Random } from '../random';
import type { Face } from './face';
import type { Counts, Pool } from './types';

/** What a panel is worth at prices by type. */
export function worthOf(counts: Counts, prices: Float64Array): number {
  let worth = 0;
  for (let type = 0; type < counts.length; type++) worth += counts[type]! * prices[type]!;
  return worth;
}

/** How many are within each limit of the pool. */
export function sumsOf(pool: Pool, counts: ArrayLike<number>): Float64Array {
  const sums = new Float64Array(pool.limits.length);
  for (let type = 0; type < pool.sizes.length; type++) {
    for (let family = 0; family < pool.families; family++) {
      const limit = pool.limitAt[type * pool.families + family]!;
      if (limit >= 0) sums[limit]! += counts[type]!;
    }
  }
  return sums;
}

/** Whether a panel fills its seats and keeps every limit. */
export function keepsLimits(pool: Pool, counts: Counts): boolean {
  return (
    counts.reduce((sum, count) => sum + count, 0) === pool.seats &&
    counts.every((count, type) => count >= 0 && count <= pool.sizes[type]!) &&
    sumsOf(pool, counts).every((sum, limit) => {
      const { lower, upper } = pool.limits[limit]!;
      return sum >= lower && sum <= upper;
    })
  );
}

/**
 * Whole counts near expected ones: each rounded up with the chance of its fraction, then made to add up within the ranges.
 * @param expected by type
 * @param seats what the counts add up to, where the ranges allow it
 */
export function roundAtRandom(
  expected: Float64Array,
  { least, most }: Face,
  seats: number,
  random: Random,
): Counts {
  let filled = 0;
  const counts = Int32Array.from(expected, (count, type) => {
    const whole = Math.floor(count);
    const rounded = whole + (random() < count - whole ? 1 : 0);
    const kept = Math.min(most[type]!, Math.max(least[type]!, rounded));
    filled += kept;
    return kept;
  });
  while (filled !== seats) {
    const step = filled < seats ? 1 : -1;
    const movable: number[] = [];
    counts.forEach((count, type) => {
      if (step > 0 ? count < most[type]! : count > least[type]!) movable.push(type);
    });
    if (movable.length === 0) break;
    const from = Math.floor(random() * movable.length);
    for (let m = 0; m < movable.length && filled !== seats; m++) {
      counts[movable[(from + m) % movable.length]!]! += step;
      filled += step;
    }
  }
  return counts;
}
