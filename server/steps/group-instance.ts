import { createHash } from 'node:crypto';
import type { Instance, Quota } from '../../analysis/groups/instance';
import { replacementOf } from '../../analysis/groups/replacement';
import type { Read } from '../../db/connect';
import {
  type Group,
  type GroupInvitation,
  type GroupQuota,
  listGroupEvents,
  listInvitations,
} from '../../db/queries/groups';
import { listConsenting, listMembersById } from '../../db/queries/panel';
import { type GroupStanding, seated, standingOf } from '../../surveys/groups/standing';
import type { ProfileVariable } from '../../surveys/panel/profile';
import { type Codes, readProfiles } from './read-profiles';
import type { PanelGiven } from './read-standing';

export type Invited = {
  readonly invitation: GroupInvitation;
  readonly standing: GroupStanding;
  readonly codes: Codes;
};

/** Everyone invited to a group with where they stand and what their profile says now. */
export type GroupPeople = {
  readonly people: readonly Invited[];
  readonly variables: readonly ProfileVariable[];
};

/** Said of someone whose profile has no answer: they are in the lot like anyone, outside every quota of the variable. */
export const notKnown = 'not known';

export async function readGroupPeople(
  read: Read,
  given: Pick<PanelGiven, 'secrets' | 'places'>,
  groupId: string,
  at: Date,
): Promise<GroupPeople> {
  const invitations = await listInvitations(read, groupId);
  const members = await listMembersById(
    read,
    invitations.map(({ memberId }) => memberId),
  );
  const { byMember, variables } = await readProfiles(read, given, members, at);
  const eventsOf = new Map<string, { type: Parameters<typeof standingOf>[0][number]['type'] }[]>();
  for (const event of await listGroupEvents(read, [groupId]))
    eventsOf.set(event.invitationId, [...(eventsOf.get(event.invitationId) ?? []), event]);
  const agreed = await listConsenting(read, 'focus-groups');
  const active = new Set(members.filter(({ status }) => status === 'member').map(({ id }) => id));
  // Who takes back the agreement, pauses or leaves is out of the lot, whatever they said before (R29, R30).
  const stands = ({ id, memberId }: GroupInvitation): GroupStanding => {
    const standing = standingOf(eventsOf.get(id) ?? []);
    const isOut = !agreed.has(memberId) || !active.has(memberId);
    return standing === 'can-come' && isOut ? 'cannot-come' : standing;
  };
  return {
    variables,
    people: invitations.map((invitation) => ({
      invitation,
      standing: stands(invitation),
      codes: byMember.get(invitation.memberId) ?? {},
    })),
  };
}

/** Those in the lot, those who sit, and those who declined a seat: everyone a lottery speaks of. */
export const inLot = ({ standing }: Pick<Invited, 'standing'>) =>
  standing === 'can-come' || standing === 'declined' || seated.has(standing);

export const codeOf = (codes: Codes, variable: string) => {
  const stored = codes[variable];
  return stored && 'value' in stored ? stored.value : notKnown;
};

/**
 * A group as the engine draws it: pseudonyms are invitations, features and values stand in words, as receipts show them.
 * Who sits already counts towards seats and quotas; who declined is out (R28).
 * @param homes member → who they live with
 */
export function instanceOf(
  group: Pick<Group, 'seats' | 'quotas' | 'onePerHousehold'>,
  { people, variables }: GroupPeople,
  homes: ReadonlyMap<string, string>,
): Instance {
  const features = [...new Set(group.quotas.flatMap(({ cell }) => Object.keys(cell)))];
  const there = people.filter(inLot);
  const words = wordsOf(variables);
  const instance: Instance = {
    seats: group.seats,
    onePerHousehold: group.onePerHousehold,
    people: there.map(({ invitation, codes }) => {
      const household = homes.get(invitation.memberId);
      return {
        id: invitation.id,
        features: Object.fromEntries(
          features.map((key) => [words.feature(key), words.value(key, codeOf(codes, key))]),
        ),
        ...(household ? { household } : {}),
      };
    }),
    quotas: [
      ...group.quotas.map((quota) => ({
        cell: Object.fromEntries(
          Object.entries(quota.cell).map(([key, code]) => [words.feature(key), words.value(key, code)]),
        ),
        min: quota.min,
        max: quota.max,
        // Where no room is set any change may be proposed; whether it is made, a person decides.
        minFlex: quota.minFlex ?? 0,
        maxFlex: quota.maxFlex ?? Math.max(quota.max, group.seats),
      })),
      ...openCells(group, there).map(
        ([key, code]): Quota => ({
          cell: { [words.feature(key)]: words.value(key, code) },
          min: 0,
          max: group.seats,
        }),
      ),
    ],
  };
  return replacementOf(instance, {
    accepted: there.filter(({ standing }) => seated.has(standing)).map(({ invitation }) => invitation.id),
    declined: there.filter(({ standing }) => standing === 'declined').map(({ invitation }) => invitation.id),
  });
}

/** Categories of a quota's variable that someone in the lot has and no quota names: free from none to all. */
function openCells({ quotas }: Pick<Group, 'quotas'>, there: readonly Invited[]): [string, string][] {
  const named = new Map<string, Set<string>>();
  for (const { cell } of quotas) {
    const entries = Object.entries(cell);
    if (entries.length !== 1) continue;
    const [key, code] = entries[0]!;
    named.set(key, (named.get(key) ?? new Set()).add(code));
  }
  return [...named].flatMap(([key, codes]) =>
    [...new Set(there.map((person) => codeOf(person.codes, key)))]
      .filter((code) => !codes.has(code))
      .sort()
      .map((code): [string, string] => [key, code]),
  );
}

/** Variables and categories in words; what no list names stays as it is. */
export function wordsOf(variables: readonly ProfileVariable[]) {
  const of = new Map(variables.map((variable) => [variable.key, variable]));
  return {
    feature: (key: string) => of.get(key)?.label.en ?? key,
    value: (key: string, code: string) =>
      of.get(key)?.categories.find((category) => category.code === code)?.label.en ?? code,
  };
}

/** A quota in words: "Sex female, Age 16 to 24". */
export function sayQuota({ cell }: Pick<GroupQuota, 'cell'>, variables: readonly ProfileVariable[]): string {
  const words = wordsOf(variables);
  return Object.entries(cell)
    .map(([key, code]) => `${words.feature(key)}: ${words.value(key, code)}`)
    .join(', ');
}

/** What a lottery rests on: it may be drawn from only while all of it still holds. */
export function basisOf(group: Group, { people }: Pick<GroupPeople, 'people'>): string {
  const rests = [
    group.seats,
    group.onePerHousehold,
    group.quotas,
    people.filter(inLot).map(({ invitation, standing }) => [invitation.id, standing]),
  ];
  return createHash('sha256').update(JSON.stringify(rests)).digest('hex');
}
