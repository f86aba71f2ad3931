import { inLanguage } from '../vocabulary';
import { wording } from '../wording/words';
import { safetyHits } from './safety';
import type { Answers } from './show-if';
import type { End, Questionnaire, SupportLine } from './types';

/** Where help is, shown at once to whoever meets a rule of the safety route; the survey waits behind it. */
export function supportPage(
  questionnaire: Questionnaire,
  answers: Answers,
  onward: string,
  language: string,
) {
  const lines = safetyHits(questionnaire, answers).flatMap(({ rule }) => rule.lines);
  const { title, thanks, danger, goOn } = wording(language).answering.support;
  return {
    title,
    paragraphs: [thanks, danger],
    links: supportLinks(lines, language),
    button: { href: onward, words: goOn },
  };
}

/** What someone reads who comes to an end that is not the usual one. */
export function endPage(end: End, language: string) {
  return {
    title: inLanguage(end.title, language),
    paragraphs: end.paragraphs.map((paragraph) => inLanguage(paragraph, language)),
    links: supportLinks(end.lines ?? [], language),
  };
}

/** Lines of help as links that can be called, the name and what it is for first. */
function supportLinks(lines: readonly SupportLine[], language: string): { href: string; words: string }[] {
  return lines.flatMap(({ name, telephone, about }) => {
    if (telephone === undefined) return [];
    const said = [inLanguage(name, language), telephone].join(': ');
    const more = about ? ` (${inLanguage(about, language)})` : '';
    return [{ href: `tel:${telephone.replace(/[^+\d]/g, '')}`, words: `${said}${more}` }];
  });
}
