import { and, asc, count, desc, eq, inArray, isNotNull, lte, notInArray, or } from 'drizzle-orm';
import type { Read, UnboundRead, UnboundWrite } from '../connect';
import { outbox } from '../schema';

export type Message = typeof outbox.$inferSelect;
export type NewMessage = Omit<typeof outbox.$inferInsert, 'status' | 'attempts' | 'sentAt' | 'trouble'>;

/** Puts messages in the outbox. One whose once-key is there already is left out; returns how many are new. */
export async function queueMessages(write: UnboundWrite, rows: readonly NewMessage[]): Promise<number> {
  let added = 0;
  for (let from = 0; from < rows.length; from += 100) {
    const kept = await write.sql
      .insert(outbox)
      .values(rows.slice(from, from + 100).map((row) => ({ ...row, status: 'queued' as const })))
      .onConflictDoNothing()
      .returning({ id: outbox.id });
    added += kept.length;
  }
  return added;
}

export async function listDueMessages(read: UnboundRead, at: Date, most: number): Promise<Message[]> {
  return read.sql
    .select()
    .from(outbox)
    .where(and(eq(outbox.status, 'queued'), lte(outbox.dueAt, at)))
    .orderBy(asc(outbox.dueAt))
    .limit(most);
}

export async function changeMessage(
  write: UnboundWrite,
  id: string,
  change: Partial<Message>,
): Promise<void> {
  await write.sql.update(outbox).set(change).where(eq(outbox.id, id));
}

/** Drops what still waits for a member who left or pauses, but for some templates; in the same write job. */
export async function dropQueuedMessages(
  write: UnboundWrite,
  footprintId: string,
  memberId: string,
  except: readonly string[] = [],
): Promise<void> {
  await write.sql
    .update(outbox)
    .set({ status: 'dropped', trouble: 'no-longer-wanted' })
    .where(
      and(
        eq(outbox.footprintId, footprintId),
        eq(outbox.memberId, memberId),
        eq(outbox.status, 'queued'),
        except.length === 0 ? undefined : notInArray(outbox.template, [...except]),
      ),
    );
}

/** The footprint's newest messages, for the tray. */
export async function listTray(read: Read, most: number): Promise<Message[]> {
  return read.sql
    .select()
    .from(outbox)
    .where(
      and(
        eq(outbox.footprintId, read.footprintId),
        or(isNotNull(outbox.memberId), isNotNull(outbox.staffId)),
      ),
    )
    .orderBy(desc(outbox.queuedAt), desc(outbox.id))
    .limit(most);
}

/** The newest messages of each kind, newest first: a thousand reminders must not hide the one invitation. */
export async function listTrayByKind(read: Read, mostOfEach: number): Promise<Message[]> {
  const kinds = await read.sql
    .selectDistinct({ template: outbox.template })
    .from(outbox)
    .where(eq(outbox.footprintId, read.footprintId));
  const found: Message[] = [];
  for (const { template } of kinds) {
    found.push(
      ...(await read.sql
        .select()
        .from(outbox)
        .where(and(eq(outbox.footprintId, read.footprintId), eq(outbox.template, template)))
        .orderBy(desc(outbox.queuedAt), desc(outbox.id))
        .limit(mostOfEach)),
    );
  }
  return found.sort((one, other) => other.queuedAt.getTime() - one.queuedAt.getTime());
}

/** All that was or will be sent to a member, oldest first. */
export async function listMessagesOfMember(read: Read, memberId: string): Promise<Message[]> {
  return read.sql
    .select()
    .from(outbox)
    .where(and(eq(outbox.footprintId, read.footprintId), eq(outbox.memberId, memberId)))
    .orderBy(asc(outbox.queuedAt), asc(outbox.id));
}

/** How many messages of the footprint wait to be sent. */
export async function countWaiting(read: Read): Promise<number> {
  const [row] = await read.sql
    .select({ waiting: count() })
    .from(outbox)
    .where(and(eq(outbox.footprintId, read.footprintId), eq(outbox.status, 'queued')));
  return row?.waiting ?? 0;
}

export async function findMessage(read: Read, id: string): Promise<Message | undefined> {
  return (
    await read.sql
      .select()
      .from(outbox)
      .where(and(eq(outbox.footprintId, read.footprintId), eq(outbox.id, id)))
  )[0];
}

/** What still waits about one row (a case that has answered or declined): dropped in the same write job. */
export async function dropQueuedMessagesAbout(
  write: UnboundWrite,
  footprintId: string,
  rowIds: readonly string[],
): Promise<void> {
  for (let from = 0; from < rowIds.length; from += 400) {
    await write.sql
      .update(outbox)
      .set({ status: 'dropped', trouble: 'no-longer-wanted' })
      .where(
        and(
          eq(outbox.footprintId, footprintId),
          inArray(outbox.rowId, rowIds.slice(from, from + 400)),
          eq(outbox.status, 'queued'),
        ),
      );
  }
}

/** Messages about some rows, oldest first: what a case has been sent and what waits. */
export async function listMessagesAbout(
  read: Read,
  rowIds: readonly string[],
  templates: readonly string[],
): Promise<Message[]> {
  const found: Message[] = [];
  for (let from = 0; from < rowIds.length; from += 400) {
    found.push(
      ...(await read.sql
        .select()
        .from(outbox)
        .where(
          and(
            eq(outbox.footprintId, read.footprintId),
            inArray(outbox.rowId, rowIds.slice(from, from + 400)),
            inArray(outbox.template, [...templates]),
          ),
        )
        .orderBy(asc(outbox.queuedAt), asc(outbox.id))),
    );
  }
  return found;
}
