import { describe, expect, test } from 'vitest';
import { casesFrom } from '../../../analysis/cases';
import { AnalysisError } from '../../../analysis/errors';
import { medianOf } from '../../../analysis/median';
import { effectiveShare } from '../../../analysis/panel/effective-share';
import { dissimilarity, representativeness, wilson } from '../../../analysis/panel/representativeness';
import { sourceFigures } from '../../../analysis/panel/sources';
import { rankOpenCells, whomNext } from '../../../analysis/panel/whom-next';
import { seededRandom } from '../../../analysis/random';
import { alignMargins, type Margin } from '../../../analysis/targets/margins';
import { diagnose } from '../../../analysis/weighting/diagnostics';

const about = {
  universe: 'usual residents 16+',
  geography: 'Here',
  source: 'made up',
  year: 2021,
  licence: 'CC0',
};
const margin = (variables: string[], counts: [string[], number][]): Margin => ({
  ...about,
  variables,
  cells: counts.map(([codes, count]) => ({ codes, count })),
});
const sex = margin(
  ['sex'],
  [
    [['f'], 500],
    [['m'], 500],
  ],
);
const shape = { categories: { sex: ['f', 'm', 'x'], age: ['young', 'old'] }, selection: 'unknown' as const };
const crowd = (row: Record<string, string>, people: number) => Array.from({ length: people }, () => row);

test('60 women and 40 men where the population has halves: index 120, gap 10 people, mismatch 10% (R6)', () => {
  const { margins, meanDissimilarity, largestGap } = representativeness(
    casesFrom([...crowd({ sex: 'f' }, 60), ...crowd({ sex: 'm' }, 40)], shape),
    alignMargins([sex]),
  );
  const [women] = margins[0]!.categories;
  expect(women).toMatchObject({ populationShare: 0.5, panelShare: 0.6, people: 60, gapPeople: 10 });
  expect(women!.index).toBeCloseTo(120, 10);
  expect(women!.gap).toBeCloseTo(0.1, 12);
  // Wilson (1927) for half of 100: 0.4038 to 0.5962.
  expect(women!.range!.lower).toBeCloseTo(0.4038, 4);
  expect(women!.range!.upper).toBeCloseTo(0.5962, 4);
  expect(women!.isOutsideRange).toBe(true);
  expect(meanDissimilarity).toBeCloseTo(0.1, 12);
  expect(largestGap).toMatchObject({ margin: 'sex', codes: ['f'] });
});

test('"prefer not to say" counts in no category and is shown as such (R5); so is a word the population’s table lacks', () => {
  const rows = [
    ...crowd({ sex: 'f' }, 5),
    ...crowd({ sex: 'm' }, 5),
    { sex: { missing: 'prefer-not-to-say' as const } },
    { sex: 'x' },
  ];
  const { margins, people } = representativeness(casesFrom(rows, shape), alignMargins([sex]));
  expect(people).toBe(12);
  expect(margins[0]).toMatchObject({
    known: 10,
    unknown: { 'prefer-not-to-say': 1 },
    notInPopulation: 1,
    dissimilarity: 0,
  });
});

test('a panel without anybody has no shares, and says so instead of 0', () => {
  const empty = representativeness(casesFrom([], shape), alignMargins([sex]));
  expect(empty.meanDissimilarity).toBeNull();
  expect(empty.margins[0]!.categories[0]).toMatchObject({
    panelShare: null,
    index: null,
    range: null,
    people: 0,
  });
});

test('dissimilarity is 0 for the same shares and 1 for nothing in common', () => {
  expect(dissimilarity([30, 70], [0.3, 0.7])).toBeCloseTo(0, 12);
  expect(dissimilarity([10, 0], [0, 1])).toBe(1);
  expect(wilson(0, 10).lower).toBe(0);
});

const frame = alignMargins([
  sex,
  margin(
    ['age', 'sex'],
    [
      [['young', 'f'], 250],
      [['young', 'm'], 250],
      [['old', 'f'], 250],
      [['old', 'm'], 250],
    ],
  ),
]);
const skewed = casesFrom(
  [
    ...crowd({ sex: 'f', age: 'old' }, 40),
    ...crowd({ sex: 'm', age: 'old' }, 25),
    ...crowd({ sex: 'f', age: 'young' }, 25),
    ...crowd({ sex: 'm', age: 'young' }, 10),
  ],
  shape,
);

test('the category whose next recruit helps most comes first, with the fall it brings', () => {
  const ranked = rankOpenCells(skewed, frame);
  const now = representativeness(skewed, frame).margins[0]!.dissimilarity!;
  const then = Math.abs(65 / 101 - 0.5);
  expect(ranked.find(({ codes }) => codes.length === 1)).toMatchObject({ codes: ['m'], people: 35 });
  expect(ranked.find(({ codes }) => codes.length === 1)!.fall).toBeCloseTo((now - then) / 2, 12);
  expect(ranked.map(({ fall }) => fall)).toEqual([...ranked.map(({ fall }) => fall)].sort((a, b) => b - a));
  expect(ranked.some(({ codes }) => codes[0] === 'f')).toBe(false);
});

