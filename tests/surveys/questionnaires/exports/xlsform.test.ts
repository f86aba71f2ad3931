// biome-ignore-all lint/suspicious/noTemplateCurlyInString: XLSForm names answers so
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writeWorkbook } from '../../../../analysis/exports/workbook';
import { readSheets } from '../../../../analysis/imports/sheets';
import second from '../../../../db/reference/questionnaires/second-survey.json';
import { xlsformSheets } from '../../../../surveys/questionnaires/exports/xlsform';
import { xpathOf } from '../../../../surveys/questionnaires/exports/xpath';
import { importXlsform } from '../../../../surveys/questionnaires/imports/xlsform';
import { type Answers, type Condition, holds } from '../../../../surveys/questionnaires/show-if';
import type { Questionnaire } from '../../../../surveys/questionnaires/types';
import { answers, type Question } from '../../../../surveys/questions/answers';
import { aPage, aQuestionnaire, comment, yesOrNo } from '../builders';
import { questionOf, questionsOf, taken } from '../imports/builders';

/** Out to a workbook and back in by the form alone, as another program hands it on: without the sheet kept for us. */
async function roundTrip(survey: Questionnaire): Promise<Questionnaire> {
  const sheets = await readSheets(await writeWorkbook(xlsformSheets(survey)));
  return taken(importXlsform(sheets.filter(({ name }) => name !== 'sounding'))).draft;
}

const kept: readonly Question[] = [
  { ...answers['single-choice'].example.question, offers: [] },
  {
    ...answers['single-choice'].example.question,
    key: 'with_offer',
    offers: ['dont-know', 'prefer-not-to-say'],
  },
  { ...answers['multiple-choice'].example.question, offers: [] },
  {
    ...answers['multiple-choice'].example.question,
    key: 'two_to_three',
    min: 2,
    max: 3,
    offers: ['prefer-not-to-say'],
  },
  { ...answers.ranking.example.question, top: 3, offers: [] },
  { key: 'days', kind: 'number', label: { en: 'How many days?' }, min: 0, max: 7, decimals: 0 },
  {
    key: 'weight',
    kind: 'number',
    label: { en: 'How heavy?', pl: 'Ile?' },
    min: -2.5,
    max: 300,
    decimals: 4,
  },
  {
    key: 'change',
    kind: 'open-text',
    label: { en: 'What?' },
    hint: { en: 'No names.' },
    maxLength: 1000,
    askQuote: false,
  },
  answers.information.example.question,
];

test.each(kept.map((question) => [question.key, question] as const))(
  '%s comes back from a workbook as it went, for both can say it',
  async (_, question) => {
    const survey = aQuestionnaire([aPage(question)], { languages: ['en', 'pl'] });
    const back = questionOf(await roundTrip(survey), question.key);
    const { offers, ...rest } = question;
    expect(back).toEqual({ ...rest, ...(offers?.length && { offers }) });
  },
);

test('a question of every kind goes out: its codes as in the data file, and what is unsaid on a sheet of its own', () => {
  const sheets = xlsformSheets(
    aQuestionnaire(Object.values(answers).map(({ example }) => aPage(example.question))),
  );
  expect(sheets.map(({ name }) => name)).toEqual([
    'survey',
    'choices',
    'settings',
    'not in the form',
    'sounding',
  ]);
  const names = sheets[0]!.rows.map(([, name]) => name);
  for (const { example } of Object.values(answers))
    expect(names.some((name) => name?.startsWith(example.question.key))).toBe(true);
  expect(names).toContain('share_gp');
  expect(sheets[0]!.rows.find(([, name]) => name === 'share_mental')?.join()).toContain(
    'coalesce(${share_gp}, 0) + coalesce(${share_hospitals}, 0) + . = 100',
  );
  expect(sheets[3]!.rows).toContainEqual(['share', 'that its items are shares of one total', '']);
  expect(sheets[3]!.rows).toContainEqual(['change', 'whether the words may be quoted', '']);
});

