import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Cases,
  casesFrom,
  categoryColumn,
  getCategories,
  getNumbers,
  numberColumn,
} from '../../../analysis/cases';
import { answeredIn } from '../../../analysis/results/answered';
import { combinationOf, differenceOf, stackOf } from '../../../analysis/results/combine';
import { crossingOf } from '../../../analysis/results/crossing';
import { type Design, designOf, type LonelyStrata } from '../../../analysis/results/design';
import { effectOfDesign } from '../../../analysis/results/design-effect';
import { basesOf, estimateOf, estimatesOf } from '../../../analysis/results/estimate';
import { rangeAround } from '../../../analysis/results/interval';
import { meanOf, weightedMean } from '../../../analysis/results/mean';
import { ratioOf } from '../../../analysis/results/ratio';
import { bySegment } from '../../../analysis/results/segments';
import { sharesOf } from '../../../analysis/results/shares';
import { covarianceFor } from '../../../analysis/results/statistic';
import { totalOf, totalsOf } from '../../../analysis/results/total';
import { weightedTable } from '../../../analysis/results/weighted-table';
import { aSurvey, manySurveys, withJackknife } from './surveys';

const equal = (n: number) => new Float64Array(n).fill(1);
const all = (n: number) => new Uint8Array(n).fill(1);

describe('what each statistic is, on a few cases', () => {
  const weights = Float64Array.of(1, 3);

  test('a mean, a total and a ratio', () => {
    expect(meanOf([1, 3], all(2)).under(weights).values[0]).toBe(2.5);
    expect(totalOf([1, 3], all(2)).under(weights).values[0]).toBe(10);
    expect(ratioOf([1, 3], [2, 2], all(2)).under(equal(2)).values[0]).toBe(1);
  });

  test('shares and totals of categories', () => {
    const sex = categoryColumn('sex', ['f', 'm', 'm'], ['f', 'm']);
    expect([...totalsOf(sex, all(3)).under(Float64Array.of(1, 2, 3)).values]).toEqual([1, 5]);
    expect([...sharesOf(sex, all(3)).under(Float64Array.of(1, 1, 2)).values]).toEqual([0.25, 0.75]);
    const four = casesFrom(
      ['f', 'm', 'm', 'm'].map((one) => ({ sex: one })),
      { categories: { sex: ['f', 'm'] }, selection: 'known' },
    );
    const [women] = estimatesOf(sharesOf(getCategories(four, 'sex'), all(4)), designOf(four))!;
    expect(women!.estimate).toBe(0.25);
    expect(women!.se).toBeCloseTo(0.25, 12);
  });

  test('who counts: those with every answer, inside the domain', () => {
    const wait = numberColumn('wait', [3, { missing: 'skipped' }, 4]);
    expect([...answeredIn([wait])]).toEqual([1, 0, 1]);
    expect([...answeredIn([wait], Uint8Array.of(0, 1, 1))]).toEqual([0, 0, 1]);
    expect(basesOf(all(2), weights)).toEqual({ base: 2, weightedBase: 4, effectiveBase: 1.6 });
  });

  test('segments, their difference, and any other sum of figures', () => {
    const sex = categoryColumn('sex', ['f', 'm', 'm', { missing: 'skipped' }], ['f', 'm', 'x']);
    const parts = bySegment(sex, all(4), (counted, segment) => meanOf([1, 4, 6, 9], counted, segment));
    expect(parts.map(({ segment }) => segment)).toEqual(['f', 'm']);
    const [women, men] = parts.map(({ statistic }) => statistic);
    const stack = stackOf([women!, men!]);
    expect(stack.names).toEqual(['f', 'm']);
    expect([...stack.under(equal(4)).values]).toEqual([1, 5]);
    expect([...stack.counted]).toEqual([1, 1, 1, 0]);
    expect(differenceOf(men!, women!).under(equal(4)).values[0]).toBe(4);
    expect(combinationOf(stack, [0.5, 0.5], 'both alike').under(equal(4)).values[0]).toBe(3);
  });

  test('two columns as one, and their table', () => {
    const sex = categoryColumn('sex', ['f', 'm', 'm', 'f'], ['f', 'm']);
    const health = categoryColumn(
      'health',
      ['good', 'bad', 'good', { missing: 'dont-know' }],
      ['good', 'bad'],
    );
    const both = crossingOf([sex, health]);
    expect(both.categories).toEqual(['f × good', 'f × bad', 'm × good', 'm × bad']);
    expect([...both.codes]).toEqual([0, 3, 2, -3]);
    const table = weightedTable(sex, health, Float64Array.of(1, 2, 3, 9));
    expect([...table.counts]).toEqual([1, 0, 3, 2]);
    expect([...table.people]).toEqual([1, 0, 1, 1]);
    expect([...table.sharesOfRow]).toEqual([1, 0, 0.6, 0.4]);
    expect([...table.sharesOfColumn]).toEqual([0.25, 0, 0.75, 1]);
  });

  test('a plain range is the estimate and t times its error to each side', () => {
    const range = rangeAround(10, 1, 14, 0.95, 'known');
    expect(range.lower).toBeCloseTo(7.855213312, 8);
    expect(range.upper).toBeCloseTo(12.144786688, 8);
    expect(range.name).toBe('sampling interval');
  });

  test('a simple draw with replacement has no effect of design', () => {
    const design = designOf(casesFrom([{ x: 1 }, { x: 3 }], { numbers: ['x'], selection: 'known' }));
    const variance = covarianceFor(design)(meanOf([1, 3], all(2)))[0]!;
    expect(variance).toBe(1);
    const effect = effectOfDesign('mean', [1, 3], all(2), equal(2), variance);
    expect(effect).toEqual({ withReplacement: 1, withoutReplacement: null });
    expect(effectOfDesign('mean', [1, 3], all(2), Float64Array.of(2, 2), 0.5).withoutReplacement).toBe(1);
    expect(effectOfDesign('total', [1, 3], all(2), Float64Array.of(2, 2), 8).withoutReplacement).toBe(1);
    expect(effectOfDesign('mean', [3, 3], all(2), equal(2), 0).withReplacement).toBeNull();
    // Weights like these leave a mean that is off by rounding: still all the same.
    const thirds = Float64Array.of(1 / 3, 1.7, 2.9);
    expect(effectOfDesign('total', [0.1, 0.1, 0.1], all(3), thirds, 2).withReplacement).toBeNull();
  });

  test('a difference from a group nobody is in has neither figure nor error', () => {
    const cases = casesFrom([{ x: 1 }, { x: 3 }, { x: 5 }], { numbers: ['x'], selection: 'known' });
    const { values } = getNumbers(cases, 'x');
    const empty = differenceOf(meanOf(values, all(3)), meanOf(values, new Uint8Array(3)));
    expect(estimateOf(empty, designOf(cases))).toMatchObject({ se: null, interval: null });
  });
});

