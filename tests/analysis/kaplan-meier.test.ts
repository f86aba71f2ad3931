import { expect, test } from 'vitest';
import { kaplanMeier, timeReached } from '../../analysis/kaplan-meier';

/** Weeks of remission of 21 patients on 6-MP; after a plus they were still well when last seen (Freireich et al. 1963, Blood 21). */
const weeks = '6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+';
const spells = weeks
  .split(' ')
  .map((word) => ({ time: Number.parseInt(word, 10), happened: !word.endsWith('+') }));

test('the textbook’s 21 patients: survival and Greenwood’s standard error, to the three figures printed', () => {
  const steps = kaplanMeier(spells);
  expect(
    steps.map(({ time, atRisk, happened, survival, standardError }) =>
      [time, atRisk, happened, survival.toFixed(3), standardError!.toFixed(4)].join(' '),
    ),
  ).toEqual([
    '6 21 3 0.857 0.0764',
    '7 17 1 0.807 0.0869',
    '10 15 1 0.753 0.0963',
    '13 12 1 0.690 0.1068',
    '16 11 1 0.627 0.1141',
    '22 7 1 0.538 0.1282',
    '23 6 1 0.448 0.1346',
  ]);
  expect(timeReached(steps, 0.5)).toBe(23);
  expect(timeReached(steps, 0.9)).toBeNull();
});

test('the interval stays within 0 and 1, around the curve, and is wider for a higher level', () => {
  const wide = kaplanMeier(spells, 0.99);
  kaplanMeier(spells).forEach(({ survival, interval }, i) => {
    expect(interval!.lower).toBeGreaterThan(wide[i]!.interval!.lower);
    expect(interval!.upper).toBeLessThan(wide[i]!.interval!.upper);
    expect(interval!.lower < survival && survival < interval!.upper).toBe(true);
    expect(interval!.lower > 0 && interval!.upper < 1).toBe(true);
  });
});

test('without anyone watched for less, it is the plain share; at its end there is no standard error', () => {
  const all = kaplanMeier([1, 2, 2, 3].map((time) => ({ time, happened: true })));
  expect(all.map(({ survival }) => survival)).toEqual([0.75, 0.25, 0]);
  expect(all[2]).toMatchObject({ standardError: null, interval: null });
  expect(all[1]!.standardError).toBeCloseTo(Math.sqrt((0.25 * 0.75) / 4), 12);
  const two = kaplanMeier([
    { time: 1, happened: true },
    { time: 2, happened: false },
    { time: 3, happened: true },
  ]);
  expect(two[0]!.survival).toBeCloseTo(2 / 3, 12);
  expect(kaplanMeier([{ time: 5, happened: false }])).toEqual([]);
});

test('someone known only from a time on counts from there: had it happened before, they would not be here', () => {
  // Two from the start, of whom one leaves at 2; three taken over at 3, of whom one leaves at 4.
  const steps = kaplanMeier([
    { time: 2, happened: true },
    { time: 5, happened: false },
    { time: 4, happened: true, from: 3 },
    { time: 5, happened: false, from: 3 },
    { time: 5, happened: false, from: 3 },
  ]);
  expect(steps.map(({ time, atRisk }) => [time, atRisk])).toEqual([
    [2, 2],
    [4, 4],
  ]);
  expect(steps[1]!.survival).toBeCloseTo(0.5 * 0.75, 12);
});
