import { expect, test } from 'vitest';
import { xlsformSheets } from '../../../../surveys/questionnaires/exports/xlsform';
import type { Questionnaire } from '../../../../surveys/questionnaires/types';
import { usualCompleteness } from '../../../../surveys/questionnaires/types';
import type { Question } from '../../../../surveys/questions/answers';

const number = (key: string, showIf?: Question['showIf']): Question => ({
  kind: 'number',
  key,
  label: { en: `How many ${key}?` },
  min: 0,
  max: 20,
  decimals: 0,
  ...(showIf && { showIf }),
});

const questionnaire: Questionnaire = {
  title: { en: 'Visits' },
  purpose: { en: 'To hear.' },
  minutes: 2,
  languages: ['en'],
  pages: [
    { key: 'visits', questions: [number('gp'), number('hospital')], jumps: [{ to: 'last' }] },
    { key: 'caring', questions: [number('hours', { known: 'carer' })] },
    { key: 'last', questions: [number('calls', { sum: ['gp', 'hospital'], atLeast: 3 })] },
  ],
  known: { carer: { profile: 'carer', codes: ['yes'] } },
  thanks: { en: 'Thank you.' },
  completeness: usualCompleteness,
};
const sheet = (name: string, of = questionnaire) => xlsformSheets(of).find((one) => one.name === name)!.rows;

test('a sum of numbers is said as the form says it', () => {
  const [head, ...rows] = sheet('survey');
  const calls = rows.find((row) => row[head!.indexOf('name')] === 'calls')!;
  expect(calls[head!.indexOf('relevant')]).toBe(
    `((\${gp} != '' or \${hospital} != '') and (coalesce(\${gp}, 0) + coalesce(\${hospital}, 0)) >= 3)`,
  );
});

test('what a form has no words for is told on its last sheet, never dropped', () => {
  const told = sheet('not in the form').map(([of, what]) => `${of}: ${what}`);
  expect(told).toContain('hours: who is asked hangs on what is known beforehand');
  expect(told).toContain('visits: jump');
  expect(told).toContain('carer: what is known beforehand');
});

test('an Easy Read version and clips in British Sign Language are named there too', () => {
  const { title, purpose, minutes, thanks } = questionnaire;
  const [visits, ...others] = questionnaire.pages;
  const withBoth: Questionnaire = {
    ...questionnaire,
    bsl: { media: 'clip-whole' },
    pages: [
      {
        ...visits!,
        questions: [
          {
            ...number('gp'),
            bsl: { media: 'clip-gp', captions: [{ language: 'en', media: 'captions-gp' }] },
          },
        ],
      },
      ...others,
    ],
    easyRead: {
      title,
      purpose,
      minutes,
      thanks,
      pages: [{ key: 'easy', questions: [number('easy_gp')] }],
    },
  };
  const told = sheet('not in the form', withBoth);
  expect(told).toContainEqual(['', 'Easy Read version', 'Visits']);
  expect(told).toContainEqual(['easy_gp', 'question of the Easy Read version', 'How many easy_gp?']);
  expect(told).toContainEqual(['', 'British Sign Language clip', 'clip-whole']);
  expect(told).toContainEqual(['gp', 'British Sign Language clip', 'clip-gp']);
  expect(told).toContainEqual(['gp', 'captions of a clip', 'captions-gp']);
});
