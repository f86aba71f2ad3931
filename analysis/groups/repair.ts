import { type Instance, sayCell } from './instance';
import { poolRows } from './relaxation';
import { openModel, type Row, rowMatrix, runModel, type Solver } from './solver';
import { type Pool, poolOf } from './types';
import type { SearchLimits } from './watch';

/** One quota changed: proposed, never applied by itself. */
export type QuotaChange = {
  /** Index in the instance's quotas. */
  readonly quota: number;
  readonly min?: readonly [from: number, to: number];
  readonly max?: readonly [from: number, to: number];
  readonly words: string;
};

/** Changes that let a panel be drawn, together at the least cost. */
export type Repair = { readonly cost: number; readonly changes: readonly QuotaChange[] };

/**
 * The least-cost relaxation of quotas that no panel can keep, within each quota's flexibility.
 * One more on a maximum costs 1; one less on a minimum of m costs 1 + 2/m, so that small groups are protected.
 * @param limits nodes of the integer program, and the caller's stop signal
 * @returns null when no relaxation within the flexibility helps; `unknown` when the limits came before one was found
 * Source: costs of github sortitionfoundation/sortition-algorithms (relaxed quotas).
 * @example proposeRepair(solver, instance)?.changes[0].words // 'Lower the minimum of age 16-29 from 7 to 5.'
 */
export function proposeRepair(
  solver: Solver,
  instance: Instance,
  limits: SearchLimits = {},
): Repair | null | 'unknown' {
  return repairFor(solver, instance, poolOf(instance), limits);
}

/**
 * What it would take to draw a panel with someone of this type on it, whatever the flexibility.
 * @param type of the pool
 */
export function repairToSeat(solver: Solver, instance: Instance, pool: Pool, type: number): Repair | null {
  const repair = repairFor(solver, instance, pool, { nodes: 2000 }, type);
  return repair === 'unknown' ? null : repair;
}

function repairFor(
  solver: Solver,
  { quotas, seats }: Instance,
  pool: Pool,
  { nodes = 5000, mustStop }: SearchLimits,
  type?: number,
): Repair | null | 'unknown' {
  const types = pool.sizes.length;
  if (pool.seats < 0) return null;
  const lessAt = (quota: number) => types + quota;
  const moreAt = (quota: number) => types + quotas.length + quota;
  // A relaxed minimum must not lift the maximum, nor the other way: each end has a row of its own.
  const rows = poolRows(pool).flatMap(({ lower, upper, terms }, r): Row[] => {
    const quota = r === 0 ? null : pool.limits[r - 1]!.quota;
    if (quota === null) return [{ lower, upper, terms }];
    return [
      { lower, upper: solver.infinity, terms: [...terms, [lessAt(quota), 1]] },
      { lower: -solver.infinity, upper, terms: [...terms, [moreAt(quota), -1]] },
    ];
  });
  const isFree = type !== undefined;
  const lessMost = quotas.map(({ min, minFlex = min }) => min - (isFree ? 0 : minFlex));
  const moreMost = quotas.map(({ max, maxFlex = max }) =>
    isFree ? Math.max(0, seats - max) : maxFlex - max,
  );
  const columns = types + 2 * quotas.length;
  const model = openModel(
    solver,
    {
      numCols: columns,
      numRows: rows.length,
      colCost: [
        ...new Array<number>(types).fill(0),
        ...quotas.map(({ min }) => (min > 0 ? 1 + 2 / min : 0)),
        ...quotas.map(() => 1),
      ],
      colLower: Array.from({ length: columns }, (_, column) => (column === type ? 1 : 0)),
      colUpper: [...pool.sizes, ...lessMost, ...moreMost],
      rowLower: rows.map(({ lower }) => lower),
      rowUpper: rows.map(({ upper }) => upper),
      matrix: rowMatrix(columns, rows),
      integrality: new Array<1>(columns).fill(1),
    },
    { mip_max_nodes: nodes },
  );
  try {
    const outcome = runModel(solver, model, mustStop);
    if (outcome === 'infeasible') return null;
    if (Number(model.info.get('primal_solution_status')) !== 2) return 'unknown';
    const { colValue } = model.getSolution();
    const changes = quotas.flatMap(({ cell, min, max }, quota): QuotaChange[] => {
      const less = Math.round(colValue[lessAt(quota)]!);
      const more = Math.round(colValue[moreAt(quota)]!);
      const parts = [
        ...(less > 0 ? [`Lower the minimum of ${sayCell(cell)} from ${min} to ${min - less}.`] : []),
        ...(more > 0 ? [`Raise the maximum of ${sayCell(cell)} from ${max} to ${max + more}.`] : []),
      ];
      if (parts.length === 0) return [];
      return [
        {
          quota,
          ...(less > 0 ? { min: [min, min - less] as const } : {}),
          ...(more > 0 ? { max: [max, max + more] as const } : {}),
          words: parts.join(' '),
        },
      ];
    });
    return { cost: model.getObjectiveValue(), changes };
  } finally {
    model.dispose();
  }
}

/** The instance with changes accepted by a person. */
export function withChanges(instance: Instance, changes: readonly QuotaChange[]): Instance {
  const byQuota = new Map(changes.map((change) => [change.quota, change]));
  const quotas = instance.quotas.map((quota, q) => {
    const change = byQuota.get(q);
    return change
      ? { ...quota, min: change.min?.[1] ?? quota.min, max: change.max?.[1] ?? quota.max }
      : quota;
  });
  return { ...instance, quotas };
}
