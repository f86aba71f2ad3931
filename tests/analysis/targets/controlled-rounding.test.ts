import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alignMargins, type Margin } from '../../../analysis/targets/margins';
import { missedSums } from '../../../analysis/targets/missed-sums';
import { largestRemainder, quotaFrame } from '../../../analysis/targets/quota-frame';
import { roundManyWays } from '../../../analysis/targets/round-many-ways';
import { roundTwoWays } from '../../../analysis/targets/round-two-ways';

const about = {
  universe: 'usual residents 16+',
  geography: 'Here',
  source: 'made up',
  year: 2021,
  licence: 'CC0',
};
const codesOf: Record<string, string[]> = {
  age: ['16-34', '35-64', '65+'],
  sex: ['f', 'm'],
  place: ['north', 'south', 'west'],
};
const crossed = (variables: readonly string[]): string[][] =>
  variables.reduce<string[][]>(
    (all, name) => all.flatMap((codes) => codesOf[name]!.map((code) => [...codes, code])),
    [[]],
  );
const sum = (all: readonly number[]) => all.reduce((total, one) => total + one, 0);

/** Margins over some variables, all counted from one population of age × sex × place. */
function marginsOf(population: readonly number[], over: readonly (readonly string[])[]): Margin[] {
  const cells = crossed(['age', 'sex', 'place']);
  return over.map((variables) => ({
    ...about,
    variables,
    cells: crossed(variables).map((codes) => ({
      codes,
      count: sum(
        population.filter((_, c) =>
          variables.every((name, v) => cells[c]![['age', 'sex', 'place'].indexOf(name)] === codes[v]),
        ),
      ),
    })),
  }));
}
const people = fc
  .array(fc.integer({ min: 0, max: 3000 }), { minLength: 18, maxLength: 18 })
  .filter((all) => sum(all) > 100);
const size = fc.integer({ min: 1, max: 1500 });

describe('two ways: always possible (Cox 1987)', () => {
  test('age by sex, for any counts and size: every sum holds and each cell is within one of its fitted figure', () => {
    fc.assert(
      fc.property(people, size, (population, wanted) => {
        const frame = quotaFrame(alignMargins(marginsOf(population, [['age'], ['sex'], ['age', 'sex']])), {
          size: wanted,
          controlled: true,
        });
        expect(missedSums(frame.margins)).toEqual([]);
        expect(sum(frame.margins[2]!.cells.map(({ target }) => target))).toBe(wanted);
      }),
      { numRuns: 100 },
    );
  });

  test('every cell is rounded up or down, and no other such rounding changes the figures less', () => {
    const figure = fc.integer({ min: 0, max: 40 }).map((tenths) => tenths / 10);
    fc.assert(
      fc.property(fc.array(figure, { minLength: 6, maxLength: 6 }), (start) => {
        // Two rows of three; the last of each row and column is filled up to whole sums.
        const fitted = wholeTable(start, 2, 3);
        const rows = limit(fitted, (c) => Math.floor(c / 4));
        const columns = limit(fitted, (c) => c % 4);
        const found = roundTwoWays(fitted, rows, columns);
        const best = bruteForce(fitted, [rows, columns]);
        expect(meets(found, [rows, columns])).toBe(true);
        found.forEach((count, c) => {
          expect(Math.abs(count - fitted[c]!)).toBeLessThan(1);
        });
        expect(squares(found, fitted)).toBeCloseTo(best!, 6);
      }),
      { numRuns: 60 },
    );
  });
});

