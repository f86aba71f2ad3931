import {
  and,
  asc,
  countDistinct,
  desc,
  eq,
  gt,
  inArray,
  isNull,
  ne,
  notExists,
  or,
  type SQL,
  sql,
} from 'drizzle-orm';
import type { Questionnaire } from '../../surveys/questionnaires/types';
import type { Read, Write } from '../connect';
import {
  auditEntries,
  cases,
  codeframes,
  codes,
  codings,
  comments,
  members,
  questionnaireVersions,
  responseSaves,
  responses,
  themes,
  waves,
} from '../schema';

export type Comment = typeof comments.$inferSelect;
export type Code = typeof codes.$inferSelect;
export type Coding = typeof codings.$inferSelect;
export type Theme = typeof themes.$inferSelect;
export type Codeframe = typeof codeframes.$inferSelect;

/** A wave's title and its questionnaire, or undefined where there is no such wave. */
export async function findWaveQuestions(
  read: Read,
  waveId: string,
): Promise<{ title: string; definition: Questionnaire } | undefined> {
  const [row] = await listWaveQuestions(read, eq(waves.id, waveId));
  return row;
}

/** Every wave with its questionnaire, newest first. */
export async function listWaveQuestions(read: Read, only?: SQL) {
  return read.sql
    .select({ id: waves.id, title: waves.title, definition: questionnaireVersions.definition })
    .from(waves)
    .innerJoin(
      questionnaireVersions,
      and(
        eq(questionnaireVersions.footprintId, waves.footprintId),
        eq(questionnaireVersions.id, waves.versionId),
      ),
    )
    .where(and(eq(waves.footprintId, read.footprintId), only))
    .orderBy(desc(waves.createdAt));
}

/** Current answers of a wave, for taking up its comments. */
export async function listAnswersOfWave(read: Read, waveId: string) {
  return read.sql
    .select({ caseId: responses.caseId, answers: responses.answers, savedAt: responses.savedAt })
    .from(responses)
    .where(and(eq(responses.footprintId, read.footprintId), eq(responses.waveId, waveId)))
    .orderBy(asc(responses.caseId));
}

/** The saves of a case that counted, oldest first: what the answers were at an instant follows from them. */
export async function listSavesOfCase(read: Read, caseId: string) {
  return read.sql
    .select({ answers: responseSaves.answers, receivedAt: responseSaves.receivedAt })
    .from(responseSaves)
    .where(
      and(
        eq(responseSaves.footprintId, read.footprintId),
        eq(responseSaves.caseId, caseId),
        eq(responseSaves.isApplied, true),
      ),
    )
    .orderBy(asc(responseSaves.receivedAt), sql`rowid`);
}

export async function listCommentRows(read: Read, waveId: string): Promise<Comment[]> {
  return read.sql
    .select()
    .from(comments)
    .where(and(eq(comments.footprintId, read.footprintId), eq(comments.waveId, waveId)));
}

/** Adds comments; one that is there already (another gathering was quicker) is left as it is. */
export async function addComments(
  write: Write,
  rows: readonly Omit<typeof comments.$inferInsert, 'footprintId'>[],
): Promise<number> {
  let added = 0;
  for (let from = 0; from < rows.length; from += 100) {
    const kept = await write.sql
      .insert(comments)
      .values(rows.slice(from, from + 100).map((row) => ({ ...row, footprintId: write.footprintId })))
      .onConflictDoNothing()
      .returning({ id: comments.id });
    added += kept.length;
  }
  return added;
}

export async function changeComment(
  write: Write,
  id: string,
  change: Partial<Omit<typeof comments.$inferInsert, 'footprintId' | 'id'>>,
): Promise<void> {
  await write.sql
    .update(comments)
    .set(change)
    .where(and(eq(comments.footprintId, write.footprintId), eq(comments.id, id)));
}

const answersOfComment = and(
  eq(responses.footprintId, comments.footprintId),
  eq(responses.caseId, comments.caseId),
);

