/**
 * The contract of a question kind.
 *
 * To add a kind: make a folder beside this file with
 *   answer.ts      the question's type and a record of type QuestionKind; plain, because it runs on the phone too
 *   definition.ts  the same type as a zod schema, built with `question('my-kind', { … })` of ./definition.ts
 * and add one row in answers.ts and one in definitions.ts. single-choice/ is the model to copy.
 * A new code in `check` or `read` also needs its words in ../questionnaires/problems.ts. An answer that is typed rather
 * than chosen takes its missing reasons from the field part `missing` (statedMissing in ./parts.ts).
 * The test "every kind keeps its promises" then runs over its `example` before a test of its own is written.
 */
import type { Clip } from '../media/media';
import type { LawfulBasis, SpecialCondition } from '../panel/consent';
import type { Condition } from '../questionnaires/show-if';
import type { How, MissingReason, Stored, Words } from '../vocabulary';

/** What a form posts: one text or several under each name. */
export type Fields = Readonly<Record<string, string | readonly string[]>>;

/**
 * A fault in an answer: the form field it concerns, a code whose words stand in questionnaires/problems.ts,
 * and what those words need: numbers, and under `option` or `item` the code of the option meant.
 */
export type Problem = {
  readonly field: string;
  readonly code: string;
  readonly values?: Readonly<Record<string, string | number>>;
  /** A doubt rather than a fault: said once, and whoever goes on again means it. */
  readonly soft?: true;
};

/** A picture that says the same as the words beside it: from the footprint's own store, at /{footprint}/media/{media}. */
export type Picture = {
  readonly media: string;
  /** What a picture shows, for those who do not see it. */
  readonly alt?: Words;
};

/**
 * How an Easy Read answer counts in the standard question: `same` where codes or numbers are the same, or Easy Read code →
 * standard code. Several Easy Read answers may count as one, never the reverse.
 */
export type Mapping = 'same' | Readonly<Record<string, string>>;

export type Option = {
  readonly code: string;
  readonly label: Words;
  readonly picture?: Picture;
  /** Choosing it clears the others ("None of these"). */
  readonly exclusive?: boolean;
  /** Keeps its place when the others are shuffled, and is shown whatever was chosen before. */
  readonly pinned?: boolean;
};

/** Kinds of special-category data a survey may ask for (UK GDPR, article 9(1)). */
export const specialCategories = [
  'health',
  'ethnicity',
  'religion',
  'politics',
  'trade-union',
  'sexual-orientation',
  'sex-life',
  'genetic',
] as const;
export type SpecialCategory = (typeof specialCategories)[number];

/** What answers are used for, and the legal basis of that use: data, since partnerships differ. */
export type LegalGround = {
  readonly purpose: string;
  readonly basis: LawfulBasis;
  /** Needed as well for special-category data. */
  readonly condition?: SpecialCondition;
};

/** The missing reasons that can be offered as a choice; "skipped" is always possible by going on. */
export type Offer = 'dont-know' | 'prefer-not-to-say';

/** What every question has, whatever its kind. */
export type QuestionBase = {
  /** Stable name of its column(s) in data files; unique in the questionnaire. */
  readonly key: string;
  readonly kind: string;
  readonly label: Words;
  readonly hint?: Words;
  /** Sensitive questions come under the small-count rule and offer "prefer not to say". */
  readonly sensitive?: boolean;
  /** Special-category data (UK GDPR, article 9), where an answer is that by itself. */
  readonly special?: SpecialCategory;
  /** On what legal ground it is asked, where that is not the questionnaire's (R29). */
  readonly ground?: LegalGround;
  readonly whyWeAsk?: Words;
  /** The question in British Sign Language. */
  readonly bsl?: Clip;
  readonly offers?: readonly Offer[];
  /** The words of the offer "don't know" where the usual ones do not fit ("I cannot say"). */
  readonly dontKnowWords?: Words;
  /** Who is asked; everyone when it is not there. */
  readonly showIf?: Condition;
  /** Options or items stand in an order of each person's own, the same whenever they come back. */
  readonly shuffle?: boolean;
  /** Only the options or items chosen in this earlier question are shown; it is left out when none was. */
  readonly carryFrom?: string;
  /** False for a question that does not count towards a complete answer (comments, asides). */
  readonly crucial?: boolean;
  /** Where wording of others comes from, with its licence line. */
  readonly source?: string;
  /** Published figures it can be set beside: published label → the codes that fall under it. */
  readonly benchmark?: Benchmark;
  readonly picture?: Picture;
  /** In an Easy Read version: the key of the standard question it stands for. */
  readonly of?: string;
  /** With `of`: how its answers count there; where it is not there they are never pooled (R14). */
  readonly mapped?: Mapping;
};

