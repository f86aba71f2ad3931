import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import type { MissingReason } from '../../surveys/vocabulary';
import { type Cases, missingReasonOf } from '../cases';
import { AnalysisError } from '../errors';
import { wilsonBounds } from '../results/share-interval';
import { type AlignedMargin, type Alignment, cellsOf, noCell } from '../targets/margins';

export type CategoryFit = {
  readonly codes: readonly string[];
  readonly populationShare: number;
  /** Of those whose category is known; null when nobody's is. */
  readonly panelShare: number | null;
  readonly people: number;
  /** Panel share less population share. */
  readonly gap: number | null;
  /** People over (or, below 0, under) the population's share of a panel of this size. */
  readonly gapPeople: number;
  /** 100 × panel share ÷ population share; null when the population has none. */
  readonly index: number | null;
  /** What a random panel of this size would show 95 times in 100. */
  readonly range: { readonly lower: number; readonly upper: number } | null;
  readonly isOutsideRange: boolean;
};

export type MarginFit = {
  readonly name: string;
  readonly variables: readonly string[];
  readonly otherUniverse: boolean;
  readonly known: number;
  /** People without a category, by reason; they count in no category. */
  readonly unknown: Readonly<Partial<Record<MissingReason, number>>>;
  /** People whose category the population's table does not have. */
  readonly notInPopulation: number;
  /** ½Σ|p−q|: the share of the panel that would have to be someone else; null when nobody is known. */
  readonly dissimilarity: number | null;
  readonly categories: readonly CategoryFit[];
};

export type Representativeness = {
  readonly people: number;
  readonly margins: readonly MarginFit[];
  /** Mean of the margins' dissimilarities. */
  readonly meanDissimilarity: number | null;
  readonly largestGap: {
    readonly margin: string;
    readonly codes: readonly string[];
    readonly gap: number;
  } | null;
};

/**
 * How like its population a panel is: of members, active members or respondents alike (R6).
 * @param cases the people, one row each; base weights are not used, since a panel is counted in heads
 * @param population aligned margins
 * @returns shares 0–1; per category gap, index and range; per margin and overall the index of dissimilarity
 * @throws AnalysisError `unknown-column` when a margin's variable is not among the columns
 * Source: Duncan & Duncan (1955) for ½Σ|p−q|; Wilson (1927) for the range.
 * @example 60 women and 40 men where the population has halves: dissimilarity 0.1, index of women 120
 */
export function representativeness(cases: Cases, population: Alignment): Representativeness {
  const margins = population.margins.map((margin) => fitOfMargin(cases, margin));
  const measured = margins.flatMap(({ dissimilarity }) => (dissimilarity === null ? [] : [dissimilarity]));
  const gaps = margins.flatMap(({ name, categories }) =>
    categories.flatMap(({ codes, gap }) => (gap === null ? [] : [{ margin: name, codes, gap }])),
  );
  return {
    people: cases.n,
    margins,
    meanDissimilarity:
      measured.length === 0 ? null : measured.reduce((sum, value) => sum + value, 0) / measured.length,
    largestGap: gaps.reduce<(typeof gaps)[number] | null>(
      (largest, gap) => (largest === null || Math.abs(gap.gap) > Math.abs(largest.gap) ? gap : largest),
      null,
    ),
  };
}

/**
 * Index of dissimilarity: half the sum of the differences between two sets of shares.
 * @param counts people in each category, not all 0
 * @param shares of the population, adding to 1
 * @returns 0 (alike) to 1 (nothing in common)
 * @example dissimilarity([60, 40], [0.5, 0.5]) // 0.1
 */
export function dissimilarity(counts: readonly number[], shares: readonly number[]): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return counts.reduce((sum, count, c) => sum + Math.abs(count / total - shares[c]!), 0) / 2;
}

/**
 * Wilson's interval around a share: where the share of a random draw of this size would lie.
 * @param share 0–1
 * @param n number drawn, above 0 (an effective base will do)
 * @param level 0.95 unless given
 * @throws AnalysisError `bad-share`
 * Source: Wilson (1927), JASA 22.
 * @example wilson(0.5, 100) // { lower: 0.4038…, upper: 0.5961… }
 */
export function wilson(share: number, n: number, level = 0.95): { lower: number; upper: number } {
  if (!(share >= 0 && share <= 1)) throw new AnalysisError('bad-share', { what: 'The share', value: share });
  const z = normalQuantile((1 + level) / 2, 0, 1);
  return wilsonBounds(share, n, z);
}

function fitOfMargin(cases: Cases, margin: AlignedMargin): MarginFit {
  const counts = new Array<number>(margin.cells.length).fill(0);
  const unknown: Partial<Record<MissingReason, number>> = {};
  let notInPopulation = 0;
  for (const cell of cellsOf(cases, margin)) {
    if (cell >= 0) counts[cell]! += 1;
    else if (cell === noCell) notInPopulation += 1;
    else unknown[missingReasonOf(cell)] = (unknown[missingReasonOf(cell)] ?? 0) + 1;
  }
  const known = counts.reduce((sum, count) => sum + count, 0);
  return {
    name: margin.name,
    variables: margin.variables,
    otherUniverse: margin.otherUniverse,
    known,
    unknown,
    notInPopulation,
    dissimilarity: known === 0 ? null : dissimilarity(counts, margin.shares),
    categories: margin.cells.map(({ codes }, c) =>
      fitOfCategory(codes, margin.shares[c]!, counts[c]!, known),
    ),
  };
}

function fitOfCategory(
  codes: readonly string[],
  populationShare: number,
  people: number,
  known: number,
): CategoryFit {
  const panelShare = known === 0 ? null : people / known;
  const range = known === 0 ? null : wilson(populationShare, known);
  return {
    codes,
    populationShare,
    panelShare,
    people,
    gap: panelShare === null ? null : panelShare - populationShare,
    gapPeople: people - populationShare * known,
    index: panelShare === null || populationShare === 0 ? null : (100 * panelShare) / populationShare,
    range,
    isOutsideRange:
      range !== null && panelShare !== null && (panelShare < range.lower || panelShare > range.upper),
  };
}
