import { blindKeysOf, findMembersByKeys } from '../../db/queries/identity';
import { findMember } from '../../db/queries/panel';
import type { Deps } from '../deps';
import { queueToMembers } from '../messages/to-member';

/** Sends the link to their own page to whoever has this address here, once an hour at most. */
export async function sendLostLink(deps: Deps, footprintId: string, email: string): Promise<void> {
  // Looked up inside a write job for everyone, so that neither words nor time tell who is on the panel.
  await deps.writer.write(footprintId, async (write) => {
    const contact = {
      name: null,
      email,
      mobile: null,
      landline: null,
      address: null,
      postcode: null,
    };
    const found = await findMembersByKeys(write, blindKeysOf(deps.secrets, footprintId, contact, null));
    for (const memberId of new Set(found.values())) {
      const member = await findMember(write, memberId);
      const hour = deps.now().toISOString().slice(0, 13);
      await queueToMembers(write, deps, [
        {
          memberId,
          template: member?.status === 'recruit' ? 'confirm-joining' : 'lost-link',
          onceKey: `link asked for ${memberId} ${hour}`,
        },
      ]);
    }
  });
  deps.nudgeOutbox();
}
