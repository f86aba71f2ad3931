import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { instant } from './columns';

/** One row an act. Append-only: triggers refuse to change or delete. */
export const auditEntries = sqliteTable(
  'audit_entries',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    footprintId: text('footprint_id'),
    at: instant('at').notNull(),
    /** The staff id, or `system`, or `member`. */
    actor: text('actor').notNull(),
    act: text('act').notNull(),
    /** Why, in the words of the person, where a reason is asked. */
    purpose: text('purpose'),
    /** The id of what was acted on; never a name, an address or an answer. */
    object: text('object'),
    count: integer('count').notNull().default(1),
  },
  (t) => [index('audit_entries_footprint').on(t.footprintId, t.id)],
);

/** Whose record an act touched, kept aside so that one act stays one row. */
export const auditMembers = sqliteTable(
  'audit_members',
  {
    entryId: integer('entry_id')
      .notNull()
      .references(() => auditEntries.id),
    memberId: text('member_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.entryId, t.memberId] }), index('audit_members_member').on(t.memberId)],
);
