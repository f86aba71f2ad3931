import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { type Client, createClient } from '@libsql/client';
import type { World } from './world';

/** A fingerprint of every table; the audit log stands apart, since a page that shows identity writes itself down. */
export async function snapshotOf(world: World): Promise<Record<string, string>> {
  return fingerprints(world, async (client, table) =>
    table.startsWith('audit_') ? null : (await client.execute(`SELECT * FROM "${table}"`)).rows,
  );
}

/** A fingerprint of all that one footprint holds, its audit log too: what no call from another may change (R1). */
export async function snapshotOfFootprint(
  world: World,
  footprintId: string,
): Promise<Record<string, string>> {
  return fingerprints(world, async (client, table) => {
    const columns = (await client.execute(`PRAGMA table_info("${table}")`)).rows.map((row) => row[1]);
    const of = columns.includes('footprint_id')
      ? 'footprint_id = ?'
      : table === 'footprints'
        ? 'id = ?'
        : table === 'staff'
          ? 'id IN (SELECT staff_id FROM staff_roles WHERE footprint_id = ?)'
          : null;
    if (of === null) return null;
    return (await client.execute({ sql: `SELECT * FROM "${table}" WHERE ${of}`, args: [footprintId] })).rows;
  });
}

async function fingerprints(
  world: World,
  rowsOf: (client: Client, table: string) => Promise<readonly object[] | null>,
): Promise<Record<string, string>> {
  const client = createClient({ url: `file:${join(world.folder, 'sounding.db')}`, concurrency: 1 });
  try {
    const { rows } = await client.execute(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
    );
    const prints: Record<string, string> = {};
    for (const row of rows) {
      const table = String(row[0]);
      const all = await rowsOf(client, table);
      if (all === null) continue;
      prints[table] = createHash('sha256')
        .update(JSON.stringify(all.map((one) => Object.values(one))))
        .digest('hex');
    }
    return prints;
  } finally {
    client.close();
  }
}
