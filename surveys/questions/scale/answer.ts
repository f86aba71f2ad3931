import type { Stored } from '../../vocabulary';
import { inLanguage, type Words } from '../../vocabulary';
import { numberIn, textIn } from '../fields';
import {
  column,
  fillMissing,
  formName,
  labelOf,
  listed,
  missingCell,
  offerIn,
  printMissing,
  problem,
  reviewOptions,
} from '../parts';
import type { Fields, Option, QuestionBase, QuestionKind, Reading, Remark } from '../question-kind';

/** Points with a label each, in their order: very good … very bad. */
export type LabelledScale = QuestionBase & {
  readonly kind: 'scale';
  readonly style: 'labelled';
  readonly points: readonly Option[];
};

/** Whole numbers with words at both ends: 0 not at all … 10 completely. */
export type NumericScale = QuestionBase & {
  readonly kind: 'scale';
  readonly style: 'numeric';
  readonly from: number;
  readonly to: number;
  readonly fromWords: Words;
  readonly toWords: Words;
};

export type Scale = LabelledScale | NumericScale;

/** One point of a scale. Stored as the point's code where points have labels, else as the number. */
export const scale: QuestionKind<Scale, string | number> = {
  kind: 'scale',
  label: 'Scale',
  input: 'scale',
  asks: true,
  formName,
  form: (question) => [{ choices: pointsOf(question) }],
  read,
  fill: (question, stored) =>
    stored && 'value' in stored
      ? { [formName(question)]: String(stored.value) }
      : fillMissing(question, stored),
  check: (question, value) =>
    codesOf(question).includes(value) ? null : problem(question, 'unknown-option'),
  columns: (question) =>
    question.style === 'labelled'
      ? [column(question, 'ordinal', { options: question.points })]
      : [column(question, 'numeric', { about: `(${ends(question, 'en')})` })],
  cells: (_question, stored) => [stored && 'value' in stored ? stored.value : missingCell(stored)],
  print,
  review,
  domain: (question) =>
    question.style === 'labelled'
      ? { codes: question.points.map((point) => point.code) }
      : { numbers: { min: question.from, max: question.to } },
  answerSeconds: (question) => (question.style === 'labelled' ? 5 : 6),
  example: {
    question: {
      key: 'wellbeing',
      kind: 'scale',
      style: 'numeric',
      label: { en: 'How well have you felt this week?' },
      from: 0,
      to: 10,
      fromWords: { en: 'Not at all well' },
      toWords: { en: 'Completely well' },
      offers: ['prefer-not-to-say'],
      sensitive: true,
    },
    value: 0,
    faulty: 11,
  },
};

/**
 * The points of a scale as choices to show, lowest number or first label first.
 * @example pointsOf(wellbeing)[0] // { code: '0', label: { en: '0' } }
 */
export function pointsOf(question: Scale): readonly Option[] {
  if (question.style === 'labelled') return question.points;
  return codesOf(question).map((number) => ({ code: String(number), label: { en: String(number) } }));
}

function codesOf(question: Scale): readonly (string | number)[] {
  if (question.style === 'labelled') return question.points.map((point) => point.code);
  const count = Math.min(100, Math.max(0, question.to - question.from + 1));
  return Array.from({ length: count }, (_, index) => question.from + index);
}

function read(question: Scale, fields: Fields): Reading<string | number> {
  const code = textIn(fields, formName(question));
  if (code === '') return { given: false };
  const missing = offerIn(question, code);
  if (missing) return { given: false, missing };
  if (question.style === 'labelled') return { given: true, value: code };
  const number = numberIn(code);
  return number === undefined
    ? { given: false, problem: problem(question, 'unknown-option') }
    : { given: true, value: number };
}

function print(question: Scale, stored: Stored<string | number> | undefined, language: string): string {
  if (!stored || 'missing' in stored) return printMissing(question, stored, language);
  return question.style === 'labelled'
    ? labelOf(question.points, String(stored.value), language)
    : `${stored.value} (${ends(question, language)})`;
}

function ends(question: NumericScale, language: string): string {
  const end = (at: number, words: Words) => `${at} = ${inLanguage(words, language)}`;
  return listed([end(question.from, question.fromWords), end(question.to, question.toWords)], language);
}

function review(question: Scale): Remark[] {
  if (question.style === 'labelled') {
    const remarks = reviewOptions(question.points, 'points');
    if (question.points.some((point) => point.exclusive)) {
      remarks.push({
        stops: false,
        sentence: 'A scale has one answer, so “clears the others” says nothing. Remove it.',
      });
    }
    return remarks;
  }
  if (question.to - question.from < 1) {
    return [
      { stops: true, sentence: `The scale runs from ${question.from} to ${question.to}. Let it end higher.` },
    ];
  }
  return question.to - question.from > 10
    ? [{ stops: false, sentence: 'More than 11 points do not fit a phone. Consider 0 to 10.' }]
    : [];
}
