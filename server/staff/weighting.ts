import type { Recipe } from '../../analysis/weighting/recipe';
import { findStaff } from '../../db/queries/access';
import { findWave, listWaves } from '../../db/queries/fieldwork';
import { listVariables } from '../../db/queries/panel';
import { findWeighting, listWeightings, listWeightingTimes } from '../../db/queries/weighting';
import {
  type Sensitivity,
  type WeightsDraft,
  type WeightsPreview,
  weightingOperations,
} from '../contract/weighting';
import type { Deps } from '../deps';
import { Refusal } from '../errors';
import { type Handlers, station } from '../mount';
import { type WeightsChoice, weighWave } from '../steps/weigh-wave';
import { ask } from '../work/ask';

/** Choices as sent, without what was left out. */
const choiceOf = (
  body: { [Key in keyof WeightsChoice]?: WeightsChoice[Key] | undefined },
): WeightsChoice => ({
  ...(body.frameId !== undefined && { frameId: body.frameId }),
  ...(body.margins !== undefined && { margins: body.margins }),
  ...(body.merges !== undefined && { merges: body.merges }),
  ...(body.trim !== undefined && { trim: body.trim }),
});

const handlers: Handlers<typeof weightingOperations> = {
  listWeighting: async ({ read }) => {
    const made = await listWeightingTimes(read);
    return {
      waves: (await listWaves(read))
        .filter((wave) => wave.status !== 'draft')
        .map(({ id, title, status, opensOn, closesOn }) => ({
          id,
          title,
          status,
          opensOn,
          closesOn,
          weightings: made
            .filter((weighting) => weighting.waveId === id)
            .map((weighting) => ({ id: weighting.id, createdAt: weighting.createdAt.toISOString() })),
        })),
    };
  },

  draftWeights: async ({ deps, read, footprint, params }) => {
    if (!(await findWave(read, params.wave))) throw new Refusal('not-found');
    const draft = await ask<WeightsDraft>(deps, 'draft-weights', footprint.id, {
      waveId: params.wave,
      choice: {},
    });
    const kept = (await listWeightings(read, params.wave)).map(async (row) => {
      // Written by this station in the shape of its own preview.
      const { respondents, diagnostics } = row.diagnostics as unknown as WeightsPreview;
      return {
        id: row.id,
        method: row.method,
        createdAt: row.createdAt.toISOString(),
        createdBy: await nameOf(deps, row.createdBy),
        respondents,
        effectiveBase: diagnostics.effectiveBase,
        designEffect: diagnostics.designEffect,
      };
    });
    return { ...draft, kept: await Promise.all(kept) };
  },

  previewWeights: async ({ deps, read, footprint, params, body }) => {
    if (!(await findWave(read, params.wave))) throw new Refusal('not-found');
    return ask<WeightsDraft>(deps, 'draft-weights', footprint.id, {
      waveId: params.wave,
      choice: choiceOf(body),
    });
  },

  keepWeights: async ({ deps, read, footprint, params, body, session }) => {
    if (!(await findWave(read, params.wave))) throw new Refusal('not-found');
    return weighWave(
      deps,
      footprint.id,
      params.wave,
      { ...choiceOf(body), basis: body.basis },
      session.staffId,
    );
  },

  showWeighting: async ({ deps, read, params }) => {
    const row = await findWeighting(read, params.weighting);
    const wave = row && (await findWave(read, row.waveId));
    if (!row || !wave) throw new Refusal('not-found');
    // Written by this station in the shapes of its own recipe and preview.
    const recipe = row.recipe as unknown as Recipe;
    const labels = new Map((await listVariables(read)).map(({ key, label }) => [key, label.en]));
    const wordsFor = (margin: string) =>
      margin
        .split(' × ')
        .map((key) => labels.get(key) ?? key)
        .join(' × ');
    return {
      id: row.id,
      wave: { id: wave.id, title: wave.title },
      method: row.method,
      frame: { ...recipe.frame },
      createdAt: row.createdAt.toISOString(),
      createdBy: await nameOf(deps, row.createdBy),
      merges: await Promise.all(
        recipe.merges.map(async (merge) => ({
          ...merge,
          marginLabel: wordsFor(merge.margin),
          cells: merge.cells.map((codes) => [...codes]),
          acceptedBy: await nameOf(deps, merge.acceptedBy),
        })),
      ),
      trim: recipe.options.trim ?? null,
      diagnostics: row.diagnostics as unknown as WeightsPreview,
      again: await ask<{ people: number; largestDifference: number }>(
        deps,
        'reproduce-weights',
        row.footprintId,
        recipe,
      ),
    };
  },

  tryOtherWeights: async ({ deps, read, footprint, params, query }) => {
    if (!(await findWave(read, params.wave))) throw new Refusal('not-found');
    return ask<Sensitivity>(deps, 'try-other-weights', footprint.id, {
      waveId: params.wave,
      ...(query.question === undefined ? {} : { question: query.question }),
    });
  },
};

const nameOf = async (deps: Deps, staffId: string) =>
  (await findStaff(deps.unbound, staffId))?.name ?? 'the system';

export const weightingStation = station(weightingOperations, handlers);
