import { and, desc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Read, Write } from '../connect';
import { margins, quotaFrames } from '../schema';

export type MarginRow = typeof margins.$inferSelect;
export type FrameRow = typeof quotaFrames.$inferSelect;

export async function addMargins(
  write: Write,
  rows: readonly Omit<typeof margins.$inferInsert, 'footprintId'>[],
): Promise<void> {
  if (rows.length === 0) return;
  await write.sql.insert(margins).values(rows.map((row) => ({ ...row, footprintId: write.footprintId })));
}

/** The margins held, in the order of their files. */
export async function listMargins(read: Read): Promise<MarginRow[]> {
  return read.sql
    .select()
    .from(margins)
    .where(eq(margins.footprintId, read.footprintId))
    .orderBy(margins.importedAt, sql`rowid`);
}

export async function listMarginsById(read: Read, ids: readonly string[]): Promise<MarginRow[]> {
  return read.sql
    .select()
    .from(margins)
    .where(and(eq(margins.footprintId, read.footprintId), inArray(margins.id, [...ids])));
}

export async function addFrame(
  write: Write,
  row: Omit<typeof quotaFrames.$inferInsert, 'footprintId'>,
): Promise<void> {
  await write.sql.insert(quotaFrames).values({ ...row, footprintId: write.footprintId });
}

export async function listFrames(read: Read): Promise<FrameRow[]> {
  return read.sql
    .select()
    .from(quotaFrames)
    .where(eq(quotaFrames.footprintId, read.footprintId))
    .orderBy(desc(quotaFrames.createdAt));
}

export async function findFrame(read: Read, id: string): Promise<FrameRow | undefined> {
  return (
    await read.sql
      .select()
      .from(quotaFrames)
      .where(and(eq(quotaFrames.footprintId, read.footprintId), eq(quotaFrames.id, id)))
  )[0];
}

/** The frame that recruits are admitted by now. */
export async function findFrameInUse(read: Read): Promise<FrameRow | undefined> {
  return (
    await read.sql
      .select()
      .from(quotaFrames)
      .where(
        and(
          eq(quotaFrames.footprintId, read.footprintId),
          isNotNull(quotaFrames.inUseFrom),
          isNull(quotaFrames.retiredAt),
        ),
      )
      .orderBy(desc(quotaFrames.inUseFrom))
  )[0];
}

/** Takes a frame into use and retires the one before it. */
export async function putFrameInUse(write: Write, id: string, at: Date): Promise<void> {
  await write.sql
    .update(quotaFrames)
    .set({ retiredAt: at })
    .where(
      and(
        eq(quotaFrames.footprintId, write.footprintId),
        isNotNull(quotaFrames.inUseFrom),
        isNull(quotaFrames.retiredAt),
      ),
    );
  await write.sql
    .update(quotaFrames)
    .set({ inUseFrom: at })
    .where(and(eq(quotaFrames.footprintId, write.footprintId), eq(quotaFrames.id, id)));
}
