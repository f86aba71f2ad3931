import { expect, test } from 'vitest';
import { askedBefore } from '../../../surveys/questionnaires/asked-before';
import { aPage, aQuestionnaire, information, yesOrNo } from './builders';

const survey = (id: string, ...questions: Parameters<typeof aPage>[0][]) => ({
  id,
  questionnaire: aQuestionnaire(questions.map((question) => aPage(question))),
});
const told = (draft: ReturnType<typeof survey>, ...earlier: ReturnType<typeof survey>[]) =>
  [...askedBefore(draft.questionnaire, earlier)].map(([key, list]) => [
    key,
    ...list.map(({ survey: { id }, key: there, otherWords }) => ({ id, there, otherWords })),
  ]);

test('a question was asked before where one had its key, and other words then are told', () => {
  const first = survey('w1', yesOrNo('waiting', { label: { en: 'Are you waiting for care?' } }));
  const second = survey('w2', yesOrNo('waiting'), yesOrNo('health'));
  expect(told(survey('draft', yesOrNo('waiting'), yesOrNo('new')), second, first)).toEqual([
    [
      'waiting',
      { id: 'w2', there: 'waiting', otherWords: undefined },
      { id: 'w1', there: 'waiting', otherWords: 'Are you waiting for care?' },
    ],
  ]);
});

test('the same words under another key are the same question', () => {
  const draft = survey('draft', yesOrNo('waiting', { label: { en: 'is it HEALTH? ' } }));
  expect(told(draft, survey('w1', yesOrNo('health')))).toEqual([
    ['waiting', { id: 'w1', there: 'health', otherWords: undefined }],
  ]);
});

test('a key that was only given by the editor, or a page that asks nothing, is no question asked before', () => {
  const other = { label: { en: 'Something else?' } };
  const draft = survey('draft', yesOrNo('question_1', other), information('about'));
  expect(told(draft, survey('w1', yesOrNo('question_1'), information('about')))).toEqual([]);
});
