import { wording } from '../../wording/words';
import { textIn } from '../fields';
import { column, fillMissing, formName, missingCell, printMissing, problem, statedMissing } from '../parts';
import type { Column, Fields, QuestionBase, QuestionKind, Reading } from '../question-kind';

/** How large an area a postcode may be looked up as: see panel/profile.ts. */
export const areaLevels = ['authority', 'ward', 'msoa', 'lsoa', 'quintile', 'rural'] as const;

export type Postcode = QuestionBase & {
  readonly kind: 'postcode';
  /**
   * What of it is stored: BS23, BS23 3, all of BS23 3AA, or none of it but the area it lies in. The rest is dropped as it is
   * read; for an area, as the answer comes in.
   */
  readonly keeps: 'district' | 'sector' | 'whole' | 'area';
  /** Looked up as the answer comes in, and kept as a column to split results by. Only where the whole of it is read. */
  readonly level?: (typeof areaLevels)[number];
  /** The areas of the footprint at that level, and those for what lies in none of them. Filled in as a draft is saved. */
  readonly areas?: readonly { readonly code: string; readonly name: string }[];
  /** It is where the member lives: its small area enters the dated profile too. */
  readonly home?: boolean;
};

/** A postcode that was looked up, as of the release of the list of places at the time of the answer. */
export type Located = { readonly area: string; readonly kept?: string };

/**
 * A postcode, of which only as much is kept as the question says. Its column is always sensitive: few live in one. A text is
 * what was typed, or what is kept of it; where an area is asked for, the saving step makes `Located` of it.
 */
export const postcode: QuestionKind<Postcode, string | Located> = {
  kind: 'postcode',
  label: 'Postcode',
  input: 'postcode',
  asks: true,
  formName,
  form: () => [{ typed: 'line' }],
  read,
  fill: (question, stored) =>
    stored && 'value' in stored ? fillKept(question, stored.value) : fillMissing(question, stored, 'missing'),
  check: (question, value) => (isKept(question, value) ? null : problem(question, 'not-a-postcode')),
  columns: (question) => [
    ...(question.keeps === 'area'
      ? []
      : [{ ...column(question, 'text', { isPlain: true }), sensitive: true } as const]),
    ...areaColumn(question),
  ],
  cells: (question, stored) => {
    const value = stored && 'value' in stored ? stored.value : undefined;
    const none = missingCell(value === undefined ? stored : undefined);
    const area = typeof value === 'object' ? value.area : none;
    return [
      ...(question.keeps === 'area' ? [] : [keptIn(value) ?? none]),
      ...(isLocated(question) ? [area] : []),
    ];
  },
  print: (question, stored, language) =>
    stored && 'value' in stored
      ? (keptIn(stored.value) ??
        question.areas?.find(({ code }) => code === (stored.value as Located).area)?.name ??
        wording(language).inputs.postcode.held)
      : printMissing(question, stored, language),
  review: (question) => [
    ...(question.keeps === 'whole'
      ? [
          {
            stops: false,
            sentence:
              'A whole postcode can lead to a household. Keep the sector unless every part is needed.',
          },
        ]
      : []),
    ...(question.keeps === 'area' && question.level === undefined
      ? [{ stops: true, sentence: 'Choose which area is kept of the postcode.' }]
      : []),
    ...(question.home && !isLocated(question)
      ? [
          {
            stops: true,
            sentence:
              'A postcode that changes where a member lives has to be looked up. Keep its area, or all of it with an area.',
          },
        ]
      : []),
  ],
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

function read(question: Postcode, fields: Fields): Reading<string | Located> {
  const stated = statedMissing(question, fields);
  if (stated) return stated;
  const text = textIn(fields, formName(question));
  if (text === '') {
    const held = textIn(fields, formName(question, 'held'));
    return held !== '' && question.keeps === 'area'
      ? { given: true, value: { area: held } }
      : { given: false };
  }
  const value = keptOf(question.keeps, text);
  return value === undefined
    ? { given: false, problem: problem(question, 'not-a-postcode') }
    : { given: true, value };
}

/**
 * Whether a postcode is looked up as the answer comes in.
 * @example isLocated({ ...asked, keeps: 'area', level: 'ward' }) // true
 */
export function isLocated(question: Postcode): boolean {
  return question.level !== undefined && (question.keeps === 'area' || question.keeps === 'whole');
}

/** The postcode in a value, as far as it is kept; undefined where only the area is. */
function keptIn(value: string | Located | undefined): string | undefined {
  return typeof value === 'object' ? value.kept : value;
}

function fillKept(question: Postcode, value: string | Located): Fields {
  if (typeof value === 'string') return { [formName(question)]: value };
  const { kept, area } = value;
  return kept === undefined ? { [formName(question, 'held')]: area } : { [formName(question)]: kept };
}

function isKept(question: Postcode, value: string | Located): boolean {
  const kept = keptIn(value);
  const { areas } = question;
  // A phone has no list of areas: the server looks again.
  const isArea = typeof value === 'string' || !areas || areas.some(({ code }) => code === value.area);
  return isArea && (kept === undefined || keptOf(question.keeps, kept) === kept);
}

/** Places of a few thousand people at most are sensitive, as they are in the profile. */
const smallLevels: readonly Postcode['level'][] = ['ward', 'msoa', 'lsoa'];

function areaColumn(question: Postcode): readonly Column[] {
  if (!isLocated(question)) return [];
  const options = (question.areas ?? []).map(({ code, name }) => ({ code, label: { en: name } }));
  const area = column(question, 'nominal', { part: 'area', about: '(area it lies in)', options });
  return [{ ...area, splits: true, sensitive: area.sensitive || smallLevels.includes(question.level) }];
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
  if (keeps === 'whole' || keeps === 'area') return whole ? `${whole[1]} ${whole[2]}${whole[3]}` : undefined;
  if (keeps === 'sector') {
    const [, district, sector] = whole ?? /^([A-Z]{1,2}[0-9][A-Z0-9]?) +([0-9])$/.exec(text) ?? [];
    return district === undefined ? undefined : `${district} ${sector}`;
  }
  return (whole ?? /^([A-Z]{1,2}[0-9][A-Z0-9]?)$/.exec(text))?.[1];
}
