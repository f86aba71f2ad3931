import { foreignKey, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { FrameMargin } from '../../surveys/targets/frame';
import { document, instant } from './columns';
import { footprints } from './footprints';

/** Population counts over one variable, or several crossed, as imported: never edited (R2). */
export const margins = sqliteTable(
  'margins',
  {
    footprintId: text('footprint_id')
      .notNull()
      .references(() => footprints.id),
    id: text('id').notNull(),
    variables: document<string[]>('variables').notNull(),
    universe: text('universe').notNull(),
    geography: text('geography').notNull(),
    source: text('source').notNull(),
    year: integer('year').notNull(),
    licence: text('licence').notNull(),
    total: integer('total').notNull(),
    /** One row a category or crossing: our codes, their words, their count. */
    cells: document<{ codes: string[]; words: string; count: number }[]>('cells').notNull(),
    importedAt: instant('imported_at').notNull(),
    importedBy: text('imported_by').notNull(),
  },
  (t) => [primaryKey({ columns: [t.footprintId, t.id] })],
);

/** A quota frame: margins scaled to the panel's size. Once in use it only ever gets a successor. */
export const quotaFrames = sqliteTable(
  'quota_frames',
  {
    footprintId: text('footprint_id').notNull(),
    id: text('id').notNull(),
    name: text('name').notNull(),
    size: integer('size').notNull(),
    universe: text('universe').notNull(),
    population: integer('population').notNull(),
    margins: document<FrameMargin[]>('margins').notNull(),
    createdAt: instant('created_at').notNull(),
    createdBy: text('created_by').notNull(),
    inUseFrom: instant('in_use_from'),
    retiredAt: instant('retired_at'),
  },
  (t) => [
    primaryKey({ columns: [t.footprintId, t.id] }),
    foreignKey({ columns: [t.footprintId], foreignColumns: [footprints.id] }),
  ],
);
