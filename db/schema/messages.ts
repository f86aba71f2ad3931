import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Channel } from '../../surveys/vocabulary';
import { instant } from './columns';

/**
 * Messages waiting to go, and gone. A row holds ids only: words, address and link are made at delivery,
 * so a table of messages tells nobody's contact and opens nobody's survey.
 */
export const outbox = sqliteTable(
  'outbox',
  {
    id: text('id').primaryKey(),
    footprintId: text('footprint_id'),
    template: text('template').notNull(),
    channel: text('channel').$type<Channel>().notNull(),
    memberId: text('member_id'),
    staffId: text('staff_id'),
    /** The case, update or publication it is about. */
    rowId: text('row_id'),
    /** What must happen only once ("reminder 1 of case …") has a unique key. */
    onceKey: text('once_key').unique(),
    /** Stays the same over retries, so that a second delivery is recognised as the first. */
    messageId: text('message_id').notNull(),
    status: text('status').$type<'queued' | 'sent' | 'failed' | 'dropped'>().notNull(),
    attempts: integer('attempts').notNull().default(0),
    queuedAt: instant('queued_at').notNull(),
    dueAt: instant('due_at').notNull(),
    sentAt: instant('sent_at'),
    /** A code, never an address or a server's own words. */
    trouble: text('trouble'),
  },
  (t) => [
    index('outbox_due').on(t.status, t.dueAt),
    index('outbox_member').on(t.footprintId, t.memberId),
    index('outbox_row').on(t.footprintId, t.rowId),
  ],
);

/** When each job last ran; a lease keeps two from running at once. */
export const jobRuns = sqliteTable('job_runs', {
  name: text('name').primaryKey(),
  leaseUntil: instant('lease_until'),
  startedAt: instant('started_at'),
  endedAt: instant('ended_at'),
  outcome: text('outcome'),
});
