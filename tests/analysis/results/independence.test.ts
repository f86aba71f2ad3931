import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { casesFrom, getCategories, getNumbers } from '../../../analysis/cases';
import { choleskyOf, whitened, withoutCovariance } from '../../../analysis/results/cholesky';
import { differenceOf } from '../../../analysis/results/combine';
import { designOf } from '../../../analysis/results/design';
import { eigenvaluesOf } from '../../../analysis/results/eigenvalues';
import {
  type IndependenceTest,
  independenceTests,
  testedTables,
  testIndependence,
} from '../../../analysis/results/independence';
import { meanOf } from '../../../analysis/results/mean';
import {
  pearsonUnderDesign,
  raoScottChiSquared,
  raoScottF,
  raoScottSaddlepoint,
} from '../../../analysis/results/rao-scott';
import { chanceBySaddlepoint } from '../../../analysis/results/saddlepoint';
import { covarianceFor } from '../../../analysis/results/statistic';
import { tTestAgainst, tTestOf, tTestOfGroups } from '../../../analysis/results/t-test';
import {
  bothTailsOfT,
  upperTailOfChiSquared,
  upperTailOfF,
  upperTailOfNormal,
} from '../../../analysis/results/tails';
import { adjustedWaldTest, waldTest, waldTestOfZero } from '../../../analysis/results/wald';
import { aSurvey, manySurveys, withJackknife } from './surveys';

/** A simple draw of a hundred people: 30 and 20 of the one kind, 20 and 30 of the other. */
const rows = [
  ['f', 'yes', 30],
  ['f', 'no', 20],
  ['m', 'yes', 20],
  ['m', 'no', 30],
].flatMap(([sex, answer, people]) =>
  Array.from({ length: Number(people) }, () => ({ sex: String(sex), answer: String(answer) })),
);
const cases = casesFrom(rows, {
  categories: { sex: ['f', 'm', 'x'], answer: ['yes', 'no'] },
  selection: 'known',
});
const design = designOf(cases);
const sex = getCategories(cases, 'sex');
const answer = getCategories(cases, 'answer');
const tables = testedTables(sex, answer, design)!;

describe('on a simple draw the tests are Pearson’s, but for n − 1', () => {
  test('X² is 4 and its one design effect 100 ÷ 99', () => {
    const pearson = pearsonUnderDesign(tables.shares)!;
    expect(pearson.chiSquared).toBeCloseTo(4, 12);
    expect(pearson.q).toBe(1);
    expect(pearson.sum).toBeCloseTo(100 / 99, 12);
  });

  test('second order, as F', () => {
    const test = raoScottF(tables.shares)!;
    expect(test.statistic).toBeCloseTo(3.96, 12);
    expect(test.df[0]).toBeCloseTo(1, 12);
    expect(test.df[1]).toBeCloseTo(99, 10);
    expect(test.p).toBeCloseTo(bothTailsOfT(Math.sqrt(3.96), 99), 12);
    expect(testIndependence(sex, answer, design)).toEqual(test);
  });

  test('first order, as χ²', () => {
    const test = raoScottChiSquared(tables.shares)!;
    expect(test.statistic).toBeCloseTo(4, 12);
    expect(test.df).toEqual([1]);
    expect(test.p).toBeCloseTo(upperTailOfChiSquared(3.96, 1), 12);
  });

  test('Wald’s, and adjusted: with one degree of freedom above nothing is adjusted', () => {
    expect(waldTest(tables.totals)!.df).toEqual([1, 99]);
    expect(adjustedWaldTest(tables.totals)!.df).toEqual([1, 99]);
    expect(adjustedWaldTest(tables.totals)!.p).toBeCloseTo(waldTest(tables.totals)!.p, 14);
  });

  test('the saddlepoint comes close to the F it stands for', () => {
    const { p } = raoScottSaddlepoint(tables.shares)!;
    expect(p).toBeCloseTo(0.0511, 4);
    expect(raoScottF(tables.shares)!.p).toBeCloseTo(0.0494, 4);
  });
});

