import { expect, test } from 'vitest';
import { designOf } from '../../analysis/results/design';
import { measure } from '../../server/steps/measures';
import { casesOf, type UsableCase, type WaveCases } from '../../server/steps/read-cases';
import { segmentsOf } from '../../server/steps/tabulate';
import { codebookOf, rowOf } from '../../surveys/questionnaires/codebook';
import { usualCompleteness } from '../../surveys/questionnaires/types';
import { answers, kindOf, type Question } from '../../surveys/questions/answers';

const kinds = Object.keys(answers).map((name) => kindOf({ kind: name }));

/** A wave of one question that forty people have answered as in its worked example, and four not. */
function waveOf(question: Question, value: unknown): WaveCases {
  const questionnaire = {
    title: { en: 'Survey' },
    purpose: { en: 'To hear.' },
    minutes: 1,
    languages: ['en'],
    pages: [{ key: 'page', questions: [question] }],
    thanks: { en: 'Thank you.' },
    completeness: usualCompleteness,
  };
  const people = Array.from({ length: 44 }, (_, n): UsableCase => {
    const stored = n < 40 ? { value } : ({ missing: 'skipped' } as const);
    return {
      caseId: `case-${n}`,
      memberId: `member-${n}`,
      status: 'complete',
      row: rowOf(questionnaire, { [question.key]: stored }),
      profile: {},
      baseWeight: 1,
      stratum: 'all',
      cohort: 'street',
      source: 'street',
      selection: 'unknown',
      issuedAt: new Date('2019-03-01'),
      channel: 'email',
      format: 'standard',
      answeredFor: 'self',
      isAsGiven: false,
    };
  });
  return {
    wave: { id: 'w', title: 'Survey', status: 'open', opensOn: '2019-03-01', closesOn: '2019-03-29' },
    questionnaire,
    version: 1,
    wordings: [],
    isFrozen: true,
    codebook: codebookOf(questionnaire),
    variables: [],
    invited: 44,
    people,
    stamp: '',
  };
}

test.each(kinds.map((kind) => [kind.kind, kind] as const))(
  'every kind has figures for each of its coded columns: %s',
  (_, kind) => {
    const { question, value } = kind.example;
    const wave = waveOf(question, value);
    const cases = casesOf(wave);
    const { groups } = measure(question, {
      cases,
      design: designOf(cases),
      rule: { hideSmallCounts: false },
      segment: null,
    });
    const figured = kind.columns(question).filter(({ measure: how }) => how !== 'text');
    const isWords = question.kind === 'open-text' || question.kind === 'postcode';
    expect(groups.length > 0).toBe(figured.length > 0 && !isWords);
    for (const { everyone } of groups.flatMap(({ lines }) => lines)) {
      if (everyone.shown) expect(everyone.base).toBe(40);
    }
    if (groups.length > 0)
      expect(groups.flatMap(({ lines }) => lines).some(({ everyone }) => everyone.shown)).toBe(true);
  },
);

test('a question with one answer of a list can split others, a new kind of it too', () => {
  const { question, value } = answers.profile.example;
  expect(segmentsOf(waveOf(question, value)).map(({ key, from }) => [key, from])).toEqual([
    ['sex_now', 'question'],
  ]);
  const { question: many, value: chosen } = answers['multiple-choice'].example;
  expect(segmentsOf(waveOf(many, chosen))).toEqual([]);
});
