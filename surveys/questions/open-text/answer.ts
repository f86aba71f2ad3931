import { inLanguage, type Stored } from '../../vocabulary';
import { inEveryLanguage } from '../../wording/words';
import { textIn } from '../fields';
import {
  column,
  fillMissing,
  formName,
  missingCell,
  printMissing,
  problem,
  readableLine,
  statedMissing,
} from '../parts';
import type { Fields, Option, QuestionBase, QuestionKind, Reading, Remark } from '../question-kind';

export type OpenText = QuestionBase & {
  readonly kind: 'open-text';
  /** Characters at most. */
  readonly maxLength: number;
  /** A box of one line, for a word or a name of a place. */
  readonly isShort?: boolean;
  /** Asks with it whether the words may be quoted, nothing pre-chosen. */
  readonly askQuote: boolean;
};

/** Words as written, and whether they may be quoted: null when that was not asked or not answered, which means no. */
export type Verbatim = { readonly text: string; readonly mayQuote: boolean | null };

export const quoteOptions: readonly Option[] = [
  { code: 'yes', label: inEveryLanguage((words) => words.inputs['open-text'].yes) },
  { code: 'no', label: inEveryLanguage((words) => words.inputs['open-text'].no) },
];

/** Free text. Line ends are kept as one mark; characters that cannot be seen are dropped. */
export const openText: QuestionKind<OpenText, Verbatim> = {
  kind: 'open-text',
  label: 'Own words',
  input: 'open-text',
  asks: true,
  formName,
  form: (question) => [
    { typed: question.isShort ? 'line' : 'lines' },
    ...(question.askQuote
      ? [{ part: 'quote', label: { en: 'May the words be quoted?' }, choices: quoteOptions }]
      : []),
  ],
  read,
  fill: (question, stored): Fields => {
    if (!stored || 'missing' in stored) return fillMissing(question, stored, 'missing');
    const { text, mayQuote } = stored.value;
    return {
      [formName(question)]: text,
      ...(mayQuote !== null && { [formName(question, 'quote')]: mayQuote ? 'yes' : 'no' }),
    };
  },
  check: (question, { text }) => {
    if (text.length <= question.maxLength) return null;
    return problem(question, 'too-long', { max: question.maxLength, over: text.length - question.maxLength });
  },
  columns: (question) => [
    column(question, 'text'),
    ...(question.askQuote
      ? [column(question, 'nominal', { part: 'quote', about: '(may be quoted)', options: quoteOptions })]
      : []),
  ],
  cells: (question, stored) => {
    if (!stored || 'missing' in stored)
      return question.askQuote ? [missingCell(stored), missingCell(stored)] : [missingCell(stored)];
    const { text, mayQuote } = stored.value;
    if (!question.askQuote) return [text];
    return [text, mayQuote === null ? { missing: 'skipped' } : mayQuote ? 'yes' : 'no'];
  },
  print,
  review: (question): Remark[] =>
    question.maxLength < 100 && !question.isShort
      ? [{ stops: false, sentence: `${question.maxLength} characters are one line. Allow at least 100.` }]
      : [],
  domain: () => ({}),
  answerSeconds: (question) => (question.isShort ? 15 : 45),
  example: {
    question: {
      key: 'change',
      kind: 'open-text',
      label: { en: 'What one thing would you change?' },
      hint: { en: 'Please leave out names.' },
      maxLength: 1000,
      askQuote: true,
      crucial: false,
      offers: ['prefer-not-to-say'],
    },
    value: { text: 'When you ring,\nsomeone should answer.', mayQuote: false },
    faulty: { text: 'x'.repeat(1001), mayQuote: null },
  },
};

function read(question: OpenText, fields: Fields): Reading<Verbatim> {
  const stated = statedMissing(question, fields);
  if (stated) return stated;
  const typed = textIn(fields, formName(question));
  const text = question.isShort ? readableLine(typed) : readable(typed);
  if (text === '') return { given: false };
  if (!question.askQuote) return { given: true, value: { text, mayQuote: null } };
  const name = formName(question, 'quote');
  const quote = textIn(fields, name);
  if (quote === '') return { given: true, value: { text, mayQuote: null } };
  if (quote !== 'yes' && quote !== 'no') {
    return { given: false, problem: { field: name, code: 'unknown-option' } };
  }
  return { given: true, value: { text, mayQuote: quote === 'yes' } };
}

function readable(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to drop
  return lines.replace(/[\u0000-\u0008\u000B-\u001F\u007F]/g, '').trim();
}

function print(question: OpenText, stored: Stored<Verbatim> | undefined, language: string): string {
  if (!stored || 'missing' in stored) return printMissing(question, stored, language);
  const { text, mayQuote } = stored.value;
  if (mayQuote === null) return text;
  return `${text}\n(${inLanguage(quoteOptions[mayQuote ? 0 : 1]!.label, language)})`;
}
