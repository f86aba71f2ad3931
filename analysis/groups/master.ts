import { openModel, type Row, rowMatrix, runModel, type Solver } from './solver';
import type { Counts } from './types';

/** Panels mixed so that expected counts come as near to a target as the panels at hand allow. */
export type Mix = {
  /** Panel → its chance; adding to 1. */
  readonly weights: Float64Array;
  /** Seats' worth of the target that the mix misses. */
  readonly shortfall: number;
  /** By type: what one more of it in some panel would be worth. From 0 to 1. */
  readonly prices: Float64Array;
  /** A panel must be worth more than this to help. */
  readonly threshold: number;
};

/** The linear program over panels found so far: kept in the solver, panels appended, warm-started (primal simplex). */
export type Master = {
  readonly add: (panels: readonly Counts[]) => void;
  /** Null when halted or when the solver gave up. */
  readonly solve: (mustHalt?: () => boolean) => Mix | null;
  readonly dispose: () => void;
};

/** @param target expected counts wanted, by type */
export function openMaster(solver: Solver, target: Float64Array): Master {
  const types = target.length;
  const rows: Row[] = [
    ...Array.from(target, (count, type) => ({
      lower: count,
      upper: solver.infinity,
      terms: [[type, 1] as const],
    })),
    { lower: 1, upper: 1, terms: [] },
  ];
  const model = openModel(
    solver,
    {
      numCols: types,
      numRows: rows.length,
      colCost: new Array<number>(types).fill(1),
      colLower: new Array<number>(types).fill(0),
      colUpper: new Array<number>(types).fill(solver.infinity),
      rowLower: rows.map(({ lower }) => lower),
      rowUpper: rows.map(({ upper }) => upper),
      matrix: rowMatrix(types, rows),
    },
    {
      presolve: 'off',
      simplex_strategy: 4,
      // Tighter, both simplex methods stall for minutes on large pools; past the limit the dual one takes over.
      primal_feasibility_tolerance: 1e-9,
      dual_feasibility_tolerance: 1e-7,
      simplex_iteration_limit: 5000 + 10 * types,
    },
  );
  let panels = 0;
  return {
    add(found) {
      if (found.length === 0) return;
      panels += found.length;
      model.addCols(columnsOf(found, types, solver.infinity));
    },
    solve(mustHalt) {
      const outcome = runModel(solver, model, mustHalt);
      if (outcome !== 'solved') return null;
      const { colValue, rowDual } = model.getSolution();
      const weights = Float64Array.from({ length: panels }, (_, panel) =>
        Math.max(0, colValue[types + panel]!),
      );
      const sum = weights.reduce((total, weight) => total + weight, 0);
      for (let panel = 0; panel < panels; panel++) weights[panel]! /= sum;
      return {
        weights,
        shortfall: Math.max(0, model.getObjectiveValue()),
        prices: Float64Array.from({ length: types }, (_, type) => clean(rowDual[type]!)),
        threshold: -rowDual[types]!,
      };
    },
    dispose: () => model.dispose(),
  };
}

const clean = (price: number) => (price < 1e-11 ? 0 : Math.min(1, price));

function columnsOf(panels: readonly Counts[], types: number, infinity: number) {
  const starts = new Int32Array(panels.length + 1);
  const indices: number[] = [];
  const values: number[] = [];
  panels.forEach((counts, p) => {
    counts.forEach((count, type) => {
      if (count === 0) return;
      indices.push(type);
      values.push(count);
    });
    indices.push(types);
    values.push(1);
    starts[p + 1] = indices.length;
  });
  const count = panels.length;
  return {
    cost: new Float64Array(count),
    lower: new Float64Array(count),
    upper: new Float64Array(count).fill(infinity),
    matrix: {
      format: 'csc' as const,
      numRows: types + 1,
      numCols: count,
      starts,
      indices: Int32Array.from(indices),
      values: Float64Array.from(values),
    },
  };
}
