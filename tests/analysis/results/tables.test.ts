import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Cases,
  type CategoryColumn,
  casesFrom,
  getCategories,
  getNumbers,
} from '../../../analysis/cases';
import { type Crosstab, crosstab } from '../../../analysis/results/crosstab';
import { type Design, designOf } from '../../../analysis/results/design';
import { weightedMean } from '../../../analysis/results/mean';
import { meansTable } from '../../../analysis/results/means';
import { shareOf } from '../../../analysis/results/share';
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

const near = (found: number, wanted: number, within: number) =>
  expect(Math.abs(found - wanted)).toBeLessThanOrEqual(within * Math.abs(wanted) + 1e-300);

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
          if (mean.se !== null) near(quick.rows[i]!.mean.se!, mean.se, 1e-8);
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
        if (mean && alone && alone.se !== null) near(mean.se!, alone.se, 1e-8);
      }),
      { numRuns: 60 },
    );
  });
});
