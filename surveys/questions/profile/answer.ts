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
  reviewOptions,
} from '../parts';
import type { Option, QuestionBase, QuestionKind } from '../question-kind';

export type Profile = QuestionBase & {
  readonly kind: 'profile';
  /** Key of the profile variable the answer is written to, with its date. */
  readonly variable: string;
  /** Its categories, in the words members read; codes are those of the variable. */
  readonly options: readonly Option[];
};

/**
 * One fact about oneself. Stored like a single choice, and written to the member's dated profile as well
 * (questionnaires/profile-facts.ts), where quotas and weights read it as of each later invitation (R8).
 */
export const profile: QuestionKind<Profile, string> = {
  kind: 'profile',
  label: 'About the member, kept in the profile',
  input: 'choices',
  asks: true,
  formName,
  form: (question) => [{ choices: question.options }],
  read: (question, fields) => {
    const code = textIn(fields, formName(question));
    if (code === '') return { given: false };
    const missing = offerIn(question, code);
    return missing ? { given: false, missing } : { given: true, value: code };
  },
  fill: (question, stored) =>
    stored && 'value' in stored ? { [formName(question)]: stored.value } : fillMissing(question, stored),
  check: (question, value) =>
    question.options.some((option) => option.code === value) ? null : problem(question, 'unknown-option'),
  columns: (question) => [column(question, 'nominal', { options: question.options })],
  cells: (_question, stored) => [stored && 'value' in stored ? stored.value : missingCell(stored)],
  print: (question, stored, language) =>
    stored && 'value' in stored
      ? labelOf(question.options, stored.value, language)
      : printMissing(question, stored, language),
  review: (question) => [
    ...reviewOptions(question.options, 'categories'),
    ...(question.offers?.includes('prefer-not-to-say')
      ? []
      : [
          {
            stops: true,
            sentence: 'It asks who someone is and gives no way round. Offer “Prefer not to say”.',
          },
        ]),
  ],
  domain: (question) => ({ codes: question.options.map((option) => option.code) }),
  answerSeconds: () => 5,
  example: {
    question: {
      key: 'sex_now',
      kind: 'profile',
      variable: 'sex',
      label: { en: 'What is your sex?' },
      options: [
        { code: 'female', label: { en: 'Female' } },
        { code: 'male', label: { en: 'Male' } },
      ],
      offers: ['prefer-not-to-say'],
      whyWeAsk: { en: 'So that women and men are heard in the numbers in which they live here.' },
    },
    value: 'female',
    faulty: 'f',
  },
};
