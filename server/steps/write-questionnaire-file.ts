import type { ExportFile } from '../../analysis/exports/format';
import { writeWorkbook } from '../../analysis/exports/workbook';
import { xlsformSheets } from '../../surveys/questionnaires/exports/xlsform';
import { writeOwn } from '../../surveys/questionnaires/imports/own';
import type { Questionnaire } from '../../surveys/questionnaires/types';
import type { questionnaireFiles } from '../contract/questionnaires';

export type FileForm = (typeof questionnaireFiles)[number];

export type QuestionnaireToWrite = {
  readonly questionnaire: Questionnaire;
  readonly name: string;
  readonly form: FileForm;
  readonly language: string;
};

type Writer = (given: QuestionnaireToWrite) => ExportFile | Promise<ExportFile>;

const writers: Readonly<Record<FileForm, Writer>> = {
  json: ({ questionnaire, name }) => ({
    name: `${fileName(name)}.json`,
    mediaType: 'application/json; charset=utf-8',
    bytes: new TextEncoder().encode(writeOwn(questionnaire)),
  }),
  xlsform: async ({ questionnaire, name }) => ({
    name: `${fileName(name)}.xlsx`,
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    bytes: await writeWorkbook(xlsformSheets(questionnaire)),
  }),
};

/** In a worker: a questionnaire as a file to take away. */
export async function writeQuestionnaireFile(given: QuestionnaireToWrite): Promise<ExportFile> {
  return writers[given.form](given);
}

function fileName(name: string): string {
  return (
    name
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 80) || 'questionnaire'
  );
}
