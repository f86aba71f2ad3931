import { expect, test } from 'vitest';
import { designEffect } from '../../../analysis/weighting/diagnostics';
import { keepWithin } from '../../../analysis/weighting/keep-within';
import { rake } from '../../../analysis/weighting/rake';
import { limitsOf, trimWeights } from '../../../analysis/weighting/trim';
import { synthCases, synthMargins } from '../../reference/synth-a';

const round = (weights: Float64Array) => [...weights].map((weight) => Number(weight.toFixed(9)));
const uneven = Float64Array.of(1, 1, 1, 1, 6);

test('limits are multiples of the mean or the median, plain, or percentiles of the weights', () => {
  expect(limitsOf(uneven, { lower: 0.5, upper: 2 })).toEqual({ lower: 1, upper: 4 });
  expect(limitsOf(uneven, { upper: 3, of: 'median' })).toEqual({ lower: 0, upper: 3 });
  expect(limitsOf(uneven, { lower: 0.4, upper: 5, of: 'weights' })).toEqual({ lower: 0.4, upper: 5 });
  expect(limitsOf(Float64Array.of(1, 2, 3, 4, 5), { lower: 0.1, upper: 0.5, of: 'percentiles' })).toEqual({
    lower: 1.4,
    upper: 3,
  });
});

test('what is cut goes to the others in proportion, or to each as much', () => {
  const list = Float64Array.of(1, 2, 3, 10);
  expect(round(trimWeights(list, { upper: 7, of: 'weights' }))).toEqual([1.5, 3, 4.5, 7]);
  expect(round(trimWeights(list, { upper: 7, of: 'weights', shared: 'in-equal-parts' }))).toEqual([
    2, 3, 4, 7,
  ]);
});

test('one pass may carry others over the limit; repeated, none is', () => {
  const list = Float64Array.of(1, 4, 4.5, 12);
  const rule = { upper: 5.6, of: 'weights', shared: 'in-equal-parts' } as const;
  expect(round(trimWeights(list, { ...rule, passes: 'once' }))).toEqual([
    3.133333333, 6.133333333, 6.633333333, 5.6,
  ]);
  expect(round(trimWeights(list, rule))).toEqual([4.7, 5.6, 5.6, 5.6]);
});

test('weights already within the limits stay as they are', () => {
  expect(trimWeights(uneven, { upper: 5 })).toEqual(uneven);
});

test('limits with everyone outside, or on one side of the mean, are refused', () => {
  expect(() => trimWeights(uneven, { upper: 0.9 })).toThrow(/between 0 and 0.9 times their mean/);
  expect(() => trimWeights(uneven, { upper: 1.5, of: 'weights' })).toThrow(
    /Weights that average 2 cannot all be kept/,
  );
  expect(() =>
    trimWeights(Float64Array.of(1, 9), { lower: 2, upper: 8, of: 'weights', passes: 'once' }),
  ).toThrow(/cannot all be kept between 2 and 8/);
  expect(() => trimWeights(uneven, { upper: 99, of: 'percentiles' })).toThrow(/A percentile is 99/);
});

test('the limit is found at which the design effect is what was wanted, and no lower than need be', () => {
  const { weights } = rake.weigh(synthCases(), synthMargins('rake-synth-5-tight'));
  const trimmed = trimWeights(weights, { designEffect: 1.25 });
  expect(designEffect(weights)).toBeGreaterThan(1.37);
  expect(designEffect(trimmed)).toBeCloseTo(1.25, 9);
  expect(trimWeights(weights, { designEffect: 2 })).toEqual(weights);
  expect(() => trimWeights(weights, { designEffect: 1 })).toThrow(/the least is 1/);
});

test('cycles of raking and trimming end with limits kept, or with margins met', () => {
  const cases = synthCases();
  const population = synthMargins('rake-synth-5-tight');
  const trim = { upper: 3, of: 'median', cycles: 6 } as const;
  const kept = rake.weigh(cases, population, { trim });
  const met = rake.weigh(cases, population, { trim: { ...trim, endWith: 'fit' } });
  const sorted = Float64Array.from(kept.weights).sort();
  expect(kept.converged).toBe(false);
  expect(met.converged).toBe(true);
  expect(kept.adjustments.length).toBe(6);
  expect(met.adjustments.length).toBe(7);
  expect(kept.diagnostics.largest).toBeLessThan(met.diagnostics.largest + 1e-9);
  expect(kept.diagnostics.largest / ((sorted[599]! + sorted[600]!) / 2)).toBeLessThan(3.2);
});

test('where no factor keeps the sum, since weights of 0 cannot grow, limits are kept', () => {
  expect(round(keepWithin(Float64Array.of(0, 0, 9), 0, 4, 'in-proportion'))).toEqual([0, 0, 4]);
  expect(round(keepWithin(Float64Array.of(0, 0, 9), 0, 4, 'in-equal-parts'))).toEqual([2.5, 2.5, 4]);
});
