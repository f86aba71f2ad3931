import { describe, expect, test } from 'vitest';
import { readLimesurveyTables } from '../../../../analysis/imports/limesurvey-tables';
import { importJson } from '../../../../surveys/questionnaires/imports/json';
import { importLimesurvey } from '../../../../surveys/questionnaires/imports/limesurvey';
import { writeOwn } from '../../../../surveys/questionnaires/imports/own';
import type { ImportReport } from '../../../../surveys/questionnaires/imports/report';
import type { Sheet } from '../../../../surveys/questionnaires/imports/source';
import { importXlsform } from '../../../../surveys/questionnaires/imports/xlsform';
import { reviewQuestionnaire } from '../../../../surveys/questionnaires/review';
import type { Questionnaire } from '../../../../surveys/questionnaires/types';
import type { Question } from '../../../../surveys/questions/answers';
import { notesOf, questionOf, questionsOf, taken } from './builders';
import { eqs } from './wild/eqs';
import { limesurveys } from './wild/limesurveys';
import { xlsforms } from './wild/xlsforms';

/** What holds of every file that is brought in, whatever stands in it. */
function keepsItsPromises({ draft, report }: { draft: Questionnaire; report: ImportReport }) {
  // The dry run can be made; what it finds are sentences for staff, none of them about the shape.
  expect(() => reviewQuestionnaire(draft)).not.toThrow();
  const again = taken(importJson(JSON.parse(writeOwn(draft))));
  expect(again.draft).toEqual(draft);
  const keys = new Set(questionsOf(draft).map(({ key }) => key));
  for (const { what, outcome, key, notes } of report.items) {
    if (outcome !== 'carried') expect(notes.length).toBeGreaterThan(0);
    // One that became several, or a part of another, says so.
    if (what === 'question' && key === undefined) expect(outcome).not.toBe('carried');
    if (what === 'question' && key !== undefined) expect(keys).toContain(key);
  }
}

/**
 * Every cell that says something stands in the draft or in the report: as words, as a note, or as what it does.
 * @returns those that stand in neither, each with its place
 */
function lostCells(
  sheets: readonly Sheet[],
  { draft, report }: { draft: Questionnaire; report: ImportReport },
) {
  const kept = plain(JSON.stringify([draft, report]));
  return sheets.flatMap(({ name: sheet, rows: [head, ...rows] }) =>
    rows.flatMap(({ number, cells }) => {
      const place = `${sheet}, row ${number}`;
      const items = report.items.filter((item) => item.place === place);
      const isEnd = cells.some((cell) => /^end[ _]/i.test(cell.trim()));
      if (items.length === 0 && !isEnd) return [`${place}: no item`];
      const made = questionsOf(draft).filter(({ key }) => items.some((item) => item.key === key));
      return cells.flatMap((cell, column) => {
        const header = (head?.cells[column] ?? '').trim();
        const does =
          cell.trim() === '' ||
          isEnd ||
          /^(type|name|list.name|value)$/i.test(header) ||
          (/relevan/i.test(header) && made.some(({ showIf }) => showIf)) ||
          (/required$/i.test(header) && /^(no|false)$/i.test(cell.trim())) ||
          (/constraint$/i.test(header) && made.some((one) => isHeld(one))) ||
          (/parameters/i.test(header) &&
            made.some(({ kind, shuffle }) => kind === 'scale' || kind === 'number' || shuffle));
        return does || kept.includes(plain(JSON.stringify(cell.trim()).slice(1, -1)))
          ? []
          : [`${place}, ${header}: ${cell}`];
      });
    }),
  );
}

const isHeld = (question: Question) =>
  ['min', 'max', 'maxLength'].some((limit) => limit in question) ||
  question.kind === 'part-date' ||
  ('options' in question && question.options.some(({ exclusive }) => exclusive));

/** Texts of more than a word that stand in neither draft nor report. */
function lostTexts(
  parts: readonly unknown[],
  { draft, report }: { draft: Questionnaire; report: ImportReport },
) {
  const kept = plain(JSON.stringify([draft, report]));
  const textsIn = (part: unknown): string[] =>
    typeof part === 'string'
      ? [part]
      : typeof part === 'object' && part !== null
        ? Object.values(part).flatMap(textsIn)
        : [];
  return [...new Set(parts.flatMap(textsIn))].filter(
    (text) =>
      /\p{L}{2,}\s+\p{L}{2,}/u.test(text) &&
      // A condition is told by what it does.
      !/[=<>&|]=|&&|^(less|greater) than$/.test(text) &&
      !piecesOf(text).every((piece) => kept.includes(plain(piece))),
  );
}

