import type { Questionnaire } from '../../../../surveys/questionnaires/types';
import type { Place } from './edits';

const steps = /^definition\.pages\[(\d+)\](?:\.questions\[(\d+)\])?/;

/**
 * The page or question a problem of the draft's shape is about.
 * @example placeOfProblem('definition.pages[1].questions[0].label.en') // { page: 1, question: 0 }
 */
export function placeOfProblem(path: string): Place | undefined {
  const [, page, question] = steps.exec(path) ?? [];
  if (page === undefined) return undefined;
  return question === undefined ? { page: Number(page) } : { page: Number(page), question: Number(question) };
}

/** The same in words before the sentence; '' where it is about the whole. */
export function wherePath(draft: Questionnaire, path: string): string {
  const at = placeOfProblem(path);
  if (!at) return '';
  const question = at.question === undefined ? undefined : draft.pages[at.page]?.questions[at.question];
  if (question?.label.en.trim()) return `At “${question.label.en}”: `;
  return question ? `At the question on page ${at.page + 1}: ` : `At page ${at.page + 1}: `;
}