describe('two stages, worked by hand and in R 4.2.2 (survey 4.1.1)', () => {
  const units = [
    [1, 6, [3, 5, 4]],
    [2, 4, [8, 9]],
    [3, 9, [2, 2, 7, 5]],
  ] as const;
  const rows = units.flatMap(([cluster, size, ys]) =>
    ys.map((y) => ({ y, cluster: String(cluster), clusters: 10, size, w: (10 / 3) * (size / ys.length) })),
  );
  const shape = { numbers: ['y'], baseWeight: 'w', clusters: ['cluster'], selection: 'known' as const };
  const cases = casesFrom(rows, { ...shape, populationSizes: ['clusters', 'size'] });
  const column = getNumbers(cases, 'y');
  const design = designOf(cases);

  test('total, mean and the mean of a domain', () => {
    const total = estimateOf(totalOf(column.values, all(cases.n)), design)!;
    expect(total.estimate).toBeCloseTo(313.333333333333, 10);
    expect(total.se).toBeCloseTo(34.872784676752, 10);
    const mean = weightedMean(column, design)!;
    expect(mean.estimate).toBeCloseTo(4.94736842105263, 12);
    expect(mean.se).toBeCloseTo(0.977509890906602, 12);
    const domain = Uint8Array.from(column.values, (y) => (y > 2 ? 1 : 0));
    const inside = weightedMean(column, design, { domain })!;
    expect(inside).toMatchObject({ df: 2 });
    expect(inside.estimate).toBeCloseTo(5.86206896551724, 12);
    expect(inside.se).toBeCloseTo(1.09706281600793, 12);
  });

  test('without finite populations the second stage adds nothing', () => {
    const plain = casesFrom(rows, shape);
    expect(weightedMean(getNumbers(plain, 'y'), designOf(plain))!.se).toBeCloseTo(1.12933811497125, 12);
  });
});

describe('a stratum of one, by hand: 1 and 2 in the first stratum, 5 alone in the second', () => {
  const cases = casesFrom(
    [
      { x: 1, s: 'a' },
      { x: 2, s: 'a' },
      { x: 5, s: 'b' },
    ],
    { numbers: ['x'], stratum: 's', selection: 'known' },
  );
  const varianceOf = (lonely: LonelyStrata) =>
    covarianceFor(designOf(cases, undefined, lonely))(totalOf([1, 2, 5], all(3)))[0];

  test.each([
    ['remove', 1],
    ['adjust', 26],
    ['average', 2],
  ] as const)('%s gives a variance of %d', (lonely, variance) => {
    expect(varianceOf(lonely)).toBe(variance);
  });

  test('fail names the stratum', () => {
    expect(() => varianceOf('fail')).toThrow(/Stratum “b” has a single unit/);
  });
});

/** Alike to nine digits, however large. */
function expectNear(found: number, wanted: number): void {
  expect(Math.abs(found - wanted)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(wanted)));
}

