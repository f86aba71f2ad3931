import { expect, test } from 'vitest';
import { rake } from '../../../analysis/weighting/rake';
import { rakeAndCap } from '../../../analysis/weighting/rake-and-cap';
import { synthCases, synthMargins } from '../../reference/synth-a';
import { casesOf, marginOf, populationOf } from './people';

const cases = synthCases();
const population = synthMargins('rake-synth-5-tight');

test('with no cap and all margins it is raking', () => {
  const capped = rakeAndCap.weigh(cases, population, { capped: { cap: 999, leastDiscrepancy: 0 } });
  const { weights } = rake.weigh(cases, population);
  expect(capped.converged).toBe(true);
  weights.forEach((weight, i) => {
    expect(Math.abs(capped.weights[i]! / weight - 1)).toBeLessThan(1e-8);
  });
});

test('a cap holds to 0.0001, and the margins it misses are named', () => {
  const { weights, converged, gaps } = rakeAndCap.weigh(cases, population, { capped: { cap: 3 } });
  expect(Math.max(...weights)).toBeLessThanOrEqual(3.0001);
  expect(converged).toBe(false);
  expect(gaps.find(({ margin }) => margin === 'gender')).toMatchObject({ category: 'other' });
});

test('a margin that is hardly off is left alone, and its gap is reported', () => {
  const people = [...Array(52).fill('f'), ...Array(48).fill('m')].map((sex, i) => ({
    sex,
    age: ['young', 'middle', 'old'][i % 3]!,
    w: 1,
    visits: 0,
  }));
  const near = populationOf([
    marginOf('sex', { f: 50, m: 50 }),
    marginOf('age', { young: 20, middle: 30, old: 50 }),
  ]);
  const { adjustments, gaps, converged } = rakeAndCap.weigh(casesOf(people), near);
  expect(adjustments[0]!.fitted.length).toBe(1);
  expect(converged).toBe(false);
  expect(gaps[0]!.largestRelativeGap).toBeGreaterThan(0.02);
  expect(gaps[1]!.largestRelativeGap).toBeLessThan(1e-9);
});

test('when nothing is off, base weights stay', () => {
  const people = ['f', 'm'].map((sex) => ({ sex, age: 'old', w: 2, visits: 0 }));
  const { weights } = rakeAndCap.weigh(casesOf(people), populationOf([marginOf('sex', { f: 1, m: 1 })]));
  expect([...weights]).toEqual([1, 1]);
});
