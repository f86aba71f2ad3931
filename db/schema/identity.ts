import { sql } from 'drizzle-orm';
import { foreignKey, index, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { instant } from './columns';
import { footprints } from './footprints';
import { members } from './panel';

/** Who a member is and how to reach them. Every field is sealed: AES-256-GCM bound to table, column and row. */
export const identities = sqliteTable(
  'identities',
  {
    footprintId: text('footprint_id').notNull(),
    memberId: text('member_id').notNull(),
    nameSealed: text('name_sealed'),
    emailSealed: text('email_sealed'),
    mobileSealed: text('mobile_sealed'),
    landlineSealed: text('landline_sealed'),
    addressSealed: text('address_sealed'),
    postcodeSealed: text('postcode_sealed'),
    changedAt: instant('changed_at').notNull(),
    /** An e-mail address asked for, which counts once its own link is pressed, and what asked for it. */
    newEmailSealed: text('new_email_sealed'),
    newEmailRequest: text('new_email_request'),
  },
  (t) => [
    primaryKey({ columns: [t.footprintId, t.memberId] }),
    foreignKey({ columns: [t.footprintId, t.memberId], foreignColumns: [members.footprintId, members.id] }),
  ],
);

/** Keyed hashes to find a person by an exact contact. Landlines are shared by households, the rest by nobody. */
export const blindIndexes = sqliteTable(
  'blind_indexes',
  {
    footprintId: text('footprint_id').notNull(),
    kind: text('kind').$type<'email' | 'mobile' | 'landline' | 'person'>().notNull(),
    hash: text('hash').notNull(),
    memberId: text('member_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.footprintId, t.kind, t.hash, t.memberId] }),
    uniqueIndex('blind_indexes_one_person').on(t.footprintId, t.kind, t.hash).where(sql`kind <> 'landline'`),
    foreignKey({ columns: [t.footprintId, t.memberId], foreignColumns: [members.footprintId, members.id] }),
    index('blind_indexes_member').on(t.footprintId, t.memberId),
  ],
);

/** What is kept of someone who left, so that an old list does not invite them again (R30): nothing but the hash. */
export const leftHashes = sqliteTable(
  'left_hashes',
  {
    footprintId: text('footprint_id')
      .notNull()
      .references(() => footprints.id),
    kind: text('kind').notNull(),
    hash: text('hash').notNull(),
    leftAt: instant('left_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.footprintId, t.kind, t.hash] })],
);
