import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Client, createClient } from '@libsql/client';
import { drizzle, type LibSQLDatabase } from 'drizzle-orm/libsql';
import * as schema from './schema';

export type Sql = Omit<LibSQLDatabase<typeof schema>, 'transaction' | 'batch' | '$client'>;

/** Reads one footprint's rows. The connection behind it cannot write. */
export type Read = { readonly sql: Sql; readonly footprintId: string };

/** Reads and writes one footprint's rows; exists only inside a write job. */
export type Write = Read & { readonly isWrite: true };

/** For the few queries that stand above footprints. */
export type UnboundRead = { readonly sql: Sql };
export type UnboundWrite = UnboundRead & { readonly isWrite: true };

export class DatabaseError extends Error {
  constructor(
    readonly code: 'in-use' | 'pragma' | 'migration' | 'busy' | 'full' | 'overloaded' | 'stopped',
    message: string,
  ) {
    super(message);
  }
}

/** Each statement sent, for tests that watch the walls; nothing in production. */
export type Watch = (sql: string, params: readonly unknown[]) => void;

export type Connections = {
  readonly path: string;
  readonly writer: Client;
  readonly reader: Client;
  readonly readerSql: Sql;
  readonly watch: Watch | undefined;
  readonly close: () => Promise<void>;
};

/**
 * Opens the database of a data folder for this process alone: a lock held on a file beside it refuses a second
 * process (two writers of this SQLite can lose a committed transaction), and is free at once when a process dies.
 */
export async function connect(
  folder: string,
  { watch, busyMs = 5000 }: { readonly watch?: Watch | undefined; readonly busyMs?: number } = {},
): Promise<Connections> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const releaseOwner = await holdOwnerLock(folder);
  const path = join(folder, 'sounding.db');
  const writer = createClient({ url: `file:${path}`, concurrency: 1, timeout: busyMs });
  await setPragmas(writer, 'writer');
  const reader = createClient({ url: `file:${path}`, concurrency: 1, timeout: 5000 });
  await setPragmas(reader, 'reader');
  return {
    path,
    writer,
    reader,
    readerSql: drizzle(reader, { schema, logger: watch ? { logQuery: watch } : false }),
    watch,
    close: async () => {
      reader.close();
      writer.close();
      await releaseOwner();
    },
  };
}

/** One more reader of the same file, for a worker thread of the process that owns it. */
export async function connectReader(folder: string): Promise<{ sql: Sql; close: () => void }> {
  const reader = createClient({ url: `file:${join(folder, 'sounding.db')}`, concurrency: 1, timeout: 5000 });
  await setPragmas(reader, 'reader');
  return { sql: drizzle(reader, { schema }), close: () => reader.close() };
}

async function holdOwnerLock(folder: string): Promise<() => Promise<void>> {
  const owner = createClient({ url: `file:${join(folder, 'owner.db')}`, concurrency: 1 });
  try {
    await owner.execute('CREATE TABLE IF NOT EXISTS owner (pid INTEGER)');
    const held = await owner.transaction('write');
    return async () => {
      await held.rollback();
      owner.close();
    };
  } catch {
    owner.close();
    throw new DatabaseError(
      'in-use',
      `Another process is using the data folder ${folder}. Stop it, or set DATA_DIR to another folder.`,
    );
  }
}

const wanted = [
  ['journal_mode', 'WAL', 'wal'],
  ['synchronous', 'FULL', 2],
  ['foreign_keys', 'ON', 1],
  ['secure_delete', 'ON', 1],
] as const;

/** PRAGMAs belong to a connection and are lost with it: set, then read back, or nothing goes on. */
export async function setPragmas(client: Client, side: 'writer' | 'reader'): Promise<void> {
  for (const [name, value] of wanted) await client.execute(`PRAGMA ${name} = ${value}`);
  if (side === 'reader') await client.execute('PRAGMA query_only = ON');
  for (const [name, , expected] of side === 'reader'
    ? [...wanted, ['query_only', 'ON', 1] as const]
    : wanted) {
    const found = (await client.execute(`PRAGMA ${name}`)).rows[0]?.[0];
    if (found !== expected) {
      throw new DatabaseError(
        'pragma',
        `The database setting ${name} is ${String(found)} but must be ${String(expected)}. Check the file system of the data folder.`,
      );
    }
  }
}
