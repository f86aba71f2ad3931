import { inLanguage } from '../vocabulary';
import { safetyHits } from './safety';
import type { Answers } from './show-if';
import type { Questionnaire, SupportLine } from './types';

/** Where help is, shown at once to whoever meets a rule of the safety route; the survey waits behind it. */
export function supportPage(
  questionnaire: Questionnaire,
  answers: Answers,
  onward: string,
  language: string,
) {
  const lines = safetyHits(questionnaire, answers).flatMap(({ rule }) => rule.lines);
  return {
    title: 'You can talk to someone now',
    paragraphs: [
      'Thank you for telling us. What you wrote makes us want to be sure you know where help is.',
      'We read answers in the daytime only. If you or someone else is in danger, call 999.',
    ],
    links: supportLinks(lines, language),
    button: { href: onward, words: 'Go on with the survey' },
  };
}

/** Lines of help as links that can be called, the name and what it is for first. */
export function supportLinks(
  lines: readonly SupportLine[],
  language: string,
): { href: string; words: string }[] {
  return lines.flatMap(({ name, telephone, about }) => {
    if (telephone === undefined) return [];
    const said = [inLanguage(name, language), telephone].join(': ');
    const more = about ? ` (${inLanguage(about, language)})` : '';
    return [{ href: `tel:${telephone.replace(/[^+\d]/g, '')}`, words: `${said}${more}` }];
  });
}
