import { foreignKey, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { ReportItem } from '../../surveys/questionnaires/imports/report';
import type { Questionnaire } from '../../surveys/questionnaires/types';
import type { Format } from '../../surveys/vocabulary';
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

/** The file a questionnaire was brought in from, and what of it there is to look at. */
export const questionnaireImports = sqliteTable(
  'questionnaire_imports',
  {
    footprintId: text('footprint_id').notNull(),
    questionnaireId: text('questionnaire_id').notNull(),
    fileName: text('file_name').notNull(),
    /** In words: "XLSForm". */
    format: text('format').notNull(),
    at: instant('at').notNull(),
    by: text('by').notNull(),
    /** Items carried over as they are, which are only counted. */
    carried: integer('carried').notNull(),
    /** Those changed or left out. */
    items: document<readonly ReportItem[]>('items').notNull(),
    /** What the draft has and the file had not, as sentences. */
    added: document<readonly string[]>('added').notNull(),
    /** Indices of the items that staff have ticked off. */
    seen: document<readonly number[]>('seen').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.footprintId, t.questionnaireId] }),
    foreignKey({
      columns: [t.footprintId, t.questionnaireId],
      foreignColumns: [questionnaires.footprintId, questionnaires.id],
    }),
  ],
);

/** Tests that staff sent themselves, one of a questionnaire for each: what its link opens. What is answered there is kept nowhere. */
export const surveyTests = sqliteTable(
  'survey_tests',
  {
    footprintId: text('footprint_id').notNull(),
    id: text('id').notNull(),
    questionnaireId: text('questionnaire_id').notNull(),
    staffId: text('staff_id').notNull(),
    language: text('language').notNull(),
    format: text('format').$type<Format>().notNull(),
    /** What is taken to be known of whoever tries it, and the arms they are in: names and `split:arm`, commas between. */
    facts: text('facts').notNull(),
    sentAt: instant('sent_at').notNull(),
    /** When its link ends by itself. */
    until: instant('until').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.footprintId, t.id] }),
    foreignKey({
      columns: [t.footprintId, t.questionnaireId],
      foreignColumns: [questionnaires.footprintId, questionnaires.id],
    }),
    uniqueIndex('survey_tests_of_one').on(t.footprintId, t.questionnaireId, t.staffId),
  ],
);
