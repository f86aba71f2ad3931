import { and, asc, desc, eq, inArray, isNotNull, ne, sql } from 'drizzle-orm';
import type { Read, Write } from '../connect';
import {
  caseEvents,
  cases,
  comments,
  members,
  publications,
  questionnaireVersions,
  responses,
  waves,
} from '../schema';

export type Publication = typeof publications.$inferSelect;

/** A wave with the questionnaire it puts to people. */
export async function findWaveWithQuestionnaire(read: Read, waveId: string) {
  return (
    await read.sql
      .select({
        wave: waves,
        questionnaire: questionnaireVersions.definition,
        version: questionnaireVersions.version,
        frozenAt: questionnaireVersions.frozenAt,
      })
      .from(waves)
      .innerJoin(
        questionnaireVersions,
        and(
          eq(questionnaireVersions.footprintId, waves.footprintId),
          eq(questionnaireVersions.id, waves.versionId),
        ),
      )
      .where(and(eq(waves.footprintId, read.footprintId), eq(waves.id, waveId)))
  )[0];
}

/** Waves that were issued, each with what it asked, the newest first. */
export async function listIssuedWithQuestionnaire(read: Read) {
  return read.sql
    .select({
      id: waves.id,
      title: waves.title,
      status: waves.status,
      opensOn: waves.opensOn,
      closesOn: waves.closesOn,
      questionnaire: questionnaireVersions.definition,
    })
    .from(waves)
    .innerJoin(
      questionnaireVersions,
      and(
        eq(questionnaireVersions.footprintId, waves.footprintId),
        eq(questionnaireVersions.id, waves.versionId),
      ),
    )
    .where(and(eq(waves.footprintId, read.footprintId), ne(waves.status, 'draft')))
    .orderBy(desc(waves.opensOn), asc(waves.id));
}

/** Every case of a wave with its answers, if it has any, and what age is derived from. For a worker: it may be long. */
export async function listCasesWithAnswers(read: Read, waveId: string) {
  return read.sql
    .select({
      case: cases,
      bornSealed: members.bornSealed,
      source: members.source,
      answers: responses.answers,
      revision: responses.revision,
      savedAt: responses.savedAt,
      versions: responses.versions,
      answeredBy: responses.channel,
      format: responses.format,
      finishedAt: responses.finishedAt,
      answeredFor: responses.answeredFor,
    })
    .from(cases)
    .innerJoin(members, and(eq(members.footprintId, cases.footprintId), eq(members.id, cases.memberId)))
    .leftJoin(responses, and(eq(responses.footprintId, cases.footprintId), eq(responses.caseId, cases.id)))
    .where(and(eq(cases.footprintId, read.footprintId), eq(cases.waveId, waveId)))
    .orderBy(asc(cases.id));
}

/** The versions of its questionnaire in whose words a wave was answered, in rising order. */
export async function listVersionsAnswered(read: Read, waveId: string): Promise<number[]> {
  const rows = await read.sql
    .selectDistinct({ versions: responses.versions })
    .from(responses)
    .where(and(eq(responses.footprintId, read.footprintId), eq(responses.waveId, waveId)));
  return [...new Set(rows.flatMap(({ versions }) => versions ?? []))].sort((one, other) => one - other);
}

/** Cases that were never eligible: settled before issue, whenever it became known. */
export async function listExcludedCases(read: Read, waveId: string): Promise<string[]> {
  const rows = await read.sql
    .select({ caseId: caseEvents.caseId })
    .from(caseEvents)
    .where(
      and(
        eq(caseEvents.footprintId, read.footprintId),
        eq(caseEvents.waveId, waveId),
        eq(caseEvents.type, 'excluded'),
      ),
    );
  return rows.map(({ caseId }) => caseId);
}

/** Changes with every answer saved to a wave: tells whether what was read still holds. */
export async function answersStamp(read: Read, waveId: string): Promise<string> {
  const [row] = await read.sql
    .select({ people: sql<number>`count(*)`, saves: sql<number>`coalesce(sum(${responses.revision}), 0)` })
    .from(responses)
    .where(and(eq(responses.footprintId, read.footprintId), eq(responses.waveId, waveId)));
  return `${row?.people ?? 0}.${row?.saves ?? 0}`;
}

/** Comments of a wave as people have released them. */
export async function listReleasedTexts(read: Read, waveId: string) {
  return read.sql
    .select({ caseId: comments.caseId, question: comments.questionKey, text: comments.releasedText })
    .from(comments)
    .where(
      and(
        eq(comments.footprintId, read.footprintId),
        eq(comments.waveId, waveId),
        inArray(comments.state, ['released', 'redacted']),
        isNotNull(comments.releasedText),
      ),
    );
}

/** Everyone who was asked in a wave and where they stand with the panel now. */
export async function listPeopleAsked(read: Read, waveId: string) {
  return read.sql
    .select({ memberId: members.id, status: members.status, channel: members.preferredChannel })
    .from(cases)
    .innerJoin(members, and(eq(members.footprintId, cases.footprintId), eq(members.id, cases.memberId)))
    .where(and(eq(cases.footprintId, read.footprintId), eq(cases.waveId, waveId)));
}

export async function addPublication(
  write: Write,
  row: Omit<typeof publications.$inferInsert, 'footprintId'>,
): Promise<void> {
  await write.sql.insert(publications).values({ ...row, footprintId: write.footprintId });
}

/** All that was published, newest first; without the snapshots. */
export async function listPublications(read: Read, waveId?: string) {
  return read.sql
    .select({
      id: publications.id,
      waveId: publications.waveId,
      waveTitle: waves.title,
      weightingId: publications.weightingId,
      version: publications.version,
      title: publications.title,
      publishedAt: publications.publishedAt,
      publishedBy: publications.publishedBy,
      supersedes: publications.supersedes,
      reason: publications.reason,
    })
    .from(publications)
    .innerJoin(waves, and(eq(waves.footprintId, publications.footprintId), eq(waves.id, publications.waveId)))
    .where(
      and(
        eq(publications.footprintId, read.footprintId),
        waveId === undefined ? undefined : eq(publications.waveId, waveId),
      ),
    )
    .orderBy(desc(publications.publishedAt), desc(publications.version));
}

export async function findPublication(read: Read, id: string): Promise<Publication | undefined> {
  return (
    await read.sql
      .select()
      .from(publications)
      .where(and(eq(publications.footprintId, read.footprintId), eq(publications.id, id)))
  )[0];
}

/** The version that takes the place of another, if there is one. */
export async function findSuccessor(read: Read, id: string) {
  return (
    await read.sql
      .select({ id: publications.id, publishedAt: publications.publishedAt, reason: publications.reason })
      .from(publications)
      .where(and(eq(publications.footprintId, read.footprintId), eq(publications.supersedes, id)))
  )[0];
}
