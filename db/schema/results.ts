import { foreignKey, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { document, instant } from './columns';
import { waves } from './fieldwork';
import { weightings } from './weighting';

/** A frozen publication of a survey's results in their disclosed form (R19). Corrections are further versions. */
export const publications = sqliteTable(
  'publications',
  {
    footprintId: text('footprint_id').notNull(),
    id: text('id').notNull(),
    waveId: text('wave_id').notNull(),
    weightingId: text('weighting_id').notNull(),
    version: integer('version').notNull(),
    title: text('title').notNull(),
    snapshot: document<Record<string, unknown>>('snapshot').notNull(),
    publishedAt: instant('published_at').notNull(),
    publishedBy: text('published_by').notNull(),
    supersedes: text('supersedes'),
    /** What changed and why, for a correcting version. */
    reason: text('reason'),
  },
  (t) => [
    primaryKey({ columns: [t.footprintId, t.id] }),
    uniqueIndex('publications_version').on(t.footprintId, t.waveId, t.version),
    foreignKey({ columns: [t.footprintId, t.waveId], foreignColumns: [waves.footprintId, waves.id] }),
    foreignKey({
      columns: [t.footprintId, t.weightingId],
      foreignColumns: [weightings.footprintId, weightings.id],
    }),
  ],
);
