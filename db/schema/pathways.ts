import {
  foreignKey,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import type { Due } from '../../surveys/pathways/due';
import type { ThemeAnswer } from '../../surveys/vocabulary';
import { document, instant } from './columns';
import { footprints } from './footprints';
import { themes } from './themes';

/** The record of one service's change (R22): its fields are surveys/pathways/fields.ts. */
export const pathways = sqliteTable(
  'pathways',
  {
    footprintId: text('footprint_id')
      .notNull()
      .references(() => footprints.id),
    id: text('id').notNull(),
    name: text('name').notNull(),
    fields: document<Record<string, string | string[]>>('fields').notNull(),
    source: text('source'),
    revision: integer('revision').notNull(),
    changedAt: instant('changed_at').notNull(),
    changedBy: text('changed_by').notNull(),
  },
  (t) => [primaryKey({ columns: [t.footprintId, t.id] })],
);

export const milestones = sqliteTable(
  'milestones',
  {
    footprintId: text('footprint_id').notNull(),
    id: text('id').notNull(),
    pathwayId: text('pathway_id').notNull(),
    position: integer('position').notNull(),
    phase: text('phase').notNull(),
    title: text('title').notNull(),
    /** As precise as the document: a day, a month, a quarter or a year, or a span of them. */
    due: document<Due>('due'),
    forecast: document<Due>('forecast'),
    doneOn: document<Due>('done_on'),
    isDone: integer('is_done', { mode: 'boolean' }).notNull(),
    owner: text('owner'),
    note: text('note'),
  },
  (t) => [
    primaryKey({ columns: [t.footprintId, t.id] }),
    foreignKey({
      columns: [t.footprintId, t.pathwayId],
      foreignColumns: [pathways.footprintId, pathways.id],
    }),
    index('milestones_pathway').on(t.footprintId, t.pathwayId, t.position),
  ],
);

/** A theme that bears on a pathway, with the evidence behind it. */
export const pathwayThemes = sqliteTable(
  'pathway_themes',
  {
    footprintId: text('footprint_id').notNull(),
    id: text('id').notNull(),
    pathwayId: text('pathway_id').notNull(),
    themeId: text('theme_id').notNull(),
    linkedAt: instant('linked_at').notNull(),
    linkedBy: text('linked_by').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.footprintId, t.id] }),
    uniqueIndex('pathway_themes_once').on(t.footprintId, t.pathwayId, t.themeId),
    foreignKey({
      columns: [t.footprintId, t.pathwayId],
      foreignColumns: [pathways.footprintId, pathways.id],
    }),
    foreignKey({ columns: [t.footprintId, t.themeId], foreignColumns: [themes.footprintId, themes.id] }),
  ],
);

/** Answers to a theme (R23), newest counts; only ever added to. */
export const themeAnswers = sqliteTable(
  'theme_answers',
  {
    footprintId: text('footprint_id').notNull(),
    id: text('id').notNull(),
    pathwayThemeId: text('pathway_theme_id').notNull(),
    answer: text('answer').$type<ThemeAnswer>().notNull(),
    words: text('words').notNull(),
    owner: text('owner'),
    byWhen: document<Due>('by_when'),
    passedTo: text('passed_to'),
    at: instant('at').notNull(),
    by: text('by').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.footprintId, t.id] }),
    foreignKey({
      columns: [t.footprintId, t.pathwayThemeId],
      foreignColumns: [pathwayThemes.footprintId, pathwayThemes.id],
    }),
    index('theme_answers_theme').on(t.footprintId, t.pathwayThemeId, t.at),
  ],
);

/** What follows an acceptance. */
export const actions = sqliteTable(
  'actions',
  {
    footprintId: text('footprint_id').notNull(),
    id: text('id').notNull(),
    pathwayThemeId: text('pathway_theme_id').notNull(),
    title: text('title').notNull(),
    owner: text('owner').notNull(),
    due: document<Due>('due').notNull(),
    status: text('status').$type<'open' | 'done' | 'dropped'>().notNull(),
    changedAt: instant('changed_at').notNull(),
    changedBy: text('changed_by').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.footprintId, t.id] }),
    foreignKey({
      columns: [t.footprintId, t.pathwayThemeId],
      foreignColumns: [pathwayThemes.footprintId, pathwayThemes.id],
    }),
  ],
);
