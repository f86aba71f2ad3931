import type { Model } from 'highs';
import { keepsLimits, worthOf } from './counts';
import type { Face } from './face';
import { poolRows } from './relaxation';
import { openModel, rowMatrix, runModel, type Solver } from './solver';
import type { Counts, Pool } from './types';

/** The dearest panel, proven. */
export type Priced = {
  /** The best panel found; null when there is none. */
  readonly panel: Counts | null;
  /** No panel is worth more than this; infinite when the limit of nodes came first and nothing is known. */
  readonly bound: number;
  readonly isProven: boolean;
};

export type IntegerPricing = {
  /** Null when halted. */
  readonly price: (prices: Float64Array, face: Face, mustHalt?: () => boolean) => Priced | null;
  /** Integer programs run. */
  readonly runs: () => number;
  readonly dispose: () => void;
};

/** An integer program over the counts of a panel, kept in the solver with changed prices and ranges. */
export function openIntegerPricing(solver: Solver, pool: Pool, nodes: number): IntegerPricing {
  const types = pool.sizes.length;
  let opened: Model | undefined;
  let runs = 0;
  const open = () => {
    const rows = poolRows(pool);
    return openModel(
      solver,
      {
        numCols: types,
        numRows: rows.length,
        sense: solver.constants.objectiveSense.maximize,
        colCost: new Array<number>(types).fill(0),
        colLower: new Array<number>(types).fill(0),
        colUpper: [...pool.sizes],
        rowLower: rows.map(({ lower }) => lower),
        rowUpper: rows.map(({ upper }) => upper),
        matrix: rowMatrix(types, rows),
        integrality: new Array<1>(types).fill(1),
      },
      { mip_max_nodes: nodes },
    );
  };
  return {
    price(prices, face, mustHalt) {
      opened ??= open();
      const model = opened;
      const every = { kind: 'range', from: 0, to: types - 1 } as const;
      model.changeColsCost(every, prices);
      model.changeColsBounds(every, Float64Array.from(face.least), Float64Array.from(face.most));
      if (pool.limits.length > 0)
        model.changeRowsBounds({ kind: 'range', from: 1, to: pool.limits.length }, face.lower, face.upper);
      runs += 1;
      const outcome = runModel(solver, model, mustHalt);
      if (outcome === 'halted') return null;
      if (outcome === 'infeasible') return { panel: null, bound: Number.NEGATIVE_INFINITY, isProven: true };
      const found = Number(model.info.get('primal_solution_status')) === 2;
      const rounded = found ? Int32Array.from(model.getSolution().colValue, Math.round) : null;
      const panel = rounded && keepsLimits(pool, rounded) ? rounded : null;
      const isProven = outcome === 'solved' && panel !== null;
      const bound = isProven ? worthOf(panel, prices) : Number(model.info.get('mip_dual_bound'));
      return { panel, bound: outcome === 'failed' ? Number.POSITIVE_INFINITY : bound, isProven };
    },
    runs: () => runs,
    dispose: () => opened?.dispose(),
  };
}

/** Prices as whole numbers where they are fractions with one small denominator, so that a cut is exact; otherwise as they are. */
export function wholePrices(prices: Float64Array): Float64Array {
  for (let scale = 1; scale <= 240; scale++) {
    if (prices.every((price) => Math.abs(price * scale - Math.round(price * scale)) < 1e-7))
      return prices.map((price) => Math.round(price * scale));
  }
  return prices;
}
