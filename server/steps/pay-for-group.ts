import { addAudit } from '../../db/queries/audit';
import { addPayment } from '../../db/queries/groups';
import { seated } from '../../surveys/groups/standing';
import type { Deps } from '../deps';
import { Refusal } from '../errors';
import { findStanding } from './note-standing';

/** Records what was paid to someone who had a seat, on which terms (R33). Never changed: a row below zero corrects. */
export async function payForGroup(
  deps: Deps,
  footprintId: string,
  of: { readonly group: string; readonly invitation: string },
  paid: { readonly kind: 'expenses' | 'thanks'; readonly pence: number; readonly words: string },
  by: string,
): Promise<string> {
  const id = deps.secrets.newId();
  await deps.writer.write(footprintId, async (write) => {
    const found = await findStanding(write, of.invitation);
    if (!found || found.group.id !== of.group) throw new Refusal('not-found');
    if (!seated.has(found.standing))
      throw new Refusal(
        'not-possible-now',
        'This person has no seat in the group, so nothing is paid to them.',
      );
    const at = deps.now();
    await addPayment(write, { id, groupId: of.group, invitationId: of.invitation, ...paid, at, by });
    await addAudit(write, {
      at,
      actor: by,
      act: 'group.paid',
      object: of.group,
      members: [found.invitation.memberId],
    });
  });
  return id;
}
