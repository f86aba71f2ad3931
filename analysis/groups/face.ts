import { sumsOf } from './counts';
import type { Pool } from './types';

/** Ranges that a search keeps to: those of the pool, or narrower ones. */
export type Face = {
  /** By type. */
  readonly least: Int32Array;
  readonly most: Int32Array;
  /** By limit. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
};

/** Ranges of the whole pool. */
export function wholeFace(pool: Pool): Face {
  return {
    least: new Int32Array(pool.sizes.length),
    most: pool.sizes.slice(),
    lower: Float64Array.from(pool.limits, ({ lower }) => lower),
    upper: Float64Array.from(pool.limits, ({ upper }) => upper),
  };
}

/**
 * Ranges narrowed to where a target touches them: a mix that meets the target can only use such panels.
 * @param target expected counts, by type
 */
export function faceOf(pool: Pool, target: Float64Array): Face {
  const face = wholeFace(pool);
  target.forEach((count, type) => {
    if (count <= 1e-9) face.most[type] = 0;
    else if (count >= pool.sizes[type]! - 1e-9) face.least[type] = pool.sizes[type]!;
  });
  sumsOf(pool, target).forEach((sum, limit) => {
    const { lower, upper } = pool.limits[limit]!;
    if (sum <= lower + 1e-8) face.upper[limit] = lower;
    else if (sum >= upper - 1e-8) face.lower[limit] = upper;
  });
  return face;
}

/**
 * Ranges for a panel after which what is left of a target still keeps the pool's ranges on average; null when they leave none.
 * @param rest expected counts not yet taken, by type; adding to seats · left
 * @param left chance not yet taken
 * @param length chance the panel shall take
 */
export function faceWithin(pool: Pool, rest: Float64Array, left: number, length: number): Face | null {
  const { sizes, limits, seats } = pool;
  const after = left - length;
  const sums = sumsOf(pool, rest);
  const up = (amount: number) => Math.max(0, Math.ceil(amount / length - 1e-6));
  const down = (amount: number) => Math.floor(amount / length + 1e-6);
  const least = Int32Array.from(rest, (count, type) => up(count - sizes[type]! * after));
  const most = Int32Array.from(rest, (count, type) => Math.min(sizes[type]!, down(count)));
  const lower = Float64Array.from(limits, (limit, l) =>
    Math.max(limit.lower, up(sums[l]! - limit.upper * after)),
  );
  const upper = Float64Array.from(limits, (limit, l) =>
    Math.min(limit.upper, down(sums[l]! - limit.lower * after)),
  );
  const sum = (values: Int32Array) => values.reduce((total, value) => total + value, 0);
  const isEmpty =
    sum(least) > seats ||
    sum(most) < seats ||
    least.some((count, type) => count > most[type]!) ||
    lower.some((count, limit) => count > upper[limit]!);
  return isEmpty ? null : { least, most, lower, upper };
}