describe('three ways', () => {
  test('one-variable margins always hold; so do a margin of two of the three and all it holds itself', () => {
    fc.assert(
      fc.property(
        people,
        size,
        fc.constantFrom(
          [['age'], ['sex'], ['place'], ['age', 'sex', 'place']],
          [['age'], ['sex'], ['place'], ['age', 'sex'], ['age', 'sex', 'place']],
          // In an order that puts the interlock first, and with two of its crossings.
          [['age', 'sex', 'place'], ['place', 'age'], ['age', 'sex'], ['age'], ['sex'], ['place']],
        ),
        (population, wanted, over) => {
          const frame = quotaFrame(alignMargins(marginsOf(population, over)), {
            size: wanted,
            controlled: true,
          });
          expect(missedSums(frame.margins)).toEqual([]);
          for (const margin of frame.margins) {
            expect(sum(margin.cells.map(({ target }) => target))).toBe(wanted);
            expect(Math.min(...margin.cells.map(({ target }) => target))).toBeGreaterThanOrEqual(0);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  test('on a small cube with all line sums, whole numbers are found whenever there are any', () => {
    const half = [0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5];
    const lines = [
      limit(half, (c) => c >> 1),
      limit(half, (c) => (c & 1) + 2 * (c >> 2)),
      limit(half, (c) => c & 3),
    ];
    const found = roundManyWays('cube', half, lines, 4);
    expect(meets(found, lines)).toBe(true);
    expect([found, found.map((count) => 1 - count)]).toContainEqual([1, 0, 0, 1, 0, 1, 1, 0]);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 8, maxLength: 8 }), (quarters) => {
        const fitted = quarters.map((quarter) => quarter / 4);
        // Sums rounded to whole numbers each for itself need not be met by anybody.
        const wanted = [
          limit(fitted, (c) => c >> 1, Math.round),
          limit(fitted, (c) => (c & 1) + 2 * (c >> 2), Math.round),
          limit(fitted, (c) => c & 3, Math.round),
        ];
        const total = sum([...wanted[0]!.sums.values()]);
        if (wanted.some(({ sums }) => sum([...sums.values()]) !== total)) return;
        const counts = roundManyWays('cube', fitted, wanted, total);
        expect(sum(counts)).toBe(total);
        const isPossible = bruteForce(fitted, wanted, 1) !== undefined;
        if (isPossible) expect(meets(counts, wanted)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  test('where no whole numbers meet all margins, the total holds and every missed sum is told', () => {
    const misses = missedSums([
      {
        variables: ['age'],
        cells: [
          { codes: ['old'], target: 3 },
          { codes: ['young'], target: 2 },
        ],
      },
      {
        variables: ['sex', 'age'],
        cells: [
          { codes: ['f', 'old'], target: 2 },
          { codes: ['m', 'old'], target: 2 },
          { codes: ['f', 'young'], target: 1 },
          { codes: ['m', 'young'], target: 0 },
        ],
      },
    ]);
    expect(misses).toEqual([
      { interlock: ['sex', 'age'], margin: ['age'], codes: ['old'], wanted: 3, found: 4 },
      { interlock: ['sex', 'age'], margin: ['age'], codes: ['young'], wanted: 2, found: 1 },
    ]);
  });

  test('on a small cube the sums are then missed by as little as any whole numbers miss them', () => {
    const shares = fc.array(fc.integer({ min: 0, max: 8 }), { minLength: 4, maxLength: 4 });
    let impossible = 0;
    fc.assert(
      fc.property(shares, shares, shares, fc.integer({ min: 1, max: 5 }), (one, two, three, total) => {
        const lines = [
          sums(spreadOver(one, total), (c) => c >> 1),
          sums(spreadOver(two, total), (c) => (c & 1) + 2 * (c >> 2)),
          sums(spreadOver(three, total), (c) => c & 3),
        ];
        const counts = roundManyWays('cube', new Array<number>(8).fill(total / 8), lines, total);
        expect(sum(counts)).toBe(total);
        expect(Math.min(...counts)).toBeGreaterThanOrEqual(0);
        const least = Math.min(...tablesOf(total, 8).map((table) => missed(table, lines)));
        if (least > 0) impossible += 1;
        expect(missed(counts, lines)).toBe(least);
      }),
      { numRuns: 100 },
    );
    expect(impossible).toBeGreaterThan(10);
  });
});

test('a place that the population’s empty cells leave no room for is put where it is least of a stranger', () => {
  // Everyone old is a woman and everyone young a man; a panel of 3 wants 2 old and, of equal halves, 2 of the first sex.
  const margins: Margin[] = [
    {
      ...about,
      variables: ['age'],
      cells: [
        { codes: ['old'], count: 50 },
        { codes: ['young'], count: 50 },
      ],
    },
    {
      ...about,
      variables: ['sex'],
      cells: [
        { codes: ['m'], count: 50 },
        { codes: ['f'], count: 50 },
      ],
    },
    {
      ...about,
      variables: ['age', 'sex'],
      cells: [
        { codes: ['old', 'm'], count: 0 },
        { codes: ['old', 'f'], count: 50 },
        { codes: ['young', 'm'], count: 50 },
        { codes: ['young', 'f'], count: 0 },
      ],
    },
  ];
  const frame = quotaFrame(alignMargins(margins), { size: 3, controlled: true });
  expect(missedSums(frame.margins)).toEqual([]);
  expect(frame.margins[2]!.cells.map(({ target }) => target)).toEqual([1, 1, 1, 0]);
});

test('a frame of 640 crossings is rounded in a moment', () => {
  const ages = Array.from({ length: 8 }, (_, a) => `a${a}`);
  const wards = Array.from({ length: 80 }, (_, w) => `w${w}`);
  const count = (a: number, w: number) => 50 + ((a * 37 + w * 101) % 97);
  const margins: Margin[] = [
    {
      ...about,
      variables: ['age'],
      cells: ages.map((code, a) => ({ codes: [code], count: sum(wards.map((_, w) => count(a, w))) })),
    },
    {
      ...about,
      variables: ['ward'],
      cells: wards.map((code, w) => ({ codes: [code], count: sum(ages.map((_, a) => count(a, w))) })),
    },
    {
      ...about,
      variables: ['age', 'ward'],
      cells: ages.flatMap((age, a) => wards.map((ward, w) => ({ codes: [age, ward], count: count(a, w) }))),
    },
  ];
  const start = performance.now();
  const frame = quotaFrame(alignMargins(margins), { size: 1000, controlled: true });
  expect(missedSums(frame.margins)).toEqual([]);
  expect(performance.now() - start).toBeLessThan(2000);
});

type TestLimit = { readonly sums: Map<string, number>; readonly groups: string[] };

function limit(fitted: readonly number[], groupOf: (c: number) => number, whole = Math.round): TestLimit {
  const groups = fitted.map((_, c) => String(groupOf(c)));
  const found = new Map<string, number>();
  groups.forEach((group, c) => {
    found.set(group, (found.get(group) ?? 0) + fitted[c]!);
  });
  return { groups, sums: new Map([...found].map(([group, total]) => [group, whole(total)])) };
}

function sums(wanted: readonly number[], groupOf: (c: number) => number): TestLimit {
  return {
    groups: Array.from({ length: 8 }, (_, c) => String(groupOf(c))),
    sums: new Map(wanted.map((total, g) => [String(g), total])),
  };
}

/** A table one row and one column larger, whose sums are whole. */
function wholeTable(start: readonly number[], rows: number, columns: number): number[] {
  const up = (value: number) => Math.ceil(value - 1e-9) - value;
  const table = Array.from({ length: rows }, (_, r) => {
    const own = start.slice(r * columns, (r + 1) * columns);
    return [...own, up(sum(own))];
  });
  const last = table[0]!.map((_, k) => up(sum(table.map((row) => row[k]!))));
  return [...table, last].flat().map((value) => Math.max(0, value));
}

function meets(counts: readonly number[], limits: readonly TestLimit[]): boolean {
  return limits.every(({ groups, sums: wanted }) =>
    [...wanted].every(([group, total]) => sum(counts.filter((_, c) => groups[c] === group)) === total),
  );
}

/** Whole numbers in proportion that add up to a total. */
function spreadOver(shares: readonly number[], total: number): number[] {
  return largestRemainder(
    shares.map((share) => share + 1),
    total,
  );
}

/** Every way of putting a total into so many cells. */
function tablesOf(total: number, cells: number): number[][] {
  if (cells === 1) return [[total]];
  return Array.from({ length: total + 1 }, (_, count) =>
    tablesOf(total - count, cells - 1).map((rest) => [count, ...rest]),
  ).flat();
}

const missed = (counts: readonly number[], limits: readonly TestLimit[]) =>
  sum(
    limits.flatMap(({ groups, sums: wanted }) =>
      [...wanted].map(([group, total]) => (sum(counts.filter((_, c) => groups[c] === group)) - total) ** 2),
    ),
  );

const squares = (counts: readonly number[], fitted: readonly number[]) =>
  sum(counts.map((count, c) => (count - fitted[c]!) ** 2));

/** The least sum of squared changes over all roundings that meet the limits; undefined when there is none. */
function bruteForce(
  fitted: readonly number[],
  limits: readonly TestLimit[],
  further = 0,
): number | undefined {
  let best: number | undefined;
  const counts: number[] = [];
  const go = (c: number): void => {
    if (c === fitted.length) {
      if (meets(counts, limits)) best = Math.min(best ?? Number.POSITIVE_INFINITY, squares(counts, fitted));
      return;
    }
    const floor = Math.floor(fitted[c]! + 1e-9);
    const high = fitted[c]! - floor > 1e-9 ? floor + 1 : floor;
    const overshoots = limits.some(({ groups, sums: wanted }) => {
      const own = counts.filter((_, i) => i < c && groups[i] === groups[c]);
      return sum(own) > wanted.get(groups[c]!)!;
    });
    if (overshoots) return;
    for (let count = Math.max(0, floor - further); count <= high + further; count++) {
      counts[c] = count;
      go(c + 1);
    }
    counts.length = c;
  };
  go(0);
  return best;
}
