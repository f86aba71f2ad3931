import { expect, test } from 'vitest';
import { casesFrom } from '../../../analysis/cases';
import { calibrate } from '../../../analysis/weighting/calibrate';
import { calibrateTo, type NumberGoal } from '../../../analysis/weighting/calibration';
import { distanceNames, distances } from '../../../analysis/weighting/distances';
import { marginOf, populationOf } from './people';

const all = (total: number, n: number): NumberGoal => ({
  margin: 'all',
  values: new Float64Array(n).fill(1),
  total,
});
const size = (values: readonly number[], total: number): NumberGoal => ({
  margin: 'size',
  values: Float64Array.from(values),
  total,
});
const ones = (n: number) => new Float64Array(n).fill(1);

test('weights are moved as little as a total asks', () => {
  for (const weight of calibrateTo(ones(2), [all(4, 2)]).weights) expect(weight).toBeCloseTo(2, 9);
  // Least squares by hand: ratios 1 + a + b·x through a total of 3 people and of 7 in x = 1, 2, 3.
  const { weights } = calibrateTo(ones(3), [all(3, 3), size([1, 2, 3], 7)], { distance: 'linear' });
  expect([...weights].map((weight) => Number(weight.toFixed(12)))).toEqual([0.5, 1, 1.5]);
});

test('a distance leaves a score of 0 alone, grows with it, and stays within its bounds', () => {
  for (const name of distanceNames) {
    const { ratio, slope, height } = distances[name];
    expect(ratio(0, 0.4, 2.5)).toBeCloseTo(1, 12);
    expect(slope(0, 0.4, 2.5)).toBeCloseTo(1, 12);
    expect(height(0, 0.4, 2.5)).toBeCloseTo(0, 12);
    const h = 1e-6;
    for (const u of [-3000, -0.9, -0.3, 0.2, 0.7, 3000]) {
      expect(ratio(u, 0.4, 2.5)).toBeGreaterThanOrEqual(0.4);
      expect(ratio(u, 0.4, 2.5)).toBeLessThanOrEqual(2.5);
      const steepness = (ratio(u + h, 0.4, 2.5) - ratio(u - h, 0.4, 2.5)) / (2 * h);
      expect(slope(u, 0.4, 2.5)).toBeCloseTo(steepness, 5);
      const growth = (height(u + h, 0.4, 2.5) - height(u - h, 0.4, 2.5)) / (2 * h);
      expect(growth).toBeCloseTo(ratio(u, 0.4, 2.5), 3);
    }
  }
});

test('bounds may be on the ratio or on the weight itself', () => {
  const goals = [all(6, 3), size([1, 2, 3], 13.8)];
  const start = Float64Array.of(2, 2, 2);
  const byRatio = calibrateTo(start, goals, { distance: 'linear', bounds: { lower: 0.5, upper: 1.6 } });
  expect(Math.min(...byRatio.weights)).toBeGreaterThanOrEqual(1 - 1e-12);
  const byWeight = calibrateTo(start, goals, {
    distance: 'linear',
    bounds: { lower: 0.5, upper: 3.6, of: 'weight' },
  });
  expect(Math.max(...byWeight.weights)).toBeLessThanOrEqual(3.6 + 1e-12);
  for (const { weights } of [byRatio, byWeight])
    expect(weights[0]! + 2 * weights[1]! + 3 * weights[2]!).toBeCloseTo(13.8, 9);
});

test('bounds too tight are refused, naming the total missed most; forced weights are not called converged', () => {
  const goals = [all(3, 3), size([1, 2, 3], 8)];
  const tight = { distance: 'linear', bounds: { lower: 0.9, upper: 1.1 } } as const;
  expect(() => calibrateTo(ones(3), goals, tight)).toThrow(
    /“total” of `size` comes to 6\.\d+ where 8 is wanted/,
  );
  const { weights, converged } = calibrateTo(ones(3), goals, { ...tight, force: true });
  expect(converged).toBe(false);
  for (const weight of weights) expect(Math.abs(weight - 1)).toBeLessThanOrEqual(0.1 + 1e-12);
  expect(() =>
    calibrateTo(ones(3), goals, { distance: 'logit', bounds: { lower: 0.9, upper: 1.1 } }),
  ).toThrow(/Widen the bounds/);
});

