import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { createClient } from '@libsql/client';
import type { World } from './world';

/** A fingerprint of every table; the audit log stands apart, since a page that shows identity writes itself down. */
export async function snapshotOf(world: World): Promise<Record<string, string>> {
  const client = createClient({ url: `file:${join(world.folder, 'sounding.db')}`, concurrency: 1 });
  try {
    const { rows } = await client.execute(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'audit_%' AND name NOT LIKE 'sqlite_%'",
    );
    const prints: Record<string, string> = {};
    for (const row of rows) {
      const table = String(row[0]);
      const all = await client.execute(`SELECT * FROM "${table}"`);
      prints[table] = createHash('sha256')
        .update(JSON.stringify(all.rows.map((one) => Object.values(one))))
        .digest('hex');
    }
    return prints;
  } finally {
    client.close();
  }
}
