import { type Change, changeBetween, judged, type Occasion } from '../../analysis/results/change';
import { mayTellPaired } from '../../analysis/results/disclosed-change';
import type { FrameOfWave } from '../../analysis/results/like-with-like';
import { chanceSentence, holm } from '../../analysis/results/many-comparisons';
import { listWaves } from '../../db/queries/fieldwork';
import { findWaveWithQuestionnaire } from '../../db/queries/results';
import type { Question } from '../../surveys/questions/answers';
import type { ResultChange, ResultFigure, ResultGroup, ResultTable } from '../contract/results';
import { Refusal } from '../errors';
import type { WorkRead } from '../work/reader';
import { linesOf, type QuestionLine, sameQuestion } from './question-lines';
import { readWeighted, type WeightedWave } from './read-weighted';
import { limitsOf, questionsOf, tableOf } from './tabulate';

type Told = ResultChange['lines'][number]['change'];

/**
 * In a worker: one question against an earlier wave that asked it too (the newest, unless one is named), line by line, in the form
 * that may leave the house: like with like only (R18), and nothing where a figure of either wave is hidden (R16).
 */
export async function compareWaves(
  given: WorkRead,
  input: { readonly waveId: string; readonly question: string; readonly earlierId?: string },
): Promise<ResultChange> {
  const asked = await earlierAsking(given, input.waveId, input.question);
  const { waveId, question: key, earlierId } = input;
  const chosen = earlierId === undefined ? asked[0] : asked.find(({ id }) => id === earlierId);
  if (earlierId !== undefined && !chosen) throw new Refusal('not-found');
  const nothing: ResultChange = {
    asked,
    earlier: chosen ?? null,
    unit: 'share',
    unitWords: '%',
    decimals: 0,
    both: null,
    lines: [],
    reasons: [],
    comparisons: null,
  };
  if (!chosen) return nothing;
  const limits = await limitsOf(given);
  const waves = [await readWeighted(given, chosen.id), await readWeighted(given, waveId)] as const;
  const [before, after] = waves.map(({ wave }) => questionsOf(wave).find((one) => one.key === key)) as [
    Question,
    Question,
  ];
  const reasons = sameQuestion(before, after);
  if (reasons.length > 0) return { ...nothing, reasons };
  const tables = waves.map((wave) => tableOf(wave, limits, given.root, key, null)) as [
    ResultTable,
    ResultTable,
  ];
  const group = tables[1].groups[0];
  if (!group) return nothing;
  const lines = [linesOf(before, waves[0].cases), linesOf(after, waves[1].cases)] as const;
  const rule = { hideSmallCounts: before.sensitive === true || after.sensitive === true };
  const found = group.lines.map(({ code }): Found => {
    const figures = tables.map((table) => figureIn(table, group.key, code)) as [ResultFigure, ResultFigure];
    const occasions = waves.map((wave, w) => occasionOf(wave, lines[w]!, group.key, code)) as [
      Occasion | null,
      Occasion | null,
    ];
    return lineFound(figures, occasions, rule);
  });
  const changes = foldMirrored(found, group);
  const adjusted = holm(changes.map(({ change }) => change.tested!.p));
  const pOf = new Map(changes.map(({ change }, i) => [change, adjusted[i]!]));
  const clear = changes.filter(({ change }) => judged(change, pOf.get(change)).verdict === 'clear change');
  const both = found.find((one) => 'change' in one);
  return {
    ...nothing,
    unit: group.unit,
    unitWords: group.unitWords,
    decimals: group.decimals,
    both: both && 'change' in both && both.mayTellBoth ? both.change.both : null,
    lines: group.lines.map(({ code, label }, l) => ({
      code,
      label,
      change: tell(found[l]!, pOf.get(leadOf(found, group, l)!)),
    })),
    reasons: [...new Set(found.flatMap((one) => ('change' in one ? one.change.reasons : [])))],
    comparisons:
      changes.length > 0
        ? { made: changes.length, clear: clear.length, said: chanceSentence(changes.length) }
        : null,
  };
}

