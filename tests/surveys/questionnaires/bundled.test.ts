import { describe, expect, test } from 'vitest';
import first from '../../../db/reference/questionnaires/first-survey.json';
import second from '../../../db/reference/questionnaires/second-survey.json';
import { codebookOf } from '../../../surveys/questionnaires/codebook';
import { completenessOf } from '../../../surveys/questionnaires/completeness';
import { parseQuestionnaire } from '../../../surveys/questionnaires/definition';
import { reviewQuestionnaire } from '../../../surveys/questionnaires/review';
import { findRoute } from '../../../surveys/questionnaires/routing';
import type { Questionnaire } from '../../../surveys/questionnaires/types';
import { kindOf } from '../../../surveys/questions/answers';

function parsed(data: unknown): Questionnaire {
  const result = parseQuestionnaire(data);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

const questionsOf = (questionnaire: Questionnaire) => questionnaire.pages.flatMap((page) => page.questions);

describe.each([
  ['first', first],
  ['second', second],
])('the bundled %s survey (R9)', (_, data) => {
  test('has the shape of a questionnaire and passes its dry run without a finding', () => {
    expect(reviewQuestionnaire(parsed(data)).findings).toEqual([]);
  });

  test('can be answered whole: a worked answer to each question makes it complete', () => {
    const survey = parsed(data);
    const worked = questionsOf(survey).map(
      (question) => [question.key, { missing: 'prefer-not-to-say' }] as const,
    );
    expect(completenessOf(survey, Object.fromEntries(worked)).status).toBe('complete');
  });

  test('asks sensitive questions with a reason and a way round (R29)', () => {
    for (const question of questionsOf(parsed(data)).filter((each) => each.sensitive)) {
      expect(question.whyWeAsk?.en, question.key).toMatch(/small groups|Nobody who treats you/);
      expect(question.offers, question.key).toContain('prefer-not-to-say');
    }
  });
});

test('the first survey asks twelve questions of most, thirteen of who is waiting, in eight kinds', () => {
  const survey = parsed(first);
  const asked = (given: Parameters<typeof findRoute>[1]) =>
    findRoute(survey, given)
      .pages.flatMap((page) => page.questions)
      .filter((question) => kindOf(question).asks).length;
  expect(asked({})).toBe(12);
  expect(asked({ waiting: { value: 'not_waiting' } })).toBe(12);
  expect(asked({ waiting: { value: 'respiratory' } })).toBe(13);
  const used = new Set(questionsOf(survey).map((question) => question.kind));
  expect([...used].sort()).toEqual([
    'constant-sum',
    'information',
    'multiple-choice',
    'number',
    'open-text',
    'ranking',
    'scale',
    'single-choice',
  ]);
});

test('two questions carry the published wording, and their answers map onto the published groups', () => {
  const byKey = new Map(questionsOf(parsed(first)).map((question) => [question.key, question]));
  const coordination = byKey.get('coordination')!;
  const waiting = byKey.get('waiting')!;
  expect(coordination.label.en).toBe(
    'Overall, how would you rate the coordination of your care across the NHS?',
  );
  expect(Object.keys(coordination.benchmark!.groups)).toEqual(['Good', 'Neither good nor poor', 'Poor']);
  expect(waiting.label.en).toBe(
    'Are you waiting to receive care, treatment or advice from one of the following NHS community health services?',
  );
  expect(Object.keys(waiting.benchmark!.groups)).toEqual(['Yes', 'No']);
  for (const question of [coordination, waiting]) {
    expect(question.source).toContain('Open Government Licence v3.0');
    expect(Object.values(question.benchmark!.groups).flat().sort()).toEqual(
      [...kindOf(question).domain(question).codes!].sort(),
    );
  }
});

test('no column of a data file is named twice', () => {
  const names = codebookOf(parsed(first)).map((column) => column.name);
  expect(new Set(names).size).toBe(names.length);
  expect(names).toContain('share_mental_health');
});
