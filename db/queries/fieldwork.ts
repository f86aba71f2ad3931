import { and, asc, count, desc, eq, gte, inArray, isNull, sql } from 'drizzle-orm';
import type { Words } from '../../surveys/vocabulary';
import type { Read, Write } from '../connect';
import { caseEvents, cases, heldBack, questionnaireVersions, responses, waves } from '../schema';

/** Events of one instant keep the order in which they were added: SQLite's own row number says it. */
const asAdded = sql`rowid`;

export type Wave = typeof waves.$inferSelect;
export type Case = typeof cases.$inferSelect;
export type CaseEvent = typeof caseEvents.$inferSelect;

export async function addWave(
  write: Write,
  row: Omit<typeof waves.$inferInsert, 'footprintId'>,
): Promise<void> {
  await write.sql.insert(waves).values({ ...row, footprintId: write.footprintId });
}

export async function changeWave(
  write: Write,
  id: string,
  change: Partial<typeof waves.$inferInsert>,
): Promise<void> {
  await write.sql
    .update(waves)
    .set(change)
    .where(and(eq(waves.footprintId, write.footprintId), eq(waves.id, id)));
}

export async function listWaves(read: Read): Promise<Wave[]> {
  return read.sql
    .select()
    .from(waves)
    .where(eq(waves.footprintId, read.footprintId))
    .orderBy(desc(waves.createdAt));
}

export async function findWave(read: Read, id: string): Promise<Wave | undefined> {
  return (
    await read.sql
      .select()
      .from(waves)
      .where(and(eq(waves.footprintId, read.footprintId), eq(waves.id, id)))
  )[0];
}

export async function addCases(
  write: Write,
  rows: readonly Omit<typeof cases.$inferInsert, 'footprintId'>[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += 100) {
    await write.sql
      .insert(cases)
      .values(rows.slice(from, from + 100).map((row) => ({ ...row, footprintId: write.footprintId })));
  }
}

export async function addCaseEvents(
  write: Write,
  rows: readonly Omit<typeof caseEvents.$inferInsert, 'footprintId'>[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += 100) {
    await write.sql
      .insert(caseEvents)
      .values(rows.slice(from, from + 100).map((row) => ({ ...row, footprintId: write.footprintId })));
  }
}

export async function addHeldBack(
  write: Write,
  rows: readonly Omit<typeof heldBack.$inferInsert, 'footprintId'>[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += 100) {
    await write.sql
      .insert(heldBack)
      .values(rows.slice(from, from + 100).map((row) => ({ ...row, footprintId: write.footprintId })))
      .onConflictDoNothing();
  }
}

/** Forgets why members were held back from a wave, before it is decided anew. */
export async function clearHeldBack(write: Write, waveId: string): Promise<void> {
  await write.sql
    .delete(heldBack)
    .where(and(eq(heldBack.footprintId, write.footprintId), eq(heldBack.waveId, waveId)));
}

/** When members were asked since an instant, over all waves: what the burden cap counts (R13). */
export async function listAsksSince(
  read: Read,
  since: Date,
): Promise<{ memberId: string; issuedAt: Date }[]> {
  return read.sql
    .select({ memberId: cases.memberId, issuedAt: cases.issuedAt })
    .from(cases)
    .where(and(eq(cases.footprintId, read.footprintId), gte(cases.issuedAt, since)));
}

/** Cases by wave, counted. */
export async function countCases(read: Read): Promise<Map<string, number>> {
  const rows = await read.sql
    .select({ waveId: cases.waveId, n: count() })
    .from(cases)
    .where(eq(cases.footprintId, read.footprintId))
    .groupBy(cases.waveId);
  return new Map(rows.map((row) => [row.waveId, row.n]));
}

export async function listHeldBack(read: Read, waveId: string) {
  return read.sql
    .select({ memberId: heldBack.memberId, reason: heldBack.reason })
    .from(heldBack)
    .where(and(eq(heldBack.footprintId, read.footprintId), eq(heldBack.waveId, waveId)));
}

export async function findCase(read: Read, id: string): Promise<Case | undefined> {
  return (
    await read.sql
      .select()
      .from(cases)
      .where(and(eq(cases.footprintId, read.footprintId), eq(cases.id, id)))
  )[0];
}

