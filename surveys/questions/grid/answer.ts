import type { Words } from '../../vocabulary';
import {
  type ByItem,
  cellsByItem,
  checkByItem,
  fillByItem,
  formByItem,
  printByItem,
  readByItem,
} from '../by-item';
import { own } from '../fields';
import { column, formName, missingCell, offerIn, reviewOptions, yesNo } from '../parts';
import type { Cell, Option, QuestionBase, QuestionKind, Remark } from '../question-kind';

export type Grid = QuestionBase & {
  readonly kind: 'grid';
  readonly items: readonly Option[];
  /** The same for every item. One that stands alone ("I have not used it") is set apart and is no point of the scale. */
  readonly points: readonly Option[];
  /** What an item is called: "Service", for "Service 3 of 6". */
  readonly itemWord?: Words;
};

/**
 * One scale held against several items, shown as cards one after the other, never as a table. Stored as a code by item;
 * an item that was passed over is not there. A column says whether all got the same answer: a quality flag, since that
 * may be an opinion or a quick way out.
 */
export const grid: QuestionKind<Grid, ByItem> = {
  kind: 'grid',
  label: 'Same scale for several things',
  input: 'cards',
  asks: true,
  formName,
  firstPart: ({ items }) => items[0]?.code,
  form: (question) => formByItem(question, question.points),
  read: readByItem,
  fill: fillByItem,
  check: (question, value) => checkByItem(question, question.points, value),
  columns: (question) => [
    ...question.items.map(({ code, label }) =>
      column(question, question.points.some(({ exclusive }) => exclusive) ? 'nominal' : 'ordinal', {
        part: code,
        about: `(${label.en})`,
        options: question.points,
        option: code,
      }),
    ),
    column(question, 'nominal', { part: 'straight', about: '(same answer for all)', options: yesNo }),
  ],
  cells: (question, stored): readonly Cell[] => [
    ...cellsByItem(question, stored),
    stored && 'value' in stored
      ? isStraightLine(question, stored.value)
        ? 'yes'
        : 'no'
      : missingCell(stored),
  ],
  print: (question, stored, language) => printByItem(question, question.points, stored, language),
  review,
  domain: (question) => ({
    items: question.items.map(({ code }) => code),
    codes: question.points.map(({ code }) => code),
  }),
  answerSeconds: (question) => 4 * question.items.length,
  example: {
    question: {
      key: 'experience',
      kind: 'grid',
      label: { en: 'How would you describe your experience in the last 12 months of …' },
      itemWord: { en: 'Service' },
      items: [
        { code: 'gp', label: { en: 'Your GP practice' } },
        { code: 'pharmacy', label: { en: 'Your pharmacy' } },
        { code: 'hospital', label: { en: 'Hospital care' } },
      ],
      points: [
        { code: 'good', label: { en: 'Good' } },
        { code: 'neither', label: { en: 'Neither good nor poor' } },
        { code: 'poor', label: { en: 'Poor' } },
        { code: 'not-used', label: { en: 'I have not used it' }, exclusive: true },
      ],
      offers: ['prefer-not-to-say'],
    },
    value: { gp: 'poor', pharmacy: 'good', hospital: 'not-used' },
    faulty: { gp: 'dreadful' },
  },
};

/**
 * Whether three or more items all got the same point of the scale.
 * @example isStraightLine(experience, { gp: 'good', pharmacy: 'good', hospital: 'good' }) // true
 */
export function isStraightLine(question: Grid, value: ByItem): boolean {
  const apart = question.points.filter(({ exclusive }) => exclusive).map(({ code }) => code);
  const given = question.items
    .map(({ code }) => own(value, code))
    .filter((code) => code !== undefined && !apart.includes(code) && !offerIn(question, code));
  return given.length >= 3 && given.every((code) => code === given[0]);
}

function review(question: Grid): Remark[] {
  const remarks = [...reviewOptions(question.items, 'items'), ...reviewOptions(question.points, 'points')];
  const flags = question.items.filter(({ code }) => code === 'straight' || code === 'missing');
  for (const { code } of flags) {
    remarks.push({
      stops: true,
      sentence: `The code “${code}” is used by this kind itself. Give the item another.`,
    });
  }
  if (question.items.length > 10) {
    remarks.push({
      stops: false,
      sentence: `${question.items.length} cards one after the other are tiring. Keep to 10, or ask each person about some.`,
    });
  }
  return remarks;
}
