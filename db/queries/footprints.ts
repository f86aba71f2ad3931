import { eq } from 'drizzle-orm';
import type { UnboundRead, UnboundWrite } from '../connect';
import { dataFolder, footprints } from '../schema';

export type Footprint = typeof footprints.$inferSelect;

export async function findFootprintById(read: UnboundRead, id: string): Promise<Footprint | undefined> {
  return (await read.sql.select().from(footprints).where(eq(footprints.id, id)))[0];
}

export async function listFootprints(read: UnboundRead): Promise<Footprint[]> {
  return read.sql.select().from(footprints).orderBy(footprints.name);
}

export async function addFootprint(write: UnboundWrite, row: typeof footprints.$inferInsert): Promise<void> {
  await write.sql.insert(footprints).values(row);
}

export async function changeFootprint(
  write: UnboundWrite,
  id: string,
  change: Partial<typeof footprints.$inferInsert>,
): Promise<void> {
  await write.sql.update(footprints).set(change).where(eq(footprints.id, id));
}

/** A fact about the data folder, such as `demo`. */
export async function findFolderFact(read: UnboundRead, key: string): Promise<string | undefined> {
  return (await read.sql.select().from(dataFolder).where(eq(dataFolder.key, key)))[0]?.value;
}

export async function keepFolderFact(write: UnboundWrite, key: string, value: string): Promise<void> {
  await write.sql
    .insert(dataFolder)
    .values({ key, value })
    .onConflictDoUpdate({ target: dataFolder.key, set: { value } });
}
