import { expect, test } from 'vitest';
import { casesFrom, getCategories, getNumbers, missingCode, missingReasonOf } from '../../analysis/cases';
import { draw, seededRandom, shuffle } from '../../analysis/random';
import { missingReasons } from '../../surveys/vocabulary';

test('cases come from objects in one line; each missing reason is told apart', () => {
  const cases = casesFrom(
    [
      { sex: 'f', wait: 3 },
      { sex: 'm', wait: { missing: 'dont-know' } },
      { sex: { missing: 'prefer-not-to-say' }, wait: 0 },
      {},
    ],
    { categories: { sex: ['f', 'm'] }, numbers: ['wait'], selection: 'unknown' },
  );
  expect([...getCategories(cases, 'sex').codes]).toEqual([0, 1, -4, -1]);
  expect([...getNumbers(cases, 'wait').values]).toEqual([3, Number.NaN, 0, Number.NaN]);
  expect([...getNumbers(cases, 'wait').missing]).toEqual([0, -3, 0, -1]);
  expect([...cases.baseWeights]).toEqual([1, 1, 1, 1]);
});

test('every missing reason has a code and comes back from it', () => {
  for (const reason of missingReasons) expect(missingReasonOf(missingCode(reason))).toBe(reason);
});

test('a code outside the list, a word for a number and a strange weight are refused by name', () => {
  const shape = { categories: { sex: ['f', 'm'] }, selection: 'unknown' as const };
  expect(() => casesFrom([{ sex: 'x' }], shape)).toThrow(
    'Column `sex` holds “x”, which is not one of its categories.',
  );
  expect(() => casesFrom([{ wait: 'long' }], { numbers: ['wait'], selection: 'unknown' })).toThrow(
    /holds “long”/,
  );
  expect(() => casesFrom([{ w: -1 }], { baseWeight: 'w', selection: 'unknown' })).toThrow(
    /Base weight of row 1 is -1/,
  );
  expect(() => getNumbers(casesFrom([{ sex: 'f' }], shape), 'sex')).toThrow(/numbers are needed/);
  expect(() => getCategories(casesFrom([], shape), 'constructor')).toThrow(
    /There is no column `constructor`/,
  );
});

test('the same seed gives the same draw, another seed another, and every item has the same chance', () => {
  const items = Array.from({ length: 20 }, (_, i) => i);
  expect(shuffle(items, seededRandom('wave-1'))).toEqual(shuffle(items, seededRandom('wave-1')));
  expect(shuffle(items, seededRandom('wave-1'))).not.toEqual(shuffle(items, seededRandom('wave-2')));
  const random = seededRandom(7);
  const drawn = new Array<number>(20).fill(0);
  for (let round = 0; round < 4000; round++) for (const item of draw(items, 5, random)) drawn[item]! += 1;
  // 1,000 expected each, with a standard deviation of 27.
  for (const times of drawn) expect(Math.abs(times - 1000)).toBeLessThan(140);
  expect(() => draw(items, 21, random)).toThrow('21 cannot be drawn from 20.');
});
