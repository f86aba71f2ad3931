import { and, asc, count, eq, gte, inArray, like, lte, or } from 'drizzle-orm';
import type { ProfileVariable } from '../../surveys/panel/profile';
import type { MemberStatus } from '../../surveys/vocabulary';
import type { Read, Write } from '../connect';
import {
  consents,
  memberEvents,
  members,
  noticeTexts,
  panelSnapshots,
  profileFacts,
  profileVariables,
} from '../schema';

export type Member = typeof members.$inferSelect;
export type MemberEvent = typeof memberEvents.$inferSelect;
/** What was told, of whom, when. */
export type ProfileFact = Pick<
  typeof profileFacts.$inferSelect,
  'memberId' | 'variable' | 'code' | 'missing' | 'at' | 'source'
>;
export type PanelSnapshot = typeof panelSnapshots.$inferSelect;
export type { PanelFigures } from '../schema';

/** Those who hold a place on the panel: members, and members who pause. */
export const onPanel = ['member', 'paused'] as const satisfies readonly MemberStatus[];

/** The footprint's profile variables, in their order. */
export async function listVariables(read: Read): Promise<ProfileVariable[]> {
  const rows = await read.sql
    .select()
    .from(profileVariables)
    .where(eq(profileVariables.footprintId, read.footprintId))
    .orderBy(profileVariables.position);
  return rows.map((row) => row.definition);
}

export async function addVariables(write: Write, variables: readonly ProfileVariable[]): Promise<void> {
  await write.sql.insert(profileVariables).values(
    variables.map((definition, position) => ({
      footprintId: write.footprintId,
      key: definition.key,
      position,
      definition,
    })),
  );
}

export async function findMember(read: Read, id: string): Promise<Member | undefined> {
  return (
    await read.sql
      .select()
      .from(members)
      .where(and(eq(members.footprintId, read.footprintId), eq(members.id, id)))
  )[0];
}

export async function listMembers(read: Read, statuses?: readonly MemberStatus[]): Promise<Member[]> {
  return read.sql
    .select()
    .from(members)
    .where(
      and(
        eq(members.footprintId, read.footprintId),
        statuses ? inArray(members.status, [...statuses]) : undefined,
      ),
    )
    .orderBy(asc(members.joinedAt), asc(members.id));
}

/** How many hold a place on the panel. */
export async function countMembers(read: Read): Promise<number> {
  const [row] = await read.sql
    .select({ people: count() })
    .from(members)
    .where(and(eq(members.footprintId, read.footprintId), inArray(members.status, [...onPanel])));
  return row?.people ?? 0;
}

/** People whose id begins with a text, or whose reference is it: never by name or contact. */
export async function searchMembers(read: Read, text: string, most: number): Promise<Member[]> {
  // Screens show ids as M-ABC234.
  const beginning = text
    .toLowerCase()
    .replace(/^m-/, '')
    .replace(/[^a-z0-9]/g, '');
  return read.sql
    .select()
    .from(members)
    .where(
      and(
        eq(members.footprintId, read.footprintId),
        or(
          beginning.length >= 4 ? like(members.id, `${beginning}%`) : undefined,
          eq(members.reference, text),
        ),
      ),
    )
    .orderBy(asc(members.joinedAt), asc(members.id))
    .limit(most);
}

export async function listMembersById(read: Read, ids: readonly string[]): Promise<Member[]> {
  const found: Member[] = [];
  for (let from = 0; from < ids.length; from += 500) {
    found.push(
      ...(await read.sql
        .select()
        .from(members)
        .where(
          and(eq(members.footprintId, read.footprintId), inArray(members.id, ids.slice(from, from + 500))),
        )),
    );
  }
  return found;
}

export async function addMembers(
  write: Write,
  rows: readonly Omit<typeof members.$inferInsert, 'footprintId'>[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += 100) {
    await write.sql
      .insert(members)
      .values(rows.slice(from, from + 100).map((row) => ({ ...row, footprintId: write.footprintId })));
  }
}

export async function changeMember(
  write: Write,
  id: string,
  change: Partial<Omit<typeof members.$inferInsert, 'footprintId' | 'id'>>,
): Promise<void> {
  await write.sql
    .update(members)
    .set(change)
    .where(and(eq(members.footprintId, write.footprintId), eq(members.id, id)));
}

export async function addMemberEvents(
  write: Write,
  rows: readonly Omit<typeof memberEvents.$inferInsert, 'footprintId'>[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += 100) {
    await write.sql
      .insert(memberEvents)
      .values(rows.slice(from, from + 100).map((row) => ({ ...row, footprintId: write.footprintId })));
  }
}

