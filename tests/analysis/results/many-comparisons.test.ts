import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  benjaminiHochberg,
  chanceSentence,
  comparisonRules,
  holm,
} from '../../../analysis/results/many-comparisons';

const rounded = (values: readonly number[]) => values.map((value) => Number(value.toFixed(12)));

describe('p values of many comparisons', () => {
  test('three of them, by hand', () => {
    expect(rounded(holm([0.01, 0.04, 0.03]))).toEqual([0.03, 0.06, 0.06]);
    expect(rounded(benjaminiHochberg([0.01, 0.04, 0.03]))).toEqual([0.03, 0.04, 0.04]);
  });

  test('Benjamini and Hochberg’s own example: of fifteen, four are flagged, where Bonferroni’s rule flags three', () => {
    // J. Royal Statistical Society B 57(1), 1995, section 3.2: thrombolysis after a heart attack.
    const ps = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
      0.759, 1,
    ];
    expect(benjaminiHochberg(ps).filter((p) => p <= 0.05)).toHaveLength(4);
    expect(holm(ps).filter((p) => p <= 0.05)).toHaveLength(3);
  });

  test('none is made smaller, order is kept, and Holm is never the kinder', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 }), (ps) => {
        const [strict, kind] = [holm(ps), benjaminiHochberg(ps)];
        ps.forEach((p, i) => {
          expect(kind[i]!).toBeGreaterThanOrEqual(p * (1 - 1e-12));
          expect(strict[i]!).toBeGreaterThanOrEqual(kind[i]! * (1 - 1e-12));
          expect(strict[i]!).toBeLessThanOrEqual(1);
          ps.forEach((other, j) => {
            if (p <= other) for (const all of [strict, kind]) expect(all[i]!).toBeLessThanOrEqual(all[j]!);
          });
        });
      }),
    );
  });

  test('every rule leaves a single comparison as it is, and refuses what is no p', () => {
    for (const rule of Object.values(comparisonRules)) {
      expect(rule([0.04])).toEqual([0.04]);
      expect(rule([])).toEqual([]);
      expect(() => rule([0.5, 1.2])).toThrow(/p value 2 is 1.2/);
    }
  });
});

test('what many comparisons amount to is said with the actual numbers (R18)', () => {
  expect(chanceSentence(240)).toBe(
    'Of 240 comparisons, about 12 would be flagged by chance alone if each were judged by itself, at 5 in 100.',
  );
  expect(chanceSentence(6)).toBe(
    'Of 6 comparisons, the chance of at least one flag is up to 30 in 100 if each were judged by itself, at 5 in 100.',
  );
  expect(chanceSentence(1)).toBe('');
});
