import { describe, expect, test } from 'vitest';
import { readingAge, syllablesIn } from '../../../surveys/questionnaires/reading-age';
import { reviewQuestionnaire } from '../../../surveys/questionnaires/review';
import type { Questionnaire } from '../../../surveys/questionnaires/types';
import { answers } from '../../../surveys/questions/answers';
import { aPage, aQuestionnaire, comment, yesOrNo } from './builders';

const { question: used } = answers['multiple-choice'].example;
const several = { ...used, max: undefined } as unknown as typeof used;

const found = (questionnaire: Questionnaire) =>
  reviewQuestionnaire(questionnaire).findings.map(({ severity, sentence }) => `${severity}: ${sentence}`);
const pages = (...more: Questionnaire['pages']) => [aPage(yesOrNo('a')), ...more, aPage(yesOrNo('z'))];

describe('jumps and ends', () => {
  test('that lead somewhere later are sound', () => {
    const survey = aQuestionnaire(
      [
        aPage(yesOrNo('a'), {
          jumps: [
            { if: { question: 'a', is: 'no' }, to: 'z' },
            { if: { question: 'a', is: 'yes' }, end: 'bye' },
          ],
        }),
        aPage(yesOrNo('b')),
        aPage(yesOrNo('z')),
      ],
      { ends: [{ key: 'bye', kind: 'thanks', title: { en: 'Bye' }, paragraphs: [] }] },
    );
    expect(found(survey)).toEqual([]);
  });

  test('that lead back, nowhere, or to no end stop the launch', () => {
    const survey = aQuestionnaire(pages(aPage(yesOrNo('b'), { jumps: [{ to: 'a' }, { end: 'nowhere' }] })));
    expect(found(survey)).toEqual([
      'stops: A jump leads to “a”, which is no later page or section. Jumps lead forward only.',
      'stops: A jump leads to the end “nowhere”, which there is not. Add it.',
    ]);
  });

  test('that pass a question over for everyone leave it unreachable', () => {
    const survey = aQuestionnaire([
      aPage(yesOrNo('a'), { jumps: [{ to: 'z' }] }),
      aPage(yesOrNo('b')),
      aPage(yesOrNo('z')),
    ]);
    expect(found(survey)).toEqual([
      'stops: No answers lead to this question. Mend its condition, or its page’s.',
    ]);
  });
});

describe('conditions that make no sense', () => {
  const on = (condition: NonNullable<Questionnaire['pages'][number]['showIf']>) =>
    found(
      aQuestionnaire(
        pages(aPage(yesOrNo('b'), { checks: [{ if: condition, at: 'b', words: { en: 'Hm' } }] })),
      ),
    );

  test('a check that contradicts itself stops the launch', () => {
    const both = {
      all: [
        { question: 'a', is: 'yes' },
        { question: 'a', is: 'no' },
      ],
    } as const;
    expect(on(both)).toEqual(['stops: A condition contradicts itself: no answers meet it. Mend it.']);
  });

  test('one that holds for everyone is pointed out', () => {
    const either = {
      any: [
        { question: 'a', answered: true },
        { question: 'a', answered: false },
      ],
    } as const;
    expect(on(either)).toEqual([
      'check: A condition holds for everyone, so it says nothing. Mend or remove it.',
    ]);
  });

  test('a fact or arm that is not defined stops the launch', () => {
    expect(on({ known: 'carer' })).toEqual([
      'stops: A condition asks for “carer”, which is not among what is known. Define it.',
    ]);
    expect(on({ split: 'story', arm: 'long' })).toEqual([
      'stops: A condition asks for the arm “long” of “story”, which there is not. Define it.',
    ]);
  });
});

test('ways by named facts and by arms are walked like ways by answers', () => {
  const survey = aQuestionnaire(
    pages(
      aPage(yesOrNo('carers', { showIf: { all: [{ known: 'carer' }, { split: 'story', arm: 'long' }] } })),
      aPage(yesOrNo('none', { showIf: { all: [{ known: 'carer' }, { not: { known: 'carer' } }] } })),
    ),
    {
      known: { carer: { profile: 'unpaid_care', codes: ['yes'] } },
      splits: [
        {
          key: 'story',
          arms: [
            { code: 'short', parts: 9 },
            { code: 'long', parts: 1 },
          ],
        },
      ],
    },
  );
  expect(reviewQuestionnaire(survey).findings).toMatchObject([
    { question: 'none', sentence: expect.stringContaining('No answers lead') },
  ]);
});

describe('what is taken from earlier answers', () => {
  test('has to be there, with the same codes, and words for who did not answer', () => {
    const survey = aQuestionnaire([
      aPage(comment('b', { label: { en: 'You said {{a}} and {{gone|x}}. Why?' } })),
      aPage(yesOrNo('c', { carryFrom: 'used' })),
      aPage(several),
      aPage(yesOrNo('d', { carryFrom: 'used' })),
      aPage(yesOrNo('a')),
    ]);
    expect(found(survey)).toEqual([
      'stops: Its words speak of “a”, which is on no earlier page. Correct the key.',
      'stops: Its words speak of “gone”, which is on no earlier page. Correct the key.',
      'stops: It carries forward from “used”, which is on no earlier page. Correct the key.',
      'stops: No answers lead to this question. Mend its condition, or its page’s.',
      'stops: None of its options is one of “used”. Use the same codes to carry forward.',
      'stops: No answers lead to this question. Mend its condition, or its page’s.',
    ]);
    const without = aQuestionnaire([
      aPage(yesOrNo('a')),
      aPage(comment('b', { label: { en: 'So {{a}}?' } })),
    ]);
    expect(found(without)).toEqual([
      'check: Its words speak of “a” without words for who did not answer it. Write {{a|…}}.',
    ]);
  });
});

