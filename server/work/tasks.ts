import { type Recipe, reproduceWeights } from '../../analysis/weighting/recipe';
import { copyDatabase } from '../../db/integrity';
import { freezePage } from '../steps/freeze-results';
import { measureThemes } from '../steps/measure-themes';
import { readQuestionnaireFile } from '../steps/read-questionnaire-file';
import { drawPanel } from '../steps/show-panel';
import { tabulate } from '../steps/tabulate';
import { draftWeights, makeWeights } from '../steps/weigh-wave';
import { writeDataFile } from '../steps/write-data-file';
import { type QuestionnaireToWrite, writeQuestionnaireFile } from '../steps/write-questionnaire-file';
import { asTask } from './ask';

/** What worker threads can do, by name: plain data in, plain data out. */
export const tasks = {
  'copy-database': ({ path, file }: { path: string; file: string }) => copyDatabase(path, file),
  'draft-weights': asTask(draftWeights),
  'make-weights': asTask(makeWeights),
  'reproduce-weights': asTask(async (_given, recipe: Recipe) => reproduceWeights(recipe)),
  'draw-panel': asTask(drawPanel),
  tabulate: asTask(tabulate),
  'write-data-file': asTask(writeDataFile),
  'freeze-results': asTask(freezePage),
  'measure-themes': asTask(measureThemes),
  'read-questionnaire': asTask((_given, input: { bytes: Uint8Array }) => readQuestionnaireFile(input)),
  'write-questionnaire': asTask((_given, input: QuestionnaireToWrite) => writeQuestionnaireFile(input)),
} satisfies Record<string, (input: never) => unknown>;
