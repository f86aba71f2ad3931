import { AnalysisError } from '../errors';
import { type Random, shuffle } from '../random';
import type { FoundLottery } from './find-lottery';
import type { Counts } from './types';

/** So many numbered panels, each as likely as any other: a draw with balls. */
export type NumberedPanels = {
  /** Number − 1 → indices of people in the instance, ascending. The same panel may have several numbers. */
  readonly panels: readonly (readonly number[])[];
  readonly chances: Float64Array;
  /** The lowest chance of anyone in the draw, before and after. */
  readonly minimum: { readonly before: number; readonly after: number };
  /** The most anyone's chance falls. */
  readonly largestLoss: number;
  readonly words: string;
};

/**
 * A lottery rounded to numbered panels of equal chance, with what that costs in fairness.
 * Panels of types get whole numbers near their chance (largest remainders, then exchanges of one number while that brings
 * chances nearer); people of a type then share its places over all numbered panels as evenly as whole places go.
 * @param count how many numbers: 1000 for three urns of ten balls
 * @param random who of a type has the place that is left over
 * @throws AnalysisError `bad-size` unless the count is a whole number of 1 or more
 * Source: B. Flanigan, G. Kehne, A. D. Procaccia (2021), Fair sortition made transparent, NeurIPS 34 (the problem).
 */
export function numberPanels(found: FoundLottery, count: number, random: Random): NumberedPanels {
  if (!Number.isInteger(count) || count < 1) throw new AnalysisError('bad-size', { size: count });
  const { pool, panels: kinds, weights } = found.types;
  const numbers = exchange(kinds, weights, roundNumbers(weights, count), count, pool.sizes);
  const counts = kinds.flatMap((panel, p) => new Array<Counts>(numbers[p]!).fill(panel));
  const seated = counts.map(() => [...pool.chosen]);
  pool.people.forEach((members, type) => {
    seatEvenly(counts, seated, type, shuffle(members, random));
  });
  const panels = shuffle(
    seated.map((panel) => panel.sort((one, other) => one - other)),
    random,
  );
  const times = new Int32Array(found.lottery.chances.length);
  for (const panel of panels) for (const person of panel) times[person]! += 1;
  const chances = Float64Array.from(times, (numbers) => numbers / count);
  const drawn = pool.people.flat();
  const before = found.minimum;
  const after = drawn.reduce((least, person) => Math.min(least, chances[person]!), 1);
  const largestLoss = drawn.reduce(
    (most, person) => Math.max(most, found.lottery.chances[person]! - chances[person]!),
    0,
  );
  const percent = (share: number) => `${(share * 100).toFixed(2)} %`;
  return {
    panels,
    chances,
    minimum: { before, after },
    largestLoss,
    words: `With ${count} numbered panels the lowest chance is ${percent(after)} instead of ${percent(before)}; nobody loses more than ${(largestLoss * 100).toFixed(2)} points.`,
  };
}

function roundNumbers(weights: Float64Array, count: number): Int32Array {
  const exact = Array.from(weights, (weight) => weight * count);
  const numbers = Int32Array.from(exact, (value) => Math.floor(value + 1e-9));
  const left = count - numbers.reduce((sum, number) => sum + number, 0);
  const order = exact
    .map((value, p) => ({ p, rest: value - numbers[p]! }))
    .sort((one, other) => other.rest - one.rest || one.p - other.p);
  for (let turn = 0; turn < left; turn++) numbers[order[turn % order.length]!.p]! += 1;
  return numbers;
}

/** Moves one number from a panel to another while that lowers the sum over people of squared changes in chance. */
function exchange(
  kinds: readonly Counts[],
  weights: Float64Array,
  numbers: Int32Array,
  count: number,
  sizes: Int32Array,
): Int32Array {
  const excess = new Float64Array(sizes.length);
  kinds.forEach((panel, p) => {
    panel.forEach((places, type) => {
      excess[type]! += places * (numbers[p]! - weights[p]! * count);
    });
  });
  for (let turn = 0; turn < 1000; turn++) {
    const pull = kinds.map((panel) =>
      panel.reduce((sum, places, type) => sum + (places * excess[type]!) / sizes[type]!, 0),
    );
    const byPull = pull.map((_, p) => p).sort((one, other) => pull[one]! - pull[other]! || one - other);
    const givers = byPull.filter((p) => numbers[p]! > 0).slice(-12);
    const takers = byPull.slice(0, 12);
    let best = { gain: 1e-9, from: -1, to: -1 };
    for (const from of givers) {
      for (const to of takers) {
        let size = 0;
        for (let type = 0; type < sizes.length; type++)
          size += (kinds[to]![type]! - kinds[from]![type]!) ** 2 / sizes[type]!;
        const gain = 2 * (pull[from]! - pull[to]!) - size;
        if (gain > best.gain) best = { gain, from, to };
      }
    }
    if (best.from < 0) break;
    numbers[best.from]! -= 1;
    numbers[best.to]! += 1;
    for (let type = 0; type < sizes.length; type++)
      excess[type]! += kinds[best.to]![type]! - kinds[best.from]![type]!;
  }
  return numbers;
}

/** Whole places for the people of a type: each gets as many as any other, or one more. */
function seatEvenly(
  counts: readonly Counts[],
  seated: readonly number[][],
  type: number,
  members: readonly number[],
): void {
  const free = counts.map((panel) => panel[type]!);
  const total = free.reduce((sum, places) => sum + places, 0);
  const over = total % members.length;
  members.forEach((person, m) => {
    const wanted = Math.floor(total / members.length) + (m < over ? 1 : 0);
    const order = free.map((_, p) => p).sort((one, other) => free[other]! - free[one]! || one - other);
    for (const p of order.slice(0, wanted)) {
      seated[p]!.push(person);
      free[p]! -= 1;
    }
  });
}
