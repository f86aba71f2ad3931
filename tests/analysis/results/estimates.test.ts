import fc from 'fast-check';
import { expect, test } from 'vitest';
import { casesFrom, getCategories, getNumbers } from '../../../analysis/cases';
import { designOf } from '../../../analysis/results/design';
import { intervalAssumption, wordsOfPrecision } from '../../../analysis/results/interval';
import { weightedMean } from '../../../analysis/results/mean';
import { discloseMeans, meansTable } from '../../../analysis/results/means';
import { pointsOf } from '../../../analysis/results/points';
import { weightedQuantile } from '../../../analysis/results/quantile';
import { shareOf } from '../../../analysis/results/share';
import { rake } from '../../../analysis/weighting/rake';
import { synthCases, synthMargins } from '../../reference/synth-a';

test('a mean with weights 1 and 3 leans to the second, with both bases', () => {
  const cases = casesFrom(
    [
      { wait: 1, w: 1 },
      { wait: 3, w: 3 },
    ],
    { numbers: ['wait'], baseWeight: 'w', selection: 'unknown' },
  );
  const result = weightedMean(getNumbers(cases, 'wait'), designOf(cases))!;
  expect(result.estimate).toBe(2.5);
  expect(result.base).toBe(2);
  expect(result.weightedBase).toBe(4);
  expect(result.effectiveBase).toBeCloseTo(1.6, 12);
});

test('the interval of a quota panel is a modelled interval and is never called a margin of error (R16)', () => {
  const cases = casesFrom([{ x: 1 }, { x: 2 }, { x: 4 }], { numbers: ['x'], selection: 'unknown' });
  expect(weightedMean(getNumbers(cases, 'x'), designOf(cases))!.interval!.name).toBe('modelled interval');
  expect(intervalAssumption('unknown')).toMatch(/would vary if members were a random draw/);
  expect(() => wordsOfPrecision('margin of error', 'unknown')).toThrow(/“modelled interval”/);
  expect(wordsOfPrecision('margin of error', 'known')).toBe('margin of error');
  const drawn = { ...cases, selection: 'known' as const };
  expect(weightedMean(getNumbers(drawn, 'x'), designOf(drawn))!.interval!.name).toBe('sampling interval');
});

test('the error of a figure that is itself a margin is nothing, since every weighting meets it', () => {
  const cases = synthCases();
  const design = designOf(cases, rake.weigh(cases, synthMargins('rake-synth-5-tight')));
  const share = shareOf(getCategories(cases, 'gender'), 'woman', design)!;
  expect(share.estimate).toBeCloseTo(0.505, 9);
  expect(share.se!).toBeLessThan(1e-6 * share.estimate);
});

test('the range of a share stays between 0 and 1, also when all said the same', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { minLength: 2, maxLength: 40 }), (answers) => {
      const rows = answers.map((yes) => ({ q: yes ? 'yes' : 'no' }));
      const cases = casesFrom(rows, { categories: { q: ['yes', 'no'] }, selection: 'unknown' });
      const { estimate, interval } = shareOf(getCategories(cases, 'q'), 'yes', designOf(cases))!;
      expect(interval!.lower).toBeGreaterThanOrEqual(0);
      expect(interval!.upper).toBeLessThanOrEqual(1);
      expect(interval!.lower).toBeLessThanOrEqual(estimate);
      expect(interval!.upper).toBeGreaterThanOrEqual(estimate);
      expect(interval!.upper - interval!.lower).toBeGreaterThan(0);
    }),
  );
});

test('points shared out over services: mean, median and the share giving none', () => {
  const rows = [0, 20, 20, 60].map((gp) => ({ gp, hospital: 100 - gp }));
  const cases = casesFrom([...rows, { gp: { missing: 'dont-know' }, hospital: { missing: 'dont-know' } }], {
    numbers: ['gp', 'hospital'],
    selection: 'unknown',
  });
  const [gp, hospital] = pointsOf(cases, ['gp', 'hospital']);
  expect(gp).toMatchObject({
    item: 'gp',
    mean: { estimate: 25, base: 4 },
    median: 20,
    zero: { estimate: 0.25 },
  });
  expect(hospital!.mean.estimate).toBe(75);
  expect(weightedQuantile(getNumbers(cases, 'gp'), 1, designOf(cases))).toBe(60);
});

test('a mean by segment hides the segment of seven people and the one that would give it away (R16)', () => {
  const crowd = (age: string, people: number) =>
    Array.from({ length: people }, (_, i) => ({ age, wait: i % 5 }));
  const cases = casesFrom([...crowd('young', 7), ...crowd('middle', 40), ...crowd('old', 60)], {
    categories: { age: ['young', 'middle', 'old'] },
    numbers: ['wait'],
    selection: 'unknown',
  });
  const rows = discloseMeans(meansTable(cases, 'wait', 'age'), { hideSmallCounts: false });
  expect(rows[1]).toEqual({ segment: 'young', hidden: 'fewer-than-10' });
  expect(rows[2]).toEqual({ segment: 'middle', hidden: 'not-shown' });
  expect(rows[3]).toMatchObject({ segment: 'old', mean: 2, base: 60, hasSmallBase: false });
});

test('nobody, and a single answer, have no range', () => {
  const cases = casesFrom([{ x: 4 }, { x: { missing: 'skipped' } }], {
    numbers: ['x'],
    selection: 'unknown',
  });
  expect(weightedMean(getNumbers(cases, 'x'), designOf(cases))).toMatchObject({
    estimate: 4,
    se: null,
    interval: null,
  });
  expect(weightedMean(getNumbers(cases, 'x'), designOf(cases), { domain: Uint8Array.of(0, 1) })).toBeNull();
});

test('a stratum of one is an error only when asked to be', () => {
  const rows = [
    { x: 1, s: 'a' },
    { x: 2, s: 'a' },
    { x: 5, s: 'b' },
  ];
  const cases = casesFrom(rows, { numbers: ['x'], stratum: 's', selection: 'known' });
  expect(weightedMean(getNumbers(cases, 'x'), designOf(cases))!.se).toBeGreaterThan(0);
  expect(() => weightedMean(getNumbers(cases, 'x'), designOf(cases, undefined, 'fail'))).toThrow(
    /Stratum “b”/,
  );
});
