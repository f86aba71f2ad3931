import { AnalysisError } from '../errors';
import type { AlignedMargin } from './margins';

/**
 * Targets of interlocked margins moved so that, summed over a variable, they equal that variable's own margin.
 * Each interlock is first fitted to the one-variable targets (proportional fitting), rounded down, and the places left
 * given to the largest remainders that its margins still have room for; then pairs of places are exchanged while
 * that brings targets nearer to the fitted figures.
 * @param margins aligned margins of a frame
 * @param plain targets of each, rounded on their own; those of one-variable margins are kept
 * @param size the sum of each margin's targets
 * @throws AnalysisError `cannot-round` when crossings are missing from an interlock
 * Source: after Cox (1987), A constructive procedure for unbiased controlled rounding, JASA 82.
 * @example two crossed margins of 3 and 2 cells: row sums of the result equal the one-variable targets
 */
export function controlledRounding(
  margins: readonly AlignedMargin[],
  plain: readonly (readonly number[])[],
  size: number,
): number[][] {
  const single = new Map<string, Map<string, number>>();
  margins.forEach((margin, m) => {
    const variable = margin.variables[0];
    if (margin.variables.length !== 1 || variable === undefined || single.has(variable)) return;
    single.set(variable, new Map(margin.cells.map(({ codes }, c) => [codes[0]!, plain[m]![c]!])));
  });
  return margins.map((margin, m) => {
    const limits = margin.variables.flatMap((variable, v) => {
      const sums = single.get(variable);
      return sums ? [{ sums, groups: margin.cells.map(({ codes }) => codes[v]!) }] : [];
    });
    if (margin.variables.length === 1 || limits.length === 0) return [...plain[m]!];
    const fitted = fitProportionally(
      margin.shares.map((share) => share * size),
      limits,
    );
    return exchangePairs(roundWithin(margin.name, fitted, limits, size), fitted, limits);
  });
}

/** Sums that cells must meet: `groups[c]` is the group of cell c, `sums` the number wanted there. */
type Limit = { readonly sums: ReadonlyMap<string, number>; readonly groups: readonly string[] };

function fitProportionally(start: readonly number[], limits: readonly Limit[]): number[] {
  const fitted = [...start];
  for (let round = 0; round < 200; round++) {
    for (const { sums, groups } of limits) {
      const now = sumsBy(groups, fitted);
      groups.forEach((group, c) => {
        const sum = now.get(group) ?? 0;
        if (sum > 0) fitted[c]! *= (sums.get(group) ?? 0) / sum;
      });
    }
  }
  return fitted;
}

function roundWithin(
  name: string,
  fitted: readonly number[],
  limits: readonly Limit[],
  size: number,
): number[] {
  const counts = fitted.map((value) => Math.floor(value + 1e-6));
  const room = limits.map(({ sums, groups }) => {
    const used = sumsBy(groups, counts);
    return new Map([...sums].map(([group, sum]) => [group, sum - (used.get(group) ?? 0)]));
  });
  const hasRoom = (c: number) => limits.every(({ groups }, l) => (room[l]!.get(groups[c]!) ?? 0) > 0);
  for (let left = size - counts.reduce((sum, count) => sum + count, 0); left > 0; left--) {
    let best = -1;
    for (let c = 0; c < counts.length; c++) {
      if (hasRoom(c) && (best < 0 || fitted[c]! - counts[c]! > fitted[best]! - counts[best]!)) best = c;
    }
    if (best < 0) throw new AnalysisError('cannot-round', { margin: name });
    counts[best]! += 1;
    limits.forEach(({ groups }, l) => {
      const group = groups[best]!;
      room[l]!.set(group, room[l]!.get(group)! - 1);
    });
  }
  return counts;
}

/** Takes one place from each of two cells and gives them to the two that cross them the other way, so that sums stay. */
function exchangePairs(counts: number[], fitted: readonly number[], limits: readonly Limit[]): number[] {
  const places = placesOf(limits, counts.length);
  if (places === null) return counts;
  const gain = (c: number, step: number) => 2 * step * (fitted[c]! - counts[c]!) - 1;
  for (let improved = true; improved; ) {
    improved = false;
    for (let one = 0; one < counts.length; one++) {
      for (let two = one + 1; two < counts.length; two++) {
        for (let l = 0; l < limits.length && counts[one]! > 0; l++) {
          const [three, four] = places.crossed(one, two, l);
          if (counts[two]! < 1 || three < 0 || four < 0 || three === one || three === two) continue;
          if (gain(one, -1) + gain(two, -1) + gain(three, 1) + gain(four, 1) <= 1e-9) continue;
          counts[one]! -= 1;
          counts[two]! -= 1;
          counts[three]! += 1;
          counts[four]! += 1;
          improved = true;
        }
      }
    }
  }
  return counts;
}

/** Finds the cell that has one cell's groups but another's in a single variable; null when cells share all their groups. */
function placesOf(limits: readonly Limit[], size: number) {
  const strides: number[] = [];
  const groupAt = limits.map(({ groups }) => {
    const names = [...new Set(groups)];
    strides.push(names.length);
    return groups.map((group) => names.indexOf(group));
  });
  const keyOf = (c: number) => groupAt.reduce((key, at, l) => key * strides[l]! + at[c]!, 0);
  const cellAt = new Map(Array.from({ length: size }, (_, c) => [keyOf(c), c]));
  if (cellAt.size < size) return null;
  const weight = strides.map((_, l) => strides.slice(l + 1).reduce((product, stride) => product * stride, 1));
  const keys = Array.from({ length: size }, (_, c) => keyOf(c));
  return {
    crossed: (one: number, two: number, l: number): readonly [number, number] => {
      const step = (groupAt[l]![two]! - groupAt[l]![one]!) * weight[l]!;
      return [cellAt.get(keys[one]! + step) ?? -1, cellAt.get(keys[two]! - step) ?? -1];
    },
  };
}

function sumsBy(groups: readonly string[], values: readonly number[]): Map<string, number> {
  const sums = new Map<string, number>();
  groups.forEach((group, c) => {
    sums.set(group, (sums.get(group) ?? 0) + values[c]!);
  });
  return sums;
}
