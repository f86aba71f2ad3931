import { type Cases, getCategories } from '../cases';
import { AnalysisError } from '../errors';

/** Counts of a population over one variable, or over several crossed, with where they come from (R2). */
export type Margin = {
  readonly variables: readonly string[];
  /** Who is counted: 'usual residents 16+', 'households' … */
  readonly universe: string;
  readonly geography: string;
  readonly source: string;
  readonly year: number;
  readonly licence: string;
  /** One entry a category or crossing; `codes` in the order of `variables`. */
  readonly cells: readonly { readonly codes: readonly string[]; readonly count: number }[];
};

/** A margin fitted to its frame: shares to use, and what was done to get them. */
export type AlignedMargin = Margin & {
  readonly name: string;
  /** As the source counts it. */
  readonly total: number;
  /** Of each cell, 0–1, adding to 1. */
  readonly shares: readonly number[];
  /** Set when the counts were scaled to the frame's total: by what factor, and how many people that adds (or takes). */
  readonly scaled: { readonly factor: number; readonly people: number } | null;
  /** True when only the shares of another universe are used; shown wherever the margin is shown. */
  readonly otherUniverse: boolean;
};

export type Alignment = {
  readonly universe: string;
  readonly geography: string;
  readonly total: number;
  readonly margins: readonly AlignedMargin[];
};

export type AlignmentOptions = {
  /** The universe the frame speaks of; that of the first margin when left out. */
  readonly universe?: string;
  /** The population's size; the first margin's total of that universe when left out. */
  readonly total?: number;
  /** Names of margins of another universe whose shares may be used: an explicit choice. */
  readonly sharesOnly?: readonly string[];
};

/** Census tables are perturbed: totals of one universe may differ by this share (DEFINITIONS: margins of one universe). */
export const totalsMayDiffer = 0.001;

/**
 * Margins of one population made to agree: one universe, one geography, one total.
 * @param margins one or more; the first one of the frame's universe gives the total
 * @returns each margin with its shares; scaled where its total is off by up to 0.1 %, and said so
 * @throws AnalysisError `totals-differ` beyond that (naming both totals), `other-universe` unless its name is in `sharesOnly`,
 *   `household-universe` always beside a margin of people, `other-geography`, `empty-margin`, `bad-count`, `repeated-category`, `no-margins`
 * Source: R2; raking to margins of one universe, census perturbation of up to 0.1 %.
 * @example alignMargins([ageOf968314, sexOf968300]).margins[1].scaled // { factor: 1.00001…, people: 14 }
 */
export function alignMargins(margins: readonly Margin[], options: AlignmentOptions = {}): Alignment {
  const first =
    margins.find((margin) => margin.universe === (options.universe ?? margin.universe)) ?? margins[0];
  if (!first) throw new AnalysisError('no-margins');
  const universe = options.universe ?? first.universe;
  const total = options.total ?? marginTotal(first);
  refuseHouseholdsBesidePeople(margins, first, universe);
  return {
    universe,
    geography: first.geography,
    total,
    margins: margins.map((margin) =>
      alignMargin(margin, { universe, total, geography: first.geography }, options),
    ),
  };
}

/** What a margin is called: its variables, crossed. @example marginName({ variables: ['age', 'sex'] }) // 'age × sex' */
export function marginName(margin: Pick<Margin, 'variables'>): string {
  return margin.variables.join(' × ');
}

/** How many a margin counts. @throws AnalysisError `empty-margin`, `bad-count`, `repeated-category` */
export function marginTotal(margin: Margin): number {
  const name = marginName(margin);
  const seen = new Set<string>();
  let total = 0;
  for (const { codes, count } of margin.cells) {
    const category = codes.join(' × ');
    if (!Number.isFinite(count) || count < 0)
      throw new AnalysisError('bad-count', { margin: name, category, value: count });
    if (seen.has(category)) throw new AnalysisError('repeated-category', { margin: name, category });
    seen.add(category);
    total += count;
  }
  if (total === 0) throw new AnalysisError('empty-margin', { margin: name });
  return total;
}

/** The place of a case whose codes a margin has no cell for. Missing reasons stand above it, at −1 to −4. */
export const noCell = -9;

/**
 * Which cell of a margin each case is in.
 * @returns length n: an index into `cells`; a missing reason's code when a variable is missing; `noCell` when there is none for its codes
 * @example cellsOf(cases, { variables: ['sex'], cells: [{ codes: ['f'] }, { codes: ['m'] }] }) // Int32Array [0, 1, -2, …]
 */
export function cellsOf(
  cases: Cases,
  margin: {
    readonly variables: readonly string[];
    readonly cells: readonly { readonly codes: readonly string[] }[];
  },
): Int32Array {
  const columns = margin.variables.map((name) => getCategories(cases, name));
  const sizes = columns.map((column) => column.categories.length);
  const places = new Int32Array(sizes.reduce((product, size) => product * size, 1)).fill(noCell);
  margin.cells.forEach(({ codes }, cell) => {
    const indexes = codes.map((code, v) => columns[v]!.categories.indexOf(code));
    if (indexes.every((index) => index >= 0)) {
      places[indexes.reduce((place, index, v) => place * sizes[v]! + index, 0)] = cell;
    }
  });
  const cells = new Int32Array(cases.n);
  for (let i = 0; i < cases.n; i++) {
    let place = 0;
    for (let v = 0; v < columns.length; v++) {
      const code = columns[v]!.codes[i]!;
      if (code < 0) {
        place = code;
        break;
      }
      place = place * sizes[v]! + code;
    }
    cells[i] = place < 0 ? place : places[place]!;
  }
  return cells;
}

function alignMargin(
  margin: Margin,
  frame: { universe: string; total: number; geography: string },
  options: AlignmentOptions,
): AlignedMargin {
  const name = marginName(margin);
  const found = marginTotal(margin);
  if (margin.geography !== frame.geography) {
    throw new AnalysisError('other-geography', {
      margin: name,
      geography: margin.geography,
      frameGeography: frame.geography,
    });
  }
  const otherUniverse = margin.universe !== frame.universe;
  if (otherUniverse && !options.sharesOnly?.includes(name)) {
    throw new AnalysisError('other-universe', {
      margin: name,
      found,
      universe: margin.universe,
      total: frame.total,
      frameUniverse: frame.universe,
    });
  }
  if (!otherUniverse && Math.abs(found - frame.total) > totalsMayDiffer * frame.total) {
    throw new AnalysisError('totals-differ', { margin: name, found, total: frame.total });
  }
  const differs = !otherUniverse && found !== frame.total;
  return {
    ...margin,
    name,
    total: found,
    shares: margin.cells.map(({ count }) => count / found),
    scaled: differs ? { factor: frame.total / found, people: frame.total - found } : null,
    otherUniverse,
  };
}

function refuseHouseholdsBesidePeople(margins: readonly Margin[], first: Margin, universe: string): void {
  const counted = [
    ...margins.map((margin) => ({ name: marginName(margin), universe: margin.universe })),
    { name: marginName(first), universe },
  ];
  const households = counted.find((margin) => isOfHouseholds(margin.universe));
  const people = counted.find((margin) => !isOfHouseholds(margin.universe));
  if (households && people) {
    throw new AnalysisError('household-universe', {
      margin: households.name,
      universe: households.universe,
      other: people.name,
      otherUniverse: people.universe,
    });
  }
}

/** 'households', 'all households' count homes; 'residents in households' counts people. */
function isOfHouseholds(universe: string): boolean {
  return /^(all |occupied )*(households?|dwellings?|homes)\b/i.test(universe.trim());
}
