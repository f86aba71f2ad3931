import { addAudit } from '../../db/queries/audit';
import { countWaiting, findMessage, listTrayByKind } from '../../db/queries/messages';
import { messagesOperations } from '../contract/messages';
import type { Deps } from '../deps';
import { Refusal } from '../errors';
import { composeMessage } from '../messages/outbox';
import { type Handlers, station } from '../mount';

/** As many as a person looks through; each is written out anew for the list. */
const newestOfEach = 12;

/** In the demo, and without a mail server, messages stay here to be read. */
const isTray = (deps: Deps) => deps.config.isDemo && deps.config.smtpUrl === null;

const handlers: Handlers<typeof messagesOperations> = {
  listTray: async ({ deps, read, footprint, session }) => {
    const rows = await listTrayByKind(read, newestOfEach);
    const isDemoTray = isTray(deps) && footprint.isDemo;
    const members = rows.flatMap(({ memberId }) => (memberId === null ? [] : [memberId]));
    if (isDemoTray && members.length > 0)
      await deps.writer.write(footprint.id, (write) =>
        addAudit(write, {
          at: deps.now(),
          actor: session.staffId,
          act: 'identity.messages-listed',
          purpose: 'demo tray',
          members: [...new Set(members)],
          count: members.length,
        }),
      );
    const messages = [];
    for (const row of rows) {
      const composed = isDemoTray ? await composeMessage(deps, row) : null;
      messages.push({
        id: row.id,
        template: row.template,
        to: composed?.to ?? null,
        subject: composed?.subject ?? row.template,
        status: row.status,
        at: (row.sentAt ?? row.queuedAt).toISOString(),
        trouble: row.trouble,
      });
    }
    return { isDemoTray, waiting: await countWaiting(read), messages };
  },

  showTrayMessage: async ({ deps, read, footprint, params, session }) => {
    if (!isTray(deps) || !footprint.isDemo) throw new Refusal('not-found');
    const row = await findMessage(read, params.message);
    if (!row) throw new Refusal('not-found');
    const composed = await composeMessage(deps, row);
    if (!composed) throw new Refusal('not-found', 'This message has nobody to go to.');
    await deps.writer.write(footprint.id, (write) =>
      addAudit(write, {
        at: deps.now(),
        actor: session.staffId,
        act: 'identity.message-read',
        purpose: 'demo tray',
        object: row.id,
        ...(row.memberId ? { members: [row.memberId] } : {}),
      }),
    );
    return { id: row.id, ...composed, at: (row.sentAt ?? row.queuedAt).toISOString() };
  },
};

export const messagesStation = station(messagesOperations, handlers);
