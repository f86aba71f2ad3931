import type { Stored } from '../../vocabulary';
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
  readableLine,
  reviewOptions,
} from '../parts';
import type { Cell, Fields, Option, QuestionBase, QuestionKind, Reading, Remark } from '../question-kind';

export type SingleChoice = QuestionBase & {
  readonly kind: 'single-choice';
  readonly options: readonly Option[];
  /** The code of the option beside which more can be written: "Other", and which. */
  readonly other?: string;
};

/** A code; with the words beside it where someone chose the option that asks for them and wrote some. */
export type Choice = string | { readonly code: string; readonly text: string };

/** Characters that can be written beside "other". */
const longestOther = 200;

/**
 * One option of a list. Stored as the option's code, or as code and words where "other" was chosen and said which;
 * conditions look at the code in either case. Words typed beside an option that was not chosen are dropped.
 */
export const singleChoice: QuestionKind<SingleChoice, Choice> = {
  kind: 'single-choice',
  label: 'One choice',
  input: 'choices',
  asks: true,
  formName,
  form: (question) => [
    { choices: question.options },
    ...(question.other === undefined
      ? []
      : [{ part: 'other', label: { en: 'In their own words' }, typed: 'line' as const }]),
  ],
  read,
  fill: (question, stored): Fields => {
    if (!stored || 'missing' in stored) return fillMissing(question, stored);
    const { code, text } = partsOf(stored.value);
    return { [formName(question)]: code, ...(text !== '' && { [formName(question, 'other')]: text }) };
  },
  check,
  columns: (question) => [
    column(question, 'nominal', { options: question.options }),
    ...(question.other === undefined
      ? []
      : [
          column(question, 'text', {
            part: 'other',
            about: `(${labelOf(question.options, question.other, 'en')}: in their own words)`,
          }),
        ]),
  ],
  cells,
  print: (question, stored, language) => {
    if (!stored || 'missing' in stored) return printMissing(question, stored, language);
    const { code, text } = partsOf(stored.value);
    const label = labelOf(question.options, code, language);
    return text === '' ? label : `${label}: ${text}`;
  },
  review,
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

/**
 * Code and words of a choice, the words '' where there are none.
 * @example partsOf('maybe') // { code: 'maybe', text: '' }
 */
export function partsOf(choice: Choice): { readonly code: string; readonly text: string } {
  return typeof choice === 'string' ? { code: choice, text: '' } : choice;
}

function read(question: SingleChoice, fields: Fields): Reading<Choice> {
  const code = textIn(fields, formName(question));
  if (code === '') return { given: false };
  const missing = offerIn(question, code);
  if (missing) return { given: false, missing };
  const text = code === question.other ? readableLine(textIn(fields, formName(question, 'other'))) : '';
  return { given: true, value: text === '' ? code : { code, text } };
}

function check(question: SingleChoice, value: Choice) {
  const { code, text } = partsOf(value);
  if (!question.options.some((option) => option.code === code)) return problem(question, 'unknown-option');
  if (text.length > longestOther) {
    return problem(question, 'too-long', { max: longestOther, over: text.length - longestOther }, 'other');
  }
  return code === question.other && text === ''
    ? { ...problem(question, 'say-which', { option: code }, 'other'), soft: true as const }
    : null;
}

function cells(question: SingleChoice, stored: Stored<Choice> | undefined): readonly Cell[] {
  const hasOther = question.other !== undefined;
  if (!stored || 'missing' in stored) return (hasOther ? [1, 2] : [1]).map(() => missingCell(stored));
  const { code, text } = partsOf(stored.value);
  if (!hasOther) return [code];
  return [code, text !== '' ? text : { missing: code === question.other ? 'skipped' : 'not-asked' }];
}

function review(question: SingleChoice): Remark[] {
  const remarks = reviewOptions(question.options, 'options');
  const { other } = question;
  if (other !== undefined && !question.options.some(({ code }) => code === other)) {
    remarks.push({
      stops: true,
      sentence: `Words may be written beside “${other}”, which is not one of its options. Correct the code.`,
    });
  }
  return remarks;
}
