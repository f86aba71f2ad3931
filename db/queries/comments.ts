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
import { codes, codings, comments, questionnaireVersions, responseSaves, responses, waves } from '../schema';

export type Comment = typeof comments.$inferSelect;

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
