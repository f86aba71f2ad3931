import { and, asc, desc, eq, gte, inArray, sql } from 'drizzle-orm';
import type { Segment } from '../../surveys/panel/segment';
import type { Read, Write } from '../connect';
import {
  groupDraws,
  groupEvents,
  groupHeldBack,
  groupInvitations,
  groupLotteries,
  groupPayments,
  groupRounds,
  groupRulesShown,
  groups,
} from '../schema';

/** Rows of one instant keep the order in which they were added: SQLite's own row number says it. */
const asAdded = sql`rowid`;

export type Group = typeof groups.$inferSelect;
export type GroupRound = typeof groupRounds.$inferSelect;
export type GroupInvitation = typeof groupInvitations.$inferSelect;
export type GroupEventRow = typeof groupEvents.$inferSelect;
export type GroupLottery = Omit<typeof groupLotteries.$inferSelect, 'sealed'>;
export type GroupDraw = typeof groupDraws.$inferSelect;
export type GroupPayment = typeof groupPayments.$inferSelect;
export type { GroupQuota, LotteryFinding } from '../schema';

type New<Table extends { $inferInsert: { footprintId: string } }> = Omit<
  Table['$inferInsert'],
  'footprintId'
>;

export async function listGroups(read: Read): Promise<Group[]> {
  return read.sql
    .select()
    .from(groups)
    .where(eq(groups.footprintId, read.footprintId))
    .orderBy(desc(groups.meetsOn), asc(groups.title));
}

export async function findGroup(read: Read, id: string): Promise<Group | undefined> {
  return (
    await read.sql
      .select()
      .from(groups)
      .where(and(eq(groups.footprintId, read.footprintId), eq(groups.id, id)))
  )[0];
}

export async function addGroup(write: Write, row: New<typeof groups>): Promise<void> {
  await write.sql.insert(groups).values({ ...row, footprintId: write.footprintId });
}

export async function changeGroup(
  write: Write,
  id: string,
  change: Partial<New<typeof groups>>,
): Promise<void> {
  await write.sql
    .update(groups)
    .set(change)
    .where(and(eq(groups.footprintId, write.footprintId), eq(groups.id, id)));
}

/** Rules over past answers whose size was shown since an instant, newest first. */
export async function listRulesShown(read: Read, since: Date, most: number): Promise<{ segment: Segment }[]> {
  return read.sql
    .select({ segment: groupRulesShown.segment })
    .from(groupRulesShown)
    .where(and(eq(groupRulesShown.footprintId, read.footprintId), gte(groupRulesShown.at, since)))
    .orderBy(desc(groupRulesShown.at))
    .limit(most);
}

export async function addRuleShown(write: Write, row: New<typeof groupRulesShown>): Promise<void> {
  await write.sql.insert(groupRulesShown).values({ ...row, footprintId: write.footprintId });
}

export async function listRounds(read: Read, groupId: string): Promise<GroupRound[]> {
  return read.sql
    .select()
    .from(groupRounds)
    .where(and(eq(groupRounds.footprintId, read.footprintId), eq(groupRounds.groupId, groupId)))
    .orderBy(asAdded);
}

export async function addRound(write: Write, row: New<typeof groupRounds>): Promise<void> {
  await write.sql.insert(groupRounds).values({ ...row, footprintId: write.footprintId });
}

export async function addInvitations(
  write: Write,
  rows: readonly New<typeof groupInvitations>[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += 100)
    await write.sql
      .insert(groupInvitations)
      .values(rows.slice(from, from + 100).map((row) => ({ ...row, footprintId: write.footprintId })));
}

export async function changeInvitation(
  write: Write,
  id: string,
  change: Partial<Pick<GroupInvitation, 'needsSealed' | 'isOnSheet'>>,
): Promise<void> {
  await write.sql
    .update(groupInvitations)
    .set(change)
    .where(and(eq(groupInvitations.footprintId, write.footprintId), eq(groupInvitations.id, id)));
}

export async function listInvitations(read: Read, groupId: string): Promise<GroupInvitation[]> {
  return read.sql
    .select()
    .from(groupInvitations)
    .where(and(eq(groupInvitations.footprintId, read.footprintId), eq(groupInvitations.groupId, groupId)))
    .orderBy(asc(groupInvitations.id));
}

export async function findInvitation(read: Read, id: string): Promise<GroupInvitation | undefined> {
  return (
    await read.sql
      .select()
      .from(groupInvitations)
      .where(and(eq(groupInvitations.footprintId, read.footprintId), eq(groupInvitations.id, id)))
  )[0];
}

/** Every invitation a member has had, with its group. */
export async function listInvitationsOfMember(read: Read, memberId: string) {
  return read.sql
    .select({ invitation: groupInvitations, group: groups })
    .from(groupInvitations)
    .innerJoin(
      groups,
      and(eq(groups.footprintId, groupInvitations.footprintId), eq(groups.id, groupInvitations.groupId)),
    )
    .where(and(eq(groupInvitations.footprintId, read.footprintId), eq(groupInvitations.memberId, memberId)))
    .orderBy(asc(groupInvitations.invitedAt));
}

