import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import type { Read, Write } from '../connect';
import { admissions, imports, memberEvents, recruitmentWaves } from '../schema';

export type RecruitmentWave = typeof recruitmentWaves.$inferSelect;
export type AdmissionRow = typeof admissions.$inferSelect;

export async function addRecruitmentWaves(
  write: Write,
  rows: readonly Omit<typeof recruitmentWaves.$inferInsert, 'footprintId'>[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += 100) {
    await write.sql
      .insert(recruitmentWaves)
      .values(rows.slice(from, from + 100).map((row) => ({ ...row, footprintId: write.footprintId })));
  }
}

export async function listRecruitmentWaves(read: Read): Promise<RecruitmentWave[]> {
  return read.sql
    .select()
    .from(recruitmentWaves)
    .where(eq(recruitmentWaves.footprintId, read.footprintId))
    .orderBy(desc(recruitmentWaves.startedAt), asc(recruitmentWaves.id));
}

export async function addAdmissions(
  write: Write,
  rows: readonly Omit<typeof admissions.$inferInsert, 'footprintId'>[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += 100) {
    await write.sql
      .insert(admissions)
      .values(rows.slice(from, from + 100).map((row) => ({ ...row, footprintId: write.footprintId })));
  }
}

/** Every decision of admission, oldest first. */
export async function listAdmissions(read: Read): Promise<AdmissionRow[]> {
  return read.sql
    .select()
    .from(admissions)
    .where(eq(admissions.footprintId, read.footprintId))
    .orderBy(asc(admissions.at), asc(admissions.id));
}

/** How members came and went: events of some types, oldest first. */
export async function listEventsOfTypes(read: Read, types: readonly string[]) {
  return read.sql
    .select({
      memberId: memberEvents.memberId,
      type: memberEvents.type,
      at: memberEvents.at,
      detail: memberEvents.detail,
    })
    .from(memberEvents)
    .where(and(eq(memberEvents.footprintId, read.footprintId), inArray(memberEvents.type, [...types])))
    .orderBy(asc(memberEvents.at), asc(memberEvents.id));
}

export async function addImport(
  write: Write,
  row: Omit<typeof imports.$inferInsert, 'footprintId'>,
): Promise<void> {
  await write.sql.insert(imports).values({ ...row, footprintId: write.footprintId });
}
