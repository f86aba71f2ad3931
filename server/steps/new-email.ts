import type { Write } from '../../db/connect';
import { addAudit } from '../../db/queries/audit';
import {
  type Contact,
  changeIdentity,
  dropNewEmail,
  findContact,
  findNewEmail,
  keepNewEmail,
} from '../../db/queries/identity';
import { queueMessages } from '../../db/queries/messages';
import { addMemberEvents, changeMember, findMember } from '../../db/queries/panel';
import { isAlreadyThere } from '../../db/writer';
import type { Deps } from '../deps';
import { queueToMembers } from '../messages/to-member';
import { openBorn } from './read-profiles';

const plain = (email: string | null | undefined) => email?.trim().toLowerCase().normalize('NFKC');

/**
 * A changed contact, as it counts from now on: a new e-mail address waits until its own link is pressed, and the old one is
 * told that a change was asked for. Whether the new address is known here makes no difference to what is said or sent.
 * @returns the contact with the address that counts, and whether another one waits
 */
export async function holdNewEmail(
  write: Write,
  deps: Deps,
  memberId: string,
  asked: Contact,
): Promise<{ contact: Contact; isWaiting: boolean }> {
  const held = (await findContact(write, deps.secrets, memberId))?.email ?? null;
  if (asked.email === null || plain(asked.email) === plain(held)) return { contact: asked, isWaiting: false };
  const request = deps.secrets.newId();
  await keepNewEmail(write, deps.secrets, memberId, { email: asked.email, request });
  // The old address first: it must hear of it before the new one can be confirmed.
  await queueToMembers(write, deps, [{ memberId, template: 'email-change-asked' }]);
  const at = deps.now();
  await queueMessages(write, [
    {
      id: deps.secrets.newId(),
      footprintId: write.footprintId,
      template: 'confirm-email',
      channel: 'email',
      memberId,
      rowId: request,
      messageId: `${deps.secrets.newId()}@sounding`,
      queuedAt: at,
      dueAt: at,
    },
  ]);
  return { contact: { ...asked, email: held }, isWaiting: true };
}

/** Makes the address count whose link was pressed. `gone`: another was asked for since, or none any more. */
export async function confirmNewEmail(
  deps: Deps,
  footprintId: string,
  request: string,
): Promise<'confirmed' | 'gone' | 'taken'> {
  try {
    return await deps.writer.write(footprintId, async (write) => {
      const waiting = await findNewEmail(write, deps.secrets, { request });
      const member = waiting && (await findMember(write, waiting.memberId));
      const held = waiting && (await findContact(write, deps.secrets, waiting.memberId));
      if (!waiting || !held || !member || member.status === 'left') return 'gone';
      const at = deps.now();
      const contact = { ...held, email: waiting.email };
      await changeIdentity(write, deps.secrets, member.id, contact, openBorn(deps.secrets, member), at);
      await dropNewEmail(write, member.id);
      await changeMember(write, member.id, {
        lastActiveAt: at,
        // Who gave a first address wanted to be reached by it.
        ...(held.email === null ? { preferredChannel: 'email' as const } : {}),
      });
      await addAudit(write, {
        at,
        actor: 'member',
        act: 'identity.changed',
        purpose: 'own details',
        members: [member.id],
      });
      await addMemberEvents(write, [
        {
          id: deps.secrets.newId(),
          memberId: member.id,
          at,
          type: 'changed-details',
          detail: { what: 'email' },
          by: 'member',
        },
      ]);
      return 'confirmed';
    });
  } catch (error) {
    if (isAlreadyThere(error)) return 'taken';
    throw error;
  }
}

/** Keeps the address as it is: the link that was sent to the new one opens nothing any more. */
export async function stopNewEmail(deps: Deps, footprintId: string, memberId: string): Promise<void> {
  await deps.writer.write(footprintId, (write) => dropNewEmail(write, memberId));
  deps.nudgeOutbox();
}
