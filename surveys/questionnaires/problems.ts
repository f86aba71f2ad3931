/** The words of every problem with an answer: plain, kind, and saying what to do. Runs on the phone. */
import { own } from '../questions/fields';
import type { Option, Problem, QuestionBase } from '../questions/question-kind';
import { inLanguage, type Words } from '../vocabulary';

/**
 * Code → words. `{max}` is filled in from the problem; `{left|point|points}` says the first word for 1 and the second
 * otherwise; `{option}`, `{item}`, `{unit}`, `{units}` are said in the question's own words.
 */
export const problemWords: Readonly<Record<string, Words>> = {
  'nothing-chosen': { en: 'Choose an answer, or skip this question' },
  'unknown-option': { en: 'Choose one of the answers shown' },
  'reason-with-others': { en: 'Choose either a reason not to answer, or your answers' },
  'exclusive-with-others': { en: 'Choose either “{option}” or the other answers' },
  'say-which': { en: 'Write which in the box under “{option}”, or continue without' },
  'too-few': { en: 'Choose at least {min}. You have chosen {chosen}.' },
  'too-many': { en: 'Choose up to {max}. You have chosen {chosen}.' },
  'not-a-number': { en: 'Write a number in figures, such as 3' },
  'not-whole': { en: 'Write a whole number, without a decimal point' },
  'too-exact': { en: 'Write at most {decimals} {decimals|figure|figures} after the decimal point' },
  'out-of-range': { en: 'Write a number from {min} to {max}' },
  unusual: { en: 'Write another number, or continue if {value} is right' },
  'ranked-twice': { en: 'You chose “{option}” more than once. Choose another in one of the places.' },
  'rank-more': { en: 'Choose {left} more, so that your first {top} are in order' },
  'item-not-a-number': { en: 'Write a number in figures for {item}, such as 10' },
  'item-not-whole': { en: 'Write a whole number for {item}' },
  'item-below-zero': { en: 'Write 0 or more for {item}' },
  'items-open': { en: 'Choose an answer for {open} more, or continue without' },
  'points-left': { en: 'Share your last {left} {left|unit|units}, so that the total is {total}' },
  'place-twice': { en: 'Choose another place for {item}: place {place} is taken' },
  'points-over': { en: 'Take back {over} {over|unit|units}, so that the total is {total}' },
  'part-open': { en: 'Choose an answer here too, or continue without' },
  'date-year': { en: 'Write the year with four figures, such as 2018' },
  'date-month': { en: 'Write the month as a number from 1 to 12, such as 3 for March' },
  'date-day': { en: 'Write a day that this month has, such as 14, or leave it empty' },
  'date-to-come': { en: 'Write a date that is not still to come' },
  'date-too-early': { en: 'Write a date from {date} on' },
  'date-too-late': { en: 'Write a date up to {date}' },
  'not-a-postcode': { en: 'Write a whole postcode, such as BS23 3AA' },
  'must-answer': { en: 'Choose yes or no. Both are fine, but we may not guess.' },
  'too-long': { en: 'Shorten your words by {over} {over|character|characters}. There is room for {max}.' },
};

/** What words can be filled in from: the question the problem is about. */
type Asked = QuestionBase & {
  readonly options?: readonly Option[];
  readonly items?: readonly Option[];
  readonly unit?: Words | { readonly one: Words; readonly many: Words };
};

/**
 * A problem in words, numbers filled in.
 * @param question the one the problem is about: its own words are used for options, items and units
 * @param language falls back to English
 * @example sayProblem(share, { field: 'q.share.gp', code: 'points-left', values: { left: 20, total: 100 } }, 'en')
 * // 'Share your last 20 points, so that the total is 100'
 */
export function sayProblem(question: Asked, problem: Problem, language: string): string {
  const words = own(problemWords, problem.code) ?? { en: 'Look at this answer again' };
  const values = problem.values ?? {};
  return inLanguage(words, language).replace(
    /\{(\w+)(?:\|(\w+)\|(\w+))?\}/g,
    (_, name: string, one?: string, many?: string) => {
      const value = own(values, name);
      if (one === undefined || many === undefined) return ownWords(question, name, value, language);
      return unitWords(question, value === 1 ? one : many, language);
    },
  );
}

function ownWords(
  question: Asked,
  name: string,
  value: string | number | undefined,
  language: string,
): string {
  const options = name === 'option' ? question.options : name === 'item' ? question.items : undefined;
  const option = options?.find((candidate) => candidate.code === value);
  return option ? inLanguage(option.label, language) : String(value ?? '');
}

function unitWords(question: Asked, word: string, language: string): string {
  const { unit } = question;
  if (typeof unit !== 'object' || !('one' in unit) || typeof unit.one !== 'object') return word;
  const { one, many } = unit as { one: Words; many: Words }; // both or neither, by the shape of constant-sum
  return word === 'unit' ? inLanguage(one, language) : word === 'units' ? inLanguage(many, language) : word;
}
