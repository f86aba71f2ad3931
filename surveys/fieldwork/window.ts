import { addDays, type LocalDate, localDateOf, startOfLocalDate } from './local-date';

/** When a wave takes answers: whole days of the footprint's calendar. */
export type FieldworkWindow = {
  readonly opensOn: LocalDate;
  /** The last day; the window closes when it ends. */
  readonly closesOn: LocalDate;
  /** Days after the last in which answers on their way (post, a lost line, an access need) still count. */
  readonly graceDays: number;
  readonly timeZone: string;
  /** Set when staff close early; grace days then run from that day. */
  readonly closedEarlyAt?: Date;
};

export type WindowState = 'not-yet' | 'open' | 'grace' | 'closed';

/**
 * Whether a wave takes answers at an instant. In grace nobody is invited or reminded, and what arrives still counts.
 * @throws RangeError for an unknown time zone
 * @example windowAt({ opensOn: '2026-03-01', closesOn: '2026-03-28', graceDays: 0, timeZone: 'Europe/London' }, at) // 'open'
 */
export function windowAt(window: FieldworkWindow, at: Date): WindowState {
  const today = localDateOf(at, window.timeZone);
  if (today < window.opensOn) return 'not-yet';
  const closedEarly = window.closedEarlyAt !== undefined && at >= window.closedEarlyAt;
  if (!closedEarly && today <= window.closesOn) return 'open';
  return today <= lastGraceDay(window) ? 'grace' : 'closed';
}

/**
 * The instants at which a window opens, closes, and takes nothing more; for jobs, and for freezing the bases of rates.
 * @returns `closesAt` and `endsAt` are the first instants outside; `endsAt` is `closesAt` plus grace
 * @example instantsOf(window).closesAt // 2026-03-29T00:00:00.000Z
 */
export function instantsOf(window: FieldworkWindow): {
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly endsAt: Date;
} {
  const planned = startOfLocalDate(addDays(window.closesOn, 1), window.timeZone);
  const early = window.closedEarlyAt;
  const closesAt = early !== undefined && early < planned ? early : planned;
  const ends = startOfLocalDate(addDays(lastGraceDay(window), 1), window.timeZone);
  return {
    opensAt: startOfLocalDate(window.opensOn, window.timeZone),
    closesAt,
    endsAt: window.graceDays === 0 || ends < closesAt ? closesAt : ends,
  };
}

/** With no grace an early close ends the wave at once, so the last day that counts is the day before. */
function lastGraceDay(window: FieldworkWindow): LocalDate {
  const early = window.closedEarlyAt && localDateOf(window.closedEarlyAt, window.timeZone);
  if (early === undefined || early > window.closesOn) return addDays(window.closesOn, window.graceDays);
  return window.graceDays === 0 ? addDays(early, -1) : addDays(early, window.graceDays);
}
