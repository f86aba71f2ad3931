/** A questionnaire of another program in neutral words: what each reader makes of its format, and draft.ts of that. */
import type { Question } from '../../questions/answers';
import type { DateRules } from '../../questions/date-parts';
import type { Questionnaire } from '../types';
import type { Entry, ImportReport } from './report';

/** Words as the source has them, by language tag; they may hold markup. */
export type Said = Readonly<Record<string, string>>;

/** What a question asks for, whatever the source calls it. A row of kinds.ts makes each one of our kinds. */
export type Shape =
  | 'one-of'
  | 'some-of'
  | 'number'
  | 'number-scale'
  | 'text'
  | 'long-text'
  | 'order'
  | 'shares'
  /** The same choices about each of several things. */
  | 'grid'
  | 'date'
  | 'time'
  | 'information';

export type SourceOption = {
  readonly name: string;
  readonly label: Said;
  /** A list used by several questions has one entry for each of its choices. */
  readonly entry: Entry;
  readonly exclusive?: boolean;
  /** It asks to be explained in words: "Other, please say". */
  readonly detail?: { readonly name: string; readonly label: Said; readonly entry: Entry };
};

export type SourceQuestion = {
  readonly entry: Entry;
  /** What conditions of the source call it. */
  readonly name: string;
  /** What its key is made from, where the name is not fit for people. */
  readonly keyFrom?: string;
  readonly shape: Shape;
  readonly label: Said;
  readonly hint?: Said;
  /** What can be chosen; of a grid, the things asked about. */
  readonly options?: readonly SourceOption[];
  /** Of a grid, what can be said of each. */
  readonly points?: readonly SourceOption[];
  /** Each person sees the options in an order of their own. */
  readonly shuffle?: boolean;
  /** The question of which only what was chosen is offered here, with its own text. */
  readonly carryFrom?: { readonly name: string; readonly text: string };
  /** What a date is held to. */
  readonly date?: SourceDate;
  readonly min?: number;
  readonly max?: number;
  readonly decimals?: number;
  readonly step?: number;
  readonly unit?: Said;
  readonly ends?: { readonly from: Said; readonly to: Said };
  readonly maxLength?: number;
  readonly total?: number;
  /** Who is asked: all of these must hold. */
  readonly showIf?: readonly SourceRule[];
  /** The question of ours that it is, where the file keeps it to the letter; then nothing is made of the rest. */
  readonly own?: Question;
  /** Names by which conditions speak of some options of it ("Q1_SQ002"): name → the options' own. */
  readonly parts?: Readonly<Record<string, readonly string[]>>;
};

/** Any day of any year where nothing is said. */
export type SourceDate = Partial<Pick<DateRules, 'finest' | 'earliest' | 'latest' | 'mayBeFuture'>>;

/** A condition of the source: read into our words, or why it could not be, with its own text. */
export type SourceRule = {
  readonly text: string;
  readonly condition: SourceCondition | Cannot;
};

export type Cannot = { readonly cannot: string };

export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=';

export type SourceCondition =
  | { readonly all: readonly SourceCondition[] }
  | { readonly any: readonly SourceCondition[] }
  | { readonly not: SourceCondition }
  | { readonly always: boolean }
  | { readonly name: string; readonly compare: Comparison; readonly value: string | number }
  | { readonly name: string; readonly includes: string }
  | { readonly name: string; readonly answered: boolean };

/** Words of the questionnaire as a whole, with the item of the report that stands for them. */
export type Worded = { readonly said: Said; readonly entry: Entry };

export type SourceQuestionnaire = {
  readonly title?: Worded;
  readonly purpose?: Worded;
  readonly thanks?: Worded;
  /** Language tags in the order of the source; the first is its main one. */
  readonly languages: readonly string[];
  readonly questions: readonly SourceQuestion[];
  /** How answers are put into words: finds each pipe in a text. */
  readonly pipes?: RegExp;
  /** The name of the one answer that a pipe puts in as it was given; undefined where it is worked out. */
  readonly pipeName?: (pipe: string) => string | undefined;
  /** The questionnaire of ours that the file was made from, with all that stands beside its questions. */
  readonly kept?: Questionnaire;
};

/** A file read: a draft with the report, or why there is none, as a place in the file and a sentence with the remedy. */
export type Imported =
  | { readonly ok: true; readonly draft: Questionnaire; readonly report: ImportReport }
  | { readonly ok: false; readonly place: string; readonly sentence: string };

/** A sheet of a workbook, empty rows left out. */
export type Sheet = {
  readonly name: string;
  readonly rows: readonly SheetRow[];
  /** Cells joined to one, as addresses: "B2:C4". */
  readonly merged: readonly string[];
};

/** `number` as the spreadsheet counts, from 1; cells from column A, '' where there is nothing. */
export type SheetRow = { readonly number: number; readonly cells: readonly string[] };
