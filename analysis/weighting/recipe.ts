import type { MissingReason } from '../../surveys/vocabulary';
import {
  type Cases,
  type CaseValue,
  categoryColumn,
  getCategories,
  getNumbers,
  missingReasonOf,
  numberColumn,
} from '../cases';
import { type Alignment, alignMargins, type Margin } from '../targets/margins';
import { getWeightingMethod } from './index';
import type { Merge } from './merges';
import type { WeighOptions, Weighting } from './method';

/** What one respondent brings to the fitting: equal for all who share it, so that it names nobody. */
export type Pattern = {
  /** One code a variable, in the order of `variables`; a missing reason as itself. */
  readonly codes: readonly (string | { readonly missing: MissingReason })[];
  /** One a number, where weights were calibrated to totals of some. */
  readonly numbers?: readonly (number | { readonly missing: MissingReason })[];
  readonly baseWeight: number;
  readonly people: number;
  readonly weight: number;
};

/** All that is needed to make a set of weights again (R17), and nothing that may change under it. */
export type Recipe = {
  readonly method: string;
  readonly frame: { readonly id: string; readonly name: string };
  readonly universe: string;
  readonly total: number;
  readonly margins: readonly Margin[];
  /** Names of margins of another universe, of which only the shares are used. */
  readonly sharesOnly: readonly string[];
  readonly merges: readonly (Merge & { readonly acceptedBy: string; readonly acceptedAt: string })[];
  readonly options: WeighOptions;
  readonly variables: readonly string[];
  readonly numbers?: readonly string[];
  readonly categories: Readonly<Record<string, readonly string[]>>;
  readonly patterns: readonly Pattern[];
};

/**
 * The recipe of a set of weights.
 * @param made the weights, the cases they are of, the margins as aligned, who accepted the merges and when
 * @returns patterns of cases instead of cases, so that it holds when people have been erased
 * @throws AnalysisError `unknown-column` when a margin's variable is not among the columns
 * @example recipeOf({ weighting, cases, … }).patterns[0] // { codes: ['female'], baseWeight: 1, people: 60, weight: 0.83 }
 */
export function recipeOf(made: {
  readonly weighting: Weighting;
  readonly cases: Cases;
  readonly frame: { readonly id: string; readonly name: string };
  readonly population: Alignment;
  readonly trim: { readonly lower: number; readonly upper: number } | null;
  /** All else the weights were made with, as it was given. */
  readonly options?: Omit<WeighOptions, 'merges'>;
  readonly by: string;
  readonly at: string;
}): Recipe {
  const { weighting, cases, population, trim, options = {} } = made;
  const { totals = {}, variance, oneRatioWithin } = options.calibration ?? {};
  const variables = [
    ...new Set([
      ...population.margins.flatMap((margin) => margin.variables),
      ...(oneRatioWithin === undefined ? [] : [oneRatioWithin]),
    ]),
  ];
  const numbers = [...new Set([...Object.keys(totals), ...(variance === undefined ? [] : [variance])])];
  const columns = variables.map((key) => {
    const column = getCategories(cases, key);
    // Households are numbered, so that a recipe names none.
    return key === oneRatioWithin
      ? { ...column, categories: column.categories.map((_, c) => `${c + 1}`) }
      : column;
  });
  const numberColumns = numbers.map((key) => getNumbers(cases, key));
  const patterns = new Map<string, Pattern>();
  cases.baseWeights.forEach((baseWeight, i) => {
    const codes = columns.map(({ categories, codes: own }) =>
      own[i]! < 0 ? { missing: missingReasonOf(own[i]!) } : categories[own[i]!]!,
    );
    const own = numberColumns.map(({ values, missing }) =>
      missing[i]! < 0 ? { missing: missingReasonOf(missing[i]!) } : values[i]!,
    );
    const key = JSON.stringify([codes, own, baseWeight]);
    const known = patterns.get(key);
    patterns.set(key, {
      codes,
      ...(numbers.length > 0 && { numbers: own }),
      baseWeight,
      people: (known?.people ?? 0) + 1,
      weight: known?.weight ?? weighting.weights[i]!,
    });
  });
  return {
    method: weighting.method,
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
    options: getWeightingMethod(weighting.method).usual({ ...(trim && { trim }), ...options }),
    variables,
    ...(numbers.length > 0 && { numbers }),
    categories: Object.fromEntries(variables.map((key, v) => [key, columns[v]!.categories])),
    patterns: [...patterns.values()],
  };
}

/**
 * Makes weights again from a stored recipe alone, and says how far they are from those it kept.
 * @returns people weighted, and the largest difference of any weight (weights average 1)
 * @throws AnalysisError as rake, should the recipe not hold together
 * @example reproduceWeights(recipe) // { people: 525, largestDifference: 2e-15 }
 */
export function reproduceWeights(recipe: Recipe): {
  readonly people: number;
  readonly largestDifference: number;
} {
  const rows = recipe.patterns.flatMap((pattern) => new Array<Pattern>(pattern.people).fill(pattern));
  const columns = Object.fromEntries([
    ...(recipe.numbers ?? []).map(
      (key, v) =>
        [
          key,
          numberColumn(
            key,
            rows.map((row): CaseValue => row.numbers?.[v]),
          ),
        ] as const,
    ),
    ...recipe.variables.map(
      (key, v) =>
        [
          key,
          categoryColumn(
            key,
            rows.map((row): CaseValue => row.codes[v]),
            recipe.categories[key] ?? [],
          ),
        ] as const,
    ),
  ]);
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

/**
 * The recipe carried out on cases: those it was made for give the weights it kept.
 * @throws AnalysisError as rake, when the cases are others and leave a category empty
 * @example remake(cases, recipe).weights
 */
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
