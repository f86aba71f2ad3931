import { describe, expect, test } from 'vitest';
import { parseQuestionnaire } from '../../../surveys/questionnaires/definition';
import { parseQuestion } from '../../../surveys/questions/definitions';
import { aPage, aQuestionnaire, yesOrNo } from './builders';

const draft = () => structuredClone(aQuestionnaire([aPage(yesOrNo('waiting')), aPage(yesOrNo('hard'))]));

/** The problems of a questionnaire after a change to its JSON, as path and sentence. */
function problemsAfter(change: (json: ReturnType<typeof JSON.parse>) => void): string[] {
  const json = JSON.parse(JSON.stringify(draft()));
  change(json);
  const parsed = parseQuestionnaire(json);
  return parsed.ok ? [] : parsed.problems.map(({ path, sentence }) => `${path}: ${sentence}`);
}

test('a questionnaire is stored and read back unchanged', () => {
  expect(parseQuestionnaire(JSON.parse(JSON.stringify(draft())))).toEqual({ ok: true, value: draft() });
});

describe('what does not fit is said with its place', () => {
  test('a field that is missing or of another type', () => {
    expect(problemsAfter((json) => delete json.thanks)).toEqual(['thanks: Give an object; there is none.']);
    expect(problemsAfter((json) => (json.minutes = 'ten'))).toEqual([
      'minutes: Give a number; it is now string.',
    ]);
  });

  test('a field nobody knows', () => {
    expect(problemsAfter((json) => (json.pages[1].questions[0].colour = 'red'))).toEqual([
      'pages[1].questions[0]: Remove “colour”: nothing of that name belongs here.',
    ]);
  });

  test('an unknown kind of question', () => {
    const [problem] = problemsAfter((json) => (json.pages[0].questions[0].kind = 'slider'));
    expect(problem).toMatch(
      /^pages\[0\]\.questions\[0\]\.kind: Give “kind” one of “single-choice”, .*“information”\.$/,
    );
  });

  test('keys and codes that data files cannot carry', () => {
    for (const key of ['__proto__', 'Waiting', '2nd', 'a b', 'x'.repeat(41)]) {
      expect(problemsAfter((json) => (json.pages[0].questions[0].key = key))).toHaveLength(1);
    }
    expect(problemsAfter((json) => (json.pages[0].questions[0].options[0].code = '~skipped'))).toHaveLength(
      1,
    );
  });

  test('a condition in no known form is judged by the form it is nearest to', () => {
    expect(
      problemsAfter((json) => (json.pages[1].showIf = { question: 'waiting', atLeast: 'many' })),
    ).toEqual(['pages[1].showIf.atLeast: Give a number; it is now string.']);
  });

  test('completeness lines the wrong way round', () => {
    expect(problemsAfter((json) => (json.completeness = { partialFrom: 0.9, completeFrom: 0.8 }))).toEqual([
      'completeness: Let “partialFrom” be no higher than “completeFrom”.',
    ]);
  });
});

test('whatever is posted is judged, never thrown at: nothing, lists, and data nested thousands deep', () => {
  let deep: object = { question: 'waiting', is: 'yes' };
  for (let level = 0; level < 20_000; level += 1) deep = { not: deep };
  expect(problemsAfter((json) => (json.pages[1].showIf = null))).toHaveLength(1);
  const questionnaire = { ...draft(), pages: [aPage(yesOrNo('a'), { showIf: deep as never })] };
  expect(parseQuestionnaire(questionnaire)).toMatchObject({ ok: false });
  for (const data of [undefined, null, 7, 'text', [], {}, { kind: '__proto__' }]) {
    expect(parseQuestionnaire(data).ok).toBe(false);
    expect(parseQuestion(data).ok).toBe(false);
  }
});
