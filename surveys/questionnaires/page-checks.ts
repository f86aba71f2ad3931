import { kindOf } from '../questions/answers';
import type { Problem } from '../questions/question-kind';
import type { Words } from '../vocabulary';
import { findRoute } from './routing';
import { type Answers, holds } from './show-if';
import type { Questionnaire } from './types';
import { unfold } from './unfold';

/** A check of a page that was met: what is said, at which field, and whether going on again is enough. */
export type CheckMet = { readonly field: string; readonly words: Words; readonly isSoft: boolean };

/**
 * The checks of a page that its answers run into, with those before it. A check of several questions stands on the last
 * of their pages. Whoever has been asked about a soft one may go on.
 * @param key of the page
 * @param answers all so far, with those just given on this page
 * @example checksMet(survey, 'sleep', { work: { value: 20 }, sleep: { value: 9 } })[0].words.en // 'A day has 24 hours …'
 */
export function checksMet(questionnaire: Questionnaire, key: string, answers: Answers): readonly CheckMet[] {
  const { pages, splits } = unfold(questionnaire);
  const page = pages.find((one) => one.key === key);
  if (!page?.checks) return [];
  const { answers: counted } = findRoute(questionnaire, answers);
  return page.checks
    .filter((check) => holds(check.if, counted, splits))
    .map(({ at, words, soft }) => {
      const question = page.questions.find((one) => one.key === at) ?? page.questions[0];
      return { field: question ? firstFieldOf(question) : '', words, isSoft: soft === true };
    });
}

/**
 * Whether answers run into a hard check of some page on their way: kept as a person gave them, on paper or by telephone, or
 * left so by whoever changed an earlier answer and stopped before the page with the check.
 * @example keptAsGiven(survey, { work: { value: 20 }, sleep: { value: 9 } }) // true, a day has 24 hours
 */
export function keptAsGiven(questionnaire: Questionnaire, answers: Answers): boolean {
  const { pages } = unfold(questionnaire);
  if (!pages.some(({ checks }) => checks?.some(({ soft }) => soft !== true))) return false;
  const shown = findRoute(questionnaire, answers).pages;
  return shown.some(({ key }) => checksMet(questionnaire, key, answers).some(({ isSoft }) => !isSoft));
}

/** The field a link about a whole question leads to: the first it posts. */
export function firstFieldOf(
  question: Parameters<typeof kindOf>[0] & { readonly key: string },
): Problem['field'] {
  const kind = kindOf(question);
  // The kind was found by the question's own kind.
  const asked = question as Parameters<typeof kind.formName>[0];
  return kind.formName(asked, kind.firstPart?.(asked));
}
