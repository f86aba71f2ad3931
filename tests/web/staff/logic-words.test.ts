import { expect, test } from 'vitest';
import type { Condition } from '../../../surveys/questionnaires/show-if';
import { type Questionnaire, usualCompleteness } from '../../../surveys/questionnaires/types';
import type { Question } from '../../../surveys/questions/answers';
import {
  aboutUpTo,
  firstTest,
  fromParts,
  partsOf,
  testWith,
  verbsOf,
} from '../../../web/staff/screens/surveys/conditions/condition-parts';
import { sayCondition } from '../../../web/staff/screens/surveys/conditions/condition-words';
import { sayDifference } from '../../../web/staff/screens/surveys/difference-words';
import {
  sayCheck,
  sayEnd,
  sayJump,
  sayKnown,
  sayLoop,
  saySafety,
  saySplit,
} from '../../../web/staff/screens/surveys/logic/logic-words';

const choice = (code: string, en: string) => ({ code, label: { en } });
const health: Question = {
  key: 'health',
  kind: 'single-choice',
  label: { en: 'How is your health?' },
  options: [choice('good', 'Good'), choice('bad', 'Bad')],
};
const used: Question = {
  key: 'used',
  kind: 'multiple-choice',
  label: { en: 'What have you used?' },
  options: [choice('gp', 'GP'), choice('dentist', 'Dentist')],
};
const weeks: Question = {
  key: 'weeks',
  kind: 'number',
  label: { en: 'Weeks waited' },
  min: 0,
  max: 99,
  decimals: 0,
};
const share: Question = {
  key: 'share',
  kind: 'constant-sum',
  label: { en: 'Share 10' },
  items: [choice('gp', 'GP'), choice('dentist', 'Dentist')],
  total: 10,
  step: 1,
  unit: { one: { en: 'point' }, many: { en: 'points' } },
};
const visits: Question = { ...weeks, key: 'visits', label: { en: 'Visits' } };
const questions = [health, used, weeks, share, visits];
const draft: Questionnaire = {
  title: { en: 'Care' },
  purpose: { en: 'To hear.' },
  thanks: { en: 'Thank you.' },
  minutes: 5,
  languages: ['en'],
  completeness: usualCompleteness,
  ends: [{ key: 'out', kind: 'screened-out', title: { en: 'Not this time' }, paragraphs: [] }],
  pages: questions.map((question) => ({ key: `page_${question.key}`, questions: [question] })),
};

const said: readonly (readonly [string, Condition])[] = [
  ['“How is your health?” is “Bad”', { question: 'health', is: 'bad' }],
  ['“How is your health?” is answered and is not “Bad”', { question: 'health', isNot: 'bad' }],
  ['“What have you used?” includes “GP”', { question: 'used', includes: 'gp' }],
  ['“Weeks waited” is at least 18', { question: 'weeks', atLeast: 18 }],
  ['“Weeks waited” is at most 3', { question: 'weeks', atMost: 3 }],
  ['“GP” in “Share 10” is at least 5', { question: 'share', item: 'gp', atLeast: 5 }],
  ['“Weeks waited” is not answered', { question: 'weeks', answered: false }],
  ['“carer” is known of them', { known: 'carer' }],
  ['they fall into arm “a” of “story”', { split: 'story', arm: 'a' }],
  ['“Weeks waited” and “Visits” together come to at most 9', { sum: ['weeks', 'visits'], atMost: 9 }],
  ['not (“How is your health?” is “Bad”)', { not: { question: 'health', is: 'bad' } }],
  [
    '“carer” is known of them and (“Weeks waited” is at least 18 or “What have you used?” includes “GP”)',
    {
      all: [
        { known: 'carer' },
        {
          any: [
            { question: 'weeks', atLeast: 18 },
            { question: 'used', includes: 'gp' },
          ],
        },
      ],
    },
  ],
];

test.each(said)('a condition reads as a sentence: %s', (sentence, condition) => {
  expect(sayCondition(condition, questions)).toBe(sentence);
});

test('a condition taken apart and put together again is the same', () => {
  for (const [, condition] of said) {
    const { together, parts } = partsOf(condition);
    expect(fromParts(together, parts)).toEqual(condition);
  }
  expect(fromParts('any', [])).toBeUndefined();
});

