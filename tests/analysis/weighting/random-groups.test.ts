import { expect, test } from 'vitest';
import { casesFrom } from '../../../analysis/cases';
import { stagesOf } from '../../../analysis/results/stages';
import { jackknife } from '../../../analysis/weighting/jackknife';
import { inRandomGroups } from '../../../analysis/weighting/random-groups';

const people = Array.from({ length: 210 }, (_, i) => ({
  region: i < 150 ? 'north' : i < 209 ? 'south' : 'isle',
}));
const cases = casesFrom(people, { stratum: 'region', selection: 'unknown' });

test('groups are shared over strata by their size, as even as can be', () => {
  const [stage] = stagesOf(inRandomGroups(cases, 40, 'a seed'));
  expect([...stage!.drawn]).toEqual([1, 29, 11]);
  const sizes = new Array<number>(stage!.units).fill(0);
  for (const unit of stage!.unitOf) sizes[unit]! += 1;
  expect(Math.max(...sizes) - Math.min(...sizes.filter((size) => size > 1))).toBeLessThanOrEqual(1);
});

test('the same seed makes the same groups, another one others', () => {
  const once = inRandomGroups(cases, 40, 'a seed').clusters![0]!.codes;
  expect(inRandomGroups(cases, 40, 'a seed').clusters![0]!.codes).toEqual(once);
  expect(inRandomGroups(cases, 40, 'another').clusters![0]!.codes).not.toEqual(once);
});

test('a jackknife then has one replicate a group', () => {
  const whole = casesFrom(people, { selection: 'unknown' });
  expect(jackknife(inRandomGroups(whole, 100, 'wave-1')).count).toBe(100);
});

test('fewer than two groups are refused', () => {
  expect(() => inRandomGroups(cases, 1, 'x')).toThrow('Count “groups” is 1.');
});
