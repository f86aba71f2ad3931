import { findGeneration, findStaff, keepLink } from '../../db/queries/access';
import { addAudit } from '../../db/queries/audit';
import { addCaseEvents, findCaseWithWave } from '../../db/queries/fieldwork';
import { findFootprintById } from '../../db/queries/footprints';
import { type Contact, listContacts } from '../../db/queries/identity';
import { changeMessage, listDueMessages, type Message } from '../../db/queries/messages';
import type { LinkPurpose } from '../../surveys/vocabulary';
import { hashToken } from '../access/secrets';
import type { Deps } from '../deps';
import { longDate } from './dates';
import type { SendMail } from './smtp';
import { type TemplateName, templates, type Words, writeMessage } from './templates';

/** A message as it would arrive. */
export type Composed = Words & { readonly to: string };

const retryMinutes = [1, 5, 30, 120, 480];
const batch = 25;

/**
 * Sends what is due, oldest first, until nothing is. Words, address and link are made here and kept nowhere.
 * Without a mail server (the demo) a message counts as sent and is read in the tray.
 * @param together how many are on their way at once; with a mail server one, so that a stop leaves at most one in doubt
 */
export async function sendDueMessages(deps: Deps, send: SendMail | null, together = 1): Promise<number> {
  let sent = 0;
  for (;;) {
    const due = await listDueMessages(deps.unbound, deps.now(), batch);
    if (due.length === 0) return sent;
    await auditContactsUsed(deps, due);
    for (let from = 0; from < due.length; from += together) {
      const some = due.slice(from, from + together);
      const results = await Promise.all(some.map((message) => sendOne(deps, message, send)));
      sent += results.filter(Boolean).length;
    }
  }
}

async function sendOne(deps: Deps, message: Message, send: SendMail | null): Promise<boolean> {
  const composed = await composeMessage(deps, message, true);
  if (composed === null) {
    await deps.writer.writeUnbound((write) =>
      changeMessage(write, message.id, { status: 'dropped', trouble: 'no-address' }),
    );
    await keepCaseEvent(deps, message, 'bounced', { reason: 'no-address' });
    return false;
  }
  const result =
    send === null ? ({ ok: true } as const) : await send({ ...composed, messageId: message.messageId });
  const at = deps.now();
  if (result.ok) {
    await deps.writer.writeUnbound((write) =>
      changeMessage(write, message.id, {
        status: 'sent',
        sentAt: at,
        attempts: message.attempts + 1,
        trouble: null,
      }),
    );
    await keepCaseEvent(deps, message, 'sent', { template: message.template });
    return true;
  }
  const wait = retryMinutes[message.attempts];
  const isLost = result.isFinal || wait === undefined;
  deps.log.warn('message.not-sent', {
    message: message.id,
    code: result.code,
    attempt: message.attempts + 1,
    final: isLost,
  });
  await deps.writer.writeUnbound((write) =>
    changeMessage(write, message.id, {
      status: isLost ? 'failed' : 'queued',
      attempts: message.attempts + 1,
      trouble: result.code,
      dueAt: new Date(at.getTime() + (wait ?? 0) * 60_000),
    }),
  );
  if (isLost) await keepCaseEvent(deps, message, 'bounced', { code: result.code });
  return false;
}

/** What became of an invitation is an event of its case: the disposition is folded from it. */
async function keepCaseEvent(
  deps: Deps,
  message: Message,
  type: 'sent' | 'bounced',
  detail: Record<string, string>,
): Promise<void> {
  if (
    message.footprintId === null ||
    message.rowId === null ||
    templates[message.template as TemplateName]?.opens !== 'answer'
  )
    return;
  const { footprintId, rowId } = message;
  await deps.writer.write(footprintId, async (write) => {
    const found = await findCaseWithWave(write, rowId);
    if (!found) return;
    await addCaseEvents(write, [
      {
        id: deps.secrets.newId(),
        waveId: found.wave.id,
        caseId: rowId,
        at: deps.now(),
        type,
        channel: message.channel,
        detail,
        by: 'system',
      },
    ]);
  });
}

