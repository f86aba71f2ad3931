import { kindOf, type Question } from '../questions/answers';
import { own } from '../questions/fields';
import { findRoute } from './routing';
import type { Answers } from './show-if';
import type { Questionnaire } from './types';

/** How far a response goes: crucial questions answered, of those that applied, and what that share makes it. */
export type Completeness = {
  readonly answered: number;
  readonly applicable: number;
  /** answered ÷ applicable, 0–1; 0 when none applied. */
  readonly share: number;
  readonly status: 'complete' | 'partial' | 'break-off';
};

/**
 * The share of the applicable crucial questions that was answered, and complete, partial or break-off by the
 * questionnaire's own lines (R11; AAPOR Standard Definitions leave the lines to the survey, which must state them).
 * A stated "I do not know" or "prefer not to say" is an answer; skipped or never reached is not.
 * @param answers by question key, as stored
 * @example completenessOf(survey, { health: { value: 'good' } }) // { answered: 1, applicable: 2, share: 0.5, status: 'partial' }
 */
export function completenessOf(questionnaire: Questionnaire, answers: Answers): Completeness {
  const route = findRoute(questionnaire, answers);
  const crucial = route.pages.flatMap((page) => page.questions).filter(isCrucial);
  const answered = crucial.filter((question) => {
    const stored = own(route.answers, question.key);
    return stored !== undefined && ('value' in stored || isStated(stored.missing));
  }).length;
  const share = crucial.length === 0 ? 0 : answered / crucial.length;
  const { partialFrom, completeFrom } = questionnaire.completeness;
  const status = share >= completeFrom ? 'complete' : share >= partialFrom ? 'partial' : 'break-off';
  return { answered, applicable: crucial.length, share, status };
}

/** Whether a question counts towards a complete answer: all do that ask something, unless they say otherwise. */
export function isCrucial(question: Question): boolean {
  return question.crucial !== false && kindOf(question).asks;
}

function isStated(reason: string): boolean {
  return reason === 'dont-know' || reason === 'prefer-not-to-say';
}
