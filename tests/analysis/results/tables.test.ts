import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Cases,
  type CategoryColumn,
  casesFrom,
  getCategories,
  getNumbers,
} from '../../../analysis/cases';
import { type BookQuestion, eachTable, tableBook } from '../../../analysis/results/book';
import { differenceOf } from '../../../analysis/results/combine';
import { type Crosstab, crosstab } from '../../../analysis/results/crosstab';
import { type Design, degreesOfFreedom, designOf } from '../../../analysis/results/design';
import { figureSpreads } from '../../../analysis/results/figure-spreads';
import { testIndependence } from '../../../analysis/results/independence';
import { meanOf, weightedMean } from '../../../analysis/results/mean';
import { meansTable } from '../../../analysis/results/means';
import { contrastOf } from '../../../analysis/results/segment-contrast';
import { shareOf } from '../../../analysis/results/share';
import { tTestOf } from '../../../analysis/results/t-test';
import { figuresAt, slopesAt, tableTotals } from '../../../analysis/results/table-figures';
import { momentsOf } from '../../../analysis/results/table-moments';
import { tablesOn } from '../../../analysis/results/tables-on';
import type { Adjustment } from '../../../analysis/weighting/method';
import { rake } from '../../../analysis/weighting/rake';
import { expected, synthCases, synthMargins } from '../../reference/synth-a';

describe('a table of totals', () => {
  test('is what its docstrings say', () => {
    const layout = { n: 3, cells: Int32Array.of(0, 1, -1), size: 2 };
    expect(tableTotals(layout, Float64Array.of(1, 2, 4))).toEqual(Float64Array.of(1, 2));
    expect(figuresAt([{ of: [0], among: [0, 1] }], Float64Array.of(1, 3))).toEqual(Float64Array.of(0.25));
    expect(slopesAt([{ of: [0], among: [0, 1] }], Float64Array.of(1, 3))[0]).toEqual(
      Float64Array.of(0.1875, -0.0625),
    );
    const cases = casesFrom([{ w: 1 }, { w: 3 }], { baseWeight: 'w', selection: 'known' });
    const moments = momentsOf(designOf(cases))!;
    // Of one cell with weights 1 and 3: 2 ÷ 1 · ((1 − 2)² + (3 − 2)²) = 4.
    expect(moments({ n: 2, cells: Int32Array.of(0, 0), size: 1 }).covariance).toEqual(Float64Array.of(4));
  });

  test('a raked survey by a margin has the errors of R', () => {
    const cases = synthCases();
    const design = designOf(cases, rake.weigh(cases, synthMargins('rake-synth-5-tight')));
    const { queries } = expected.estimates['synth-raked-textbook']!;
    const tables = queries.filter(({ query }) => query.stat === 'by');
    expect(tables.map(({ query }) => query.vars)).toEqual(['satisfaction', 'support']);
    for (const { query, expected: wanted } of tables) {
      const [variable, segment] = [query.vars!, query.by!];
      const rows =
        cases.columns[variable]!.kind === 'number'
          ? meansTable(cases, variable, segment, design).rows.map(({ mean }) => [mean])
          : crosstab(cases, { column: variable }, segment, design).rows.map(({ cells }) =>
              cells.map(({ share }) => share),
            );
      const errors = [wanted.se].flat(2);
      rows.flat().forEach(({ se }, k) => {
        near(se!, errors[k]!, 1e-6);
      });
    }
  });
});

function domainOf({ codes, categories }: CategoryColumn, segment: string): Uint8Array {
  return Uint8Array.from(codes, (code) => (categories[code] === segment ? 1 : 0));
}

type Trial = { readonly cases: Cases; readonly design: Design };
const categories = {
  q: ['a', 'b', 'c'],
  s: ['u', 'v', 'w'],
  m1: ['0', '1', '2'],
  m2: ['0', '1'],
  stratum: ['0', '1'],
};

