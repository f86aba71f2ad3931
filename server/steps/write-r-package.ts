import { AnalysisError } from '../../analysis/errors';
import { archive } from '../../analysis/exports/archive';
import type { ExportFile } from '../../analysis/exports/format';
import { type MarginLine, rPackage, type ShownFigure } from '../../analysis/exports/r-package';
import type { Progress } from '../../analysis/progress';
import { intervalAssumption, intervalName } from '../../analysis/results/interval';
import { jackknife } from '../../analysis/weighting/jackknife';
import { inRandomGroups } from '../../analysis/weighting/random-groups';
import { type Recipe, remake } from '../../analysis/weighting/recipe';
import { type ReplicateWeights, replicateWeights } from '../../analysis/weighting/replicates';
import type { ResultGroup, ResultTable } from '../contract/results';
import { Refusal } from '../errors';
import type { WorkRead } from '../work/reader';
import { readWeighted, type WeightedWave } from './read-weighted';
import { limitsOf, questionsOf, type Segment, segmentsOf, tableOf } from './tabulate';
import { caseNames, dataTableOf } from './write-data-file';

/**
 * In a worker: all that is needed to work a survey's figures out again in R, as one archive: data, labels, weights, replicate
 * weights, margins, the figures in their disclosed form, and the script.
 * @param input.segments keys of what the tables are split by; tables of everyone always come along
 */
export async function writeRPackage(
  given: WorkRead,
  input: { readonly waveId: string; readonly segments: readonly string[]; readonly replicates: number },
  progress: Progress,
): Promise<{ readonly file: ExportFile; readonly rows: number }> {
  const weighted = await readWeighted(given, input.waveId);
  const { wave, weighting, design, cases, people } = weighted;
  const known = segmentsOf(wave);
  const segments = input.segments.map((key) => {
    const segment = known.find((one) => one.key === key);
    if (!segment) {
      throw new Refusal('fields-wrong', undefined, [
        { path: 'segments', message: `There is nothing called “${key}” to split by. Choose from the list.` },
      ]);
    }
    return segment;
  });
  const figures = await figuresOf(given, weighted, segments, progress);
  const data = await dataTableOf(given, weighted);
  const nameOf = caseNames(given);
  const made = rPackage({
    title: wave.wave.title,
    data,
    cases: people.map(({ caseId }) => nameOf(caseId)),
    strata: people.map(({ stratum }) => stratum),
    baseWeights: cases.baseWeights,
    weights: design.weights,
    adjustments: design.adjustments,
    fittedCells: (design.adjustments[0]?.fitted ?? []).flatMap((fitted, m) =>
      'cells' in fitted
        ? [{ margin: `margin ${m + 1}`, cells: Array.from(fitted.cells, (cell) => String(cell + 1)) }]
        : [],
    ),
    margins: weighting ? marginLines(weighting.recipe) : [],
    replicates: weighting ? replicatesOf(weighted, weighting.recipe, input.replicates, progress) : null,
    figures,
    intervalNote: `Ranges are 95% ${intervalName(cases.selection)}s. ${intervalAssumption(cases.selection)}`,
  });
  return { file: archive(data.name, made), rows: data.rows.length };
}

async function figuresOf(
  given: WorkRead,
  weighted: WeightedWave,
  segments: readonly Segment[],
  progress: Progress,
): Promise<ShownFigure[]> {
  const limits = await limitsOf(given);
  const questions = questionsOf(weighted.wave).filter(({ kind }) => kind !== 'open-text');
  const wanted = questions.flatMap(({ key }) => [
    { key, segment: null },
    ...segments.filter((segment) => segment.key !== key).map((segment) => ({ key, segment })),
  ]);
  const figures: ShownFigure[] = [];
  for (const [done, { key, segment }] of wanted.entries()) {
    if (progress.isStopped()) break;
    progress.tell(done, wanted.length);
    const table = tableOf(weighted, limits, given.root, key, segment?.key ?? null);
    figures.push(...table.groups.flatMap((group) => figuresOfGroup(weighted, table, group, segment)));
  }
  progress.tell(wanted.length, wanted.length);
  return figures;
}

/** The shown figures of a group, with the data columns each rests on; a place in an order is worked out from several and left out. */
function figuresOfGroup(
  { wave }: WeightedWave,
  table: ResultTable,
  group: ResultGroup,
  segment: Segment | null,
): ShownFigure[] {
  if (group.key === 'mean-place') return [];
  const { key } = table.question;
  const columns = new Map(wave.codebook.map((column) => [column.name, column]));
  const itemColumns = group.lines.map(({ code }) => `${key}_${code}`).filter((name) => columns.has(name));
  const isOfItems = group.key !== 'first-choice' && itemColumns.length === group.lines.length;
  return group.lines.flatMap((line) => {
    const variable = group.key === 'first-choice' ? `${key}_1` : isOfItems ? `${key}_${line.code}` : key;
    if (!columns.has(variable)) return [];
    const code = group.unit === 'number' ? null : isOfItems ? 'yes' : line.code;
    const answered = isOfItems && group.unit === 'share' ? itemColumns : [variable];
    return [
      { label: 'Everyone', code: null, of: line.everyone },
      ...table.segments.map((one, s) => ({ ...one, of: line.segments[s] })),
    ].flatMap(({ label, code: segmentCode, of }): ShownFigure[] =>
      of?.shown
        ? [
            {
              question: table.question.label,
              answer: line.label,
              segmentLabel: label,
              variable,
              code,
              answered,
              segmentVariable:
                segment && segmentCode !== null
                  ? segment.from === 'profile'
                    ? `profile_${segment.key}`
                    : segment.key
                  : null,
              segmentCode,
              estimate: of.estimate,
              low: of.low,
              high: of.high,
              base: of.base,
              effectiveBase: of.effectiveBase,
              decimals: group.decimals,
            },
          ]
        : [],
    );
  });
}

/** A jackknife in groups; none when stopped before its end, since a part of it says nothing. */
function replicatesOf(
  { cases, design }: WeightedWave,
  recipe: Recipe,
  groups: number,
  progress: Progress,
): ReplicateWeights | null {
  if (groups < 2 || progress.isStopped()) return null;
  const grouped = inRandomGroups(cases, groups, `${recipe.frame.id} ${cases.n}`);
  try {
    const made = replicateWeights(
      grouped,
      jackknife(grouped),
      (own) => remake(own, recipe).weights,
      progress,
    );
    return { ...made, whole: design.weights };
  } catch (error) {
    if (error instanceof AnalysisError && error.code === 'stopped') return null;
    throw error;
  }
}

function marginLines(recipe: Recipe): MarginLine[] {
  return recipe.margins.flatMap((margin) => {
    const total = margin.cells.reduce((sum, { count }) => sum + count, 0);
    return margin.cells.map(({ codes, count }) => ({
      margin: margin.variables.join(' × '),
      cell: codes.join(' '),
      share: count / total,
      count,
      universe: margin.universe,
      source: margin.source,
      year: margin.year,
      licence: margin.licence,
    }));
  });
}
