import { expect, test } from 'vitest';
import { walkAll } from '../../../surveys/questionnaires/dry-run';
import { answers } from '../../../surveys/questions/answers';
import { aPage, aQuestionnaire, yesOrNo } from './builders';

const { question: used } = answers['multiple-choice'].example;
const { question: days } = answers.number.example;

test('the longest way is the longest that answers can lead to, not the sum of all questions', () => {
  const forked = aQuestionnaire([
    aPage(yesOrNo('waiting')),
    ...['a', 'b', 'c'].map((key) => aPage(yesOrNo(key), { showIf: { question: 'waiting', is: 'yes' } })),
    aPage(yesOrNo('d'), { showIf: { question: 'waiting', is: 'no' } }),
  ]);
  // five words and two options, read at four a second, and 5 seconds for the choice
  expect(walkAll(forked)).toMatchObject({
    triedAll: true,
    mostQuestions: 4,
    longestSeconds: 4 * (5 / 4 + 5),
  });
});

test('a long questionnaire of many short branches is walked in full, and what nobody comes to is found', () => {
  const keys = Array.from({ length: 30 }, (_, index) => `q${index}`);
  const branches = keys.flatMap((key) => [
    aPage(yesOrNo(key)),
    aPage(yesOrNo(`${key}_why`, { showIf: { question: key, is: 'yes' } })),
  ]);
  const never = yesOrNo('never', {
    showIf: {
      all: [
        { question: 'q0', is: 'no' },
        { question: 'q0_why', is: 'yes' },
      ],
    },
  });
  const { triedAll, mostQuestions, reached } = walkAll(aQuestionnaire([...branches, aPage(never)]));
  expect([triedAll, mostQuestions, reached.size, reached.has(never)]).toEqual([true, 60, 60, false]);
});

test('numbers that are added up are told apart by their sum', () => {
  const hours = (key: string) => ({ ...days, key });
  const much = yesOrNo('much', { showIf: { sum: ['a', 'b'], atLeast: 2 * 7 } });
  const never = yesOrNo('never', { showIf: { sum: ['a', 'b'], atLeast: 2 * 7 + 1 } });
  const { reached } = walkAll(
    aQuestionnaire([aPage(hours('a')), aPage(hours('b')), aPage(much), aPage(never)]),
  );
  expect([reached.has(much), reached.has(never)]).toEqual([true, false]);
});

test('choices that the question does not allow together lead nowhere', () => {
  const both = { all: ['gp', 'pharmacy', 'hospital'].map((includes) => ({ question: 'used', includes })) };
  const last = yesOrNo('last', { showIf: both });
  expect(walkAll(aQuestionnaire([aPage({ ...used, max: 2 }), aPage(last)])).reached.has(last)).toBe(false);
  expect(walkAll(aQuestionnaire([aPage({ ...used, max: 3 }), aPage(last)])).reached.has(last)).toBe(true);
});

test('numbers that the question does not allow lead nowhere', () => {
  const half = yesOrNo('half', { showIf: { question: 'active_days', is: 2.5 } });
  const between = yesOrNo('between', {
    showIf: {
      all: [
        { question: 'active_days', atLeast: 2.5 },
        { question: 'active_days', atMost: 3.5 },
      ],
    },
  });
  const { reached } = walkAll(aQuestionnaire([aPage(days), aPage(half), aPage(between)]));
  expect([reached.has(half), reached.has(between)]).toEqual([false, true]);
});

test('a list with more named options than can be combined is given up openly', () => {
  const codes = Array.from({ length: 13 }, (_, index) => `c${index}`);
  const long = { ...used, max: 13, options: codes.map((code) => ({ code, label: { en: code } })) };
  const any = { any: codes.map((includes) => ({ question: 'used', includes })) };
  expect(walkAll(aQuestionnaire([aPage(long), aPage(yesOrNo('last', { showIf: any }))])).triedAll).toBe(
    false,
  );
});