describe('laws that hold on any survey', () => {
  test('renaming, reordering and swapping the two questions change no test', () => {
    fc.assert(
      fc.property(manySurveys, (survey) => {
        const found = (given: typeof survey, isSwapped: boolean) => {
          const one = aSurvey(given, isSwapped ? ['other', 'no', 'yes'] : undefined);
          const columns = ['answer', 'group'].map((name) => getCategories(one.cases, name));
          if (isSwapped) columns.reverse();
          return (Object.keys(independenceTests) as IndependenceTest[]).map(
            (name) => testIndependence(columns[0]!, columns[1]!, one.design, name)?.p,
          );
        };
        const plain = found(survey, false);
        found([...survey].reverse(), true).forEach((p, k) => {
          expect(p).toBeCloseTo(plain[k]!, 7);
        });
      }),
      { numRuns: 40 },
    );
  });

  test('Wald’s test of two groups’ means is the square of t', () => {
    fc.assert(
      fc.property(manySurveys, (survey) => {
        const { cases: own, design: ownDesign } = aSurvey(survey);
        const t = tTestOfGroups(
          getNumbers(own, 'value'),
          getCategories(own, 'group'),
          ['a', 'b'],
          ownDesign,
        )!;
        const wald = waldTestOfZero(Float64Array.of(t.estimate), Float64Array.of(t.se ** 2), t.df[0]!)!;
        expect(wald.statistic).toBeCloseTo(t.statistic ** 2, 8);
        expect(wald.p).toBeCloseTo(t.p, 10);
      }),
      { numRuns: 40 },
    );
  });

  test('replicated designs are tested alike: the jackknife comes near linearization', () => {
    fc.assert(
      fc.property(manySurveys, (survey) => {
        const { cases: own, design: ownDesign } = aSurvey([...survey, ...survey, ...survey]);
        const columns = ['answer', 'group'].map((name) => getCategories(own, name));
        const [one, other] = [ownDesign, withJackknife(ownDesign)].map(
          (on) => raoScottF(testedTables(columns[0]!, columns[1]!, on)!.shares)!,
        );
        expect(other!.df[1]).toBeGreaterThan(0);
        expect(other!.p).toBeCloseTo(one!.p, 1);
      }),
      { numRuns: 20 },
    );
  });
});

describe('t tests, by hand: 1 and 3 against 4 and 8', () => {
  const small = casesFrom(
    [
      { x: 1, g: 'a' },
      { x: 3, g: 'a' },
      { x: 4, g: 'b' },
      { x: 8, g: 'b' },
      { x: { missing: 'skipped' as const }, g: 'b' },
    ],
    { categories: { g: ['a', 'b'] }, numbers: ['x'], selection: 'unknown' },
  );
  const on = designOf(small);

  test('two groups: degrees of freedom among those with both answers, less 1', () => {
    const found = tTestOfGroups(getNumbers(small, 'x'), getCategories(small, 'g'), ['a', 'b'], on)!;
    expect(found.estimate).toBe(4);
    expect(found.se ** 2).toBeCloseTo((5 / 4) * 2.5, 12);
    expect(found.df).toEqual([2]);
    const t = 4 / found.se;
    expect(found.p).toBeCloseTo(1 - t / Math.sqrt(t * t + 2), 12);
    expect(found.interval.name).toBe('modelled interval');
  });

  test('against a value: the mean 4 is 1 above 3', () => {
    const found = tTestAgainst(getNumbers(small, 'x'), 3, on)!;
    expect(found.estimate).toBeCloseTo(1, 12);
    expect(found.df).toEqual([3]);
  });

  test('nothing to test gives nothing', () => {
    const x = getNumbers(small, 'x');
    const g = getCategories(small, 'g');
    expect(tTestOfGroups(x, g, ['a', 'c'], on)).toBeNull();
    const alike = meanOf([2, 2, 2, 2, 0], Uint8Array.of(1, 1, 1, 1, 0));
    expect(tTestOf(differenceOf(alike, alike), on, 3)).toBeNull();
    expect(tTestOf(alike, on, 0)).toBeNull();
  });
});

