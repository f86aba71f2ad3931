import { foreignKey, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { document, instant } from './columns';
import { pathwayThemes } from './pathways';

/** A published "you said, we did": frozen; a later one on the same theme supersedes it. */
export const updates = sqliteTable(
  'updates',
  {
    footprintId: text('footprint_id').notNull(),
    id: text('id').notNull(),
    pathwayThemeId: text('pathway_theme_id').notNull(),
    answerId: text('answer_id').notNull(),
    statement: document<Record<string, unknown>>('statement').notNull(),
    publishedAt: instant('published_at').notNull(),
    publishedBy: text('published_by').notNull(),
    supersedes: text('supersedes'),
  },
  (t) => [
    primaryKey({ columns: [t.footprintId, t.id] }),
    foreignKey({
      columns: [t.footprintId, t.pathwayThemeId],
      foreignColumns: [pathwayThemes.footprintId, pathwayThemes.id],
    }),
  ],
);
