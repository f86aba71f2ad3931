import { describe, expect, test } from 'vitest';
import { reviewQuestionnaire } from '../../../surveys/questionnaires/review';
import type { Questionnaire } from '../../../surveys/questionnaires/types';
import type { Question } from '../../../surveys/questions/answers';
import { aPage, yesOrNo } from './builders';
import { easyCare, easyRead, easyWaiting, surveyWithEasyRead, withEasy } from './easy-survey';

const found = (survey: Questionnaire) =>
  reviewQuestionnaire(survey).findings.map(({ severity, page, question, sentence }) =>
    [severity, question ?? page ?? '', sentence].join(' | '),
  );

/** What is found of an Easy Read version with one question more. */
const foundWith = (question: object) =>
  found(withEasy({ pages: [...easyRead.pages, aPage(question as Question)] }));

describe('the dry run looks at the Easy Read version too', () => {
  test('one in order is in nobody’s way, and what a person may decide is pointed out', () => {
    expect(found(surveyWithEasyRead).filter((line) => line.startsWith('stops'))).toEqual([]);
    expect(found(surveyWithEasyRead)).toContain(
      'check | easy_care | No answer here counts as “very-good”, so that nobody in Easy Read can be counted so. Make sure that it may be.',
    );
  });

  test('by the rules of any version: a page without questions, a question nobody comes to', () => {
    const lines = found(withEasy({ pages: [...easyRead.pages, { key: 'empty', questions: [] }] }));
    expect(lines).toContain('stops | empty | Page “empty” has no questions. Add one or remove the page.');
    expect(foundWith({ ...yesOrNo('easy_never'), showIf: { question: 'care', is: 'good' } })).toContain(
      'stops | easy_never | Its condition asks about “care”, and there is no such question. Correct the key.',
    );
  });

  test('keys of the standard version, and those every data file has', () => {
    expect(foundWith(yesOrNo('hard'))).toContain(
      'stops | hard | The standard version has a page or question “hard” too. Give this one another key.',
    );
    expect(foundWith(yesOrNo('format'))).toContain(
      'stops | format | The standard version has “format” too. Give this question another key.',
    );
    const taken = {
      ...surveyWithEasyRead,
      pages: [...surveyWithEasyRead.pages, aPage(yesOrNo('helped_by'))],
    };
    expect(found(taken).join('\n')).toContain('“helped_by” is a column that every survey with an Easy Read');
  });
});

describe('how its answers count', () => {
  test('a mapping that names unknown codes, or a question that is not there', () => {
    const wrong = { ...easyCare, key: 'easy_two', of: 'hard', mapped: { good: 'fine', ok: 'no', bad: 'no' } };
    expect(foundWith(wrong)).toContain(
      'stops | easy_two | Its answer “good” counts as “fine”, which “hard” does not offer. Choose another.',
    );
    expect(foundWith({ ...easyWaiting, key: 'easy_two', of: 'nothing' })).toContain(
      'stops | easy_two | It stands for “nothing”, and there is no such question. Choose one of the standard version.',
    );
    expect(foundWith({ ...yesOrNo('easy_two'), mapped: 'same' }).join('\n')).toContain(
      'but not in which question',
    );
  });

  test('two questions that count in one', () => {
    expect(foundWith({ ...easyWaiting, key: 'easy_two' })).toContain(
      'stops | easy_two | Two questions count in “waiting”. Let one of them count apart.',
    );
  });

  test('a standard question stands for no other', () => {
    const odd = { ...yesOrNo('odd'), of: 'waiting' } as Question;
    const lines = found({ ...surveyWithEasyRead, pages: [...surveyWithEasyRead.pages, aPage(odd)] });
    expect(lines.join('\n')).toContain('stops | odd | It says which question it stands for');
  });
});

describe('how it reads', () => {
  test('a picture that says nothing to those who do not see it', () => {
    const lines = foundWith({ ...yesOrNo('easy_two'), picture: { media: 'abc' } });
    expect(lines).toContain(
      'stops | easy_two | A picture does not say what is seen on it. Write it for those who do not see it.',
    );
  });

  test('answers without pictures', () => {
    expect(found(surveyWithEasyRead)).toContain(
      'check | easy_help | 2 of its 2 answers have no picture. Add them, or make sure that words do.',
    );
  });

  test('long words, long sentences, and too many words a page', () => {
    const label = {
      en: 'Considering everything you experienced at your general practice recently, would you recommend the organisation to acquaintances or relatives of yours?',
    };
    const lines = foundWith({ ...yesOrNo('easy_two'), label }).join('\n');
    expect(lines).toMatch(/easy_two \| It reads as for someone of about \d\d/);
    expect(lines).toContain('One of its sentences has 20 words. Easy Read sentences have at most 15.');
    const hint = { en: 'We ask you this. '.repeat(16) };
    expect(foundWith({ ...yesOrNo('easy_two'), hint }).join('\n')).toContain('The page has 69 words.');
  });

  test('Easy Read is held to a lower reading age than the standard version', () => {
    const label = { en: 'How often do you usually visit a dentist or a doctor near you?' };
    expect(foundWith({ ...yesOrNo('easy_two'), label }).join('\n')).toContain(
      'easy_two | It reads as for someone',
    );
    const standard = { ...surveyWithEasyRead, pages: [aPage({ ...yesOrNo('care'), label } as Question)] };
    expect(found(standard).filter((line) => line.includes('| care | It reads'))).toEqual([]);
  });
});

test('a question of a special category keeps its mark, its ground and the way round', () => {
  const ground = { purpose: 'Care', basis: 'consent', condition: 'explicit-consent' };
  const health = {
    ...yesOrNo('health'),
    special: 'health',
    sensitive: true,
    ground,
    whyWeAsk: { en: 'To plan care.' },
    offers: ['prefer-not-to-say'],
  };
  const standard = [...surveyWithEasyRead.pages, aPage(health as Question)];
  const easy = { ...yesOrNo('easy_health'), of: 'health', mapped: 'same' };
  const survey = withEasy({ pages: [...easyRead.pages, aPage(easy as Question)] });
  const lines = found({ ...survey, pages: standard }).filter((line) =>
    line.startsWith('stops | easy_health'),
  );
  expect(lines).toEqual([
    'stops | easy_health | It stands for a question about health and is not marked as one. Mark it too.',
    'stops | easy_health | It stands for a sensitive question and is not marked so. Mark it too.',
    'stops | easy_health | The question it stands for has a legal ground of its own. Name it here too.',
    'stops | easy_health | The question it stands for offers “Prefer not to say”. Offer it here too.',
  ]);
});
