import { and, asc, desc, eq, inArray, max, sql } from 'drizzle-orm';
import type { Read, Write } from '../connect';
import { actions, milestones, pathways, pathwayThemes, themeAnswers, themes, waves } from '../schema';

export type Pathway = typeof pathways.$inferSelect;
export type Milestone = typeof milestones.$inferSelect;
export type PathwayTheme = typeof pathwayThemes.$inferSelect;
export type AnswerRow = typeof themeAnswers.$inferSelect;
export type Action = typeof actions.$inferSelect;

export async function listPathways(read: Read): Promise<Pathway[]> {
  return read.sql
    .select()
    .from(pathways)
    .where(eq(pathways.footprintId, read.footprintId))
    .orderBy(asc(pathways.name));
}

export async function findPathway(read: Read, id: string): Promise<Pathway | undefined> {
  return (
    await read.sql
      .select()
      .from(pathways)
      .where(and(eq(pathways.footprintId, read.footprintId), eq(pathways.id, id)))
  )[0];
}

export async function addPathway(
  write: Write,
  row: Omit<typeof pathways.$inferInsert, 'footprintId'>,
): Promise<void> {
  await write.sql.insert(pathways).values({ ...row, footprintId: write.footprintId });
}

export async function changePathway(
  write: Write,
  id: string,
  change: Partial<Omit<typeof pathways.$inferInsert, 'footprintId' | 'id'>>,
): Promise<void> {
  await write.sql
    .update(pathways)
    .set(change)
    .where(and(eq(pathways.footprintId, write.footprintId), eq(pathways.id, id)));
}

/** Milestones of one pathway, or of all, in their order. */
export async function listMilestones(read: Read, pathwayId?: string): Promise<Milestone[]> {
  return read.sql
    .select()
    .from(milestones)
    .where(
      and(
        eq(milestones.footprintId, read.footprintId),
        pathwayId === undefined ? undefined : eq(milestones.pathwayId, pathwayId),
      ),
    )
    .orderBy(asc(milestones.pathwayId), asc(milestones.position), asc(milestones.id));
}

export async function findMilestone(read: Read, id: string): Promise<Milestone | undefined> {
  return (
    await read.sql
      .select()
      .from(milestones)
      .where(and(eq(milestones.footprintId, read.footprintId), eq(milestones.id, id)))
  )[0];
}

export async function findLastPosition(read: Read, pathwayId: string): Promise<number> {
  const [row] = await read.sql
    .select({ last: max(milestones.position) })
    .from(milestones)
    .where(and(eq(milestones.footprintId, read.footprintId), eq(milestones.pathwayId, pathwayId)));
  return row?.last ?? 0;
}

export async function addMilestones(
  write: Write,
  rows: readonly Omit<typeof milestones.$inferInsert, 'footprintId'>[],
): Promise<void> {
  if (rows.length === 0) return;
  await write.sql.insert(milestones).values(rows.map((row) => ({ ...row, footprintId: write.footprintId })));
}

export async function changeMilestone(
  write: Write,
  id: string,
  change: Partial<Omit<typeof milestones.$inferInsert, 'footprintId' | 'id'>>,
): Promise<void> {
  await write.sql
    .update(milestones)
    .set(change)
    .where(and(eq(milestones.footprintId, write.footprintId), eq(milestones.id, id)));
}

/** Themes linked to pathways, with the wave they come from, oldest link first. */
export async function listLinks(
  read: Read,
  of: { pathwayId?: string; themeIds?: readonly string[]; id?: string } = {},
) {
  return read.sql
    .select({
      link: pathwayThemes,
      theme: themes,
      pathwayName: pathways.name,
      waveTitle: waves.title,
      waveClosesOn: waves.closesOn,
    })
    .from(pathwayThemes)
    .innerJoin(
      themes,
      and(eq(themes.footprintId, pathwayThemes.footprintId), eq(themes.id, pathwayThemes.themeId)),
    )
    .innerJoin(
      pathways,
      and(eq(pathways.footprintId, pathwayThemes.footprintId), eq(pathways.id, pathwayThemes.pathwayId)),
    )
    .innerJoin(waves, and(eq(waves.footprintId, themes.footprintId), eq(waves.id, themes.waveId)))
    .where(
      and(
        eq(pathwayThemes.footprintId, read.footprintId),
        of.id === undefined ? undefined : eq(pathwayThemes.id, of.id),
        of.pathwayId === undefined ? undefined : eq(pathwayThemes.pathwayId, of.pathwayId),
        of.themeIds === undefined ? undefined : inArray(pathwayThemes.themeId, [...of.themeIds]),
      ),
    )
    .orderBy(asc(pathwayThemes.linkedAt), asc(pathwayThemes.id));
}

export async function findLink(read: Read, id: string): Promise<PathwayTheme | undefined> {
  return (
    await read.sql
      .select()
      .from(pathwayThemes)
      .where(and(eq(pathwayThemes.footprintId, read.footprintId), eq(pathwayThemes.id, id)))
  )[0];
}

export async function addLink(
  write: Write,
  row: Omit<typeof pathwayThemes.$inferInsert, 'footprintId'>,
): Promise<void> {
  await write.sql.insert(pathwayThemes).values({ ...row, footprintId: write.footprintId });
}

/** Answers given to linked themes, newest first. */
export async function listAnswers(read: Read, linkIds: readonly string[]): Promise<AnswerRow[]> {
  if (linkIds.length === 0) return [];
  return read.sql
    .select()
    .from(themeAnswers)
    .where(
      and(eq(themeAnswers.footprintId, read.footprintId), inArray(themeAnswers.pathwayThemeId, [...linkIds])),
    )
    .orderBy(desc(themeAnswers.at), desc(sql`rowid`));
}

export async function addAnswer(
  write: Write,
  row: Omit<typeof themeAnswers.$inferInsert, 'footprintId'>,
): Promise<void> {
  await write.sql.insert(themeAnswers).values({ ...row, footprintId: write.footprintId });
}

export async function listActions(read: Read, linkIds: readonly string[]): Promise<Action[]> {
  if (linkIds.length === 0) return [];
  return read.sql
    .select()
    .from(actions)
    .where(and(eq(actions.footprintId, read.footprintId), inArray(actions.pathwayThemeId, [...linkIds])))
    .orderBy(asc(actions.changedAt), asc(actions.id));
}

export async function findAction(read: Read, id: string): Promise<Action | undefined> {
  return (
    await read.sql
      .select()
      .from(actions)
      .where(and(eq(actions.footprintId, read.footprintId), eq(actions.id, id)))
  )[0];
}

export async function addAction(
  write: Write,
  row: Omit<typeof actions.$inferInsert, 'footprintId'>,
): Promise<void> {
  await write.sql.insert(actions).values({ ...row, footprintId: write.footprintId });
}

export async function changeAction(
  write: Write,
  id: string,
  change: Partial<Omit<typeof actions.$inferInsert, 'footprintId' | 'id'>>,
): Promise<void> {
  await write.sql
    .update(actions)
    .set(change)
    .where(and(eq(actions.footprintId, write.footprintId), eq(actions.id, id)));
}
