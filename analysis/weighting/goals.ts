import { type Cases, missingReasonOf } from '../cases';
import { AnalysisError } from '../errors';
import { type Alignment, cellsOf, type Margin, noCell } from '../targets/margins';
import { countsOf } from './gaps';
import { applyMerges } from './merges';
import type { Goal, WeighOptions } from './method';

/** What a goal is made from: cells of one or several variables, by their codes. */
export type GoalCells = Pick<Margin, 'variables' | 'cells'> & { readonly name: string };

/**
 * Margins made ready to fit: merges applied, those without a value given a category of their own at its observed share.
 * @param start weights before fitting, averaging 1: the observed share of the missing is taken with them
 * @returns goals whose counts add to the number of cases, so that weights go on averaging 1
 * @throws AnalysisError as goalOf, `no-margins`
 * Source: the convention of pollsters (own category at observed share; the known ones share the rest).
 */
export function goalsOf(
  cases: Cases,
  population: Alignment,
  start: Float64Array,
  options: WeighOptions,
): Goal[] {
  if (population.margins.length === 0) throw new AnalysisError('no-margins');
  return population.margins.map((margin) =>
    goalOf(
      cases,
      margin,
      margin.shares.map((share) => share * cases.n),
      start,
      options,
    ),
  );
}

/**
 * One margin made ready to fit.
 * @param counts one a cell of the margin, in the unit of the weights
 * @param start weights before fitting: where a value is missing its observed share is taken with them
 * @throws AnalysisError `empty-category` (a count nobody is in to fill, unless `partial`), `category-without-target` (a count of 0
 *   with people in it, too), `missing-profile` when refusal was asked for, `bad-merge`, `bad-count`
 * @example goalOf(cases, { name: 'sex', variables: ['sex'], cells }, [500, 500], start, {}).counts // Float64Array [500, 500]
 */
export function goalOf(
  cases: Cases,
  margin: GoalCells,
  counts: readonly number[],
  start: Float64Array,
  options: Pick<WeighOptions, 'merges' | 'missing' | 'partial'>,
): Goal {
  const { groupOf, labels } = applyMerges(margin, options.merges ?? []);
  const found = cellsOf(cases, margin);
  const missing = new Map<number, number>();
  const cells = Int32Array.from(found, (cell) => {
    if (cell >= 0) return groupOf[cell]!;
    if (cell === noCell) refuseOutsiders(margin, cases, found);
    if (options.missing === 'refuse') {
      throw new AnalysisError('missing-profile', {
        people: found.filter((other) => other < 0).length,
        margin: margin.name,
      });
    }
    const group = missing.get(cell) ?? labels.length + missing.size;
    missing.set(cell, group);
    return group;
  });
  const observed = countsOf(cells, start, labels.length + missing.size);
  const wanted = wantedOf(margin, counts, groupOf, labels);
  const total = wanted.reduce((sum, count) => sum + count, 0);
  refuseUnmet(margin.name, labels, wanted, observed, cells, options.partial === true);
  const all = observed.reduce((sum, count) => sum + count, 0);
  const missingCount = observed.subarray(labels.length).reduce((sum, count) => sum + count, 0);
  return {
    margin: margin.name,
    labels: [...labels, ...[...missing.keys()].map(missingReasonOf)],
    cells,
    known: labels.length,
    counts: observed.map((count, group) => {
      if (group >= labels.length) return (total * count) / all;
      return count > 0 ? wanted[group]! * (1 - missingCount / all) : 0;
    }),
  };
}

function wantedOf(
  margin: GoalCells,
  counts: readonly number[],
  groupOf: Int32Array,
  labels: readonly string[],
): Float64Array {
  const wanted = new Float64Array(labels.length);
  counts.forEach((count, cell) => {
    if (!(Number.isFinite(count) && count >= 0)) {
      throw new AnalysisError('bad-count', {
        margin: margin.name,
        category: labels[groupOf[cell]!]!,
        value: count,
      });
    }
    wanted[groupOf[cell]!]! += count;
  });
  return wanted;
}

function refuseUnmet(
  margin: string,
  labels: readonly string[],
  wanted: Float64Array,
  observed: Float64Array,
  cells: Int32Array,
  isPartial: boolean,
): void {
  const total = wanted.reduce((sum, count) => sum + count, 0);
  labels.forEach((category, group) => {
    if (wanted[group]! > 0 && observed[group] === 0 && !isPartial) {
      throw new AnalysisError('empty-category', {
        margin,
        category,
        share: `${((100 * wanted[group]!) / total).toFixed(1)}%`,
      });
    }
    if (wanted[group] === 0 && observed[group]! > 0) {
      throw new AnalysisError('category-without-target', {
        margin,
        category,
        people: cells.filter((cell) => cell === group).length,
      });
    }
  });
}

function refuseOutsiders(margin: GoalCells, cases: Cases, found: Int32Array): never {
  const row = found.indexOf(noCell);
  const category = margin.variables.map((name) => {
    const column = cases.columns[name];
    return column?.kind === 'category' ? column.categories[column.codes[row]!] : '?';
  });
  throw new AnalysisError('category-without-target', {
    margin: margin.name,
    category: category.join(' '),
    people: found.filter((cell) => cell === noCell).length,
  });
}
