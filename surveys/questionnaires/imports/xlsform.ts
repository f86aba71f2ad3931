/** XLSForm (xlsform.org), the spreadsheet form of ODK, Kobo and others, as a draft of ours. Pure: sheets in, draft out. */
import { unsaidSheetName } from '../exports/xlsform';
import { keptSheetName, readKept } from '../exports/xlsform-kept';
import type { Questionnaire } from '../types';
import { draftFrom } from './draft';
import { createReport, type Entry, type Report } from './report';
import type { Imported, Sheet, SourceQuestion, SourceRule, Worded } from './source';
import { constantOf, type Dialect, ruleFrom } from './translate';
import { type Lists, readChoices } from './xlsform-choices';
import { type FormRow, formRows } from './xlsform-columns';
import { type KeptQuestion, keptQuestions } from './xlsform-kept';
import { type Languages, languagesOf } from './xlsform-languages';
import { noteLeft, readQuestion } from './xlsform-questions';
import { type ReadType, readType } from './xlsform-types';

/** The conditions of XLSForm: XPath with functions of its own. */
const dialect: Dialect = {
  spelling: { hyphens: true, backslashes: false },
  functions: {
    selected: ([about, what], nameOf) => {
      const name = nameOf(about);
      const value = what && constantOf(what);
      return name === undefined || value === undefined ? undefined : { name, includes: String(value) };
    },
    true: () => ({ always: true }),
    false: () => ({ always: false }),
    boolean: ([about], nameOf) => {
      const name = nameOf(about);
      return name === undefined ? undefined : { name, answered: true };
    },
  },
  nameOf: (name) => name,
};

/**
 * A draft from the sheets of an XLSForm, with what became of every row of it.
 * @param sheets as the workbook has them, empty rows left out
 * @returns the draft and the report, or what is missing for one
 */
export function importXlsform(sheets: readonly Sheet[]): Imported {
  const find = (name: string) => sheets.find((sheet) => sheet.name.trim().toLowerCase() === name);
  const survey = find('survey');
  if (!survey || survey.rows.length < 2) {
    const there = sheets.map(({ name }) => `“${name}”`).join(', ') || 'none';
    return {
      ok: false,
      place: 'the workbook',
      sentence: `An XLSForm has a sheet “survey” with a header and rows; the sheets here are ${there}. Name the sheet of questions “survey”.`,
    };
  }
  const { columns, rows } = formRows(survey);
  for (const needed of ['type', 'name']) {
    if (columns.some(({ part }) => part === needed)) continue;
    return {
      ok: false,
      place: `sheet “${survey.name}”, row ${survey.rows[0]?.number ?? 1}`,
      sentence: `There is no column “${needed}”. Write the names of the columns into the first row: type, name, label.`,
    };
  }
  const report = createReport('XLSForm');
  const kept = readOwnSheet(find(keptSheetName), report);
  noteSheets(sheets, report, kept !== undefined);
  const settings = find('settings');
  const choices = find('choices');
  const settingRow = settings ? formRows(settings).rows[0] : undefined;
  const said = languagesOf(
    [...columns, ...(choices ? formRows(choices).columns : [])],
    settingRow?.text('default_language') ?? '',
    report,
  );
  const title = settings && readSettings(settings, settingRow, said, report);
  const lists = readChoices(choices, said, report);
  const asTheyWent = kept
    ? keptQuestions(kept, formRows(survey).rows, lists, said)
    : new Map<number, KeptQuestion>();
  const questions = readSurvey(rows, asTheyWent, lists, said, report);
  lists.noteUnused();
  const draft = draftFrom(
    {
      ...(title && { title }),
      languages: said.languages,
      questions,
      pipes: /\$\{\s*([^{}]+?)\s*\}/g,
      pipeName: (pipe) => pipe,
      ...(kept && { kept }),
    },
    report,
  );
  return { ok: true, draft, report: report.finish() };
}

/** What was kept beside the form when it was taken out of here. */
function readOwnSheet(sheet: Sheet | undefined, report: Report): Questionnaire | undefined {
  if (!sheet) return undefined;
  const read = readKept(sheet.rows.slice(1));
  if (read.ok) return read.value;
  const [first] = read.problems;
  report
    .entry('sheet', sheet.name, 'workbook')
    .changed(
      `What was kept in it cannot be read any more (${first?.path}: ${first?.sentence}), so the form alone counts. Take the questionnaire out again and leave this sheet as it is.`,
    );
  return undefined;
}

function noteSheets(sheets: readonly Sheet[], report: Report, isOurs: boolean): void {
  for (const { name, rows, merged } of sheets) {
    const sheetName = name.trim().toLowerCase();
    if (sheetName === keptSheetName || (isOurs && sheetName === unsaidSheetName)) continue;
    const known = /^(survey|choices|settings)$/.test(sheetName);
    const entry = report.entry('sheet', name, 'workbook');
    if (!known) {
      const held = rows.slice(0, 20).map((row) => row.cells.filter((cell) => cell !== '').join(' | '));
      entry.leftOut(
        `It is none of the sheets survey, choices and settings; its ${rows.length} rows are not read.`,
        held.join('\n'),
      );
    }
    if (merged.length > 0)
      entry.aside('Joined cells count as their first; the others are empty.', merged.slice(0, 40).join(', '));
  }
}

