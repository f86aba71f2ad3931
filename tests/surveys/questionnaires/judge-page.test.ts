import { describe, expect, test } from 'vitest';
import { forPhone } from '../../../surveys/questionnaires/for-phone';
import { judgePage } from '../../../surveys/questionnaires/judge-page';
import { inOneLanguage } from '../../../surveys/questionnaires/one-language';
import { isOwnPage, onwardFrom, ownPages } from '../../../surveys/questionnaires/own-pages';
import { findPage } from '../../../surveys/questionnaires/routing';
import type { Questionnaire } from '../../../surveys/questionnaires/types';

/** What a posted page comes to: one rule for the server and for a phone without a line. */
const options = ['yes', 'no'].map((code) => ({ code, label: { en: code } }));
const survey: Questionnaire = {
  title: { en: 'Waiting' },
  purpose: { en: 'To see who waits.' },
  minutes: 1,
  languages: ['en'],
  thanks: { en: 'Thank you.' },
  completeness: { partialFrom: 0.5, completeFrom: 0.8 },
  pages: [
    {
      key: 'waiting',
      questions: [{ key: 'waiting', kind: 'single-choice', label: { en: 'Are you waiting?' }, options }],
    },
    {
      key: 'weeks',
      showIf: { question: 'waiting', is: 'yes' },
      questions: [
        { key: 'weeks', kind: 'number', label: { en: 'For how many weeks?' }, min: 0, max: 500, decimals: 0 },
      ],
    },
    {
      key: 'comment',
      questions: [
        { key: 'comment', kind: 'open-text', label: { en: 'What else?' }, maxLength: 500, askQuote: false },
      ],
    },
  ],
  safety: [
    {
      key: 'harm',
      words: ['hopeless'],
      lines: [{ name: { en: 'Samaritans' }, telephone: '116 123' }],
      task: 'Call',
    },
  ],
};

const judge = (
  page: 'waiting' | 'weeks',
  more: { typed?: Record<string, string>; go?: string; wasAsked?: boolean } = {},
) =>
  judgePage({
    questionnaire: survey,
    answers: { waiting: { value: 'yes' } },
    page: findPage(survey, { waiting: { value: 'yes' } }, page)!,
    typed: {},
    go: 'next',
    wasAsked: false,
    language: 'en',
    today: '2026-03-02',
    ...more,
  });

describe('a page', () => {
  test('that is answered is stored, and one goes on', () => {
    expect(judge('waiting', { typed: { 'q.waiting': 'yes' } })).toMatchObject({
      answers: { waiting: { value: 'yes' } },
      draft: null,
      stops: false,
    });
  });

  test('that is left empty is asked about once, then skipped', () => {
    expect(judge('waiting')).toMatchObject({ stops: true, isAsking: true, answers: {} });
    expect(judge('waiting', { wasAsked: true })).toMatchObject({
      stops: false,
      answers: { waiting: { missing: 'skipped' } },
    });
  });

  test('with a fault stops Continue, however often; what was typed is kept', () => {
    const typed = { 'q.weeks': 'many' };
    const judged = judge('weeks', { typed, wasAsked: true });
    expect(judged).toMatchObject({ stops: true, isAsking: false, answers: {}, draft: typed });
    expect(judged.problems.map(({ field }) => field)).toEqual(['q.weeks']);
  });

  test.each(['back', 'later'])('is let go by %s with what was typed, right or wrong', (go) => {
    const typed = { 'q.weeks': 'many' };
    expect(judge('weeks', { typed, go })).toMatchObject({ go, stops: false, answers: {}, draft: typed });
  });

  test('is passed over by Skip', () => {
    expect(judge('weeks', { typed: { 'q.weeks': '3' }, go: 'skip' }).answers).toEqual({
      weeks: { missing: 'skipped' },
    });
  });
});

describe('after a page comes', () => {
  const no = { waiting: { value: 'no' } } as const;

  test('the next that applies, and after the last the answers to check', () => {
    expect(onwardFrom(survey, {}, no, 'waiting', 'next').to).toBe('comment');
    expect(onwardFrom(survey, no, no, 'comment', 'next').to).toBe(ownPages.checkAnswers);
  });

  test('the one before by Back, and before the first the invitation', () => {
    expect(onwardFrom(survey, no, no, 'comment', 'back').to).toBe('waiting');
    expect(onwardFrom(survey, no, no, 'waiting', 'back').to).toBeUndefined();
  });

  test('where help is, once, when an answer meets a rule of the safety route', () => {
    const said = { ...no, comment: { value: { text: 'It is hopeless', mayQuote: null } } };
    expect(onwardFrom(survey, no, said, 'comment', 'next').showsHelp).toBe(true);
    expect(onwardFrom(survey, said, said, 'comment', 'next').showsHelp).toBe(false);
  });
});

test('pages of the program’s own are told by their hyphen', () => {
  expect(Object.values(ownPages).every(isOwnPage)).toBe(true);
  expect(survey.pages.some(({ key }) => isOwnPage(key))).toBe(false);
});

test('a questionnaire in one language keeps English beside it, and all that is not words', () => {
  const part = { label: { en: 'Good', pl: 'Dobrze', ur: 'اچھا' }, code: 'good', order: [1, 2] };
  expect(inOneLanguage(part, 'pl')).toEqual({
    label: { en: 'Good', pl: 'Dobrze' },
    code: 'good',
    order: [1, 2],
  });
  expect(inOneLanguage(survey, 'pl')).toEqual(survey);
});

test('what only staff and tables look at is not given to a phone, nor what is looked up about a person', () => {
  const given = forPhone(
    {
      ...survey,
      known: { carers: { cohort: ['2026'] } },
      safety: [{ key: 'worry', words: ['hopeless'], lines: [], task: 'Call back today' }],
      pages: survey.pages.map((page) => ({
        ...page,
        questions: page.questions.map((question) => ({ ...question, source: 'An institute' })),
      })),
    },
    'en',
  );
  expect(JSON.stringify(given)).not.toMatch(/cohort|Call back|An institute/);
  expect(given.pages).toEqual(survey.pages);
  expect(given.safety?.[0]?.words).toEqual(['hopeless']);
});
