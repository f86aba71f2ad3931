import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { casesFrom, getNumbers, numberColumn } from '../../../analysis/cases';
import { designOf } from '../../../analysis/results/design';
import { quantileOf, quantileRules, rank, weightedQuantile } from '../../../analysis/results/quantile';
import { quantileEstimate } from '../../../analysis/results/woodruff';
import { aSurvey, manySurveys, withJackknife } from './surveys';

const all = (n: number) => new Uint8Array(n).fill(1);
const equal = (n: number) => new Float64Array(n).fill(1);

test('ranked values carry the weight up to and with each', () => {
  const ranked = rank([9, 1, 5], Uint8Array.of(1, 1, 0), Float64Array.of(1, 2, 4));
  expect([...ranked.values]).toEqual([1, 9]);
  expect([...ranked.cumulated]).toEqual([2, 3]);
});

describe('with equal weights every rule is Hyndman and Fan’s: the first quarter of 1, 2, 4, 8, 16', () => {
  // By their definitions with n = 5: of 1 and 2 steps, of 4 to 9 between the points k ÷ 5, (k − ½) ÷ 5, k ÷ 6, (k − 1) ÷ 4, …
  test.each([
    ['math', 2],
    ['school', 2],
    ['hf4', 1.25],
    ['hf5', 1.75],
    ['hf6', 1.5],
    ['hf7', 2],
    ['hf8', 1 + 2 / 3],
    ['hf9', 1.6875],
  ] as const)('%s gives %d', (rule, wanted) => {
    expect(quantileOf(rank([16, 8, 4, 2, 1], all(5), equal(5)), 0.25, rule)).toBeCloseTo(wanted, 12);
  });

  test('where the share is hit exactly, math takes the value and school the middle', () => {
    const ranked = rank([1, 2, 9, 12], all(4), equal(4));
    expect(quantileOf(ranked, 0.5, 'math')).toBe(2);
    expect(quantileOf(ranked, 0.5, 'school')).toBe(5.5);
    // 0.1 × 3 is not 0.3 in floating point; it counts as reached all the same.
    expect(quantileOf(rank([1, 2, 3], all(3), Float64Array.of(0.1, 0.1, 0.1)), 1 / 3, 'math')).toBe(1);
  });
});

test('Korn and Graubard’s n can be told, as for a share: it enters by t alone', () => {
  const cases = casesFrom(
    Array.from({ length: 40 }, (_, i) => ({ value: i ** 2 })),
    { numbers: ['value'], selection: 'known' },
  );
  const widthWith = (people?: number) => {
    const { interval } = quantileEstimate(getNumbers(cases, 'value'), 0.5, designOf(cases), {
      interval: 'beta',
      rule: 'hf7',
      ...(people !== undefined && { people }),
    })!;
    return interval!.upper! - interval!.lower!;
  };
  expect(widthWith(40)).toBe(widthWith());
  expect(widthWith(4)).toBeLessThan(widthWith());
});

test('a median with Woodruff’s interval, by hand: of 1 to 9, four in nine would have to move', () => {
  const rows = Array.from({ length: 9 }, (_, i) => ({ x: i + 1 }));
  const cases = casesFrom([...rows, { x: { missing: 'skipped' as const } }], {
    numbers: ['x'],
    selection: 'known',
  });
  const found = quantileEstimate(getNumbers(cases, 'x'), 0.5, designOf(cases))!;
  // Five of nine are 5 or less. The tenth, who did not answer, counts as zero in the spread: 10 ÷ 9 of the variance.
  const se = Math.sqrt((20 / 81 / 9) * (10 / 9));
  const half = 2.306004135 * se;
  expect(found.estimate).toBe(5);
  expect(found.df).toBe(8);
  expect([found.interval!.lower, found.interval!.upper]).toEqual([2, 9]);
  expect(found.interval!.lower).toBe(Math.ceil(9 * (5 / 9 - half)));
  expect(found.interval!.upper).toBe(Math.ceil(9 * (5 / 9 + half)));
  expect(found.se).toBeCloseTo((found.interval!.upper! - found.interval!.lower!) / (2 * 2.306004135), 8);
  expect(found).toMatchObject({ base: 9, weightedBase: 9 });
});

describe('laws that hold on any survey', () => {
  test.each(quantileRules)('%s rises with the share and stays among the values', (rule) => {
    fc.assert(
      fc.property(manySurveys, fc.double({ min: 0, max: 1, noNaN: true }), (rows, share) => {
        const { cases, design } = aSurvey(rows);
        const column = getNumbers(cases, 'value');
        const at = (p: number) => weightedQuantile(column, p, design, undefined, rule)!;
        expect(at(share)).toBeGreaterThanOrEqual(at(share / 2));
        expect(at(share)).toBeLessThanOrEqual(Math.max(...column.values));
        expect(at(share)).toBeGreaterThanOrEqual(Math.min(...column.values));
      }),
      { numRuns: 30 },
    );
  });

  test('an interval holds its quantile, on replicated designs as well', () => {
    fc.assert(
      fc.property(manySurveys, fc.constantFrom('mean', 'logit', 'asin', 'beta'), (rows, interval) => {
        const { cases, design } = aSurvey(rows);
        for (const on of [design, withJackknife(design)]) {
          const found = quantileEstimate(getNumbers(cases, 'value'), 0.5, on, { interval })!;
          expect(found.interval!.lower ?? -99).toBeLessThanOrEqual(found.estimate);
          expect(found.interval!.upper ?? 99).toBeGreaterThanOrEqual(found.estimate);
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('the odd ones', () => {
  test('an end of which no share is left is null, and so is the error', () => {
    const cases = casesFrom([{ x: 1 }, { x: 2 }, { x: 3 }], { numbers: ['x'], selection: 'known' });
    const found = quantileEstimate(getNumbers(cases, 'x'), 0.5, designOf(cases))!;
    expect(found).toMatchObject({ estimate: 2, se: null, interval: { lower: null, upper: null } });
  });

  test('nobody has no quantile, one person no interval', () => {
    const cases = casesFrom([{ x: 1 }, { x: 2 }], { numbers: ['x'], selection: 'known' });
    const design = designOf(cases);
    const column = getNumbers(cases, 'x');
    expect(quantileEstimate(column, 0.5, design, { domain: Uint8Array.of(0, 0) })).toBeNull();
    expect(quantileEstimate(column, 0.5, design, { domain: Uint8Array.of(0, 1) })).toMatchObject({
      estimate: 2,
      se: null,
      interval: null,
    });
    expect(quantileOf(rank(numberColumn('x', [7]).values, all(1), equal(1)), 0.3, 'hf7')).toBe(7);
  });
});
