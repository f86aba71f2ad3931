import { and, desc, eq } from 'drizzle-orm';
import type { Read, Write } from '../connect';
import { caseWeights, weightings } from '../schema';

export type WeightingRow = typeof weightings.$inferSelect;

/** Adds a set of weights with its recipe; nothing of it is changed later. */
export async function addWeighting(
  write: Write,
  row: Omit<typeof weightings.$inferInsert, 'footprintId'>,
  weights: readonly { readonly caseId: string; readonly weight: number }[],
): Promise<void> {
  await write.sql.insert(weightings).values({ ...row, footprintId: write.footprintId });
  for (let from = 0; from < weights.length; from += 200) {
    await write.sql
      .insert(caseWeights)
      .values(
        weights
          .slice(from, from + 200)
          .map((weight) => ({ ...weight, footprintId: write.footprintId, weightingId: row.id })),
      );
  }
}

/** The weightings of a wave, or of all waves, newest first. */
export async function listWeightings(read: Read, waveId?: string): Promise<WeightingRow[]> {
  return read.sql
    .select()
    .from(weightings)
    .where(
      and(
        eq(weightings.footprintId, read.footprintId),
        waveId === undefined ? undefined : eq(weightings.waveId, waveId),
      ),
    )
    .orderBy(desc(weightings.createdAt), desc(weightings.id));
}

/** When each set of weights was made, newest first, without its recipe. */
export async function listWeightingTimes(read: Read) {
  return read.sql
    .select({
      id: weightings.id,
      waveId: weightings.waveId,
      method: weightings.method,
      createdAt: weightings.createdAt,
    })
    .from(weightings)
    .where(eq(weightings.footprintId, read.footprintId))
    .orderBy(desc(weightings.createdAt), desc(weightings.id));
}

export async function findWeighting(read: Read, id: string): Promise<WeightingRow | undefined> {
  return (
    await read.sql
      .select()
      .from(weightings)
      .where(and(eq(weightings.footprintId, read.footprintId), eq(weightings.id, id)))
  )[0];
}

/** The weight of each case. For a worker: as many rows as there are respondents. */
export async function listCaseWeights(read: Read, weightingId: string): Promise<Map<string, number>> {
  const rows = await read.sql
    .select({ caseId: caseWeights.caseId, weight: caseWeights.weight })
    .from(caseWeights)
    .where(and(eq(caseWeights.footprintId, read.footprintId), eq(caseWeights.weightingId, weightingId)));
  return new Map(rows.map(({ caseId, weight }) => [caseId, weight]));
}