/** What stands between the answers that are put into a text. */
const piecesOf = (text: string) => text.split(/\$?\{\{?[^{}]*\}\}?/);

/** Letters and figures alone: markup, entities and line ends are taken out of words. */
const plain = (text: string) =>
  text
    .replace(/<[^>]*>/g, '')
    .replace(/&[a-z]+;/g, '')
    .replace(/\\+[nr"]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '');

describe('XLSForm', () => {
  test.each(xlsforms)('$what', ({ sheets }) => {
    const imported = taken(importXlsform(sheets));
    keepsItsPromises(imported);
    expect(lostCells(sheets, imported)).toEqual([]);
  });
});

describe('LimeSurvey', () => {
  test.each(limesurveys)('$what', ({ text }) => {
    const file = readLimesurveyTables(text);
    const imported = taken(importLimesurvey(file));
    keepsItsPromises(imported);
    expect(lostTexts(Object.values(file.tables).flat(), imported)).toEqual([]);
  });
});

describe('ONS questionnaires', () => {
  test.each(eqs)('$what', ({ data }) => {
    const imported = taken(importJson(data));
    keepsItsPromises(imported);
    expect(lostTexts([data], imported)).toEqual([]);
  });
});

describe('what of them is carried over', () => {
  const ofForm = (what: string) =>
    taken(importXlsform(xlsforms.find((form) => form.what.startsWith(what))!.sheets));

  test('a date is asked as far as it is shown there, and held to the past where it was', () => {
    const { draft } = ofForm('constraints');
    expect(questionOf(draft, 'born')).toMatchObject({ kind: 'part-date', finest: 'day' });
    expect(questionOf(draft, 'born')).not.toHaveProperty('mayBeFuture');
    const media = ofForm('media');
    expect(questionOf(media.draft, 'month')).toMatchObject({ kind: 'part-date', mayBeFuture: true });
    expect(notesOf(media.report, 'dt')).toContain('The day is asked, and not the time of day.');
    const lime = taken(importLimesurvey(readLimesurveyTables(limesurveys[0]!.text)));
    expect(questionOf(lime.draft, 'day')).toMatchObject({ kind: 'part-date', finest: 'year' });
    const eq = taken(importJson(eqs[0]!.data));
    expect(questionOf(eq.draft, 'when_day')).toMatchObject({ finest: 'day', earliest: '2020-01-01' });
    expect(questionOf(eq.draft, 'when_month')).toMatchObject({ finest: 'month' });
    expect(questionOf(eq.draft, 'when_year')).toMatchObject({ finest: 'year' });
  });

  test('options in a random order keep one', () => {
    expect(questionOf(ofForm('a Kobo').draft, 'city_north')).toMatchObject({ shuffle: true });
    const lime = taken(importLimesurvey(readLimesurveyTables(limesurveys[0]!.text)));
    expect(questionOf(lime.draft, 'list')).toMatchObject({ shuffle: true });
    expect(questionOf(lime.draft, 'drop')).not.toHaveProperty('shuffle');
  });

  test('the words and lists of ODK-X stand in columns of their own', () => {
    const { draft, report } = ofForm('an ODK-X');
    expect(questionOf(draft, 'well')).toMatchObject({
      kind: 'single-choice',
      label: { en: 'Are you well?' },
      options: [{ code: 'yes', label: { en: 'Yes' } }, { code: 'no' }],
    });
    expect(notesOf(report, 'row 3')).toContain('is asked of everyone. if // data("who")');
  });

  test('of a list of 75 several can be ticked or put in order, and the dry run asks for a shorter one', () => {
    const { draft } = ofForm('a list too long');
    expect(questionsOf(draft).map(({ kind }) => kind)).toEqual([
      'multiple-choice',
      'ranking',
      'single-choice',
    ]);
    const sentences = reviewQuestionnaire(draft).findings.map(({ sentence }) => sentence);
    expect(sentences).toContain(
      '75 options are long to read and to tick. Keep to 30, or split the question.',
    );
  });
});