test('bounds that cannot hold at all, and lists of another length, are refused', () => {
  expect(() => calibrateTo(ones(2), [all(4, 2)], { bounds: { lower: 2, upper: 1 } })).toThrow(
    /between 2 and 1 times/,
  );
  expect(() => calibrateTo(ones(2), [all(4, 2)], { distance: 'logit' })).toThrow(
    /for the logit distance 1 lies/,
  );
  expect(() => calibrateTo(ones(2), [all(4, 3)])).toThrow(/`all` has 3 values for 2 cases/);
});

test('one ratio for all of a household; a ratio estimator by variances; ratios trimmed afterwards', () => {
  const together = calibrateTo(ones(4), [all(4, 4), size([1, 3, 5, 5], 16)], {
    distance: 'linear',
    unitOf: Int32Array.of(0, 0, 1, 1),
  });
  expect(together.weights[0]).toBeCloseTo(together.weights[1]!, 12);
  expect(together.weights[0]! * 4 + together.weights[2]! * 10).toBeCloseTo(16, 9);
  const x = Float64Array.of(1, 2, 5);
  const ratio = calibrateTo(ones(3), [size([1, 2, 5], 16)], { distance: 'linear', variance: x });
  expect([...ratio.weights].map((weight) => Number(weight.toFixed(12)))).toEqual([2, 2, 2]);
  const trimmed = calibrateTo(ones(3), [all(3, 3), size([1, 2, 3], 7)], {
    distance: 'linear',
    trim: { lower: 0.6, upper: 1.4 },
  });
  expect([...trimmed.weights].map((weight) => Number(weight.toFixed(12)))).toEqual([0.6, 1, 1.4]);
});

const rows = [
  { sex: 'f', visits: 2, household: 'a' },
  { sex: 'f', visits: 6, household: 'b' },
  { sex: 'm', visits: 1, household: 'a' },
  { sex: 'm', visits: 5, household: 'c' },
  { sex: 'm', visits: { missing: 'dont-know' as const }, household: 'c' },
];
const cases = casesFrom(rows, {
  categories: { sex: ['f', 'm'], household: ['a', 'b', 'c'] },
  numbers: ['visits'],
  selection: 'known',
});
const population = populationOf([marginOf('sex', { f: 500, m: 500 })]);

test('people without a number keep their share, and the others carry the rest of the total', () => {
  const { weights, converged, gaps } = calibrate.weigh(cases, population, {
    calibration: { totals: { visits: 3000 } },
  });
  expect(converged).toBe(true);
  expect(weights[4]).toBeCloseTo(1, 9);
  const visits = [2, 6, 1, 5].reduce((sum, own, i) => sum + own * weights[i]!, 0);
  expect(visits / 4).toBeCloseTo(3, 9);
  expect(gaps.map(({ margin }) => margin)).toEqual(['sex', 'visits known', 'visits']);
  expect(() =>
    calibrate.weigh(cases, population, { missing: 'refuse', calibration: { totals: { visits: 3000 } } }),
  ).toThrow(/1 respondents have no value for `visits`/);
});

test('the method knows households by a column, and refuses variances that are none', () => {
  const { weights } = calibrate.weigh(cases, population, { calibration: { oneRatioWithin: 'household' } });
  expect(weights[0]).toBeCloseTo(weights[2]!, 12);
  expect(weights[3]).toBeCloseTo(weights[4]!, 12);
  expect(() => calibrate.weigh(cases, population, { calibration: { variance: 'visits' } })).toThrow(
    /gives row 5 a variance/,
  );
  expect(() =>
    calibrate.weigh(cases, population, { calibration: { totals: { visits: Number.NaN } } }),
  ).toThrow(/`visits`/);
});

test('standard errors take residuals by the weights a calibration ends with, trimmed ratios too', () => {
  const goals = [all(6, 3), size([1, 2, 3], 14)];
  const start = ones(3);
  const { weights, adjustment } = calibrateTo(start, goals, { trim: { lower: 1.5, upper: 2.4 } });
  expect(Math.max(...weights)).toBeLessThan(Math.max(...calibrateTo(start, goals).weights));
  expect(adjustment.after).toBe(weights);
});
