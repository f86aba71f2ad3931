import { describe, expect, test } from 'vitest';
import { walkAll } from '../../../surveys/questionnaires/dry-run';
import { reviewQuestionnaire } from '../../../surveys/questionnaires/review';
import type { Condition } from '../../../surveys/questionnaires/show-if';
import type { Questionnaire } from '../../../surveys/questionnaires/types';
import { answers } from '../../../surveys/questions/answers';
import { aPage, aQuestionnaire, information, yesOrNo } from './builders';

const { question: used } = answers['multiple-choice'].example;
const { question: share } = answers['constant-sum'].example;
const { question: days } = answers.number.example;
const { question: priorities } = answers.ranking.example;

const whatStops = (questionnaire: Questionnaire) =>
  reviewQuestionnaire(questionnaire).findings.filter(({ severity }) => severity === 'stops');

/** A questionnaire whose last question, `last`, is asked under a condition. */
const under = (showIf: Condition) =>
  aQuestionnaire([
    aPage(yesOrNo('waiting')),
    aPage(used),
    aPage(share),
    aPage(days),
    aPage(priorities),
    aPage(yesOrNo('last', { showIf })),
  ]);

test('a sound questionnaire has nothing to settle, and says how long it is', () => {
  const review = reviewQuestionnaire(under({ question: 'waiting', is: 'yes' }));
  expect(review.findings).toEqual([]);
  expect(review.mostQuestions).toBe(6);
  expect(review.longestMinutes).toBeGreaterThan(0.5);
  expect(review.longestMinutes).toBeLessThan(5);
});

describe('keys', () => {
  test('used twice are found, with the page', () => {
    const twice = aQuestionnaire([
      aPage(yesOrNo('waiting')),
      { key: 'again', questions: [yesOrNo('waiting')] },
    ]);
    expect(whatStops(twice)).toEqual([
      {
        severity: 'stops',
        page: 'again',
        question: 'waiting',
        sentence: 'Two questions have the key “waiting”. Give one of them another key.',
      },
    ]);
  });

  test('of pages used twice are found', () => {
    const twice = aQuestionnaire([
      aPage(yesOrNo('a'), { key: 'page' }),
      aPage(yesOrNo('b'), { key: 'page' }),
    ]);
    expect(whatStops(twice)).toMatchObject([{ page: 'page' }]);
  });

  test('that would give two columns one name are found', () => {
    const clash = aQuestionnaire([aPage(used), aPage(yesOrNo('used_gp'))]);
    expect(whatStops(clash)).toMatchObject([
      { question: 'used_gp', sentence: expect.stringContaining('“used_gp”') },
    ]);
  });
});

test('a column name longer than SPSS reads is found', () => {
  const long = {
    ...used,
    key: 'k'.repeat(40),
    options: used.options.map((option) => ({ ...option, code: option.code.padEnd(30, '_') })),
  };
  expect(whatStops(aQuestionnaire([aPage(long)]))[0]).toMatchObject({
    sentence: expect.stringContaining('SPSS reads (64)'),
  });
});

describe('conditions', () => {
  test.each([
    ['an unknown question', { question: 'wating', is: 'yes' }, 'no such question'],
    ['the question itself', { question: 'last', is: 'yes' }, 'comes later or on the same page'],
    ['an unknown option', { question: 'waiting', is: 'perhaps' }, 'does not offer'],
    ['one code among several', { question: 'used', is: 'gp' }, 'Use “includes”'],
    ['several where there is one', { question: 'waiting', includes: 'yes' }, 'Use “is”'],
    ['a number out of range', { question: 'active_days', atLeast: 8 }, 'outside 0 to 7'],
    ['an unknown item', { question: 'share', item: 'dentist', atLeast: 1 }, 'no such item'],
    ['no item where there are several', { question: 'share', atLeast: 1 }, 'name one item'],
    ['a number where there are options', { question: 'waiting', atLeast: 1 }, 'Use “answered”'],
  ] as [string, Condition, string][])('that ask about %s are found', (_, showIf, words) => {
    const findings = whatStops(under({ all: [showIf] }));
    expect(findings[0]).toMatchObject({
      page: 'last',
      question: 'last',
      sentence: expect.stringContaining(words),
    });
  });

  test.each([
    { question: 'used', includes: 'none' },
    { question: 'active_days', atMost: 3 },
    { question: 'share', item: 'gp', atLeast: 60 },
    { question: 'priorities', includes: 'online' },
    {
      all: [
        { question: 'share', item: 'gp', atLeast: 50 },
        { question: 'share', item: 'mental', atLeast: 50 },
      ],
    },
    { not: { question: 'waiting', answered: true } },
  ] as Condition[])('that some answers meet pass: %j', (showIf) => {
    expect(whatStops(under(showIf))).toEqual([]);
  });

  test.each([
    {
      all: [
        { question: 'waiting', is: 'yes' },
        { question: 'waiting', is: 'no' },
      ],
    },
    {
      all: [
        { question: 'used', includes: 'none' },
        { question: 'used', includes: 'gp' },
      ],
    },
    {
      all: [
        { question: 'active_days', atLeast: 5 },
        { question: 'active_days', atMost: 4 },
      ],
    },
    {
      all: [
        { question: 'share', item: 'gp', atLeast: 60 },
        { question: 'share', item: 'mental', atLeast: 60 },
      ],
    },
  ] as Condition[])('that no answers can meet are found: %j', (showIf) => {
    expect(whatStops(under(showIf))).toMatchObject([
      { question: 'last', sentence: expect.stringContaining('No answers lead') },
    ]);
  });

  test('that contradict one another along the way are found', () => {
    const along = aQuestionnaire([
      aPage(yesOrNo('waiting')),
      aPage(yesOrNo('hard'), { showIf: { question: 'waiting', is: 'yes' } }),
      aPage(yesOrNo('never'), {
        showIf: {
          all: [
            { question: 'hard', is: 'yes' },
            { question: 'waiting', is: 'no' },
          ],
        },
      }),
    ]);
    expect(whatStops(along)).toMatchObject([{ question: 'never' }]);
  });

  test('too many to try each are said to be so, and nothing is called unreachable', () => {
    const keys = Array.from({ length: 13 }, (_, index) => `q${index}`);
    const many = aQuestionnaire([
      ...keys.map((key) => aPage(yesOrNo(key))),
      ...keys.map((key) => aPage(yesOrNo(`${key}_why`, { showIf: { question: key, is: 'yes' } }))),
    ]);
    expect(walkAll(many)).toMatchObject({ triedAll: false, mostQuestions: 26 });
    expect(whatStops(many)).toEqual([]);
    expect(reviewQuestionnaire(many).findings).toMatchObject([
      { severity: 'check', sentence: expect.stringContaining('too many') },
    ]);
  });
});

