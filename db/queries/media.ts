import { and, asc, desc, eq } from 'drizzle-orm';
import type { Read, Write } from '../connect';
import { media } from '../schema';

export type MediaRow = typeof media.$inferSelect;

export async function addMedia(write: Write, row: Omit<MediaRow, 'footprintId'>): Promise<void> {
  await write.sql.insert(media).values({ ...row, footprintId: write.footprintId });
}

/** All that was uploaded, newest first. */
export async function listMedia(read: Read): Promise<MediaRow[]> {
  return read.sql
    .select()
    .from(media)
    .where(eq(media.footprintId, read.footprintId))
    .orderBy(desc(media.uploadedAt), asc(media.id));
}

export async function findMedia(read: Read, id: string): Promise<MediaRow | undefined> {
  return (
    await read.sql
      .select()
      .from(media)
      .where(and(eq(media.footprintId, read.footprintId), eq(media.id, id)))
  )[0];
}

/** The same file uploaded before. */
export async function findMediaByDigest(read: Read, sha256: string): Promise<MediaRow | undefined> {
  return (
    await read.sql
      .select()
      .from(media)
      .where(and(eq(media.footprintId, read.footprintId), eq(media.sha256, sha256)))
      .limit(1)
  )[0];
}

export async function eraseMedia(write: Write, id: string): Promise<void> {
  await write.sql.delete(media).where(and(eq(media.footprintId, write.footprintId), eq(media.id, id)));
}
