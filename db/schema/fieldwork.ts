import {
  foreignKey,
  index,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import type { Channel, Selection } from '../../surveys/vocabulary';
import { document, instant } from './columns';
import { members } from './panel';
import { questionnaireVersions } from './questionnaires';

/** How the members of a wave were drawn. */
export type Draw =
  | { readonly kind: 'all' }
  | {
      readonly kind: 'stratified';
      readonly size: number;
      readonly by: readonly string[];
      readonly seed: number;
    };

export type ReminderRule = { readonly afterDays: number; readonly most: number };

/** One questionnaire put to a drawn set of members. */
export const waves = sqliteTable(
  'waves',
  {
    footprintId: text('footprint_id').notNull(),
    id: text('id').notNull(),
    versionId: text('version_id').notNull(),
    title: text('title').notNull(),
    status: text('status').$type<'draft' | 'open' | 'closed'>().notNull(),
    draw: document<Draw>('draw').notNull(),
    /** Local dates of the footprint, like 2018-12-14; the window closes at the end of that day. */
    opensOn: text('opens_on').notNull(),
    closesOn: text('closes_on').notNull(),
    /** Answers still taken this many days after the close, for post and access needs. */
    graceDays: integer('grace_days').notNull().default(0),
    reminders: document<ReminderRule>('reminders').notNull(),
    issuedAt: instant('issued_at'),
    closedAt: instant('closed_at'),
    createdAt: instant('created_at').notNull(),
    createdBy: text('created_by').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.footprintId, t.id] }),
    foreignKey({
      columns: [t.footprintId, t.versionId],
      foreignColumns: [questionnaireVersions.footprintId, questionnaireVersions.id],
    }),
  ],
);

/** One member's invitation to one wave. Its as-of instant is when it was issued (R8, R10). */
export const cases = sqliteTable(
  'cases',
  {
    footprintId: text('footprint_id').notNull(),
    id: text('id').notNull(),
    waveId: text('wave_id').notNull(),
    memberId: text('member_id').notNull(),
    issuedAt: instant('issued_at').notNull(),
    channel: text('channel').$type<Channel>().notNull(),
    cohort: text('cohort').notNull(),
    selection: text('selection').$type<Selection>().notNull(),
    stratum: text('stratum').notNull().default('all'),
    baseWeight: real('base_weight').notNull().default(1),
    /** Split → arm, allotted at issue so that it never changes; without it, arms follow from the case's own seed. */
    arms: document<Record<string, string>>('arms'),
  },
  (t) => [
    primaryKey({ columns: [t.footprintId, t.id] }),
    uniqueIndex('cases_one_a_member').on(t.footprintId, t.waveId, t.memberId),
    foreignKey({ columns: [t.footprintId, t.waveId], foreignColumns: [waves.footprintId, waves.id] }),
    foreignKey({ columns: [t.footprintId, t.memberId], foreignColumns: [members.footprintId, members.id] }),
    index('cases_member').on(t.footprintId, t.memberId),
  ],
);

/** What happened to a case, in order; the disposition is a fold of these (R11). Only ever added to. */
export const caseEvents = sqliteTable(
  'case_events',
  {
    footprintId: text('footprint_id').notNull(),
    id: text('id').notNull(),
    waveId: text('wave_id').notNull(),
    caseId: text('case_id').notNull(),
    at: instant('at').notNull(),
    type: text('type').notNull(),
    channel: text('channel').$type<Channel>(),
    detail: document<Record<string, string | number>>('detail'),
    by: text('by').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.footprintId, t.id] }),
    foreignKey({ columns: [t.footprintId, t.caseId], foreignColumns: [cases.footprintId, cases.id] }),
    index('case_events_case').on(t.footprintId, t.caseId, t.at),
    index('case_events_wave').on(t.footprintId, t.waveId, t.at),
  ],
);

/** Members of the drawn set to whom nothing was issued, each with the reason: nobody is dropped silently (R13). */
export const heldBack = sqliteTable(
  'held_back',
  {
    footprintId: text('footprint_id').notNull(),
    waveId: text('wave_id').notNull(),
    memberId: text('member_id').notNull(),
    reason: text('reason').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.footprintId, t.waveId, t.memberId] }),
    foreignKey({ columns: [t.footprintId, t.waveId], foreignColumns: [waves.footprintId, waves.id] }),
    foreignKey({ columns: [t.footprintId, t.memberId], foreignColumns: [members.footprintId, members.id] }),
  ],
);
