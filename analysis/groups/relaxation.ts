import { AnalysisError } from '../errors';
import { openModel, type Row, rowMatrix, runModel, type Solver } from './solver';
import type { Pool } from './types';

/** A range that no panel leaves and that quotas alone do not say: found when expected counts were out of reach. */
export type Cut = { readonly prices: Float64Array; readonly most: number };

/** Expected counts, type by type, that are LEXIMIN among all that keep quotas on average. */
export type Relaxation = {
  readonly counts: Float64Array;
  /** Expected counts of whole seats that are at least `counts`; the same when every level is closed. */
  readonly point: Float64Array;
  /** The distinct chances in the order they were closed. */
  readonly levels: readonly number[];
  readonly programs: number;
};

/**
 * LEXIMIN over expected counts: an upper bound, level by level, on what a lottery over whole panels can reach.
 * Each linear program raises the lowest open chance; types whose rows carry the price of it can rise no further and are closed.
 * @param levels how many levels to close (1 for MAXIMIN)
 * @returns `infeasible` when no expected counts keep the quotas; `halted` at the caller's signal
 */
export function relax(
  solver: Solver,
  pool: Pool,
  cuts: readonly Cut[],
  levels = Number.POSITIVE_INFINITY,
  mustHalt?: () => boolean,
): Relaxation | 'infeasible' | 'halted' {
  const { sizes } = pool;
  const types = sizes.length;
  const chance = types;
  const fixed = poolRows(pool, cuts);
  const rows: Row[] = [
    ...fixed,
    ...Array.from(sizes, (size, type) => ({
      lower: 0,
      upper: solver.infinity,
      terms: [[type, 1] as const, [chance, -size] as const],
    })),
  ];
  const model = openModel(
    solver,
    {
      numCols: types + 1,
      numRows: rows.length,
      sense: solver.constants.objectiveSense.maximize,
      colCost: [...new Array<number>(types).fill(0), 1],
      colLower: new Array<number>(types + 1).fill(0),
      colUpper: [...sizes, 1],
      rowLower: rows.map(({ lower }) => lower),
      rowUpper: rows.map(({ upper }) => upper),
      matrix: rowMatrix(types + 1, rows),
    },
    { presolve: 'off' },
  );
  try {
    const open = new Set(Array.from(sizes, (_, type) => type));
    const counts = new Float64Array(types);
    const closed: number[] = [];
    let point = counts;
    let programs = 0;
    while (open.size > 0) {
      const outcome = runModel(solver, model, mustHalt);
      if (outcome === 'halted') return 'halted';
      programs += 1;
      if (outcome === 'infeasible' && programs === 1) return 'infeasible';
      if (outcome !== 'solved') throw new AnalysisError('solver-failed', { where: 'the relaxation' });
      const { colValue, rowDual } = model.getSolution();
      const level = Math.min(1, Math.max(0, colValue[chance]!));
      if (closed.length === 0 || level > closed.at(-1)! + 1e-9) {
        if (closed.length >= levels) break;
        closed.push(level);
      }
      let most = 0;
      for (const type of open) most = Math.max(most, sizes[type]! * Math.abs(rowDual[fixed.length + type]!));
      for (const type of [...open]) {
        if (sizes[type]! * Math.abs(rowDual[fixed.length + type]!) < most * 1e-5 && most > 0) continue;
        open.delete(type);
        counts[type] = level * sizes[type]!;
        model.changeRowBounds(fixed.length + type, -solver.infinity, solver.infinity);
        model.changeColBounds(type, counts[type]!, sizes[type]!);
      }
      if (levels === 1 && closed.length === 1) {
        for (const type of open) counts[type] = level * sizes[type]!;
        point = colValue.slice(0, types);
        break;
      }
    }
    return { counts, point, levels: closed, programs };
  } finally {
    model.dispose();
  }
}

/** Seats, quotas, households and cuts as rows over the types. */
export function poolRows(pool: Pool, cuts: readonly Cut[] = []): Row[] {
  const terms: [number, number][][] = pool.limits.map(() => []);
  const { families, limitAt, sizes } = pool;
  for (let type = 0; type < sizes.length; type++) {
    for (let family = 0; family < families; family++) {
      const limit = limitAt[type * families + family]!;
      if (limit >= 0) terms[limit]!.push([type, 1]);
    }
  }
  return [
    { lower: pool.seats, upper: pool.seats, terms: Array.from(sizes, (_, type) => [type, 1] as const) },
    ...pool.limits.map(({ lower, upper }, limit) => ({ lower, upper, terms: terms[limit]! })),
    ...cuts.map(({ prices, most }) => ({
      lower: Number.NEGATIVE_INFINITY,
      upper: most,
      terms: [...prices].flatMap((price, type) => (price === 0 ? [] : [[type, price] as const])),
    })),
  ];
}
