import { expect, test } from 'vitest';
import first from '../../../../db/reference/questionnaires/first-survey.json';
import second from '../../../../db/reference/questionnaires/second-survey.json';
import { importJson } from '../../../../surveys/questionnaires/imports/json';
import { writeOwn } from '../../../../surveys/questionnaires/imports/own';
import type { Questionnaire } from '../../../../surveys/questionnaires/types';
import { answers } from '../../../../surveys/questions/answers';
import { aPage, aQuestionnaire } from '../builders';
import { taken } from './builders';

const everyKind = aQuestionnaire(Object.values(answers).map(({ example }) => aPage(example.question)));

test.each([
  ['the first bundled survey', first as unknown as Questionnaire],
  ['the second bundled survey', second as unknown as Questionnaire],
  ['a question of every kind', everyKind],
])('%s comes back to the letter', (_, survey) => {
  const { draft, report } = taken(importJson(JSON.parse(writeOwn(survey))));
  expect(draft).toEqual(survey);
  expect(writeOwn(taken(importJson(JSON.parse(writeOwn(draft)))).draft)).toBe(writeOwn(draft));
  const told = report.items.filter(({ what }) => what === 'question').map(({ name }) => name);
  expect(told).toEqual(survey.pages.flatMap((page) => page.questions.map(({ key }) => key)));
  expect(report.items.every(({ outcome }) => outcome === 'carried')).toBe(true);
});

test('a bare questionnaire is read as well', () => {
  expect(taken(importJson(everyKind)).draft).toEqual(everyKind);
});

test('what does not fit is named by its place, and the file refused', () => {
  const broken = { ...everyKind, pages: [{ ...everyKind.pages[0], colour: 'red' }] };
  expect(importJson(broken)).toEqual({
    ok: false,
    place: 'pages[0]',
    sentence: 'Remove “colour”: nothing of that name belongs here.',
  });
  const newer = { format: 'sounding-questionnaire', version: 2, questionnaire: everyKind };
  expect(importJson(newer)).toMatchObject({ ok: false, place: 'version' });
});
