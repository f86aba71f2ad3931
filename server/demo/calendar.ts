import { addDays, type LocalDate, localDateOf } from '../../surveys/fieldwork/local-date';

/**
 * The days of the demo, counted back from the day it is made, so that whoever opens it finds a panel at work: a survey
 * closed and published, another open. What was in 2018 the rhythm of the real panel is kept, its dates are not.
 */
export type Calendar = {
  readonly today: LocalDate;
  /** An instant so many days from today (negative: before), at an hour of the day. */
  readonly at: (days: number, hour?: number, minute?: number) => Date;
  readonly date: (days: number) => LocalDate;
};

export function createCalendar(now: Date, timeZone: string): Calendar {
  const today = localDateOf(now, timeZone);
  return {
    today,
    date: (days) => addDays(today, days),
    at: (days, hour = 9, minute = 0) => {
      const instant = new Date(
        `${addDays(today, days)}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00Z`,
      );
      // Nothing of the demo lies in the future, whatever the hour at which it is made.
      return instant > now ? now : instant;
    },
  };
}

/** Days from today. The window of survey 1 is as long as the real one: 24 September to 14 December. */
export const days = {
  opened: -560,
  takenOver: -150,
  firstIssued: -141,
  firstReminder: -126,
  secondReminder: -110,
  firstCloses: -60,
  weighed: -57,
  published: -50,
  read: -48,
  answered: -30,
  secondIssued: -17,
  secondReminded: -6,
  groupPlanned: -14,
  groupAnswered: -7,
  groupMeets: 9,
  secondCloses: 11,
  updated: -3,
} as const;
