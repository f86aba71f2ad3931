import { isLocalDate, type LocalDate } from '../fieldwork/local-date';
import type { MonthOfBirth } from '../panel/profile';
import type { Read } from './contact';

/**
 * Reads a day written day first (31/01/2019, 31.1.2019, 31 January 2019) or as 2019-01-31.
 * A year of two figures and a spreadsheet's day number are faults: which day they mean would be a guess.
 * @example readDay('01/02/2019') // { value: '2019-02-01' }
 */
export function readDay(text: string): Read<LocalDate> {
  const found = text.normalize('NFKC').trim();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?$/.exec(found);
  const dayFirst = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})(?: 00:00(?::00)?)?$/.exec(found);
  const named = /^(\d{1,2})(?:st|nd|rd|th)?[ \-/]([a-z]+)\.?,?[ \-/](\d{4})$/i.exec(found);
  const [year, month, day] = iso
    ? [iso[1], iso[2], iso[3]]
    : dayFirst
      ? [dayFirst[3], dayFirst[2], dayFirst[1]]
      : named
        ? [named[3], String(monthNamed(named[2]!) ?? ''), named[1]]
        : [];
  if (!year || !month || !day) return { fault: notADay(found) };
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (isLocalDate(date)) return { value: date };
  if (dayFirst && Number(month) > 12 && Number(day) <= 12) {
    return {
      fault: `"${found}" has month ${month}. Days come first here: write ${month}/${day}/${year} if that is the day meant.`,
    };
  }
  return { fault: `"${found}" is not a day of the calendar. Check it against the source.` };
}

/**
 * Reads month and year of birth: 1950-03, 03/1950, March 1950, or a whole date, of which only month and year are kept.
 * @example readBirthMonth('03/1950') // { value: { year: 1950, month: 3 } }
 */
export function readBirthMonth(text: string): Read<MonthOfBirth> {
  const found = text.normalize('NFKC').trim();
  const yearFirst = /^(\d{4})[-/.](\d{1,2})$/.exec(found);
  const monthFirst = /^(\d{1,2})[-/. ](\d{4})$/.exec(found);
  const named = /^([a-z]+)\.?,?[ \-/](\d{4})$/i.exec(found);
  if (/^\d{4}$/.test(found)) {
    return {
      fault: `"${found}" is a year alone. Add the month (03/${found}), or leave it empty to have the age unknown.`,
    };
  }
  const short = /^(?:([a-z]+)[ -]\d{2}|\d{2}[ -]([a-z]+))$/i.exec(found);
  if (short && monthNamed(short[1] ?? short[2]!) !== undefined) {
    return { fault: `"${found}" has a year of two figures. Write the year in full, such as 03/1950.` };
  }
  const [year, month] = yearFirst
    ? [yearFirst[1], Number(yearFirst[2])]
    : monthFirst
      ? [monthFirst[2], Number(monthFirst[1])]
      : named
        ? [named[2], monthNamed(named[1]!)]
        : [];
  if (year && month && month >= 1 && month <= 12) return { value: { year: Number(year), month } };
  const day = readDay(found);
  if ('value' in day)
    return { value: { year: Number(day.value.slice(0, 4)), month: Number(day.value.slice(5, 7)) } };
  return { fault: `"${found}" is not a month and year of birth. Write it as 03/1950 or 1950-03.` };
}

const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

function monthNamed(name: string): number | undefined {
  const lower = name.toLowerCase() === 'sept' ? 'sep' : name.toLowerCase();
  if (lower.length < 3) return undefined;
  const at = months.findIndex((month) => month.startsWith(lower));
  return at === -1 ? undefined : at + 1;
}

function notADay(found: string): string {
  if (/^\d{5}$/.test(found)) {
    return `"${found}" is a spreadsheet's number for a day. Format the column as a date and save again.`;
  }
  if (/^\d{1,2}[/.\- ](\d{1,2}|[a-z]+)[/.\- ]\d{2}$/i.test(found)) {
    return `"${found}" has a year of two figures. Write the year in full, such as 31/01/2019.`;
  }
  return `"${found}" is not a day. Write it day first, such as 31/01/2019, or as 2019-01-31.`;
}
