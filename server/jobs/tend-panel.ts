import type { Read } from '../../db/connect';
import { listMembers } from '../../db/queries/panel';
import { listEventsOfTypes } from '../../db/queries/recruitment';
import type { Deps } from '../deps';
import { leavePanel } from '../steps/leave-panel';
import { findPausedUntil, resumeMember } from '../steps/pause-member';
import type { Outcome } from './index';

const dayMs = 86_400_000;
/** As the reserve page says to the person. */
const reserveDays = 365;
const unconfirmedDays = 30;

/**
 * Keeps what was promised by date: a break ends on its day, who waited a year in reserve is deleted, and so is a
 * sign-up that nobody confirmed in a month. Run twice, it acts once: whoever was dealt with is no longer found.
 */
export async function tendPanel(deps: Deps): Promise<Outcome> {
  const done = { resumed: 0, expired: 0, unconfirmed: 0 };
  const now = deps.now().getTime();
  for (const { id: footprint } of await deps.listFootprints()) {
    const read = deps.read(footprint);
    const waits = await listWaits(read);
    for (const member of await listMembers(read, ['paused', 'reserve', 'recruit'])) {
      if (member.status === 'paused') {
        const until = await findPausedUntil(read, member.id);
        if (until === null || until.getTime() > now) continue;
        if (await resumeMember(deps, footprint, member.id, 'system')) done.resumed += 1;
        continue;
      }
      const since = waits.get(member.id);
      const most = member.status === 'reserve' ? reserveDays : unconfirmedDays;
      if (since !== undefined && (now - since) / dayMs >= most) {
        await leavePanel(deps, footprint, member.id, { because: 'term-ended', by: 'system' });
        if (member.status === 'reserve') done.expired += 1;
        else done.unconfirmed += 1;
      }
    }
  }
  return done;
}

/** Since when someone waits here; of people taken over it counts from that day, not from their old panel's dates. */
async function listWaits(read: Read): Promise<ReadonlyMap<string, number>> {
  const events = await listEventsOfTypes(read, ['taken-over', 'signed-up', 'put-in-reserve']);
  return new Map(
    events.map(({ memberId, at, detail }) => {
      const savedAt = detail?.savedAt;
      return [memberId, typeof savedAt === 'string' ? Date.parse(savedAt) : at.getTime()];
    }),
  );
}
