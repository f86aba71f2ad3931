import { createHash } from 'node:crypto';
import { AnalysisError } from '../../analysis/errors';
import { alignmentOfFrame } from '../../analysis/targets/kept-frame';
import type { Alignment } from '../../analysis/targets/margins';
import { lowEfficiency } from '../../analysis/weighting/diagnostics';
import { getWeightingMethod } from '../../analysis/weighting/index';
import { type Merge, proposeMerges, sparseBelow } from '../../analysis/weighting/merges';
import type { Weighting } from '../../analysis/weighting/method';
import { type Recipe, recipeOf } from '../../analysis/weighting/recipe';
import { usualLimits } from '../../analysis/weighting/trim';
import { addAudit } from '../../db/queries/audit';
import { answersStamp } from '../../db/queries/results';
import { type FrameRow, findFrame, findFrameInUse } from '../../db/queries/targets';
import { addWeighting } from '../../db/queries/weighting';
import type { ProfileVariable } from '../../surveys/panel/profile';
import type { FrameMargin } from '../../surveys/targets/frame';
import type { WeightsDraft, WeightsPreview } from '../contract/weighting';
import type { Deps } from '../deps';
import { Refusal } from '../errors';
import { ask } from '../work/ask';
import type { WorkRead } from '../work/reader';
import { casesOf, readWaveCases, type WaveCases } from './read-cases';

export type WeightsChoice = {
  /** The frame whose margins are fitted; the one in use when left out. */
  readonly frameId?: string;
  /** Keys of the frame's margins; all when left out. */
  readonly margins?: readonly string[];
  /** Accepted by a person; none unless given. */
  readonly merges?: readonly Merge[];
  /** Limits as multiples of the mean, or null for no trimming; 0.3 to 3 when left out. */
  readonly trim?: { readonly lower: number; readonly upper: number } | null;
};

type Made = {
  readonly weighting: Weighting;
  readonly wave: WaveCases;
  readonly frame: FrameRow;
  readonly population: Alignment;
  readonly basis: string;
};

/**
 * Weights a wave and keeps the weights with their recipe (R17): rows are only ever added.
 * @param choice with `basis`, as the preview gave it: refused when what it was made from has changed since
 */
export async function weighWave(
  deps: Deps,
  footprintId: string,
  waveId: string,
  choice: WeightsChoice & { readonly basis?: string },
  by: string,
): Promise<{ id: string }> {
  const at = deps.now();
  const made = await ask<WeightsToKeep>(deps, 'make-weights', footprintId, {
    waveId,
    choice,
    by,
    at: at.toISOString(),
  });
  if (choice.basis !== undefined && choice.basis !== made.basis) {
    throw new Refusal(
      'changed-meanwhile',
      'Answers, profiles or the frame changed since these weights were previewed. Look at them again, then decide.',
    );
  }
  const id = deps.secrets.newId();
  await deps.writer.write(footprintId, async (write) => {
    if ((await answersStamp(write, waveId)) !== made.stamp) {
      throw new Refusal(
        'changed-meanwhile',
        'An answer came in while the weights were made. Look at them again, then decide.',
      );
    }
    await addWeighting(
      write,
      {
        id,
        waveId,
        method: made.recipe.method,
        frameId: made.recipe.frame.id,
        recipe: { ...made.recipe },
        diagnostics: { ...made.preview },
        createdAt: at,
        createdBy: by,
      },
      made.weights,
    );
    await addAudit(write, {
      at,
      actor: by,
      act: 'weighting.kept',
      object: id,
      count: made.weights.length,
    });
  });
  return { id };
}

export type WeightsToKeep = {
  readonly basis: string;
  readonly stamp: string;
  readonly recipe: Recipe;
  readonly preview: WeightsPreview;
  readonly weights: readonly { readonly caseId: string; readonly weight: number }[];
};