/** A comment with the answers it is part of. */
export async function findComment(read: Read, id: string) {
  const [row] = await read.sql
    .select({ comment: comments, answers: responses.answers })
    .from(comments)
    .leftJoin(responses, answersOfComment)
    .where(and(eq(comments.footprintId, read.footprintId), eq(comments.id, id)));
  return row;
}

/** Live codes on a comment, whoever gave them. */
const isCoded = (read: Read) =>
  read.sql
    .select({ one: sql`1` })
    .from(codings)
    .innerJoin(codes, and(eq(codes.footprintId, codings.footprintId), eq(codes.id, codings.codeId)))
    .where(
      and(
        eq(codings.footprintId, read.footprintId),
        eq(codings.commentId, comments.id),
        isNull(codings.removedAt),
        isNull(codes.retiredAt),
      ),
    );

export type CommentsShown = 'to-do' | 'coded' | 'withheld' | 'all';

/** Comments on a question with the answers they are part of, in an order that stays. */
export async function listComments(
  read: Read,
  waveId: string,
  questionKey: string,
  { show, codeId, after, most }: { show: CommentsShown; codeId?: string; after?: string; most: number },
) {
  const shown: Record<CommentsShown, SQL | undefined> = {
    'to-do': or(eq(comments.state, 'unread'), and(ne(comments.state, 'withheld'), notExists(isCoded(read)))),
    coded: and(ne(comments.state, 'withheld'), sql`exists ${isCoded(read)}`),
    withheld: eq(comments.state, 'withheld'),
    all: undefined,
  };
  const withCode =
    codeId === undefined
      ? undefined
      : inArray(
          comments.id,
          read.sql
            .select({ id: codings.commentId })
            .from(codings)
            .where(
              and(
                eq(codings.footprintId, read.footprintId),
                eq(codings.codeId, codeId),
                isNull(codings.removedAt),
              ),
            ),
        );
  return read.sql
    .select({ comment: comments, answers: responses.answers })
    .from(comments)
    .leftJoin(responses, answersOfComment)
    .where(
      and(
        eq(comments.footprintId, read.footprintId),
        eq(comments.waveId, waveId),
        eq(comments.questionKey, questionKey),
        after === undefined ? undefined : gt(comments.id, after),
        shown[show],
        withCode,
      ),
    )
    .orderBy(asc(comments.id))
    .limit(most);
}

/** How many comments a footprint has, by wave, question and state; and how many released ones wait for a code. */
export async function countComments(read: Read) {
  const byState = await read.sql
    .select({
      waveId: comments.waveId,
      questionKey: comments.questionKey,
      state: comments.state,
      people: countDistinct(comments.id),
    })
    .from(comments)
    .where(eq(comments.footprintId, read.footprintId))
    .groupBy(comments.waveId, comments.questionKey, comments.state);
  const uncoded = await read.sql
    .select({
      waveId: comments.waveId,
      questionKey: comments.questionKey,
      people: countDistinct(comments.id),
    })
    .from(comments)
    .where(
      and(
        eq(comments.footprintId, read.footprintId),
        inArray(comments.state, ['released', 'redacted']),
        notExists(isCoded(read)),
      ),
    )
    .groupBy(comments.waveId, comments.questionKey);
  return { byState, uncoded };
}

/** How many comments nobody has read yet. */
export async function countUnread(read: Read): Promise<number> {
  const [row] = await read.sql
    .select({ comments: countDistinct(comments.id) })
    .from(comments)
    .where(and(eq(comments.footprintId, read.footprintId), eq(comments.state, 'unread')));
  return row?.comments ?? 0;
}

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

