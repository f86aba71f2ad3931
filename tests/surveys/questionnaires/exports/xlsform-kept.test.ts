import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writeWorkbook } from '../../../../analysis/exports/workbook';
import { readSheets } from '../../../../analysis/imports/sheets';
import { xlsformSheets } from '../../../../surveys/questionnaires/exports/xlsform';
import type { Sheet } from '../../../../surveys/questionnaires/imports/source';
import { importXlsform } from '../../../../surveys/questionnaires/imports/xlsform';
import type { Questionnaire } from '../../../../surveys/questionnaires/types';
import { answers } from '../../../../surveys/questions/answers';
import { questionnaires } from '../arbitrary';
import { aPage, aQuestionnaire, comment, yesOrNo } from '../builders';
import { aSheet, itemOf, notesOf, questionOf, questionsOf, taken } from '../imports/builders';

const sheetsOf = (survey: Questionnaire): Sheet[] =>
  xlsformSheets(survey).map(({ name, rows }) => aSheet(name, rows));

/** The sheets with one of them changed by hand, header included. */
function edited(sheets: readonly Sheet[], name: string, edit: (rows: string[][]) => string[][]): Sheet[] {
  return sheets.map((sheet) =>
    sheet.name === name ? aSheet(name, edit(sheet.rows.map(({ cells }) => [...cells]))) : sheet,
  );
}

const everyKind = aQuestionnaire(Object.values(answers).map(({ example }) => aPage(example.question)));

test('a questionnaire taken out as XLSForm comes back the same, with nothing to look at', async () => {
  const { draft, report } = taken(
    importXlsform(await readSheets(await writeWorkbook(xlsformSheets(everyKind)))),
  );
  expect(draft).toEqual(everyKind);
  expect(report.items.filter(({ outcome }) => outcome !== 'carried')).toEqual([]);
  expect(report.added).toEqual([]);
});

const outAndIn = (sheets: readonly Sheet[], survey: Questionnaire) => {
  const { draft, report } = taken(importXlsform(sheets));
  expect(draft).toEqual(survey);
  expect(report.items.filter(({ outcome }) => outcome !== 'carried')).toEqual([]);
};

test('law: out and back in is the same questionnaire, whatever its kinds, words, settings and logic', () => {
  fc.assert(
    fc.property(questionnaires, (survey) => outAndIn(sheetsOf(survey), survey)),
    { numRuns: 150 },
  );
});

test('law: so it is by way of a workbook', async () => {
  const throughBytes = async (survey: Questionnaire) =>
    outAndIn(await readSheets(await writeWorkbook(xlsformSheets(survey))), survey);
  await fc.assert(fc.asyncProperty(questionnaires, throughBytes), { numRuns: 15 });
});

test('a question longer than a cell of a spreadsheet comes back whole', async () => {
  const long = Array.from({ length: 40 }, (_, index) => ({
    code: `o${index}`,
    label: { en: `${index} ${'wörds of an option 😀 '.repeat(100)}`.trim() },
  }));
  const survey = aQuestionnaire([aPage(yesOrNo('a', { options: long }))]);
  const { draft } = taken(importXlsform(await readSheets(await writeWorkbook(xlsformSheets(survey)))));
  expect(draft).toEqual(survey);
});

