import { type Cases, missingReasonOf } from '../cases';
import { AnalysisError } from '../errors';
import { type AlignedMargin, type Alignment, cellsOf, noCell } from '../targets/margins';
import { applyMerges } from './merges';
import type { Goal, WeighOptions } from './method';

/**
 * Margins made ready to fit: merges applied, those without a value given a category of their own at its observed share.
 * @param start weights before fitting, averaging 1: the observed share of the missing is taken with them
 * @throws AnalysisError `empty-category` (a target nobody is in), `category-without-target`, `missing-profile` when refusal was asked for
 * Source: the convention of pollsters (own category at observed share; the known ones share the rest).
 */
export function goalsOf(
  cases: Cases,
  population: Alignment,
  start: Float64Array,
  options: WeighOptions,
): Goal[] {
  if (population.margins.length === 0) throw new AnalysisError('no-margins');
  return population.margins.map((margin) => goalOf(cases, margin, start, options));
}

function goalOf(cases: Cases, margin: AlignedMargin, start: Float64Array, options: WeighOptions): Goal {
  const { groupOf, labels } = applyMerges(margin, options.merges ?? []);
  const found = cellsOf(cases, margin);
  const shares = new Float64Array(labels.length);
  margin.shares.forEach((share, cell) => {
    shares[groupOf[cell]!]! += share;
  });
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
  const observed = sharesOf(cells, start, labels.length + missing.size);
  refuseUnmet(margin.name, labels, shares, observed, cells);
  const missingShare = observed.subarray(labels.length).reduce((sum, share) => sum + share, 0);
  return {
    margin: margin.name,
    labels: [...labels, ...[...missing.keys()].map(missingReasonOf)],
    cells,
    shares: observed.map((share, group) =>
      group < labels.length ? shares[group]! * (1 - missingShare) : share,
    ),
  };
}

/** The weighted share of each cell. */
export function sharesOf(cells: Int32Array, weights: Float64Array, count: number): Float64Array {
  const sums = new Float64Array(count);
  let total = 0;
  for (let i = 0; i < cells.length; i++) {
    sums[cells[i]!]! += weights[i]!;
    total += weights[i]!;
  }
  return sums.map((sum) => sum / total);
}

function refuseUnmet(
  margin: string,
  labels: readonly string[],
  wanted: Float64Array,
  observed: Float64Array,
  cells: Int32Array,
): void {
  labels.forEach((category, group) => {
    if (wanted[group]! > 0 && observed[group] === 0) {
      throw new AnalysisError('empty-category', {
        margin,
        category,
        share: `${(100 * wanted[group]!).toFixed(1)}%`,
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

function refuseOutsiders(margin: AlignedMargin, cases: Cases, found: Int32Array): never {
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
