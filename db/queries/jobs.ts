import { and, eq, isNull, lt, or } from 'drizzle-orm';
import type { UnboundWrite } from '../connect';
import { jobRuns } from '../schema';

/** Takes the lease of a job; false when another run holds it. */
export async function claimJob(write: UnboundWrite, name: string, at: Date, until: Date): Promise<boolean> {
  await write.sql.insert(jobRuns).values({ name }).onConflictDoNothing();
  const claimed = await write.sql
    .update(jobRuns)
    .set({ leaseUntil: until, startedAt: at })
    .where(and(eq(jobRuns.name, name), or(isNull(jobRuns.leaseUntil), lt(jobRuns.leaseUntil, at))))
    .returning({ name: jobRuns.name });
  return claimed.length > 0;
}

export async function endJob(write: UnboundWrite, name: string, at: Date, outcome: string): Promise<void> {
  await write.sql
    .update(jobRuns)
    .set({ leaseUntil: null, endedAt: at, outcome })
    .where(eq(jobRuns.name, name));
}
