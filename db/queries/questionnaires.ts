import { and, asc, countDistinct, desc, eq, isNull } from 'drizzle-orm';
import type { Questionnaire } from '../../surveys/questionnaires/types';
import type { Read, Write } from '../connect';
import { questionnaireImports, questionnaires, questionnaireVersions, surveyTests } from '../schema';

export type QuestionnaireRow = typeof questionnaires.$inferSelect;
export type QuestionnaireImport = typeof questionnaireImports.$inferSelect;
export type SurveyTest = typeof surveyTests.$inferSelect;
export type Version = typeof questionnaireVersions.$inferSelect;

export async function addQuestionnaire(
  write: Write,
  row: Omit<typeof questionnaires.$inferInsert, 'footprintId'>,
): Promise<void> {
  await write.sql.insert(questionnaires).values({ ...row, footprintId: write.footprintId });
}

export async function addVersion(
  write: Write,
  row: Omit<typeof questionnaireVersions.$inferInsert, 'footprintId'>,
): Promise<void> {
  await write.sql.insert(questionnaireVersions).values({ ...row, footprintId: write.footprintId });
}

export async function findQuestionnaire(read: Read, id: string): Promise<QuestionnaireRow | undefined> {
  return (
    await read.sql
      .select()
      .from(questionnaires)
      .where(and(eq(questionnaires.footprintId, read.footprintId), eq(questionnaires.id, id)))
  )[0];
}

export async function listQuestionnaires(read: Read): Promise<QuestionnaireRow[]> {
  return read.sql
    .select()
    .from(questionnaires)
    .where(eq(questionnaires.footprintId, read.footprintId))
    .orderBy(desc(questionnaires.createdAt), asc(questionnaires.id));
}

/** The versions of one questionnaire, or of all, oldest first: the last is the one being worked on. */
export async function listVersions(read: Read, questionnaireId?: string): Promise<Version[]> {
  return read.sql
    .select()
    .from(questionnaireVersions)
    .where(
      and(
        eq(questionnaireVersions.footprintId, read.footprintId),
        questionnaireId === undefined
          ? undefined
          : eq(questionnaireVersions.questionnaireId, questionnaireId),
      ),
    )
    .orderBy(asc(questionnaireVersions.questionnaireId), asc(questionnaireVersions.version));
}

/** How many questionnaires have a version that no wave has frozen. */
export async function countDrafts(read: Read): Promise<number> {
  const [row] = await read.sql
    .select({ drafts: countDistinct(questionnaireVersions.questionnaireId) })
    .from(questionnaireVersions)
    .where(
      and(eq(questionnaireVersions.footprintId, read.footprintId), isNull(questionnaireVersions.frozenAt)),
    );
  return row?.drafts ?? 0;
}

/** The version being worked on: the highest number. */
export async function findLatestVersion(read: Read, questionnaireId: string): Promise<Version | undefined> {
  return (
    await read.sql
      .select()
      .from(questionnaireVersions)
      .where(
        and(
          eq(questionnaireVersions.footprintId, read.footprintId),
          eq(questionnaireVersions.questionnaireId, questionnaireId),
        ),
      )
      .orderBy(desc(questionnaireVersions.version))
      .limit(1)
  )[0];
}

export async function findVersion(read: Read, id: string): Promise<Version | undefined> {
  return (
    await read.sql
      .select()
      .from(questionnaireVersions)
      .where(and(eq(questionnaireVersions.footprintId, read.footprintId), eq(questionnaireVersions.id, id)))
  )[0];
}

/** Keeps an edited definition under the next revision; a frozen version is never touched by this. */
export async function changeVersion(
  write: Write,
  id: string,
  change: { definition: Questionnaire; revision: number; changedAt: Date; changedBy: string },
): Promise<void> {
  await write.sql
    .update(questionnaireVersions)
    .set(change)
    .where(and(eq(questionnaireVersions.footprintId, write.footprintId), eq(questionnaireVersions.id, id)));
}

export async function freezeVersion(write: Write, id: string, at: Date): Promise<void> {
  await write.sql
    .update(questionnaireVersions)
    .set({ frozenAt: at })
    .where(and(eq(questionnaireVersions.footprintId, write.footprintId), eq(questionnaireVersions.id, id)));
}

export async function renameQuestionnaire(write: Write, id: string, name: string): Promise<void> {
  await write.sql
    .update(questionnaires)
    .set({ name })
    .where(and(eq(questionnaires.footprintId, write.footprintId), eq(questionnaires.id, id)));
}

export async function addQuestionnaireImport(
  write: Write,
  row: Omit<typeof questionnaireImports.$inferInsert, 'footprintId'>,
): Promise<void> {
  await write.sql.insert(questionnaireImports).values({ ...row, footprintId: write.footprintId });
}

/** The file a questionnaire was brought in from, if it was. */
export async function findQuestionnaireImport(
  read: Read,
  questionnaireId: string,
): Promise<QuestionnaireImport | undefined> {
  return (
    await read.sql
      .select()
      .from(questionnaireImports)
      .where(
        and(
          eq(questionnaireImports.footprintId, read.footprintId),
          eq(questionnaireImports.questionnaireId, questionnaireId),
        ),
      )
  )[0];
}

export async function changeSeenOfImport(
  write: Write,
  questionnaireId: string,
  seen: readonly number[],
): Promise<void> {
  await write.sql
    .update(questionnaireImports)
    .set({ seen })
    .where(
      and(
        eq(questionnaireImports.footprintId, write.footprintId),
        eq(questionnaireImports.questionnaireId, questionnaireId),
      ),
    );
}

export async function addSurveyTest(
  write: Write,
  row: Omit<typeof surveyTests.$inferInsert, 'footprintId'>,
): Promise<void> {
  await write.sql.insert(surveyTests).values({ ...row, footprintId: write.footprintId });
}

export async function findSurveyTest(read: Read, id: string): Promise<SurveyTest | undefined> {
  return (
    await read.sql
      .select()
      .from(surveyTests)
      .where(and(eq(surveyTests.footprintId, read.footprintId), eq(surveyTests.id, id)))
  )[0];
}

/** The test of a questionnaire that someone sent last, over or not. */
export async function findSurveyTestOf(
  read: Read,
  questionnaireId: string,
  staffId: string,
): Promise<SurveyTest | undefined> {
  return (
    await read.sql
      .select()
      .from(surveyTests)
      .where(
        and(
          eq(surveyTests.footprintId, read.footprintId),
          eq(surveyTests.questionnaireId, questionnaireId),
          eq(surveyTests.staffId, staffId),
        ),
      )
  )[0];
}

export async function removeSurveyTest(write: Write, id: string): Promise<void> {
  await write.sql
    .delete(surveyTests)
    .where(and(eq(surveyTests.footprintId, write.footprintId), eq(surveyTests.id, id)));
}