describe('a form that somebody worked on', () => {
  const survey = aQuestionnaire([
    aPage(answers['constant-sum'].example.question),
    aPage({
      key: 'days',
      kind: 'number',
      label: { en: 'How many?' },
      unit: { en: 'days' },
      min: 0,
      max: 7,
      decimals: 0,
    }),
    aPage(comment('why', { whyWeAsk: { en: 'To learn.' }, showIf: { question: 'days', atLeast: 1 } })),
  ]);
  const change = (rows: string[][], name: string, column: string, text: string) =>
    rows.map((cells) =>
      cells[1] === name ? cells.map((cell, at) => (rows[0]![at] === column ? text : cell)) : cells,
    );

  test('other words are taken, and the settings the form has no place for stay', () => {
    const sheets = edited(sheetsOf(survey), 'survey', (rows) =>
      change(change(rows, 'why', 'label::English (en)', 'Why so?'), 'share_gp', 'label::English (en)', 'GPs'),
    );
    const { draft } = taken(importXlsform(sheets));
    expect(questionOf(draft, 'why')).toEqual({ ...questionsOf(survey)[2], label: { en: 'Why so?' } });
    const [share] = questionsOf(draft);
    expect(share?.kind === 'constant-sum' && share.items[0]?.label.en).toBe('GPs');
    expect(share?.kind === 'constant-sum' && share.total).toBe(100);
  });

  test('a translator’s column comes in as a language', () => {
    const sheets = edited(sheetsOf(survey), 'survey', (rows) =>
      rows.map((cells) => [
        ...cells,
        cells[1] === 'days' ? 'Ile dni?' : cells[1] === 'name' ? 'label::Polish (pl)' : '',
      ]),
    );
    const { draft } = taken(importXlsform(sheets));
    expect(questionOf(draft, 'days').label).toEqual({ en: 'How many?', pl: 'Ile dni?' });
    expect(questionOf(draft, 'days')).toMatchObject({ unit: { en: 'days' } });
    expect(draft.languages).toEqual(['en', 'pl']);
  });

  test('other rows are read from the form, and what was kept beside them is named as lost', () => {
    const sheets = edited(sheetsOf(survey), 'survey', (rows) =>
      change(rows, 'days', 'constraint', '. <= 31'),
    );
    const { draft, report } = taken(importXlsform(sheets));
    expect(questionOf(draft, 'days')).toMatchObject({ kind: 'number', max: 31 });
    const told = report.items.find(({ place }) => place === 'sheet “sounding”');
    expect(told).toMatchObject({ name: 'days', outcome: 'changed', key: 'days' });
    expect(told?.notes[0]?.source).toBe('unit, min, max');
    expect(questionOf(draft, 'why')).toEqual(questionsOf(survey)[2]);
  });

  test('rows taken out or put in are seen: the one is named, the other stands on a page of its own', () => {
    const sheets = edited(sheetsOf(survey), 'survey', (rows) => [
      ...rows.filter(([, name]) => name !== 'why'),
      ['text', 'more', 'More?'],
    ]);
    const { draft, report } = taken(importXlsform(sheets));
    expect(draft.pages.map(({ key }) => key)).toEqual(['share', 'days', 'more']);
    expect(itemOf(report, 'why')).toMatchObject({ outcome: 'left-out', place: 'sheet “sounding”' });
  });

  test('what is written into a column of its own is named', () => {
    const sheets = edited(sheetsOf(survey), 'survey', (rows) =>
      rows.map((cells) => [...cells, cells[1] === 'days' ? 'ask Ann' : cells[1] === 'name' ? 'remark' : '']),
    );
    expect(notesOf(taken(importXlsform(sheets)).report, 'days')).toContain(
      '“remark” is not carried over. ask Ann',
    );
  });

  test('where the kept sheet itself is broken the form alone counts, and it is said', () => {
    const sheets = edited(sheetsOf(survey), 'sounding', (rows) =>
      rows.map((cells, at) => (at === 2 ? [...cells.slice(0, 2), '{"key":'] : cells)),
    );
    const { draft, report } = taken(importXlsform(sheets));
    expect(questionOf(draft, 'days')).toMatchObject({ kind: 'number', max: 7 });
    expect(notesOf(report, 'sounding')).toContain('row 3: Its JSON is broken off.');
  });
});

test('logic that was kept and speaks of a question taken out of the form is named in the report', () => {
  const survey = aQuestionnaire([
    aPage(yesOrNo('carer')),
    aPage(yesOrNo('well'), { jumps: [{ if: { question: 'carer', is: 'no' }, to: 'last' }] }),
    aPage(yesOrNo('between')),
    aPage(comment('last')),
  ]);
  const without = edited(sheetsOf(survey), 'survey', (rows) => rows.filter((row) => !row.includes('carer')));
  const { report } = taken(importXlsform(without));
  const [broken, ...others] = report.items.filter(({ notes }) =>
    notes.some(({ sentence }) => sentence.startsWith('What was kept no longer fits the form.')),
  );
  expect(others).toEqual([]);
  expect(broken).toMatchObject({ what: 'setting', name: 'well', outcome: 'changed' });
  expect(broken?.notes[0]?.sentence).toContain('asks about “carer”, and there is no such question');
});