function readSettings(
  sheet: Sheet,
  row: FormRow | undefined,
  { said }: Languages,
  report: Report,
): Worded | undefined {
  if (!row) return undefined;
  const words = row.text('form_title');
  const place = `${sheet.name}, row ${row.number}`;
  const title = words === '' ? undefined : report.entry('setting', 'form_title', place);
  const main = row.text('default_language');
  if (main !== '')
    report.entry('setting', 'default_language', place).aside('It names the main language.', main);
  for (const { header, text } of row.left())
    report.entry('setting', header, place).leftOut('It is a setting of the other program.', text);
  for (const more of formRows(sheet).rows.slice(1))
    report.entry('setting', `row ${more.number}`, `${sheet.name}, row ${more.number}`).leftOut(
      'Only the first row of settings counts.',
      more
        .left()
        .map(({ text }) => text)
        .join(' | '),
    );
  return title && { said: said({ '': words }), entry: title };
}

type Group = { readonly rules: readonly SourceRule[] };

function readSurvey(
  rows: readonly FormRow[],
  kept: ReadonlyMap<number, KeptQuestion>,
  lists: Lists,
  languages: Languages,
  report: Report,
): readonly SourceQuestion[] {
  const groups: Group[] = [];
  const questions: SourceQuestion[] = [];
  const names = new Set<string>();
  let done = 0;
  for (const [index, row] of rows.entries()) {
    if (index < done) continue;
    const own = groups.length === 0 ? kept.get(row.number) : undefined;
    if (own) {
      done = index + own.rows;
      questions.push(readKeptQuestion(own, rows.slice(index, done), report));
      continue;
    }
    const written = row.text('type');
    const name = row.text('name');
    const place = `survey, row ${row.number}`;
    const list = row.text('values_list');
    const type = readType(list === '' ? written : `${written} ${list}`);
    if (type?.row.is === 'end') {
      row.left();
      if (groups.pop() === undefined)
        report.entry('group', name || written, place).leftOut('It ends a group that never began.');
      continue;
    }
    const isGroup = type?.row.is === 'begin';
    const entry = report.entry(isGroup ? 'group' : 'question', name || `row ${row.number}`, place);
    const reason = whyLeftOut(row, written, type);
    if (reason !== undefined && !isGroup) {
      const words = Object.values(row.texts('label')).join('\n');
      const calculation = row.text('calculation') || words || written || row.text('clause');
      entry.leftOut(reason, calculation);
      noteLeft(row, entry);
      continue;
    }
    if (!type) continue;
    const condition = row.text('relevant');
    const rules = condition === '' ? [] : [ruleFrom(condition, dialect, name)];
    if (type.row.is === 'begin') {
      groups.push({ rules });
      noteGroup(row, entry, type.row.repeats, rules);
      continue;
    }
    if (name !== '' && names.has(name))
      entry.aside('Another question has this name too; conditions mean either.');
    names.add(name);
    const outer = groups.flatMap((group) => group.rules);
    const read = readQuestion(
      row,
      name || `row_${row.number}`,
      type,
      entry,
      [...outer, ...rules],
      lists,
      languages,
      report,
    );
    questions.push(...(Array.isArray(read) ? read : [read]));
    noteLeft(row, entry);
  }
  return questions;
}

/** It is taken as it was; of its rows only what somebody wrote into further columns is named. */
function readKeptQuestion(
  { question, isReworded }: KeptQuestion,
  rows: readonly FormRow[],
  report: Report,
): SourceQuestion {
  const entry = report.entry('question', question.key, `survey, row ${rows[0]?.number ?? ''}`);
  if (isReworded) entry.aside('Its words were changed in the form; all else of it is as it was.');
  for (const row of rows) {
    for (const part of ['type', 'name', 'relevant', 'constraint', 'appearance', 'parameters']) row.text(part);
    for (const part of ['label', 'hint']) row.texts(part);
    noteLeft(row, entry);
  }
  return { entry, name: question.key, shape: 'text', label: {}, own: question };
}

function whyLeftOut(row: FormRow, written: string, type: ReadType): string | undefined {
  if (/^(yes|true|1|true\(\))$/i.test(row.text('disabled')))
    return 'It is switched off in the file (“disabled”).';
  if (/^(if|else|end if|begin screen|end screen|goto|back|finalize)/.test(row.text('clause')))
    return 'It steers the way through in ODK-X (“clause”), which is not carried over: what stands behind it is asked of everyone.';
  if (written === '') return 'It has no type. Write one, such as “text” or “select_one yes_no”.';
  if (!type) return `“${written.slice(0, 80)}” is no type of XLSForm that we know.`;
  return type.row.is === 'left-out' ? type.row.reason : undefined;
}

function noteGroup(row: FormRow, entry: Entry, repeats: boolean, rules: readonly SourceRule[]): void {
  const label = Object.values(row.texts('label')).join('\n');
  if (repeats)
    entry.changed(
      'It is asked over and over (“repeat”); our questionnaire asks it once.',
      row.text('repeat_count'),
    );
  if (label !== '')
    entry.changed('Its heading is not shown: pages here have no headings of their own.', label);
  for (const rule of rules) {
    if ('cannot' in rule.condition)
      entry.changed(`Who is asked could not be carried over: ${rule.condition.cannot}.`, rule.text);
    else entry.aside('Its condition is put on each of its questions.', rule.text);
  }
  noteLeft(row, entry);
}
