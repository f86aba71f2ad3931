import type { Clip } from '../media/media';
import type { Question } from '../questions/answers';
import type { LegalGround } from '../questions/question-kind';
import type { Words } from '../vocabulary';
import type { Split } from './given';
import type { Condition } from './show-if';

/** Questions shown together. On a phone this is mostly one. */
export type Page = {
  readonly key: string;
  readonly questions: readonly Question[];
  /** Who is shown the page; everyone when it is not there. */
  readonly showIf?: Condition;
  /** The section it belongs to: what a jump may lead to. */
  readonly section?: string;
  /** Where to go from here: the first that holds; the next page when none does. */
  readonly jumps?: readonly Jump[];
  /** What has to hold, or is doubted, between answers of this page and earlier ones. */
  readonly checks?: readonly PageCheck[];
};

/** A way past what comes next: to a later page or section (its first page), or to an end. */
export type Jump = { readonly if?: Condition } & (
  | { readonly to: string; readonly end?: undefined }
  | { readonly end: string; readonly to?: undefined }
);

/** What is said when a condition on the answers holds. `soft` is asked once; otherwise it has to be mended. */
export type PageCheck = {
  readonly if: Condition;
  /** The question it is said at: one of the page. */
  readonly at: string;
  readonly words: Words;
  readonly soft?: boolean;
};

/** Pages asked again for each option chosen in an earlier question. {{item}} in their wordings is the option. */
export type Loop = {
  readonly key: string;
  /** The question with several choices, on an earlier page. */
  readonly over: string;
  /** Keys of the pages, which stand one after the other. */
  readonly pages: readonly string[];
  /** Rounds at most: the first chosen, in the order of the list. */
  readonly most: number;
};

/** What is known of someone as of the invitation; the server finds out, and only yes or no travels on. */
export type Known =
  | { readonly profile: string; readonly codes: readonly string[] }
  | { readonly cohort: readonly string[] }
  /** Of the answers to the wave before, by the same questionnaire. */
  | { readonly earlier: Condition };

export type SupportLine = {
  readonly name: Words;
  /** As it is dialled and written. */
  readonly telephone?: string;
  readonly about?: Words;
};

/** What someone reads who comes to an end that is not the usual one. */
export type End = {
  readonly key: string;
  /** screened-out: the survey was not for them, and nothing counts; help: thanks, with where to find help. */
  readonly kind: 'screened-out' | 'thanks' | 'help';
  readonly title: Words;
  readonly paragraphs: readonly Words[];
  readonly lines?: readonly SupportLine[];
};

/** An answer, or words in an answer, that shows where help is, at once, and makes a task for staff. Never for reporting. */
export type SafetyRule = {
  readonly key: string;
  readonly if?: Condition;
  /** Words looked for in what people wrote, in any language: whole words, capitals or not. */
  readonly words?: readonly string[];
  readonly lines: readonly SupportLine[];
  /** What staff are asked to do. */
  readonly task: string;
};

/** Shares (0–1) of the crucial questions that applied to someone, from which a response is partial and complete. */
export type CompletenessRule = { readonly partialFrom: number; readonly completeFrom: number };

/**
 * The Easy Read version of a questionnaire (R14): chosen questions in its own words, with pictures and its own scales. Its
 * keys are unlike any of the standard version, so that answers to both can be kept side by side.
 */
export type EasyRead = {
  readonly title: Words;
  readonly purpose: Words;
  readonly minutes: number;
  readonly pages: readonly Page[];
  readonly thanks: Words;
  readonly loops?: readonly Loop[];
  /** Beside the ends of the standard version, which its jumps may lead to as well. */
  readonly ends?: readonly End[];
  /** Beside the words that the standard version looks for. */
  readonly safety?: readonly SafetyRule[];
};

/** One version of a questionnaire, as stored. */
export type Questionnaire = {
  readonly title: Words;
  /** What it is for, in the words members see. */
  readonly purpose: Words;
  /** What it is for, in British Sign Language. */
  readonly bsl?: Clip;
  /** How long we tell members it takes. */
  readonly minutes: number;
  /** Language tags it is offered in; English is always among them. */
  readonly languages: readonly string[];
  readonly pages: readonly Page[];
  readonly thanks: Words;
  readonly completeness: CompletenessRule;
  /** What its answers are used for, and on what legal ground. */
  readonly ground?: LegalGround;
  /** Why this version follows the one before, and whether only words were changed: answers are grouped by it. */
  readonly change?: { readonly reason: string; readonly isWordingOnly: boolean };
  readonly known?: Readonly<Record<string, Known>>;
  readonly splits?: readonly Split[];
  readonly loops?: readonly Loop[];
  readonly ends?: readonly End[];
  readonly safety?: readonly SafetyRule[];
  readonly easyRead?: EasyRead;
  /** Which version it is. The row's own number, put in where it is shown to someone; never part of what is kept or edited. */
  readonly version?: number;
};

/** AAPOR's usual lines (Standard Definitions): under a half is a break-off, from 80 % complete. */
export const usualCompleteness: CompletenessRule = { partialFrom: 0.5, completeFrom: 0.8 };
