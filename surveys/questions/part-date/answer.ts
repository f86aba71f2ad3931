import {
  checkDate,
  type DateRules,
  fillDate,
  formOfDate,
  isPartDate,
  precisionOf,
  readDate,
} from '../date-parts';
import { column, fillMissing, formName, missingCell, printMissing, statedMissing } from '../parts';
import type { Option, QuestionKind, Remark } from '../question-kind';
import { sayDate } from '../say-date';

export type PartDate = DateRules & { readonly kind: 'part-date' };

const precisions: readonly Option[] = [
  { code: 'year', label: { en: 'Year' } },
  { code: 'month', label: { en: 'Month and year' } },
  { code: 'day', label: { en: 'Day, month and year' } },
];

/** When something was, as precisely as it is known. Stored as 2019, 2019-03 or 2019-03-29. */
export const partDate: QuestionKind<PartDate, string> = {
  kind: 'part-date',
  label: 'Date, as far as known',
  input: 'part-date',
  asks: true,
  formName,
  firstPart: ({ finest }) => finest,
  form: formOfDate,
  read: (question, fields) => statedMissing(question, fields) ?? readDate(question, fields),
  fill: (question, stored) =>
    stored && 'value' in stored ? fillDate(question, stored.value) : fillMissing(question, stored, 'missing'),
  check: (question, value, _entry, today) => checkDate(question, value, today),
  columns: (question) => [
    column(question, 'text', { about: '(as far as known)', isPlain: true }),
    column(question, 'nominal', { part: 'precision', about: '(how precise)', options: precisions }),
  ],
  cells: (_question, stored) =>
    stored && 'value' in stored
      ? [stored.value, precisionOf(stored.value)]
      : [missingCell(stored), missingCell(stored)],
  print: (question, stored, language) =>
    stored && 'value' in stored ? sayDate(stored.value, language) : printMissing(question, stored, language),
  review: reviewDate,
  domain: () => ({}),
  answerSeconds: () => 12,
  example: {
    question: {
      key: 'last_visit',
      kind: 'part-date',
      label: { en: 'When did you last see someone about this?' },
      hint: { en: 'The year is enough if you are not sure.' },
      finest: 'day',
      earliest: '2015',
      offers: ['dont-know'],
    },
    value: '2018-11',
    faulty: '2014-12-31',
  },
};

/** Faults of the rules for a date, in words for staff. */
export function reviewDate({ earliest, latest }: DateRules): Remark[] {
  const bounds = [earliest, latest].filter((bound) => bound !== undefined);
  const odd = bounds.find((bound) => !isPartDate(bound));
  if (odd !== undefined) {
    return [{ stops: true, sentence: `“${odd}” is no date. Write 2015, 2015-06 or 2015-06-30.` }];
  }
  return earliest !== undefined && latest !== undefined && earliest > latest
    ? [{ stops: true, sentence: `No date lies between ${earliest} and ${latest}. Mend one of them.` }]
    : [];
}
