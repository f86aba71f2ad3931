import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mappedAnswer, mappingFaults } from '../../../surveys/questionnaires/pool-easy-read';
import {
  reportedCodebook,
  reportedQuestionnaire,
  reportedRow,
  standardAnswers,
} from '../../../surveys/questionnaires/report-easy-read';
import { kindOf, answers as kinds, type Question } from '../../../surveys/questions/answers';
import type { Stored } from '../../../surveys/vocabulary';
import { easyCare, surveyWithEasyRead } from './easy-survey';

const care = surveyWithEasyRead.pages[0]!.questions[0]!;
const survey = surveyWithEasyRead;
const names = reportedCodebook(survey).map(({ name }) => name);

function rowIn(format: 'standard' | 'easy-read', answers: Readonly<Record<string, Stored>>) {
  const { row } = reportedRow(survey, { answers, format, isFinished: true });
  return Object.fromEntries(names.map((name, at) => [name, row[at]]));
}

describe('answers in Easy Read are pooled where the scale is mapped, and nowhere else (R14)', () => {
  test('a mapped answer counts as the standard one', () => {
    expect(mappedAnswer({ easy: easyCare, standard: care }, { value: 'ok' })).toEqual({ value: 'neither' });
  });

  test('a stated reason for none stays that reason', () => {
    for (const missing of ['skipped', 'dont-know', 'prefer-not-to-say'] as const)
      expect(mappedAnswer({ easy: easyCare, standard: care }, { missing })).toEqual({ missing });
  });

  test('a row in Easy Read has mapped answers, own columns for the rest, and says its version', () => {
    expect(
      rowIn('easy-read', {
        easy_care: { value: 'bad' },
        easy_waiting: { value: 'yes' },
        easy_long: { value: 'no' },
        easy_help: { value: 'yes' },
        helped_by: { value: 'nobody' },
        hard: { value: 'yes' },
      }),
    ).toEqual({
      care: 'poor',
      waiting: 'yes',
      // Answered before the switch: stored, and not pooled.
      hard: { missing: 'not-asked' },
      more: { missing: 'not-asked' },
      easy_long: 'no',
      easy_help: 'yes',
      helped_by: 'nobody',
      format: 'easy-read',
    });
  });

  test('a row of the standard version was not asked what Easy Read asks apart', () => {
    expect(rowIn('standard', { care: { value: 'very-good' }, easy_help: { value: 'yes' } })).toMatchObject({
      care: 'very-good',
      easy_help: { missing: 'not-asked' },
      helped_by: { missing: 'not-asked' },
      format: 'standard',
    });
  });

  test('law: the answers of a pooled variable are the standard ones and the mapped ones, whoever answered what', () => {
    const answered = fc.record(
      {
        care: fc.constantFrom('very-good', 'good', 'neither', 'poor'),
        easy_care: fc.constantFrom('good', 'ok', 'bad'),
        hard: fc.constantFrom('yes', 'no'),
        easy_help: fc.constantFrom('yes', 'no'),
      },
      { requiredKeys: [] },
    );
    const people = fc.array(fc.tuple(fc.constantFrom('standard' as const, 'easy-read' as const), answered));
    fc.assert(
      fc.property(people, (all) => {
        const rows = all.map(([format, given]) =>
          rowIn(format, Object.fromEntries(Object.entries(given).map(([key, value]) => [key, { value }]))),
        );
        const count = (name: string) => rows.filter((row) => typeof row[name] === 'string').length;
        const gave = (format: string, key: keyof (typeof all)[number][1]) =>
          all.filter(([own, given]) => own === format && given[key] !== undefined).length;
        expect(count('care')).toBe(gave('standard', 'care') + gave('easy-read', 'easy_care'));
        expect(count('hard')).toBe(gave('standard', 'hard'));
        expect(count('easy_help')).toBe(gave('easy-read', 'easy_help'));
        expect(count('format')).toBe(all.length);
      }),
    );
  });

  test('whatever looks at one answer sees it under its standard name', () => {
    const begun = { answers: { easy_care: { value: 'ok' } }, format: 'easy-read' as const, isFinished: true };
    expect(standardAnswers(survey, begun)).toMatchObject({
      care: { value: 'neither' },
      hard: { missing: 'not-asked' },
    });
    expect(standardAnswers(survey, { ...begun, format: 'standard' })).toBe(begun.answers);
  });

  test('results are read by the questions of both, those of Easy Read named so', () => {
    const labels = reportedQuestionnaire(survey).pages.flatMap((page) =>
      page.questions.map(({ label }) => label.en),
    );
    expect(labels).toContain('Easy Read: Do you get the help you need?');
    expect(labels).not.toContain('Easy Read: How is your care?');
  });

  test('a questionnaire without an Easy Read version has the columns it always had', () => {
    const { easyRead: _none, ...plain } = survey;
    expect(reportedCodebook(plain).map(({ name }) => name)).toEqual(['care', 'waiting', 'hard', 'more']);
    expect(reportedRow(plain, { answers: {}, format: 'standard', isFinished: true }).row).toHaveLength(4);
  });
});

