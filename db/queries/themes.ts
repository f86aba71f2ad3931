import { and, asc, eq, inArray, isNull, ne, sql } from 'drizzle-orm';
import type { Read, Write } from '../connect';
import { cases, codings, comments, members, themes } from '../schema';

export type Theme = typeof themes.$inferSelect;

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
