/** A day in a place's own calendar, as YYYY-MM-DD. Deadlines are days; which instant that is depends on the time zone. */
export type LocalDate = string;

/**
 * The day it is somewhere at an instant.
 * @param timeZone an IANA name such as `Europe/London`
 * @throws RangeError for a time zone nobody knows
 * @example localDateOf(new Date('2026-06-30T23:30:00Z'), 'Europe/London') // '2026-07-01'
 */
export function localDateOf(at: Date, timeZone: string): LocalDate {
  const parts = partsOf(at, timeZone);
  return `${parts.year}-${parts.month}-${parts.day}`;
}

/**
 * The time on the wall somewhere at an instant, HH:MM on a 24-hour clock.
 * @example localTimeOf(new Date('2026-07-01T08:59:00Z'), 'Europe/London') // '09:59'
 */
export function localTimeOf(at: Date, timeZone: string): string {
  const parts = partsOf(at, timeZone);
  return `${parts.hour}:${parts.minute}`;
}

/**
 * The instant a local day begins, also on the days the clocks change.
 * @returns the first instant whose local date is that day
 * @throws RangeError when the date is not one of the calendar
 * @example startOfLocalDate('2026-07-01', 'Europe/London') // 2026-06-30T23:00:00.000Z
 */
export function startOfLocalDate(date: LocalDate, timeZone: string): Date {
  if (!isLocalDate(date))
    throw new RangeError(`"${date}" is not a date of the calendar. Write it as YYYY-MM-DD.`);
  // Every zone is within 14 hours of UTC and changes by whole minutes: halve the span until one minute is left.
  const midnight = Date.parse(`${date}T00:00:00Z`);
  let before = midnight - 15 * hour;
  let within = midnight + 15 * hour;
  while (within - before > minute) {
    const middle = before + Math.floor((within - before) / 2 / minute) * minute;
    if (localDateOf(new Date(middle), timeZone) < date) before = middle;
    else within = middle;
  }
  return new Date(within);
}

/**
 * A day some days later, or earlier for a negative number.
 * @example addDays('2026-02-27', 2) // '2026-03-01'
 */
export function addDays(date: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 24 * hour).toISOString().slice(0, 10);
}

/**
 * Whole days from one local day to another; negative when the second is earlier.
 * @example daysBetween('2026-03-28', '2026-03-30') // 2
 */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / (24 * hour));
}

/**
 * Whether a text is a day of the calendar written YYYY-MM-DD.
 * @example isLocalDate('2026-02-31') // false
 */
export function isLocalDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const parsed = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().slice(0, 10) === text;
}

const minute = 60_000;
const hour = 60 * minute;

type Parts = { year: string; month: string; day: string; hour: string; minute: string };

/** Making a formatter costs a hundred times as much as using it, so one is kept for each zone. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function partsOf(at: Date, timeZone: string): Parts {
  let formatter = formatters.get(timeZone);
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    formatters.set(timeZone, formatter);
  }
  // The formatter was asked for exactly these parts; literals beside them are not read.
  return Object.fromEntries(formatter.formatToParts(at).map((part) => [part.type, part.value])) as Parts;
}
