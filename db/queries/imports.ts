import { and, desc, eq } from 'drizzle-orm';
import type { Read, Write } from '../connect';
import { imports } from '../schema';

export type ImportRow = typeof imports.$inferSelect;

/** The latest import of a file with this digest, if it was taken in before. */
export async function findImport(
  read: Read,
  kind: ImportRow['kind'],
  digest: string,
): Promise<ImportRow | undefined> {
  return (
    await read.sql
      .select()
      .from(imports)
      .where(
        and(eq(imports.footprintId, read.footprintId), eq(imports.kind, kind), eq(imports.digest, digest)),
      )
      .orderBy(desc(imports.at))
  )[0];
}

export async function addImport(
  write: Write,
  row: Omit<typeof imports.$inferInsert, 'footprintId'>,
): Promise<void> {
  await write.sql.insert(imports).values({ ...row, footprintId: write.footprintId });
}
