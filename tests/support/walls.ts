import { getTableColumns, getTableName, is } from 'drizzle-orm';
import { SQLiteTable } from 'drizzle-orm/sqlite-core';
import * as schema from '../../db/schema';

/** Tables that carry a footprint but are looked up above footprints: access, audit and the outbox's own loop. */
const unbound = new Set(['staff_roles', 'sessions', 'links', 'short_codes', 'audit_entries', 'outbox']);

const walled = Object.values(schema)
  .flatMap((table) => (is(table, SQLiteTable) ? [table as SQLiteTable] : []))
  .filter((table) => 'footprintId' in getTableColumns(table))
  .map((table) => getTableName(table))
  .filter((name) => !unbound.has(name));

/** Throws on a statement that names a station table without saying whose rows it means (R1). */
export function watchFootprints(sql: string): void {
  if (/^\s*(create|drop|alter|pragma|savepoint|release|rollback|vacuum)/i.test(sql)) return;
  const named = walled.filter((name) => new RegExp(`\\b(from|join|into|update)\\s+"${name}"`, 'i').test(sql));
  if (named.length === 0) return;
  const isSaid = /^\s*insert/i.test(sql)
    ? sql.includes('"footprint_id"')
    : named.every((name) => new RegExp(`"footprint_id"\\s*=|"${name}"\\."footprint_id"\\s*=`).test(sql));
  if (!isSaid)
    throw new Error(`A statement names ${named.join(', ')} without a footprint: ${sql.slice(0, 200)}`);
}