/** In a worker: the weights to keep, with all that is needed to make them again. */
export async function makeWeights(
  given: WorkRead,
  input: {
    readonly waveId: string;
    readonly choice: WeightsChoice;
    readonly by: string;
    readonly at: string;
  },
): Promise<WeightsToKeep> {
  const wave = await readWaveCases(given, input.waveId);
  const made = await weigh(given, wave, input.choice);
  return {
    basis: made.basis,
    stamp: wave.stamp,
    recipe: recipeOf({
      ...made,
      cases: casesOf(wave),
      trim: trimOf(input.choice),
      by: input.by,
      at: input.at,
    }),
    preview: previewOf(made),
    weights: wave.people.map(({ caseId }, i) => ({ caseId, weight: made.weighting.weights[i]! })),
  };
}

/** In a worker: what there is to decide before weights are kept, and the weights these choices would give. */
export async function draftWeights(
  given: WorkRead,
  input: { readonly waveId: string; readonly choice: WeightsChoice },
): Promise<WeightsDraft> {
  const wave = await readWaveCases(given, input.waveId);
  const frame = await frameOf(given, input.choice);
  const margins = marginsOf(frame, input.choice);
  const merges = input.choice.merges ?? [];
  const about = {
    wave: wave.wave,
    respondents: wave.people.length,
    invited: wave.invited,
    frame: {
      id: frame.id,
      name: frame.name,
      universe: frame.universe,
      population: frame.population,
      margins: frame.margins.map((margin) => ({
        key: margin.key,
        label: marginLabel(wave.variables, margin),
        source: margin.source,
        year: margin.year,
        isChosen: margins.includes(margin),
      })),
    },
    merges: merges.map((merge) => ({ ...merge, cells: merge.cells.map((codes) => [...codes]) })),
    trim: trimOf(input.choice),
  };
  if (wave.people.length === 0) {
    return { ...about, proposals: [], preview: null, trouble: 'Nobody has given a usable answer yet.' };
  }
  const proposals = proposeMerges(casesOf(wave), alignmentOf(frame, margins)).map((merge) => ({
    margin: merge.margin,
    marginLabel: marginLabel(wave.variables, marginNamed(margins, merge.margin)),
    label: labelOfMerge(marginNamed(margins, merge.margin), merge.cells),
    cells: merge.cells.map((codes) => [...codes]),
    people: merge.people,
    peopleThen: merge.peopleThen,
  }));
  try {
    return { ...about, proposals, preview: previewOf(await weigh(given, wave, input.choice)), trouble: null };
  } catch (error) {
    if (!(error instanceof AnalysisError)) throw error;
    return { ...about, proposals, preview: null, trouble: error.message };
  }
}

async function weigh(given: WorkRead, wave: WaveCases, choice: WeightsChoice): Promise<Made> {
  const frame = await frameOf(given, choice);
  const margins = marginsOf(frame, choice);
  const population = alignmentOf(frame, margins);
  const cases = casesOf(wave);
  const trim = trimOf(choice);
  const weighting = getWeightingMethod('rake').weigh(cases, population, {
    merges: choice.merges ?? [],
    missing: 'own-category',
    ...(trim && { trim }),
  });
  const basis = createHash('sha256')
    .update(
      JSON.stringify([
        frame.id,
        margins.map(({ key }) => key),
        choice.merges ?? [],
        trim,
        wave.people.map(({ caseId, baseWeight, profile }) => [
          caseId,
          baseWeight,
          population.margins.map(({ variables }) => variables.map((key) => profile[key])),
        ]),
      ]),
    )
    .digest('base64url');
  return { weighting, wave, frame, population, basis };
}

async function frameOf(given: WorkRead, choice: WeightsChoice): Promise<FrameRow> {
  if (choice.frameId !== undefined) {
    const frame = await findFrame(given.read, choice.frameId);
    if (!frame) throw new Refusal('not-found');
    return frame;
  }
  const frame = await findFrameInUse(given.read);
  if (!frame) {
    throw new Refusal(
      'not-possible-now',
      'No quota frame is in use, so there are no margins to weight to. Put one in use under Targets first.',
    );
  }
  return frame;
}

function marginsOf(frame: FrameRow, choice: WeightsChoice): FrameMargin[] {
  const chosen = frame.margins.filter(
    ({ key }) => choice.margins === undefined || choice.margins.includes(key),
  );
  const unknown = (choice.margins ?? []).find((key) => !frame.margins.some((margin) => margin.key === key));
  if (unknown !== undefined || chosen.length === 0) {
    throw new Refusal('fields-wrong', undefined, [
      { path: 'margins', message: 'Choose at least one margin of this frame.' },
    ]);
  }
  return chosen;
}

