import { foreignKey, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { document, instant } from './columns';
import { footprints } from './footprints';
import { members } from './panel';

/** One push from one source (R7). */
export const recruitmentWaves = sqliteTable(
  'recruitment_waves',
  {
    footprintId: text('footprint_id')
      .notNull()
      .references(() => footprints.id),
    id: text('id').notNull(),
    name: text('name').notNull(),
    source: text('source').notNull(),
    startedAt: instant('started_at').notNull(),
    costPence: integer('cost_pence'),
  },
  (t) => [primaryKey({ columns: [t.footprintId, t.id] })],
);

/** One row a decision of admission: what was decided, by which frame, why. Never names a characteristic to the person. */
export const admissions = sqliteTable(
  'admissions',
  {
    footprintId: text('footprint_id').notNull(),
    id: text('id').notNull(),
    memberId: text('member_id').notNull(),
    frameId: text('frame_id').notNull(),
    at: instant('at').notNull(),
    isAdmitted: integer('is_admitted', { mode: 'boolean' }).notNull(),
    because: text('because'),
    cells: document<string[]>('cells').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.footprintId, t.id] }),
    foreignKey({ columns: [t.footprintId, t.memberId], foreignColumns: [members.footprintId, members.id] }),
    index('admissions_member').on(t.footprintId, t.memberId),
  ],
);

/** A file that was taken in: its digest makes a second import harmless. */
export const imports = sqliteTable(
  'imports',
  {
    footprintId: text('footprint_id')
      .notNull()
      .references(() => footprints.id),
    id: text('id').notNull(),
    kind: text('kind').$type<'takeover' | 'recruits' | 'margins'>().notNull(),
    digest: text('digest').notNull(),
    counts: document<Record<string, number>>('counts').notNull(),
    at: instant('at').notNull(),
    by: text('by').notNull(),
  },
  (t) => [primaryKey({ columns: [t.footprintId, t.id] })],
);
