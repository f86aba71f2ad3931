import type { MissingReason, Stored, Words } from '../vocabulary';

/** What a form posts: one text or several under each name. */
export type Fields = Readonly<Record<string, string | readonly string[]>>;

/** A fault in an answer: which field it concerns, a code whose words stand in questionnaires/problems.ts, and the numbers to say. */
export type Problem = {
  readonly field: string;
  readonly code: string;
  readonly values?: Readonly<Record<string, string | number>>;
};

export type Option = {
  readonly code: string;
  readonly label: Words;
  /** Choosing it clears the others ("None of these"). */
  readonly exclusive?: boolean;
};

/** What every question has, whatever its kind. */
export type QuestionBase = {
  /** Stable name of its column(s) in data files; unique in the questionnaire. */
  readonly key: string;
  readonly kind: string;
  readonly label: Words;
  readonly hint?: Words;
  /** Sensitive questions come under the small-count rule and offer "prefer not to say". */
  readonly sensitive?: boolean;
  readonly whyWeAsk?: Words;
  /** Which missing reasons are offered as a choice; "skipped" is always possible by going on. */
  readonly offers?: readonly ('dont-know' | 'prefer-not-to-say')[];
  /** Where wording of others comes from, with its licence line. */
  readonly source?: string;
};

/** One column of the tidy data file and of the codebook. */
export type Column = {
  readonly name: string;
  readonly label: string;
  readonly measure: 'nominal' | 'ordinal' | 'numeric' | 'text';
  /** Codes as they stand in the file, with labels; numeric and text columns have none. */
  readonly categories?: readonly { readonly code: string; readonly label: string }[];
  readonly sensitive: boolean;
};

export type Cell = string | number | { readonly missing: MissingReason };

/** What was read from a form: a value to check, a stated reason for none, or nothing chosen. */
export type Reading<Value> =
  | { readonly given: true; readonly value: Value }
  | { readonly given: false; readonly missing?: MissingReason };

/**
 * What each kind of question offers. A kind is two files: definition.ts (its zod shape, server only) and
 * answer.ts (this record, plain, since it also runs on the phone).
 */
export type QuestionKind<Definition extends QuestionBase = QuestionBase, Value = unknown> = {
  readonly kind: Definition['kind'];
  /** Its name in the staff editor. */
  readonly label: string;
  /** The component that shows it: a row of web/member/kinds.ts. */
  readonly input: string;
  /** False for pages that only inform. */
  readonly asks: boolean;
  /** The name of a form field of the question; `part` tells items of one question apart. */
  readonly formName: (question: Definition, part?: string) => string;
  /** Reads the posted fields of this question; never throws, whatever was posted. */
  readonly read: (question: Definition, fields: Fields) => Reading<Value>;
  /** The fields that would post this value: fills the form when a member comes back. */
  readonly fill: (question: Definition, stored: Stored<Value> | undefined) => Fields;
  /** What is wrong with a given value, or null. */
  readonly check: (question: Definition, value: Value) => Problem | null;
  /** The columns it has in data files. */
  readonly columns: (question: Definition) => readonly Column[];
  /** The cells of one answer, one for each column, in their order. */
  readonly cells: (question: Definition, stored: Stored<Value> | undefined) => readonly Cell[];
  /** The answer in words, for "check your answers", staff and paper. */
  readonly print: (question: Definition, stored: Stored<Value> | undefined, language: string) => string;
  /** Faults of the definition itself (fewer than two options, a total that cannot be shared), in words for staff. */
  readonly review: (question: Definition) => readonly string[];
  /** A worked example that the "every kind keeps its promises" test runs over. */
  readonly example: { readonly question: Definition; readonly value: Value; readonly faulty: Value | null };
};