describe('laws that hold on any survey', () => {
  test('shares add to 1, their errors to nothing, and totals to the sum of weights', () => {
    fc.assert(
      fc.property(manySurveys, (rows) => {
        const { cases, design } = aSurvey(rows);
        const answer = getCategories(cases, 'answer');
        const shares = sharesOf(answer, all(cases.n));
        const { values } = shares.under(design.weights);
        expect(values.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
        const covariance = covarianceFor(design)(shares);
        for (let a = 0; a < 3; a++) {
          expect(covariance[a * 3]! + covariance[a * 3 + 1]! + covariance[a * 3 + 2]!).toBeCloseTo(0, 12);
        }
        const totals = totalsOf(answer, all(cases.n)).under(design.weights).values;
        expect(totals[0]! + totals[1]! + totals[2]!).toBeCloseTo(
          design.weights.reduce((sum, weight) => sum + weight, 0),
          9,
        );
      }),
      { numRuns: 50 },
    );
  });

  test('more weight for everybody scales totals and leaves means and ratios', () => {
    fc.assert(
      fc.property(manySurveys, fc.double({ min: 0.1, max: 50, noNaN: true }), (rows, times) => {
        const { cases, design } = aSurvey(rows);
        const heavier: Design = { ...design, weights: design.weights.map((weight) => weight * times) };
        const { values } = getNumbers(cases, 'value');
        const both = (statistic: ReturnType<typeof totalOf>) =>
          [design, heavier].map((one) => estimateOf(statistic, one)!);
        const [total, larger] = both(totalOf(values, all(cases.n)));
        expectNear(larger!.estimate, total!.estimate * times);
        expectNear(larger!.se!, total!.se! * times);
        for (const statistic of [
          meanOf(values, all(cases.n)),
          ratioOf(
            values,
            values.map((v) => v + 1),
            all(cases.n),
          ),
        ]) {
          const [one, other] = both(statistic);
          expectNear(other!.estimate, one!.estimate);
          expectNear(other!.se!, one!.se!);
        }
      }),
      { numRuns: 50 },
    );
  });

  test('order of rows and names of categories change nothing', () => {
    fc.assert(
      fc.property(manySurveys, (rows) => {
        const renamed = { no: 'nein', yes: 'ja', other: 'anders' } as const;
        const found = (given: typeof rows, names: readonly string[]) => {
          const { cases, design } = aSurvey(given, names);
          const statistic = sharesOf(getCategories(cases, 'answer'), all(cases.n));
          return estimatesOf(statistic, design)!.flatMap(({ estimate, se }) => [estimate, se!]);
        };
        const one = found(rows, ['no', 'yes', 'other']);
        const other = found(
          [...rows].reverse().map((row) => ({ ...row, answer: renamed[row.answer as keyof typeof renamed] })),
          ['nein', 'ja', 'anders'],
        );
        other.forEach((figure, k) => {
          expect(figure).toBeCloseTo(one[k]!, 10);
        });
      }),
      { numRuns: 50 },
    );
  });

  test('a domain counts those outside as zero: the totals of two halves add to the whole', () => {
    fc.assert(
      fc.property(manySurveys, (rows) => {
        const { cases, design } = aSurvey(rows);
        const { values } = getNumbers(cases, 'value');
        const group = getCategories(cases, 'group');
        const parts = bySegment(group, all(cases.n), (counted) => totalOf(values, counted));
        const whole = totalOf(values, all(cases.n));
        const sum = combinationOf(
          stackOf(parts.map(({ statistic }) => statistic)),
          parts.map(() => 1),
          'whole',
        );
        const [one, other] = [whole, sum].map((statistic) => estimateOf(statistic, design)!);
        expect(other!.estimate).toBeCloseTo(one!.estimate, 8);
        expect(other!.se!).toBeCloseTo(one!.se!, 8);
      }),
      { numRuns: 50 },
    );
  });

  test('the jackknife and linearization agree on totals, whatever the strata', () => {
    fc.assert(
      fc.property(manySurveys, (rows) => {
        const { cases, design } = aSurvey(rows);
        const total = totalOf(getNumbers(cases, 'value').values, all(cases.n));
        const linearized = covarianceFor(design)(total)[0]!;
        const replicated = covarianceFor(withJackknife(design))(total)[0]!;
        expect(replicated).toBeCloseTo(linearized, 6);
      }),
      { numRuns: 50 },
    );
  });
});

test('nobody in the domain: no figure, and a single answer has no error', () => {
  const cases: Cases = casesFrom([{ x: 4 }, { x: { missing: 'skipped' } }], {
    numbers: ['x'],
    selection: 'known',
  });
  const design = designOf(cases);
  expect(estimatesOf(meanOf([4, 0], new Uint8Array(2)), design)).toBeNull();
  expect(estimateOf(meanOf([4, 0], Uint8Array.of(1, 0)), design)).toMatchObject({ estimate: 4, se: null });
});
