import {
  lengthOfMembership,
  type Membership,
  monthlyAttrition,
  retentionSince,
} from '../../analysis/panel/retention';
import type { Read } from '../../db/connect';
import type { Footprint } from '../../db/queries/footprints';
import { listMembers } from '../../db/queries/panel';
import { listEventsOfTypes } from '../../db/queries/recruitment';
import { localDateOf, startOfLocalDate } from '../../surveys/fieldwork/local-date';
import { type LeavingReason, leavingReasons } from '../../surveys/panel/status';

/** How members stay: of those of a while ago, month by month, and for how long (R7). */
export type Staying = ReturnType<typeof stayingOf>;

/** Everyone who ever held a place, with how it ended. */
export async function readMemberships(read: Read): Promise<Membership[]> {
  const members = await listMembers(read, ['member', 'paused', 'left']);
  const knownFrom = new Map<string, Date>();
  const because = new Map<string, LeavingReason>();
  for (const { memberId, type, at, detail } of await listEventsOfTypes(read, ['taken-over', 'left'])) {
    const reason = leavingReasons.find((one) => one === detail?.because);
    if (reason) because.set(memberId, reason);
    // People of an earlier panel are known from the day they were taken over, not from their old dates.
    if (type === 'taken-over')
      knownFrom.set(memberId, typeof detail?.savedAt === 'string' ? new Date(detail.savedAt) : at);
  }
  return members.flatMap(({ id, admittedAt, leftAt }): Membership[] => {
    if (admittedAt === null) return [];
    const since = knownFrom.get(id);
    const reason = because.get(id);
    return [
      {
        joinedAt: admittedAt,
        leftAt,
        ...(since && { knownFrom: since }),
        ...(reason && { because: reason }),
      },
    ];
  });
}

/** A year back where somebody was there by then, else the longest of these. */
const lookBackDays = [365, 182, 91, 30];
const monthsShown = 12;

/** The figures of staying as of a day. */
export function stayingOf(memberships: readonly Membership[], footprint: Footprint, at: Date) {
  const periods = lookBackDays.map((days) =>
    retentionSince(memberships, new Date(at.getTime() - days * 86_400_000), at),
  );
  const months = monthlyAttrition(memberships, startsOfMonths(at, footprint.timeZone));
  return {
    retention: periods.find(({ base }) => base > 0) ?? null,
    months: months.filter(({ atRisk }) => atRisk > 0),
    length: lengthOfMembership(memberships, at),
  };
}

/** The first instants of so many whole months before an instant, and of the one it is in, rising. */
function startsOfMonths(at: Date, timeZone: string): Date[] {
  const [year, month] = localDateOf(at, timeZone).split('-').map(Number);
  return Array.from({ length: monthsShown + 1 }, (_, back) => {
    const index = year! * 12 + (month! - 1) - (monthsShown - back);
    const name = `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-01`;
    return startOfLocalDate(name, timeZone);
  });
}
