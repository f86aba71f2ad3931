import { inLanguage, type Stored, type Words } from '../../vocabulary';
import { numberIn, textIn } from '../fields';
import { column, fillMissing, formName, missingCell, printMissing, problem, statedMissing } from '../parts';
import type { Fields, QuestionBase, QuestionKind, Reading, Remark } from '../question-kind';

export type NumberQuestion = QuestionBase & {
  readonly kind: 'number';
  /** The unit after the box: "days". */
  readonly unit?: Words;
  readonly min: number;
  readonly max: number;
  /** What lies outside is asked about once: it may be true. */
  readonly usualMin?: number;
  readonly usualMax?: number;
  /** How many decimals may be given; 0 asks for a whole number. */
  readonly decimals: number;
};

/** A number with a unit. Stored as the number, in that unit. */
export const number: QuestionKind<NumberQuestion, number> = {
  kind: 'number',
  label: 'Number',
  input: 'number',
  asks: true,
  formName,
  form: () => [{ typed: 'figures' }],
  read,
  fill: (question, stored) =>
    stored && 'value' in stored
      ? { [formName(question)]: String(stored.value) }
      : fillMissing(question, stored, 'missing'),
  check,
  columns: (question) => [column(question, 'numeric', question.unit && { about: `(${question.unit.en})` })],
  cells: (_question, stored) => [stored && 'value' in stored ? stored.value : missingCell(stored)],
  print,
  review,
  domain: (question) => ({ numbers: { min: question.min, max: question.max } }),
  answerSeconds: () => 8,
  example: {
    question: {
      key: 'active_days',
      kind: 'number',
      label: { en: 'On how many days were you active?' },
      unit: { en: 'days' },
      min: 0,
      max: 7,
      decimals: 0,
      offers: ['dont-know'],
    },
    value: 3,
    faulty: 2.5,
  },
};

function read(question: NumberQuestion, fields: Fields): Reading<number> {
  const stated = statedMissing(question, fields);
  if (stated) return stated;
  const text = textIn(fields, formName(question));
  if (text === '') return { given: false };
  const value = numberIn(text);
  return value === undefined
    ? { given: false, problem: problem(question, 'not-a-number') }
    : { given: true, value };
}

function check(question: NumberQuestion, value: number) {
  const { min, max, decimals } = question;
  if (typeof value !== 'number' || !Number.isFinite(value)) return problem(question, 'not-a-number');
  if (value < min || value > max) return problem(question, 'out-of-range', { min, max });
  if (Number(value.toFixed(decimals)) !== value) {
    return decimals === 0 ? problem(question, 'not-whole') : problem(question, 'too-exact', { decimals });
  }
  const isUsual = value >= (question.usualMin ?? min) && value <= (question.usualMax ?? max);
  return isUsual ? null : { ...problem(question, 'unusual', { value }), soft: true as const };
}

function print(question: NumberQuestion, stored: Stored<number> | undefined, language: string): string {
  if (!stored || 'missing' in stored) return printMissing(question, stored, language);
  return question.unit ? `${stored.value} ${inLanguage(question.unit, language)}` : String(stored.value);
}

function review(question: NumberQuestion): Remark[] {
  const { min, max, usualMin = min, usualMax = max } = question;
  if (min >= max) {
    const sentence = `No number lies between ${min} and ${max}. Let the range end higher than it begins.`;
    return [{ stops: true, sentence }];
  }
  if (usualMin >= usualMax || usualMin < min || usualMax > max) {
    const sentence = `What is usual, ${usualMin} to ${usualMax}, does not lie within ${min} to ${max}. Mend the range.`;
    return [{ stops: true, sentence }];
  }
  return [];
}
