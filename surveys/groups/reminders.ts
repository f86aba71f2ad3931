import { daysBetween, type LocalDate } from '../fieldwork/local-date';
import type { Channel, MemberStatus } from '../vocabulary';
import type { GroupStanding } from './standing';

/** One invitation to a group, as far as a reminder hangs on it. */
export type RemindableInvitation = {
  readonly id: string;
  readonly standing: GroupStanding;
  readonly status: MemberStatus;
  readonly channel: Channel;
  /** The local day of the invitation, or for someone drawn of the draw. */
  readonly askedOn: LocalDate;
  /** What was sent by the reminder job before. */
  readonly reminded: readonly GroupReminder[];
  /** A message about this invitation still waits to be sent. */
  readonly isMessageWaiting: boolean;
};

/** Whether one can come, or whether one takes the seat. */
export type GroupReminder = 'answer' | 'seat';

/** Days that pass between a question and its one reminder. */
const afterDays = { answer: 5, seat: 3 } as const;

/**
 * Who is reminded of a group now: those who have not said whether they can come, while there is a day left to say it, and
 * those with a seat who have not confirmed it, until the day before it meets. Each once; letters and calls are made by people.
 * Decides only: doing it once is for the job, by a unique row.
 * @param group its last day to answer and its day, local
 * @param today the local day
 * @param time local, HH:MM: nothing is sent from 21:00 to 08:00
 * @returns ids with what they are reminded of
 * @example decideGroupReminders(invitations, group, '2026-03-20', '10:00')[0] // { id: 'i1', of: 'answer' }
 */
export function decideGroupReminders(
  invitations: readonly RemindableInvitation[],
  group: { readonly answerBy: LocalDate; readonly meetsOn: LocalDate },
  today: LocalDate,
  time: string,
): { readonly id: string; readonly of: GroupReminder }[] {
  if (time >= '21:00' || time < '08:00') return [];
  return invitations.flatMap((one) => {
    const of: GroupReminder | null =
      one.standing === 'silent' && today <= group.answerBy
        ? 'answer'
        : one.standing === 'drawn' && today < group.meetsOn
          ? 'seat'
          : null;
    if (of === null || one.status !== 'member' || one.channel !== 'email') return [];
    if (one.isMessageWaiting || one.reminded.includes(of)) return [];
    return daysBetween(one.askedOn, today) < afterDays[of] ? [] : [{ id: one.id, of }];
  });
}
