import type { Footprint } from '../../db/queries/footprints';
import { type Group, listGroupEvents } from '../../db/queries/groups';
import { listMessagesAbout, queueMessages } from '../../db/queries/messages';
import { listMembersById } from '../../db/queries/panel';
import { localDateOf, localTimeOf } from '../../surveys/fieldwork/local-date';
import { decideGroupReminders, type GroupReminder } from '../../surveys/groups/reminders';
import type { Deps } from '../deps';
import type { TemplateName } from '../messages/templates';
import { readGroupPeople } from './group-instance';

const templateOf = { answer: 'group-reminder', seat: 'group-place-reminder' } as const satisfies Record<
  GroupReminder,
  TemplateName
>;
const asks: readonly TemplateName[] = ['group-invitation', 'group-place', ...Object.values(templateOf)];

/** Queues the reminders of one group that are due, each once: the once-key makes a second run harmless. */
export async function remindGroup(deps: Deps, footprint: Footprint, group: Group): Promise<number> {
  const at = deps.now();
  const today = localDateOf(at, footprint.timeZone);
  if (today > group.meetsOn) return 0;
  const read = deps.read(footprint.id);
  const { people } = await readGroupPeople(read, deps, group.id, at);
  if (people.length === 0) return 0;
  const ids = people.map(({ invitation }) => invitation.id);
  const members = new Map(
    (
      await listMembersById(
        read,
        people.map(({ invitation }) => invitation.memberId),
      )
    ).map((member) => [member.id, member]),
  );
  const messages = await listMessagesAbout(read, ids, [...asks]);
  const drawnAt = new Map(
    (await listGroupEvents(read, [group.id]))
      .filter(({ type }) => type === 'drawn')
      .map((event) => [event.invitationId, event.at]),
  );
  const due = decideGroupReminders(
    people.map(({ invitation, standing }) => {
      const own = messages.filter(({ rowId }) => rowId === invitation.id);
      return {
        id: invitation.id,
        standing,
        status: members.get(invitation.memberId)?.status ?? 'left',
        channel: invitation.channel,
        askedOn: localDateOf(drawnAt.get(invitation.id) ?? invitation.invitedAt, footprint.timeZone),
        reminded: (['answer', 'seat'] as const).filter((of) =>
          own.some(({ template }) => template === templateOf[of]),
        ),
        isMessageWaiting: own.some(({ status }) => status === 'queued'),
      };
    }),
    group,
    today,
    localTimeOf(at, footprint.timeZone),
  );
  if (due.length === 0) return 0;
  const memberOf = new Map(people.map(({ invitation }) => [invitation.id, invitation.memberId]));
  const reminded = await deps.writer.write(footprint.id, async (write) => {
    // Whoever has answered since the decision is left out in the same job.
    const now = await readGroupPeople(write, deps, group.id, at);
    const still = new Set(
      now.people
        .filter(({ standing }) => standing === 'silent' || standing === 'drawn')
        .map(({ invitation }) => invitation.id),
    );
    return queueMessages(
      write,
      due
        .filter(({ id }) => still.has(id))
        .map(({ id, of }) => ({
          id: deps.secrets.newId(),
          footprintId: footprint.id,
          template: templateOf[of],
          channel: 'email' as const,
          memberId: memberOf.get(id)!,
          rowId: id,
          onceKey: `${templateOf[of]} ${id}`,
          messageId: `${deps.secrets.newId()}@sounding`,
          queuedAt: at,
          dueAt: at,
        })),
    );
  });
  deps.log.info('group.reminded', { group: group.id, reminded });
  return reminded;
}
