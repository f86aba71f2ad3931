import type { Read } from '../../db/connect';
import {
  addGroupEvents,
  changeInvitation,
  findGroup,
  findInvitation,
  type Group,
  type GroupInvitation,
  listGroupEvents,
} from '../../db/queries/groups';
import {
  type GroupEventType,
  type GroupStanding,
  mayFollow,
  standingOf,
} from '../../surveys/groups/standing';
import { placeIn } from '../access/secrets';
import type { Deps } from '../deps';
import { Refusal } from '../errors';

export type Standing = {
  readonly group: Group;
  readonly invitation: GroupInvitation;
  readonly standing: GroupStanding;
};

/** Where someone invited stands. */
export async function findStanding(read: Read, invitationId: string): Promise<Standing | undefined> {
  const invitation = await findInvitation(read, invitationId);
  const group = invitation && (await findGroup(read, invitation.groupId));
  if (!invitation || !group) return undefined;
  const events = (await listGroupEvents(read, [group.id])).filter((one) => one.invitationId === invitationId);
  return { group, invitation, standing: standingOf(events) };
}

/** What someone says beside yes: needs in their own words, and whether who runs the meeting may know. */
export type SaidNeeds = { readonly needs: string; readonly isOnSheet: boolean };

/**
 * Notes one thing that happened to an invitation, once: said twice it stays as it is.
 * @param said kept with a yes or a confirmation, and replaced by the next
 */
export async function noteStanding(
  deps: Deps,
  footprintId: string,
  invitationId: string,
  type: GroupEventType,
  by: string,
  said?: SaidNeeds,
): Promise<void> {
  await deps.writer.write(footprintId, async (write) => {
    const found = await findStanding(write, invitationId);
    if (!found) throw new Refusal('not-found');
    if (found.standing !== type) {
      if (!mayFollow(found.standing, type))
        throw new Refusal(
          'not-possible-now',
          'This does not follow from where this person stands now. Look at the group again.',
        );
      await addGroupEvents(write, [
        {
          id: deps.secrets.newId(),
          groupId: found.group.id,
          invitationId,
          at: deps.now(),
          type,
          by,
        },
      ]);
    }
    if (said)
      await changeInvitation(write, invitationId, {
        needsSealed: said.needs === '' ? null : sealNeeds(deps, invitationId, said.needs),
        isOnSheet: said.isOnSheet,
      });
  });
}

const placeOf = (invitationId: string) => placeIn('group_invitations.needs', invitationId);

const sealNeeds = (deps: Pick<Deps, 'secrets'>, invitationId: string, words: string) =>
  deps.secrets.seal(words, placeOf(invitationId));

/** What someone wrote that they need; empty when nothing. */
export const openNeeds = (
  deps: Pick<Deps, 'secrets'>,
  { id, needsSealed }: Pick<GroupInvitation, 'id' | 'needsSealed'>,
) => (needsSealed === null ? '' : deps.secrets.open(needsSealed, placeOf(id)));