export async function listMemberEvents(read: Read, memberId: string): Promise<MemberEvent[]> {
  return read.sql
    .select()
    .from(memberEvents)
    .where(and(eq(memberEvents.footprintId, read.footprintId), eq(memberEvents.memberId, memberId)))
    .orderBy(asc(memberEvents.at), asc(memberEvents.id));
}

export async function addFacts(
  write: Write,
  rows: readonly Omit<typeof profileFacts.$inferInsert, 'footprintId'>[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += 100) {
    await write.sql
      .insert(profileFacts)
      .values(rows.slice(from, from + 100).map((row) => ({ ...row, footprintId: write.footprintId })));
  }
}

const told = {
  memberId: profileFacts.memberId,
  variable: profileFacts.variable,
  code: profileFacts.code,
  missing: profileFacts.missing,
  at: profileFacts.at,
  source: profileFacts.source,
};

/** Dated facts not after an instant, of some members or of all, oldest first. */
export async function listFacts(
  read: Read,
  memberIds: readonly string[] | 'all',
  until: Date,
): Promise<ProfileFact[]> {
  const base = and(eq(profileFacts.footprintId, read.footprintId), lte(profileFacts.at, until));
  if (memberIds === 'all')
    return read.sql
      .select(told)
      .from(profileFacts)
      .where(base)
      .orderBy(asc(profileFacts.at), asc(profileFacts.id));
  const found: ProfileFact[] = [];
  for (let from = 0; from < memberIds.length; from += 500) {
    found.push(
      ...(await read.sql
        .select(told)
        .from(profileFacts)
        .where(and(base, inArray(profileFacts.memberId, memberIds.slice(from, from + 500))))
        .orderBy(asc(profileFacts.at), asc(profileFacts.id))),
    );
  }
  return found;
}

export async function addConsents(
  write: Write,
  rows: readonly Omit<typeof consents.$inferInsert, 'footprintId'>[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += 100) {
    await write.sql
      .insert(consents)
      .values(rows.slice(from, from + 100).map((row) => ({ ...row, footprintId: write.footprintId })));
  }
}

export async function listConsents(read: Read, memberId: string) {
  return read.sql
    .select()
    .from(consents)
    .where(and(eq(consents.footprintId, read.footprintId), eq(consents.memberId, memberId)))
    .orderBy(asc(consents.givenAt));
}

/** Who has agreed to a purpose and not taken it back. */
export async function listConsenting(read: Read, purpose: string): Promise<Set<string>> {
  const rows = await read.sql
    .select({ memberId: consents.memberId, isGiven: consents.isGiven, withdrawnAt: consents.withdrawnAt })
    .from(consents)
    .where(and(eq(consents.footprintId, read.footprintId), eq(consents.purpose, purpose)))
    .orderBy(asc(consents.givenAt));
  const agreed = new Set<string>();
  for (const { memberId, isGiven, withdrawnAt } of rows) {
    if (isGiven && withdrawnAt === null) agreed.add(memberId);
    else agreed.delete(memberId);
  }
  return agreed;
}

export async function changeConsent(
  write: Write,
  id: string,
  change: Partial<typeof consents.$inferInsert>,
): Promise<void> {
  await write.sql
    .update(consents)
    .set(change)
    .where(and(eq(consents.footprintId, write.footprintId), eq(consents.id, id)));
}

export async function addNotices(
  write: Write,
  rows: readonly Omit<typeof noticeTexts.$inferInsert, 'footprintId'>[],
): Promise<void> {
  await write.sql.insert(noticeTexts).values(rows.map((row) => ({ ...row, footprintId: write.footprintId })));
}

export async function listNotices(read: Read) {
  return read.sql
    .select()
    .from(noticeTexts)
    .where(eq(noticeTexts.footprintId, read.footprintId))
    .orderBy(asc(noticeTexts.from));
}

/** Keeps the day's figures once; false when the day has its row already. */
export async function addSnapshot(
  write: Write,
  row: Omit<typeof panelSnapshots.$inferInsert, 'footprintId'>,
): Promise<boolean> {
  const added = await write.sql
    .insert(panelSnapshots)
    .values({ ...row, footprintId: write.footprintId })
    .onConflictDoNothing()
    .returning({ day: panelSnapshots.day });
  return added.length > 0;
}

/** The kept days from a day on, oldest first. */
export async function listSnapshots(read: Read, from: string): Promise<PanelSnapshot[]> {
  return read.sql
    .select()
    .from(panelSnapshots)
    .where(and(eq(panelSnapshots.footprintId, read.footprintId), gte(panelSnapshots.day, from)))
    .orderBy(asc(panelSnapshots.day));
}
