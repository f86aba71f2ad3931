import { createHash } from 'node:crypto';
import { bandsOf } from '../../analysis/groups/bands';
import { type FoundLottery, findLottery } from '../../analysis/groups/find-lottery';
import type { Instance } from '../../analysis/groups/instance';
import {
  type AuditorReceipt,
  makeReceipts,
  type PublicReceipt,
  panelDrawn,
} from '../../analysis/groups/receipt';
import { loadSolver } from '../../analysis/groups/solver';
import type { Progress as SearchProgress } from '../../analysis/groups/watch';
import type { Progress } from '../../analysis/progress';
import { addAudit } from '../../db/queries/audit';
import { addLottery, findGroup, type Group, type LotteryFinding } from '../../db/queries/groups';
import { listHouseholds } from '../../db/queries/identity';
import { seated } from '../../surveys/groups/standing';
import type { Deps } from '../deps';
import { Refusal } from '../errors';
import { ask } from '../work/ask';
import type { Watch } from '../work/pool';
import type { WorkRead } from '../work/reader';
import { basisOf, inLot, instanceOf, readGroupPeople } from './group-instance';

/** SHA-256, as the receipts use it. */
export const receiptHash = (text: string) => createHash('sha256').update(text).digest('hex');

/** What a person finds their own line of a receipt by; newest key first. Told to them alone. */
export const ownSecrets = (deps: Pick<Deps, 'secrets'>, invitationId: string) =>
  deps.secrets.linkTokens('own-chance', invitationId, 1);

/** A search that may begin: the instance and what it rests on. */
export type ReadySearch = { readonly group: Group; readonly instance: Instance; readonly basis: string };

/** Reads a group for its draw, or for the draw of those who replace others. */
export async function prepareSearch(
  deps: Deps,
  footprintId: string,
  groupId: string,
  by: string,
): Promise<ReadySearch> {
  const read = deps.read(footprintId);
  const group = await findGroup(read, groupId);
  if (!group) throw new Refusal('not-found');
  const people = await readGroupPeople(read, deps, groupId, deps.now());
  const open = group.seats - people.people.filter(({ standing }) => seated.has(standing)).length;
  if (open <= 0)
    throw new Refusal(
      'not-possible-now',
      'Every seat is taken. If someone declines, draw who replaces them.',
    );
  const pool = people.people.filter(({ standing }) => standing === 'can-come').length;
  if (pool < open)
    throw new Refusal(
      'not-possible-now',
      `${pool} people can come and ${open} seats are open. Invite more, or plan fewer seats.`,
    );
  const members = people.people.filter(inLot).map(({ invitation }) => invitation.memberId);
  const homes = group.onePerHousehold
    ? await compareHouseholds(deps, footprintId, groupId, members, by)
    : new Map<string, string>();
  return { group, instance: instanceOf(group, people, homes), basis: basisOf(group, people) };
}

/** No row in the audit, no look at addresses: who lives together is worked out from them. */
async function compareHouseholds(
  deps: Deps,
  footprintId: string,
  groupId: string,
  members: readonly string[],
  by: string,
): Promise<Map<string, string>> {
  await deps.writer.write(footprintId, (write) =>
    addAudit(write, {
      at: deps.now(),
      actor: by,
      act: 'identity.households-compared',
      purpose: 'one person a household in a group',
      object: groupId,
      count: members.length,
      members,
    }),
  );
  return listHouseholds(deps.read(footprintId), deps.secrets, members);
}

/**
 * Finds the fairest lottery in a worker, then keeps it with its commitment, which is public from then on. Seed, receipts and
 * who will sit are sealed until the draw: they follow from the seed, and nobody can see or change them.
 * @returns the lottery's id
 * @throws Refusal `not-possible-now` when quotas cannot be kept, with the least change that would help
 */
export async function findGroupLottery(
  deps: Deps,
  footprintId: string,
  { group, instance, basis }: ReadySearch,
  by: string,
  watch?: Watch,
): Promise<string> {
  const found = await ask<Searched>(
    deps,
    'find-group-lottery',
    footprintId,
    {
      title: group.title,
      instance,
      seed: deps.secrets.random(),
      salt: deps.secrets.random(),
      own: instance.people.map(({ id }): [string, string] => [id, ownSecrets(deps, id)[0]!]),
    } satisfies Search,
    watch,
  );
  const id = deps.secrets.newId();
  await deps.writer.write(footprintId, async (write) => {
    const still = await findGroup(write, group.id);
    const people = await readGroupPeople(write, deps, group.id, deps.now());
    if (!still || basisOf(still, people) !== basis)
      throw new Refusal(
        'changed-meanwhile',
        'Someone’s answer, or a quota, changed during the search. Search again.',
      );
    await addLottery(write, {
      id,
      groupId: group.id,
      at: deps.now(),
      by,
      basis,
      commitment: found.sealed.auditor.public.commitment,
      finding: found.finding,
      sealed: deps.secrets.seal(JSON.stringify(found.sealed), placeOf(id)),
    });
    await addAudit(write, { at: deps.now(), actor: by, act: 'group.lottery-found', object: group.id });
  });
  deps.log.info('group.lottery-found', {
    group: group.id,
    lottery: id,
    status: found.finding.status,
    pool: found.finding.pool,
    iterations: found.finding.iterations,
  });
  return id;
}