test('tails are taken directly, down to 1e-300', () => {
  expect(bothTailsOfT(-9.5, 14)).toBeCloseTo(1.756629877613862e-7, 18);
  expect(upperTailOfF(20, 2, 30)).toBeCloseTo(3.022374111414576e-6, 15);
  // With 2 degrees of freedom above, the tail of F is (1 + 2f ÷ below) to the power −below ÷ 2; of χ² it is e to −x ÷ 2.
  expect(upperTailOfF(1000, 2, 400) / (1 + 2000 / 400) ** -200).toBeCloseTo(1, 9);
  expect(upperTailOfChiSquared(1300, 2) / Math.exp(-650)).toBeCloseTo(1, 9);
  expect(upperTailOfChiSquared(50, 3)).toBeCloseTo(7.98917924495147e-11, 20);
  expect(upperTailOfNormal(1.959963984540054)).toBeCloseTo(0.025, 12);
  expect(upperTailOfF(0, 2, 30)).toBe(1);
});

test('the saddlepoint is near the exact chance, also in the middle', () => {
  // χ²₂ above (2f ÷ 20)·χ²₂₀ has the chance of F₂,₂₀ above f, known in closed form.
  for (const f of [0.2, 0.9, 1.0, 1.1, 3, 10]) {
    const found = chanceBySaddlepoint([
      { scale: 1, times: 2 },
      { scale: (-2 * f) / 20, times: 20 },
    ]);
    expect(found / (1 + (2 * f) / 20) ** -10).toBeCloseTo(1, 1);
  }
  expect(
    chanceBySaddlepoint([
      { scale: 1, times: 2 },
      { scale: -0.3, times: 20 },
    ]),
  ).toBeCloseTo(0.0737, 4);
  expect(chanceBySaddlepoint([{ scale: 1, times: 2 }])).toBe(1);
  expect(chanceBySaddlepoint([{ scale: -1, times: 2 }])).toBe(0);
});

test('small matrices: roots, eigenvalues and vectors without covariance', () => {
  const matrix = Float64Array.of(4, 2, 2, 5);
  const lower = choleskyOf(matrix, 2)!;
  expect([...lower]).toEqual([2, 0, 1, 2]);
  expect([...withoutCovariance(lower, Float64Array.of(2, 5))]).toEqual([1, 2]);
  expect([...whitened(lower, matrix, 2)]).toEqual([1, 0, 0, 1]);
  expect(choleskyOf(Float64Array.of(1, 1, 1, 1), 2)).toBeNull();
  const [large, low] = eigenvaluesOf(Float64Array.of(2, 1, 1, 2), 2);
  expect(large).toBeCloseTo(3, 14);
  expect(low).toBeCloseTo(1, 14);
});

describe('where nothing can be tested the answer is nothing', () => {
  test('everybody gave one answer', () => {
    const same = { ...answer, codes: new Int32Array(cases.n) };
    expect(testIndependence(sex, same, design)).toBeNull();
    expect(testIndependence(sex, same, design, 'wald')).toBeNull();
  });

  test('nobody answered both', () => {
    const nobody = { ...answer, codes: new Int32Array(cases.n).fill(-2) };
    expect(testedTables(sex, nobody, design)).toBeNull();
  });

  test('more cells than degrees of freedom', () => {
    expect(waldTestOfZero(Float64Array.of(1, 1), Float64Array.of(1, 1, 1, 1), 5)).toBeNull();
    expect(adjustedWaldTest({ ...tables.totals, df: 0 })).toBeNull();
  });

  test('a stratum of one is named when the design says to fail', () => {
    const alone = casesFrom(
      [...rows.map((one) => ({ ...one, s: 'a' })), { sex: 'm', answer: 'no', s: 'b' }],
      { categories: { sex: ['f', 'm'], answer: ['yes', 'no'] }, stratum: 's', selection: 'known' },
    );
    const strict = designOf(alone, undefined, 'fail');
    expect(() =>
      testIndependence(getCategories(alone, 'sex'), getCategories(alone, 'answer'), strict),
    ).toThrow(/Stratum “b”/);
    expect(covarianceFor(designOf(alone))).toBeTypeOf('function');
  });
});
