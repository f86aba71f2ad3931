import type { Questionnaire } from '../../surveys/questionnaires/types';

const options = (...codes: string[]) => codes.map((code) => ({ code, label: { en: code } }));

/** A survey with a question of every kind that has figures, for tests of results. */
export const smallSurvey: Questionnaire = {
  title: { en: 'Care near you' },
  purpose: { en: 'To see how care is working.' },
  minutes: 3,
  languages: ['en'],
  thanks: { en: 'Thank you.' },
  completeness: { partialFrom: 0.5, completeFrom: 0.8 },
  pages: [
    {
      key: 'care',
      questions: [
        {
          key: 'care',
          kind: 'scale',
          style: 'labelled',
          label: { en: 'How would you rate your care?' },
          points: options('good', 'neither', 'poor'),
        },
        {
          key: 'waiting',
          kind: 'single-choice',
          label: { en: 'Are you waiting for treatment?' },
          options: options('yes', 'no'),
          sensitive: true,
          offers: ['prefer-not-to-say'],
        },
        {
          key: 'used',
          kind: 'multiple-choice',
          label: { en: 'Which have you used?' },
          options: options('gp', 'pharmacy', 'none'),
          crucial: false,
        },
        {
          key: 'place',
          kind: 'single-choice',
          label: { en: 'Where were you last seen?' },
          options: options('home', 'clinic', 'hospital'),
          crucial: false,
        },
        {
          key: 'wellbeing',
          kind: 'scale',
          style: 'numeric',
          label: { en: 'How well do you feel?' },
          from: 0,
          to: 10,
          fromWords: { en: 'not at all' },
          toWords: { en: 'completely' },
          crucial: false,
        },
        {
          key: 'money',
          kind: 'constant-sum',
          label: { en: 'Share 100 points' },
          items: options('gps', 'hospitals'),
          total: 100,
          unit: { one: { en: 'point' }, many: { en: 'points' } },
          step: 5,
          crucial: false,
        },
        {
          key: 'first',
          kind: 'ranking',
          label: { en: 'What comes first?' },
          options: options('speed', 'kindness', 'nearness'),
          top: 2,
          crucial: false,
        },
        {
          key: 'comment',
          kind: 'open-text',
          label: { en: 'Anything else?' },
          maxLength: 2000,
          askQuote: false,
          crucial: false,
        },
      ],
    },
  ],
};
