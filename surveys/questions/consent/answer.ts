import type { Purpose } from '../../panel/consent';
import { inEveryLanguage } from '../../wording/words';
import { textIn } from '../fields';
import {
  column,
  fillMissing,
  formName,
  labelOf,
  missingCell,
  offerIn,
  printMissing,
  problem,
} from '../parts';
import type { Cell, Option, QuestionBase, QuestionKind } from '../question-kind';

export type Consent = QuestionBase & {
  readonly kind: 'consent';
  /** What is allowed by it; one purpose a question. */
  readonly purpose: Purpose;
  /** The version of the words that are agreed to: they are the question's own. */
  readonly textVersion: string;
  /** Yes or no has to be said to go on. Nothing else in a survey has to be answered. */
  readonly mustAnswer?: boolean;
};

/** Yes or no, and to which version of the words. */
export type Agreed = { readonly code: 'yes' | 'no'; readonly version: string };

export const consentOptions: readonly Option[] = [
  { code: 'yes', label: inEveryLanguage((words) => words.inputs.choices.agree) },
  { code: 'no', label: inEveryLanguage((words) => words.inputs.choices.no) },
];

/** Leave for one purpose, nothing chosen beforehand. It is entered in the member's consents as well (profile-facts.ts). */
export const consent: QuestionKind<Consent, Agreed> = {
  kind: 'consent',
  label: 'Consent',
  input: 'choices',
  asks: true,
  formName,
  form: () => [{ choices: consentOptions }],
  read: (question, fields) => {
    const code = textIn(fields, formName(question));
    if (code === '') return { given: false };
    const missing = offerIn(question, code);
    if (missing) return { given: false, missing };
    return code === 'yes' || code === 'no'
      ? { given: true, value: { code, version: question.textVersion } }
      : { given: false, problem: problem(question, 'unknown-option') };
  },
  fill: (question, stored) =>
    stored && 'value' in stored ? { [formName(question)]: stored.value.code } : fillMissing(question, stored),
  check: (question, { code, version }) =>
    consentOptions.some((option) => option.code === code) && version === question.textVersion
      ? null
      : problem(question, 'unknown-option'),
  mustAnswer: (question) => question.mustAnswer === true,
  columns: (question) => [
    column(question, 'nominal', { options: consentOptions }),
    column(question, 'text', { part: 'version', about: '(version of the words)', isPlain: true }),
  ],
  cells: (_question, stored): readonly Cell[] =>
    stored && 'value' in stored
      ? [stored.value.code, stored.value.version]
      : [missingCell(stored), missingCell(stored)],
  print: (question, stored, language) =>
    stored && 'value' in stored
      ? labelOf(consentOptions, stored.value.code, language)
      : printMissing(question, stored, language),
  review: () => [],
  domain: () => ({ codes: consentOptions.map(({ code }) => code) }),
  answerSeconds: () => 6,
  example: {
    question: {
      key: 'may_invite',
      kind: 'consent',
      label: { en: 'May we invite you to a workshop about this?' },
      purpose: 'focus-groups',
      textVersion: '2019-03',
      crucial: false,
    },
    value: { code: 'yes', version: '2019-03' },
    faulty: { code: 'yes', version: '2018-01' },
  },
};