test('the bundled survey keeps its questions, words and who is asked', async () => {
  // The bundled file has been held to the shape by its own test.
  const survey = second as unknown as Questionnaire;
  const back = await roundTrip(survey);
  expect(back.title).toEqual({ en: survey.title.en });
  const asked = questionsOf(survey).filter(({ kind }) => kind !== 'constant-sum');
  for (const question of asked)
    expect(questionOf(back, question.key).label.en).toContain(question.label.en.split('\n')[0]);
});

describe('who is asked', () => {
  const sources: Question[] = [
    yesOrNo('a', { offers: ['dont-know'] }),
    { ...answers['multiple-choice'].example.question, key: 'b', offers: ['prefer-not-to-say'] } as Question,
    { key: 'n', kind: 'number', label: { en: 'N?' }, min: 0, max: 10, decimals: 0 },
  ];
  const leaf: fc.Arbitrary<Condition> = fc.oneof(
    fc.constantFrom('yes', 'no').map((is) => ({ question: 'a', is })),
    fc.constantFrom('yes', 'no').map((isNot) => ({ question: 'a', isNot })),
    fc.constantFrom('gp', 'none').map((includes) => ({ question: 'b', includes })),
    fc.integer({ min: 0, max: 10 }).map((atLeast) => ({ question: 'n', atLeast })),
    fc.integer({ min: 0, max: 10 }).map((atMost) => ({ question: 'n', atMost })),
    fc.integer({ min: 0, max: 10 }).map((is) => ({ question: 'n', is })),
    fc
      .tuple(fc.constantFrom('a', 'b', 'n'), fc.boolean())
      .map(([question, answered]) => ({ question, answered })),
  );
  const condition: fc.Memo<Condition> = fc.memo((depth) =>
    depth <= 1
      ? leaf
      : fc.oneof(
          leaf,
          fc.array(condition(depth - 1), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
          fc.array(condition(depth - 1), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
          condition(depth - 1).map((not) => ({ not })),
        ),
  );
  const stored = fc.record({
    a: fc.constantFrom(undefined, { value: 'yes' }, { value: 'no' }, { missing: 'dont-know' as const }),
    b: fc.constantFrom(
      undefined,
      { value: ['gp'] },
      { value: ['none'] },
      { value: ['gp', 'pharmacy'] },
      { missing: 'prefer-not-to-say' as const },
    ),
    n: fc.constantFrom(undefined, { value: 0 }, { value: 5 }, { value: 10 }),
  });

  test('law: a condition written as XPath and read back asks the same people', () => {
    fc.assert(
      fc.property(condition(3), fc.array(stored, { minLength: 5, maxLength: 5 }), (showIf, people) => {
        const pages = [...sources.map((question) => aPage(question)), aPage(comment('c', { showIf }))];
        const sheets = xlsformSheets(aQuestionnaire(pages)).filter(({ name }) => name !== 'sounding');
        const given = sheets.map(({ name, rows }) => ({
          name,
          rows: rows.map((cells, index) => ({ number: index + 1, cells })),
          merged: [],
        }));
        const { draft, report } = taken(importXlsform(given));
        const back = questionsOf(draft).find(({ key }) => key === 'c');
        const told = report.items.find(({ name }) => name === 'c');
        for (const person of people) {
          // Nothing stored is an answer not yet given.
          const said = Object.fromEntries(
            Object.entries(person).filter(([, one]) => one !== undefined),
          ) as Answers;
          const asked = back === undefined ? false : back.showIf === undefined || holds(back.showIf, said);
          expect(
            asked,
            `${xpathOf(showIf, (key) => sources.find((one) => one.key === key))}\n${JSON.stringify(told)}`,
          ).toBe(holds(showIf, said));
        }
      }),
      { numRuns: 300 },
    );
  });
});

test('every cell is a text: nothing a member wrote into a question is run by a spreadsheet', async () => {
  const survey = aQuestionnaire([aPage(yesOrNo('a', { label: { en: '=HYPERLINK("http://x")' } }))]);
  const [sheet] = await readSheets(await writeWorkbook(xlsformSheets(survey)));
  expect(sheet?.rows[1]?.cells).toContain('=HYPERLINK("http://x")');
  expect(questionOf(await roundTrip(survey), 'a').label.en).toBe('=HYPERLINK("http://x")');
});
