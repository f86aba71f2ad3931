import { expect, test } from 'vitest';
import { withoutLanguage, withWording, wordingsOf } from '../../../surveys/questionnaires/wordings';
import { shortSurvey } from '../../support/fieldwork';

test('every wording is found with the way to it, and a translation stands at its end', () => {
  const [first] = wordingsOf(shortSurvey.pages).map(({ path }) => path);
  expect(first).toEqual(['0', 'questions', '0', 'label']);
  const pages = withWording(shortSurvey.pages, first!, 'pl', 'Jak zdrowie?');
  expect(pages[0]?.questions[0]?.label).toEqual({ en: 'How is your health?', pl: 'Jak zdrowie?' });
  expect(pages[1]).toBe(shortSurvey.pages[1]);
});

test('a translation taken away leaves nothing behind, and English stays', () => {
  const said = withWording(shortSurvey, ['title'], 'pl', 'Jak się masz');
  expect(withWording(said, ['title'], 'pl', '  ')).toEqual(shortSurvey);
});

test('a language taken out is gone from every wording and no longer offered', () => {
  const polish = wordingsOf(shortSurvey).reduce(
    (survey, { path }) => withWording(survey, path, 'pl', 'po polsku'),
    { ...shortSurvey, languages: ['en', 'pl'] },
  );
  expect(wordingsOf(polish).every(({ words }) => words.pl === 'po polsku')).toBe(true);
  expect(withoutLanguage(polish, 'pl')).toEqual(shortSurvey);
});