/** A case with its wave, and of the frozen questionnaire its title and length in minutes. */
export async function findCaseWithWave(
  read: Read,
  caseId: string,
): Promise<{ case: Case; wave: Wave; title: Words; minutes: number } | undefined> {
  const [row] = await read.sql
    .select({
      case: cases,
      wave: waves,
      // No more than these: the whole questionnaire is large, and this is asked at every save and message.
      title: sql<string>`json_extract(${questionnaireVersions.definition}, '$.title')`,
      minutes: sql<number>`json_extract(${questionnaireVersions.definition}, '$.minutes')`,
    })
    .from(cases)
    .innerJoin(waves, and(eq(waves.footprintId, cases.footprintId), eq(waves.id, cases.waveId)))
    .innerJoin(
      questionnaireVersions,
      and(
        eq(questionnaireVersions.footprintId, waves.footprintId),
        eq(questionnaireVersions.id, waves.versionId),
      ),
    )
    .where(and(eq(cases.footprintId, read.footprintId), eq(cases.id, caseId)));
  return row && { ...row, title: JSON.parse(row.title) };
}

export async function listCasesOfWave(read: Read, waveId: string): Promise<Case[]> {
  return read.sql
    .select()
    .from(cases)
    .where(and(eq(cases.footprintId, read.footprintId), eq(cases.waveId, waveId)));
}

export async function listCasesOfMember(read: Read, memberId: string) {
  return read.sql
    .select({ case: cases, wave: waves })
    .from(cases)
    .innerJoin(waves, and(eq(waves.footprintId, cases.footprintId), eq(waves.id, cases.waveId)))
    .where(and(eq(cases.footprintId, read.footprintId), eq(cases.memberId, memberId)))
    .orderBy(desc(cases.issuedAt));
}

/** All a member was asked, newest first, with the questionnaire as it was put and what they answered. */
export async function listAnswersOfMember(read: Read, memberId: string) {
  return read.sql
    .select({ case: cases, wave: waves, definition: questionnaireVersions.definition, response: responses })
    .from(cases)
    .innerJoin(waves, and(eq(waves.footprintId, cases.footprintId), eq(waves.id, cases.waveId)))
    .innerJoin(
      questionnaireVersions,
      and(
        eq(questionnaireVersions.footprintId, waves.footprintId),
        eq(questionnaireVersions.id, waves.versionId),
      ),
    )
    .leftJoin(responses, and(eq(responses.footprintId, cases.footprintId), eq(responses.caseId, cases.id)))
    .where(and(eq(cases.footprintId, read.footprintId), eq(cases.memberId, memberId)))
    .orderBy(desc(cases.issuedAt));
}

/** A member's invitations to waves that are open, with the questionnaire and the answers so far; finished ones left out. */
export async function listOpenCasesOfMember(read: Read, memberId: string) {
  return read.sql
    .select({
      case: cases,
      wave: waves,
      definition: questionnaireVersions.definition,
      answers: responses.answers,
      format: responses.format,
    })
    .from(cases)
    .innerJoin(waves, and(eq(waves.footprintId, cases.footprintId), eq(waves.id, cases.waveId)))
    .innerJoin(
      questionnaireVersions,
      and(
        eq(questionnaireVersions.footprintId, waves.footprintId),
        eq(questionnaireVersions.id, waves.versionId),
      ),
    )
    .leftJoin(responses, and(eq(responses.footprintId, cases.footprintId), eq(responses.caseId, cases.id)))
    .where(
      and(
        eq(cases.footprintId, read.footprintId),
        eq(cases.memberId, memberId),
        eq(waves.status, 'open'),
        isNull(responses.finishedAt),
      ),
    )
    .orderBy(desc(cases.issuedAt));
}

/** All events of a wave's cases, oldest first. */
export async function listEventsOfWave(read: Read, waveId: string): Promise<CaseEvent[]> {
  return read.sql
    .select()
    .from(caseEvents)
    .where(and(eq(caseEvents.footprintId, read.footprintId), eq(caseEvents.waveId, waveId)))
    .orderBy(asc(caseEvents.at), asAdded);
}

export async function listEventsOfCases(read: Read, caseIds: readonly string[]): Promise<CaseEvent[]> {
  const found: CaseEvent[] = [];
  for (let from = 0; from < caseIds.length; from += 500) {
    found.push(
      ...(await read.sql
        .select()
        .from(caseEvents)
        .where(
          and(
            eq(caseEvents.footprintId, read.footprintId),
            inArray(caseEvents.caseId, caseIds.slice(from, from + 500)),
          ),
        )
        .orderBy(asc(caseEvents.at), asAdded)),
    );
  }
  return found;
}
