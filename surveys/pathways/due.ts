import { daysBetween, type LocalDate, localDateOf } from '../fieldwork/local-date';

/** When something is due, as precise as the document that promised it (R22). Quarters are of the calendar year. */
export type DuePoint =
  | { readonly precision: 'day'; readonly year: number; readonly month: number; readonly day: number }
  | { readonly precision: 'month'; readonly year: number; readonly month: number }
  | { readonly precision: 'quarter'; readonly year: number; readonly quarter: 1 | 2 | 3 | 4 }
  | { readonly precision: 'year'; readonly year: number };

/** A due point, or a span of two ("July to October 2017"). */
export type Due = DuePoint | { readonly precision: 'span'; readonly from: DuePoint; readonly to: DuePoint };

/** What to say when a due date could not be read. */
export const dueAdvice =
  'Write a day (4 May 2017), a month (May 2017), a quarter (Q2 2017), a year (2017), or two of them (July to October 2017).';

/**
 * Reads a due date as people and documents write it.
 * @param text `4 May 2017`, `31/5/2017` (day first), `May-17`, `Q2 2017`, `2017`, `July to October 17`, `Sept/Nov 17`, or a
 *   code of `dueCode`; two-digit years are 20xx
 * @returns the due date, or undefined when it is none: say `dueAdvice`
 * @example parseDue('May 17') // { precision: 'month', year: 2017, month: 5 }
 */
export function parseDue(text: string): Due | undefined {
  const plain = text.normalize('NFKC').trim().replace(/\s+/g, ' ');
  return parsePoint(plain) ?? parseSpan(plain);
}

/**
 * The short text a due date is stored and sent as.
 * @returns `2017-05-04`, `2017-05`, `2017-Q2`, `2017`, or two of them with `/` between
 * @example dueCode({ precision: 'month', year: 2017, month: 5 }) // '2017-05'
 */
export function dueCode(due: Due): string {
  switch (due.precision) {
    case 'day':
      return isoDate(due.year, due.month, due.day);
    case 'month':
      return isoDate(due.year, due.month, 1).slice(0, 7);
    case 'quarter':
      return `${due.year}-Q${due.quarter}`;
    case 'year':
      return String(due.year);
    case 'span':
      return `${dueCode(due.from)}/${dueCode(due.to)}`;
  }
}

/**
 * A due date in words, saying no more than is known. A quarter is given by its months, since a financial year has others.
 * @example printDue({ precision: 'month', year: 2017, month: 5 }) // 'May 2017'
 * @example printDue({ precision: 'quarter', year: 2017, quarter: 4 }) // 'October to December 2017'
 */
export function printDue(due: Due): string {
  switch (due.precision) {
    case 'day':
      return `${due.day} ${nameOfMonth(due.month)} ${due.year}`;
    case 'month':
      return `${nameOfMonth(due.month)} ${due.year}`;
    case 'quarter':
      return `${nameOfMonth(due.quarter * 3 - 2)} to ${nameOfMonth(due.quarter * 3)} ${due.year}`;
    case 'year':
      return String(due.year);
    case 'span': {
      const from = printDue(due.from);
      const isSameYear = due.from.year === due.to.year && due.from.precision !== 'year';
      return `${isSameYear ? from.slice(0, -5) : from} to ${printDue(due.to)}`;
    }
  }
}

/**
 * First and last day of a due date, as days of the calendar.
 * @example daysOfDue({ precision: 'quarter', year: 2018, quarter: 1 }) // { first: '2018-01-01', last: '2018-03-31' }
 */
export function daysOfDue(due: Due): { readonly first: LocalDate; readonly last: LocalDate } {
  switch (due.precision) {
    case 'day': {
      const day = isoDate(due.year, due.month, due.day);
      return { first: day, last: day };
    }
    case 'month':
      return { first: isoDate(due.year, due.month, 1), last: lastOfMonth(due.year, due.month) };
    case 'quarter':
      return {
        first: isoDate(due.year, due.quarter * 3 - 2, 1),
        last: lastOfMonth(due.year, due.quarter * 3),
      };
    case 'year':
      return { first: isoDate(due.year, 1, 1), last: isoDate(due.year, 12, 31) };
    case 'span':
      return { first: daysOfDue(due.from).first, last: daysOfDue(due.to).last };
  }
}

/**
 * Order for sorting: by the last day on which it is kept, then the one that begins later, being the more precise.
 * @returns negative, 0 or positive, as `sort` wants it
 * @example compareDue(parseDue('4 May 2017')!, parseDue('May 2017')!) < 0 // true
 */
export function compareDue(one: Due, other: Due): number {
  const [a, b] = [daysOfDue(one), daysOfDue(other)];
  if (a.last !== b.last) return a.last < b.last ? -1 : 1;
  return a.first === b.first ? 0 : a.first > b.first ? -1 : 1;
}

/**
 * Whether a promise not yet kept is late: its last day has ended where the panel is.
 * @param timeZone the panel's own, such as `Europe/London`
 * @example isLate(parseDue('May 2017')!, new Date('2017-05-31T20:00:00Z'), 'Europe/London') // false
 */
