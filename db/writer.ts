import type { Client } from '@libsql/client';
import { drizzle } from 'drizzle-orm/libsql';
import {
  type Connections,
  DatabaseError,
  type Sql,
  setPragmas,
  type UnboundWrite,
  type Write,
} from './connect';
import * as schema from './schema';

export type Writer = {
  /** Runs a job on one footprint's rows in a transaction of its own; resolves after the commit is on disk. */
  readonly write: <Result>(footprintId: string, job: (write: Write) => Promise<Result>) => Promise<Result>;
  /** The same above footprints: access, footprints, the outbox and the job loop only. */
  readonly writeUnbound: <Result>(job: (write: UnboundWrite) => Promise<Result>) => Promise<Result>;
  readonly queued: () => number;
  /** Takes no more jobs and waits for those under way. */
  readonly stop: () => Promise<void>;
};

type Job = {
  readonly run: (sql: Sql) => Promise<unknown>;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
};

type Outcome = { readonly job: Job; readonly result?: unknown; readonly error?: unknown };

const mostQueued = 2000;
const mostTogether = 64;

/**
 * The one queue for writes. Jobs that wait while a commit runs share the next transaction, each in a savepoint,
 * so that one failure does not touch its neighbours; replies go out after the commit.
 */
export function createWriter(connections: Connections): Writer {
  const client = connections.writer;
  const queue: Job[] = [];
  let running: Promise<void> | null = null;
  let stopped = false;
  // After BUSY (and to be safe after any failed commit) the connection would go on without committing.
  let isSpoilt = false;

  const submit = <Result>(run: (sql: Sql) => Promise<Result>): Promise<Result> => {
    if (stopped)
      return Promise.reject(new DatabaseError('stopped', 'The server is stopping. Try again in a moment.'));
    if (queue.length >= mostQueued) {
      return Promise.reject(
        new DatabaseError('overloaded', 'Too many people are saving at once. Try again in a few seconds.'),
      );
    }
    return new Promise<Result>((resolve, reject) => {
      queue.push({ run, resolve: resolve as (result: unknown) => void, reject });
      running ??= drain();
    });
  };

  const drain = async () => {
    // One turn of the loop, so that jobs submitted together go together.
    await Promise.resolve();
    while (queue.length > 0) await commitGroup(queue.splice(0, mostTogether));
    // In the same turn as the empty queue was seen, so that no job is left between two drains.
    running = null;
  };

  const commitGroup = async (jobs: readonly Job[]) => {
    let outcomes: Outcome[] = [];
    // SQLite ends the whole transaction on a full disk, and undoing its savepoint then fails in its place.
    let fatal: unknown;
    try {
      if (isSpoilt) await renew();
      await ensurePragmas(client);
      const database = drizzle(client, {
        schema,
        logger: connections.watch ? { logQuery: connections.watch } : false,
      });
      await database.transaction(async (transaction) => {
        outcomes = [];
        for (const job of jobs) {
          const outcome = await runApart(transaction, job);
          if (isFatal(outcome.error)) {
            fatal = outcome.error;
            throw outcome.error;
          }
          outcomes.push(outcome);
        }
      });
    } catch (error) {
      isSpoilt = true;
      // Where it cannot be made anew at once, the next group tries again before it begins.
      await renew().catch(() => undefined);
      for (const job of jobs) job.reject(asDatabaseError(fatal ?? error));
      return;
    }
    for (const { job, result, error } of outcomes) {
      if (error === undefined) job.resolve(result);
      else job.reject(error);
    }
  };

  const renew = async () => {
    try {
      await client.reconnect();
    } catch {
      throw new DatabaseError(
        'busy',
        'The database could not be opened again. Nothing was saved; try again.',
      );
    }
    isSpoilt = false;
  };

  return {
    write: (footprintId, job) => submit((inner) => job({ sql: inner, footprintId, isWrite: true })),
    writeUnbound: (job) => submit((inner) => job({ sql: inner, isWrite: true })),
    queued: () => queue.length,
    stop: async () => {
      stopped = true;
      await running;
    },
  };
}

/** One job in a savepoint of its own; its own error, not that of undoing it. */
async function runApart(
  transaction: { transaction: <Result>(run: (inner: Sql) => Promise<Result>) => Promise<Result> },
  job: Job,
): Promise<Outcome> {
  let thrown: unknown;
  try {
    const result = await transaction.transaction((inner) =>
      job.run(inner).catch((error: unknown) => {
        thrown = error;
        throw error;
      }),
    );
    return { job, result };
  } catch (error) {
    return { job, error: thrown ?? error };
  }
}

async function ensurePragmas(client: Client): Promise<void> {
  const { rows } = await client.execute('PRAGMA foreign_keys');
  const { rows: sync } = await client.execute('PRAGMA synchronous');
  if (rows[0]?.[0] !== 1 || sync[0]?.[0] !== 2) await setPragmas(client, 'writer');
}

/** SQLite's code of an error, which drizzle keeps on the cause. */
export function sqliteCode(error: unknown): string | undefined {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 4; at = at.cause, depth++) {
    const code = (at as { code?: unknown }).code;
    if (typeof code === 'string' && code.startsWith('SQLITE_')) return code;
  }
  return undefined;
}

/** Errors after which the whole transaction is void, not only the job that met them. */
function isFatal(error: unknown): boolean {
  const code = sqliteCode(error);
  return code !== undefined && /^SQLITE_(BUSY|LOCKED|FULL|IOERR|CORRUPT|NOTADB|CANTOPEN|READONLY)/.test(code);
}

function asDatabaseError(error: unknown): unknown {
  const code = sqliteCode(error);
  if (code?.startsWith('SQLITE_FULL'))
    return new DatabaseError('full', 'The disk is full. Nothing was saved; free some space and try again.');
  if (code?.startsWith('SQLITE_BUSY'))
    return new DatabaseError('busy', 'The database was locked. Nothing was saved; try again.');
  return error;
}

/** Did a write fail because a row with the same unique key is there already? */
export function isAlreadyThere(error: unknown): boolean {
  const code = sqliteCode(error);
  return (
    code === 'SQLITE_CONSTRAINT_UNIQUE' ||
    code === 'SQLITE_CONSTRAINT_PRIMARYKEY' ||
    code === 'SQLITE_CONSTRAINT'
  );
}
