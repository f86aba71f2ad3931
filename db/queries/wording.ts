import { eq } from 'drizzle-orm';
import type { Read, Write } from '../connect';
import { wordingChecks } from '../schema';

export type WordingCheck = typeof wordingChecks.$inferSelect;

export async function listWordingChecks(read: Read): Promise<WordingCheck[]> {
  return read.sql.select().from(wordingChecks).where(eq(wordingChecks.footprintId, read.footprintId));
}

/** Notes checks; a later one of the same wording takes the place of the earlier. */
export async function setWordingChecks(
  write: Write,
  rows: readonly Omit<typeof wordingChecks.$inferInsert, 'footprintId'>[],
): Promise<void> {
  for (const row of rows) {
    const { mark, speaker, checkedAt, notedBy } = row;
    await write.sql
      .insert(wordingChecks)
      .values({ ...row, footprintId: write.footprintId })
      .onConflictDoUpdate({
        target: [wordingChecks.footprintId, wordingChecks.language, wordingChecks.key],
        set: { mark, speaker, checkedAt, notedBy },
      });
  }
}
