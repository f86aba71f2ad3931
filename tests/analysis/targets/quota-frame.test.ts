import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alignmentOfFrame } from '../../../analysis/targets/kept-frame';
import { alignMargins, type Margin } from '../../../analysis/targets/margins';
import { largestRemainder, quotaFrame } from '../../../analysis/targets/quota-frame';
import type { QuotaFrame as StoredFrame } from '../../../surveys/targets/frame';

const about = {
  universe: 'usual residents 16+',
  geography: 'BNSSG',
  source: 'Census 2021',
  year: 2021,
  licence: 'OGL',
};
const margin = (variable: string, counts: Record<string, number>, more: Partial<Margin> = {}): Margin => ({
  ...about,
  variables: [variable],
  cells: Object.entries(counts).map(([code, count]) => ({ codes: [code], count })),
  ...more,
});
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

test('targets are shares of the population rounded so that they add up to the panel (R4)', () => {
  const frame = quotaFrame(alignMargins([margin('age', { '16-34': 331, '35-64': 472, '65+': 197 })]), {
    size: 10,
    tolerance: { age: { share: 0.05 }, '*': { people: 2 } },
  });
  expect(frame.margins[0]!.cells).toEqual([
    { codes: ['16-34'], population: 331, share: 0.331, target: 3, tolerance: 1 },
    { codes: ['35-64'], population: 472, share: 0.472, target: 5, tolerance: 1 },
    { codes: ['65+'], population: 197, share: 0.197, target: 2, tolerance: 1 },
  ]);
  expect(frame.margins[0]).toMatchObject({
    name: 'age',
    source: 'Census 2021',
    year: 2021,
    otherUniverse: false,
    scaled: null,
  });
});

test('a kept frame gives back the margins that panels are measured by and weights fitted to', () => {
  const margins = [
    margin('sex', { f: 500_000, m: 468_300 }),
    margin('religion', { none: 30, other: 90 }, { universe: 'all ages' }),
  ];
  const alignment = alignMargins(margins, { total: 968_314, sharesOnly: ['religion'] });
  const frame: StoredFrame = {
    size: 100,
    universe: alignment.universe,
    population: alignment.total,
    margins: quotaFrame(alignment, { size: 100 }).margins.map((one) => ({
      ...one,
      key: one.variables.join('*'),
      marginId: 'm',
      factor: one.scaled?.factor ?? 1,
      unknownShare: 0.05,
      cells: one.cells.map((cell) => ({ ...cell, label: cell.codes.join(' ') })),
    })),
  };
  const again = alignmentOfFrame(frame);
  expect(again).toMatchObject({ universe: alignment.universe, geography: 'BNSSG', total: 968_314 });
  expect(
    again.margins.map(({ shares, scaled, otherUniverse }) => ({ shares, scaled, otherUniverse })),
  ).toEqual(
    alignment.margins.map(({ shares, scaled, otherUniverse }) => ({ shares, scaled, otherUniverse })),
  );
});

test('targets add up to the size, whatever the size, each within one of its exact share (R4)', () => {
  const counts = fc
    .array(fc.integer({ min: 0, max: 100_000 }), { minLength: 1, maxLength: 25 })
    .filter((all) => sum(all) > 0);
  fc.assert(
    fc.property(counts, fc.integer({ min: 1, max: 5000 }), (all, size) => {
      const targets = largestRemainder(all, size);
      expect(sum(targets)).toBe(size);
      targets.forEach((target, i) => {
        expect(Math.abs(target - (all[i]! / sum(all)) * size)).toBeLessThan(1 + 1e-6);
      });
    }),
  );
  expect(largestRemainder([1, 1, 1], 10)).toEqual([4, 3, 3]);
});

test('interlocked cells can be rounded so that their sums equal the one-variable targets, for any counts and size', () => {
  const ages = ['16-34', '35-64', '65+'];
  const areas = ['Bristol', 'North Somerset', 'South Gloucestershire'];
  const sexes = ['f', 'm'];
  const crossed = fc
    .array(fc.integer({ min: 0, max: 5000 }), { minLength: 18, maxLength: 18 })
    .filter((all) => sum(all) > 100);
  fc.assert(
    fc.property(crossed, fc.integer({ min: 1, max: 2000 }), (counts, size) => {
      const cells = ages.flatMap((age) =>
        areas.flatMap((area) => sexes.map((sex) => ({ codes: [age, area, sex] }))),
      );
      const interlock: Margin = {
        ...about,
        variables: ['age', 'area', 'sex'],
        cells: cells.map(({ codes }, c) => ({ codes, count: counts[c]! })),
      };
      const single = (variable: string, codes: string[], at: number) =>
        margin(
          variable,
          Object.fromEntries(
            codes.map((code) => [code, sum(counts.filter((_, c) => cells[c]!.codes[at] === code))]),
          ),
        );
      const margins = [single('age', ages, 0), single('area', areas, 1), single('sex', sexes, 2), interlock];
      const frame = quotaFrame(alignMargins(margins), { size, controlled: true });
      const targets = frame.margins[3]!.cells.map(({ target }) => target);
      expect(sum(targets)).toBe(size);
      expect(Math.min(...targets)).toBeGreaterThanOrEqual(0);
      frame.margins.slice(0, 3).forEach((one, at) => {
        for (const { codes, target } of one.cells) {
          expect(sum(targets.filter((_, c) => cells[c]!.codes[at] === codes[0]))).toBe(target);
        }
      });
    }),
    { numRuns: 60 },
  );
});

