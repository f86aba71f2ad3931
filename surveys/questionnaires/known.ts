import { own } from '../questions/fields';
import type { Stored } from '../vocabulary';
import { type Answers, holds } from './show-if';
import type { Known, Questionnaire } from './types';
import { unfold } from './unfold';

/** What the server has at hand to find out what is known of someone, as of their invitation. */
export type AtIssue = {
  /** Codes of the profile by variable, as of the invitation (R8). */
  readonly profile: Readonly<Record<string, Stored<string>>>;
  readonly cohort: string;
  /** Answers to the wave before by the same questionnaire; none where there was none. */
  readonly earlier: Answers;
};

/**
 * Each named fact of a questionnaire as yes or no. What has not been said is a no: silence puts nobody in a group.
 * @example knownOf(survey, { profile: { carer: { value: 'yes' } }, cohort: 'c', earlier: {} }) // { carer: true }
 */
export function knownOf(questionnaire: Questionnaire, at: AtIssue): Readonly<Record<string, boolean>> {
  const found: Record<string, boolean> = {};
  for (const [name, rule] of Object.entries(unfold(questionnaire).known ?? {})) found[name] = isSo(rule, at);
  return found;
}

/** Whether a questionnaire needs anything to be given before its first page. */
export function needsGiven({ known, splits, pages, easyRead }: Questionnaire): boolean {
  const isShuffled = [...pages, ...(easyRead?.pages ?? [])].some((page) =>
    page.questions.some((question) => question.shuffle === true),
  );
  return Object.keys(known ?? {}).length > 0 || (splits?.length ?? 0) > 0 || isShuffled;
}

function isSo(rule: Known, at: AtIssue): boolean {
  if ('cohort' in rule) return rule.cohort.includes(at.cohort);
  if ('earlier' in rule) return Object.keys(at.earlier).length > 0 && holds(rule.earlier, at.earlier);
  const stored = own(at.profile, rule.profile);
  return stored !== undefined && 'value' in stored && rule.codes.includes(stored.value);
}
