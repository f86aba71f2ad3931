import { inEveryLanguage } from '../../wording/words';
import {
  type ByItem,
  cellsByItem,
  checkByItem,
  fillByItem,
  formByItem,
  printByItem,
  readByItem,
} from '../by-item';
import { column, formName, reviewOptions } from '../parts';
import type { Option, QuestionBase, QuestionKind, Remark } from '../question-kind';

export type Statements = QuestionBase & {
  readonly kind: 'statements';
  readonly items: readonly Option[];
};

/** What can be said to a statement. To pass is an answer: it was read, and neither agreed nor disagreed with. */
export const votes: readonly Option[] = [
  { code: 'agree', label: inEveryLanguage((words) => words.inputs.cards.agree) },
  { code: 'disagree', label: inEveryLanguage((words) => words.inputs.cards.disagree) },
  { code: 'pass', label: inEveryLanguage((words) => words.inputs.cards.pass) },
];

/** Statements people agree or disagree with, or pass, one at a time. Stored as a vote by statement. */
export const statements: QuestionKind<Statements, ByItem> = {
  kind: 'statements',
  label: 'Agree, disagree or pass',
  input: 'cards',
  asks: true,
  formName,
  firstPart: ({ items }) => items[0]?.code,
  form: (question) => formByItem(question, votes),
  read: readByItem,
  fill: fillByItem,
  check: (question, value) => checkByItem(question, votes, value),
  columns: (question) =>
    question.items.map(({ code, label }) =>
      column(question, 'nominal', { part: code, about: `(${label.en})`, options: votes, option: code }),
    ),
  cells: cellsByItem,
  print: (question, stored, language) => printByItem(question, votes, stored, language),
  review: (question): Remark[] => [
    ...reviewOptions(question.items, 'statements'),
    ...(question.items.some(({ code }) => code === 'missing')
      ? [
          {
            stops: true,
            sentence: 'The code “missing” is used by this kind itself. Give the statement another.',
          },
        ]
      : []),
  ],
  domain: (question) => ({
    items: question.items.map(({ code }) => code),
    codes: votes.map(({ code }) => code),
  }),
  answerSeconds: (question) => 5 * question.items.length,
  example: {
    question: {
      key: 'said',
      kind: 'statements',
      label: { en: 'People in our workshops said these things. What do you think?' },
      items: [
        { code: 'evenings', label: { en: 'Surgeries should open in the evening' } },
        { code: 'online', label: { en: 'I would rather talk to someone than fill in a form' } },
        { code: 'nearer', label: { en: 'I would travel further to be seen sooner' } },
      ],
    },
    value: { evenings: 'agree', online: 'pass', nearer: 'disagree' },
    faulty: { evenings: 'perhaps' },
  },
};
