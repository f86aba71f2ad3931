import { parseQuestionnaire } from '../../../../surveys/questionnaires/definition';
import type { ImportReport, ReportItem } from '../../../../surveys/questionnaires/imports/report';
import type { Imported, Sheet } from '../../../../surveys/questionnaires/imports/source';
import type { Questionnaire } from '../../../../surveys/questionnaires/types';
import type { Question } from '../../../../surveys/questions/answers';

/** A sheet from its rows, header first. */
export function aSheet(name: string, rows: readonly (readonly string[])[]): Sheet {
  return {
    name,
    rows: rows
      .map((cells, index) => ({ number: index + 1, cells }))
      .filter(({ cells }) => cells.some((cell) => cell !== '')),
    merged: [],
  };
}

/** What was imported, or the test fails. The draft has the shape of a stored questionnaire, or the test fails too. */
export function taken(imported: Imported): { draft: Questionnaire; report: ImportReport } {
  if (!imported.ok) throw new Error(`${imported.place}: ${imported.sentence}`);
  const parsed = parseQuestionnaire(imported.draft);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return imported;
}

export function questionsOf(draft: Questionnaire): readonly Question[] {
  return draft.pages.flatMap((page) => page.questions);
}

export function questionOf(draft: Questionnaire, key: string): Question {
  const found = questionsOf(draft).find((question) => question.key === key);
  if (!found) throw new Error(`no question ${key}`);
  return found;
}

export function itemOf(report: ImportReport, name: string): ReportItem {
  const found = report.items.find((item) => item.name === name);
  if (!found) throw new Error(`no item ${name}`);
  return found;
}

/** What the notes of an item say, one a line, with the source's own words behind. */
export function notesOf(report: ImportReport, name: string): string {
  return itemOf(report, name)
    .notes.map(({ sentence, source }) => `${sentence} ${source ?? ''}`)
    .join('\n');
}
