import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { drizzle } from 'drizzle-orm/libsql';
import { migrate as applyMigrations } from 'drizzle-orm/libsql/migrator';
import { type Connections, DatabaseError, setPragmas } from './connect';

type Journal = {
  readonly entries: readonly { readonly idx: number; readonly when: number; readonly tag: string }[];
};

/**
 * Brings the database to the newest schema. First it checks that what was applied is what lies in the folder, in
 * order, since the migrator would skip an older-dated newcomer without a word.
 */
export async function migrate(connections: Connections, folder: string): Promise<number> {
  const journal: Journal = JSON.parse(readFileSync(join(folder, 'meta', '_journal.json'), 'utf8'));
  const present = journal.entries.map((entry) => ({
    tag: entry.tag,
    when: entry.when,
    hash: createHash('sha256')
      .update(readFileSync(join(folder, `${entry.tag}.sql`), 'utf8'))
      .digest('hex'),
  }));
  const applied = await listApplied(connections);
  applied.forEach((hash, index) => {
    const expected = present[index];
    if (expected?.hash !== hash) {
      throw new DatabaseError(
        'migration',
        `Migration ${index + 1} of this database is not the one in ${folder} (${expected?.tag ?? 'none there'}). Use the version of Sounding that made the data, or restore its back-up.`,
      );
    }
  });
  present.forEach((entry, index) => {
    if (index > 0 && entry.when <= present[index - 1]!.when) {
      throw new DatabaseError(
        'migration',
        `Migration ${entry.tag} is dated before the one ahead of it and would be skipped. Generate it again.`,
      );
    }
  });
  await applyMigrations(drizzle(connections.writer), { migrationsFolder: folder });
  await setPragmas(connections.writer, 'writer');
  return present.length - applied.length;
}

async function listApplied(connections: Connections): Promise<string[]> {
  const tables = await connections.writer.execute(
    "SELECT name FROM sqlite_master WHERE name = '__drizzle_migrations'",
  );
  if (tables.rows.length === 0) return [];
  const { rows } = await connections.writer.execute('SELECT hash FROM __drizzle_migrations ORDER BY id');
  return rows.map((row) => String(row[0]));
}
