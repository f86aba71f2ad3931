import { own } from '../questions/fields';
import { findRoute } from './routing';
import { type Answers, holds } from './show-if';
import type { Questionnaire, SafetyRule } from './types';
import { unfold } from './unfold';

/** A rule of the safety route that someone's answers meet. */
export type SafetyHit = { readonly rule: SafetyRule; readonly because: 'answer' | 'words' };

/**
 * The rules of the safety route that are met: whoever meets one is shown where help is, and staff have a task. Never used
 * for reporting. Words are looked for in everything written, on this questionnaire's questions only: whole words, capitals
 * or not, in any script.
 * @example safetyHits(survey, { comment: { value: { text: 'I feel hopeless', mayQuote: null } } })[0].because // 'words'
 */
export function safetyHits(questionnaire: Questionnaire, answers: Answers): readonly SafetyHit[] {
  const { safety: rules = [], splits, pages } = unfold(questionnaire);
  if (rules.length === 0) return [];
  const { answers: counted } = findRoute(questionnaire, answers);
  const written = pages
    .flatMap((page) => page.questions)
    .flatMap(({ key }) => textsIn(own(counted, key)))
    .map(plain);
  return rules.flatMap((rule): SafetyHit[] => {
    if (rule.if && holds(rule.if, counted, splits)) return [{ rule, because: 'answer' }];
    const isWritten = rule.words?.some((word) => written.some((text) => text.includes(plain(word))));
    return isWritten ? [{ rule, because: 'words' }] : [];
  });
}

/**
 * The rules met now that were not met before: what is shown and made a task of once.
 */
export function newSafetyHits(questionnaire: Questionnaire, before: Answers, after: Answers) {
  const known = safetyHits(questionnaire, before).map(({ rule }) => rule.key);
  return safetyHits(questionnaire, after).filter(({ rule }) => !known.includes(rule.key));
}

/** Whatever was written in an answer: own words, or which other one. */
function textsIn(stored: Answers[string] | undefined): string[] {
  if (stored === undefined || !('value' in stored)) return [];
  const { value } = stored;
  return typeof value === 'object' && value !== null && 'text' in value ? [String(value.text)] : [];
}

/** Small letters, with one space between words and around the whole: so that "harm" is not found in "pharmacy". */
function plain(text: string): string {
  const words =
    text
      .toLowerCase()
      .normalize('NFKC')
      .match(/[\p{L}\p{M}\p{N}'’]+/gu) ?? [];
  return ` ${words.join(' ').replace(/’/g, "'")} `;
}
