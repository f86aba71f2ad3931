import { drawSample } from '../../analysis/fieldwork/sample';
import { keepLinks, keepShortCodes } from '../../db/queries/access';
import { addAudit } from '../../db/queries/audit';
import type { Footprint } from '../../db/queries/footprints';
import {
  addGroupEvents,
  addInvitations,
  addRound,
  findGroup,
  listDraws,
  listInvitations,
  listRounds,
  replaceGroupHeldBack,
} from '../../db/queries/groups';
import { queueMessages } from '../../db/queries/messages';
import { listMembersById } from '../../db/queries/panel';
import { localDateOf } from '../../surveys/fieldwork/local-date';
import { prepareLink } from '../access/links';
import { hashShortCode } from '../access/secrets';
import type { Deps } from '../deps';
import { Refusal } from '../errors';
import { chooseForGroup } from './choose-for-group';

/**
 * Invites so many of those who fit a group's rule and may be asked, by a seeded lot in which all are as likely, or all of
 * them where there are no more. Invited again, only those not invited before are in the lot.
 */
export async function inviteToGroup(
  deps: Deps,
  footprint: Footprint,
  groupId: string,
  size: number,
  by: string,
): Promise<{ invited: number; heldBack: number }> {
  const read = deps.read(footprint.id);
  const group = await findGroup(read, groupId);
  if (!group) throw new Refusal('not-found');
  const at = deps.now();
  if (localDateOf(at, footprint.timeZone) > group.answerBy)
    throw new Refusal('not-possible-now', 'The last day to answer is over. Plan another group.');
  if ((await listDraws(read, groupId)).length > 0)
    throw new Refusal('not-possible-now', 'This group is drawn, so nobody is added to those who were in it.');
  const before = await listRounds(read, groupId);
  const choice = await chooseForGroup(read, deps, group, footprint, at);
  if (choice.eligible.length === 0)
    throw new Refusal('not-possible-now', 'Nobody can be asked now. Look at who is held back, and why.');
  const seed = deps.secrets.newId();
  const wanted = Math.min(size, choice.eligible.length);
  const chosen = drawSample(choice.eligible.length, wanted, seed).chosen.map((i) => choice.eligible[i]!);
  const result = await deps.writer.write(footprint.id, async (write) => {
    const still = await findGroup(write, groupId);
    if (still?.revision !== group.revision || (await listRounds(write, groupId)).length !== before.length)
      throw new Refusal('changed-meanwhile');
    const has = new Set((await listInvitations(write, groupId)).map(({ memberId }) => memberId));
    const people = await listMembersById(
      write,
      chosen.map(({ member }) => member.id),
    );
    const standing = new Set(people.filter(({ status }) => status === 'member').map(({ id }) => id));
    const rows = chosen
      .filter(({ member }) => standing.has(member.id) && !has.has(member.id))
      .map(({ member, channel }) => ({
        id: deps.secrets.newId(),
        groupId,
        memberId: member.id,
        invitedAt: at,
        channel,
      }));
    await addRound(write, {
      id: deps.secrets.newId(),
      groupId,
      at,
      fitting: choice.fitting,
      eligible: choice.eligible.length,
      invited: rows.length,
      seed,
      by,
    });
    await addInvitations(write, rows);
    await addGroupEvents(
      write,
      rows.map((row) => ({
        id: deps.secrets.newId(),
        groupId,
        invitationId: row.id,
        at,
        type: 'invited' as const,
        by,
      })),
    );
    await replaceGroupHeldBack(
      write,
      groupId,
      choice.heldBack.map((row) => ({ ...row, groupId, at })),
    );
    await keepLinks(
      write,
      rows.map(({ id }) => prepareLink(deps, { purpose: 'group', footprintId: footprint.id, rowId: id }).row),
    );
    await keepShortCodes(
      write,
      rows.map(({ id, memberId }) => ({
        codeHash: hashShortCode(deps.secrets.shortCode('group', id)),
        footprintId: footprint.id,
        purpose: 'group',
        rowId: id,
        memberId,
        createdAt: at,
      })),
    );
    await queueMessages(
      write,
      rows
        .filter(({ channel }) => channel === 'email')
        .map((row) => ({
          id: deps.secrets.newId(),
          footprintId: footprint.id,
          template: 'group-invitation',
          channel: row.channel,
          memberId: row.memberId,
          rowId: row.id,
          onceKey: `group invitation ${row.id}`,
          messageId: `${deps.secrets.newId()}@sounding`,
          queuedAt: at,
          dueAt: at,
        })),
    );
    await addAudit(write, {
      at,
      actor: by,
      act: 'group.invited',
      object: groupId,
      count: rows.length,
      members: rows.map(({ memberId }) => memberId),
    });
    return { invited: rows.length, heldBack: choice.heldBack.length };
  });
  deps.log.info('group.invited', { group: groupId, ...result });
  deps.nudgeOutbox();
  return result;
}
