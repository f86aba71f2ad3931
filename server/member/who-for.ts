import type { PageNote } from '../../surveys/questionnaires/page-data';
import { type AnsweredFor, answeredFor } from '../../surveys/vocabulary';
import { wording } from '../../surveys/wording/words';

/** Whom the answers are given for, as a form says it; undefined where it does not. */
export const readAnsweredFor = (text: string): AnsweredFor | undefined =>
  answeredFor.find((one) => one === text);

/** What stands above the pages of a survey; for one's own answers only where they are checked. */
export function noteOf(
  mode: AnsweredFor,
  home: string,
  language: string,
  isAtEnd = false,
): PageNote | undefined {
  if (mode === 'self' && !isAtEnd) return undefined;
  const { notes, change } = wording(language).whoFor;
  return { words: notes[mode], change, href: home };
}