/** Draws with or without strata and finite populations, fitted to margins up to twice, trimmed or not, with gaps and weights of 0. */
const trials: fc.Arbitrary<Trial> = fc
  .record({
    rows: fc.array(
      fc.record({
        q: fc.constantFrom('a', 'b', 'c', null),
        s: fc.constantFrom('u', 'v', 'w', null),
        y: fc.oneof(fc.integer({ min: -9, max: 99 }), fc.constant(null)),
        m1: fc.constantFrom('0', '1', '2'),
        m2: fc.constantFrom('0', '1'),
        stratum: fc.constantFrom('0', '1'),
        base: fc.constantFrom(0, 0.5, 1, 1, 1, 2.5),
      }),
      { minLength: 12, maxLength: 60 },
    ),
    isStratified: fc.boolean(),
    hasPopulation: fc.boolean(),
    fits: fc.array(fc.array(fc.double({ min: 0.4, max: 2.5, noNaN: true }), { minLength: 5, maxLength: 5 }), {
      maxLength: 2,
    }),
    cap: fc.constantFrom(0.9, 1.5, 99),
  })
  .map(({ rows, isStratified, hasPopulation, fits, cap }): Trial => {
    const cases = casesFrom(
      rows.map((row) => ({ ...row, population: row.stratum === '0' ? 90 : 70, all: 200 })),
      {
        categories,
        numbers: ['y'],
        baseWeight: 'base',
        ...(isStratified && { stratum: 'stratum' }),
        ...(hasPopulation && { populationSizes: [isStratified ? 'population' : 'all'] }),
        selection: 'known',
      },
    );
    const margins = ['m1', 'm2'].map((name) => getCategories(cases, name));
    let weights = cases.baseWeights;
    const adjustments = fits.map((factors): Adjustment => {
      const before = weights;
      weights = before.map(
        (w, i) => w * factors[margins[0]!.codes[i]!]! * factors[3 + margins[1]!.codes[i]!]!,
      );
      return {
        before,
        after: weights,
        fitted: margins.map(({ codes, categories: { length } }) => ({ cells: codes, size: length })),
        residual: 'least-squares',
      };
    });
    return { cases, design: designOf(cases, { weights: weights.map((w) => Math.min(w, cap)), adjustments }) };
  });

/** Relative, or so near to nothing (of values up to 99) that only rounding is left. */
const near = (found: number, wanted: number, within: number, nothing = 1e-15) =>
  expect(Math.abs(found - wanted)).toBeLessThanOrEqual(within * Math.abs(wanted) + nothing);

function alike(quick: Crosstab, general: Crosstab) {
  const cells = ({ rows, everyone }: Crosstab) => [everyone, ...rows].flatMap((row) => row?.cells ?? []);
  const slow = cells(general);
  cells(quick).forEach(({ share, contrast, count }, i) => {
    expect(count).toBe(slow[i]!.count);
    near(share.estimate, slow[i]!.share.estimate, 1e-12);
    if (share.se === null) expect(slow[i]!.share.se).toBeNull();
    else near(share.se, slow[i]!.share.se!, 1e-9);
    if (contrast && slow[i]!.contrast) near(contrast.se, slow[i]!.contrast.se, 1e-9);
  });
  quick.covariances.forEach((matrix, p) => {
    const wanted = general.covariances[p]!;
    const k = Math.sqrt(matrix.length);
    matrix.forEach((value, at) => {
      const [a, b] = [Math.floor(at / k), at % k];
      const scale = Math.sqrt(wanted[a * (k + 1)]! * wanted[b * (k + 1)]!);
      expect(Math.abs(value - wanted[at]!)).toBeLessThanOrEqual(1e-9 * scale + 1e-18);
    });
  });
  quick.tests.forEach((one, p) => {
    if (one && general.tests[p]) near(one.statistic, general.tests[p].statistic, 1e-7);
  });
}

