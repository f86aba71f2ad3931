import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { casesFrom, getCategories } from '../../../analysis/cases';
import { designOf } from '../../../analysis/results/design';
import { shareOf } from '../../../analysis/results/share';
import {
  intervalOfShare,
  type ShareIntervalName,
  shareIntervals,
  wilsonBounds,
} from '../../../analysis/results/share-interval';

const names = Object.keys(shareIntervals) as ShareIntervalName[];

describe('against what is printed elsewhere', () => {
  test('the mean interval: half of 25 people, give or take t times 0.1', () => {
    const { lower, upper } = shareIntervals.mean({ share: 0.5, se: 0.1, df: 14, people: 25 }, 0.95);
    expect(lower).toBeCloseTo(0.2855213312, 9);
    expect(upper).toBeCloseTo(0.7144786688, 9);
  });

  test('Korn and Graubard’s is Clopper and Pearson’s on a simple draw: 3 of 10', () => {
    const found = { share: 0.3, se: Math.sqrt(0.021), df: 9, people: 10 };
    const { lower, upper } = shareIntervals.beta(found, 0.95);
    // binom.test(3, 10) in R.
    expect(lower).toBeCloseTo(0.06673951, 7);
    expect(upper).toBeCloseTo(0.65245285, 7);
  });

  test('Wilson’s: 50 of 100', () => {
    const { lower, upper } = wilsonBounds(0.5, 100, 1.96);
    expect(lower).toBeCloseTo(0.40383, 4);
    expect(upper).toBeCloseTo(0.59617, 4);
  });

  test('the likelihood at its ends has fallen by t² ÷ 2', () => {
    const share = 0.3;
    const { lower, upper } = shareIntervals.likelihood(
      { share, se: Math.sqrt(0.21 / 99), df: 99, people: 100 },
      0.95,
    );
    const fall = (x: number) =>
      99 * (share * Math.log(share / x) + (1 - share) * Math.log((1 - share) / (1 - x)));
    // t with 99 degrees of freedom is 1.9842169515; v ÷ (p(1 − p) ÷ n) is 100 ÷ 99.
    const wanted = ((1.9842169515 ** 2 / 2) * 100) / 99;
    expect(fall(lower)).toBeCloseTo(wanted, 8);
    expect(fall(upper)).toBeCloseTo(wanted, 8);
  });
});

describe('laws of every way', () => {
  const found = fc.record({
    share: fc.double({ min: 0.02, max: 0.98, noNaN: true }),
    effective: fc.integer({ min: 20, max: 5000 }),
    df: fc.integer({ min: 3, max: 2000 }),
  });

  test.each(names)('%s holds the share, widens with the level, and turns round with the question', (name) => {
    fc.assert(
      fc.property(found, ({ share, effective, df }) => {
        const at = (of: number, level: number) =>
          shareIntervals[name](
            { share: of, se: Math.sqrt((of * (1 - of)) / effective), df, people: effective },
            level,
          );
        const { lower, upper } = at(share, 0.95);
        expect(lower).toBeLessThan(share);
        expect(upper).toBeGreaterThan(share);
        const wide = at(share, 0.99);
        expect(wide.lower).toBeLessThanOrEqual(lower);
        expect(wide.upper).toBeGreaterThanOrEqual(upper);
        const other = at(1 - share, 0.95);
        expect(other.lower).toBeCloseTo(1 - upper, 7);
        expect(other.upper).toBeCloseTo(1 - lower, 7);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the odd ones', () => {
  test.each(names.filter((name) => name !== 'mean'))('%s where nobody, or everybody, said so', (name) => {
    const none = intervalOfShare(name, { share: 0, se: 0, df: 99, people: 100 }, 100, 0.95);
    expect(none.lower).toBe(0);
    expect(none.upper).toBeCloseTo(0.0373, 2);
    const everybody = intervalOfShare(name, { share: 1, se: 0, df: 99, people: 100 }, 100, 0.95);
    expect(everybody.upper).toBe(1);
    expect(everybody.lower).toBeCloseTo(1 - none.upper, 9);
  });

  test.each(names)('%s of a share that is itself a margin is that share', (name) => {
    for (const se of [0, 1e-17, 1e-11]) {
      const margin = intervalOfShare(name, { share: 0.4, se, df: 99, people: 100 }, 80, 0.95);
      expect(margin.lower).toBeCloseTo(0.4, 10);
      expect(margin.upper).toBeCloseTo(0.4, 10);
    }
  });

  test('a share on a design takes the way asked for, and Korn and Graubard’s people', () => {
    const rows = [
      ...Array.from({ length: 30 }, () => ({ q: 'yes' })),
      ...Array.from({ length: 70 }, () => ({ q: 'no' })),
    ];
    const cases = casesFrom(rows, { categories: { q: ['yes', 'no'] }, selection: 'known' });
    const column = getCategories(cases, 'q');
    const design = designOf(cases);
    const upperBy = (interval: ShareIntervalName, people?: number) =>
      shareOf(column, 'yes', design, { interval, ...(people !== undefined && { people }) })!.interval!.upper;
    expect(upperBy('mean')).toBeCloseTo(0.3 + 1.9842169515 * Math.sqrt(0.21 / 99), 9);
    // Fewer people were worth more each: their t is the larger.
    expect(upperBy('beta', 10)).toBeLessThan(upperBy('beta'));
    expect(shareOf(column, 'yes', design)!.interval!.upper).toBe(upperBy('logit'));
    expect(shareOf(column, 'yes', design, { interval: 'wilson', level: 0.9 })!.interval!.level).toBe(0.9);
  });
});
