import { type Cases, type CaseValue, categoryColumn } from '../../analysis/cases';
import type { Alignment, Margin } from '../../analysis/targets/margins';
import { alignMargins } from '../../analysis/targets/margins';
import { getWeightingMethod } from '../../analysis/weighting/index';
import type { Merge } from '../../analysis/weighting/merges';
import type { WeighOptions, Weighting } from '../../analysis/weighting/method';
import type { MissingReason } from '../../surveys/vocabulary';
import { casesOf, type WaveCases } from './read-cases';

/** What one respondent brings to the fitting: equal for all who share it, so that it names nobody. */
export type Pattern = {
  /** One code a variable, in the order of `variables`; a missing reason as itself. */
  readonly codes: readonly (string | { readonly missing: MissingReason })[];
  readonly baseWeight: number;
  readonly people: number;
  readonly weight: number;
};

/** All that is needed to make a set of weights again (R17), and nothing that may change under it. */
export type Recipe = {
  readonly method: 'rake';
  readonly frame: { readonly id: string; readonly name: string };
  readonly universe: string;
  readonly total: number;
  readonly margins: readonly Margin[];
  /** Names of margins of another universe, of which only the shares are used. */
  readonly sharesOnly: readonly string[];
  readonly merges: readonly (Merge & { readonly acceptedBy: string; readonly acceptedAt: string })[];
  readonly options: WeighOptions;
  readonly variables: readonly string[];
  readonly categories: Readonly<Record<string, readonly string[]>>;
  readonly patterns: readonly Pattern[];
};

export function recipeOf(made: {
  readonly weighting: Weighting;
  readonly wave: WaveCases;
  readonly frame: { readonly id: string; readonly name: string };
  readonly population: Alignment;
  readonly trim: { readonly lower: number; readonly upper: number } | null;
  readonly by: string;
  readonly at: string;
}): Recipe {
  const { weighting, wave, population, trim } = made;
  const cases = casesOf(wave);
  const variables = [...new Set(population.margins.flatMap((margin) => margin.variables))];
  const patterns = new Map<string, Pattern>();
  wave.people.forEach(({ profile, baseWeight }, i) => {
    const codes = variables.map((key) => {
      const value = profile[key];
      return value === undefined ? { missing: 'not-asked' as const } : 'value' in value ? value.value : value;
    });
    const key = JSON.stringify([codes, baseWeight]);
    const known = patterns.get(key);
    patterns.set(key, {
      codes,
      baseWeight,
      people: (known?.people ?? 0) + 1,
      weight: known?.weight ?? weighting.weights[i]!,
    });
  });
  return {
    method: 'rake',
    frame: { id: made.frame.id, name: made.frame.name },
    universe: population.universe,
    total: population.total,
    margins: population.margins.map(
      ({ variables: own, universe, geography, source, year, licence, cells }) => ({
        variables: own,
        universe,
        geography,
        source,
        year,
        licence,
        cells,
      }),
    ),
    sharesOnly: population.margins.filter(({ otherUniverse }) => otherUniverse).map(({ name }) => name),
    merges: weighting.merges.map((merge) => ({ ...merge, acceptedBy: made.by, acceptedAt: made.at })),
    options: { missing: 'own-category', tolerance: 1e-10, maxRounds: 1000, ...(trim && { trim }) },
    variables,
    categories: Object.fromEntries(
      variables.map((key) => {
        const column = cases.columns[key];
        return [key, column?.kind === 'category' ? column.categories : []];
      }),
    ),
    patterns: [...patterns.values()],
  };
}

/** Makes weights again from a stored recipe alone, and says how far they are from those it kept. */
export function reproduceWeights(recipe: Recipe): {
  readonly people: number;
  readonly largestDifference: number;
} {
  const rows = recipe.patterns.flatMap((pattern) => new Array<Pattern>(pattern.people).fill(pattern));
  const columns = Object.fromEntries(
    recipe.variables.map((key, v) => [
      key,
      categoryColumn(
        key,
        rows.map((row): CaseValue => row.codes[v]),
        recipe.categories[key] ?? [],
      ),
    ]),
  );
  const cases: Cases = {
    n: rows.length,
    columns,
    baseWeights: Float64Array.from(rows, ({ baseWeight }) => baseWeight),
    selection: 'unknown',
  };
  const { weights } = remake(cases, recipe);
  return {
    people: rows.length,
    largestDifference: rows.reduce((far, { weight }, i) => Math.max(far, Math.abs(weight - weights[i]!)), 0),
  };
}

/** The recipe carried out on cases: those it was made for give the weights it kept. */
export function remake(cases: Cases, recipe: Recipe): Weighting {
  const population = alignMargins(recipe.margins, {
    universe: recipe.universe,
    total: recipe.total,
    sharesOnly: recipe.sharesOnly,
  });
  return getWeightingMethod(recipe.method).weigh(cases, population, {
    ...recipe.options,
    merges: recipe.merges,
  });
}
