import { inLanguage, type Stored, type Words } from '../../vocabulary';
import { numberIn, own, recordOf, textIn } from '../fields';
import {
  column,
  fillMissing,
  formName,
  missingCell,
  printMissing,
  problem,
  reviewOptions,
  statedMissing,
  yesNo,
} from '../parts';
import type {
  Cell,
  Entry,
  Fields,
  Option,
  QuestionBase,
  QuestionKind,
  Reading,
  Remark,
} from '../question-kind';
import { isEvenSplit, type Shares, scaleToTotal, shared } from './sharing';

export type ConstantSum = QuestionBase & {
  readonly kind: 'constant-sum';
  readonly items: readonly Option[];
  readonly total: number;
  /** What is shared out, for one and for several: point, points. */
  readonly unit: { readonly one: Words; readonly many: Words };
  /** What plus and minus move; a typed number may be any whole number. */
  readonly step: number;
};

/**
 * A total shared out over items: 100 points over six services. Stored as whole numbers by item, as they were given.
 * A member's own must come to the total; one typed in from paper or telephone may not, and its cells are scaled to
 * the total and flagged (sharing.ts). Boxes left empty count 0 once any box holds a number.
 */
export const constantSum: QuestionKind<ConstantSum, Shares> = {
  kind: 'constant-sum',
  label: 'Share out a total',
  input: 'constant-sum',
  asks: true,
  formName,
  form: (question) => question.items.map(({ code, label }) => ({ part: code, label, typed: 'figures' })),
  read,
  fill: (question, stored) => {
    if (!stored || 'missing' in stored) return fillMissing(question, stored, 'missing');
    const numbers = question.items.map(
      ({ code }) => [formName(question, code), String(own(stored.value, code) ?? 0)] as const,
    );
    return recordOf(numbers);
  },
  check,
  columns: (question) => [
    ...question.items.map(({ code, label }) =>
      column(question, 'numeric', {
        part: code,
        about: `(${label.en}, of ${question.total} ${question.unit.many.en})`,
        option: code,
      }),
    ),
    column(question, 'nominal', {
      part: 'scaled',
      about: '(total given differed and was scaled)',
      options: yesNo,
    }),
    column(question, 'nominal', { part: 'even', about: '(shared equally)', options: yesNo }),
  ],
  cells,
  print,
  review,
  domain: (question) => ({
    items: question.items.map(({ code }) => code),
    numbers: { min: 0, max: question.total },
  }),
  answerSeconds: (question) => 8 * question.items.length,
  example: {
    question: {
      key: 'share',
      kind: 'constant-sum',
      label: { en: 'How would you share out the money?' },
      items: [
        { code: 'gp', label: { en: 'GP surgeries' } },
        { code: 'hospitals', label: { en: 'Hospitals' } },
        { code: 'mental', label: { en: 'Mental health services' } },
      ],
      total: 100,
      unit: { one: { en: 'point' }, many: { en: 'points' } },
      step: 5,
      offers: ['dont-know'],
      dontKnowWords: { en: 'I cannot say' },
    },
    value: { gp: 40, hospitals: 25, mental: 35 },
    faulty: { gp: 40, hospitals: 25, mental: 15 },
  },
};

function read(question: ConstantSum, fields: Fields): Reading<Shares> {
  const stated = statedMissing(question, fields);
  if (stated) return stated;
  const texts = question.items.map(({ code }) => textIn(fields, formName(question, code)));
  if (texts.every((text) => text === '')) return { given: false };
  const value: Record<string, number> = {};
  for (const [index, { code }] of question.items.entries()) {
    const number = texts[index] === '' ? 0 : numberIn(texts[index] ?? '');
    if (number === undefined) {
      return { given: false, problem: problem(question, 'item-not-a-number', { item: code }, code) };
    }
    value[code] = number;
  }
  // Steppers post a 0 in every box of someone who touched none of them.
  return Object.values(value).every((number) => number === 0) ? { given: false } : { given: true, value };
}

function check(question: ConstantSum, value: Shares, entry: Entry = 'own') {
  const codes = question.items.map(({ code }) => code);
  const stray = Object.keys(value).some((code) => !codes.includes(code));
  if (stray) return problem(question, 'unknown-option', undefined, codes[0]);
  for (const code of codes) {
    const number = own(value, code) ?? 0;
    if (!Number.isInteger(number)) return problem(question, 'item-not-whole', { item: code }, code);
    if (number < 0) return problem(question, 'item-below-zero', { item: code }, code);
  }
  const { total } = question;
  const given = shared(value);
  if (entry === 'typed-in' && given > 0 && given <= 1000 * total) return null;
  if (given === total) return null;
  return given < total
    ? problem(question, 'points-left', { left: total - given, total }, codes[0])
    : problem(question, 'points-over', { over: given - total, total }, codes[0]);
}

function cells(question: ConstantSum, stored: Stored<Shares> | undefined): readonly Cell[] {
  if (!stored || 'missing' in stored) return [...question.items, 1, 2].map(() => missingCell(stored));
  const { shares, scaled } = scaleToTotal(question, stored.value);
  return [
    ...question.items.map(({ code }) => own(shares, code) ?? 0),
    scaled ? 'yes' : 'no',
    isEvenSplit(question, stored.value) ? 'yes' : 'no',
  ];
}

function print(question: ConstantSum, stored: Stored<Shares> | undefined, language: string): string {
  if (!stored || 'missing' in stored) return printMissing(question, stored, language);
  const { value } = stored;
  return question.items
    .map(({ code, label }) => `${inLanguage(label, language)} ${own(value, code) ?? 0}`)
    .join('; ');
}

function review(question: ConstantSum): Remark[] {
  const remarks = reviewOptions(question.items, 'items');
  const { total, step, items } = question;
  if (total < items.length) {
    remarks.push({
      stops: true,
      sentence: `${total} cannot be shared over ${items.length} items. Raise the total.`,
    });
  }
  if (step < 1 || step > total || total % step !== 0) {
    remarks.push({
      stops: true,
      sentence: `Steps of ${step} never come to ${total} exactly. Choose a step that divides the total.`,
    });
  }
  if (items.length > 7) {
    remarks.push({
      stops: false,
      sentence: `${items.length} items are many to weigh against each other. Five to seven can be held in mind.`,
    });
  }
  const flags = items.filter(({ code }) => code === 'scaled' || code === 'even' || code === 'missing');
  for (const { code } of flags) {
    remarks.push({
      stops: true,
      sentence: `The code “${code}” is used for a flag of this kind. Give the item another.`,
    });
  }
  if (!question.offers?.includes('dont-know')) {
    remarks.push({
      stops: false,
      sentence: 'Offer “I cannot say”, so that nobody makes up numbers to go on.',
    });
  }
  return remarks;
}
