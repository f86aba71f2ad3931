import type { Read } from '../../db/connect';
import { type Footprint, findFootprintById } from '../../db/queries/footprints';
import { findGroup, type Group, listInvitations } from '../../db/queries/groups';
import { listReach } from '../../db/queries/identity';
import { listConsenting, type Member } from '../../db/queries/panel';
import type { Channel, Need } from '../../surveys/vocabulary';
import { Refusal } from '../errors';
import type { WorkRead } from '../work/reader';
import { channelFor, listOverAsked } from './choose-members';
import type { PanelGiven } from './read-standing';
import { listFitting } from './segment-people';

/** Why someone who fits a group's rule is not asked. */
export type GroupHeldBackReason = 'paused' | 'no-consent' | 'burden-cap' | 'need-not-met' | 'no-channel';

export type GroupChoice = {
  /** Who fit the rule, those invited before included. */
  readonly fitting: number;
  /** Who may be asked now, in a fixed order. */
  readonly eligible: readonly { readonly member: Member; readonly channel: Channel }[];
  readonly heldBack: readonly { readonly memberId: string; readonly reason: GroupHeldBackReason }[];
};

/** Needs that must be provided for at a meeting; the others are about how someone is written to. */
const neededThere: readonly Need[] = ['british-sign-language', 'easy-read', 'other-language'];

/** Whom a group may ask at an instant. Everyone who fits its rule is invited already, eligible, or held back with a reason (R13). */
export async function chooseForGroup(
  read: Read,
  given: Pick<PanelGiven, 'secrets' | 'places'>,
  group: Pick<Group, 'id' | 'segment' | 'provides'>,
  footprint: Footprint,
  at: Date,
): Promise<GroupChoice> {
  const invited = new Set((await listInvitations(read, group.id)).map(({ memberId }) => memberId));
  const fitting = await listFitting(read, given, group.segment, at);
  const others = fitting.filter(({ id }) => !invited.has(id));
  const agreed = await listConsenting(read, 'focus-groups');
  const overAsked = await listOverAsked(read, others, footprint, at);
  const reach = await listReach(read);
  const eligible: { member: Member; channel: Channel }[] = [];
  const heldBack: { memberId: string; reason: GroupHeldBackReason }[] = [];
  for (const member of others) {
    const channel = channelFor(member, reach.get(member.id));
    const reason: GroupHeldBackReason | null =
      member.status === 'paused'
        ? 'paused'
        : !agreed.has(member.id)
          ? 'no-consent'
          : overAsked.has(member.id)
            ? 'burden-cap'
            : isNeedUnmet(member, group.provides)
              ? 'need-not-met'
              : channel === null
                ? 'no-channel'
                : null;
    if (reason === null) eligible.push({ member, channel: channel! });
    else heldBack.push({ memberId: member.id, reason });
  }
  return { fitting: fitting.length, eligible, heldBack };
}

const isNeedUnmet = ({ needs }: Member, provides: readonly Need[]) =>
  needs.some((need) => neededThere.includes(need) && !provides.includes(need));

/** Counts of a choice: what may be shown before anyone is asked. */
export type ChoiceCounts = {
  readonly fitting: number;
  readonly eligible: number;
  readonly heldBack: readonly { readonly reason: GroupHeldBackReason; readonly members: number }[];
};

/** The same counted, for a worker: it reads everyone. */
export async function countForGroup(
  { read, secrets, places }: WorkRead,
  { groupId, at }: { readonly groupId: string; readonly at: number },
): Promise<ChoiceCounts> {
  const group = await findGroup(read, groupId);
  const footprint = await findFootprintById(read, read.footprintId);
  if (!group || !footprint) throw new Refusal('not-found');
  const choice = await chooseForGroup(read, { secrets, places }, group, footprint, new Date(at));
  return {
    fitting: choice.fitting,
    eligible: choice.eligible.length,
    heldBack: countReasons(choice.heldBack),
  };
}

export function countReasons<Reason extends string>(
  rows: readonly { readonly reason: Reason }[],
): { reason: Reason; members: number }[] {
  const counts = new Map<Reason, number>();
  for (const { reason } of rows) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].map(([reason, members]) => ({ reason, members }));
}
