import { describe, expect, test } from 'vitest';
import { compareVersions, copyQuestionnaire, nextVersion } from '../../../surveys/questionnaires/versions';
import { answers } from '../../../surveys/questions/answers';
import { aPage, aQuestionnaire, yesOrNo } from './builders';

const before = aQuestionnaire([aPage(yesOrNo('a')), aPage(answers.scale.example.question)]);
const reworded = aQuestionnaire([
  aPage(yesOrNo('a', { label: { en: 'Is it A?', pl: 'Czy to A?' } })),
  aPage(answers.scale.example.question),
]);

test('a typo mended is a new wording version, and says why', () => {
  expect(compareVersions(before, reworded)).toEqual({
    differences: [
      { path: 'pages[0].questions[0].label.en', before: 'Is it a?', after: 'Is it A?' },
      { path: 'pages[0].questions[0].label.pl', before: undefined, after: 'Czy to A?' },
    ],
    isWordingOnly: true,
  });
  expect(nextVersion(before, reworded, 'A small letter').change).toEqual({
    reason: 'A small letter',
    isWordingOnly: true,
  });
});

describe('anything else is more than words', () => {
  test.each([
    ['a question more', aQuestionnaire([...before.pages, aPage(yesOrNo('b'))])],
    [
      'a condition',
      aQuestionnaire([before.pages[0]!, { ...before.pages[1]!, showIf: { question: 'a', is: 'no' } }]),
    ],
    ['another key', aQuestionnaire([aPage(yesOrNo('b', { label: { en: 'Is it a?' } })), before.pages[1]!])],
    ['the minutes', { ...before, minutes: 9 }],
  ])('%s', (_, after) => {
    expect(compareVersions(before, after).isWordingOnly).toBe(false);
    expect(compareVersions(before, after).differences.length).toBeGreaterThan(0);
  });
});

test('nothing changed is no new wording', () => {
  expect(compareVersions(before, structuredClone(before))).toEqual({ differences: [], isWordingOnly: false });
});

test('a copy of last year’s begins without its history, under the same keys', () => {
  const copy = copyQuestionnaire(nextVersion(before, reworded, 'A small letter'));
  expect(copy).toEqual(reworded);
  expect(copy).not.toHaveProperty('change');
});
