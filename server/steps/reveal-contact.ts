import { addAudit } from '../../db/queries/audit';
import { type Contact, findContact } from '../../db/queries/identity';
import { findMember } from '../../db/queries/panel';
import type { Deps } from '../deps';
import { Refusal } from '../errors';

/** Who a person is, for a reason: the reason is written down and committed before anything is opened (R29). */
export async function revealContact(
  deps: Deps,
  footprintId: string,
  by: string,
  memberId: string,
  reason: string,
): Promise<Contact & { preferred: string }> {
  const member = await deps.writer.write(footprintId, async (write) => {
    const found = await findMember(write, memberId);
    if (!found) throw new Refusal('not-found');
    await addAudit(write, {
      at: deps.now(),
      actor: by,
      act: 'identity.revealed',
      purpose: reason,
      object: memberId,
      members: [memberId],
    });
    return found;
  });
  const contact = await findContact(deps.read(footprintId), deps.secrets, memberId);
  if (!contact)
    throw new Refusal(
      'not-found',
      'Nothing of who this person is is kept any more: they have been forgotten.',
    );
  return { ...contact, preferred: member.preferredChannel };
}
