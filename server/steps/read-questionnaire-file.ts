import { AnalysisError } from '../../analysis/errors';
import { readLimesurveyTables } from '../../analysis/imports/limesurvey-tables';
import { readSheets } from '../../analysis/imports/sheets';
import { readJson, readText } from '../../analysis/imports/text';
import { parseQuestionnaire } from '../../surveys/questionnaires/definition';
import { importJson } from '../../surveys/questionnaires/imports/json';
import { importLimesurvey } from '../../surveys/questionnaires/imports/limesurvey';
import type { ImportReport } from '../../surveys/questionnaires/imports/report';
import type { Imported } from '../../surveys/questionnaires/imports/source';
import { importXlsform } from '../../surveys/questionnaires/imports/xlsform';
import { type Review, reviewQuestionnaire } from '../../surveys/questionnaires/review';
import type { Questionnaire } from '../../surveys/questionnaires/types';
import { Refusal } from '../errors';

export type ReadFile = {
  readonly draft: Questionnaire;
  readonly report: ImportReport;
  readonly review: Review;
};

/** More things than anyone reads a report of. */
const mostItems = 20_000;

/**
 * In a worker: a questionnaire file as a draft with its report. Its form is told by what stands in it, never by its name.
 */
export async function readQuestionnaireFile(given: { readonly bytes: Uint8Array }): Promise<ReadFile> {
  const imported = await readForm(given.bytes).catch((error: unknown) => {
    if (error instanceof AnalysisError) throw refusal(error.message);
    throw error;
  });
  if (!imported.ok) throw refusal(`At ${imported.place}: ${imported.sentence}`);
  if (imported.report.items.length > mostItems)
    throw refusal(
      `The file holds ${imported.report.items.length} things, and at most ${mostItems} are taken. Split it.`,
    );
  // What an importer makes must be what can be stored; if it is not, nothing is saved.
  const parsed = parseQuestionnaire(imported.draft);
  if (!parsed.ok) {
    const [first] = parsed.problems;
    throw refusal(
      `What the file becomes cannot be kept: ${first?.path}: ${first?.sentence} Change that place in the file.`,
    );
  }
  return { draft: parsed.value, report: imported.report, review: reviewQuestionnaire(parsed.value) };
}

async function readForm(bytes: Uint8Array): Promise<Imported> {
  const [first, second] = bytes;
  const isZip = first === 0x50 && second === 0x4b;
  const isOldOffice = first === 0xd0 && second === 0xcf;
  if (isZip || isOldOffice) return importXlsform(await readSheets(bytes));
  const text = readText(bytes).replace(/^\uFEFF/, '');
  const start = text.trimStart()[0];
  if (start === '<') return importLimesurvey(readLimesurveyTables(text));
  if (start === '{' || start === '[') return importJson(readJson(text));
  return {
    ok: false,
    place: 'the beginning',
    sentence:
      'This is none of the forms that can be read: our own JSON, an ONS questionnaire (JSON), XLSForm (.xlsx), LimeSurvey structure (.lss). Export it in one of them.',
  };
}

function refusal(message: string): Refusal {
  return new Refusal('fields-wrong', message, [{ path: 'file', message }]);
}