describe('tables by moments are tables worked out figure by figure', () => {
  test('on any draw, fitting and trimming, with gaps, empty cells and weights of 0: errors, covariances and tests', () => {
    fc.assert(
      fc.property(trials, ({ cases, design }) => {
        expect(momentsOf(design)).not.toBeNull();
        const general = tablesOn(design, 'general');
        const items = {
          items: [
            { code: 'a', column: 'q', chosen: 'a' },
            { code: 'v', column: 's', chosen: 'v' },
          ],
        };
        for (const [question, segment] of [
          [{ column: 'q' }, 's'],
          [{ column: 'q' }, 'm1'],
          [items, 'm2'],
          [{ column: 'q' }, null],
        ] as const) {
          alike(
            crosstab(cases, question, segment, design),
            crosstab(cases, question, segment, design, general),
          );
        }
        const quick = meansTable(cases, 'y', 's', design);
        meansTable(cases, 'y', 's', design, general).rows.forEach(({ mean }, i) => {
          near(quick.rows[i]!.mean.estimate, mean.estimate, 1e-9);
          if (mean.se !== null) near(quick.rows[i]!.mean.se!, mean.se, 1e-8, 1e-12);
        });
      }),
      { numRuns: 60 },
    );
  });

  test('and the same as each share and mean asked for by itself', () => {
    fc.assert(
      fc.property(trials, ({ cases, design }) => {
        const table = crosstab(cases, { column: 'q' }, 's', design);
        for (const row of table.rows) {
          const domain = domainOf(getCategories(cases, 's'), row.segment!);
          for (const { code, share } of row.cells) {
            const alone = shareOf(getCategories(cases, 'q'), code, design, { domain })!;
            near(share.estimate, alone.estimate, 1e-12);
            expect(share).toMatchObject({ base: alone.base, df: alone.df });
            near(share.effectiveBase, alone.effectiveBase, 1e-12);
            if (alone.se === null) expect(share.se).toBeNull();
            else near(share.se!, alone.se, 1e-9);
            if (share.interval && alone.se! > 0) near(share.interval.upper, alone.interval!.upper, 1e-8);
          }
        }
        const mean = meansTable(cases, 'y', null, design).everyone?.mean;
        const alone = weightedMean(getNumbers(cases, 'y'), design);
        expect(mean === undefined).toBe(alone === null);
        if (mean && alone && alone.se !== null) near(mean.se!, alone.se, 1e-8, 1e-12);
      }),
      { numRuns: 60 },
    );
  });
});

describe('draws that moments do not cover', () => {
  const cases = () => {
    const rows = Array.from({ length: 60 }, (_, i) => ({
      q: ['a', 'b', 'c'][(i * 7) % 3]!,
      s: ['u', 'v'][i % 2]!,
      village: `v${Math.floor(i / 5)}`,
    }));
    return casesFrom(rows, {
      categories: { q: ['a', 'b', 'c'], s: ['u', 'v'] },
      clusters: ['village'],
      selection: 'known',
    });
  };

  test('clusters go the general way', () => {
    const design = designOf(cases());
    expect(momentsOf(design)).toBeNull();
    const table = crosstab(cases(), { column: 'q' }, 's', design);
    const s = getCategories(cases(), 's');
    const alone = shareOf(getCategories(cases(), 'q'), 'b', design, { domain: domainOf(s, 'v') })!;
    expect(table.rows[1]!.cells[1]!.share.se).toBeCloseTo(alone.se!, 12);
    expect(table.rows[1]!.cells[1]!.share.df).toBe(alone.df);
  });

  test('and so do replicates, each share with the spread of its replicates', () => {
    const weights = Array.from({ length: 12 }, (_, left) =>
      Float64Array.from({ length: 60 }, (_, i) => (Math.floor(i / 5) === left ? 0 : 12 / 11)),
    );
    const design: Design = {
      ...designOf(cases()),
      replicates: {
        kind: 'JK1',
        whole: cases().baseWeights,
        weights,
        scale: 11 / 12,
        rscales: new Float64Array(12).fill(1),
        centre: 'mean',
      },
    };
    const share = crosstab(cases(), { column: 'q' }, 's', design).rows[0]!.cells[0]!.share;
    const s = getCategories(cases(), 's');
    const alone = shareOf(getCategories(cases(), 'q'), 'a', design, { domain: domainOf(s, 'u') })!;
    expect(share.se).toBeCloseTo(alone.se!, 12);
  });
});

