import { foreignKey, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { Questionnaire } from '../../surveys/questionnaires/types';
import { document, instant } from './columns';
import { footprints } from './footprints';

export const questionnaires = sqliteTable(
  'questionnaires',
  {
    footprintId: text('footprint_id')
      .notNull()
      .references(() => footprints.id),
    id: text('id').notNull(),
    name: text('name').notNull(),
    createdAt: instant('created_at').notNull(),
    createdBy: text('created_by').notNull(),
  },
  (t) => [primaryKey({ columns: [t.footprintId, t.id] })],
);

/** A version is edited as a draft (revision counts the edits) and frozen when a wave issues it. */
export const questionnaireVersions = sqliteTable(
  'questionnaire_versions',
  {
    footprintId: text('footprint_id').notNull(),
    id: text('id').notNull(),
    questionnaireId: text('questionnaire_id').notNull(),
    version: integer('version').notNull(),
    revision: integer('revision').notNull(),
    definition: document<Questionnaire>('definition').notNull(),
    changedAt: instant('changed_at').notNull(),
    changedBy: text('changed_by').notNull(),
    frozenAt: instant('frozen_at'),
  },
  (t) => [
    primaryKey({ columns: [t.footprintId, t.id] }),
    foreignKey({
      columns: [t.footprintId, t.questionnaireId],
      foreignColumns: [questionnaires.footprintId, questionnaires.id],
    }),
    uniqueIndex('questionnaire_versions_number').on(t.footprintId, t.questionnaireId, t.version),
  ],
);
