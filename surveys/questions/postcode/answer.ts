import { textIn } from '../fields';
import { column, fillMissing, formName, missingCell, printMissing, problem, statedMissing } from '../parts';
import type { Fields, QuestionBase, QuestionKind, Reading } from '../question-kind';

export type Postcode = QuestionBase & {
  readonly kind: 'postcode';
  /** What of it is stored: BS23, BS23 3, or all of BS23 3AA. The rest is dropped as it is read. */
  readonly keeps: 'district' | 'sector' | 'whole';
};

/** A postcode, of which only as much is kept as the question says. Its column is always sensitive: few live in one. */
export const postcode: QuestionKind<Postcode, string> = {
  kind: 'postcode',
  label: 'Postcode',
  input: 'postcode',
  asks: true,
  formName,
  form: () => [{ typed: 'line' }],
  read,
  fill: (question, stored) =>
    stored && 'value' in stored
      ? { [formName(question)]: stored.value }
      : fillMissing(question, stored, 'missing'),
  check: (question, value) =>
    keptOf(question.keeps, value) === value ? null : problem(question, 'not-a-postcode'),
  columns: (question) => [{ ...column(question, 'text', { isPlain: true }), sensitive: true }],
  cells: (_question, stored) => [stored && 'value' in stored ? stored.value : missingCell(stored)],
  print: (question, stored, language) =>
    stored && 'value' in stored ? stored.value : printMissing(question, stored, language),
  review: (question) =>
    question.keeps === 'whole'
      ? [
          {
            stops: false,
            sentence:
              'A whole postcode can lead to a household. Keep the sector unless every part is needed.',
          },
        ]
      : [],
  domain: () => ({}),
  answerSeconds: () => 8,
  example: {
    question: {
      key: 'where_treated',
      kind: 'postcode',
      label: { en: 'What is the postcode of the place you go to most?' },
      keeps: 'sector',
      offers: ['dont-know', 'prefer-not-to-say'],
    },
    value: 'BS23 3',
    faulty: 'BS23 3AA',
  },
};

function read(question: Postcode, fields: Fields): Reading<string> {
  const stated = statedMissing(question, fields);
  if (stated) return stated;
  const text = textIn(fields, formName(question));
  if (text === '') return { given: false };
  const value = keptOf(question.keeps, text);
  return value === undefined
    ? { given: false, problem: problem(question, 'not-a-postcode') }
    : { given: true, value };
}

/**
 * What is kept of a postcode as it is typed; undefined when it is none. What is kept already is taken as it is.
 * @example keptOf('sector', 'bs233aa') // 'BS23 3'
 */
export function keptOf(keeps: Postcode['keeps'], typed: string): string | undefined {
  const text = typed
    .slice(0, 20)
    .toUpperCase()
    .replace(/[^A-Z0-9 ]/g, '')
    .trim();
  const whole = /^([A-Z]{1,2}[0-9][A-Z0-9]?) *([0-9])([A-Z]{2})$/.exec(text);
  if (keeps === 'whole') return whole ? `${whole[1]} ${whole[2]}${whole[3]}` : undefined;
  if (keeps === 'sector') {
    const [, district, sector] = whole ?? /^([A-Z]{1,2}[0-9][A-Z0-9]?) +([0-9])$/.exec(text) ?? [];
    return district === undefined ? undefined : `${district} ${sector}`;
  }
  return (whole ?? /^([A-Z]{1,2}[0-9][A-Z0-9]?)$/.exec(text))?.[1];
}
