import type { DrawMethod } from './method';
import { poolRows } from './relaxation';
import type { Search } from './search';
import { openModel, type Row, rowMatrix, runModel, type Solver } from './solver';
import type { Pool } from './types';

/**
 * Plain stratified random draw: seats are shared out to types of people in proportion to their number, as nearly as whole
 * seats and the quotas allow (sum of differences within 2 % of the least, or the best of 200 nodes), and within each type people are drawn at random.
 */
export const stratified: DrawMethod = {
  name: 'stratified',
  label: 'Plain stratified draw',
  promise:
    'Seats are shared out to alike people in proportion to their number, as the quotas allow, and drawn at random among them.',
  loses:
    'The least likely people may have a far lower chance than the quotas allow, or none at all, where too few are like them.',
  boundsLowest: false,
  whyNone:
    'Too few people are like them for a seat under a plain stratified draw. The fairest draw gives them a chance.',
  search: shareOut,
};

function shareOut(
  solver: Solver,
  pool: Pool,
  { nodes = 5000, mustStop }: { nodes?: number; mustStop?: () => boolean },
): Search {
  const { sizes, seats } = pool;
  const types = sizes.length;
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const effort = { iterations: 1, stopped: null, cuts: 0, integerPrograms: 1, panelsFound: 0 };
  if (seats < 0 || total < seats || pool.limits.some(({ lower, upper }) => lower > upper))
    return { status: 'infeasible', effort };
  const even = Array.from(sizes, (size) => (size * seats) / Math.max(1, total));
  const rows: Row[] = [
    ...poolRows(pool),
    ...even.flatMap((share, type): Row[] => [
      {
        lower: share,
        upper: solver.infinity,
        terms: [
          [type, 1],
          [types + type, 1],
        ],
      },
      {
        lower: -solver.infinity,
        upper: share,
        terms: [
          [type, 1],
          [types + type, -1],
        ],
      },
    ]),
  ];
  const each = <Value>(value: Value) => new Array<Value>(types).fill(value);
  const model = openModel(
    solver,
    {
      numCols: 2 * types,
      numRows: rows.length,
      colCost: [...each(0), ...each(1)],
      colLower: [...each(0), ...each(0)],
      colUpper: [...sizes, ...each(solver.infinity)],
      rowLower: rows.map(({ lower }) => lower),
      rowUpper: rows.map(({ upper }) => upper),
      matrix: rowMatrix(2 * types, rows),
      integrality: [...each<1>(1), ...each<0>(0)],
    },
    { mip_max_nodes: Math.min(nodes, 200), mip_rel_gap: 0.02 },
  );
  try {
    const outcome = runModel(solver, model, mustStop);
    if (outcome === 'infeasible') return { status: 'infeasible', effort };
    if (Number(model.info.get('primal_solution_status')) !== 2) return { status: 'unknown', effort };
    const counts = Int32Array.from(model.getSolution().colValue.slice(0, types), Math.round);
    return {
      status: outcome === 'halted' ? 'stopped' : 'proven',
      panels: [counts],
      weights: Float64Array.of(1),
      bound: Float64Array.from(counts),
      effort: { ...effort, stopped: outcome === 'halted' ? 'signal' : null, panelsFound: 1 },
    };
  } finally {
    model.dispose();
  }
}
