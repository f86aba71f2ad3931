import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { casesFrom } from '../../../analysis/cases';
import { getWeightingMethod } from '../../../analysis/weighting';
import type { WeighOptions } from '../../../analysis/weighting/method';
import { type Recipe, recipeOf, reproduceWeights } from '../../../analysis/weighting/recipe';
import { marginOf, populationOf } from './people';

test('weights that the first version stored come out of their recipe to the last digits (R17)', () => {
  const stored = JSON.parse(
    readFileSync(new URL('./first-version-recipe.json', import.meta.url), 'utf8'),
  ) as Recipe;
  const { people, largestDifference } = reproduceWeights(stored);
  expect(people).toBe(400);
  expect(largestDifference).toBeLessThan(1e-12);
});

const people = Array.from({ length: 60 }, (_, i) => ({
  sex: i % 3 ? 'f' : 'm',
  age:
    i % 7 === 0
      ? ({ missing: 'skipped' } as const)
      : (['young', 'middle', 'old'] as const)[Math.floor(i / 3) % 3]!,
  visits: i % 11 === 0 ? ({ missing: 'dont-know' } as const) : (i * 7) % 5,
  household: `home of person ${Math.floor(i / 2)}`,
  w: 1 + (i % 4) / 2,
}));
const cases = casesFrom(people, {
  categories: {
    sex: ['f', 'm'],
    age: ['young', 'middle', 'old'],
    household: [...new Set(people.map(({ household }) => household))],
  },
  numbers: ['visits'],
  baseWeight: 'w',
  selection: 'unknown',
});
const population = populationOf([
  marginOf('sex', { f: 510, m: 490 }),
  marginOf('age', { young: 300, middle: 400, old: 300 }),
]);
const keep = (method: string, options: WeighOptions): Recipe => {
  const weighting = getWeightingMethod(method).weigh(cases, population, options);
  const made = {
    weighting,
    cases,
    population,
    options,
    trim: null,
    by: 'analyst',
    at: '2026-11-27T09:00:00Z',
  };
  return recipeOf({ ...made, frame: { id: 'f1', name: 'Frame' } });
};

test.each<[string, WeighOptions]>([
  ['rake', { stopping: 'r', trim: { upper: 2, of: 'median', shared: 'in-equal-parts' } }],
  ['rake', { tolerance: 1e-13, trim: { designEffect: 1.05, cycles: 3, endWith: 'fit' } }],
  ['rake-and-cap', { capped: { cap: 2 } }],
  [
    'calibrate',
    { calibration: { distance: 'linear', bounds: { lower: 0.2, upper: 4 }, totals: { visits: 1900 } } },
  ],
  ['calibrate', { calibration: { oneRatioWithin: 'household' } }],
])('a recipe of %s with %o, stored as JSON, makes its weights again', (method, options) => {
  const stored = JSON.parse(JSON.stringify(keep(method, options))) as Recipe;
  expect(stored.method).toBe(method);
  expect(reproduceWeights(stored)).toMatchObject({ people: 60 });
  expect(reproduceWeights(stored).largestDifference).toBeLessThan(1e-9);
});

test('a recipe names no household, and keeps what was not said', () => {
  const recipe = keep('calibrate', { calibration: { oneRatioWithin: 'household' } });
  expect(JSON.stringify(recipe)).not.toContain('home of');
  expect(recipe.options).toMatchObject({
    tolerance: 1e-10,
    maxRounds: 200,
    calibration: { distance: 'raking' },
  });
});
