import { and, asc, desc, eq, sql } from 'drizzle-orm';
import type { Read, Write } from '../connect';
import { responseSaves, responses } from '../schema';

/** Saves of one instant keep the order in which they came: SQLite's own row number says it. */
const asAdded = sql`rowid`;

export type Response = typeof responses.$inferSelect;
export type ResponseSave = typeof responseSaves.$inferSelect;

/** A case's current answers. */
export async function findResponse(read: Read, caseId: string): Promise<Response | undefined> {
  return (
    await read.sql
      .select()
      .from(responses)
      .where(and(eq(responses.footprintId, read.footprintId), eq(responses.caseId, caseId)))
  )[0];
}

export async function addResponse(
  write: Write,
  row: Omit<typeof responses.$inferInsert, 'footprintId'>,
): Promise<void> {
  await write.sql.insert(responses).values({ ...row, footprintId: write.footprintId });
}

export async function changeResponse(
  write: Write,
  caseId: string,
  change: Partial<Omit<typeof responses.$inferInsert, 'footprintId' | 'caseId'>>,
): Promise<void> {
  await write.sql
    .update(responses)
    .set(change)
    .where(and(eq(responses.footprintId, write.footprintId), eq(responses.caseId, caseId)));
}

export async function addSave(
  write: Write,
  row: Omit<typeof responseSaves.$inferInsert, 'footprintId'>,
): Promise<void> {
  await write.sql.insert(responseSaves).values({ ...row, footprintId: write.footprintId });
}

/** The saves that came under one submission id. */
export async function listSavesOfSubmission(
  read: Read,
  caseId: string,
  submissionId: string,
): Promise<ResponseSave[]> {
  return read.sql
    .select()
    .from(responseSaves)
    .where(
      and(
        eq(responseSaves.footprintId, read.footprintId),
        eq(responseSaves.caseId, caseId),
        eq(responseSaves.submissionId, submissionId),
      ),
    );
}

/** The newest save of a page that counts. */
export async function findLastSave(
  read: Read,
  caseId: string,
  page: string,
): Promise<ResponseSave | undefined> {
  return (
    await read.sql
      .select()
      .from(responseSaves)
      .where(
        and(
          eq(responseSaves.footprintId, read.footprintId),
          eq(responseSaves.caseId, caseId),
          eq(responseSaves.page, page),
          eq(responseSaves.isApplied, true),
        ),
      )
      .orderBy(desc(responseSaves.receivedAt), desc(asAdded))
      .limit(1)
  )[0];
}

/** Every save of a case as it came, oldest first. */
export async function listSaves(read: Read, caseId: string): Promise<ResponseSave[]> {
  return read.sql
    .select()
    .from(responseSaves)
    .where(and(eq(responseSaves.footprintId, read.footprintId), eq(responseSaves.caseId, caseId)))
    .orderBy(asc(responseSaves.receivedAt), asc(asAdded));
}
