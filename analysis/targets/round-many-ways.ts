import { AnalysisError } from '../errors';
import type { Limit } from './limits';

/** How many choices an exact search may try before it gives up. */
const mostChoices = 100_000;

/**
 * Figures rounded so that three or more sets of sums hold at once, where whole numbers can. Two starts are made: places
 * left after rounding down go to the largest remainders that have room; and an exact search rounds each cell up or down.
 * Each is bettered by moving places while that misses the sums by less, or at the same miss comes nearer to the
 * figures. Where both miss, cells one and two further off are searched for the least miss there is.
 * @param fitted figures ≥ 0, as near to the limits as proportional fitting brings them
 * @returns whole numbers ≥ 0 adding up to the size, of those found the ones that miss least, then the nearest
 * @throws AnalysisError `cannot-round` when a group of a limit has no cell at all
 * Source: Causey, Cox & Ernst (1985), JASA 80: in three ways a controlled rounding need not exist.
 * @example eight figures of 0.5 on a cube with line sums of 1: the four of one parity become 1
 */
export function roundManyWays(
  name: string,
  fitted: readonly number[],
  limits: readonly Limit[],
  size: number,
): number[] {
  const lines = limits.map((limit) => linesOf(name, limit));
  const floors = fitted.map((value) => Math.floor(value + 1e-7));
  const tight = floors.map((floor, c) => [floor, fitted[c]! - floor > 1e-7 ? floor + 1 : floor] as const);
  const worth = (counts: readonly number[]) => heavy * missOf(counts, lines) + squaresOf(counts, fitted);
  const nearer = (one: number[], other: number[]) => (worth(other) < worth(one) ? other : one);
  let best = descend(place(fitted, floors, lines, size), fitted, lines);
  const isNear = missOf(best, lines) === 0 && best.every((count, c) => Math.abs(count - fitted[c]!) < 1);
  const exact = isNear ? undefined : search(fitted, lines, tight, size, 1);
  if (exact) best = nearer(best, descend(exact, fitted, lines));
  for (let further = 1; further <= 2 && missOf(best, lines) > 0; further++) {
    const wide = tight.map(([low, high]) => [Math.max(0, low - further), high + further] as const);
    const found = search(fitted, lines, wide, size, missOf(best, lines));
    if (found) best = nearer(best, descend(found, fitted, lines));
  }
  return best;
}

/** One limit by number: the group of each cell, and the sum wanted of each group. */
type Lines = { readonly groupAt: readonly number[]; readonly wanted: readonly number[] };

/** A sum missed by one outweighs any gain in nearness. */
const heavy = 1e6;

function linesOf(name: string, { sums, groups }: Limit): Lines {
  const names = [...sums.keys()];
  const groupAt = groups.map((group) => names.indexOf(group));
  if (names.some((group, g) => sums.get(group)! > 0 && !groupAt.includes(g)) || groupAt.includes(-1))
    throw new AnalysisError('cannot-round', { margin: name });
  return { groupAt, wanted: [...sums.values()] };
}

function foundIn(counts: readonly number[], { groupAt, wanted }: Lines): number[] {
  const sums = wanted.map(() => 0);
  counts.forEach((count, c) => {
    sums[groupAt[c]!]! += count;
  });
  return sums;
}

function missOf(counts: readonly number[], lines: readonly Lines[]): number {
  return lines.reduce(
    (miss, one) => foundIn(counts, one).reduce((sum, found, g) => sum + (found - one.wanted[g]!) ** 2, miss),
    0,
  );
}

function squaresOf(counts: readonly number[], fitted: readonly number[]): number {
  return counts.reduce((sum, count, c) => sum + (count - fitted[c]!) ** 2, 0);
}

function place(
  fitted: readonly number[],
  floors: readonly number[],
  lines: readonly Lines[],
  size: number,
): number[] {
  const counts = [...floors];
  const room = lines.map((one) => foundIn(counts, one).map((found, g) => one.wanted[g]! - found));
  const full = (c: number) =>
    lines.reduce((sum, { groupAt }, l) => sum + (room[l]![groupAt[c]!]! > 0 ? 0 : 1), 0);
  for (let left = size - counts.reduce((sum, count) => sum + count, 0); left > 0; left--) {
    let best = 0;
    for (let c = 1; c < counts.length; c++) {
      const fewer = full(c) - full(best);
      if (fewer < 0 || (fewer === 0 && fitted[c]! - counts[c]! > fitted[best]! - counts[best]!)) best = c;
    }
    counts[best]! += 1;
    lines.forEach(({ groupAt }, l) => {
      room[l]![groupAt[best]!]! -= 1;
    });
  }
  return counts;
}

/**
 * Whole numbers within each cell's range that add up to the size and miss the sums by less than a given miss: the least
 * there is, unless the search grew too long. Nearest choices come first; undefined when none was found.
 */
