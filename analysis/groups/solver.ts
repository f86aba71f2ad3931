import loadHighs, { type Highs, type Model, type ModelData } from 'highs';

/** The open solver HiGHS: linear and integer programs, in WebAssembly, the same on every machine. */
export type Solver = Highs;

/** What became of a run: `halted` when the caller's stop signal ended it, `limited` at the limit of nodes. */
export type Outcome = 'solved' | 'infeasible' | 'limited' | 'halted' | 'failed';

/** Loads the solver: about a tenth of a second, once a thread. */
export function loadSolver(): Promise<Solver> {
  return loadHighs();
}

/** Tight enough that levels closed one after another do not drift: slack given to one is amplified in the next. */
const options = {
  output_flag: false,
  primal_feasibility_tolerance: 1e-10,
  dual_feasibility_tolerance: 1e-10,
  mip_rel_gap: 0,
  mip_abs_gap: 1e-9,
  mip_feasibility_tolerance: 1e-9,
  // Far above what any of these programs needs: a basis that turns in circles is given up and started anew.
  simplex_iteration_limit: 200_000,
};

/** A model in the solver. It holds memory of its own: dispose of it in `finally`. */
export function openModel(
  solver: Solver,
  data: ModelData,
  more: Readonly<Record<string, boolean | number | string>> = {},
): Model {
  const model = solver.createModel(data);
  model.options.set({ ...options, ...more });
  return model;
}

/**
 * Runs a model. The solver may throw on a hard basis: then it starts anew with presolve.
 * @param mustHalt asked now and then while it runs; true ends it
 */
export function runModel(solver: Solver, model: Model, mustHalt?: () => boolean): Outcome {
  const { simplexInterrupt, mipInterrupt } = solver.constants.callbackType;
  const halt = (event: { interrupt?: () => void }) => {
    if (mustHalt?.()) event.interrupt?.();
    return undefined;
  };
  const callbacks = mustHalt ? { [simplexInterrupt]: halt, [mipInterrupt]: halt } : undefined;
  const { modelStatus } = solver.constants;
  for (const isLast of [false, true]) {
    try {
      model.run(callbacks);
      const status = model.getModelStatus();
      if (status === modelStatus.optimal) return 'solved';
      if (status === modelStatus.interrupted) return 'halted';
      if (status === modelStatus.infeasible || status === modelStatus.unboundedOrInfeasible)
        return 'infeasible';
      if (status === modelStatus.solutionLimit) return 'limited';
    } catch {
      // Tried again below; what the solver says of it is of no use to a reader.
    }
    if (isLast) break;
    model.clearSolver();
    model.options.set({ presolve: 'on', simplex_strategy: 1, simplex_iteration_limit: 200_000 });
  }
  return 'failed';
}

/** Rows given as sparse lists, as the solver wants them. */
export function rowMatrix(numCols: number, rows: readonly Row[]) {
  const starts = [0];
  const indices: number[] = [];
  const values: number[] = [];
  for (const { terms } of rows) {
    for (const [index, value] of terms) {
      indices.push(index);
      values.push(value);
    }
    starts.push(indices.length);
  }
  return { format: 'csr' as const, numRows: rows.length, numCols, starts, indices, values };
}

/** One row of a program: lower ≤ Σ value · column ≤ upper. */
export type Row = {
  readonly lower: number;
  readonly upper: number;
  readonly terms: readonly (readonly [column: number, value: number])[];
};
