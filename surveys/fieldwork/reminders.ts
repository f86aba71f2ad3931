import type { Channel, MemberStatus, Need } from '../vocabulary';
import type { CaseReading } from './disposition';
import { addDays, daysBetween, type LocalDate, localDateOf, localTimeOf } from './local-date';
import { type FieldworkWindow, windowAt } from './window';

export type ReminderRule = {
  /** Local days since the last message of any kind about this wave. */
  readonly afterDays: number;
  /** Reminders a case gets at most. */
  readonly max: number;
  readonly channelsAllowed: readonly Channel[];
  /** Local times HH:MM between which nothing is sent; may run over midnight. */
  readonly notBetween?: { readonly from: string; readonly to: string };
};

/** What is known of a case when reminders are decided. */
export type ReminderCase = {
  readonly id: string;
  readonly reading: CaseReading;
  readonly status: MemberStatus;
  /** The invitation or the last reminder; undefined before either has gone out. */
  readonly lastContactAt?: Date;
  readonly remindersSent: number;
  /** A message about this wave is still waiting to be sent. */
  readonly isMessageWaiting: boolean;
  readonly hasAskedNotTo: boolean;
  readonly needs: readonly Need[];
  readonly preferred?: Channel;
  /** Channels the member has given, without those found dead. */
  readonly channels: readonly Channel[];
};

export const notDueReasons = [
  'window-not-open',
  'not-issued',
  'not-eligible',
  'left',
  'paused',
  'not-a-member',
  'answered',
  'declined',
  'closed',
  'cannot-answer',
  'asked-not-to',
  'message-waiting',
  'never-contacted',
  'enough-reminders',
  'too-soon',
  'no-channel',
  'quiet-hours',
] as const;
export type NotDueReason = (typeof notDueReasons)[number];

export type RemindersNow = {
  readonly due: readonly { readonly id: string; readonly channel: Channel; readonly number: number }[];
  /** `dueOn` where waiting is all that is missing. */
  readonly notDue: readonly {
    readonly id: string;
    readonly because: NotDueReason;
    readonly dueOn?: LocalDate;
  }[];
};

/**
 * Who is due a reminder now, by which channel, and why each of the others is not. Decides only: doing it once is for the
 * job, by a unique row of case and `number`.
 * @param cases those of one wave; each comes back in exactly one of the two lists
 * @param at the instant of deciding; days and hours are counted in the window's time zone
 * @returns `number` is 1 for a case's first reminder
 * @example decideReminders(cases, rule, window, now).due[0] // { id: 'c1', channel: 'email', number: 1 }
 */
export function decideReminders(
  cases: readonly ReminderCase[],
  rule: ReminderRule,
  window: FieldworkWindow,
  at: Date,
): RemindersNow {
  const now = {
    isOpen: windowAt(window, at) === 'open',
    date: localDateOf(at, window.timeZone),
    time: localTimeOf(at, window.timeZone),
  };
  const due: { id: string; channel: Channel; number: number }[] = [];
  const notDue: { id: string; because: NotDueReason; dueOn?: LocalDate }[] = [];
  for (const one of cases) {
    const because = now.isOpen ? standing(one) : 'window-not-open';
    if (because) {
      notDue.push({ id: one.id, because });
      continue;
    }
    const { lastContactAt } = one;
    if (lastContactAt === undefined) {
      notDue.push({ id: one.id, because: 'never-contacted' });
      continue;
    }
    if (one.remindersSent >= rule.max) {
      notDue.push({ id: one.id, because: 'enough-reminders' });
      continue;
    }
    const last = localDateOf(lastContactAt, window.timeZone);
    if (daysBetween(last, now.date) < rule.afterDays) {
      notDue.push({ id: one.id, because: 'too-soon', dueOn: addDays(last, rule.afterDays) });
      continue;
    }
    const channel = channelFor(one, rule);
    if (channel === undefined) notDue.push({ id: one.id, because: 'no-channel' });
    else if (isQuiet(one, channel, rule, now.time)) notDue.push({ id: one.id, because: 'quiet-hours' });
    else due.push({ id: one.id, channel, number: one.remindersSent + 1 });
  }
  return { due, notDue };
}

/** Why a case must not be reminded at all, the gravest reason first: someone who left or died hears nothing. */
function standing(one: ReminderCase): NotDueReason | null {
  if (one.status === 'left') return 'left';
  if (one.status === 'paused') return 'paused';
  if (one.status !== 'member') return 'not-a-member';
  if (one.reading.state !== 'issued') return one.reading.state;
  const { disposition, isFinal, hasStarted } = one.reading;
  if (disposition === 'complete') return 'answered';
  if (disposition === 'other-eligible') return 'cannot-answer';
  if (isFinal && disposition === 'refusal') return 'declined';
  if (isFinal) return hasStarted ? 'answered' : 'closed';
  if (one.hasAskedNotTo) return 'asked-not-to';
  return one.isMessageWaiting ? 'message-waiting' : null;
}

/** The channel the member prefers if the rule allows it, then the others; a need decides before a preference (R14). */
function channelFor(one: ReminderCase, rule: ReminderRule): Channel | undefined {
  const possible = rule.channelsAllowed.filter((channel) => one.channels.includes(channel));
  if (one.needs.includes('telephone')) return possible.find((channel) => channel === 'telephone');
  if (one.needs.includes('paper'))
    return possible.find((channel) => channel === 'letter' || channel === 'paper');
  const fitting = one.needs.includes('british-sign-language')
    ? possible.filter((channel) => channel !== 'telephone')
    : possible;
  return fitting.find((channel) => channel === one.preferred) ?? fitting[0];
}

function isQuiet(one: ReminderCase, channel: Channel, rule: ReminderRule, time: string): boolean {
  if (channel === 'telephone' && one.needs.includes('no-calls-before-ten') && time < '10:00') return true;
  if (rule.notBetween === undefined || channel === 'letter' || channel === 'paper') return false;
  const { from, to } = rule.notBetween;
  return from <= to ? time >= from && time < to : time >= from || time < to;
}
