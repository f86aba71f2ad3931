import { join } from 'node:path';
import { createClient } from '@libsql/client';

/** Whether a closed database file is whole; folds its log into it, so that the one file holds everything. */
export async function isWhole(folder: string): Promise<boolean> {
  const client = createClient({ url: `file:${join(folder, 'sounding.db')}`, concurrency: 1 });
  try {
    const { rows } = await client.execute('PRAGMA integrity_check');
    await client.execute('PRAGMA wal_checkpoint(TRUNCATE)');
    return rows[0]?.[0] === 'ok';
  } finally {
    client.close();
  }
}

/** A consistent copy of an open database into a new file, on a connection of its own: meant for a worker thread. */
export async function copyDatabase(path: string, file: string): Promise<void> {
  const client = createClient({ url: `file:${path}`, concurrency: 1, timeout: 5000 });
  try {
    await client.execute({ sql: 'VACUUM INTO ?', args: [file] });
  } finally {
    client.close();
  }
}
