import { inLanguage, type Stored, type Words } from '../../vocabulary';
import { numberIn, own, recordOf, textIn } from '../fields';
import {
  fillMissing,
  formName,
  labelOf,
  listed,
  printMissing,
  problem,
  repeated,
  reviewOptions,
  statedMissing,
} from '../parts';
import type { Entry, Fields, Option, QuestionBase, QuestionKind, Reading, Remark } from '../question-kind';
import { cellsOf, columnsOf, flagCodes } from './columns';
import { fillEffort, readEffort } from './effort';
import { type InOrder, isInOrder, type Shares, shared } from './sharing';

export type ConstantSum = QuestionBase & {
  readonly kind: 'constant-sum';
  readonly items: readonly Option[];
  readonly total: number;
  /** What is shared out, for one and for several: point, points. */
  readonly unit: { readonly one: Words; readonly many: Words };
  /** What plus and minus move; a typed number may be any whole number. */
  readonly step: number;
  /** Offers to put the items in order instead, for who can say more or less but not how much. */
  readonly orderInstead?: boolean;
};

/**
 * A total shared out over items: 100 points over six services. Stored as whole numbers by item, as they were given.
 * A member's own must come to the total; one typed in from paper or telephone may not, and its cells are scaled to
 * the total and flagged (sharing.ts). Boxes left empty count 0 once any box holds a number. Who puts the items in order
 * instead has said something else: places have columns of their own, and no shares are made of them. Numbers that come to
 * the total count before places beside them; numbers that do not, after.
 */
export const constantSum: QuestionKind<ConstantSum, Shares | InOrder> = {
  kind: 'constant-sum',
  label: 'Share out a total',
  input: 'constant-sum',
  asks: true,
  formName,
  firstPart: ({ items }) => items[0]?.code,
  form: (question) => [
    ...question.items.map(({ code, label }) => ({ part: code, label, typed: 'figures' as const })),
    ...(question.orderInstead
      ? question.items.map(({ code, label }) => ({
          part: placePart(code),
          label: { en: `Place of ${label.en}` },
          choices: placesFor(question),
        }))
      : []),
  ],
  read,
  fill: (question, stored) => {
    if (!stored || 'missing' in stored) return fillMissing(question, stored, 'missing');
    const { value, how } = stored;
    const given = isInOrder(value)
      ? value.order.map((code, index) => [formName(question, placePart(code)), String(index + 1)] as const)
      : question.items.map(({ code }) => [formName(question, code), String(own(value, code) ?? 0)] as const);
    return { ...recordOf(given), ...fillEffort(question, how) };
  },
  check,
  columns: columnsOf,
  cells: cellsOf,
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
      shuffle: true,
      offers: ['dont-know'],
      dontKnowWords: { en: 'I cannot say' },
    },
    value: { gp: 40, hospitals: 25, mental: 35 },
    faulty: { gp: 40, hospitals: 25, mental: 15 },
  },
};

/** The field of an item's place; item codes hold no point. */
export function placePart(code: string): string {
  return `order.${code}`;
}

/** The places there are, as options. */
export function placesFor({ items }: Pick<ConstantSum, 'items'>): readonly Option[] {
  return items.map((_, index) => ({ code: String(index + 1), label: { en: String(index + 1) } }));
}

function read(question: ConstantSum, fields: Fields): Reading<Shares | InOrder> {
  const stated = statedMissing(question, fields);
  if (stated) return stated;
  const reading = readEither(question, fields);
  const how = reading.given ? readEffort(question, fields) : undefined;
  return reading.given && how ? { ...reading, how } : reading;
}

function readEither(question: ConstantSum, fields: Fields): Reading<Shares | InOrder> {
  const shares = readShares(question, fields);
  if (!question.orderInstead) return shares;
  const comesToTotal = shares.given && shared(shares.value) === question.total;
  const order = comesToTotal ? ({ given: false } as const) : readOrder(question, fields);
  return order.given || order.problem ? order : shares;
}

function readOrder(question: ConstantSum, fields: Fields): Reading<InOrder> {
  const places: { readonly code: string; readonly place: number }[] = [];
  for (const { code } of question.items) {
    const text = textIn(fields, formName(question, placePart(code)));
    if (text === '') continue;
    const place = placesFor(question).findIndex((option) => option.code === text) + 1;
    const part = placePart(code);
    if (place === 0) return { given: false, problem: problem(question, 'unknown-option', undefined, part) };
    if (places.some((other) => other.place === place)) {
      return { given: false, problem: problem(question, 'place-twice', { item: code, place }, part) };
    }
    places.push({ code, place });
  }
  if (places.length === 0) return { given: false };
  const order = places.sort((one, other) => one.place - other.place).map(({ code }) => code);
  return { given: true, value: { order } };
}

function readShares(question: ConstantSum, fields: Fields): Reading<Shares> {
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

function check(question: ConstantSum, value: Shares | InOrder, entry: Entry = 'own') {
  const codes = question.items.map(({ code }) => code);
  if (isInOrder(value)) {
    const isKnown = value.order.every((code) => codes.includes(code)) && repeated(value.order).length === 0;
    return isKnown && question.orderInstead ? null : problem(question, 'unknown-option', undefined, codes[0]);
  }
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

function print(
  question: ConstantSum,
  stored: Stored<Shares | InOrder> | undefined,
  language: string,
): string {
  if (!stored || 'missing' in stored) return printMissing(question, stored, language);
  const { value } = stored;
  if (isInOrder(value)) {
    return listed(
      value.order.map((code, index) => `${index + 1}. ${labelOf(question.items, code, language)}`),
      language,
    );
  }
  return listed(
    question.items.map(({ code, label }) => `${inLanguage(label, language)} ${own(value, code) ?? 0}`),
    language,
  );
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
  const flags = items.filter(({ code }) => code === 'missing' || flagCodes.some((flag) => flag === code));
  for (const { code } of flags) {
    remarks.push({
      stops: true,
      sentence: `The code “${code}” is used for a flag of this kind. Give the item another.`,
    });
  }
  if (!question.shuffle) {
    remarks.push({
      stops: false,
      sentence:
        'Let the items stand in an order of each person’s own, since what stands first is given more.',
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