describe('what is asked', () => {
  test('an empty page stops the launch', () => {
    expect(whatStops(aQuestionnaire([aPage(yesOrNo('a')), { key: 'empty', questions: [] }]))).toEqual([
      {
        severity: 'stops',
        page: 'empty',
        sentence: 'Page “empty” has no questions. Add one or remove the page.',
      },
    ]);
  });

  test('a sensitive question of no special category is asked for purpose and basis, its own or the survey’s', () => {
    const mood = yesOrNo('mood', {
      sensitive: true,
      whyWeAsk: { en: 'So that moods are heard.' },
      offers: ['prefer-not-to-say'],
    });
    const ground = { purpose: 'Planning care', basis: 'public-task' } as const;
    const found = (survey: Questionnaire) => reviewQuestionnaire(survey).findings;
    expect(found(aQuestionnaire([aPage(mood)]))).toEqual([
      {
        severity: 'check',
        page: 'mood',
        question: 'mood',
        sentence: 'It is sensitive, and no purpose and legal basis are named. Name them.',
      },
    ]);
    expect(found({ ...aQuestionnaire([aPage(mood)]), ground })).toEqual([]);
    expect(found(aQuestionnaire([aPage({ ...mood, ground } as typeof mood)]))).toEqual([]);
  });

  test('a sensitive question needs a reason and a way round (R29)', () => {
    const findings = whatStops(aQuestionnaire([aPage(yesOrNo('mood', { sensitive: true }))]));
    expect(findings.map(({ sentence }) => sentence)).toEqual([
      'It is sensitive and does not say why it is asked. Write “why we ask”.',
      'It is sensitive and gives no way round. Offer “Prefer not to say”.',
    ]);
  });

  test('each kind’s own faults are among the findings', () => {
    const wrong = aQuestionnaire([
      aPage({ ...share, step: 7 }),
      aPage({ ...priorities, top: 9 }),
      aPage({ ...days, max: 0 }),
    ]);
    expect(whatStops(wrong).map(({ question }) => question)).toEqual(['share', 'priorities', 'active_days']);
  });

  test('words not translated yet are counted by language, in one finding', () => {
    const [finding] = reviewQuestionnaire(
      aQuestionnaire([aPage(yesOrNo('a'))], { languages: ['en', 'ur'] }),
    ).findings;
    expect(finding).toMatchObject({
      severity: 'check',
      question: 'a',
      sentence: expect.stringContaining('read in English: 3 in Urdu'),
    });
  });

  test('the words a question began with are never asked', () => {
    const begun = yesOrNo('a', { label: { en: 'Write the question here' } });
    expect(whatStops(aQuestionnaire([aPage(begun)]))).toMatchObject([
      { question: 'a', sentence: 'It still says “Write the question here”. Write your own words there.' },
    ]);
  });

  test('published figures are issued only with their source and place', () => {
    const begun = { source: '', geography: 'England', groups: {} };
    const found = reviewQuestionnaire(aQuestionnaire([aPage(yesOrNo('a', { benchmark: begun }))])).findings;
    expect(found).toMatchObject([
      { severity: 'stops', question: 'a', sentence: expect.stringContaining('who published them') },
      { severity: 'check', question: 'a', sentence: expect.stringContaining('no published answer') },
    ]);
  });

  test('a benchmark has to name options there are', () => {
    const benchmark = { source: 'A table', geography: 'Here', groups: { Agreed: ['yes', 'perhaps'] } };
    expect(whatStops(aQuestionnaire([aPage(yesOrNo('a', { benchmark }))]))).toMatchObject([
      { sentence: expect.stringContaining('“perhaps”') },
    ]);
  });

  test('something everyone is asked has to count', () => {
    expect(
      whatStops(aQuestionnaire([aPage(information('a')), aPage(yesOrNo('b', { crucial: false }))])),
    ).toHaveLength(1);
  });

  test('a longer way than members are told is pointed out', () => {
    const long = aQuestionnaire(
      Array.from({ length: 20 }, (_, index) => aPage(yesOrNo(`q${index}`))),
      { minutes: 1 },
    );
    expect(reviewQuestionnaire(long).findings).toMatchObject([
      {
        severity: 'check',
        sentence: expect.stringContaining('Members are told 1 min, but the longest way takes about 3 min'),
      },
    ]);
  });
});
