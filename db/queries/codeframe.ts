import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Read, Write } from '../connect';
import { auditEntries, codeframes, codes, codings } from '../schema';

export type Code = typeof codes.$inferSelect;
export type Coding = typeof codings.$inferSelect;
export type Codeframe = typeof codeframes.$inferSelect;

/** Codes now on some comments, with their labels, oldest first. */
export async function listCodingsOf(read: Read, commentIds: readonly string[]) {
  if (commentIds.length === 0) return [];
  return read.sql
    .select({ coding: codings, label: codes.label, retiredAt: codes.retiredAt })
    .from(codings)
    .innerJoin(codes, and(eq(codes.footprintId, codings.footprintId), eq(codes.id, codings.codeId)))
    .where(
      and(
        eq(codings.footprintId, read.footprintId),
        inArray(codings.commentId, [...commentIds]),
        isNull(codings.removedAt),
      ),
    )
    .orderBy(asc(codings.at), asc(codings.id));
}

export async function listCodingsWithCode(read: Read, codeId: string): Promise<Coding[]> {
  return read.sql
    .select()
    .from(codings)
    .where(
      and(eq(codings.footprintId, read.footprintId), eq(codings.codeId, codeId), isNull(codings.removedAt)),
    );
}

export async function findCoding(read: Read, id: string): Promise<Coding | undefined> {
  return (
    await read.sql
      .select()
      .from(codings)
      .where(and(eq(codings.footprintId, read.footprintId), eq(codings.id, id)))
  )[0];
}

export async function findCodingBy(
  read: Read,
  coding: { commentId: string; codeId: string; author: string },
): Promise<Coding | undefined> {
  return (
    await read.sql
      .select()
      .from(codings)
      .where(
        and(
          eq(codings.footprintId, read.footprintId),
          eq(codings.commentId, coding.commentId),
          eq(codings.codeId, coding.codeId),
          eq(codings.author, coding.author),
          isNull(codings.removedAt),
        ),
      )
  )[0];
}

export async function addCodings(
  write: Write,
  rows: readonly Omit<typeof codings.$inferInsert, 'footprintId'>[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += 100) {
    await write.sql
      .insert(codings)
      .values(rows.slice(from, from + 100).map((row) => ({ ...row, footprintId: write.footprintId })));
  }
}

export async function removeCoding(write: Write, id: string, at: Date): Promise<void> {
  await write.sql
    .update(codings)
    .set({ removedAt: at })
    .where(and(eq(codings.footprintId, write.footprintId), eq(codings.id, id), isNull(codings.removedAt)));
}

export async function findCodeframe(
  read: Read,
  waveId: string,
  questionKey: string,
): Promise<Codeframe | undefined> {
  return (
    await read.sql
      .select()
      .from(codeframes)
      .where(
        and(
          eq(codeframes.footprintId, read.footprintId),
          eq(codeframes.waveId, waveId),
          eq(codeframes.questionKey, questionKey),
        ),
      )
  )[0];
}

export async function findCodeframeById(read: Read, id: string): Promise<Codeframe | undefined> {
  return (
    await read.sql
      .select()
      .from(codeframes)
      .where(and(eq(codeframes.footprintId, read.footprintId), eq(codeframes.id, id)))
  )[0];
}

export async function addCodeframe(
  write: Write,
  row: Omit<typeof codeframes.$inferInsert, 'footprintId'>,
): Promise<void> {
  await write.sql.insert(codeframes).values({ ...row, footprintId: write.footprintId });
}

export async function findCode(read: Read, id: string): Promise<Code | undefined> {
  return (
    await read.sql
      .select()
      .from(codes)
      .where(and(eq(codes.footprintId, read.footprintId), eq(codes.id, id)))
  )[0];
}

/** The codes of a frame, retired ones too, in the order they were made. */
export async function listCodes(read: Read, codeframeId: string): Promise<Code[]> {
  return read.sql
    .select()
    .from(codes)
    .where(and(eq(codes.footprintId, read.footprintId), eq(codes.codeframeId, codeframeId)))
    .orderBy(asc(codes.createdAt), sql`rowid`);
}

export async function addCodes(
  write: Write,
  rows: readonly Omit<typeof codes.$inferInsert, 'footprintId'>[],
): Promise<void> {
  if (rows.length === 0) return;
  await write.sql.insert(codes).values(rows.map((row) => ({ ...row, footprintId: write.footprintId })));
}

export async function changeCode(
  write: Write,
  id: string,
  change: Partial<Pick<Code, 'label' | 'meaning' | 'retiredAt'>>,
): Promise<void> {
  await write.sql
    .update(codes)
    .set(change)
    .where(and(eq(codes.footprintId, write.footprintId), eq(codes.id, id)));
}

/** What was done to a frame, newest first: its history is in the audit, which nobody can change. */
export async function listCodeframeActs(read: Read, codeframeId: string) {
  return read.sql
    .select()
    .from(auditEntries)
    .where(and(eq(auditEntries.footprintId, read.footprintId), eq(auditEntries.object, codeframeId)))
    .orderBy(desc(auditEntries.id))
    .limit(500);
}
