import { and, desc, eq, lt } from 'drizzle-orm';
import type { Read, UnboundWrite, Write } from '../connect';
import { auditEntries, auditMembers } from '../schema';

export type Act = {
  readonly at: Date;
  readonly actor: string;
  readonly act: string;
  readonly purpose?: string;
  readonly object?: string;
  readonly count?: number;
  /** Whose records it touched. */
  readonly members?: readonly string[];
};

/** Writes one act down, with the members it touched beside it. */
export async function addAudit(write: Write, act: Act): Promise<void> {
  await addRow(write, write.footprintId, act);
}

/** The same for acts above footprints: signing in, making a footprint. */
export async function addUnboundAudit(
  write: UnboundWrite,
  footprintId: string | null,
  act: Act,
): Promise<void> {
  await addRow(write, footprintId, act);
}

async function addRow(
  write: UnboundWrite,
  footprintId: string | null,
  { members = [], ...act }: Act,
): Promise<void> {
  const [entry] = await write.sql
    .insert(auditEntries)
    .values({ footprintId, ...act, count: act.count ?? Math.max(1, members.length) })
    .returning({ id: auditEntries.id });
  for (let from = 0; from < members.length; from += 500) {
    await write.sql
      .insert(auditMembers)
      .values(members.slice(from, from + 500).map((memberId) => ({ entryId: entry!.id, memberId })));
  }
}

/** The newest acts of a footprint, a page at a time. */
export async function listAudit(read: Read, before: number | undefined, most: number) {
  return read.sql
    .select()
    .from(auditEntries)
    .where(
      and(
        eq(auditEntries.footprintId, read.footprintId),
        before === undefined ? undefined : lt(auditEntries.id, before),
      ),
    )
    .orderBy(desc(auditEntries.id))
    .limit(most);
}

/** Who has opened one member's record, newest first. */
export async function listAuditOfMember(read: Read, memberId: string) {
  return read.sql
    .select({
      at: auditEntries.at,
      actor: auditEntries.actor,
      act: auditEntries.act,
      purpose: auditEntries.purpose,
    })
    .from(auditMembers)
    .innerJoin(auditEntries, eq(auditEntries.id, auditMembers.entryId))
    .where(and(eq(auditMembers.memberId, memberId), eq(auditEntries.footprintId, read.footprintId)))
    .orderBy(desc(auditEntries.id))
    .limit(200);
}
