import type { Question } from '../answers';

/** More rows than a phone shows in a few thumbs' lengths. */
const mostRows = 20;

/**
 * Whether one is chosen from a list too long for rows: of towns, of trusts. It is shown as a box to unfold, which works
 * without a script, finds an entry by its first letters, and weighs half as much; on paper its codes stand in an appendix.
 */
export function isLongList(question: Question): boolean {
  return question.kind === 'single-choice' && question.options.length > mostRows;
}
