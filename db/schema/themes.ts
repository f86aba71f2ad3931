import { foreignKey, index, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { claim, document, instant } from './columns';
import { cases, waves } from './fieldwork';

/** The list of codes for the comments on one question of a wave. */
export const codeframes = sqliteTable(
  'codeframes',
  {
    footprintId: text('footprint_id').notNull(),
    id: text('id').notNull(),
    waveId: text('wave_id').notNull(),
    questionKey: text('question_key').notNull(),
    name: text('name').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.footprintId, t.id] }),
    uniqueIndex('codeframes_question').on(t.footprintId, t.waveId, t.questionKey),
    foreignKey({ columns: [t.footprintId, t.waveId], foreignColumns: [waves.footprintId, waves.id] }),
  ],
);

export const codes = sqliteTable(
  'codes',
  {
    footprintId: text('footprint_id').notNull(),
    id: text('id').notNull(),
    codeframeId: text('codeframe_id').notNull(),
    label: text('label').notNull(),
    meaning: text('meaning').notNull(),
    createdAt: instant('created_at').notNull(),
    createdBy: text('created_by').notNull(),
    retiredAt: instant('retired_at'),
  },
  (t) => [
    primaryKey({ columns: [t.footprintId, t.id] }),
    foreignKey({
      columns: [t.footprintId, t.codeframeId],
      foreignColumns: [codeframes.footprintId, codeframes.id],
    }),
  ],
);

/** A verbatim to be read by people: unread until released, redacted or withheld (R20). Its words stay in the response. */
export const comments = sqliteTable(
  'comments',
  {
    footprintId: text('footprint_id').notNull(),
    id: text('id').notNull(),
    waveId: text('wave_id').notNull(),
    caseId: text('case_id').notNull(),
    questionKey: text('question_key').notNull(),
    state: text('state').$type<'unread' | 'released' | 'redacted' | 'withheld'>().notNull(),
    /** The words as they may be shown, once a person has read them. */
    releasedText: text('released_text'),
    /** The member agreed to be quoted. */
    mayQuote: claim('may_quote').notNull(),
    riskPassedOn: text('risk_passed_on'),
    readAt: instant('read_at'),
    readBy: text('read_by'),
  },
  (t) => [
    primaryKey({ columns: [t.footprintId, t.id] }),
    uniqueIndex('comments_answer').on(t.footprintId, t.caseId, t.questionKey),
    foreignKey({ columns: [t.footprintId, t.caseId], foreignColumns: [cases.footprintId, cases.id] }),
    index('comments_wave').on(t.footprintId, t.waveId, t.questionKey),
  ],
);

/** A code on a comment, with who gave it. */
export const codings = sqliteTable(
  'codings',
  {
    footprintId: text('footprint_id').notNull(),
    id: text('id').notNull(),
    commentId: text('comment_id').notNull(),
    codeId: text('code_id').notNull(),
    author: text('author').notNull(),
    at: instant('at').notNull(),
    removedAt: instant('removed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.footprintId, t.id] }),
    foreignKey({
      columns: [t.footprintId, t.commentId],
      foreignColumns: [comments.footprintId, comments.id],
    }),
    foreignKey({ columns: [t.footprintId, t.codeId], foreignColumns: [codes.footprintId, codes.id] }),
    index('codings_comment').on(t.footprintId, t.commentId),
    index('codings_code').on(t.footprintId, t.codeId),
  ],
);

/** Codes that make one point. */
export const themes = sqliteTable(
  'themes',
  {
    footprintId: text('footprint_id').notNull(),
    id: text('id').notNull(),
    waveId: text('wave_id').notNull(),
    questionKey: text('question_key').notNull(),
    title: text('title').notNull(),
    codeIds: document<string[]>('code_ids').notNull(),
    createdAt: instant('created_at').notNull(),
    createdBy: text('created_by').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.footprintId, t.id] }),
    foreignKey({ columns: [t.footprintId, t.waveId], foreignColumns: [waves.footprintId, waves.id] }),
  ],
);
