import { expect, test } from 'vitest';
import { poolOf } from '../../../analysis/groups/types';
import { pickUntilFull } from '../../../analysis/groups/until-full';
import { seededRandom } from '../../../analysis/random';
import { aPool, cases, lotteryFor } from './cases';

const pick = (instance: Parameters<typeof poolOf>[0], trials = 2000) =>
  pickUntilFull(poolOf(instance), trials, seededRandom('picking'));

test('with one seat for each gender among 1 woman and 3 men every order ends in a group: she sits, they with a third each', () => {
  const picked = pick({
    people: aPool({ woman: 1, man: 3 }),
    seats: 2,
    quotas: [
      { cell: { gender: 'woman' }, min: 1, max: 1 },
      { cell: { gender: 'man' }, min: 1, max: 1 },
    ],
  });
  expect(picked).toEqual({ kept: 2000, chances: Float64Array.of(1, 1 / 3) });
});

test('the least likely person is never better off than under the fairest draw', () => {
  for (const name of ['tiny_16', 'skewed_60_12', 'households_90_15']) {
    const { instance } = cases[name]!;
    const picked = pick(instance);
    if (picked === null) continue;
    // Four standard errors of so many trials.
    const noise = 4 * Math.sqrt(0.25 / picked.kept);
    expect(Math.min(...picked.chances)).toBeLessThanOrEqual(lotteryFor(instance).minimum + noise);
  }
});

test('where an order hardly ever makes a group, nothing is said', () => {
  const rare = {
    people: aPool({ rare: 1, common: 199 }),
    seats: 2,
    quotas: [
      { cell: { gender: 'rare' }, min: 1, max: 1 },
      { cell: { gender: 'common' }, min: 0, max: 2 },
    ],
  };
  expect(pick(rare)).toBeNull();
});