const alignmentOf = (frame: FrameRow, margins: readonly FrameMargin[]) =>
  alignmentOfFrame({
    size: frame.size,
    universe: frame.universe,
    population: frame.population,
    margins,
  });

const trimOf = (choice: WeightsChoice) =>
  choice.trim === undefined ? { lower: usualLimits.lower!, upper: usualLimits.upper! } : choice.trim;

/** A margin is named by its variables in analysis, by its key in the frame. */
const nameOf = ({ variables }: Pick<FrameMargin, 'variables'>) => variables.join(' × ');
const marginNamed = (margins: readonly FrameMargin[], name: string) =>
  margins.find((margin) => nameOf(margin) === name)!;

function marginLabel(variables: readonly ProfileVariable[], margin: Pick<FrameMargin, 'variables'>): string {
  return margin.variables
    .map((key) => variables.find((variable) => variable.key === key)?.label.en ?? key)
    .join(' × ');
}

/** "Black and Mixed"; the words of the frame's own cells. */
function labelOfMerge(margin: FrameMargin, cells: readonly (readonly string[])[]): string {
  const words = cells.map((codes) => cellLabel(margin, codes.join(' ')));
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

function cellLabel(margin: FrameMargin, codes: string): string {
  return margin.cells.find((cell) => cell.codes.join(' ') === codes)?.label ?? missingLabels[codes] ?? codes;
}

const missingLabels: Readonly<Record<string, string>> = {
  'not-asked': 'Not known',
  skipped: 'Not given',
  'dont-know': 'Don’t know',
  'prefer-not-to-say': 'Prefer not to say',
};

function previewOf({ weighting, wave, frame, population, basis }: Made): WeightsPreview {
  const { diagnostics, weights } = weighting;
  return {
    basis,
    respondents: wave.people.length,
    universe: population.universe,
    population: population.total,
    converged: weighting.converged,
    rounds: weighting.rounds,
    diagnostics: {
      least: diagnostics.least,
      largest: diagnostics.largest,
      designEffect: diagnostics.designEffect,
      effectiveBase: diagnostics.effectiveBase,
      efficiency: diagnostics.efficiency,
      isLowEfficiency: diagnostics.efficiency < lowEfficiency,
      shareOfTopPercent: diagnostics.shareOfTopPercent,
    },
    margins: weighting.gaps.map((gap) => {
      const margin = marginNamed(frame.margins, gap.margin);
      const aligned = population.margins.find(({ name }) => name === gap.margin)!;
      return {
        key: margin.key,
        label: marginLabel(wave.variables, margin),
        source: margin.source,
        year: margin.year,
        universe: margin.universe,
        otherUniverse: aligned.otherUniverse,
        scaledPeople: aligned.scaled?.people ?? null,
        largestGapBefore: Math.max(...gap.cells.map(({ before, wanted }) => Math.abs(before - wanted))),
        largestGapAfter: Math.max(...gap.cells.map(({ after, wanted }) => Math.abs(after - wanted))),
        cells: gap.cells.map((cell) => {
          const isUnknown = cell.label in missingLabels;
          return {
            label: cellLabel(margin, cell.label),
            people: cell.people,
            wanted: cell.wanted,
            before: cell.before,
            after: cell.after,
            isUnknown,
            isSparse: !isUnknown && cell.people < sparseBelow,
          };
        }),
      };
    }),
    weights: binsOf(weights),
  };
}

/** How many people have which weights, for the drawing: bins of a tenth of the mean. */
function binsOf(weights: Float64Array): { from: number; people: number }[] {
  const bins = new Map<number, number>();
  for (const weight of weights) {
    const bin = Math.min(99, Math.floor(weight * 10 + 1e-9));
    bins.set(bin, (bins.get(bin) ?? 0) + 1);
  }
  return [...bins.entries()]
    .sort(([one], [other]) => one - other)
    .map(([bin, people]) => ({ from: bin / 10, people }));
}
