import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Read, Write } from '../connect';
import { updates } from '../schema';

export type Update = typeof updates.$inferSelect;

/** Published updates, of some linked themes or of all, newest first. */
export async function listUpdates(read: Read, linkIds?: readonly string[]): Promise<Update[]> {
  if (linkIds?.length === 0) return [];
  return read.sql
    .select()
    .from(updates)
    .where(
      and(
        eq(updates.footprintId, read.footprintId),
        linkIds && inArray(updates.pathwayThemeId, [...linkIds]),
      ),
    )
    .orderBy(desc(updates.publishedAt), desc(sql`rowid`));
}

export async function findUpdate(read: Read, id: string): Promise<Update | undefined> {
  return (
    await read.sql
      .select()
      .from(updates)
      .where(and(eq(updates.footprintId, read.footprintId), eq(updates.id, id)))
  )[0];
}

export async function addUpdate(
  write: Write,
  row: Omit<typeof updates.$inferInsert, 'footprintId'>,
): Promise<void> {
  await write.sql.insert(updates).values({ ...row, footprintId: write.footprintId });
}
