import { checkInstance } from '../../analysis/groups/check';
import type { Instance } from '../../analysis/groups/instance';
import { type Mix, proposeQuotas } from '../../analysis/groups/propose-quotas';
import { proposeRepair } from '../../analysis/groups/repair';
import { loadSolver } from '../../analysis/groups/solver';
import { tightestQuota } from '../../analysis/groups/tightest';
import type { Progress } from '../../analysis/progress';
import type { Read } from '../../db/connect';
import { addAudit } from '../../db/queries/audit';
import { changeGroup, findGroup, type Group, type GroupQuota, listDraws } from '../../db/queries/groups';
import { findFrameInUse } from '../../db/queries/targets';
import type { Deps } from '../deps';
import { Refusal } from '../errors';
import { ask } from '../work/ask';
import type { WorkRead } from '../work/reader';
import { codeOf, type GroupPeople, instanceOf, notKnown, readGroupPeople, sayQuota } from './group-instance';

/**
 * Quotas in proportion: to the population of the frame in use, or to those who can come.
 * @param variables keys of profile variables
 * @param isCrossed one quota for each crossing of them instead of for each category of each
 */
export async function proposeGroupQuotas(
  deps: Deps,
  footprintId: string,
  groupId: string,
  asked: {
    readonly from: 'population' | 'pool';
    readonly variables: readonly string[];
    readonly isCrossed: boolean;
  },
): Promise<{ quotas: GroupQuota[]; source: string }> {
  const read = deps.read(footprintId);
  const group = await findGroup(read, groupId);
  if (!group) throw new Refusal('not-found');
  const { variables, isCrossed } = asked;
  if (isCrossed && (variables.length < 2 || variables.length > 3))
    throw new Refusal('fields-wrong', undefined, [
      { path: 'variables', message: 'Choose two or three variables to cross.' },
    ]);
  const mixes = isCrossed ? [variables] : variables.map((key) => [key]);
  const { from, source } =
    asked.from === 'pool'
      ? {
          from: mixOfPool(await readGroupPeople(read, deps, groupId, deps.now())),
          source: 'those who can come',
        }
      : await mixOfFrame(read);
  return { quotas: proposeQuotas(mixes.map(from), group.seats).map(plain), source };
}

const plain = ({ cell, min, max }: GroupQuota): GroupQuota => ({ cell, min, max });

/** A way to get the mix of some variables crossed, or of one. */
type MixOf = (variables: readonly string[]) => Mix;

function mixOfPool({ people }: GroupPeople): MixOf {
  const pool = people.filter(({ standing }) => standing === 'can-come');
  return (variables) => {
    const cells = new Map<string, { cell: Record<string, string>; count: number }>();
    for (const { codes } of pool) {
      const cell = Object.fromEntries(variables.map((key) => [key, codeOf(codes, key)]));
      if (Object.values(cell).includes(notKnown)) continue;
      const key = Object.values(cell).join('\n');
      cells.set(key, { cell, count: (cells.get(key)?.count ?? 0) + 1 });
    }
    return [...cells].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, cell]) => cell);
  };
}

async function mixOfFrame(read: Read): Promise<{ from: MixOf; source: string }> {
  const frame = await findFrameInUse(read);
  if (!frame)
    throw new Refusal(
      'not-possible-now',
      'No quota frame is in use. Take one into use in Targets, or propose from the pool.',
    );
  const from: MixOf = (wanted) => {
    const margin = frame.margins.find(
      ({ variables }) => variables.length === wanted.length && wanted.every((key) => variables.includes(key)),
    );
    if (!margin)
      throw new Refusal('fields-wrong', undefined, [
        {
          path: 'variables',
          message: `The frame in use has no margin of “${wanted.join(' × ')}” alone. Choose another, or propose from the pool.`,
        },
      ]);
    return margin.cells.map(({ codes, population }) => ({
      cell: Object.fromEntries(margin.variables.map((key, v) => [key, codes[v]!])),
      count: population,
    }));
  };
  return { from, source: `the frame “${frame.name}”` };
}

/** Whether quotas can be kept by those there are, and if not the least that would have to change. */
export type Feasibility = {
  readonly isFeasible: boolean;
  readonly problems: readonly string[];
  /** Which quota has the fewest people to spare, in words; null where quotas cannot be met or need nobody. */
  readonly tightest: string | null;
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
    tightest: found.isFeasible ? sayTightest(instance, quotas, people.variables) : null,
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

function sayTightest(
  instance: Instance,
  quotas: readonly GroupQuota[],
  variables: Parameters<typeof sayQuota>[1],
): string | null {
  const found = tightestQuota(instance);
  if (!found) return null;
  const { end, needed, available } = found;
  const name = sayQuota(quotas[found.quota]!, variables);
  return end === 'min'
    ? `The tightest quota is “${name}”: it needs ${needed} of the ${available} there are.`
    : `The tightest quota is “${name}”: what it leaves needs ${needed} of the ${available} others.`;
}

function faultsOf(
  { seats }: Group,
  quotas: readonly GroupQuota[],
  variables: Parameters<typeof sayQuota>[1],
): { path: string; message: string }[] {
  return quotas.flatMap(({ cell, min, max, minFlex = min, maxFlex = max }, q) => {
    const path = `quotas.${q}`;
    const unknown = Object.entries(cell).find(
      ([key, code]) =>
        !variables.find((one) => one.key === key)?.categories.some((category) => category.code === code),
    );
    if (unknown) return [{ path, message: 'Choose a variable and a category of the panel.' }];
    if (min > max) return [{ path, message: 'The least is above the most. Change one of them.' }];
    if (minFlex > min || maxFlex < max)
      return [{ path, message: 'The room to change does not hold the quota itself. Widen it.' }];
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

/** So long may it take to say whether quotas can be met; the search itself has longer. */
const mostSeconds = 20;

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
  const began = performance.now();
  const mustStop = () => progress.isStopped() || performance.now() - began > mostSeconds * 1000;
  const repair = proposeRepair(await loadSolver(), instance, { nodes: 2000, mustStop });
  if (repair === 'unknown') return { isFeasible: false, problems: [...words, notSeen], changes: null };
  if (repair === null) return { isFeasible: false, problems: words, changes: null };
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

const notSeen = `Whether these quotas can be met was not seen within ${mostSeconds} seconds. The search for the lottery tells.`;
