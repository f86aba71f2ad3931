import { getTableName, is } from 'drizzle-orm';
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addAudit } from '../../db/queries/audit';
import { addMembers } from '../../db/queries/panel';
import * as schema from '../../db/schema';
import { createWorld, type World } from '../support/world';

const tables = Object.values(schema).flatMap((table) =>
  is(table, SQLiteTable) ? [table as SQLiteTable] : [],
);
/** Above footprints by nature, or looked up by a token before the footprint is known. */
const above = [
  'staff_roles',
  'footprints',
  'data_folder',
  'staff',
  'sessions',
  'links',
  'short_codes',
  'audit_entries',
  'audit_members',
  'outbox',
  'job_runs',
];

let world: World;
beforeAll(async () => {
  world = await createWorld({ footprints: ['bnssg', 'york'] });
});
afterAll(() => world.close());

test('every station table has its footprint first in its key, and so do the keys that point at it (R1)', () => {
  for (const table of tables) {
    const name = getTableName(table);
    if (above.includes(name)) continue;
    const { primaryKeys, foreignKeys } = getTableConfig(table);
    expect(primaryKeys[0]?.columns[0]?.name, name).toBe('footprint_id');
    for (const key of foreignKeys)
      expect(key.reference().columns[0]?.name, `${name} → ${key.getName()}`).toBe('footprint_id');
  }
});

test('a row cannot point into another footprint', async () => {
  const { deps, clock } = world;
  const member = {
    id: 'm1',
    status: 'member' as const,
    joinedAt: clock.now,
    lastActiveAt: clock.now,
    source: 'test',
    preferredChannel: 'email' as const,
    needs: [],
  };
  await deps.writer.write('bnssg', (write) => addMembers(write, [member]));
  const across = deps.writer.write('york', (write) =>
    write.sql
      .insert(schema.memberEvents)
      .values({ footprintId: 'york', id: 'e1', memberId: 'm1', at: clock.now, type: 'joined', by: 'test' }),
  );
  await expect(across).rejects.toThrow();
});

test('the audit log can be added to, and neither changed nor shortened', async () => {
  const { deps, clock } = world;
  await deps.writer.write('bnssg', (write) =>
    addAudit(write, { at: clock.now, actor: 'system', act: 'test.done', members: ['m1'] }),
  );
  await expect(
    deps.writer.writeUnbound((write) => write.sql.update(schema.auditEntries).set({ act: 'other' })),
  ).rejects.toThrow();
  await expect(deps.writer.writeUnbound((write) => write.sql.delete(schema.auditEntries))).rejects.toThrow();
  await expect(deps.writer.writeUnbound((write) => write.sql.delete(schema.auditMembers))).rejects.toThrow();
});

test('a statement that forgets its footprint is caught', async () => {
  await expect(world.deps.unbound.sql.select().from(schema.members)).rejects.toThrow(/footprint/);
});
