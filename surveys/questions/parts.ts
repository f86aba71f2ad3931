/** What the kinds have in common: names of fields, offers of a missing reason, words, columns. */
import { inLanguage, type MissingReason, type Stored, type Words } from '../vocabulary';
import { direction } from '../wording/direction';
import { inEveryLanguage } from '../wording/words';
import { textsIn } from './fields';
import type {
  Cell,
  Column,
  Fields,
  FormField,
  Offer,
  Option,
  Problem,
  QuestionBase,
  Reading,
  Remark,
} from './question-kind';

/**
 * The name of a form field. The prefix keeps a question called `action` from hiding the form's own properties, and
 * keeps questions apart from the page's hidden fields; keys and codes hold no point, so names cannot meet.
 * Parts are the kind's own (an item's code, a place from 1, `quote`: see its `form`), and `missing` for the offered
 * reasons of kinds that are typed or have several fields; choices and scales post those in their own field.
 * @example formName({ key: 'share' }, 'gp') // 'q.share.gp'
 */
export function formName(question: { readonly key: string }, part?: string): string {
  return part === undefined ? `q.${question.key}` : `q.${question.key}.${part}`;
}

/**
 * The code a form posts for an offered missing reason. No option code can begin with ~ (definition.ts).
 * @example offerCode('prefer-not-to-say') // '~prefer-not-to-say'
 */
export function offerCode(offer: Offer): string {
  return `~${offer}`;
}

/**
 * The missing reasons a question offers, each with the code to post and the words to show, in the order to show them.
 */
export function offersOf(question: QuestionBase): { offer: Offer; code: string; label: Words }[] {
  return (question.offers ?? []).map((offer) => ({
    offer,
    code: offerCode(offer),
    label: (offer === 'dont-know' && question.dontKnowWords) || missingWords[offer],
  }));
}

/**
 * Whether an offered missing reason is one of the choices of a question's own field; otherwise it has a field of its own,
 * part `missing`.
 */
export function offersAmongChoices(form: readonly FormField[]): boolean {
  return form[0]?.choices !== undefined && form[0].part === undefined;
}

/** How each missing reason is said, to members and in codebooks. */
export const missingWords: Readonly<Record<MissingReason, Words>> = {
  'not-asked': inEveryLanguage((words) => words.inputs.asking.notAsked),
  skipped: inEveryLanguage((words) => words.inputs.asking.skipped),
  'dont-know': inEveryLanguage((words) => words.inputs.asking.dontKnow),
  'prefer-not-to-say': inEveryLanguage((words) => words.inputs.asking.preferNot),
};

/** The missing reason a posted code stands for, when this question offers it. */
export function offerIn(question: QuestionBase, code: string): Offer | undefined {
  return (question.offers ?? []).find((offer) => offerCode(offer) === code);
}

/**
 * The missing reason ticked beside a typed answer (field part `missing`). A reason ticked wins over what was typed:
 * who says "prefer not to say" has not given a number. A reason that is not offered is a problem.
 */
export function statedMissing(question: QuestionBase, fields: Fields): Reading<never> | undefined {
  const name = formName(question, 'missing');
  const codes = textsIn(fields, name);
  const code = codes[codes.length - 1];
  if (code === undefined) return undefined;
  const missing = offerIn(question, code);
  return missing
    ? { given: false, missing }
    : { given: false, problem: { field: name, code: 'unknown-option' } };
}

/** The fields of a stored missing reason: under `part`, or in the question's own field where it is one of the choices. */
export function fillMissing(question: QuestionBase, stored: Stored | undefined, part?: string): Fields {
  if (stored === undefined || 'value' in stored) return {};
  const offer = (question.offers ?? []).find((offered) => offered === stored.missing);
  return offer ? { [formName(question, part)]: offerCode(offer) } : {};
}

