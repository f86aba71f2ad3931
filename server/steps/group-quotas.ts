import { checkInstance } from '../../analysis/groups/check';
import type { Instance } from '../../analysis/groups/instance';
import { type Mix, proposeQuotas } from '../../analysis/groups/propose-quotas';
import { proposeRepair } from '../../analysis/groups/repair';
import { loadSolver } from '../../analysis/groups/solver';
import type { Progress } from '../../analysis/progress';
import { addAudit } from '../../db/queries/audit';
import { changeGroup, findGroup, type Group, type GroupQuota, listDraws } from '../../db/queries/groups';
import { findFrameInUse } from '../../db/queries/targets';
import type { Deps } from '../deps';
import { Refusal } from '../errors';
import { ask } from '../work/ask';
import type { WorkRead } from '../work/reader';
import { codeOf, instanceOf, notKnown, readGroupPeople, sayQuota } from './group-instance';

/**
 * Quotas in proportion: to the population of the frame in use, or to those who can come.
 * @param variables keys of profile variables
 */
export async function proposeGroupQuotas(
  deps: Deps,
  footprintId: string,
  groupId: string,
  from: 'population' | 'pool',
  variables: readonly string[],
): Promise<{ quotas: GroupQuota[]; source: string }> {
  const read = deps.read(footprintId);
  const group = await findGroup(read, groupId);
  if (!group) throw new Refusal('not-found');
  if (from === 'pool') {
    const { people } = await readGroupPeople(read, deps, groupId, deps.now());
    const pool = people.filter(({ standing }) => standing === 'can-come');
    return {
      quotas: proposeQuotas(
        variables.map((key) =>
          mixOf(
            key,
            pool.map(({ codes }) => codeOf(codes, key)),
          ),
        ),
        group.seats,
      ).map(plain),
      source: 'those who can come',
    };
  }
  const frame = await findFrameInUse(read);
  if (!frame)
    throw new Refusal(
      'not-possible-now',
      'No quota frame is in use. Take one into use in Targets, or propose from the pool.',
    );
  const mixes = variables.map((key): Mix => {
    const margin = frame.margins.find((one) => one.variables.length === 1 && one.variables[0] === key);
    if (!margin)
      throw new Refusal('fields-wrong', undefined, [
        {
          path: 'variables',
          message: `The frame in use has no margin of “${key}” alone. Choose another, or propose from the pool.`,
        },
      ]);
    return {
      feature: key,
      cells: margin.cells.map(({ codes, population }) => ({ value: codes[0]!, count: population })),
    };
  });
  return { quotas: proposeQuotas(mixes, group.seats).map(plain), source: `the frame “${frame.name}”` };
}

const plain = ({ cell, min, max }: GroupQuota): GroupQuota => ({ cell, min, max });

function mixOf(feature: string, values: readonly string[]): Mix {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== notKnown) counts.set(value, (counts.get(value) ?? 0) + 1);
  return { feature, cells: [...counts].sort().map(([value, count]) => ({ value, count })) };
}

/** Whether quotas can be kept by those there are, and if not the least that would have to change. */
export type Feasibility = {
  readonly isFeasible: boolean;
  readonly problems: readonly string[];
  /** In plain words with the quotas as they would then be; null when nothing within reach helps. Never applied by itself. */
  readonly repair: { readonly words: readonly string[]; readonly quotas: readonly GroupQuota[] } | null;
};