test('each kind of answer can be tested in the ways that make sense for it', () => {
  expect(verbsOf(health)).toEqual(['is', 'isNot', 'answered', 'notAnswered']);
  expect(verbsOf(used)).toEqual(['includes', 'answered', 'notAnswered']);
  expect(verbsOf(weeks)).toEqual(['atLeast', 'atMost', 'is', 'answered', 'notAnswered']);
  expect(verbsOf(share)).toEqual(['answered', 'notAnswered']);
  expect(verbsOf(share, 'gp')).toEqual(['atLeast', 'atMost', 'is', 'answered', 'notAnswered']);
});

test('a first test stands on something the question can be answered with', () => {
  expect(firstTest(health)).toEqual({ question: 'health', is: 'good' });
  expect(firstTest(share)).toEqual({ question: 'share', item: 'gp', atLeast: 0 });
  expect(testWith(health, undefined, 'isNot', 'bad')).toEqual({ question: 'health', isNot: 'bad' });
  expect(testWith(health, undefined, 'is', 'gone')).toEqual({ question: 'health', is: 'good' });
});

test('a condition looks at earlier pages only, or at its own too where it is judged after it', () => {
  expect(aboutUpTo(draft, 1).questions.map(({ key }) => key)).toEqual(['health']);
  expect(aboutUpTo(draft, 1, true).questions.map(({ key }) => key)).toEqual(['health', 'used']);
});

test('jumps, checks, loops, splits, ends, help and known facts are sentences', () => {
  const [page] = draft.pages;
  expect(sayJump(draft, page!, { if: { question: 'health', is: 'good' }, to: 'page_weeks' })).toBe(
    'After page 1 (“How is your health?”), if “How is your health?” is “Good”, go to page 3 (“Weeks waited”).',
  );
  expect(sayJump(draft, page!, { end: 'out' })).toBe(
    'After page 1 (“How is your health?”), everyone: go to the end “Not this time”.',
  );
  const check = { if: { question: 'weeks', atLeast: 90 }, at: 'weeks', words: { en: 'So long?' } } as const;
  expect(sayCheck(draft, check)).toBe('If “Weeks waited” is at least 90, stop at “Weeks waited”: “So long?”');
  expect(sayCheck(draft, { ...check, soft: true })).toContain('ask once at');
  expect(sayLoop(draft, { key: 'l', over: 'used', pages: ['page_weeks'], most: 3 })).toBe(
    'For each choice in “What have you used?”, the first 3 at most, ask page 3 (“Weeks waited”).',
  );
  const arms = [
    { code: 'a', parts: 1 },
    { code: 'b', parts: 2 },
  ];
  expect(saySplit({ key: 'story', arms })).toBe(
    'By lot, “story”: 1 of 3 members fall into “a” and 2 of 3 members fall into “b”.',
  );
  expect(sayEnd(draft.ends![0]!)).toBe('“Not this time”: the survey was not for them, and nothing counts.');
  const lines = [{ name: { en: 'Samaritans' }, telephone: '116 123' }];
  expect(saySafety(draft, { key: 's', words: ['hopeless', 'end it'], lines, task: 'Ring today' })).toBe(
    'If someone writes “hopeless” or “end it”, show Samaritans at once; staff: Ring today',
  );
  const categories = [
    { code: 'yes', label: 'Yes, I care' },
    { code: 'no', label: 'No' },
  ];
  const fact = { profile: 'carer', codes: ['yes', 'no'] };
  expect(sayKnown(draft, 'cares', fact, [{ key: 'carer', label: 'Carer', categories }])).toBe(
    '“cares”: in their profile “Carer” is “Yes, I care” or “No”.',
  );
});

test('a difference between versions says which part, and what stood there', () => {
  expect(sayDifference({ path: 'label.en', before: 'How is it?', after: 'How are you?' })).toBe(
    'Question (en): “How is it?” is now “How are you?”.',
  );
  const added = { code: 'fair', label: { en: 'Fair' } };
  expect(sayDifference({ path: 'options[2]', before: undefined, after: added })).toBe(
    'Option 3: “Fair” is new.',
  );
  const clip = { media: 'one', captions: [{ language: 'en', media: 'words' }] };
  const said = (path: string, before: unknown, after: unknown) => sayDifference({ path, before, after });
  expect(said('bsl', undefined, clip)).toBe('Clip in British Sign Language added.');
  expect(said('bsl', clip, { media: 'two' })).toBe('Clip in British Sign Language changed.');
  expect(said('bsl', clip, { media: 'one' })).toBe('Captions or words of the clip changed.');
  expect(said('bsl', clip, undefined)).toBe('Clip in British Sign Language taken out.');
  expect(said('options[1].picture', undefined, { media: 'hand' })).toBe('Picture of option 2 added.');
});
