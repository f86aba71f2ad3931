import { kindOf, type Question } from '../questions/answers';
import type { Entry, Fields, Problem } from '../questions/question-kind';
import { readAnswer } from '../questions/read-answer';
import type { Stored } from '../vocabulary';
import type { RoutePage } from './routing';

/** What a posted page comes to. A question that asks is in exactly one of the three. */
export type PageReading = {
  /** Answers and stated reasons, by question key. */
  readonly answers: Readonly<Record<string, Stored>>;
  /** Faults, in the order of the page; their words by problems.ts. */
  readonly problems: readonly { readonly question: Question; readonly problem: Problem }[];
  /** Doubts about answers that are given and can be stored: ask once. */
  readonly doubts: readonly { readonly question: Question; readonly problem: Problem }[];
  /** Questions with nothing chosen: ask once, then store them as skipped. */
  readonly untouched: readonly Question[];
};

/**
 * Reads and checks all that a page asks from one posted form; never throws, whatever was posted.
 * @param page with the questions shown (routing.ts findPage)
 * @param entry `typed-in` for what staff copy from paper or telephone
 * @param today the panel's local date, like 2019-03-29, for kinds that look at it
 * @example readPage(page, { 'q.waiting': 'yes' }).answers // { waiting: { value: 'yes' } }
 */
export function readPage(page: RoutePage, fields: Fields, entry: Entry = 'own', today?: string): PageReading {
  const answers: Record<string, Stored> = {};
  const problems: { question: Question; problem: Problem }[] = [];
  const doubts: { question: Question; problem: Problem }[] = [];
  const untouched: Question[] = [];
  for (const question of page.questions) {
    if (!kindOf(question).asks) continue;
    const { stored, problem, doubt } = readAnswer(question, fields, entry, today);
    if (doubt) doubts.push({ question, problem: doubt });
    if (stored) answers[question.key] = stored;
    else if (problem) problems.push({ question, problem });
    else untouched.push(question);
  }
  return { answers, problems, doubts, untouched };
}
