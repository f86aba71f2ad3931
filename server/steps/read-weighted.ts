import type { Cases } from '../../analysis/cases';
import { type Design, designOf } from '../../analysis/results/design';
import type { Weighting } from '../../analysis/weighting/method';
import { type Recipe, remake } from '../../analysis/weighting/recipe';
import { findWeighting, listCaseWeights, listWeightings } from '../../db/queries/weighting';
import { Refusal } from '../errors';
import type { WorkRead } from '../work/reader';
import { casesOf, readWaveCases, type UsableCase, type WaveCases } from './read-cases';

/** A wave as results are worked out from it: the cases its weights are of, and their design. */
export type WeightedWave = {
  readonly wave: WaveCases;
  readonly people: readonly UsableCase[];
  readonly cases: Cases;
  readonly design: Design;
  readonly weights: Float64Array;
  /** Null where no weights were kept: figures then speak of those who answered only. */
  readonly weighting: {
    readonly id: string;
    readonly createdAt: Date;
    readonly recipe: Recipe;
    readonly converged: boolean;
  } | null;
  /** Usable answers that came after the weights were made, and are not in these results. */
  readonly later: number;
};

/**
 * Reads a wave with a set of weights, the newest unless one is named.
 * Standard errors take account of the fitting where the recipe still gives these weights; where people were erased since,
 * it no longer can, and intervals come out a little wider.
 */
export async function readWeighted(
  given: WorkRead,
  waveId: string,
  weightingId?: string,
): Promise<WeightedWave> {
  const wave = await readWaveCases(given, waveId);
  const row =
    weightingId === undefined
      ? (await listWeightings(given.read, waveId))[0]
      : await findWeighting(given.read, weightingId);
  if (!row) {
    if (weightingId !== undefined) throw new Refusal('not-found');
    const cases = casesOf(wave);
    const design = designOf(cases);
    return {
      wave,
      people: wave.people,
      cases,
      design,
      weights: design.weights,
      weighting: null,
      later: 0,
    };
  }
  if (row.waveId !== waveId) throw new Refusal('not-found');
  const weightOf = await listCaseWeights(given.read, row.id);
  const people = wave.people.filter(({ caseId }) => weightOf.has(caseId));
  const cases = casesOf(wave, people);
  const weights = Float64Array.from(people, ({ caseId }) => weightOf.get(caseId)!);
  // The weighting station wrote it in this shape.
  const recipe = row.recipe as unknown as Recipe;
  const again = people.length === weightOf.size ? tryAgain(cases, recipe, weights) : null;
  return {
    wave,
    people,
    cases,
    design: { ...designOf(cases), weights, adjustments: again?.adjustments ?? [] },
    weights,
    weighting: {
      id: row.id,
      createdAt: row.createdAt,
      recipe,
      converged: (row.diagnostics as { converged?: boolean }).converged === true,
    },
    later: wave.people.length - people.length,
  };
}

function tryAgain(cases: Cases, recipe: Recipe, kept: Float64Array): Weighting | null {
  try {
    const again = remake(cases, recipe);
    return again.weights.every((weight, i) => Math.abs(weight - kept[i]!) < 1e-9) ? again : null;
  } catch {
    // The cases are no longer those of the recipe: an erased profile leaves a cell empty.
    return null;
  }
}
