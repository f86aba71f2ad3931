import { panelDrawn, receiptOfBall } from '../../analysis/groups/receipt';
import type { Write } from '../../db/connect';
import { addAudit } from '../../db/queries/audit';
import {
  addGroupDraw,
  addGroupEvents,
  findGroup,
  findLottery,
  type GroupInvitation,
  listDraws,
  listLotteries,
} from '../../db/queries/groups';
import { type NewMessage, queueMessages } from '../../db/queries/messages';
import { seated } from '../../surveys/groups/standing';
import type { Deps } from '../deps';
import { Refusal } from '../errors';
import type { TemplateName } from '../messages/templates';
import { openLottery, receiptHash, type SealedLottery } from './find-group-lottery';
import { basisOf, readGroupPeople } from './group-instance';

/**
 * Draws from a lottery whose commitment is public, by its seed or by the ball that came out: the receipt is published, those
 * drawn are asked to confirm, and the others told that they are in reserve. Only the newest lottery, and only while all it rests on holds.
 */
export async function drawGroup(
  deps: Deps,
  footprintId: string,
  groupId: string,
  lotteryId: string,
  by: string,
  out: Ball = { ball: null, witnesses: '' },
): Promise<{ id: string; drawn: number; reserves: number }> {
  const result = await deps.writer.write(footprintId, async (write) => {
    const group = await findGroup(write, groupId);
    const lottery = await findLottery(write, lotteryId);
    if (!group || lottery?.groupId !== groupId) throw new Refusal('not-found');
    const draws = await listDraws(write, groupId);
    if (draws.some((draw) => draw.lotteryId === lotteryId))
      throw new Refusal('already-there', 'This lottery is drawn. Its receipt stands on the public page.');
    const people = await readGroupPeople(write, deps, groupId, deps.now());
    if (
      (await listLotteries(write, groupId)).at(-1)?.id !== lotteryId ||
      basisOf(group, people) !== lottery.basis
    )
      throw new Refusal(
        'changed-meanwhile',
        'Since this lottery was found someone’s answer, a quota or the lottery itself has changed. Search again, then draw.',
      );
    const opened = openLottery(deps, lottery);
    const auditor = receiptOf(opened, out);
    const chosen = new Set(panelDrawn(auditor, opened.ids));
    const at = deps.now();
    const id = deps.secrets.newId();
    const fresh = people.people.filter(
      ({ invitation, standing }) => chosen.has(invitation.id) && !seated.has(standing),
    );
    const reserves = people.people.filter(
      ({ invitation, standing }) => standing === 'can-come' && !chosen.has(invitation.id),
    );
    await addGroupDraw(write, { id, groupId, lotteryId, at, by, receipt: { ...auditor.public } });
    await addGroupEvents(
      write,
      fresh.map(({ invitation }) => ({
        id: deps.secrets.newId(),
        groupId,
        invitationId: invitation.id,
        at,
        type: 'drawn' as const,
        drawId: id,
        by,
      })),
    );
    const invitationOf = (one: { invitation: GroupInvitation }) => one.invitation;
    await tell(write, deps, 'group-place', fresh.map(invitationOf), at);
    await tell(write, deps, 'group-reserve', reserves.map(invitationOf), at);
    await addAudit(write, {
      at,
      actor: by,
      act: 'group.drawn',
      object: groupId,
      count: fresh.length,
      members: fresh.map(({ invitation }) => invitation.memberId),
    });
    return { id, drawn: fresh.length, reserves: reserves.length };
  });
  deps.log.info('group.drawn', { group: groupId, draw: result.id, drawn: result.drawn });
  deps.nudgeOutbox();
  return result;
}

/** The number of the ball and who saw it; null where the seed draws. */
export type Ball = { readonly ball: number | null; readonly witnesses: string };

/** The receipt with its outcome: as the seed has it, or with the ball. What is missing or too much is named. */
function receiptOf({ auditor }: SealedLottery, { ball, witnesses }: Ball) {
  const { numbered, panels } = auditor.public;
  if (numbered === null) {
    if (ball === null) return auditor;
    throw new Refusal('fields-wrong', undefined, [
      { path: 'ball', message: 'The seed draws this lottery, so no ball is typed in.' },
    ]);
  }
  const faults = [
    ...(ball === null || ball > panels.length
      ? [{ path: 'ball', message: `Write the number of the ball, from 1 to ${panels.length}.` }]
      : []),
    ...(witnesses === '' ? [{ path: 'witnesses', message: 'Write who saw the ball come out.' }] : []),
  ];
  if (ball === null || faults.length > 0) throw new Refusal('fields-wrong', undefined, faults);
  return receiptOfBall(auditor, ball, witnesses, receiptHash);
}

/** Each is told once; those without e-mail are in the lead's list to be told by hand. */
async function tell(
  write: Write,
  deps: Deps,
  template: TemplateName,
  invitations: readonly GroupInvitation[],
  at: Date,
): Promise<void> {
  await queueMessages(
    write,
    invitations
      .filter(({ channel }) => channel === 'email')
      .map(
        (one): NewMessage => ({
          id: deps.secrets.newId(),
          footprintId: write.footprintId,
          template,
          channel: 'email',
          memberId: one.memberId,
          rowId: one.id,
          onceKey: `${template} ${one.id}`,
          messageId: `${deps.secrets.newId()}@sounding`,
          queuedAt: at,
          dueAt: at,
        }),
      ),
  );
}
