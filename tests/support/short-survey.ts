import type { Questionnaire } from '../../surveys/questionnaires/types';

/** A survey of four questions: a choice, a share of 10, one that only a "yes" leads to, and a comment. */
export const shortSurvey: Questionnaire = {
  title: { en: 'How you are' },
  purpose: { en: 'To hear how you are.' },
  minutes: 3,
  languages: ['en'],
  thanks: { en: 'Thank you for your time.' },
  completeness: { partialFrom: 0.5, completeFrom: 0.8 },
  pages: [
    {
      key: 'health',
      questions: [
        {
          key: 'health',
          kind: 'single-choice',
          label: { en: 'How is your health?' },
          options: [
            { code: 'good', label: { en: 'Good' } },
            { code: 'bad', label: { en: 'Bad' } },
          ],
          offers: ['prefer-not-to-say'],
        },
      ],
    },
    {
      key: 'share',
      questions: [
        {
          key: 'share',
          kind: 'constant-sum',
          label: { en: 'Share out 10 points' },
          items: [
            { code: 'gp', label: { en: 'GP surgeries' } },
            { code: 'hospital', label: { en: 'Hospitals' } },
          ],
          total: 10,
          unit: { one: { en: 'point' }, many: { en: 'points' } },
          step: 1,
          offers: ['dont-know'],
        },
      ],
    },
    {
      key: 'waiting',
      showIf: { question: 'health', is: 'bad' },
      questions: [
        {
          key: 'waiting',
          kind: 'single-choice',
          label: { en: 'Are you waiting for care?' },
          options: [
            { code: 'yes', label: { en: 'Yes' } },
            { code: 'no', label: { en: 'No' } },
          ],
        },
      ],
    },
    {
      key: 'comment',
      questions: [
        {
          key: 'comment',
          kind: 'open-text',
          label: { en: 'What else should we know?' },
          maxLength: 500,
          askQuote: false,
          crucial: false,
        },
      ],
    },
  ],
};