test('open places go to the groups that lower the mismatch most, and the mismatch then is what was promised (R6)', () => {
  const plan = whomNext(skewed, frame, 30);
  expect(plan.mismatchNow).toBeCloseTo(representativeness(skewed, frame).meanDissimilarity!, 12);
  expect(plan.groups[0]).toMatchObject({ variables: ['age', 'sex'], codes: ['young', 'm'] });
  const promised = [plan.mismatchNow, ...plan.groups.map(({ mismatchThen }) => mismatchThen)];
  expect(promised).toEqual([...promised].sort((one, other) => other - one));
  plan.groups.forEach(({ people, mismatchThen, fallPerRecruit }, g) => {
    expect(people * fallPerRecruit).toBeCloseTo(promised[g]! - mismatchThen, 12);
  });
  const recruits = plan.groups.flatMap(({ codes, people }) =>
    crowd({ age: codes[0]!, sex: codes[1]! }, people),
  );
  expect(recruits.length + plan.placesLeft).toBe(30);
  const before = Array.from({ length: 100 }, (_, i) => ({
    sex: i < 40 || (i >= 65 && i < 90) ? 'f' : 'm',
    age: i < 65 ? 'old' : 'young',
  }));
  const after = representativeness(casesFrom([...before, ...recruits], shape), frame);
  expect(plan.groups.at(-1)!.mismatchThen).toBeCloseTo(after.meanDissimilarity!, 12);
  expect(after.meanDissimilarity!).toBeLessThan(plan.mismatchNow / 2);
});

test('when nobody helps any more, places stay for anyone below target; an empty panel can be planned too', () => {
  const even = casesFrom(
    ['f', 'm'].flatMap((code) => crowd({ sex: code }, 50)),
    shape,
  );
  expect(whomNext(even, alignMargins([sex]), 1)).toEqual({ mismatchNow: 0, groups: [], placesLeft: 1 });
  const fresh = whomNext(casesFrom([], shape), alignMargins([sex]), 10);
  expect(fresh.mismatchNow).toBe(1);
  expect(() => whomNext(even, alignMargins([sex]), 1, 'age')).toThrow(/No margins/);
});

test('1,000 members over six margins take a few milliseconds', () => {
  const random = seededRandom('panel');
  const names = ['a', 'b', 'c', 'd', 'e', 'f'];
  const codes = Array.from({ length: 8 }, (_, k) => `c${k}`);
  const rows = Array.from({ length: 1000 }, () =>
    Object.fromEntries(names.map((name) => [name, codes[Math.floor(random() * 8)]!])),
  );
  const cases = casesFrom(rows, {
    categories: Object.fromEntries(names.map((name) => [name, codes])),
    selection: 'unknown',
  });
  const population = alignMargins(
    names.map((name) =>
      margin(
        [name],
        codes.map((code) => [[code], 100]),
      ),
    ),
  );
  representativeness(cases, population);
  const start = performance.now();
  for (let round = 0; round < 10; round++) representativeness(cases, population);
  // A few ms is wanted; the limit leaves room for a busy machine.
  expect((performance.now() - start) / 10).toBeLessThan(20);
});

describe('the effective base after raking, as a share of the people', () => {
  const two = casesFrom([{ sex: 'f' }, { sex: 'm' }], shape);

  test('of weights 0.5 and 1.5 four fifths are left (Kish)', () => {
    const weigh = () => ({ converged: true, diagnostics: diagnose(Float64Array.of(0.5, 1.5)) });
    expect(effectiveShare(two, alignMargins([sex]), weigh)).toEqual({
      people: 2,
      effectiveBase: 1.6,
      share: 0.8,
      problem: null,
    });
  });

  test('margins that cannot be met, and nobody at all, give no share but the reason', () => {
    const missed = () => ({ converged: false, diagnostics: { effectiveBase: 1 } });
    expect(effectiveShare(two, alignMargins([sex]), missed)).toMatchObject({
      share: null,
      problem: 'The margins cannot all be met by weighting these people.',
    });
    const refused = () => {
      throw new AnalysisError('no-weight');
    };
    expect(effectiveShare(two, alignMargins([sex]), refused).problem).toMatch(/Every weight is 0/);
    expect(effectiveShare(casesFrom([], shape), alignMargins([sex]), missed)).toMatchObject({
      share: null,
      problem: null,
    });
    const fault = () => {
      throw new Error('a fault of ours');
    };
    expect(() => effectiveShare(two, alignMargins([sex]), fault)).toThrow('a fault of ours');
  });
});

test('what a source brought: of 300 who signed up 240 got a place, 216 stay, at £24.08 each (R7)', () => {
  const figures = sourceFigures({ signedUp: 300, admitted: 240, admittedAndLeft: 24, costPence: 578_000 });
  expect(figures).toMatchObject({ admittedShare: 0.8, still: 216, stillShare: 0.9 });
  expect(figures.pencePerAdmitted).toBeCloseTo(2408.33, 2);
  expect(sourceFigures({ signedUp: 0, admitted: 0, admittedAndLeft: 0, costPence: 100 })).toEqual({
    admittedShare: null,
    still: 0,
    stillShare: null,
    pencePerAdmitted: null,
  });
  expect(() => sourceFigures({ signedUp: 1, admitted: 2, admittedAndLeft: 0, costPence: null })).toThrow(
    /2 of 1 people cannot be/,
  );
  expect(medianOf([3, 1, 2, 10])).toBe(2.5);
  expect(medianOf([])).toBeNull();
});