/** Tries quotas on those who can come, sit, or declined; nothing is kept. */
export async function tryGroupQuotas(
  deps: Deps,
  footprintId: string,
  groupId: string,
  quotas: readonly GroupQuota[],
): Promise<Feasibility> {
  const read = deps.read(footprintId);
  const group = await findGroup(read, groupId);
  if (!group) throw new Refusal('not-found');
  const people = await readGroupPeople(read, deps, groupId, deps.now());
  const faults = faultsOf(group, quotas, people.variables);
  if (faults.length > 0) throw new Refusal('fields-wrong', undefined, faults);
  const instance = instanceOf({ ...group, quotas: [...quotas] }, people, new Map());
  const found = await ask<Judged>(deps, 'judge-quotas', footprintId, { instance });
  return {
    isFeasible: found.isFeasible,
    problems: found.problems,
    repair: found.changes && {
      words: found.changes.map(({ quota, min, max }) => {
        const { min: least, max: most } = quotas[quota]!;
        const name = sayQuota(quotas[quota]!, people.variables);
        const parts = [
          ...(min === null ? [] : [`at least ${min} instead of ${least}`]),
          ...(max === null ? [] : [`at most ${max} instead of ${most}`]),
        ];
        return `${name}: ${parts.join(' and ')}.`;
      }),
      quotas: quotas.map((one, q) => {
        const change = found.changes?.find(({ quota }) => quota === q);
        return { ...one, min: change?.min ?? one.min, max: change?.max ?? one.max };
      }),
    },
  };
}

function faultsOf(
  { seats }: Group,
  quotas: readonly GroupQuota[],
  variables: Parameters<typeof sayQuota>[1],
): { path: string; message: string }[] {
  return quotas.flatMap(({ cell, min, max }, q) => {
    const path = `quotas.${q}`;
    const unknown = Object.entries(cell).find(
      ([key, code]) =>
        !variables.find((one) => one.key === key)?.categories.some((category) => category.code === code),
    );
    if (unknown) return [{ path, message: 'Choose a variable and a category of the panel.' }];
    if (min > max) return [{ path, message: 'The least is above the most. Change one of them.' }];
    return min > seats ? [{ path, message: `The least is above the ${seats} seats. Lower it.` }] : [];
  });
}

/** Keeps quotas; a lottery found under others can no longer be drawn from. */
export async function keepGroupQuotas(
  deps: Deps,
  footprintId: string,
  groupId: string,
  quotas: readonly GroupQuota[],
  from: 'population' | 'pool' | 'hand',
  by: string,
): Promise<Feasibility> {
  const tried = await tryGroupQuotas(deps, footprintId, groupId, quotas);
  await deps.writer.write(footprintId, async (write) => {
    const group = await findGroup(write, groupId);
    if (!group) throw new Refusal('not-found');
    if ((await listDraws(write, groupId)).length > 0)
      throw new Refusal(
        'not-possible-now',
        'This group is drawn, and whoever replaces someone is drawn under the same quotas.',
      );
    await changeGroup(write, groupId, {
      quotas: [...quotas],
      quotasFrom: from,
      revision: group.revision + 1,
    });
    await addAudit(write, { at: deps.now(), actor: by, act: 'group.quotas-kept', object: groupId });
  });
  return tried;
}

type Judged = {
  readonly isFeasible: boolean;
  readonly problems: readonly string[];
  readonly changes:
    | readonly { readonly quota: number; readonly min: number | null; readonly max: number | null }[]
    | null;
};

/** Solves whether an instance has any panel, for a worker. Households are left aside here: the search sees them. */
export async function judgeQuotas(
  _given: WorkRead,
  { instance }: { readonly instance: Instance },
  progress: Progress,
): Promise<Judged> {
  const problems = checkInstance(instance);
  const words = problems.map((problem) => problem.words);
  if (problems.some(({ kind }) => kind === 'input'))
    return { isFeasible: false, problems: words, changes: null };
  const repair = proposeRepair(await loadSolver(), instance, { nodes: 2000, mustStop: progress.isStopped });
  if (repair === null || repair === 'unknown') return { isFeasible: false, problems: words, changes: null };
  if (repair.changes.length === 0)
    return { isFeasible: problems.length === 0, problems: words, changes: null };
  return {
    isFeasible: false,
    problems: words,
    changes: repair.changes.map(({ quota, min, max }) => ({
      quota,
      min: min?.[1] ?? null,
      max: max?.[1] ?? null,
    })),
  };
}
