import type { Write } from '../../db/connect';
import { revokeLinks, revokeShortCodes } from '../../db/queries/access';
import { addAudit } from '../../db/queries/audit';
import { addCaseEvents, listCasesOfMember } from '../../db/queries/fieldwork';
import { addGroupEvents, changeInvitation, listInvitationsOfMember } from '../../db/queries/groups';
import { eraseIdentity, keepLeftKeys } from '../../db/queries/identity';
import { dropQueuedMessages } from '../../db/queries/messages';
import { addMemberEvents, changeMember, findMember } from '../../db/queries/panel';
import { mayFollow } from '../../surveys/groups/standing';
import type { LeavingReason } from '../../surveys/panel/status';
import type { Deps } from '../deps';
import { offerInJob } from './admit-recruit';
import { findStanding } from './note-standing';

/**
 * Ends a membership, all in one write job: nothing more is sent, links die, who they are is forgotten but for the
 * keyed hashes that keep an old list from inviting them again (R30), and the reserve who helps most gets the place (R5).
 * @param words the member's own words on why, when they gave some
 */
export async function leavePanel(
  deps: Deps,
  footprintId: string,
  memberId: string,
  { because, words, by }: { because: LeavingReason; words?: string; by: string },
): Promise<{ readonly hasLeft: boolean; readonly offered: number }> {
  const result = await deps.writer.write(footprintId, async (write) => {
    const member = await findMember(write, memberId);
    if (!member || member.status === 'left') return { hasLeft: false, offered: 0 };
    const at = deps.now();
    const heldPlace = member.status === 'member' || member.status === 'paused';
    await changeMember(write, memberId, { status: 'left', leftAt: at, reference: null });
    const event = deps.secrets.newId();
    await addMemberEvents(write, [
      {
        id: event,
        memberId,
        at,
        type: 'left',
        status: 'left',
        // People name themselves and others in what they say on going, so it is sealed as identity is.
        detail: { because, ...(words ? { wordsSealed: sealWords(deps, event, words) } : {}) },
        by,
      },
    ]);
    await dropQueuedMessages(write, footprintId, memberId);
    await endCases(write, deps, memberId, because, at);
    await endInvitations(write, deps, memberId, at);
    await revokeLinks(write, 'my-details', memberId);
    await revokeLinks(write, 'confirm', memberId);
    await revokeShortCodes(write, footprintId, memberId);
    await eraseIdentity(write, memberId, at);
    if (member.reference) await keepLeftKeys(write, referenceKeys(deps, footprintId, member.reference), at);
    await addAudit(write, { at, actor: by, act: 'panel.member-left', purpose: because, members: [memberId] });
    const offered = heldPlace ? await offerInJob(write, deps, 1, 'system') : [];
    return { hasLeft: true, offered: offered.length };
  });
  deps.nudgeOutbox();
  return result;
}

const sealWords = (deps: Pick<Deps, 'secrets'>, event: string, words: string) =>
  deps.secrets.seal(words, { table: 'member_events', column: 'words', row: event });

/** The keyed hashes of the reference an earlier list knows someone by. */
export function referenceKeys(deps: Pick<Deps, 'secrets'>, footprintId: string, reference: string) {
  return deps.secrets
    .blind(footprintId, 'reference', reference.trim().toLowerCase())
    .map((hash) => ({ kind: 'reference', hash }));
}

/** A seat not taken yet is free for someone else, needs told are forgotten, and links to groups end. */
async function endInvitations(write: Write, deps: Deps, memberId: string, at: Date): Promise<void> {
  for (const { invitation } of await listInvitationsOfMember(write, memberId)) {
    const standing = (await findStanding(write, invitation.id))?.standing;
    const next = (['cannot-come', 'declined'] as const).find(
      (one) => standing !== undefined && standing !== one && mayFollow(standing, one),
    );
    if (next)
      await addGroupEvents(write, [
        {
          id: deps.secrets.newId(),
          groupId: invitation.groupId,
          invitationId: invitation.id,
          at,
          type: next,
          by: 'system',
        },
      ]);
    await changeInvitation(write, invitation.id, { needsSealed: null, isOnSheet: false });
    await revokeLinks(write, 'group', invitation.id);
  }
}

/** Open invitations end as "left" (R11), and their links with them. */
async function endCases(
  write: Write,
  deps: Deps,
  memberId: string,
  because: LeavingReason,
  at: Date,
): Promise<void> {
  const open = (await listCasesOfMember(write, memberId)).filter(({ wave }) => wave.status === 'open');
  await addCaseEvents(
    write,
    open.map((one) => ({
      id: deps.secrets.newId(),
      waveId: one.wave.id,
      caseId: one.case.id,
      at,
      type: because === 'died' ? 'died' : 'left',
      by: 'system',
    })),
  );
  for (const one of open) await revokeLinks(write, 'answer', one.case.id);
}
