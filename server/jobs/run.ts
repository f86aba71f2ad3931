import { claimJob, endJob } from '../../db/queries/jobs';
import type { Deps } from '../deps';
import { type JobName, jobs, type Outcome } from './index';

const leaseMinutes = 10;

/** Runs a job unless it is running already; a lease in the database keeps two apart. */
export async function runJob(deps: Deps, name: JobName): Promise<Outcome | 'running-already'> {
  const startedAt = deps.now();
  const claimed = await deps.writer.writeUnbound((write) =>
    claimJob(write, name, startedAt, new Date(startedAt.getTime() + leaseMinutes * 60_000)),
  );
  if (!claimed) return 'running-already';
  try {
    const outcome = await jobs[name].run(deps);
    await deps.writer.writeUnbound((write) => endJob(write, name, deps.now(), 'done'));
    deps.log.info('job.done', { job: name, ...outcome });
    return outcome;
  } catch (error) {
    await deps.writer.writeUnbound((write) => endJob(write, name, deps.now(), 'failed'));
    deps.log.error('job.failed', { job: name, kind: error instanceof Error ? error.name : 'unknown' });
    throw error;
  }
}
