import fc from 'fast-check';
import { expect, test } from 'vitest';
import { casesFrom } from '../../../analysis/cases';
import { AnalysisError } from '../../../analysis/errors';
import { alignMargins, type Margin } from '../../../analysis/targets/margins';
import { getWeightingMethod, weightingMethods } from '../../../analysis/weighting';
import { designEffect } from '../../../analysis/weighting/diagnostics';
import { none } from '../../../analysis/weighting/none';
import { rake } from '../../../analysis/weighting/rake';
import { usualLimits } from '../../../analysis/weighting/trim';
import { expected, synthCases, synthMargins } from '../../reference/synth-a';

const about = { universe: 'residents 16+', geography: 'Here', source: 'made up', year: 2021, licence: 'CC0' };
const margin = (variable: string, counts: Record<string, number>): Margin => ({
  ...about,
  variables: [variable],
  cells: Object.entries(counts).map(([code, count]) => ({ codes: [code], count })),
});
const people = (women: number, men: number) =>
  casesFrom([...Array(women).fill({ sex: 'f' }), ...Array(men).fill({ sex: 'm' })], {
    categories: { sex: ['f', 'm'] },
    selection: 'unknown',
  });

test('raking 60 women and 40 men to halves weighs women 0.83 and men 1.25, and averages 1', () => {
  const weighting = rake.weigh(people(60, 40), alignMargins([margin('sex', { f: 500, m: 500 })]));
  expect(weighting.converged).toBe(true);
  expect(weighting.weights[0]).toBeCloseTo(5 / 6, 12);
  expect(weighting.weights[99]).toBeCloseTo(1.25, 12);
  expect(weighting.population).toEqual({ universe: 'residents 16+', geography: 'Here', total: 1000 });
  expect(weighting.gaps[0]!.cells[0]).toMatchObject({ label: 'f', wanted: 0.5, before: 0.6 });
});

test.each(['rake-synth-5-tight', 'rake-synth-joint-tight'])(
  '%s agrees with R on every weight to 1e-8',
  (id) => {
    const { weights, diagnostics, converged } = rake.weigh(synthCases(), synthMargins(id));
    const reference = expected.weights[id]!;
    const total = reference.margins[0]!.cells.reduce((sum, { target }) => sum + target, 0);
    reference.weights_first_200.forEach((weight, i) => {
      expect(Math.abs((weights[i]! * total) / 1200 / weight - 1)).toBeLessThan(1e-8);
    });
    expect(converged).toBe(true);
    expect(diagnostics.designEffect).toBeCloseTo(reference.expected.kish_deff, 8);
    expect(diagnostics.effectiveBase).toBeCloseTo(reference.expected.kish_ess, 5);
  },
);

test('people without a value are kept as a category of their own at its observed share, as in R', () => {
  const reference = expected.weights['rake-missing-own-category']!;
  // The reference spreads the known categories' targets over what the missing leave: the same proportions by themselves.
  const frame = synthMargins('rake-missing-own-category');
  const { weights, gaps } = rake.weigh(synthCases(), frame);
  reference.weights_first_200.forEach((weight, i) => {
    expect(Math.abs((weights[i]! * 1000) / 1200 / weight - 1)).toBeLessThan(1e-8);
  });
  expect(gaps[2]!.cells.at(-1)!.label).toBe('skipped');
  expect(() => rake.weigh(synthCases(), frame, { missing: 'refuse' })).toThrow(
    /28 respondents have no value for `education`/,
  );
});

test('raked shares meet their margins, and renaming categories changes nothing', () => {
  const row = fc.record({ sex: fc.constantFrom('f', 'm'), age: fc.constantFrom('young', 'middle', 'old') });
  const every = ['f', 'm'].flatMap((sex) => ['young', 'middle', 'old'].map((age) => ({ sex, age })));
  const count = fc.integer({ min: 50, max: 500 });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 60 }), count, count, count, (rows, f, young, middle) => {
      const all = [...every, ...rows];
      const sexes = { f, m: 1500 - f };
      const ages = { young, middle, old: 1500 - young - middle };
      const plain = rake.weigh(
        casesFrom(all, {
          categories: { sex: ['f', 'm'], age: ['young', 'middle', 'old'] },
          selection: 'known',
        }),
        alignMargins([margin('sex', sexes), margin('age', ages)]),
      );
      const renamed = rake.weigh(
        casesFrom(
          all.map(({ sex, age }) => ({ sex: sex === 'f' ? '2' : '1', age: `${age}!` })),
          { categories: { sex: ['1', '2'], age: ['old!', 'young!', 'middle!'] }, selection: 'known' },
        ),
        alignMargins([
          margin('sex', { 2: sexes.f, 1: sexes.m }),
          margin('age', { 'middle!': ages.middle, 'old!': ages.old, 'young!': ages.young }),
        ]),
      );
      expect(plain.converged).toBe(true);
      for (const { cells } of plain.gaps)
        for (const { wanted, after } of cells) expect(after).toBeCloseTo(wanted, 9);
      plain.weights.forEach((weight, i) => {
        expect(renamed.weights[i]).toBeCloseTo(weight, 7);
      });
    }),
    { numRuns: 40 },
  );
});

