import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Arm, allotArms } from '../../../analysis/fieldwork/allot-arms';

const half: readonly Arm[] = [
  { code: 'a', parts: 1 },
  { code: 'b', parts: 1 },
];
const count = (codes: readonly string[], code: string) => codes.filter((one) => one === code).length;

test('four people and two equal arms: two each, in any order', () => {
  expect(allotArms(['x', 'x', 'y', 'y'], half, 'w').sort()).toEqual(['a', 'a', 'b', 'b']);
});

test('the same list and seed give the same arms, another seed others', () => {
  const strata = Array.from({ length: 40 }, () => 'all');
  expect(allotArms(strata, half, 'w')).toEqual(allotArms(strata, half, 'w'));
  expect(allotArms(strata, half, 'w')).not.toEqual(allotArms(strata, half, 'v'));
});

const someArms = fc
  .array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 4 })
  .map((parts) => parts.map((n, index): Arm => ({ code: `arm${index}`, parts: n })));
const someStrata = fc.array(fc.constantFrom('x', 'y', 'z'), { maxLength: 120 });
const partsOf = (arms: readonly Arm[]) => arms.reduce((sum, { parts }) => sum + parts, 0);

describe('laws', () => {
  test('each arm has its share to within one block, and of each stratum to within two', () => {
    fc.assert(
      fc.property(someStrata, someArms, fc.string(), (strata, arms, seed) => {
        const codes = allotArms(strata, arms, seed);
        for (const { code, parts } of arms) {
          const share = parts / partsOf(arms);
          expect(Math.abs(count(codes, code) - strata.length * share)).toBeLessThanOrEqual(parts);
          for (const stratum of new Set(strata)) {
            const inside = codes.filter((_, place) => strata[place] === stratum);
            expect(Math.abs(count(inside, code) - inside.length * share)).toBeLessThanOrEqual(2 * parts);
          }
        }
      }),
      { numRuns: 200, seed: 4 },
    );
  });

  test('whole blocks are exact: nobody more and nobody less', () => {
    fc.assert(
      fc.property(someArms, fc.integer({ min: 1, max: 8 }), fc.string(), (arms, blocks, seed) => {
        const strata = Array.from({ length: blocks * partsOf(arms) }, (_, n) => `s${n % 3}`);
        const codes = allotArms(strata, arms, seed);
        for (const { code, parts } of arms) expect(count(codes, code)).toBe(blocks * parts);
      }),
      { numRuns: 100, seed: 4 },
    );
  });

  test('who comes later fills up the block that was left open', () => {
    fc.assert(
      fc.property(someStrata, someStrata, someArms, (first, later, arms) => {
        const codes = allotArms(first, arms, 'w');
        const before = new Map(arms.map(({ code }) => [code, count(codes, code)]));
        const all = [...codes, ...allotArms(later, arms, 'w', before)];
        for (const { code, parts } of arms)
          expect(Math.abs(count(all, code) - (all.length * parts) / partsOf(arms))).toBeLessThanOrEqual(
            parts,
          );
      }),
      { numRuns: 200, seed: 4 },
    );
  });

  test('either arm is as likely for anyone', () => {
    const first = Array.from({ length: 2000 }, (_, n) => allotArms(['x', 'x', 'x'], half, `seed ${n}`)[0]);
    expect(count(first as string[], 'a') / 2000).toBeCloseTo(0.5, 1);
  });
});

test('no arms are an error, and nobody gets nothing', () => {
  expect(() => allotArms(['x'], [], 'w')).toThrowError(expect.objectContaining({ code: 'no-arms' }));
  expect(allotArms([], half, 'w')).toEqual([]);
});