describe('loops', () => {
  const survey = (more: Partial<Questionnaire>) =>
    aQuestionnaire(
      [aPage(several), aPage(yesOrNo('good', { label: { en: 'Was {{item}} good?' } })), aPage(comment('z'))],
      more,
    );

  test('over an earlier question are sound, and every round counts in the length', () => {
    const looped = survey({ loops: [{ key: 'each', over: 'used', pages: ['good'], most: 3 }] });
    expect(found(looped)).toEqual([]);
    expect(reviewQuestionnaire(looped).mostQuestions).toBe(5);
  });

  test('over something else, or of pages that are not there, stop the launch', () => {
    expect(found(survey({ loops: [{ key: 'each', over: 'good', pages: ['good'], most: 3 }] }))).toContain(
      'stops: The loop “each” goes over “good”, which is no earlier question with several choices. Name one.',
    );
    expect(found(survey({ loops: [{ key: 'each', over: 'used', pages: ['gone'], most: 3 }] }))).toContain(
      'stops: The loop “each” repeats the page “gone”, which there is not. Correct it.',
    );
  });
});

test('words and options outside a loop cannot take what each of its rounds was answered', () => {
  const looped = aQuestionnaire(
    [
      aPage(several),
      aPage(yesOrNo('good')),
      aPage(yesOrNo('after', { label: { en: 'You said {{good|nothing}}. Is it so?' } })),
      aPage(yesOrNo('any', { showIf: { question: 'good', is: 'no' } })),
    ],
    { loops: [{ key: 'each', over: 'used', pages: ['good'], most: 2 }] },
  );
  expect(found(looped)).toEqual([
    'stops: It takes the answer to “good”, which is asked once in each round of a loop. Only pages of that loop can.',
  ]);
});

test('a number that is merely doubted is one that someone may give', () => {
  const days = { ...answers.number.example.question, key: 'days', max: 30, usualMax: 7, offers: [] };
  const survey = aQuestionnaire([
    aPage(days),
    aPage(yesOrNo('so_many', { showIf: { question: 'days', atLeast: 20 } })),
  ]);
  expect(found(survey)).toEqual([]);
});

test('a safety rule that looks at nothing, and ends nobody comes to, are found', () => {
  const survey = aQuestionnaire(pages(), {
    languages: ['en', 'ur'],
    safety: [{ key: 's', lines: [{ name: { en: 'Samaritans', ur: 'Samaritans' } }], task: 'Call' }],
    ends: [{ key: 'bye', kind: 'help', title: { en: 'Bye' }, paragraphs: [] }],
  });
  expect(found(survey)).toEqual(
    expect.arrayContaining([
      'stops: The safety rule “s” looks at nothing. Give it a condition or words.',
      'check: No jump leads to the end “bye”. Add one or remove the end.',
      'check: Words of ends, checks and help not translated yet: 1 in Urdu. Translate them.',
    ]),
  );
});

describe('special-category questions (R29)', () => {
  const faith = (more: object, whole: Partial<Questionnaire> = {}) =>
    found(
      aQuestionnaire(
        pages(aPage(yesOrNo('b', { label: { en: 'Do you have a religion?' }, ...more }))),
        whole,
      ),
    );

  test('need a purpose and basis, a condition of article 9, a reason told, and a way round', () => {
    expect(faith({ special: 'religion' })).toEqual([
      'stops: It asks about religion, and no purpose and legal basis are named. Name them.',
      'stops: It asks about religion and does not say to members why. Write “why we ask”.',
      'stops: It asks about religion and gives no way round. Offer “Prefer not to say”.',
    ]);
    const whole = {
      special: 'religion',
      whyWeAsk: { en: 'So that no faith is left out.' },
      offers: ['prefer-not-to-say'],
    };
    const ground = { purpose: 'To plan services', basis: 'public-task' } as const;
    expect(faith({ ...whole, ground })[0]).toContain('without a condition of article 9');
    expect(faith(whole, { ground: { ...ground, condition: 'health-or-social-care' } })).toEqual([]);
  });

  test('that are not marked are told by their words', () => {
    expect(faith({})).toEqual([
      'check: It seems to ask about special-category data (“religion”). Mark it, or make sure that it is not.',
    ]);
    expect(
      found(aQuestionnaire(pages(aPage(yesOrNo('b', { label: { en: 'Was the trace of it lost?' } }))))),
    ).toEqual([]);
  });
});

describe('reading age', () => {
  test('follows the Flesch–Kincaid grade', () => {
    // 6 words, 1 sentence, 8 syllables: 0.39 × 6 + 11.8 × 8 ÷ 6 − 15.59 = 2.48; five years more
    expect(syllablesIn('general') + syllablesIn('health')).toBe(4);
    expect(readingAge('How is your health in general?')).toBeCloseTo(
      0.39 * 6 + (11.8 * 8) / 6 - 15.59 + 5,
      6,
    );
    expect(readingAge('')).toBe(0);
    expect(['time', 'table', 'waited', 'hospital', 'appointment'].map(syllablesIn)).toEqual([1, 2, 2, 3, 3]);
  });

  test('of a hard question is pointed out, but not of words that are not ours', () => {
    const label = {
      en: 'Notwithstanding organisational reconfiguration, to what extent do multidisciplinary interventions facilitate rehabilitation?',
    };
    const hard = (more: object) => found(aQuestionnaire(pages(aPage(yesOrNo('b', { label, ...more })))));
    expect(hard({})[0]).toMatch(/^check: It reads as for someone of about \d\d\./);
    expect(hard({ source: 'ONS, Open Government Licence v3.0' })).toEqual([]);
  });
});
