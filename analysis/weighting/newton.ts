/** Where a search for multipliers stands. */
export type Place = {
  readonly multipliers: Float64Array;
  /** Wanted less found, of each total. */
  readonly miss: Float64Array;
  /** The largest miss relative to 1 + its total, and the root of the sum of their squares. */
  readonly largest: number;
  readonly length: number;
  /** What calibration minimises: convex in the multipliers, its slope the miss turned round. */
  readonly height: number;
};

type Search<At extends Place> = {
  readonly at: (multipliers: Float64Array) => At;
  /** Newton's direction; with a floor, as if no case moved less freely than that. */
  readonly directionFrom: (place: At, floor: number) => Float64Array;
};

/** Where cases held at their bounds leave no way forward, the floors tried beside none. */
const floors = [0, 1e-8, 1e-6, 1e-4, 1e-2, 1];
/** Rounds without a smaller miss after which there is no hope of one. */
const patience = 60;

/**
 * Newton's method with halved steps, for calibration. Near the answer a full step at least halves the miss and is taken at once;
 * further off the step is the one that leads lowest, so that an answer that exists is found from anywhere.
 * @returns the place with the smallest miss, and the rounds it took
 * Source: Boyd & Vandenberghe, Convex Optimization (2004), ch. 9.2 and 9.5.
 */
export function searchMultipliers<At extends Place>(
  size: number,
  { at, directionFrom }: Search<At>,
  { tolerance, maxRounds }: { readonly tolerance: number; readonly maxRounds: number },
): { best: At; rounds: number } {
  let now = at(new Float64Array(size));
  let best = now;
  let rounds = 0;
  let since = 0;
  while (best.largest >= tolerance && rounds < maxRounds && since < patience) {
    rounds += 1;
    const next = stepFrom(now, { at, directionFrom });
    if (!next) break;
    now = next;
    since = now.largest < 0.999 * best.largest ? 0 : since + 1;
    if (now.largest < best.largest) best = now;
  }
  return { best, rounds };
}

function stepFrom<At extends Place>(now: At, { at, directionFrom }: Search<At>): At | null {
  const newton = directionFrom(now, 0);
  const full = at(moved(now.multipliers, newton, 1));
  if (full.length <= now.length / 2) return full;
  let lowest: At | null = null;
  for (const floor of floors) {
    const direction = floor === 0 ? newton : directionFrom(now, floor);
    const gain = direction.reduce((sum, value, k) => sum + value * now.miss[k]!, 0);
    if (!(gain > 0)) continue;
    for (let step = 1; step > 1e-9; step /= 2) {
      const tried = at(moved(now.multipliers, direction, step));
      if (!(tried.height <= now.height - 1e-4 * step * gain)) continue;
      if (lowest === null || tried.height < lowest.height) lowest = tried;
      break;
    }
  }
  return lowest;
}

function moved(multipliers: Float64Array, direction: Float64Array, step: number): Float64Array {
  return multipliers.map((multiplier, k) => multiplier + step * direction[k]!);
}
