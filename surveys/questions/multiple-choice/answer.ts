import { textsIn } from '../fields';
import {
  column,
  fillMissing,
  formName,
  labelOf,
  listed,
  missingCell,
  offerIn,
  printMissing,
  problem,
  reviewOptions,
  yesNo,
} from '../parts';
import type { Option, QuestionBase, QuestionKind, Reading, Remark } from '../question-kind';

export type MultipleChoice = QuestionBase & {
  readonly kind: 'multiple-choice';
  readonly options: readonly Option[];
  /** Fewest and most that may be chosen; an exclusive option alone always may. */
  readonly min?: number;
  readonly max?: number;
};

/** Several options of a list. Stored as their codes, in the order of the list. */
export const multipleChoice: QuestionKind<MultipleChoice, readonly string[]> = {
  kind: 'multiple-choice',
  label: 'Several choices',
  input: 'choices',
  asks: true,
  formName,
  form: (question) => [{ choices: question.options, several: true }],
  read,
  fill: (question, stored) =>
    stored && 'value' in stored ? { [formName(question)]: stored.value } : fillMissing(question, stored),
  check,
  columns: (question) =>
    question.options.map((option) =>
      column(question, 'nominal', {
        part: option.code,
        about: `(${option.label.en})`,
        options: yesNo,
        option: option.code,
      }),
    ),
  cells: (question, stored) =>
    question.options.map((option) =>
      stored && 'value' in stored ? (stored.value.includes(option.code) ? 'yes' : 'no') : missingCell(stored),
    ),
  print: (question, stored, language) =>
    stored && 'value' in stored
      ? listed(
          stored.value.map((code) => labelOf(question.options, code, language)),
          language,
        )
      : printMissing(question, stored, language),
  review,
  domain: (question) => ({ codes: question.options.map((option) => option.code), several: true }),
  answerSeconds: () => 9,
  example: {
    question: {
      key: 'used',
      kind: 'multiple-choice',
      label: { en: 'Which have you used in the last 12 months?' },
      options: [
        { code: 'gp', label: { en: 'A GP surgery' } },
        { code: 'pharmacy', label: { en: 'A pharmacy' } },
        { code: 'hospital', label: { en: 'A hospital' } },
        { code: 'none', label: { en: 'None of these' }, exclusive: true },
      ],
      max: 2,
      offers: ['prefer-not-to-say'],
    },
    value: ['gp', 'hospital'],
    faulty: ['gp', 'none'],
  },
};

/**
 * The choices left after one option is ticked or cleared: an exclusive option clears the others, and they clear it.
 * An offered missing reason (code beginning with ~) is exclusive too.
 * @param chosen codes ticked before
 * @param toggled the code just ticked or cleared
 * @example toggle(used, ['gp', 'hospital'], 'none') // ['none']
 */
export function toggle(question: MultipleChoice, chosen: readonly string[], toggled: string): string[] {
  if (chosen.includes(toggled)) return chosen.filter((code) => code !== toggled);
  if (standsAlone(question, toggled)) return [toggled];
  return [...chosen.filter((code) => !standsAlone(question, code)), toggled];
}

function standsAlone(question: MultipleChoice, code: string): boolean {
  return (
    offerIn(question, code) !== undefined ||
    question.options.some((option) => option.code === code && option.exclusive === true)
  );
}

function read(question: MultipleChoice, fields: Parameters<typeof textsIn>[0]): Reading<readonly string[]> {
  const codes = [...new Set(textsIn(fields, formName(question)))];
  if (codes.length === 0) return { given: false };
  const offered = codes.map((code) => offerIn(question, code)).find((offer) => offer !== undefined);
  if (offered && codes.length === 1) return { given: false, missing: offered };
  if (offered) return { given: false, problem: problem(question, 'reason-with-others') };
  const order = question.options.map((option) => option.code);
  const place = (code: string) => (order.includes(code) ? order.indexOf(code) : order.length);
  return { given: true, value: codes.sort((a, b) => place(a) - place(b)) };
}

function check(question: MultipleChoice, value: readonly string[]) {
  const known = question.options.filter((option) => value.includes(option.code));
  if (known.length !== value.length) return problem(question, 'unknown-option');
  const exclusive = known.find((option) => option.exclusive);
  if (exclusive && known.length > 1) {
    return problem(question, 'exclusive-with-others', { option: exclusive.code });
  }
  if (exclusive) return null;
  const chosen = known.length;
  if (question.min !== undefined && chosen < question.min) {
    return problem(question, 'too-few', { min: question.min, chosen });
  }
  if (question.max !== undefined && chosen > question.max) {
    return problem(question, 'too-many', { max: question.max, chosen });
  }
  return null;
}

function review(question: MultipleChoice): Remark[] {
  const remarks = reviewOptions(question.options, 'options');
  const open = question.options.filter((option) => !option.exclusive).length;
  const { min = 0, max = open } = question;
  if (min > max) {
    remarks.push({
      stops: true,
      sentence: `At least ${min} and at most ${max} cannot both hold. Change one of them.`,
    });
  }
  if (min > open) {
    remarks.push({
      stops: true,
      sentence: `It asks for at least ${min}, but only ${open} can be chosen together. Lower the least number.`,
    });
  }
  if (max > open) {
    remarks.push({
      stops: false,
      sentence: `At most ${max} says nothing, as there are ${open}. Remove the limit.`,
    });
  }
  if (question.options.length > 30) {
    const sentence = `${question.options.length} options are long to read and to tick. Keep to 30, or split the question.`;
    remarks.push({ stops: false, sentence });
  }
  if (max < 1) remarks.push({ stops: true, sentence: 'No option can be chosen. Raise the greatest number.' });
  return remarks;
}
