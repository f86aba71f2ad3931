import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  nameOfRate,
  type OutcomeCounts,
  outcomeRates,
  type RateName,
  rateNames,
  tally,
} from '../../../analysis/fieldwork/outcome-rates';
import { dispositions } from '../../../surveys/vocabulary';
import reference from '../../reference/aapor.json';

const counts = (some: Partial<OutcomeCounts>): OutcomeCounts => ({ ...tally([]), ...some });

test('four complete, two partial and one of each other kind: RR1 36.4%, RR6 66.7%, e 0.9 (R11)', () => {
  const { rates, e } = outcomeRates(
    counts({
      complete: 4,
      partial: 2,
      refusal: 1,
      'non-contact': 1,
      'other-eligible': 1,
      unknown: 2,
      'not-eligible': 1,
    }),
  );
  expect(e).toBeCloseTo(0.9, 12);
  expect(rates.RR1).toBeCloseTo(4 / 11, 12);
  expect(rates.RR6).toBeCloseTo(6 / 9, 12);
});

describe('AAPOR Standard Definitions, every rate to 1e-12', () => {
  test.each(reference.cases.map((one) => [one.id, one] as const))('%s', (_, one) => {
    const {
      I = 0,
      P = 0,
      R = 0,
      NC = 0,
      O = 0,
      UH = 0,
      UO = 0,
      NE = 0,
    } = one.dispositions as Partial<Record<string, number>>; // a table may leave kinds out
    const table = counts({
      complete: I,
      partial: P,
      refusal: R,
      'non-contact': NC,
      'other-eligible': O,
      unknown: UH + UO,
      'not-eligible': NE,
    });
    const { rates, e } = outcomeRates(table, one.e_given ?? undefined);
    if (one.e_used === null) expect(e).toBeNull();
    else expect(e).toBeCloseTo(one.e_used, 12);
    for (const [name, wanted] of Object.entries(one.expected)) {
      const found = rates[name as RateName];
      if (wanted === null) expect(found, name).toBeNull();
      else expect(Math.abs(found! - wanted), name).toBeLessThanOrEqual(1e-12 * wanted);
    }
  });
});

const anyTable = fc.record(
  Object.fromEntries(dispositions.map((code) => [code, fc.nat(500)])),
) as fc.Arbitrary<OutcomeCounts>; // one count a disposition
const share = fc.double({ min: 0, max: 1, noNaN: true });

test('RR1 ≤ RR3 ≤ RR5, RR2 ≤ RR4 ≤ RR6, with partials never lower; no base is null, not 0', () => {
  fc.assert(
    fc.property(
      anyTable,
      fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined }),
      (all, e) => {
        const { rates } = outcomeRates(all, e);
        const rising = (names: RateName[]) => {
          const known = names.map((name) => rates[name]).filter((rate) => rate !== null);
          known.slice(1).forEach((rate, i) => {
            expect(rate).toBeGreaterThanOrEqual(known[i]! - 1e-12);
          });
        };
        rising(['RR1', 'RR3', 'RR5']);
        rising(['RR2', 'RR4', 'RR6']);
        rising(['RR1', 'RR2']);
        rising(['RR3', 'RR4']);
        rising(['RR5', 'RR6']);
        rising(['REF1', 'REF2', 'REF3']);
        rising(['CON1', 'CON2', 'CON3']);
        for (const rate of Object.values(rates))
          if (rate !== null) expect(rate >= 0 && rate <= 1 + 1e-12).toBe(true);
      },
    ),
  );
  expect(Object.values(outcomeRates(counts({})).rates).every((rate) => rate === null)).toBe(true);
  expect(() => outcomeRates(counts({ complete: -1 }))).toThrow(/Count “complete” is -1/);
  expect(() => outcomeRates(counts({}), 2)).toThrow(/lies between 0 and 1/);
});

test('RR3 is RR1 when all unknown are eligible, and RR5 when none is; without unknowns e does not matter', () => {
  fc.assert(
    fc.property(anyTable, share, (all, e) => {
      const [one, none, some] = [
        outcomeRates(all, 1).rates,
        outcomeRates(all, 0).rates,
        outcomeRates(all, e).rates,
      ];
      for (const [adjusted, lowest, highest] of [
        ['RR3', 'RR1', 'RR5'],
        ['RR4', 'RR2', 'RR6'],
        ['REF2', 'REF1', 'REF3'],
        ['CON2', 'CON1', 'CON3'],
      ] as const) {
        expect(one[adjusted]).toBe(one[lowest]);
        expect(none[adjusted]).toBe(none[highest]);
        if (all.unknown === 0) expect(some[adjusted]).toBe(some[highest]);
      }
    }),
  );
});

test('known ineligible cases move a rate through e and in no other way', () => {
  fc.assert(
    fc.property(anyTable, share, fc.nat(1000), (all, e, more) => {
      const grown = { ...all, 'not-eligible': all['not-eligible'] + more };
      expect(outcomeRates(grown, e).rates).toEqual(outcomeRates(all, e).rates);
      const [before, after] = [outcomeRates(all), outcomeRates(grown)];
      if (before.e !== null) expect(after.e!).toBeLessThanOrEqual(before.e);
    }),
  );
});

test('counts may be fractions: scaled by any weight, every rate stays what it is', () => {
  fc.assert(
    fc.property(anyTable, fc.double({ min: 0.01, max: 50, noNaN: true }), (all, weight) => {
      const scaled = Object.fromEntries(
        Object.entries(all).map(([code, count]) => [code, count * weight]),
      ) as OutcomeCounts; // the same keys
      const [plain, weighted] = [outcomeRates(all).rates, outcomeRates(scaled).rates];
      for (const name of rateNames) {
        if (plain[name] === null) expect(weighted[name], name).toBeNull();
        else expect(weighted[name]!, name).toBeCloseTo(plain[name], 10);
      }
    }),
  );
});

test('the words response rate are refused for a panel whose selection is unknown (R11, R16)', () => {
  expect(nameOfRate('RR3', 'known')).toBe('Response rate (AAPOR RR3)');
  expect(() => nameOfRate('RR1', 'unknown')).toThrow(/Say “participation rate” instead/);
  expect(nameOfRate('COOP1', 'unknown')).toBe('Cooperation rate (AAPOR COOP1)');
});
