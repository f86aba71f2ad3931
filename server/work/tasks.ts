import type { Progress } from '../../analysis/progress';
import { type Recipe, reproduceWeights } from '../../analysis/weighting/recipe';
import { copyDatabase } from '../../db/integrity';
import { composeFrame } from '../steps/build-frame';
import { countForGroup } from '../steps/choose-for-group';
import { compareWaves } from '../steps/compare-waves';
import { freezePage } from '../steps/freeze-results';
import { freezeWave } from '../steps/freeze-wave';
import { judgeQuotas } from '../steps/group-quotas';
import { measurePanel } from '../steps/keep-history';
import { measureThemes } from '../steps/measure-themes';
import { readQuestionnaireFile } from '../steps/read-questionnaire-file';
import { readOpenCells, readRecruitment } from '../steps/read-recruitment';

import { searchGroupLottery } from '../steps/search-group-lottery';
import { drawPanel } from '../steps/show-panel';
import { drawOutcomeRates, drawPreview, drawWave, drawWaves } from '../steps/show-wave';
import { sizeRuleOf } from '../steps/size-rule';
import { tabulate } from '../steps/tabulate';
import { listHandCases, openLetters } from '../steps/take-letters';
import { tryOtherWeights } from '../steps/try-other-weights';
import { draftWeights, makeWeights } from '../steps/weigh-wave';
import { writeDataFile } from '../steps/write-data-file';
import { type QuestionnaireToWrite, writeQuestionnaireFile } from '../steps/write-questionnaire-file';
import { writeRPackage } from '../steps/write-r-package';

import { asTask } from './ask';

/** What worker threads can do, by name: plain data in, plain data out. */
export const tasks = {
  'copy-database': ({ path, file }: { path: string; file: string }) => copyDatabase(path, file),
  'size-rule': asTask(sizeRuleOf),
  'count-for-group': asTask(countForGroup),
  'judge-quotas': asTask(judgeQuotas),
  'find-group-lottery': asTask(searchGroupLottery),
  'draft-weights': asTask(draftWeights),
  'make-weights': asTask(makeWeights),
  'try-other-weights': asTask(tryOtherWeights),
  'reproduce-weights': asTask(async (_given, recipe: Recipe) => reproduceWeights(recipe)),
  'compose-frame': asTask(composeFrame),
  'draw-panel': asTask(drawPanel),
  'draw-recruitment': asTask(readRecruitment),
  'draw-open-cells': asTask(readOpenCells),
  'list-hand-cases': asTask(listHandCases),
  'open-letters': asTask(openLetters),
  'measure-panel': asTask(measurePanel),
  'draw-waves': asTask(drawWaves),
  'draw-preview': asTask(drawPreview),
  'draw-wave': asTask(drawWave),
  'freeze-wave': asTask(freezeWave),
  'draw-outcome-rates': asTask(drawOutcomeRates),
  tabulate: asTask(tabulate),
  'compare-waves': asTask(compareWaves),
  'write-data-file': asTask(writeDataFile),
  'write-r-package': asTask(writeRPackage),
  'freeze-results': asTask(freezePage),
  'measure-themes': asTask(measureThemes),
  'read-questionnaire': asTask((_given, input: { bytes: Uint8Array }) => readQuestionnaireFile(input)),
  'write-questionnaire': asTask((_given, input: QuestionnaireToWrite) => writeQuestionnaireFile(input)),
} satisfies Record<string, (input: never, progress: Progress) => unknown>;
