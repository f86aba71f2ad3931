import { describe, expect, test } from 'vitest';
import {
  type ConsentEvent,
  mayUse,
  noticeInForce,
  type PurposeBasis,
  purposes,
  reviewBases,
  whatFollows,
} from '../../../surveys/panel/consent';

const day = (n: number) => new Date(Date.UTC(2026, 0, n));
const event = (
  act: ConsentEvent['act'],
  n: number,
  purpose: ConsentEvent['purpose'] = 'quote-words',
): ConsentEvent => ({
  purpose,
  act,
  noticeVersion: '1',
  at: day(n),
  evidence: 'online',
});
const onConsent: PurposeBasis = { purpose: 'quote-words', basis: 'consent' };
const onTask: PurposeBasis = {
  purpose: 'survey-answers',
  basis: 'public-task',
  specialCondition: 'health-or-social-care',
};

describe('what data may be used for (R29)', () => {
  test('on consent: only once it was given, and not after it was withdrawn', () => {
    const events = [event('given', 2), event('withdrawn', 5)];
    expect(mayUse(onConsent, [], day(9))).toBe(false);
    expect(mayUse(onConsent, [event('informed', 1)], day(9))).toBe(false);
    expect(mayUse(onConsent, events, day(1))).toBe(false);
    expect(mayUse(onConsent, events, day(3))).toBe(true);
    expect(mayUse(onConsent, events, day(5))).toBe(false);
    expect(mayUse(onConsent, [...events, event('given', 8)], day(9))).toBe(true);
  });

  test('on public task: the notice was seen, and an objection stops it until it is decided', () => {
    const seen = event('informed', 1, 'survey-answers');
    const objected = event('objected', 3, 'survey-answers');
    expect(mayUse(onTask, [], day(9))).toBe(false);
    expect(mayUse(onTask, [seen], day(9))).toBe(true);
    expect(mayUse(onTask, [seen, objected], day(9))).toBe(false);
    expect(mayUse(onTask, [objected, seen, event('not-upheld', 8, 'survey-answers')], day(9))).toBe(true);
    expect(mayUse(onTask, [seen, objected, event('upheld', 8, 'survey-answers')], day(9))).toBe(false);
  });

  test('explicit consent as the condition asks for consent, whatever the basis', () => {
    const basis: PurposeBasis = { ...onTask, specialCondition: 'explicit-consent' };
    expect(mayUse(basis, [event('informed', 1, 'survey-answers')], day(9))).toBe(false);
    expect(mayUse(basis, [event('given', 1, 'survey-answers')], day(9))).toBe(true);
  });

  test('one purpose says nothing about another', () => {
    expect(mayUse(onTask, [event('given', 1)], day(9))).toBe(false);
  });
});

describe('what follows from an act depends on the basis (R29, R30)', () => {
  test('withdrawing consent stops at once and erases', () => {
    expect(whatFollows(onConsent, 'withdraw')).toMatchObject({ mustStop: 'at-once', erase: 'yes' });
  });
  test('objecting to a public task pauses the use until it is decided within 30 days', () => {
    expect(whatFollows(onTask, 'object')).toMatchObject({
      mustStop: 'while-it-is-decided',
      replyWithinDays: 30,
    });
  });
  test('"I withdraw" under public task is taken as an objection, not refused', () => {
    expect(whatFollows(onTask, 'withdraw').say.en).toMatch(/taken your message as an objection/);
  });
  test('leaving stops all messages at once, and published figures stay', () => {
    const leaving = whatFollows(onTask, 'leave');
    expect(leaving.mustStop).toBe('at-once');
    expect(leaving.say.en).toMatch(/Figures already published stay/);
  });
  test('a legal obligation goes on, and says why', () => {
    expect(whatFollows({ purpose: 'run-the-panel', basis: 'legal-obligation' }, 'erase')).toMatchObject({
      mustStop: 'no',
      erase: 'no',
    });
  });
});

test('the notice in force is the last one that had begun', () => {
  const texts = [
    { version: '2', from: day(10), words: { en: 'Two' } },
    { version: '1', from: day(1), words: { en: 'One' } },
  ];
  expect(noticeInForce(texts, day(9))?.version).toBe('1');
  expect(noticeInForce(texts, day(10))?.version).toBe('2');
  expect(noticeInForce(texts, new Date(0))).toBeUndefined();
});

test('every purpose has one basis, and a condition where it touches special-category data (R29)', () => {
  const bases: PurposeBasis[] = purposes.map((purpose) => ({ purpose, basis: 'public-task' }));
  expect(reviewBases(bases, [])).toEqual([]);
  expect(reviewBases(bases, ['balance-the-panel'])[0]).toMatch(/no condition of article 9/);
  expect(reviewBases([], [])).toHaveLength(6);
});