test('an interlock without a cell for each crossing is refused when its sums must hold', () => {
  const interlock: Margin = {
    ...about,
    variables: ['age', 'sex'],
    cells: [{ codes: ['old', 'f'], count: 100 }],
  };
  const margins = alignMargins([
    margin('age', { old: 50, young: 50 }),
    margin('sex', { f: 50, m: 50 }),
    interlock,
  ]);
  expect(() => quotaFrame(margins, { size: 10, controlled: true })).toThrow(/`age × sex` cannot be fitted/);
});

test.each([0, -1, 2.5, Number.NaN])('a panel of %s people is refused', (size) => {
  expect(() => quotaFrame(alignMargins([margin('age', { a: 1 })]), { size })).toThrow(/cannot be shared out/);
});

describe('margins of one population (R2)', () => {
  test('totals that differ by census perturbation are evened out, and it is said by how much', () => {
    const { total, margins } = alignMargins([
      margin('age', { a: 600_000, b: 368_314 }),
      margin('sex', { f: 500_000, m: 468_300 }),
    ]);
    expect(total).toBe(968_314);
    expect(margins[0]!.scaled).toBeNull();
    expect(margins[1]!.scaled!.people).toBe(14);
    expect(margins[1]!.scaled!.factor).toBeCloseTo(1.00001446, 8);
    expect(sum(margins[1]!.shares)).toBeCloseTo(1, 12);
  });

  test('totals that differ by more are an error that names both', () => {
    const margins = [margin('sex', { f: 500_000, m: 468_314 }), margin('age', { a: 964_200 })];
    expect(() => alignMargins(margins)).toThrow(
      'Margin `age` counts 964,200 people but the population counts 968,314. Check the source; differences up to 0.1 % are evened out.',
    );
  });

  test('another universe is refused, or used for its shares alone and marked', () => {
    const margins = [
      margin('sex', { f: 60, m: 40 }),
      margin('religion', { none: 30, other: 90 }, { universe: 'usual residents all ages' }),
    ];
    expect(() => alignMargins(margins)).toThrow(
      /counts 120 “usual residents all ages” but the frame speaks of 100/,
    );
    const [sex, religion] = alignMargins(margins, { sharesOnly: ['religion'] }).margins;
    expect(sex!.otherUniverse).toBe(false);
    expect(religion).toMatchObject({ otherUniverse: true, scaled: null, shares: [0.25, 0.75], total: 120 });
    const frame = quotaFrame(alignMargins(margins, { sharesOnly: ['religion'] }), { size: 20 });
    expect(frame.margins[1]).toMatchObject({ otherUniverse: true, cells: [{ target: 5 }, { target: 15 }] });
  });

  test('households are never put beside people, not even for their shares', () => {
    const margins = [
      margin('sex', { f: 60, m: 40 }),
      margin('tenure', { own: 60, rent: 40 }, { universe: 'households' }),
    ];
    expect(() => alignMargins(margins, { sharesOnly: ['tenure'] })).toThrow(
      /Shares of households are not shares of people/,
    );
    expect(() => alignMargins([...margins].reverse(), { sharesOnly: ['sex'] })).toThrow(/households/);
    const people = margin('care', { yes: 60, no: 40 }, { universe: 'usual residents in households' });
    expect(alignMargins([margins[0]!, people], { sharesOnly: ['care'] }).margins).toHaveLength(2);
  });

  test('another place, an empty margin, a category twice and a strange count are refused', () => {
    const sex = margin('sex', { f: 60, m: 40 });
    expect(() => alignMargins([sex, margin('age', { a: 100 }, { geography: 'York' })])).toThrow(
      /of York but the frame is of BNSSG/,
    );
    expect(() => alignMargins([margin('age', { a: 0 })])).toThrow(/counts nobody/);
    expect(() => alignMargins([margin('age', { a: -5, b: 9 })])).toThrow(/gives -5 for “a”/);
    expect(() => alignMargins([{ ...sex, cells: [...sex.cells, { codes: ['f'], count: 1 }] }])).toThrow(
      /names “f” twice/,
    );
    expect(() => alignMargins([])).toThrow(/No margins/);
  });
});
