import { AnalysisError } from '../errors';
import { openModel, type Row, rowMatrix, runModel, type Solver } from './solver';
import type { Counts, Pool } from './types';

/**
 * The best lottery over panels found so far, for a search that ended early: the lowest chance as high as they allow (of those
 * on any of them), then as little as can be short of the bound.
 * @param bound expected counts, by type, that no lottery can better
 * @returns panel → chance, adding to 1
 */
export function mixBestKnown(
  solver: Solver,
  pool: Pool,
  bound: Float64Array,
  panels: readonly Counts[],
): Float64Array {
  const { sizes } = pool;
  const types = sizes.length;
  const lowest = panels.length;
  const short = panels.length + 1;
  const terms: [number, number][][] = Array.from(sizes, () => []);
  panels.forEach((counts, p) => {
    counts.forEach((count, type) => {
      if (count > 0) terms[type]!.push([p, count]);
    });
  });
  const rows: Row[] = [{ lower: 1, upper: 1, terms: panels.map((_, p) => [p, 1] as const) }];
  for (let type = 0; type < types; type++) {
    if (terms[type]!.length > 0)
      rows.push({ lower: 0, upper: solver.infinity, terms: [...terms[type]!, [lowest, -sizes[type]!]] });
    rows.push({ lower: bound[type]!, upper: solver.infinity, terms: [...terms[type]!, [short + type, 1]] });
  }
  const columns = panels.length + 1 + types;
  const model = openModel(solver, {
    numCols: columns,
    numRows: rows.length,
    colCost: Array.from({ length: columns }, (_, column) => (column === lowest ? -1 : 0)),
    colLower: new Array<number>(columns).fill(0),
    colUpper: new Array<number>(columns).fill(solver.infinity),
    rowLower: rows.map(({ lower }) => lower),
    rowUpper: rows.map(({ upper }) => upper),
    matrix: rowMatrix(columns, rows),
  });
  try {
    if (runModel(solver, model) !== 'solved')
      throw new AnalysisError('solver-failed', { where: 'the lottery over panels found so far' });
    const level = model.getSolution().colValue[lowest]!;
    let weights = model.getSolution().colValue.slice(0, panels.length);
    model.changeColBounds(lowest, Math.max(0, level - 1e-9), solver.infinity);
    model.changeColCost(lowest, 0);
    for (let type = 0; type < types; type++) model.changeColCost(short + type, 1);
    if (runModel(solver, model) === 'solved') weights = model.getSolution().colValue.slice(0, panels.length);
    const sum = weights.reduce((total, weight) => total + Math.max(0, weight), 0);
    return weights.map((weight) => Math.max(0, weight) / sum);
  } finally {
    model.dispose();
  }
}
