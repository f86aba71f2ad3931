import { createHash } from 'node:crypto';
import { drawMethods, getDrawMethod } from '../../analysis/groups/index';
import type { Instance } from '../../analysis/groups/instance';
import type { DrawMethod } from '../../analysis/groups/method';
import type { AuditorReceipt } from '../../analysis/groups/receipt';
import type { Read } from '../../db/connect';
import { addAudit } from '../../db/queries/audit';
import { addLottery, findGroup, findLottery, type Group, listDraws } from '../../db/queries/groups';
import { listHouseholds } from '../../db/queries/identity';
import { seated } from '../../surveys/groups/standing';
import { placeIn } from '../access/secrets';
import type { Deps } from '../deps';
import { Refusal } from '../errors';
import { ask } from '../work/ask';
import type { Watch } from '../work/pool';
import { basisOf, inLot, instanceOf, readGroupPeople } from './group-instance';
import type { Search, Searched } from './search-group-lottery';

/** SHA-256, as the receipts use it. */
export const receiptHash = (text: string) => createHash('sha256').update(text).digest('hex');

/** What a person finds their own line of a receipt by; newest key first. Told to them alone. */
export const ownSecrets = (deps: Pick<Deps, 'secrets'>, invitationId: string) =>
  deps.secrets.linkTokens('own-chance', invitationId, 1);

/** A search that may begin: the instance and what it rests on. */
export type ReadySearch = {
  readonly group: Group;
  readonly instance: Instance;
  readonly basis: string;
  /** Name of a draw method. */
  readonly method: string;
};

/**
 * Reads a group for its draw, or for the draw of those who replace others.
 * @param method name of a draw method; null: the fairest, and for seats given back the method of their draw
 * @throws Refusal `fields-wrong` for a name that is none, or another than the draw's
 */
export async function prepareSearch(
  deps: Deps,
  footprintId: string,
  groupId: string,
  by: string,
  method: string | null = null,
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
  return {
    group,
    instance: instanceOf(group, people, homes),
    basis: basisOf(group, people),
    method: await methodFor(read, groupId, method),
  };
}

/** Who replaces others is drawn by the rule of the first draw (R28). */
async function methodFor(read: Read, groupId: string, wanted: string | null): Promise<string> {
  const methods = await listDrawMethods(read, groupId);
  const method = wanted === null ? methods[0] : methods.find(({ name }) => name === wanted);
  if (method) return method.name;
  throw new Refusal('fields-wrong', undefined, [
    { path: 'method', message: `Choose one of these: ${methods.map(({ label }) => label).join(', ')}.` },
  ]);
}

/** The ways of drawing lots that a group may be drawn by, the fairest first; after its first draw that one alone. */
export async function listDrawMethods(read: Read, groupId: string): Promise<DrawMethod[]> {
  const [first] = await listDraws(read, groupId);
  const lottery = first && (await findLottery(read, first.lotteryId));
  return lottery ? [getDrawMethod(lottery.finding.method)] : Object.values(drawMethods);
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
 * Finds a lottery in a worker, then keeps it with its commitment, which is public from then on. Seed, receipts and
 * who will sit are sealed until the draw: they follow from the seed, and nobody can see or change them.
 * @param numbered for a public draw with balls, to how many numbered panels it is rounded; null: a seed draws
 * @returns the lottery's id
 * @throws Refusal `not-possible-now` when quotas cannot be kept, with the least change that would help
 */
export async function findGroupLottery(
  deps: Deps,
  footprintId: string,
  { group, instance, basis, method }: ReadySearch,
  by: string,
  { numbered = null, watch }: { readonly numbered?: number | null; readonly watch?: Watch } = {},
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
      method,
      numbered,
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

const placeOf = (lotteryId: string) => placeIn('group_lotteries.sealed', lotteryId);

/** What is sealed with a lottery: the auditor's receipt (the public one, table, panels, seed, salt), and whose its rows are. */
export type SealedLottery = {
  readonly auditor: AuditorReceipt;
  /** Row → invitation. */
  readonly ids: readonly string[];
};

export function openLottery(
  deps: Pick<Deps, 'secrets'>,
  { id, sealed }: { readonly id: string; readonly sealed: string },
): SealedLottery {
  // Written by findGroupLottery alone, and sealed: nobody can have changed its shape.
  return JSON.parse(deps.secrets.open(sealed, placeOf(id))) as SealedLottery;
}
