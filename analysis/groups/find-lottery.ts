import { AnalysisError } from '../errors';
import { seededRandom } from '../random';
import { checkInstance } from './check';
import { getDrawMethod } from './index';
import type { Instance } from './instance';
import { type Lottery, lotteryOf } from './lottery';
import { listNever, type Never, notFound } from './never';
import type { Problem } from './problems';
import { proposeRepair, type Repair } from './repair';
import type { Effort, TypeLottery } from './search';
import type { Solver } from './solver';
import { type Pool, poolOf } from './types';
import type { SearchLimits } from './watch';

/** Written on receipts: the same version gives the same lottery for the same instance. */
export const drawVersion = 'sounding draw 1, highs 1.15.3';

export type FindOptions = {
  /** Name of a draw method; the fairest (leximin) when left out. */
  readonly method?: string;
  readonly limits?: SearchLimits;
};

/** A lottery, and what is known of its fairness. */
export type FoundLottery = {
  /** `proven`: it keeps its method's promise. `stopped` and `unproven`: usable, and `gap` says by how much it may fall short. */
  readonly status: 'proven' | 'stopped' | 'unproven';
  readonly method: string;
  readonly version: string;
  readonly lottery: Lottery;
  /** The distinct chances of those in the draw, ascending (equal to 9 digits), with the people who have them. */
  readonly levels: readonly { readonly chance: number; readonly people: number }[];
  /** Lowest chance of anyone in the draw, and what no lottery under these quotas can better. */
  readonly minimum: number;
  readonly minimumAtMost: number;
  /** The most that anyone's chance is below what the bound promises them. */
  readonly gap: number;
  readonly never: readonly Never[];
  readonly effort: Effort;
  /** The lottery over types behind it. */
  readonly types: Pick<TypeLottery, 'panels' | 'weights'> & { readonly pool: Pool };
};

/** No lottery: the quotas cannot be kept (with the least-cost relaxation), or nothing was found within the limits. */
export type NoLottery =
  | {
      readonly status: 'infeasible';
      /** What the numbers alone show; empty when quotas contradict each other in a less plain way. */
      readonly problems: readonly Problem[];
      /** Null: none within the flexibility. `unknown`: not found within the limits. */
      readonly repair: Repair | null | 'unknown';
    }
  | { readonly status: 'unknown'; readonly effort: Effort };

/**
 * The lottery of a draw under quotas.
 * @param solver see loadSolver; solving blocks, so call it in a worker
 * @returns a lottery whose panels all keep seats, quotas and households; or why there is none
 * @throws AnalysisError `bad-instance` when the list is at fault (see checkInstance), `unknown-draw`
 * @example findLottery(solver, instance).minimum // 0.25
 */
export function findLottery(
  solver: Solver,
  instance: Instance,
  { method: name = 'leximin', limits = {} }: FindOptions = {},
): FoundLottery | NoLottery {
  const method = getDrawMethod(name);
  const problems = checkInstance(instance);
  const fault = problems.find(({ kind }) => kind === 'input');
  if (fault) throw new AnalysisError('bad-instance', { problem: fault.words });
  const pool = poolOf(instance);
  const found = method.search(solver, pool, limits, instance);
  if (found.status === 'infeasible')
    return { status: 'infeasible', problems, repair: proposeRepair(solver, instance, limits) };
  if (!('panels' in found)) return { status: 'unknown', effort: found.effort };
  const { panels, weights, bound, status, effort } = found;
  const lottery = lotteryOf(pool, panels, weights, instance.people.length, seededRandom('people'));
  const { chances } = lottery;
  const drawn = pool.people.flat();
  const chanceOf = (type: number) => chances[pool.people[type]![0]!]!;
  const types = Array.from(pool.sizes.keys());
  const otherwise = method.whyNone
    ? ({ reason: 'method', words: method.whyNone } as const)
    : status === 'proven'
      ? null
      : notFound;
  return {
    status,
    method: method.name,
    version: drawVersion,
    lottery,
    levels: levelsOf(drawn.map((person) => chances[person]!)),
    minimum: drawn.reduce((least, person) => Math.min(least, chances[person]!), 1),
    minimumAtMost: types.reduce((least, type) => Math.min(least, bound[type]! / pool.sizes[type]!), 1),
    gap: types.reduce((most, type) => Math.max(most, bound[type]! / pool.sizes[type]! - chanceOf(type)), 0),
    never: listNever(solver, instance, pool, chances, otherwise),
    effort,
    types: { pool, panels, weights },
  };
}

/** @example levelsOf([0.5, 0.25, 0.5]) // [{ chance: 0.25, people: 1 }, { chance: 0.5, people: 2 }] */
export function levelsOf(chances: readonly number[]): { chance: number; people: number }[] {
  const levels: { chance: number; people: number }[] = [];
  for (const chance of [...chances].sort((one, other) => one - other)) {
    const last = levels.at(-1);
    if (last && chance - last.chance < 1e-9) last.people += 1;
    else levels.push({ chance, people: 1 });
  }
  return levels;
}
