import { inLanguage } from '../../vocabulary';
import { recordOf, textIn } from '../fields';
import {
  column,
  fillMissing,
  formName,
  labelOf,
  listed,
  missingCell,
  printMissing,
  problem,
  repeated,
  reviewOptions,
  statedMissing,
} from '../parts';
import type { Fields, Option, QuestionBase, QuestionKind, Reading, Remark } from '../question-kind';

export type Ranking = QuestionBase & {
  readonly kind: 'ranking';
  readonly options: readonly Option[];
  /** How many to put in order, from the first. */
  readonly top: number;
};

/**
 * The first few of a list, in order. Stored as their codes, first choice first. The form is `top` lists of choices
 * named by place (parts 1, 2, 3 …), which a script may replace by tapping.
 */
export const ranking: QuestionKind<Ranking, readonly string[]> = {
  kind: 'ranking',
  label: 'Put in order',
  input: 'ranking',
  asks: true,
  formName,
  firstPart: () => '1',
  form: (question) =>
    placesOf(question).map((place) => ({
      part: place,
      label: { en: `Place ${place}` },
      choices: question.options,
    })),
  read,
  fill: (question, stored) => {
    if (!stored || 'missing' in stored) return fillMissing(question, stored, 'missing');
    return recordOf(
      stored.value.map((code, index) => [formName(question, String(index + 1)), code] as const),
    );
  },
  check,
  columns: (question) =>
    placesOf(question).map((place) =>
      column(question, 'nominal', { part: place, about: `(choice ${place})`, options: question.options }),
    ),
  cells: (question, stored) =>
    placesOf(question).map((_, index) =>
      stored && 'value' in stored ? (stored.value[index] ?? { missing: 'skipped' }) : missingCell(stored),
    ),
  print: (question, stored, language) =>
    stored && 'value' in stored
      ? listed(
          stored.value.map((code, index) => `${index + 1}. ${labelOf(question.options, code, language)}`),
          language,
        )
      : printMissing(question, stored, language),
  review,
  domain: (question) => ({ codes: question.options.map((option) => option.code), several: true }),
  answerSeconds: (question) => 6 * question.top,
  example: {
    question: {
      key: 'priorities',
      kind: 'ranking',
      label: { en: 'Which two would help most?' },
      options: [
        { code: 'evenings', label: { en: 'Evening appointments' } },
        { code: 'online', label: { en: 'Booking online' } },
        { code: 'nearer', label: { en: 'Care nearer home' } },
      ],
      top: 2,
    },
    value: ['nearer', 'evenings'],
    faulty: ['nearer', 'nearer'],
  },
};

/**
 * The places to fill, as parts of form names.
 * @example placesOf({ top: 3 }) // ['1', '2', '3']
 */
export function placesOf(question: { readonly top: number }): string[] {
  return Array.from({ length: Math.min(60, Math.max(0, question.top)) }, (_, index) => String(index + 1));
}

function read(question: Ranking, fields: Fields): Reading<readonly string[]> {
  const stated = statedMissing(question, fields);
  if (stated) return stated;
  const codes = placesOf(question).map((place) => textIn(fields, formName(question, place)));
  const value = codes.filter((code) => code !== '');
  return value.length === 0 ? { given: false } : { given: true, value };
}

function check(question: Ranking, value: readonly string[]) {
  const known = question.options.map((option) => option.code);
  if (!value.every((code) => known.includes(code)) || value.length > question.top) {
    return problem(question, 'unknown-option', undefined, '1');
  }
  const [twice] = repeated(value);
  if (twice !== undefined) {
    return problem(question, 'ranked-twice', { option: twice }, String(value.lastIndexOf(twice) + 1));
  }
  const left = question.top - value.length;
  return left > 0
    ? problem(question, 'rank-more', { left, top: question.top }, String(value.length + 1))
    : null;
}

function review(question: Ranking): Remark[] {
  const remarks = reviewOptions(question.options, 'options');
  const count = question.options.length;
  if (question.top > count) {
    remarks.push({
      stops: true,
      sentence: `It asks for the first ${question.top} of only ${count}. Add options or ask for fewer.`,
    });
  }
  if (count > 8) {
    remarks.push({
      stops: false,
      sentence: `${count} options are hard to put in order on a phone. Keep to 8, beginning with “${inLanguage(question.options[0]!.label, 'en')}”.`,
    });
  }
  return remarks;
}