async function auditContactsUsed(deps: Deps, due: readonly Message[]): Promise<void> {
  const byFootprint = new Map<string, string[]>();
  for (const { footprintId, memberId } of due) {
    if (footprintId !== null && memberId !== null)
      byFootprint.set(footprintId, [...(byFootprint.get(footprintId) ?? []), memberId]);
  }
  for (const [footprintId, members] of byFootprint) {
    await deps.writer.write(footprintId, (write) =>
      addAudit(write, {
        at: deps.now(),
        actor: 'system',
        act: 'identity.contacts-used',
        purpose: 'sending messages',
        members: [...new Set(members)],
        count: members.length,
      }),
    );
  }
}

/**
 * Makes a message from its row.
 * @param keepLinks whether its links are kept for look-up: when it is sent, not when the tray shows it again
 * @returns null when there is nobody to send it to (no address, or the person has left)
 */
export async function composeMessage(
  deps: Deps,
  message: Message,
  keepLinks: boolean,
): Promise<Composed | null> {
  const template = message.template as TemplateName;
  const opens: string | null = templates[template]?.opens ?? null;
  const footprint =
    message.footprintId === null
      ? null
      : ((await findFootprintById(deps.unbound, message.footprintId)) ?? null);
  const link = async (purpose: LinkPurpose, rowId: string, hours: number | null) =>
    linkTo(deps, footprint?.id ?? null, purpose, rowId, hours, keepLinks);
  if (message.staffId !== null) {
    const person = await findStaff(deps.unbound, message.staffId);
    if (!person) return null;
    const purpose = opens === 'invitation' || opens === 'passphrase' ? opens : null;
    const generation = purpose === null ? 0 : await findGeneration(deps.unbound, purpose, person.id);
    const address =
      purpose === null
        ? null
        : `${deps.config.baseUrl}/staff/${purpose}/${deps.secrets.linkToken(purpose, person.id, generation)}`;
    return {
      to: person.email,
      ...writeMessage(template, {
        footprint,
        greeting: null,
        link: address,
        detailsLink: null,
        survey: null,
      }),
    };
  }
  if (footprint === null || message.memberId === null) return null;
  const read = deps.read(footprint.id);
  const contact: Contact | undefined = (await listContacts(read, deps.secrets, [message.memberId])).get(
    message.memberId,
  );
  if (!contact?.email) return null;
  const survey = message.rowId === null ? undefined : await findCaseWithWave(read, message.rowId);
  const main =
    opens === 'answer' && message.rowId !== null
      ? await link('answer', message.rowId, null)
      : opens === 'confirm'
        ? await link('confirm', message.memberId, 24 * 14)
        : opens === 'my-details'
          ? await link('my-details', message.memberId, 24 * 30)
          : opens === 'page'
            ? `${deps.config.baseUrl}/${footprint.id}/${template === 'survey-findings' ? `results/${message.rowId}` : `updates/${message.rowId}`}`
            : null;
  return {
    to: contact.email,
    ...writeMessage(template, {
      footprint,
      greeting: contact.name ? `Dear ${contact.name.split(' ')[0]},` : null,
      link: main,
      detailsLink: await link('my-details', message.memberId, 24 * 30),
      survey: survey
        ? { title: survey.wave.title, minutes: survey.minutes, closesOn: longDate(survey.wave.closesOn) }
        : null,
    }),
  };
}

async function linkTo(
  deps: Deps,
  footprintId: string | null,
  purpose: LinkPurpose,
  rowId: string,
  hours: number | null,
  keep: boolean,
): Promise<string> {
  const generation = Math.max(1, await findGeneration(deps.unbound, purpose, rowId));
  const token = deps.secrets.linkToken(purpose, rowId, generation);
  const createdAt = deps.now();
  if (keep) {
    await deps.writer.writeUnbound((write) =>
      keepLink(write, {
        tokenHash: hashToken(token),
        purpose,
        footprintId,
        rowId,
        generation,
        createdAt,
        expiresAt: hours === null ? null : new Date(createdAt.getTime() + hours * 3_600_000),
      }),
    );
  }
  const path = purpose === 'answer' ? 's' : purpose === 'confirm' ? 'confirm' : 'me';
  return `${deps.config.baseUrl}/${path}/${token}`;
}
