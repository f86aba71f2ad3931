import { expect, test } from 'vitest';
import { casesFrom } from '../analysis/cases';
import { designOf } from '../analysis/results/design';
import { compareQuery } from './reference/gold/compare-query';
import { allNear, near, nearErrors } from './reference/gold/near';
import { onDesign } from './reference/gold/queries';

/** Reference cases are worth as much as their comparisons: each of them must be able to fail. */
test('a number is near within its tolerance, and one null is as good as another', () => {
  expect(near('x', 'se', 1 + 9e-7, 1, 1e-6).passed).toBe(true);
  expect(near('x', 'se', 1 + 2e-6, 1, 1e-6)).toMatchObject({
    passed: false,
    note: 'found 1.000002, wanted 1',
  });
  expect(near('x', 'interval', 1e-9, 0, 1e-6, 1e-8).passed).toBe(true);
  expect(near('x', 'deff', Number.POSITIVE_INFINITY, null, 1e-6).passed).toBe(true);
  expect(near('x', 'deff', 2, null, 1e-6).passed).toBe(false);
  expect(near('x', 'deff', undefined, 2, 1e-6).passed).toBe(false);
});

test('a list of another length fails as a whole', () => {
  expect(allNear('x', 'estimate', [1], [1, 2], 1e-8).map(({ passed }) => passed)).toEqual([false]);
});

test('the error of a margin must be as small as the file’s', () => {
  const passes = (found: number, wanted: number) => nearErrors('x', [found], [wanted], [0.5])[0]!.passed;
  expect(passes(1e-9, 1e-15)).toBe(true);
  expect(passes(1e-5, 1e-15)).toBe(false);
  expect(passes(0.1, 0.1000002)).toBe(false);
});

test('a query is compared figure by figure; what R refuses must be refused', () => {
  const rows = [
    { x: 1, s: 'a' },
    { x: 3, s: 'a' },
    { x: 5, s: 'b' },
  ];
  const cases = casesFrom(rows, { numbers: ['x'], stratum: 's', selection: 'known' });
  const frame = { n: 3, columns: new Map([['x', { values: [1, 3, 5], levels: null }]]) };
  const query = { stat: 'mean', vars: 'x' };
  const compared = (lonely: 'fail' | 'remove', wanted: Record<string, unknown>) =>
    compareQuery('x', onDesign(frame, designOf(cases, undefined, lonely)), query, wanted).comparisons.map(
      ({ kind, passed }) => [kind, passed],
    );
  // In the first stratum −⅔ and 0, a third from their mean: 2 · (1/9 + 1/9).
  const se = 2 / 3;
  expect(compared('remove', { names: ['x'], estimate: [3], se: [se], df: 1 })).toEqual([
    ['names', true],
    ['estimate', true],
    ['se', true],
    ['df', true],
  ]);
  expect(compared('remove', { names: ['y'], estimate: [3.1], se: [se * 1.01], df: 2 })).toEqual([
    ['names', false],
    ['estimate', false],
    ['se', false],
    ['df', false],
  ]);
  expect(compared('fail', { status: 'error' })).toEqual([['refusal', true]]);
  expect(compared('remove', { status: 'error' })).toEqual([['refusal', false]]);
});
