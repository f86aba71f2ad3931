import { inLanguage, type Stored } from '../../vocabulary';
import { textIn } from '../fields';
import {
  column,
  fillMissing,
  formName,
  labelOf,
  listed,
  missingCell,
  printMissing,
  problem,
  repeated,
  reviewOptions,
  statedMissing,
} from '../parts';
import type {
  Cell,
  Fields,
  FormField,
  Option,
  QuestionBase,
  QuestionKind,
  Reading,
  Remark,
} from '../question-kind';

export type BestWorst = QuestionBase & {
  readonly kind: 'best-worst';
  readonly options: readonly Option[];
  /** What is compared with what: lists of option codes, shown one after the other. */
  readonly sets: readonly (readonly string[])[];
};

/** What matters most and least in one set; a part that was passed over is not there. */
export type Picked = { readonly best?: string; readonly worst?: string };

const ends = ['best', 'worst'] as const;
const endWords = { best: 'matters most', worst: 'matters least' } as const;

/**
 * What matters most and what least, in sets of a few: for lists too long to put in order. Stored as one pair a set. Data
 * files have the pairs, and for each option how often it was best less how often it was worst.
 * Source: best–worst counting, Louviere, Flynn & Marley (2015), Best-Worst Scaling, ch. 2.
 */
export const bestWorst: QuestionKind<BestWorst, readonly Picked[]> = {
  kind: 'best-worst',
  label: 'Most and least, in sets',
  input: 'best-worst',
  asks: true,
  formName,
  firstPart: () => partOf(0, 'best'),
  form: (question) =>
    question.sets.flatMap((set, index) =>
      ends.map(
        (end): FormField => ({
          part: partOf(index, end),
          label: { en: `Set ${index + 1}: what ${endWords[end]}` },
          choices: optionsOf(question, set),
        }),
      ),
    ),
  read,
  fill: (question, stored) => {
    if (!stored || 'missing' in stored) return fillMissing(question, stored, 'missing');
    const fields: Record<string, string> = {};
    for (const [index, picked] of stored.value.entries()) {
      for (const end of ends) {
        const code = picked[end];
        if (code !== undefined) fields[formName(question, partOf(index, end))] = code;
      }
    }
    return fields;
  },
  check,
  columns: (question) => [
    ...question.sets.flatMap((set, index) =>
      ends.map((end) =>
        column(question, 'nominal', {
          part: `${index + 1}_${end}`,
          about: `(set ${index + 1}, ${endWords[end]})`,
          options: optionsOf(question, set),
        }),
      ),
    ),
    ...question.options.map(({ code, label }) =>
      column(question, 'numeric', {
        part: `score_${code}`,
        about: `(${label.en}, most less least)`,
        option: code,
      }),
    ),
  ],
  cells: (question, stored): readonly Cell[] => {
    if (!stored || 'missing' in stored) {
      return [...question.sets.flatMap(() => ends), ...question.options].map(() => missingCell(stored));
    }
    const { value } = stored;
    const pairs = question.sets.flatMap((_, index) =>
      ends.map((end): Cell => value[index]?.[end] ?? { missing: 'skipped' }),
    );
    return [...pairs, ...question.options.map(({ code }) => scoreOf(value, code))];
  },
  print,
  review,
  domain: () => ({}),
  answerSeconds: (question) => 15 * question.sets.length,
  example: {
    question: {
      key: 'matters',
      kind: 'best-worst',
      label: { en: 'What matters most to you, and what least?' },
      options: [
        { code: 'speed', label: { en: 'Being seen soon' } },
        { code: 'near', label: { en: 'Being seen near home' } },
        { code: 'same', label: { en: 'Seeing the same person' } },
        { code: 'time', label: { en: 'Having enough time' } },
      ],
      sets: [
        ['speed', 'near', 'same'],
        ['near', 'same', 'time'],
      ],
      offers: ['dont-know'],
    },
    value: [
      { best: 'speed', worst: 'near' },
      { best: 'same', worst: 'near' },
    ],
    faulty: [{ best: 'speed', worst: 'speed' }],
  },
};

/** The part of a form name for one end of a set, counted from 1. */
export function partOf(index: number, end: 'best' | 'worst'): string {
  return `${index + 1}.${end}`;
}

/** The options of a set, in its order. */
export function optionsOf(
  { options }: Pick<BestWorst, 'options'>,
  set: readonly string[],
): readonly Option[] {
  return set.flatMap((code) => options.filter((option) => option.code === code));
}

/**
 * How often an option was picked as most, less how often as least.
 * @example scoreOf([{ best: 'speed', worst: 'near' }, { best: 'same', worst: 'near' }], 'near') // -2
 */
export function scoreOf(value: readonly Picked[], code: string): number {
  const times = (end: 'best' | 'worst') => value.filter((picked) => picked[end] === code).length;
  return times('best') - times('worst');
}

function read(question: BestWorst, fields: Fields): Reading<readonly Picked[]> {
  const stated = statedMissing(question, fields);
  if (stated) return stated;
  const value = question.sets.map((_, index): Picked => {
    const [best, worst] = ends.map((end) => textIn(fields, formName(question, partOf(index, end))));
    return { ...(best ? { best } : {}), ...(worst ? { worst } : {}) };
  });
  return value.every((picked) => Object.keys(picked).length === 0)
    ? { given: false }
    : { given: true, value };
}

function check(question: BestWorst, value: readonly Picked[]) {
  for (const [index, picked] of value.entries()) {
    const set = question.sets[index] ?? [];
    const stray = ends.find((end) => picked[end] !== undefined && !set.includes(picked[end]));
    if (stray) return problem(question, 'unknown-option', undefined, partOf(index, stray));
    if (picked.best !== undefined && picked.best === picked.worst) {
      return problem(question, 'ranked-twice', { option: picked.best }, partOf(index, 'worst'));
    }
  }
  const open = question.sets.flatMap((_, index) =>
    ends.filter((end) => value[index]?.[end] === undefined).map((end) => partOf(index, end)),
  );
  return open.length === 0
    ? null
    : { ...problem(question, 'items-open', { open: open.length }, open[0]), soft: true as const };
}

function print(question: BestWorst, stored: Stored<readonly Picked[]> | undefined, language: string): string {
  if (!stored || 'missing' in stored) return printMissing(question, stored, language);
  const said = (code: string | undefined) =>
    code === undefined ? '–' : labelOf(question.options, code, language);
  return listed(
    stored.value.map(({ best, worst }) => `+ ${said(best)} − ${said(worst)}`),
    language,
  );
}

function review(question: BestWorst): Remark[] {
  const remarks = reviewOptions(question.options, 'options');
  const known = question.options.map(({ code }) => code);
  for (const [index, set] of question.sets.entries()) {
    const stray = set.find((code) => !known.includes(code));
    if (stray !== undefined) {
      remarks.push({
        stops: true,
        sentence: `Set ${index + 1} names “${stray}”, which is not one of its options. Correct the code.`,
      });
    }
    if (repeated(set).length > 0) {
      remarks.push({ stops: true, sentence: `Set ${index + 1} holds an option twice. Take one out.` });
    }
  }
  const unseen = question.options.find(({ code }) => !question.sets.some((set) => set.includes(code)));
  if (unseen) {
    remarks.push({
      stops: true,
      sentence: `“${inLanguage(unseen.label, 'en')}” stands in no set, so nobody can pick it. Add it to one.`,
    });
  }
  return remarks;
}
