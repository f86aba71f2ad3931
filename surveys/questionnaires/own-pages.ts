import { findRoute, turnPage } from './routing';
import { newSafetyHits } from './safety';
import type { Answers } from './show-if';
import type { Questionnaire } from './types';

/** Pages of the program's own. A questionnaire's page keys hold no hyphen, so they cannot meet. */
export const ownPages = {
  checkAnswers: 'check-answers',
  thankYou: 'thank-you',
  goOnLater: 'go-on-later',
  notThisTime: 'not-this-time',
  helpNow: 'help-now',
} as const;

/** @example isOwnPage('check-answers') // true */
export function isOwnPage(key: string): boolean {
  return key.includes('-');
}

/** Where a page that was let go leads. */
export type Onward = {
  /** Key of a page of the questionnaire, or one of the program's own; undefined is the invitation. */
  readonly to: string | undefined;
  /** Where help is, is shown first: an answer just given met a rule of the safety route. */
  readonly showsHelp: boolean;
  /** It is over, with nothing to check: the survey was not for them. */
  readonly isOver: boolean;
};

/**
 * Decides where someone comes after a page, on the server and on a phone without a line alike.
 * @param before answers as they were; `now` with this page's
 * @example onwardFrom(survey, {}, now, 'waiting', 'next').to // 'comment'
 */
export function onwardFrom(
  questionnaire: Questionnaire,
  before: Answers,
  now: Answers,
  page: string,
  go: 'next' | 'back' | 'skip' | 'later',
): Onward {
  if (go === 'later') return { to: ownPages.goOnLater, showsHelp: false, isOver: false };
  const next = turnPage(questionnaire, now, page, go === 'back' ? 'back' : 'forward');
  if (next === undefined && go === 'back') return { to: undefined, showsHelp: false, isOver: false };
  const isOver = next === undefined && findRoute(questionnaire, now).end?.kind === 'screened-out';
  return {
    to: next ?? (isOver ? ownPages.thankYou : ownPages.checkAnswers),
    showsHelp: newSafetyHits(questionnaire, before, now).length > 0,
    isOver,
  };
}
