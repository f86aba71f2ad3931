/** Dates as precisely as they are known: read from three boxes, kept as 2019, 2019-03 or 2019-03-29. */
import { inEveryLanguage } from '../wording/words';
import { textIn } from './fields';
import { formName, problem } from './parts';
import type { Fields, FormField, Problem, QuestionBase, Reading } from './question-kind';

/** The finest that is asked for; coarser is always taken. */
export type Finest = 'year' | 'month' | 'day';

export type DateRules = QuestionBase & {
  readonly finest: Finest;
  /** As parts of a date too: 2015, 2015-06. */
  readonly earliest?: string;
  readonly latest?: string;
  /** Dates to come are taken as well. */
  readonly mayBeFuture?: boolean;
};

/**
 * The boxes to fill in, in the order they are written.
 * @example boxesOf({ finest: 'month' }) // ['month', 'year']
 */
export function boxesOf({ finest }: Pick<DateRules, 'finest'>): readonly ('day' | 'month' | 'year')[] {
  return finest === 'day' ? ['day', 'month', 'year'] : finest === 'month' ? ['month', 'year'] : ['year'];
}

export function formOfDate(question: DateRules): readonly FormField[] {
  return boxesOf(question).map((part) => ({
    part,
    label: inEveryLanguage((words) => words.inputs.asking[part]),
    typed: 'figures',
  }));
}

/** Nothing in any box is nothing given; a month needs its year, a day its month. */
export function readDate(question: DateRules, fields: Fields): Reading<string> {
  const [year, month, day] = (['year', 'month', 'day'] as const).map((part) =>
    boxesOf(question).includes(part) ? figures(textIn(fields, formName(question, part))) : '',
  ) as [string, string, string];
  if (year === '' && month === '' && day === '') return { given: false };
  const wrong = (part: string, code: string) =>
    ({ given: false, problem: problem(question, code, undefined, part) }) as const;
  if (!/^\d{4}$/.test(year)) return wrong('year', 'date-year');
  if (month === '' && day === '') return { given: true, value: year };
  if (!/^(0?[1-9]|1[0-2])$/.test(month)) return wrong('month', 'date-month');
  const untilMonth = `${year}-${twoFigures(month)}`;
  if (day === '') return { given: true, value: untilMonth };
  const isDay = /^\d{1,2}$/.test(day) && Number(day) >= 1 && Number(day) <= daysIn(year, month);
  return isDay ? { given: true, value: `${untilMonth}-${twoFigures(day)}` } : wrong('day', 'date-day');
}

/** The fields that would post a date. */
export function fillDate(question: DateRules, date: string): Fields {
  const [year = '', month = '', day = ''] = date.split('-');
  return {
    [formName(question, 'year')]: year,
    ...(month !== '' && { [formName(question, 'month')]: String(Number(month)) }),
    ...(day !== '' && { [formName(question, 'day')]: String(Number(day)) }),
  };
}

/** Whether a date keeps to the rules; a coarse one does when some day in it would. */
export function checkDate(question: DateRules, date: string, today?: string): Problem | null {
  if (!isPartDate(date)) return problem(question, 'date-year', undefined, 'year');
  const { earliest, latest, mayBeFuture } = question;
  const isAfter = (bound: string) => cut(date, bound) > cut(bound, date);
  const isBefore = (bound: string) => cut(date, bound) < cut(bound, date);
  if (!mayBeFuture && today !== undefined && isAfter(today)) {
    return problem(question, 'date-to-come', undefined, 'year');
  }
  if (earliest !== undefined && isBefore(earliest)) {
    return problem(question, 'date-too-early', { date: earliest }, 'year');
  }
  return latest !== undefined && isAfter(latest)
    ? problem(question, 'date-too-late', { date: latest }, 'year')
    : null;
}

/** @example isPartDate('2019-03') // true */
export function isPartDate(text: string): boolean {
  const [, year, month, day] = /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d{2}))?)?$/.exec(text) ?? [];
  if (year === undefined) return false;
  return day === undefined || (Number(day) >= 1 && Number(day) <= daysIn(year, month ?? '1'));
}

/** @example precisionOf('2019-03') // 'month' */
export function precisionOf(date: string): Finest {
  return date.length > 7 ? 'day' : date.length > 4 ? 'month' : 'year';
}

/** Two dates are compared as far as both are known. */
const cut = (date: string, other: string) => date.slice(0, Math.min(date.length, other.length));

const twoFigures = (text: string) => `0${Number(text)}`.slice(-2);

const daysIn = (year: string, month: string) =>
  new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();

/** Figures of several scripts as those of ours. */
const figures = (text: string) =>
  text.replace(/[\u0660-\u0669\u06F0-\u06F9]/g, (figure) => String(figure.charCodeAt(0) & 0xf));
