import { describe, expect, test } from 'vitest';
import {
  renameArm,
  renameKnown,
  renameOption,
  renamePage,
  renameQuestion,
  renameSplit,
} from '../../../surveys/questionnaires/rename';
import { reviewQuestionnaire } from '../../../surveys/questionnaires/review';
import { type Questionnaire, usualCompleteness } from '../../../surveys/questionnaires/types';

const choice = (code: string) => ({ code, label: { en: code } });

/** Everything that can speak of the question `used`, of its option gp, of the page of its own, and of a known fact. */
const survey: Questionnaire = {
  title: { en: 'Care' },
  purpose: { en: 'To hear of care.' },
  thanks: { en: 'Thank you.' },
  minutes: 5,
  languages: ['en'],
  completeness: usualCompleteness,
  known: { carer: { profile: 'carer', codes: ['yes'] } },
  ends: [{ key: 'other', kind: 'thanks', title: { en: 'Thank you' }, paragraphs: [] }],
  loops: [{ key: 'each', over: 'used', pages: ['how'], most: 3 }],
  pages: [
    {
      key: 'first',
      questions: [
        {
          key: 'used',
          kind: 'multiple-choice',
          label: { en: 'What have you used?' },
          options: [choice('gp'), choice('dentist')],
        },
      ],
      jumps: [
        { if: { question: 'used', includes: 'dentist' }, to: 'last' },
        { if: { not: { known: 'carer' } }, end: 'other' },
      ],
      checks: [{ if: { question: 'used', answered: false }, at: 'used', words: { en: 'None?' }, soft: true }],
    },
    {
      key: 'how',
      questions: [{ key: 'weeks', kind: 'number', label: { en: '{{item}}?' }, min: 0, max: 9, decimals: 0 }],
    },
    {
      key: 'last',
      showIf: {
        all: [{ question: 'used', includes: 'gp' }, { any: [{ question: 'used', answered: true }] }],
      },
      questions: [
        {
          key: 'best',
          kind: 'single-choice',
          label: { en: 'You said {{used|nothing}}. Which was best?' },
          options: [choice('gp'), choice('dentist')],
          carryFrom: 'used',
        },
      ],
    },
  ],
  safety: [
    {
      key: 'route',
      if: { question: 'used', includes: 'gp' },
      lines: [{ name: { en: 'NHS 111' }, telephone: '111' }],
      task: 'Ring',
    },
  ],
};
const stops = (of: Questionnaire) =>
  reviewQuestionnaire(of).findings.filter(({ severity }) => severity === 'stops');

test('a question under another key takes along whatever speaks of it', () => {
  const renamed = renameQuestion(survey, 'used', 'services');
  expect(JSON.stringify(renamed)).not.toMatch(/"used"|\{\{used/);
  expect(renamed.pages[2]?.questions[0]?.label.en).toBe('You said {{services|nothing}}. Which was best?');
  expect(stops(survey)).toEqual([]);
  expect(stops(renamed)).toEqual([]);
});

test('a code under another name is changed in the conditions of its question, and of no other', () => {
  const renamed = renameOption(survey, 'used', 'options', 'gp', 'surgery');
  expect(renamed.pages[2]?.showIf).toEqual({
    all: [{ question: 'used', includes: 'surgery' }, { any: [{ question: 'used', answered: true }] }],
  });
  expect(renamed.safety?.[0]?.if).toEqual({ question: 'used', includes: 'surgery' });
  expect(renamed.pages[2]?.questions[0]).toMatchObject({ options: [{ code: 'gp' }, { code: 'dentist' }] });
});

test('a page and a known fact likewise', () => {
  const pages = renamePage(renamePage(survey, 'last', 'end_page'), 'how', 'each_one');
  expect(pages.pages[0]?.jumps?.[0]?.to).toBe('end_page');
  expect(pages.loops?.[0]?.pages).toEqual(['each_one']);
  const fact = renameKnown(survey, 'carer', 'cares');
  expect(fact.known).toEqual({ cares: { profile: 'carer', codes: ['yes'] } });
  expect(fact.pages[0]?.jumps?.[1]?.if).toEqual({ not: { known: 'cares' } });
});

test('a fact is named otherwise in the Easy Read version too', () => {
  const { title, purpose, thanks, minutes } = survey;
  const pages = [{ key: 'easy', showIf: { known: 'carer' }, questions: [] }];
  const easy: Questionnaire = { ...survey, easyRead: { title, purpose, thanks, minutes, pages } };
  expect(renameKnown(easy, 'carer', 'cares').easyRead?.pages[0]?.showIf).toEqual({ known: 'cares' });
});

describe('a split of the sample', () => {
  const arms = [
    { code: 'a', parts: 1 },
    { code: 'b', parts: 2 },
  ];
  const [first, how, last] = survey.pages;
  const split: Questionnaire = {
    ...survey,
    splits: [
      { key: 'split_1', arms },
      { key: 'split_2', arms },
    ],
    pages: [
      first!,
      { ...how!, showIf: { not: { split: 'split_1', arm: 'a' } } },
      {
        ...last!,
        showIf: {
          any: [
            { split: 'split_1', arm: 'b' },
            { split: 'split_2', arm: 'a' },
          ],
        },
      },
    ],
  };

  test('under another key takes its conditions along', () => {
    const renamed = renameSplit(split, 'split_1', 'wording');
    expect(renamed.splits?.map(({ key }) => key)).toEqual(['wording', 'split_2']);
    expect(renamed.pages[1]?.showIf).toEqual({ not: { split: 'wording', arm: 'a' } });
    expect(renamed.pages[2]?.showIf).toEqual({
      any: [
        { split: 'wording', arm: 'b' },
        { split: 'split_2', arm: 'a' },
      ],
    });
    expect(stops(renamed)).toEqual(stops(split));
  });

  test('with an arm of another code changes what asks for that arm, and for no arm of another split', () => {
    const renamed = renameArm(split, 'split_1', 'a', 'short');
    expect(renamed.splits?.[0]?.arms).toEqual([
      { code: 'short', parts: 1 },
      { code: 'b', parts: 2 },
    ]);
    expect(renamed.splits?.[1]?.arms).toEqual(arms);
    expect(renamed.pages[1]?.showIf).toEqual({ not: { split: 'split_1', arm: 'short' } });
    expect(renamed.pages[2]?.showIf).toEqual(split.pages[2]?.showIf);
  });
});

test('there and back again is where it began', () => {
  expect(renameQuestion(renameQuestion(survey, 'used', 'services'), 'services', 'used')).toEqual(survey);
});
