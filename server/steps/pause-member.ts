import { dropQueuedMessages } from '../../db/queries/messages';
import {
  addMemberEvents,
  changeMember,
  findMember,
  listMemberEvents,
  type MemberEvent,
} from '../../db/queries/panel';
import type { Deps } from '../deps';
import { Refusal } from '../errors';

/** Stops all we would write to a member until a day; they keep their place. */
export async function pauseMember(
  deps: Deps,
  footprintId: string,
  memberId: string,
  until: Date,
  by: string,
): Promise<void> {
  await deps.writer.write(footprintId, async (write) => {
    const member = await findMember(write, memberId);
    if (member?.status !== 'member' && member?.status !== 'paused')
      throw new Refusal('not-possible-now', 'Only a member can pause. Nothing is sent to you as it is.');
    await changeMember(write, memberId, { status: 'paused' });
    await addMemberEvents(write, [
      {
        id: deps.secrets.newId(),
        memberId,
        at: deps.now(),
        type: 'paused',
        status: 'paused',
        detail: { until: until.toISOString() },
        by,
      },
    ]);
    // Only what they asked for themselves still reaches them.
    await dropQueuedMessages(write, footprintId, memberId, ['lost-link']);
  });
}

/** Ends a pause. A member who does not pause stays as they are. */
export async function resumeMember(
  deps: Deps,
  footprintId: string,
  memberId: string,
  by: string,
): Promise<boolean> {
  return deps.writer.write(footprintId, async (write) => {
    const member = await findMember(write, memberId);
    if (member?.status !== 'paused') return false;
    await changeMember(write, memberId, { status: 'member' });
    await addMemberEvents(write, [
      { id: deps.secrets.newId(), memberId, at: deps.now(), type: 'resumed', status: 'member', by },
    ]);
    return true;
  });
}

/** Until when someone pauses, from the events of their membership. */
export function pausedUntil(events: readonly Pick<MemberEvent, 'type' | 'detail'>[]): Date | null {
  const until = events.filter(({ type }) => type === 'paused').at(-1)?.detail?.until;
  return typeof until === 'string' ? new Date(until) : null;
}

/** The same, read for one member. */
export async function findPausedUntil(
  read: Parameters<typeof listMemberEvents>[0],
  memberId: string,
): Promise<Date | null> {
  return pausedUntil(await listMemberEvents(read, memberId));
}
