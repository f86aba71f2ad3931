import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawSample } from '../../../analysis/fieldwork/sample';

test('half of ten members are drawn by lot, each standing for two', () => {
  const sample = drawSample(10, 5, 'wave-1');
  expect(new Set(sample.chosen).size).toBe(5);
  expect(sample.baseWeights).toEqual([2, 2, 2, 2, 2]);
  expect(drawSample(10, 5, 'wave-1')).toEqual(sample);
  expect(drawSample(1000, 500, 'wave-2').chosen).not.toEqual(drawSample(1000, 500, 'wave-3').chosen);
});

test('a stratified draw takes its share of each stratum, and base weights add up to the members', () => {
  const strata = Array.from({ length: 100 }, (_, i) =>
    i < 50 ? 'Bristol' : i < 80 ? 'South Gloucestershire' : 'North Somerset',
  );
  const sample = drawSample(100, 21, 'x', strata);
  expect(sample.strata).toEqual([
    { name: 'Bristol', available: 50, drawn: 11 },
    { name: 'North Somerset', available: 20, drawn: 4 },
    { name: 'South Gloucestershire', available: 30, drawn: 6 },
  ]);
  expect(sample.baseWeights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(100, 9);
});

test('any size up to all members is drawn exactly, nobody twice', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 80 }),
      fc.nat(79),
      (strata, less) => {
        const size = Math.max(1, strata.length - less);
        const { chosen } = drawSample(strata.length, size, 'seed', strata);
        expect(chosen).toHaveLength(size);
        expect(new Set(chosen).size).toBe(size);
      },
    ),
  );
  expect(() => drawSample(5, 6, 'x')).toThrow('6 cannot be drawn from 5.');
  expect(() => drawSample(5, 0, 'x')).toThrow(/whole number of 1 or more/);
  expect(() => drawSample(5, 2, 'x', ['a'])).toThrow(/1 values for 5 cases/);
});
