import {
  foreignKey,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import type { StaffRole } from '../../surveys/vocabulary';
import { document, instant } from './columns';
import { footprints } from './footprints';

export const staff = sqliteTable('staff', {
  id: text('id').primaryKey(),
  /** Trimmed, lower case. */
  email: text('email').notNull().unique(),
  name: text('name').notNull(),
  passphraseHash: text('passphrase_hash'),
  disabledAt: instant('disabled_at'),
  createdAt: instant('created_at').notNull(),
});

export const staffRoles = sqliteTable(
  'staff_roles',
  {
    footprintId: text('footprint_id')
      .notNull()
      .references(() => footprints.id),
    staffId: text('staff_id')
      .notNull()
      .references(() => staff.id),
    role: text('role').$type<StaffRole>().notNull(),
    /** For the programme role: the pathways it may see. */
    pathways: document<string[]>('pathways'),
  },
  (t) => [primaryKey({ columns: [t.footprintId, t.staffId, t.role] })],
);

export const sessions = sqliteTable(
  'sessions',
  {
    tokenHash: text('token_hash').primaryKey(),
    staffId: text('staff_id')
      .notNull()
      .references(() => staff.id),
    footprintId: text('footprint_id').references(() => footprints.id),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [index('sessions_staff').on(t.staffId)],
);

/** Links are made again at delivery from a key; only their hash is kept, for look-up. */
export const links = sqliteTable(
  'links',
  {
    tokenHash: text('token_hash').primaryKey(),
    purpose: text('purpose').notNull(),
    footprintId: text('footprint_id').references(() => footprints.id),
    /** The case, member, test or staff it is for. */
    rowId: text('row_id').notNull(),
    generation: integer('generation').notNull(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at'),
    usedAt: instant('used_at'),
  },
  (t) => [uniqueIndex('links_row').on(t.purpose, t.rowId, t.generation)],
);

/** Short codes for letters and for people without e-mail: opened with a second fact, their month of birth. */
export const shortCodes = sqliteTable(
  'short_codes',
  {
    codeHash: text('code_hash').primaryKey(),
    footprintId: text('footprint_id').notNull(),
    purpose: text('purpose').notNull(),
    rowId: text('row_id').notNull(),
    memberId: text('member_id').notNull(),
    createdAt: instant('created_at').notNull(),
    failures: integer('failures').notNull().default(0),
    lockedUntil: instant('locked_until'),
  },
  (t) => [
    foreignKey({ columns: [t.footprintId], foreignColumns: [footprints.id] }),
    uniqueIndex('short_codes_row').on(t.footprintId, t.purpose, t.rowId),
  ],
);
