import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerCurve, answerCurves } from '../../../analysis/fieldwork/answer-curve';
import {
  daysBetween,
  type FieldworkCase,
  isBy,
  maturedByCohort,
  maturedRate,
  membersOfBase,
  participationAt,
  participationByCohort,
  reachAt,
} from '../../../analysis/fieldwork/cohort-rates';
import { checkFrozen, freezeRate } from '../../../analysis/fieldwork/frozen-rate';
import {
  type BaseRule,
  poolRates,
  type Rate,
  type RateGiven,
  rateOf,
} from '../../../analysis/fieldwork/rate';

const asOf = new Date('2018-12-14T00:00:00Z');
const given: RateGiven = {
  numerator: 525,
  base: 682,
  baseRule: 'invited',
  asOf,
  cohorts: ['first'],
  withinDays: null,
  partialFrom: 0.5,
  notIssued: 0,
};

describe('the first survey of the document 002: 525 answers, “77 %” (R10)', () => {
  test.each([
    [682, 'invited', '77.0', 'participation rate'],
    [700, 'panel', '75.0', 'reach of the panel'],
    [1000, 'target', '52.5', 'reach of the target'],
  ] as const)('525 of %i %s is %s%%, a %s', (base, baseRule, percent, name) => {
    const rate = rateOf({ ...given, base, baseRule });
    expect((100 * rate.share!).toFixed(1)).toBe(percent);
    expect(rate).toMatchObject({ name, numerator: 525, base, baseRule, asOf, partialFrom: 0.5 });
  });

  test('“77 %” without a base cannot be produced: not by type, not at run time', () => {
    // @ts-expect-error a share alone is no rate
    const bare: Rate = { name: 'participation rate', share: 0.77 };
    // @ts-expect-error nor is a record that nobody checked, were it whole
    const whole: Rate = { ...given, name: 'participation rate', share: 0.77 };
    expect([bare.share, whole.share]).toEqual([0.77, 0.77]);
    // @ts-expect-error the base cannot be left out
    expect(() => rateOf({ ...given, base: undefined })).toThrow(/A rate needs a base/);
    // @ts-expect-error the base rule cannot be left out
    expect(() => rateOf({ ...given, baseRule: undefined })).toThrow(/A rate needs a base/);
    expect(() => rateOf({ ...given, baseRule: 'some' as BaseRule })).toThrow(/A rate needs a base/);
    // @ts-expect-error the day cannot be left out
    expect(() => rateOf({ ...given, asOf: undefined })).toThrow(/A rate needs a base/);
    expect(() => rateOf({ ...given, asOf: new Date('never') })).toThrow(/A rate needs a base/);
  });

  test('more answers than people, and counts that are none, are refused; nobody in the base is null, not 0', () => {
    expect(() => rateOf({ ...given, base: 500 })).toThrow(/525 of 500 people cannot be/);
    expect(() => rateOf({ ...given, numerator: 1.5 })).toThrow(/Count “numerator” is 1.5/);
    expect(rateOf({ ...given, numerator: 0, base: 0 }).share).toBeNull();
    // A target is a number wanted, and more may come.
    expect(rateOf({ ...given, base: 500, baseRule: 'target' }).share).toBe(1.05);
  });
});

const day = (count: number) => new Date(Date.UTC(2026, 0, 1 + count));
let cases: FieldworkCase[] = [];
const invited = (cohort: string, issued: number, answered?: number, more: Partial<FieldworkCase> = {}) =>
  ({
    id: `${cohort} ${cases.length}`,
    cohort,
    issuedAt: day(issued),
    usableAt: answered === undefined ? null : day(answered),
    ...more,
  }) satisfies FieldworkCase;
for (const [cohort, issued, answered, more] of [
  ['first', 0, 1, {}],
  ['first', 0, 9, {}],
  ['first', 0, undefined, {}],
  ['first', 0, undefined, { bouncedAt: day(1) }],
  ['second', 8, 9, {}],
  ['second', 8, undefined, {}],
  ['second', 8, undefined, { issuedAt: null }],
  ['second', 8, undefined, { excludedAt: day(8) }],
] as const)
  cases = [...cases, invited(cohort, issued, answered, more)];

