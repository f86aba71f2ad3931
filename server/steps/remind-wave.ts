import type { Read } from '../../db/connect';
import { findWave, listEventsOfCases, type Wave } from '../../db/queries/fieldwork';
import type { Footprint } from '../../db/queries/footprints';
import { listReach } from '../../db/queries/identity';
import { listMessagesAbout, queueMessages } from '../../db/queries/messages';
import { listMembersById } from '../../db/queries/panel';
import { decideReminders, type ReminderCase, type RemindersNow } from '../../surveys/fieldwork/reminders';
import type { Channel } from '../../surveys/vocabulary';
import type { Deps } from '../deps';
import { type ReadCase, windowOf } from './read-fieldwork';

/** E-mail is the one channel that reminds by itself; letters and calls are made by people. */
const reminding: readonly Channel[] = ['email'];
const quietHours = { from: '21:00', to: '08:00' };

/** Who is due a reminder now and who is not, by the wave's rule. Reads only. */
export async function readReminders(
  read: Read,
  wave: Wave,
  footprint: Footprint,
  cases: readonly ReadCase[],
  at: Date,
): Promise<RemindersNow> {
  const members = new Map(
    (
      await listMembersById(
        read,
        cases.map((one) => one.case.memberId),
      )
    ).map((member) => [member.id, member]),
  );
  const reach = await listReach(read);
  const messages = await listMessagesAbout(
    read,
    cases.map((one) => one.case.id),
    ['survey-invitation', 'survey-reminder'],
  );
  const about = new Map<string, typeof messages>();
  for (const message of messages)
    about.set(message.rowId ?? '', [...(about.get(message.rowId ?? '') ?? []), message]);
  const waiting = cases.map(({ case: one, events, reading }): ReminderCase => {
    const member = members.get(one.memberId);
    const own = about.get(one.id) ?? [];
    const lastContactAt = events.findLast((event) => event.type === 'delivered')?.at;
    const isDead =
      events.findLast((event) => event.type === 'delivered' || event.type === 'bounced')?.type === 'bounced';
    return {
      id: one.id,
      reading,
      status: member?.status ?? 'left',
      ...(lastContactAt ? { lastContactAt } : {}),
      remindersSent: own.filter(
        (message) => message.template === 'survey-reminder' && message.status === 'sent',
      ).length,
      isMessageWaiting: own.some((message) => message.status === 'queued'),
      hasAskedNotTo: false,
      needs: member?.needs ?? [],
      ...(member ? { preferred: member.preferredChannel } : {}),
      channels: reach.get(one.memberId)?.email && !isDead ? ['email'] : [],
    };
  });
  const rule = {
    afterDays: wave.reminders.afterDays,
    max: wave.reminders.most,
    channelsAllowed: reminding,
    notBetween: quietHours,
  };
  return decideReminders(waiting, rule, windowOf(wave, footprint), at);
}

/**
 * Queues what is due, each once: the once-key makes a second run harmless, and whoever has finished, declined, paused or
 * left since the decision is left out in the same write job.
 */
export async function remindWave(
  deps: Deps,
  footprint: Footprint,
  wave: Wave,
  cases: readonly ReadCase[],
  due: RemindersNow['due'],
): Promise<number> {
  if (due.length === 0) return 0;
  const memberOf = new Map(cases.map((one) => [one.case.id, one.case.memberId]));
  return deps.writer.write(footprint.id, async (write) => {
    const now = deps.now();
    if ((await findWave(write, wave.id))?.closedAt != null) return 0;
    const ids = due.map((one) => one.id);
    const people = await listMembersById(
      write,
      ids.map((id) => memberOf.get(id) ?? ''),
    );
    const members = new Set(people.filter(({ status }) => status === 'member').map(({ id }) => id));
    const ended = new Set(
      (await listEventsOfCases(write, ids))
        .filter(({ type }) => type === 'finished' || type === 'declined')
        .map(({ caseId }) => caseId),
    );
    const reminded = await queueMessages(
      write,
      due
        .filter(({ id }) => !ended.has(id) && members.has(memberOf.get(id) ?? ''))
        .map(({ id, channel, number }) => ({
          id: deps.secrets.newId(),
          footprintId: footprint.id,
          template: 'survey-reminder',
          channel,
          memberId: memberOf.get(id)!,
          rowId: id,
          onceKey: `reminder ${number} ${id}`,
          messageId: `${deps.secrets.newId()}@sounding`,
          queuedAt: now,
          dueAt: now,
        })),
    );
    deps.log.info('wave.reminded', { wave: wave.id, reminded });
    return reminded;
  });
}