/** Waves issued before this one that asked the question, the newest first. */
async function earlierAsking(
  { read }: WorkRead,
  waveId: string,
  key: string,
): Promise<ResultChange['asked']> {
  const all = await listWaves(read);
  const own = all.find(({ id }) => id === waveId);
  if (!own) throw new Refusal('not-found');
  const asked: ResultChange['asked'] = [];
  const candidates = all
    .filter(({ id, status, opensOn }) => id !== waveId && status !== 'draft' && opensOn < own.opensOn)
    .sort((one, other) => (one.opensOn < other.opensOn ? 1 : -1));
  for (const { id, title, closesOn } of candidates) {
    const found = await findWaveWithQuestionnaire(read, id);
    if (found && questionsOf(found).some((question) => question.key === key))
      asked.push({ id, title, closesOn });
  }
  return asked;
}

type Found =
  | { readonly why: 'hidden' | 'small' | 'protects' }
  | {
      readonly change: Change;
      readonly figures: readonly [number, number];
      readonly mayTellBoth: boolean;
    };

function lineFound(
  figures: readonly [ResultFigure, ResultFigure],
  occasions: readonly [Occasion | null, Occasion | null],
  rule: { readonly hideSmallCounts: boolean },
): Found {
  const [first, second] = figures;
  const [earlier, later] = occasions;
  if (!first.shown || !second.shown || !earlier || !later) return { why: 'hidden' };
  if (first.isSmall || second.isSmall) return { why: 'small' };
  const change = changeBetween(earlier, later);
  if (!change) return { why: 'hidden' };
  const mayTellBoth = mayTellPaired(earlier, later, rule);
  if (change.tested?.way === 'paired' && !mayTellBoth) return { why: 'protects' };
  return { change, figures: [first.estimate, second.estimate], mayTellBoth };
}

function figureIn(table: ResultTable, key: ResultGroup['key'], code: string): ResultFigure {
  const line = table.groups.find((group) => group.key === key)?.lines.find((one) => one.code === code);
  return line?.everyone ?? { shown: false, why: 'few' };
}

function occasionOf(
  wave: WeightedWave,
  lines: readonly QuestionLine[],
  group: ResultGroup['key'],
  code: string,
): Occasion | null {
  const line = lines.find((one) => one.group === group && one.code === code);
  return (
    (line && {
      people: wave.people.map(({ memberId }) => memberId),
      values: line.values,
      counted: line.counted,
      design: wave.design,
      frame: frameOf(wave),
    }) ??
    null
  );
}

function frameOf({ weighting, cases, people }: WeightedWave): FrameOfWave {
  const recipe = weighting?.recipe;
  // All that tells one way of weighting from another; merges are named by themselves.
  const { merges: _, ...options } = recipe?.options ?? {};
  return {
    universe: recipe?.universe ?? 'those who answered',
    geography: recipe?.margins[0]?.geography ?? '',
    margins: (recipe?.margins ?? []).map(
      ({ variables, source, year }) => `${variables.join(' × ')} (${source}, ${year})`,
    ),
    method: recipe ? `${recipe.method} ${JSON.stringify(options)}` : 'none',
    merges: (recipe?.merges ?? []).map(({ margin, label }) => `${margin}: ${label}`),
    selection: cases.selection,
    cohorts: [...new Set(people.map(({ cohort }) => cohort))],
  };
}

/** Of two answers that add up to all, one change is the other's mirror: one comparison. */
function leadOf(found: readonly Found[], group: ResultGroup, line: number): Change | undefined {
  const lead = found[group.isPartition && group.lines.length === 2 ? 0 : line]!;
  return 'change' in lead ? lead.change : undefined;
}

function foldMirrored(found: readonly Found[], group: ResultGroup): { readonly change: Change }[] {
  const changes = new Set(found.map((_, line) => leadOf(found, group, line)));
  return [...changes].flatMap((change) => (change?.tested ? [{ change }] : []));
}

function tell(found: Found, p: number | undefined): Told {
  if (!('change' in found)) return { shown: false, why: found.why };
  const { verdict, said, tested } = judged(found.change, p);
  return {
    shown: true,
    verdict,
    way: tested?.way ?? null,
    // Of a paired change, the figures of those it speaks of, so that they differ by it.
    earlier: tested?.way === 'paired' ? tested.earlier : found.figures[0],
    later: tested?.way === 'paired' ? tested.later : found.figures[1],
    difference: tested?.difference ?? null,
    low: tested?.interval.lower ?? null,
    high: tested?.interval.upper ?? null,
    said,
  };
}