test('the rate at a day counts what had happened by then, also when looked up later (R10)', () => {
  expect(participationAt(cases, day(5))).toMatchObject({ numerator: 1, base: 4, share: 0.25, notIssued: 4 });
  expect(participationAt(cases, day(10), { partialFrom: 0.5 })).toMatchObject({
    numerator: 3,
    base: 6,
    share: 0.5,
    notIssued: 1,
    partialFrom: 0.5,
    cohorts: ['first', 'second'],
  });
  expect(participationAt(cases, day(10), { baseRule: 'delivered' })).toMatchObject({
    numerator: 3,
    base: 5,
    baseRule: 'delivered',
  });
});

test('answers of a body of people not all asked are its reach, by another name than participation', () => {
  const members = new Set(['first 0', 'first 2', 'second 4', 'someone who joined later']);
  expect(reachAt(cases, { baseRule: 'panel', members }, day(10))).toMatchObject({
    name: 'reach of the panel',
    numerator: 2,
    base: 4,
  });
  expect(reachAt(cases, { baseRule: 'active', members: new Set(['first 0']) }, day(10))).toMatchObject({
    name: 'reach of active members',
    numerator: 1,
    base: 1,
  });
  expect(reachAt(cases, { baseRule: 'target', members: 1000 }, day(10))).toMatchObject({
    name: 'reach of the target',
    numerator: 3,
    base: 1000,
  });
});

test('cohorts are told apart, and compared within the same days of their own invitation', () => {
  const { cohorts, pooled } = participationByCohort(cases, day(10));
  expect(cohorts.map((rate) => [...rate.cohorts, rate.numerator, rate.base])).toEqual([
    ['first', 2, 4],
    ['second', 1, 2],
  ]);
  expect(pooled).toMatchObject({ numerator: 3, base: 6, cohorts: ['first', 'second'] });
  expect(participationByCohort([], day(10))).toEqual({ cohorts: [], pooled: null });
  expect(maturedRate(cases, day(10), { days: 7 })).toMatchObject({
    numerator: 1,
    base: 4,
    baseRule: 'invited',
    withinDays: 7,
  });
  // Of the second cohort nobody has had seven days yet.
  expect(
    maturedByCohort(cases, day(10), { days: 7 }).map(({ cohorts: names, share }) => [names, share]),
  ).toEqual([
    [['first'], 0.25],
    [['second'], null],
  ]);
});

test('pooled is the sum over the sum, never the mean; rates of unlike kinds are not pooled', () => {
  const of = (numerator: number, base: number, more: Partial<RateGiven> = {}) =>
    rateOf({ ...given, numerator, base, ...more });
  expect(poolRates([of(1, 2), of(3, 10, { cohorts: ['second'] })])).toMatchObject({
    numerator: 4,
    base: 12,
    share: 4 / 12,
    cohorts: ['first', 'second'],
  });
  expect(() => poolRates([of(1, 2), of(1, 2, { baseRule: 'panel' })])).toThrow(/“invited”, another “panel”/);
  expect(() => poolRates([of(1, 2), of(1, 2, { asOf: day(3) })])).toThrow(/unlike kinds/);
  expect(() => poolRates([])).toThrow(/needs a base/);
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
  // Greenwood by hand: S² Σ d/(n(n−d)).
  expect(curve[0]!.standardError).toBeCloseTo((2 / 3) * Math.sqrt(2 / (6 * 4)), 12);
  expect(curve[1]!.standardError).toBeCloseTo((4 / 9) * Math.sqrt(2 / (6 * 4) + 1 / (3 * 2)), 12);
  for (const { lower, upper, shareAnswered } of curve) {
    expect(lower!).toBeLessThan(shareAnswered);
    expect(upper!).toBeGreaterThan(shareAnswered);
  }
  expect(answerCurve([], day(10))).toEqual([]);
  expect(answerCurves(cases, day(10), ({ cohort }) => cohort)).toMatchObject([
    { group: 'first', invited: 4, curve: [{ day: 1 }, { day: 9 }] },
    { group: 'second', invited: 2, curve: [{ day: 1, shareAnswered: 0.5 }] },
  ]);
});