describe('the tests of a table', () => {
  const cases = synthCases();
  const design = designOf(cases, rake.weigh(cases, synthMargins('rake-synth-5-tight')));

  test('answer by segment is Rao and Scott’s test of the two columns', () => {
    const { tests } = crosstab(cases, { column: 'support' }, 'tenure', design);
    const wanted = testIndependence(getCategories(cases, 'tenure'), getCategories(cases, 'support'), design)!;
    expect(tests).toHaveLength(1);
    near(tests[0]!.statistic, wanted.statistic, 1e-8);
    near(tests[0]!.p, wanted.p, 1e-8);
  });

  test('a segment against the rest is the t test of the two groups’ shares', () => {
    const { rows } = crosstab(cases, { column: 'support' }, 'tenure', design);
    const [support, tenure] = [getCategories(cases, 'support'), getCategories(cases, 'tenure')];
    const yes = support.codes.map((code) => (code === 0 ? 1 : 0));
    const among = (isIn: (code: number) => boolean) =>
      Uint8Array.from(tenure.codes, (code, i) => (code >= 0 && isIn(code) && support.codes[i]! >= 0 ? 1 : 0));
    const difference = differenceOf(
      meanOf(
        yes,
        among((code) => code === 1),
      ),
      meanOf(
        yes,
        among((code) => code !== 1),
      ),
    );
    const wanted = tTestOf(difference, design, degreesOfFreedom(design))!;
    const { contrast } = rows[1]!.cells[0]!;
    near(contrast!.difference, wanted.estimate, 1e-9);
    near(contrast!.se, wanted.se, 1e-9);
    near(contrast!.p, wanted.p, 1e-8);
    expect(contrastOf(0.2, 0.01, 99)).toMatchObject({ t: 2, df: 99 });
    expect(contrastOf(1, 0, 99)!.p).toBe(0);
    expect(contrastOf(0, 0, 99)).toBeNull();
  });

  test('equal means of two segments: the F of two is the square of their t', () => {
    const table = meansTable(cases, 'satisfaction', 'used_service', design);
    near(table.test!.statistic, table.rows[0]!.contrast!.t ** 2, 1e-8);
    near(table.test!.p, table.rows[0]!.contrast!.p, 1e-7);
  });
});

describe('a book', () => {
  const cases = synthCases();
  const questions: BookQuestion[] = [
    { key: 'support', column: 'support' },
    { key: 'satisfaction', number: 'satisfaction' },
  ];

  test('is every question by every segment, told as it goes', () => {
    const told: string[] = [];
    const book = tableBook(cases, questions, [null, 'gender', 'tenure'], designOf(cases), {
      onProgress: (done, of) => told.push(`${done} of ${of}`),
    })!;
    expect(book.map(({ question, segment }) => `${question} by ${segment}`)).toEqual([
      'support by null',
      'support by gender',
      'support by tenure',
      'satisfaction by null',
      'satisfaction by gender',
      'satisfaction by tenure',
    ]);
    expect(told.at(-1)).toBe('6 of 6');
    const byOne = [...eachTable(cases, questions, ['gender'], tablesOn(designOf(cases)))];
    expect(byOne.map(({ kind }) => kind)).toEqual(['shares', 'means']);
    expect(book[1]!.table).toEqual(crosstab(cases, { column: 'support' }, 'gender'));
  });

  test('stops between tables', () => {
    const stop = new AbortController();
    const told: number[] = [];
    const onProgress = (done: number) => {
      told.push(done);
      if (done === 2) stop.abort();
    };
    expect(
      tableBook(cases, questions, ['gender', 'tenure'], designOf(cases), { onProgress, signal: stop.signal }),
    ).toBeNull();
    expect(told).toEqual([1, 2]);
  });
});

test('a ratio’s variance from its totals’, by hand', () => {
  const covariance = Float64Array.of(1, 0, 0, 1);
  const spreads = figureSpreads(Float64Array.of(1, 3), { covariance, squares: Float64Array.of(1, 1) });
  // (0.75² + 0.25²) ÷ 4²
  expect(spreads.variancesOf([{ of: [0], among: [0, 1] }])).toEqual(Float64Array.of(0.0390625));
});
