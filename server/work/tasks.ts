import { type Recipe, reproduceWeights } from '../../analysis/weighting/recipe';
import { copyDatabase } from '../../db/integrity';
import { compareWaves } from '../steps/compare-waves';
import { freezePage } from '../steps/freeze-results';
import { measureThemes } from '../steps/measure-themes';
import { drawPanel } from '../steps/show-panel';
import { tabulate } from '../steps/tabulate';
import { draftWeights, makeWeights } from '../steps/weigh-wave';
import { writeDataFile } from '../steps/write-data-file';
import { asTask } from './ask';

/** What worker threads can do, by name: plain data in, plain data out. */
export const tasks = {
  'copy-database': ({ path, file }: { path: string; file: string }) => copyDatabase(path, file),
  'draft-weights': asTask(draftWeights),
  'make-weights': asTask(makeWeights),
  'reproduce-weights': asTask(async (_given, recipe: Recipe) => reproduceWeights(recipe)),
  'draw-panel': asTask(drawPanel),
  tabulate: asTask(tabulate),
  'compare-waves': asTask(compareWaves),
  'write-data-file': asTask(writeDataFile),
  'freeze-results': asTask(freezePage),
  'measure-themes': asTask(measureThemes),
} satisfies Record<string, (input: never) => unknown>;