/** Why a cell is empty: the stored reason, or not asked when there is no trace of the question. */
export function missingCell(stored: Stored | undefined): Cell {
  return { missing: stored !== undefined && 'missing' in stored ? stored.missing : 'not-asked' };
}

/** A missing reason in words; '' for a question that was never seen. */
export function printMissing(question: QuestionBase, stored: Stored | undefined, language: string): string {
  if (stored === undefined || 'value' in stored || stored.missing === 'not-asked') return '';
  const words = (stored.missing === 'dont-know' && question.dontKnowWords) || missingWords[stored.missing];
  return inLanguage(words, language);
}

/** The label of an option by its code; the code itself when no option has it. */
export function labelOf(options: readonly Option[], code: string, language: string): string {
  const option = options.find((candidate) => candidate.code === code);
  return option ? inLanguage(option.label, language) : code;
}

/**
 * The name of a column of a question, in a form that SPSS and R read.
 * @example columnName({ key: 'used' }, 'walk-in') // 'used_walk_in'
 */
export function columnName(question: { readonly key: string }, part?: string): string {
  return part === undefined ? question.key : `${question.key}_${part.replace(/[-.]/g, '_')}`;
}

/**
 * Words on one line, as they are kept: line ends and other characters that cannot be seen become spaces.
 * @example readableLine('a walk-in\ncentre') // 'a walk-in centre'
 */
export function readableLine(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to drop
  return text.replace(/[\u0000-\u001F\u007F\u2028\u2029]+/g, ' ').trim();
}

/** A column of the data file with what is the same for all columns of a question. */
export function column(
  question: QuestionBase,
  measure: Column['measure'],
  more: { part?: string; about?: string; options?: readonly Option[]; option?: string; isPlain?: true } = {},
): Column {
  return {
    name: columnName(question, more.part),
    label: more.about === undefined ? question.label.en : `${question.label.en} ${more.about}`,
    measure,
    ...(more.options && {
      categories: more.options.map((option) => ({ code: option.code, label: option.label.en })),
    }),
    ...(more.option !== undefined && { option: more.option }),
    ...(more.isPlain && { isPlain: true }),
    sensitive: question.sensitive === true,
  };
}

/** The two categories of a column that says whether something holds. */
export const yesNo: readonly Option[] = [
  { code: 'yes', label: { en: 'Yes' } },
  { code: 'no', label: { en: 'No' } },
];

/** What is wrong with a list of options, in words for staff; `what` names them ("options", "services"). */
export function reviewOptions(options: readonly Option[], what: string): Remark[] {
  const remarks: Remark[] = [];
  if (options.length < 2)
    remarks.push({ stops: true, sentence: `Add ${what} until there are at least two.` });
  for (const code of repeated(options.map((option) => option.code))) {
    remarks.push({
      stops: true,
      sentence: `Two ${what} have the code “${code}”, so the second can never be told apart. Give one of them another code.`,
    });
  }
  for (const label of repeated(options.map((option) => option.label.en.trim().toLowerCase()))) {
    remarks.push({ stops: true, sentence: `Two ${what} read “${label}”. Reword or remove one.` });
  }
  return remarks;
}

/**
 * The texts that stand in a list more than once, each named once.
 * @example repeated(['a', 'b', 'a', 'a']) // ['a']
 */
export function repeated(texts: readonly string[]): string[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const text of texts) (seen.has(text) ? twice : seen).add(text);
  return [...twice];
}

/** A problem with the question's own field, or one part of it. */
export function problem(
  question: QuestionBase,
  code: string,
  values?: Problem['values'],
  part?: string,
): Problem {
  return { field: formName(question, part), code, ...(values && { values }) };
}

/**
 * Parts of one answer in a row, set apart as the language does.
 * @example listed(['Tests', 'Tablets'], 'en') // 'Tests; Tablets'
 */
export function listed(parts: readonly string[], language: string): string {
  return parts.join(direction(language) === 'rtl' ? '؛ ' : '; ');
}