test('a closed survey is frozen with marks of whom it counts; the order of cases does not matter', () => {
  const hash = (text: string) => createHash('sha256').update(text).digest('hex');
  const frozen = freezeRate(cases, day(10), hash, { partialFrom: 0.5 });
  expect(frozen.rate).toMatchObject({ numerator: 3, base: 6, asOf: day(10) });
  expect(frozen.baseHash).toMatch(/^[0-9a-f]{64}$/);
  expect(frozen.numeratorHash).not.toBe(frozen.baseHash);
  expect(freezeRate([...cases].reverse(), day(10), hash)).toMatchObject({
    baseHash: frozen.baseHash,
    numeratorHash: frozen.numeratorHash,
  });
  // What comes later changes nothing; someone else in the place of one who answered is found out.
  const later = [...cases, { id: 'late', cohort: 'third', issuedAt: day(11), usableAt: day(12) }];
  expect(checkFrozen(frozen, later, hash)).toEqual(frozen.rate);
  const changed = cases.map((one, i) => (i === 0 ? { ...one, id: 'someone else' } : one));
  expect(() => checkFrozen(frozen, changed, hash)).toThrow(/not that of the frozen rate/);
});

describe('laws', () => {
  const instant = fc.integer({ min: 0, max: 60 * 24 }).map((hours) => new Date(Date.UTC(2026, 0, 1, hours)));
  const anyCase: fc.Arbitrary<FieldworkCase> = fc
    .record({
      id: fc.uuid(),
      cohort: fc.constantFrom('a', 'b', 'c'),
      issuedAt: fc.option(instant),
      waited: fc.option(fc.integer({ min: 0, max: 40 * 24 })),
      bouncedAt: fc.option(instant),
      excludedAt: fc.option(instant, { freq: 5 }),
    })
    .map(({ waited, ...one }) => ({
      ...one,
      usableAt:
        one.issuedAt && waited !== null ? new Date(one.issuedAt.getTime() + waited * 3_600_000) : null,
    }));
  const anyWave = fc.array(anyCase, { maxLength: 40 });

  test('pooled participation is that of all cases counted together; the order of cases does not matter', () => {
    fc.assert(
      fc.property(
        anyWave,
        instant,
        fc.constantFrom('invited' as const, 'delivered' as const),
        (wave, at, baseRule) => {
          const whole = participationAt(wave, at, { baseRule });
          const { pooled } = participationByCohort(wave, at, { baseRule });
          if (pooled) expect(pooled).toEqual(whole);
          expect(participationAt([...wave].reverse(), at, { baseRule })).toEqual(whole);
        },
      ),
    );
  });

  test('delivered is part of invited and loses no answer; what happens later moves nothing', () => {
    fc.assert(
      fc.property(anyWave, instant, (wave, at) => {
        const all = participationAt(wave, at);
        const delivered = participationAt(wave, at, { baseRule: 'delivered' });
        expect(delivered.base).toBeLessThanOrEqual(all.base);
        expect(delivered.numerator).toBe(all.numerator);
        const asKnown = (when: Date | null | undefined) => (isBy(when, at) ? when : null);
        const asKnownThen = wave.map((one) => ({
          ...one,
          issuedAt: asKnown(one.issuedAt),
          usableAt: asKnown(one.usableAt),
          bouncedAt: asKnown(one.bouncedAt),
          excludedAt: asKnown(one.excludedAt),
        }));
        expect(participationAt(asKnownThen, at)).toEqual(all);
      }),
    );
  });

  test('where everybody has been watched so long, the curve is the matured rate; it never falls', () => {
    fc.assert(
      fc.property(anyWave, fc.integer({ min: 1, max: 50 }), (wave, days) => {
        const at = new Date(Date.UTC(2027, 0, 1));
        const curve = answerCurve(wave, at);
        const reached = curve.filter((point) => point.day <= days).at(-1)?.shareAnswered ?? 0;
        const { share, base } = maturedRate(wave, at, { days });
        expect(base).toBe(membersOfBase(wave, at, 'invited').length);
        if (share !== null) expect(reached).toBeCloseTo(share, 10);
        curve.slice(1).forEach((point, i) => {
          expect(point.shareAnswered).toBeGreaterThanOrEqual(curve[i]!.shareAnswered);
        });
      }),
    );
    expect(daysBetween(day(0), day(2))).toBe(2);
  });
});
