import type { Write } from '../../db/connect';
import { listReachableByEmail } from '../../db/queries/identity';
import { type NewMessage, queueMessages } from '../../db/queries/messages';
import type { Deps } from '../deps';
import type { TemplateName } from './templates';

/**
 * Queues one message each to members, in the write job that gives the reason for it. Members without an e-mail
 * address are left out: they read the same on their own page.
 */
export async function queueToMembers(
  write: Write,
  deps: Pick<Deps, 'secrets' | 'now'>,
  messages: readonly {
    readonly memberId: string;
    readonly template: TemplateName;
    readonly onceKey?: string;
  }[],
): Promise<number> {
  const reachable = await listReachableByEmail(write, [...new Set(messages.map((one) => one.memberId))]);
  const at = deps.now();
  const rows = messages
    .filter(({ memberId }) => reachable.has(memberId))
    .map(
      ({ memberId, template, onceKey }): NewMessage => ({
        id: deps.secrets.newId(),
        footprintId: write.footprintId,
        template,
        channel: 'email',
        memberId,
        rowId: memberId,
        messageId: `${deps.secrets.newId()}@sounding`,
        queuedAt: at,
        dueAt: at,
        ...(onceKey === undefined ? {} : { onceKey }),
      }),
    );
  return queueMessages(write, rows);
}