/** When members were invited to groups since an instant: they count towards the burden cap as surveys do (R13). */
export async function listGroupAsksSince(
  read: Read,
  since: Date,
): Promise<{ memberId: string; issuedAt: Date }[]> {
  return read.sql
    .select({ memberId: groupInvitations.memberId, issuedAt: groupInvitations.invitedAt })
    .from(groupInvitations)
    .where(and(eq(groupInvitations.footprintId, read.footprintId), gte(groupInvitations.invitedAt, since)));
}

/** Which members came to a group since an instant. */
export async function listAttendedSince(read: Read, since: Date): Promise<Set<string>> {
  const rows = await read.sql
    .selectDistinct({ memberId: groupInvitations.memberId })
    .from(groupEvents)
    .innerJoin(
      groupInvitations,
      and(
        eq(groupInvitations.footprintId, groupEvents.footprintId),
        eq(groupInvitations.id, groupEvents.invitationId),
      ),
    )
    .where(
      and(
        eq(groupEvents.footprintId, read.footprintId),
        eq(groupEvents.type, 'attended'),
        gte(groupEvents.at, since),
      ),
    );
  return new Set(rows.map(({ memberId }) => memberId));
}

/** Replaces why members are held back, decided anew with each round. */
export async function replaceGroupHeldBack(
  write: Write,
  groupId: string,
  rows: readonly New<typeof groupHeldBack>[],
): Promise<void> {
  await write.sql
    .delete(groupHeldBack)
    .where(and(eq(groupHeldBack.footprintId, write.footprintId), eq(groupHeldBack.groupId, groupId)));
  for (let from = 0; from < rows.length; from += 100)
    await write.sql
      .insert(groupHeldBack)
      .values(rows.slice(from, from + 100).map((row) => ({ ...row, footprintId: write.footprintId })));
}

export async function listGroupHeldBack(read: Read, groupId: string) {
  return read.sql
    .select({ memberId: groupHeldBack.memberId, reason: groupHeldBack.reason })
    .from(groupHeldBack)
    .where(and(eq(groupHeldBack.footprintId, read.footprintId), eq(groupHeldBack.groupId, groupId)));
}

export async function addGroupEvents(write: Write, rows: readonly New<typeof groupEvents>[]): Promise<void> {
  for (let from = 0; from < rows.length; from += 100)
    await write.sql
      .insert(groupEvents)
      .values(rows.slice(from, from + 100).map((row) => ({ ...row, footprintId: write.footprintId })));
}

/** What happened in some groups, in order. */
export async function listGroupEvents(read: Read, groupIds: readonly string[]): Promise<GroupEventRow[]> {
  if (groupIds.length === 0) return [];
  return read.sql
    .select()
    .from(groupEvents)
    .where(and(eq(groupEvents.footprintId, read.footprintId), inArray(groupEvents.groupId, [...groupIds])))
    .orderBy(asAdded);
}

const openColumns = {
  footprintId: groupLotteries.footprintId,
  id: groupLotteries.id,
  groupId: groupLotteries.groupId,
  at: groupLotteries.at,
  by: groupLotteries.by,
  basis: groupLotteries.basis,
  commitment: groupLotteries.commitment,
  finding: groupLotteries.finding,
};

/** What may be known of a group's lotteries before they are drawn, oldest first. */
export async function listLotteries(read: Read, groupId: string): Promise<GroupLottery[]> {
  return read.sql
    .select(openColumns)
    .from(groupLotteries)
    .where(and(eq(groupLotteries.footprintId, read.footprintId), eq(groupLotteries.groupId, groupId)))
    .orderBy(asAdded);
}

/** A lottery with what is sealed in it: for the draw, and for the auditor afterwards. */
export async function findLottery(read: Read, id: string) {
  return (
    await read.sql
      .select()
      .from(groupLotteries)
      .where(and(eq(groupLotteries.footprintId, read.footprintId), eq(groupLotteries.id, id)))
  )[0];
}

export async function addLottery(write: Write, row: New<typeof groupLotteries>): Promise<void> {
  await write.sql.insert(groupLotteries).values({ ...row, footprintId: write.footprintId });
}

export async function addGroupDraw(write: Write, row: New<typeof groupDraws>): Promise<void> {
  await write.sql.insert(groupDraws).values({ ...row, footprintId: write.footprintId });
}

export async function listDraws(read: Read, groupId: string): Promise<GroupDraw[]> {
  return read.sql
    .select()
    .from(groupDraws)
    .where(and(eq(groupDraws.footprintId, read.footprintId), eq(groupDraws.groupId, groupId)))
    .orderBy(asAdded);
}

export async function findDraw(read: Read, id: string): Promise<GroupDraw | undefined> {
  return (
    await read.sql
      .select()
      .from(groupDraws)
      .where(and(eq(groupDraws.footprintId, read.footprintId), eq(groupDraws.id, id)))
  )[0];
}

export async function addPayment(write: Write, row: New<typeof groupPayments>): Promise<void> {
  await write.sql.insert(groupPayments).values({ ...row, footprintId: write.footprintId });
}

export async function listPayments(read: Read, groupId: string): Promise<GroupPayment[]> {
  return read.sql
    .select()
    .from(groupPayments)
    .where(and(eq(groupPayments.footprintId, read.footprintId), eq(groupPayments.groupId, groupId)))
    .orderBy(asAdded);
}
