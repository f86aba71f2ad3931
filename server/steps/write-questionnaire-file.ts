import type { ExportFile } from '../../analysis/exports/format';
import { writeWorkbook } from '../../analysis/exports/workbook';
import { type Pictures, writePaper } from '../../analysis/paper/pdf';
import type { Sender } from '../../analysis/paper/sender';
import { versionIn } from '../../surveys/questionnaires/easy-read';
import { paperOf } from '../../surveys/questionnaires/exports/paper';
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
  /** Who the paper comes from and goes back to. */
  readonly sender: Sender;
  /** The pictures its Easy Read version names, as data addresses. */
  readonly pictures?: Pictures;
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
  paper: (given) => paper(given, 'usual'),
  'paper-large': (given) => paper(given, 'large'),
  'paper-easy-read': async (given) => {
    const questionnaire = versionIn(given.questionnaire, 'easy-read');
    return paper({ ...given, questionnaire, name: `${given.name} easy read` }, 'large');
  },
};

async function paper(
  { questionnaire, name, language, sender, pictures }: QuestionnaireToWrite,
  size: 'usual' | 'large',
): Promise<ExportFile> {
  const inLanguage = language === 'en' ? '' : `-${language}`;
  return {
    name: `${fileName(name)}${inLanguage}-paper${size === 'large' ? '-18pt' : ''}.pdf`,
    mediaType: 'application/pdf',
    bytes: await writePaper(paperOf(questionnaire, language), sender, size, pictures),
  };
}

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