export function isLate(due: Due, at: Date, timeZone: string): boolean {
  return localDateOf(at, timeZone) > daysOfDue(due).last;
}

/**
 * By how many whole weeks a forecast, or the day a thing was done, is off the plan.
 * @returns 0 while it lies within the planned period, however coarse; positive when later than its last day; negative when
 *   done before its first
 * @example slippageWeeks(parseDue('Dec-17')!, parseDue('Feb-18')!) // 8
 */
export function slippageWeeks(planned: Due, forecast: Due): number {
  const plan = daysOfDue(planned);
  const now = daysOfDue(forecast);
  if (now.last > plan.last) return wholeWeeks(daysBetween(plan.last, now.last));
  if (now.last < plan.first) return -wholeWeeks(daysBetween(now.last, plan.first));
  return 0;
}

const wholeWeeks = (days: number) => Math.floor(days / 7);

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
// Holds: months are checked to be 1–12 before a due date is made.
const nameOfMonth = (month: number) => months[month - 1] as string;

const isoDate = (year: number, month: number, day: number): LocalDate =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
const lengthOfMonth = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();
const lastOfMonth = (year: number, month: number) => isoDate(year, month, lengthOfMonth(year, month));

function parsePoint(text: string): DuePoint | undefined {
  let found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (found) return day(Number(found[1]), Number(found[2]), Number(found[3]));
  found = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})$/.exec(text);
  if (found) return day(fullYear(found[3]), Number(found[2]), Number(found[1]));
  found = /^(\d{4})-(\d{2})$/.exec(text);
  if (found) return month(Number(found[1]), Number(found[2]));
  found = /^(\d{4})[- ]?Q([1-4])$/i.exec(text);
  if (found) return quarter(Number(found[1]), Number(found[2]));
  found = /^Q([1-4])[- ](\d{4}|\d{2})$/i.exec(text);
  if (found) return quarter(fullYear(found[2]), Number(found[1]));
  found = /^(\d{1,2})(?:st|nd|rd|th)?[- ]([a-z]{3,9})\.?[- ,]+['’]?(\d{4}|\d{2})$/i.exec(text);
  if (found) return day(fullYear(found[3]), monthNamed(found[2]), Number(found[1]));
  found = /^([a-z]{3,9})\.?[- ,]+['’]?(\d{4}|\d{2})$/i.exec(text);
  if (found) return month(fullYear(found[2]), monthNamed(found[1]));
  found = /^(\d{4})$/.exec(text);
  if (found && isYear(Number(found[1]))) return { precision: 'year', year: Number(found[1]) };
  return undefined;
}

function parseSpan(text: string): Due | undefined {
  const found = /^(.+?) ?(?:\bto\b|\/|–|—) ?(.+)$/i.exec(text);
  if (!found) return undefined;
  const to = parsePoint(found[2] as string);
  if (!to) return undefined;
  const start = found[1] as string;
  const from = parsePoint(start) ?? beforeInSameYear(start, to);
  if (!from || daysOfDue(from).first > daysOfDue(to).first || dueCode(from) === dueCode(to)) return undefined;
  const isQuarter =
    from.precision === 'month' &&
    to.precision === 'month' &&
    from.year === to.year &&
    from.month % 3 === 1 &&
    to.month === from.month + 2;
  return isQuarter ? quarter(to.year, to.month / 3) : { precision: 'span', from, to };
}

/** The start of "July to October 17" has no year: it is that of the end, or the one before when that comes later. */
function beforeInSameYear(start: string, to: DuePoint): DuePoint | undefined {
  const from = parsePoint(`${start} ${to.year}`);
  if (from && daysOfDue(from).first > daysOfDue(to).first) return parsePoint(`${start} ${to.year - 1}`);
  return from;
}

function monthNamed(name: string | undefined): number {
  const start = (name ?? '').toLowerCase();
  const known = start === 'sept' ? 'september' : start;
  return (
    months.findIndex((full) => full.toLowerCase() === known || full.slice(0, 3).toLowerCase() === known) + 1
  );
}

const fullYear = (digits: string | undefined) => (digits?.length === 2 ? 2000 : 0) + Number(digits);
const isYear = (year: number) => year >= 1900 && year <= 2199;

function day(year: number, monthOfYear: number, dayOfMonth: number): DuePoint | undefined {
  if (!month(year, monthOfYear) || dayOfMonth < 1 || dayOfMonth > lengthOfMonth(year, monthOfYear))
    return undefined;
  return { precision: 'day', year, month: monthOfYear, day: dayOfMonth };
}

function month(year: number, monthOfYear: number): DuePoint | undefined {
  if (!isYear(year) || monthOfYear < 1 || monthOfYear > 12) return undefined;
  return { precision: 'month', year, month: monthOfYear };
}

function quarter(year: number, quarterOfYear: number): DuePoint | undefined {
  if (!isYear(year)) return undefined;
  // Holds: callers pass 1, 2, 3 or 4 by the expression or the division they come from.
  return { precision: 'quarter', year, quarter: quarterOfYear as 1 | 2 | 3 | 4 };
}
