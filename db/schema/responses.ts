import { foreignKey, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { AnsweredFor, Channel, Format, Stored } from '../../surveys/vocabulary';
import { claim, document, instant } from './columns';
import { cases } from './fieldwork';

export type Answers = Record<string, Stored>;

/** A case's current answers: one row a case, key → value or missing reason. */
export const responses = sqliteTable(
  'responses',
  {
    footprintId: text('footprint_id').notNull(),
    caseId: text('case_id').notNull(),
    waveId: text('wave_id').notNull(),
    answers: document<Answers>('answers').notNull(),
    /** What was typed on a page but not accepted yet, by page: kept, never counted. */
    drafts: document<Record<string, Record<string, string | string[]>>>('drafts').notNull(),
    revision: integer('revision').notNull(),
    startedAt: instant('started_at').notNull(),
    savedAt: instant('saved_at').notNull(),
    finishedAt: instant('finished_at'),
    channel: text('channel').$type<Channel>().notNull(),
    language: text('language').notNull(),
    /** Versions of the questionnaire in whose words pages were answered, in rising order. */
    versions: document<number[]>('versions'),
    enteredBy: text('entered_by'),
    /** The version last answered in, and once finished the one that counts (R14). */
    format: text('format').$type<Format>().notNull().default('standard'),
    /** Whom the answers are given for: said by whoever answers, and changed by them until it is sent. */
    answeredFor: text('answered_for').$type<AnsweredFor>().notNull().default('self'),
  },
  (t) => [
    primaryKey({ columns: [t.footprintId, t.caseId] }),
    foreignKey({ columns: [t.footprintId, t.caseId], foreignColumns: [cases.footprintId, cases.id] }),
    index('responses_wave').on(t.footprintId, t.waveId),
  ],
);

/** Every save as it came, in order (R31). Only ever added to. */
export const responseSaves = sqliteTable(
  'response_saves',
  {
    footprintId: text('footprint_id').notNull(),
    id: text('id').notNull(),
    caseId: text('case_id').notNull(),
    submissionId: text('submission_id').notNull(),
    contentHash: text('content_hash').notNull(),
    page: text('page').notNull(),
    answers: document<Answers>('answers').notNull(),
    composedAt: instant('composed_at'),
    receivedAt: instant('received_at').notNull(),
    /** The version of the questionnaire in whose words the page was shown. */
    version: integer('version'),
    /** False when it was composed before an answer already received: kept, but it replaced nothing. */
    isApplied: claim('is_applied').notNull(),
    channel: text('channel').$type<Channel>().notNull(),
    by: text('by').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.footprintId, t.id] }),
    foreignKey({ columns: [t.footprintId, t.caseId], foreignColumns: [cases.footprintId, cases.id] }),
    index('response_saves_case').on(t.footprintId, t.caseId, t.receivedAt),
    index('response_saves_submission').on(t.footprintId, t.caseId, t.submissionId),
  ],
);
