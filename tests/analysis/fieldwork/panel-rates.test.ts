import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type OutcomeCounts, tally } from '../../../analysis/fieldwork/outcome-rates';
import {
  breakOffRate,
  completionRate,
  cumulativeRates,
  mixedPanelRates,
  profileRate,
  recruitmentRate,
  retentionRate,
} from '../../../analysis/fieldwork/panel-rates';
import { rateOf } from '../../../analysis/fieldwork/rate';
import { wordsOfSelection } from '../../../analysis/selection-words';

const counts = (some: Partial<OutcomeCounts>): OutcomeCounts => ({ ...tally([]), ...some });
const percent = (share: number | null, decimals = 1) => (100 * share!).toFixed(decimals);

describe('published rates', () => {
  test('UAS 2022/11: 5,000 mailed, 1,122 answered: 22.4%; 737 consented: 65.7% of them', () => {
    const answered = recruitmentRate(counts({ complete: 1122, 'non-contact': 3878 }), 'known');
    expect(answered).toMatchObject({ code: 'RECR', numerator: 1122, base: 5000 });
    expect(percent(answered.share)).toBe('22.4');
    expect(percent(profileRate(737, 1122).share)).toBe('65.7');
  });

  test('UAS 2016-01: 45.3% with undeliverable letters dropped, 39.2% with them; six points from one coding choice', () => {
    const mailed = { complete: 1454, 'non-contact': 3706 - 494 - 1454, unknown: 494 };
    const published = recruitmentRate(counts({ ...mailed, unknown: 0 }), 'known');
    expect(published).toMatchObject({ numerator: 1454, base: 3212 });
    expect(percent(published.share)).toBe('45.3');
    expect(percent(recruitmentRate(counts(mailed), 'known', 1).share)).toBe('39.2');
    expect(percent(recruitmentRate(counts(mailed), 'known', 0).share)).toBe('45.3');
    expect(percent(profileRate(487, 999).share)).toBe('48.7');
  });

  test('Pew, August 2021: 10,348 of 11,178 is 93% for the wave (published beside a cumulative 4%)', () => {
    const COMR = completionRate(counts({ complete: 10_348, 'non-contact': 11_178 - 10_348 }));
    expect(percent(COMR.share, 0)).toBe('93');
  });
});

test('completion among invited members leaves out who was not reached, and counts partials unless told not to', () => {
  const wave = counts({ complete: 612, partial: 34, refusal: 9, 'non-contact': 245, unknown: 12 });
  expect(completionRate(wave)).toMatchObject({
    code: 'COMR',
    name: 'completion rate among invited members',
    numerator: 646,
    base: 900,
  });
  expect(completionRate(wave).share).toBeCloseTo(0.7178, 4);
  expect(completionRate(wave, false).share).toBe(0.68);
});

test('break-off stands on those who answered at least one item; no base is null', () => {
  expect(breakOffRate(33, 511).share).toBeCloseTo(0.0646, 4);
  expect(breakOffRate(0, 0).share).toBeNull();
  expect(() => breakOffRate(5, 4)).toThrow(/5 of 4 people cannot be/);
  expect(() => profileRate(-1, 4)).toThrow(/Counts are numbers of 0 or more/);
});

const stages = (recr: number, pror: number, retr: number, comr: number) => ({
  RECR: profileRate(recr, 100),
  PROR: profileRate(pror, 100),
  RETR: retentionRate(retr, 100),
  COMR: profileRate(comr, 100),
});

test('cumulative rates are the product of the stages, and null where a stage has no base', () => {
  const { CUMRR1, CUMRR2 } = cumulativeRates(stages(20, 50, 90, 80), 'known');
  expect(CUMRR1).toBeCloseTo(0.08, 12);
  expect(CUMRR2).toBeCloseTo(0.072, 12);
  const unknown = { ...stages(20, 50, 90, 80), RETR: retentionRate(0, 0) };
  expect(cumulativeRates(unknown, 'known')).toEqual({ CUMRR1, CUMRR2: null });
});

test('words of random sampling are refused for quota recruits, with what to say instead (R11, R16)', () => {
  for (const [words, instead] of [
    ['response rate', 'participation rate'],
    ['recruitment rate', 'people admitted, by source'],
    ['cumulative response rate', 'participation rate'],
    ['margin of error', 'modelled interval'],
    ['sampling error', 'modelled interval'],
  ] as const) {
    expect(wordsOfSelection(words, 'known')).toBe(words);
    expect(() => wordsOfSelection(words, 'unknown')).toThrow(`“${words}” may not be said`);
    expect(() => wordsOfSelection(words, 'unknown')).toThrow(`Say “${instead}” instead`);
  }
  expect(() => cumulativeRates(stages(20, 50, 90, 80), 'unknown')).toThrow(/cumulative response rate/);
  expect(() => recruitmentRate(counts({ complete: 5 }), 'unknown')).toThrow(/recruitment rate/);
});

const took = (numerator: number, base: number, cohort: string) =>
  rateOf({
    numerator,
    base,
    baseRule: 'invited',
    asOf: new Date('2026-03-01'),
    cohorts: [cohort],
    withinDays: null,
    partialFrom: 0.5,
    notIssued: 0,
  });

test('a mixed panel: cumulative across the drawn cohorts alone, weighted by issued cases; participation pooled', () => {
  const rates = mixedPanelRates([
    {
      name: 'drawn 2025',
      issued: 100,
      participation: took(60, 100, 'drawn 2025'),
      selection: 'known',
      stages: stages(20, 50, 90, 80),
    },
    {
      name: 'drawn 2026',
      issued: 300,
      participation: took(150, 300, 'drawn 2026'),
      selection: 'known',
      stages: stages(10, 50, 100, 80),
    },
    { name: 'street', issued: 600, participation: took(390, 600, 'street'), selection: 'unknown' },
  ]);
  expect(rates.participation).toMatchObject({ numerator: 600, base: 1000, share: 0.6 });
  expect(rates.cohorts.map(({ cumulative }) => cumulative === null)).toEqual([false, false, true]);
  expect(rates.cumulative!.over).toEqual(['drawn 2025', 'drawn 2026']);
  expect(rates.cumulative!.CUMRR1).toBeCloseTo((100 * 0.08 + 300 * 0.04) / 400, 12);
  expect(
    mixedPanelRates([
      { name: 'street', issued: 6, participation: took(3, 6, 'street'), selection: 'unknown' },
    ]).cumulative,
  ).toBeNull();
});

test('a cumulative rate is never above any of its stages, and retention can only lower it', () => {
  const share = fc.integer({ min: 0, max: 100 });
  fc.assert(
    fc.property(share, share, share, share, (recr, pror, retr, comr) => {
      const { CUMRR1, CUMRR2 } = cumulativeRates(stages(recr, pror, retr, comr), 'known');
      expect(CUMRR1!).toBeLessThanOrEqual(Math.min(recr, pror, comr) / 100 + 1e-12);
      expect(CUMRR2!).toBeLessThanOrEqual(CUMRR1! + 1e-12);
    }),
  );
});
