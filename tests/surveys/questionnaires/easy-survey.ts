import type { EasyRead, Questionnaire } from '../../../surveys/questionnaires/types';
import type { Question } from '../../../surveys/questions/answers';
import { aPage, aQuestionnaire, comment, yesOrNo } from './builders';

const choice = (code: string, label = code) => ({ code, label: { en: label } });
const drawn = (code: string, label = code) => ({
  ...choice(code, label),
  picture: { media: `pictureof${code}`, alt: { en: `A face: ${label}` } },
});

const care: Question = {
  key: 'care',
  kind: 'scale',
  style: 'labelled',
  label: { en: 'How would you rate your care?' },
  points: [choice('very-good'), choice('good'), choice('neither'), choice('poor')],
  offers: ['dont-know'],
};

/** Its scale has three faces, which count as three of the four standard points. */
export const easyCare: Question = {
  key: 'easy_care',
  kind: 'single-choice',
  label: { en: 'How is your care?' },
  picture: { media: 'pictureofnurse', alt: { en: 'A nurse with a man' } },
  options: [drawn('good', 'Good'), drawn('ok', 'OK'), drawn('bad', 'Bad')],
  of: 'care',
  mapped: { good: 'good', ok: 'neither', bad: 'poor' },
};

/** The same question in other words, with the same codes. */
export const easyWaiting: Question = {
  ...yesOrNo('easy_waiting'),
  label: { en: 'Do you wait for care?' },
  of: 'waiting',
  mapped: 'same',
} as Question;

/** Nothing of the standard version compares with it. */
export const easyHelp: Question = {
  ...yesOrNo('easy_help'),
  label: { en: 'Do you get the help you need?' },
} as Question;

export const easyRead: EasyRead = {
  title: { en: 'Your care' },
  purpose: { en: 'We want to know about your care.' },
  minutes: 3,
  pages: [
    aPage(easyCare),
    aPage(easyWaiting),
    aPage({ ...yesOrNo('easy_long'), label: { en: 'Is it a long wait?' } } as Question, {
      showIf: { question: 'easy_waiting', is: 'yes' },
    }),
    aPage(easyHelp),
  ],
  thanks: { en: 'Thank you.' },
};

/** A survey with an Easy Read version: one scale mapped, one question the same, two that are counted apart. */
export const surveyWithEasyRead: Questionnaire = aQuestionnaire(
  [aPage(care), aPage(yesOrNo('waiting')), aPage(yesOrNo('hard')), aPage(comment('more'))],
  { easyRead },
);

/** The survey with its Easy Read version changed. */
export const withEasy = (change: Partial<EasyRead>): Questionnaire => ({
  ...surveyWithEasyRead,
  easyRead: { ...easyRead, ...change },
});