/** Which cases raised which codes of a question, each pair once, comments withheld left out. */
export async function listRaised(read: Read, waveId: string, questionKey: string) {
  return read.sql
    .selectDistinct({ caseId: comments.caseId, codeId: codings.codeId })
    .from(codings)
    .innerJoin(
      comments,
      and(eq(comments.footprintId, codings.footprintId), eq(comments.id, codings.commentId)),
    )
    .where(
      and(
        eq(codings.footprintId, read.footprintId),
        isNull(codings.removedAt),
        eq(comments.waveId, waveId),
        eq(comments.questionKey, questionKey),
        ne(comments.state, 'withheld'),
      ),
    );
}

/** Members whose comments stand behind codes, each once, with what is needed to tell them. */
export async function listMembersBehind(read: Read, codeIds: readonly string[]) {
  if (codeIds.length === 0) return [];
  return read.sql
    .selectDistinct({ id: members.id, status: members.status, channel: members.preferredChannel })
    .from(codings)
    .innerJoin(
      comments,
      and(eq(comments.footprintId, codings.footprintId), eq(comments.id, codings.commentId)),
    )
    .innerJoin(cases, and(eq(cases.footprintId, comments.footprintId), eq(cases.id, comments.caseId)))
    .innerJoin(members, and(eq(members.footprintId, cases.footprintId), eq(members.id, cases.memberId)))
    .where(
      and(
        eq(codings.footprintId, read.footprintId),
        inArray(codings.codeId, [...codeIds]),
        isNull(codings.removedAt),
        ne(comments.state, 'withheld'),
      ),
    );
}

/** Released comments with any of these codes, newest reading first, each once. */
export async function listReleased(read: Read, codeIds: readonly string[], most: number) {
  if (codeIds.length === 0) return [];
  return read.sql
    .selectDistinct({
      id: comments.id,
      text: comments.releasedText,
      mayQuote: comments.mayQuote,
      readAt: comments.readAt,
    })
    .from(comments)
    .innerJoin(
      codings,
      and(eq(codings.footprintId, comments.footprintId), eq(codings.commentId, comments.id)),
    )
    .where(
      and(
        eq(comments.footprintId, read.footprintId),
        inArray(comments.state, ['released', 'redacted']),
        inArray(codings.codeId, [...codeIds]),
        isNull(codings.removedAt),
      ),
    )
    .orderBy(desc(comments.readAt), asc(comments.id))
    .limit(most);
}

/** How many people commented on a question in words that were not withheld. */
export async function countCommenters(read: Read, waveId: string, questionKey: string): Promise<number> {
  const [row] = await read.sql
    .select({ people: countDistinct(comments.caseId) })
    .from(comments)
    .where(
      and(
        eq(comments.footprintId, read.footprintId),
        eq(comments.waveId, waveId),
        eq(comments.questionKey, questionKey),
        ne(comments.state, 'withheld'),
      ),
    );
  return row?.people ?? 0;
}

export async function findTheme(read: Read, id: string): Promise<Theme | undefined> {
  return (
    await read.sql
      .select()
      .from(themes)
      .where(and(eq(themes.footprintId, read.footprintId), eq(themes.id, id)))
  )[0];
}

/** Themes of a footprint, or of one question of a wave, in the order they were made. */
export async function listThemes(read: Read, of?: { waveId: string; questionKey: string }): Promise<Theme[]> {
  return read.sql
    .select()
    .from(themes)
    .where(
      and(
        eq(themes.footprintId, read.footprintId),
        of && eq(themes.waveId, of.waveId),
        of && eq(themes.questionKey, of.questionKey),
      ),
    )
    .orderBy(asc(themes.createdAt), sql`rowid`);
}

export async function addTheme(
  write: Write,
  row: Omit<typeof themes.$inferInsert, 'footprintId'>,
): Promise<void> {
  await write.sql.insert(themes).values({ ...row, footprintId: write.footprintId });
}

export async function changeTheme(
  write: Write,
  id: string,
  change: Partial<Pick<Theme, 'title' | 'codeIds'>>,
): Promise<void> {
  await write.sql
    .update(themes)
    .set(change)
    .where(and(eq(themes.footprintId, write.footprintId), eq(themes.id, id)));
}
