import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  answerCurve,
  type FieldworkCase,
  maturedRate,
  participation,
  participationAt,
  participationByCohort,
} from '../../../analysis/fieldwork/cohort-rates';
import {
  nameOfRate,
  type OutcomeCounts,
  outcomeRates,
  type RateName,
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

test('UAS 2016-01: 45.3% without the undeliverable letters, 39.2% with them; UAS 2022/11 and Pew as published', () => {
  const uas = outcomeRates(counts({ complete: 1454, 'non-contact': 3706 - 494 - 1454, unknown: 494 })).rates;
  expect((100 * uas.RR5!).toFixed(1)).toBe('45.3');
  expect((100 * uas.RR1!).toFixed(1)).toBe('39.2');
  const mailed = outcomeRates(counts({ complete: 1122, 'non-contact': 5000 - 1122 })).rates;
  expect((100 * mailed.RR1!).toFixed(1)).toBe('22.4');
  const profiled = outcomeRates(counts({ complete: 487, 'non-contact': 999 - 487 })).rates;
  expect((100 * profiled.RR5!).toFixed(1)).toBe('48.7');
  const pew = outcomeRates(counts({ complete: 10_348, 'non-contact': 11_178 - 10_348 })).rates;
  expect((100 * pew.RR5!).toFixed(0)).toBe('93');
});

test('RR1 ≤ RR3 ≤ RR5, RR2 ≤ RR4 ≤ RR6, with partials never lower; no base is null, not 0', () => {
  const table = fc.record(
    Object.fromEntries(dispositions.map((code) => [code, fc.nat(500)])),
  ) as fc.Arbitrary<OutcomeCounts>; // one count a disposition
  fc.assert(
    fc.property(
      table,
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

test('the words response rate are refused for a panel whose selection is unknown (R11, R16)', () => {
  expect(nameOfRate('RR3', 'known')).toBe('Response rate (AAPOR RR3)');
  expect(() => nameOfRate('RR1', 'unknown')).toThrow(/Say “participation rate” instead/);
  expect(nameOfRate('COOP1', 'unknown')).toBe('Cooperation rate (AAPOR COOP1)');
});

describe('participation always states its base (R10)', () => {
  const asOf = new Date('2018-12-14T00:00:00Z');

  test.each([
    [682, '77.0'],
    [700, '75.0'],
    [1000, '52.5'],
  ])('525 of %i is %s%%', (base, percent) => {
    const rate = participation({
      numerator: 525,
      base,
      baseRule: 'invited',
      asOf,
      cohorts: ['first'],
      notIssued: 0,
    });
    expect((100 * rate.share!).toFixed(1)).toBe(percent);
    expect(rate).toMatchObject({
      name: 'participation rate',
      numerator: 525,
      base,
      baseRule: 'invited',
      asOf,
    });
  });

  test('a rate without base rule or day, or with more answers than people, cannot be made', () => {
    const whole = { numerator: 5, base: 10, baseRule: 'invited', asOf, cohorts: [], notIssued: 0 };
    expect(() => participation({ ...whole, baseRule: '' })).toThrow(/A rate needs a base/);
    expect(() => participation({ ...whole, asOf: new Date('never') })).toThrow(/A rate needs a base/);
    expect(() => participation({ ...whole, numerator: 11 })).toThrow(/11 usable answers from 10 people/);
    expect(participation({ ...whole, numerator: 0, base: 0 }).share).toBeNull();
  });
});

const day = (count: number) => new Date(Date.UTC(2026, 0, 1 + count));
const invited = (
  cohort: string,
  issued: number,
  answered?: number,
  more: Partial<FieldworkCase> = {},
): FieldworkCase => ({
  cohort,
  issuedAt: day(issued),
  usableAt: answered === undefined ? null : day(answered),
  ...more,
});
const cases: FieldworkCase[] = [
  invited('first', 0, 1),
  invited('first', 0, 9),
  invited('first', 0),
  invited('first', 0, undefined, { bouncedAt: day(1) }),
  invited('second', 8, 9),
  invited('second', 8),
  { cohort: 'second', issuedAt: null },
  invited('second', 8, undefined, { wasNotEligible: true }),
];

test('the rate at a day counts what had happened by then, also when looked up later (R10)', () => {
  expect(participationAt(cases, day(5))).toMatchObject({ numerator: 1, base: 4, share: 0.25, notIssued: 3 });
  expect(participationAt(cases, day(10))).toMatchObject({ numerator: 3, base: 6, share: 0.5, notIssued: 1 });
  expect(participationAt(cases, day(10), 'delivered')).toMatchObject({
    numerator: 3,
    base: 5,
    baseRule: 'delivered',
  });
});

test('cohorts are told apart, and compared within the same days of their own invitation', () => {
  expect(
    participationByCohort(cases, day(10)).map(({ cohorts, numerator, base }) => [
      ...cohorts,
      numerator,
      base,
    ]),
  ).toEqual([
    ['first', 2, 4],
    ['second', 1, 2],
  ]);
  expect(maturedRate(cases, day(10), 7)).toMatchObject({
    numerator: 1,
    base: 4,
    baseRule: 'invited 7 days or more before',
  });
});

test('the curve of days to answer lets the latest invited count as long as they have been watched', () => {
  // Day 1: 2 of 6 answer. Those invited on day 8 have been watched 2 days. Day 9: 1 of the 3 still watched.
  const curve = answerCurve(cases, day(10));
  expect(curve.map(({ day: on, stillOpen, answered }) => [on, stillOpen, answered])).toEqual([
    [1, 6, 2],
    [9, 3, 1],
  ]);
  expect(curve[0]!.shareAnswered).toBeCloseTo(1 / 3, 12);
  expect(curve[1]!.shareAnswered).toBeCloseTo(1 - (2 / 3) * (2 / 3), 12);
  expect(answerCurve([], day(10))).toEqual([]);
});