const placeOf = (lotteryId: string) => ({ table: 'group_lotteries', column: 'sealed', row: lotteryId });

/** What is sealed with a lottery: the auditor's receipt holds the public one, table, panels, seed and salt. */
export type SealedLottery = { readonly auditor: AuditorReceipt; readonly drawn: readonly string[] };

export function openLottery(
  deps: Pick<Deps, 'secrets'>,
  { id, sealed }: { readonly id: string; readonly sealed: string },
): SealedLottery {
  // Written by findGroupLottery alone, and sealed: nobody can have changed its shape.
  return JSON.parse(deps.secrets.open(sealed, placeOf(id))) as SealedLottery;
}

export const publicOf = ({ auditor }: SealedLottery): PublicReceipt => auditor.public;

type Search = {
  readonly title: string;
  readonly instance: Instance;
  readonly seed: string;
  readonly salt: string;
  /** Person → the secret only they are told. */
  readonly own: readonly (readonly [string, string])[];
};

type Searched = { readonly finding: LotteryFinding; readonly sealed: SealedLottery };

/** The search itself, for a worker: told how far it is, and stopped with the best lottery so far. */
export async function searchGroupLottery(
  _given: WorkRead,
  { title, instance, seed, salt, own }: Search,
  progress: Progress,
): Promise<Searched> {
  const began = performance.now();
  const found = findLottery(await loadSolver(), instance, {
    limits: {
      mustStop: progress.isStopped,
      onProgress: teller(progress),
      clock: () => (performance.now() - began) / 1000,
    },
  });
  if (found.status === 'infeasible') {
    const { problems, repair } = found;
    const words =
      repair && repair !== 'unknown'
        ? `The smallest change that works: ${repair.changes.map((change) => change.words).join(' ')}`
        : (problems[0]?.words ?? 'Loosen a quota, or invite more people.');
    throw new Refusal(
      'not-possible-now',
      `The quotas cannot be kept together by those who can come. ${words}`,
    );
  }
  if (found.status === 'unknown')
    throw new Refusal(
      'not-possible-now',
      'The search ended before it found a group that keeps the quotas. Search again and give it longer.',
    );
  const secrets = new Map(own);
  // Every person of the instance is in the list it was made with.
  const secretOf = (id: string) => secrets.get(id)!;
  const { auditor } = makeReceipts(title, instance, found, { seed, salt, secretOf }, receiptHash);
  return {
    finding: findingOf(instance, found),
    sealed: { auditor, drawn: panelDrawn(instance, auditor, secretOf, receiptHash) },
  };
}

/** How far a search is, as hundredths of the seats' worth of chances that were missing at first. */
function teller({ tell }: Progress): (told: SearchProgress) => void {
  let first = 0;
  let most = 0;
  return ({ stage, bound, gap, iteration, seconds }) => {
    first = Math.max(first, gap);
    if (stage !== 'bound' && first > 0)
      most = Math.max(most, Math.min(99, Math.floor(100 * (1 - gap / first))));
    const missing =
      stage === 'bound'
        ? 'working out what is possible'
        : stage === 'proof'
          ? 'proving that nobody could have more'
          : `${gap.toFixed(3)} seats’ worth of chances still short of it`;
    tell(
      most,
      100,
      `The least likely person can have at most ${(bound * 100).toFixed(1)}%; ${missing}. Round ${iteration}, ${Math.round(seconds)} seconds.`,
    );
  };
}

function findingOf(instance: Instance, found: FoundLottery): LotteryFinding {
  const drawn = found.types.pool.people.flat();
  const never = new Map<string, number>();
  for (const { reason, words } of found.never)
    if (reason !== 'excluded') never.set(words, (never.get(words) ?? 0) + 1);
  return {
    status: found.status,
    method: found.method,
    pool: drawn.length,
    open: instance.seats - (instance.chosen?.length ?? 0),
    minimum: found.minimum,
    minimumAtMost: found.minimumAtMost,
    gap: found.gap,
    iterations: found.effort.iterations,
    panels: found.lottery.panels.length,
    bands: bandsOf(drawn.map((person) => found.lottery.chances[person]!)),
    never: [...never].map(([words, people]) => ({ words, people })),
  };
}
