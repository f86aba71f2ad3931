import { textIn } from '../fields';
import {
  column,
  fillMissing,
  formName,
  labelOf,
  missingCell,
  offerIn,
  printMissing,
  problem,
  reviewOptions,
} from '../parts';
import type { Option, QuestionBase, QuestionKind } from '../question-kind';

export type SingleChoice = QuestionBase & {
  readonly kind: 'single-choice';
  readonly options: readonly Option[];
};

/** One option of a list. Stored as the option's code. */
export const singleChoice: QuestionKind<SingleChoice, string> = {
  kind: 'single-choice',
  label: 'One choice',
  input: 'choices',
  asks: true,
  formName,
  form: (question) => [{ choices: question.options }],
  read: (question, fields) => {
    const code = textIn(fields, formName(question));
    if (code === '') return { given: false };
    const missing = offerIn(question, code);
    return missing ? { given: false, missing } : { given: true, value: code };
  },
  fill: (question, stored) =>
    stored && 'value' in stored ? { [formName(question)]: stored.value } : fillMissing(question, stored),
  check: (question, value) =>
    question.options.some((option) => option.code === value) ? null : problem(question, 'unknown-option'),
  columns: (question) => [column(question, 'nominal', { options: question.options })],
  cells: (_question, stored) => [stored && 'value' in stored ? stored.value : missingCell(stored)],
  print: (question, stored, language) =>
    stored && 'value' in stored
      ? labelOf(question.options, stored.value, language)
      : printMissing(question, stored, language),
  review: (question) => reviewOptions(question.options, 'options'),
  domain: (question) => ({ codes: question.options.map((option) => option.code) }),
  answerSeconds: () => 5,
  example: {
    question: {
      key: 'workshop',
      kind: 'single-choice',
      label: { en: 'Would you come to a workshop about this?' },
      options: [
        { code: 'yes', label: { en: 'Yes' } },
        { code: 'maybe', label: { en: 'Perhaps, ask me nearer the time' } },
        { code: 'no', label: { en: 'No' } },
      ],
      offers: ['dont-know'],
    },
    value: 'maybe',
    faulty: 'never',
  },
};