export type Benchmark = {
  readonly source: string;
  readonly geography: string;
  readonly groups: Readonly<Record<string, readonly string[]>>;
};

/** One column of the tidy data file and of the codebook. Labels are English. */
export type Column = {
  readonly name: string;
  readonly label: string;
  readonly measure: 'nominal' | 'ordinal' | 'numeric' | 'text';
  /** The option or item it is about, where each has a column: not asked of those it was not shown to. */
  readonly option?: string;
  /** Results may be split by it though it is not the question's own column: one answer of a list. */
  readonly splits?: true;
  /** Text that is nobody's own words (a date, part of a postcode): it may stand in files as it is. */
  readonly isPlain?: true;
  /** Codes as they stand in the file, with labels; numeric and text columns have none. */
  readonly categories?: readonly { readonly code: string; readonly label: string }[];
  readonly sensitive: boolean;
};

export type Cell = string | number | { readonly missing: MissingReason };

/** What was read from a form: a value to check, a fault that leaves nothing to check, a stated reason for none, or nothing chosen. */
export type Reading<Value> =
  | { readonly given: true; readonly value: Value; readonly how?: How }
  | { readonly given: false; readonly missing?: MissingReason; readonly problem?: Problem };

/**
 * Who typed the answer. A member's own is held to the rules of the question; one that staff type in from paper
 * or telephone is stored as it was given where the kind can make sense of it later (a share that is not 100).
 */
export type Entry = 'own' | 'typed-in';

/**
 * One field of the form, plainly: how staff type an answer in from paper or telephone, what a printed form offers, and
 * where a link to a fault leads when it is not about one part. The offers of a missing reason are added where they belong.
 */
export type FormField = {
  readonly part?: string;
  /** What it is called beside others; left out where the question's own label says it. */
  readonly label?: Words;
  /** What may be chosen in it; a box to type in when there are none. */
  readonly choices?: readonly Option[];
  readonly several?: true;
  /** What is typed: figures, one line, several lines. */
  readonly typed?: 'figures' | 'line' | 'lines';
};

/** What an answer can name, for show-if and the dry run. */
export type Domain = {
  /** Codes that can be chosen: with `is` where there is one value, with `includes` where there are several. */
  readonly codes?: readonly string[];
  readonly several?: boolean;
  readonly numbers?: { readonly min: number; readonly max: number };
  /** Items that each have a number of their own, or a code where there are `codes`. */
  readonly items?: readonly string[];
};

/** What is to be mended in a definition, as a sentence for staff that says what to do. `stops`: it may not be launched so. */
export type Remark = { readonly stops: boolean; readonly sentence: string };

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
  /** The part of its first field, where that is not the question's own: where a link about the whole question leads. */
  readonly firstPart?: (question: Definition) => string | undefined;
  /** Its fields in the order they are filled in; none for pages that only inform. */
  readonly form: (question: Definition) => readonly FormField[];
  /** Reads the posted fields of this question; never throws, whatever was posted. */
  readonly read: (question: Definition, fields: Fields) => Reading<Value>;
  /** The fields that would post this value: fills the form when a member comes back. */
  readonly fill: (question: Definition, stored: Stored<Value> | undefined) => Fields;
  /** What is wrong with a given value, or null. `today` is the panel's local date, like 2019-03-29, where it is known. */
  readonly check: (question: Definition, value: Value, entry?: Entry, today?: string) => Problem | null;
  /** Whether a member has to answer to go on; only a consent may say so. */
  readonly mustAnswer?: (question: Definition) => boolean;
  /** The columns it has in data files. */
  readonly columns: (question: Definition) => readonly Column[];
  /**
   * The cells of one answer, one for each column, in their order. Never answered and never seen reads as not asked.
   * `shown`: codes of its options or items in the order this person saw them, where that is known.
   */
  readonly cells: (
    question: Definition,
    stored: Stored<Value> | undefined,
    shown?: readonly string[],
  ) => readonly Cell[];
  /** The answer in words, for "check your answers", staff and paper; '' when there is none. */
  readonly print: (question: Definition, stored: Stored<Value> | undefined, language: string) => string;
  /** Faults of the definition itself (fewer than two options, a total that cannot be shared), in words for staff. */
  readonly review: (question: Definition) => readonly Remark[];
  readonly domain: (question: Definition) => Domain;
  /** Seconds an answer takes once the words are read: our estimate, only used to warn of a long survey. */
  readonly answerSeconds: (question: Definition) => number;
  /** A worked example that the "every kind keeps its promises" test runs over. */
  readonly example: { readonly question: Definition; readonly value: Value; readonly faulty: Value | null };
};