function search(
  fitted: readonly number[],
  lines: readonly Lines[],
  ranges: readonly (readonly [number, number])[],
  size: number,
  lessThan: number,
): number[] | undefined {
  const all: Lines = { groupAt: fitted.map(() => 0), wanted: [size] };
  // What each group can still come to, from the cells chosen and the ranges of the others; the total comes last.
  const groups = [...lines, all].map((one) => ({
    ...one,
    least: foundIn(
      ranges.map(([low]) => low),
      one,
    ),
    most: foundIn(
      ranges.map(([, high]) => high),
      one,
    ),
  }));
  const total = groups.at(-1)!;
  const missAt = ({ least, most, wanted }: (typeof groups)[number], g: number) =>
    Math.max(0, least[g]! - wanted[g]!, wanted[g]! - most[g]!) ** 2;
  let bound = groups.reduce(
    (sum, group) => group.wanted.reduce((part, _, g) => part + missAt(group, g), sum),
    0,
  );
  const shift = (c: number, low: number, high: number) => {
    for (const group of groups) {
      const g = group.groupAt[c]!;
      bound -= missAt(group, g);
      group.least[g]! += low;
      group.most[g]! += high;
      bound += missAt(group, g);
    }
  };
  const counts = ranges.map(([low]) => low);
  let best: number[] | undefined;
  let limit = lessThan;
  let choices = 0;
  const choose = (c: number): void => {
    if (bound >= limit || missAt(total, 0) > 0) return;
    if (c === counts.length) {
      best = [...counts];
      limit = bound;
      return;
    }
    const [low, high] = ranges[c]!;
    const options = Array.from({ length: high - low + 1 }, (_, step) => low + step).sort(
      (one, other) => Math.abs(one - fitted[c]!) - Math.abs(other - fitted[c]!),
    );
    for (const option of options) {
      choices += 1;
      if (choices > mostChoices || limit === 0) return;
      counts[c] = option;
      shift(c, option - low, option - high);
      choose(c + 1);
      shift(c, low - option, high - option);
    }
  };
  choose(0);
  return best;
}

/** Moves places between cells, two crosswise or one at a time, until nothing betters. */
function descend(start: readonly number[], fitted: readonly number[], lines: readonly Lines[]): number[] {
  const counts = [...start];
  const cross = crossingsOf(lines, counts.length);
  for (let improved = true; improved; ) {
    improved = false;
    for (let one = 0; one < counts.length; one++)
      for (let two = one + 1; two < counts.length; two++)
        improved = exchange(counts, fitted, cross, one, two) || improved;
    // Where every sum holds, moving a single place would break one.
    if (missOf(counts, lines) > 0) improved = transferAll(counts, fitted, lines) || improved;
  }
  return counts;
}

/** A place from each of two cells to the two that cross them: no sum changes, so nearness alone decides. */
function exchange(
  counts: number[],
  fitted: readonly number[],
  cross: ReturnType<typeof crossingsOf>,
  one: number,
  two: number,
): boolean {
  let improved = false;
  const worse = (c: number, step: number) => 2 * step * (counts[c]! - fitted[c]!) + 1;
  for (let l = 0; l < cross.ways; l++) {
    if (counts[one]! < 1 || counts[two]! < 1) break;
    const [three, four] = [cross.of(one, two, l), cross.of(two, one, l)];
    if (three < 0 || four < 0 || three === one || three === two) continue;
    if (worse(one, -1) + worse(two, -1) + worse(three, 1) + worse(four, 1) >= -1e-9) continue;
    counts[one]! -= 1;
    counts[two]! -= 1;
    counts[three]! += 1;
    counts[four]! += 1;
    improved = true;
  }
  return improved;
}

/** Single places from cell to cell, while that betters. */
function transferAll(counts: number[], fitted: readonly number[], lines: readonly Lines[]): boolean {
  const found = lines.map((one) => foundIn(counts, one));
  const change = (c: number, step: number): number => {
    let worse = 2 * step * (counts[c]! - fitted[c]!) + 1;
    counts[c]! += step;
    lines.forEach(({ groupAt, wanted }, l) => {
      const g = groupAt[c]!;
      worse += heavy * (2 * step * (found[l]![g]! - wanted[g]!) + 1);
      found[l]![g]! += step;
    });
    return worse;
  };
  let improved = false;
  for (let from = 0; from < counts.length; from++) {
    for (let to = 0; to < counts.length && counts[from]! > 0; to++) {
      if (from === to) continue;
      if (change(from, -1) + change(to, 1) < -1e-9) improved = true;
      else {
        change(from, 1);
        change(to, -1);
      }
    }
  }
  return improved;
}

/** The cell that has one cell's groups but another's in a single limit; −1 where there is none. */
function crossingsOf(lines: readonly Lines[], size: number) {
  const strides = lines.map((_, l) =>
    lines.slice(l + 1).reduce((product, { wanted }) => product * wanted.length, 1),
  );
  const keys = Array.from({ length: size }, (_, c) =>
    lines.reduce((key, { groupAt }, l) => key + groupAt[c]! * strides[l]!, 0),
  );
  const cellAt = new Map(keys.map((key, c) => [key, c]));
  return {
    ways: lines.length,
    of: (one: number, two: number, l: number): number => {
      const { groupAt } = lines[l]!;
      return cellAt.get(keys[one]! + (groupAt[two]! - groupAt[one]!) * strides[l]!) ?? -1;
    },
  };
}