describe('every kind that is chosen or counted can be the same in Easy Read', () => {
  const asking = Object.keys(kinds)
    .map((name) => kindOf({ kind: name }))
    .filter(({ asks, kind }) => asks && kind !== 'open-text');

  test.each(asking.map((kind) => [kind.kind, kind] as const))(
    '%s: its answer counts unchanged',
    (_name, kind) => {
      const { question: standard, value } = kind.example;
      const easy = { ...standard, key: 'easy', of: standard.key, mapped: 'same' } as Question;
      expect(mappingFaults(easy, standard)).toEqual([]);
      expect(mappedAnswer({ easy, standard }, { value })).toEqual({ value });
    },
  );
});

test('own words are never pooled: they are read under the question they were written for', () => {
  const standard = kindOf({ kind: 'open-text' }).example.question;
  const easy = { ...standard, key: 'easy', of: standard.key, mapped: 'same' } as Question;
  expect(mappingFaults(easy, standard)[0]).toMatch(/^Own words are read/);
});

describe('a mapping that does not hold pools nothing', () => {
  const faultsOf = (change: object) => mappingFaults({ ...easyCare, ...change } as Question, care);

  test('a code that the standard question does not offer', () => {
    expect(faultsOf({ mapped: { good: 'splendid', ok: 'neither', bad: 'poor' } })).toEqual([
      'Its answer “good” counts as “splendid”, which “care” does not offer. Choose another.',
    ]);
  });

  test('an answer that counts as nothing, and one that it does not have', () => {
    expect(faultsOf({ mapped: { good: 'good', ok: 'neither', worst: 'poor' } })).toEqual([
      'It says how “worst” counts, which is not one of its answers. Remove it.',
      'Its answer “bad” counts as nothing in “care”. Choose what it counts as, or count the question apart.',
    ]);
  });

  test('the same, where it is another kind of question', () => {
    expect(faultsOf({ mapped: 'same' })[0]).toMatch(/^It is answered in another way than “care”/);
  });

  test('then the column reads as not asked, and the question has a column of its own', () => {
    const broken = {
      ...survey,
      easyRead: {
        ...survey.easyRead!,
        pages: [{ key: 'easy_care', questions: [{ ...easyCare, mapped: { good: 'good' } } as Question] }],
      },
    };
    const columns = reportedCodebook(broken).map(({ name }) => name);
    const { row } = reportedRow(broken, {
      answers: { easy_care: { value: 'good' } },
      format: 'easy-read',
      isFinished: true,
    });
    expect(row[columns.indexOf('care')]).toEqual({ missing: 'not-asked' });
    expect(row[columns.indexOf('easy_care')]).toBe('good');
  });
});
