import { answers, type Question } from '../../../../surveys/questions/answers';
import { picturedLists } from '../../../../surveys/questions/pictured';
import type { Fields, Option, Picture } from '../../../../surveys/questions/question-kind';
import type { Page } from '../../../../web/entry-server';
import { submission } from './frame';

export const share: Question = {
  ...answers['constant-sum'].example.question,
  orderInstead: true,
  hint: {
    en: 'Imagine 100 points are all the money for health and care here. More for one service means less for the others.',
  },
  items: [
    { code: 'mental', label: { en: 'Mental health services' } },
    { code: 'hospitals', label: { en: 'Hospitals' } },
    { code: 'social', label: { en: 'Social care' } },
    { code: 'gp', label: { en: 'GP surgeries' } },
    { code: 'well', label: { en: 'Helping people stay well' } },
    { code: 'community', label: { en: 'Community nursing' } },
  ],
};

/** More options than a phone shows as rows, as long as the longest list of the files we were given. */
export const town: Question = {
  key: 'town',
  kind: 'single-choice',
  label: { en: 'Which town or village do you live in?' },
  options: Array.from({ length: 537 }, (_, index) => ({
    code: `t${index}`,
    label: {
      en: `${['North', 'Upper', 'Great', 'Old'][index % 4]} ${['Barrow', 'Clay', 'Wick'][index % 3]} ${index}`,
    },
  })),
  offers: ['prefer-not-to-say'],
};

export const health: Question = {
  key: 'health',
  kind: 'single-choice',
  label: { en: 'How is your health in general?' },
  options: ['Very good', 'Good', 'Fair', 'Bad', 'Very bad'].map((label, index) => ({
    code: `h${index}`,
    label: { en: label },
  })),
  offers: ['prefer-not-to-say'],
  whyWeAsk: { en: 'So that people in poor health are heard as often as they live here.' },
};

/** A question page; `questions` alone or several. */
export function questionPage(
  questions: readonly {
    question: Question;
    fields?: Fields;
    problems?: { field: string; message: string }[];
  }[],
  more: Partial<Extract<Page, { screen: 'question' }>['props']> = {},
): Extract<Page, { screen: 'question' }> {
  return {
    screen: 'question',
    props: {
      action: '/s/token',
      page: 'p5',
      submission,
      questions: questions.map(({ question, fields = {}, problems = [] }) => ({
        input: answers[question.kind].input,
        question,
        fields,
        problems,
      })),
      first: 5,
      last: 5 + questions.length - 1,
      of: 12,
      share: 5 / 12,
      canGoBack: true,
      canSkip: true,
      savedTo: 4,
      ...more,
    },
  };
}

/** The worked example of every kind, so that a new one is looked at on arrival. */
export const everyKind = Object.fromEntries(
  Object.values(answers).map(({ kind, example }) => [
    `kind-${kind}`,
    questionPage([{ question: example.question as Question }]),
  ]),
);

const pictureOf = (alt: string): Picture => ({ media: 'data:,', alt: { en: alt } });
const withPicture = (option: Option): Option => ({
  ...option,
  picture: pictureOf(`A picture of ${option.label.en}`),
});

/** A question as Easy Read shows it: a picture beside it, and beside each thing that is chosen, put in order or judged. */
export function easyReadPage(question: Question): Extract<Page, { screen: 'question' }> {
  const pictured = {
    ...question,
    picture: pictureOf('A nurse with a man'),
    ...Object.fromEntries(picturedLists(question).map(({ name, list }) => [name, list.map(withPicture)])),
  };
  return questionPage([{ question: pictured as Question }], { isEasyRead: true, otherVersion: 'standard' });
}

/** Name → page. A screen may have several: as it opens, and with something to put right. */