test('weights keep the limits asked for, the largest never rises, and the gap that leaves is not called converged', () => {
  const cases = synthCases();
  const frame = synthMargins('rake-synth-5-tight');
  const plain = rake.weigh(cases, frame);
  const trimmed = rake.weigh(cases, frame, { trim: usualLimits });
  expect(plain.diagnostics.largest).toBeGreaterThan(3);
  expect(trimmed.diagnostics.largest).toBeLessThanOrEqual(3 + 1e-9);
  expect(trimmed.diagnostics.least).toBeGreaterThanOrEqual(0.3 - 1e-9);
  expect(trimmed.diagnostics.efficiency).toBeGreaterThan(plain.diagnostics.efficiency);
  expect(trimmed.converged).toBe(false);
  expect(Math.max(...trimmed.gaps.map(({ largestRelativeGap }) => largestRelativeGap))).toBeGreaterThan(1e-9);
  expect(() => rake.weigh(cases, frame, { trim: { upper: 0.9 } })).toThrow(AnalysisError);
});

test('margins that cannot be met together are reported, with the category and the miss', () => {
  const rows = [...Array(30).fill({ a: 'x', b: 'x' }), ...Array(30).fill({ a: 'y', b: 'y' })];
  const cases = casesFrom(rows, { categories: { a: ['x', 'y'], b: ['x', 'y'] }, selection: 'unknown' });
  const weighting = rake.weigh(
    cases,
    alignMargins([margin('a', { x: 60, y: 40 }), margin('b', { x: 40, y: 60 })]),
  );
  expect(weighting.converged).toBe(false);
  expect(weighting.rounds).toBe(1000);
  expect(weighting.gaps.find(({ margin: name }) => name === 'a')!.largestRelativeGap).toBeGreaterThan(0.3);
});

test('a target that nobody can fill, and a category without a target, are refused by name', () => {
  const cases = people(10, 0);
  expect(() => rake.weigh(cases, alignMargins([margin('sex', { f: 5, m: 5 })]))).toThrow(
    /Nobody answered as “m” of `sex`/,
  );
  expect(() => rake.weigh(people(5, 5), alignMargins([margin('sex', { f: 5 })]))).toThrow(
    /5 respondents are “m” of `sex`/,
  );
  expect(() => rake.weigh(people(5, 5), alignMargins([margin('sex', { f: 5, m: 0 })]))).toThrow(/no target/);
  expect(rake.weigh(cases, alignMargins([margin('sex', { f: 5, m: 0 })])).converged).toBe(true);
});

test('without weighting, base weights average 1', () => {
  const cases = casesFrom([{ w: 1 }, { w: 3 }], { baseWeight: 'w', selection: 'known' });
  expect([...none.weigh(cases, alignMargins([margin('sex', { f: 1 })])).weights]).toEqual([0.5, 1.5]);
  expect(designEffect([0.5, 1.5])).toBe(1.25);
  expect(() => designEffect([0, 0])).toThrow(/Every weight is 0/);
});

test('every weighting method keeps its promises: mean 1, its own name, nothing of the cases changed', () => {
  const frame = alignMargins([margin('sex', { f: 500, m: 500 })]);
  for (const [name, method] of Object.entries(weightingMethods)) {
    const cases = people(60, 40);
    const { weights, method: said } = method.weigh(cases, frame);
    expect(said).toBe(name);
    expect(weights.reduce((sum, weight) => sum + weight, 0) / 100).toBeCloseTo(1, 12);
    expect(cases.baseWeights.every((weight) => weight === 1)).toBe(true);
  }
  expect(() => getWeightingMethod('guess')).toThrow(/The methods are: none, post-stratify, rake/);
});
