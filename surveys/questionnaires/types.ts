import type { Question } from '../questions/answers';
import type { Words } from '../vocabulary';
import type { Condition } from './show-if';

/** Questions shown together. On a phone this is mostly one. */
export type Page = {
  readonly key: string;
  readonly questions: readonly Question[];
  /** Who is shown the page; everyone when it is not there. */
  readonly showIf?: Condition;
};

/** Shares (0–1) of the crucial questions that applied to someone, from which a response is partial and complete. */
export type CompletenessRule = { readonly partialFrom: number; readonly completeFrom: number };

/** One version of a questionnaire, as stored. */
export type Questionnaire = {
  readonly title: Words;
  /** What it is for, in the words members see. */
  readonly purpose: Words;
  /** How long we tell members it takes. */
  readonly minutes: number;
  /** Language tags it is offered in; English is always among them. */
  readonly languages: readonly string[];
  readonly pages: readonly Page[];
  readonly thanks: Words;
  readonly completeness: CompletenessRule;
};

/** AAPOR's usual lines (Standard Definitions): under a half is a break-off, from 80 % complete. */
export const usualCompleteness: CompletenessRule = { partialFrom: 0.5, completeFrom: 0.8 };
