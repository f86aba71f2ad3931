import type { Stored, Words } from '../../vocabulary';
import { inEveryLanguage } from '../../wording/words';
import { checkDate, type DateRules, fillDate, formOfDate, readDate } from '../date-parts';
import { textIn } from '../fields';
import { reviewDate } from '../part-date/answer';
import {
  column,
  fillMissing,
  formName,
  labelOf,
  listed,
  missingCell,
  printMissing,
  problem,
  reviewOptions,
  statedMissing,
} from '../parts';
import type { Cell, Fields, Option, QuestionKind, Reading } from '../question-kind';
import { sayDate } from '../say-date';

export type Experience = DateRules & {
  readonly kind: 'experience';
  /** Where it can have been: the services of the list. */
  readonly options: readonly Option[];
  /** How good it was. */
  readonly points: readonly Option[];
  /** How the three parts are asked; the usual words where they are left out. */
  readonly whereWords?: Words;
  readonly whenWords?: Words;
  readonly howWords?: Words;
};

/** One visit or contact; a part that was passed over is not there. */
export type Event = { readonly where?: string; readonly when?: string; readonly how?: string };

export const experienceWords = {
  where: inEveryLanguage((words) => words.inputs.experience.where),
  when: inEveryLanguage((words) => words.inputs.experience.when),
  how: inEveryLanguage((words) => words.inputs.experience.how),
} satisfies Record<string, Words>;

/** One experience of care: where, when and how good. Parts may be left; what is left is asked about once. */
export const experience: QuestionKind<Experience, Event> = {
  kind: 'experience',
  label: 'One experience: where, when, how good',
  input: 'experience',
  asks: true,
  formName,
  firstPart: () => 'where',
  form: (question) => [
    { part: 'where', label: question.whereWords ?? experienceWords.where, choices: question.options },
    ...formOfDate(question),
    { part: 'how', label: question.howWords ?? experienceWords.how, choices: question.points },
  ],
  read,
  fill: (question, stored): Fields => {
    if (!stored || 'missing' in stored) return fillMissing(question, stored, 'missing');
    const { where, when, how } = stored.value;
    return {
      ...(where !== undefined && { [formName(question, 'where')]: where }),
      ...(when !== undefined && fillDate(question, when)),
      ...(how !== undefined && { [formName(question, 'how')]: how }),
    };
  },
  check,
  columns: (question) => [
    column(question, 'nominal', { part: 'where', about: '(where)', options: question.options }),
    column(question, 'text', { part: 'when', about: '(when, as far as known)', isPlain: true }),
    column(question, 'ordinal', { part: 'how', about: '(how good)', options: question.points }),
  ],
  cells: (_question, stored): readonly Cell[] =>
    (['where', 'when', 'how'] as const).map((part) =>
      stored && 'value' in stored ? (stored.value[part] ?? { missing: 'skipped' }) : missingCell(stored),
    ),
  print,
  review: (question) => [
    ...reviewOptions(question.options, 'places'),
    ...reviewOptions(question.points, 'points'),
    ...reviewDate(question),
  ],
  domain: (question) => ({
    items: ['where', 'how'],
    codes: [...question.options, ...question.points].map(({ code }) => code),
  }),
  answerSeconds: () => 25,
  example: {
    question: {
      key: 'visit',
      kind: 'experience',
      label: { en: 'Think of your last visit or call about your health' },
      options: [
        { code: 'gp', label: { en: 'A GP surgery' } },
        { code: 'hospital', label: { en: 'A hospital' } },
        { code: '111', label: { en: 'NHS 111' } },
      ],
      points: [
        { code: 'good', label: { en: 'Good' } },
        { code: 'neither', label: { en: 'Neither good nor poor' } },
        { code: 'poor', label: { en: 'Poor' } },
      ],
      finest: 'month',
      offers: ['prefer-not-to-say'],
    },
    value: { where: 'gp', when: '2018-11', how: 'poor' },
    faulty: { where: 'moon' },
  },
};

function read(question: Experience, fields: Fields): Reading<Event> {
  const stated = statedMissing(question, fields);
  if (stated) return stated;
  const where = textIn(fields, formName(question, 'where'));
  const how = textIn(fields, formName(question, 'how'));
  const date = readDate(question, fields);
  if (!date.given && date.problem) return date;
  if (where === '' && how === '' && !date.given) return { given: false };
  return {
    given: true,
    value: {
      ...(where !== '' && { where }),
      ...(date.given && { when: date.value }),
      ...(how !== '' && { how }),
    },
  };
}

function check(question: Experience, { where, when, how }: Event, _entry?: unknown, today?: string) {
  const isOneOf = (options: readonly Option[], code: string) =>
    options.some((option) => option.code === code);
  if (where !== undefined && !isOneOf(question.options, where)) {
    return problem(question, 'unknown-option', undefined, 'where');
  }
  if (how !== undefined && !isOneOf(question.points, how)) {
    return problem(question, 'unknown-option', undefined, 'how');
  }
  const wrong = when === undefined ? null : checkDate(question, when, today);
  if (wrong) return wrong;
  const open = where === undefined ? 'where' : when === undefined ? 'year' : how === undefined ? 'how' : null;
  return open === null ? null : { ...problem(question, 'part-open', undefined, open), soft: true as const };
}

function print(question: Experience, stored: Stored<Event> | undefined, language: string): string {
  if (!stored || 'missing' in stored) return printMissing(question, stored, language);
  const { where, when, how } = stored.value;
  const parts = [
    ...(where === undefined ? [] : [labelOf(question.options, where, language)]),
    ...(when === undefined ? [] : [sayDate(when, language)]),
    ...(how === undefined ? [] : [labelOf(question.points, how, language)]),
  ];
  return listed(parts, language);
}
