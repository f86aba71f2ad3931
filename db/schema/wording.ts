import { primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { instant } from './columns';

/** What speakers have said of the product's own words: the last one of each, which holds for the wordings of its mark. */
export const wordingChecks = sqliteTable(
  'wording_checks',
  {
    footprintId: text('footprint_id').notNull(),
    language: text('language').notNull(),
    key: text('key').notNull(),
    /** Of the English and of the translation together, as they were read. */
    mark: text('mark').notNull(),
    /** The name of who speaks the language, as staff wrote it. */
    speaker: text('speaker').notNull(),
    checkedAt: instant('checked_at').notNull(),
    /** The staff id of who noted it. */
    notedBy: text('noted_by').notNull(),
  },
  (t) => [primaryKey({ columns: [t.footprintId, t.language, t.key] })],
);
