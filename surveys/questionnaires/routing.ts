import { kindOf, type Question } from '../questions/answers';
import { own } from '../questions/fields';
import { givenKey } from './given';
import { hasSomethingCarried, presented } from './present';
import { type Answers, holds } from './show-if';
import type { End, Jump, Page, Questionnaire } from './types';
import { unfold } from './unfold';

/** A page someone comes to, with only the questions they are asked, as they are written: present.ts makes them ready to show. */
export type RoutePage = { readonly key: string; readonly questions: readonly Question[] };

/**
 * The way through a questionnaire for one person: the pages they come to, and their answers as they count.
 * Whoever changes an answer may leave questions behind that no longer apply: what was stored for them stays where it
 * is stored, but here it reads as not asked, for later conditions and for every count.
 */
export type Route = {
  readonly pages: readonly RoutePage[];
  readonly answers: Answers;
  /** The end it comes to, where that is not the usual one. */
  readonly end?: End;
};

/**
 * Decides, from the answers so far, which pages and questions apply: the one function for that, on the phone and on the
 * server. A page whose questions are all hidden is left out, and so is what a jump passes over. Pages are looked at once,
 * in their order, and a jump leads only forward, so it always comes to an end.
 * @param answers by question key, as stored, with what is given among them; keys that are not in the questionnaire are dropped
 * @example findRoute(survey, {}).pages.map((page) => page.key) // ['health', 'waiting', 'comment']
 */
export function findRoute(given: Questionnaire, answers: Answers): Route {
  const questionnaire = unfold(given);
  const counted: Record<string, Answers[string]> = {};
  const before = own(answers, givenKey);
  if (before !== undefined) counted[givenKey] = before;
  const pages: RoutePage[] = [];
  let next = 0;
  let end: End | undefined;
  for (const [at, page] of questionnaire.pages.entries()) {
    const isPassed = at < next || end !== undefined;
    const questions = isPassed ? [] : questionsShown(page, counted, questionnaire);
    for (const question of page.questions) {
      const stored = own(answers, question.key);
      if (!questions.includes(question)) counted[question.key] = { missing: 'not-asked' };
      else if (stored !== undefined) counted[question.key] = stored;
    }
    if (questions.length === 0) continue;
    pages.push({ key: page.key, questions });
    const jump = jumpFrom(page, counted, questionnaire);
    if (jump?.end !== undefined) end = questionnaire.ends?.find(({ key }) => key === jump.end);
    if (jump?.to !== undefined) next = Math.max(at + 1, placeOf(questionnaire, jump.to, at));
  }
  return { pages, answers: counted, ...(end && { end }) };
}

/**
 * The index of the page a jump leads to: a page by its key, or the first of a section, after the page it leads from;
 * −1 when there is none.
 */
export function placeOf(questionnaire: Questionnaire, to: string, from: number): number {
  return questionnaire.pages.findIndex(({ key, section }, at) => at > from && (key === to || section === to));
}

/** The jump someone takes from a page they were at: the first whose condition holds; undefined when they go straight on. */
export function jumpFrom(page: Page, answers: Answers, { splits }: Questionnaire): Jump | undefined {
  return page.jumps?.find((one) => !one.if || holds(one.if, answers, splits));
}

/**
 * What is asked on a page, given the answers so far. All conditions of a page look at earlier pages only (review.ts holds
 * to that), so they are judged together.
 */
export function questionsShown(page: Page, answers: Answers, { splits }: Questionnaire): readonly Question[] {
  if (page.showIf && !holds(page.showIf, answers, splits)) return [];
  return page.questions.filter(
    (question) =>
      (!question.showIf || holds(question.showIf, answers, splits)) && hasSomethingCarried(question, answers),
  );
}

/**
 * The key of the page that follows or goes before, given the answers so far; undefined when there is none: forward
 * that is the end (check your answers), back that is the beginning. Without a page, or from one this questionnaire
 * does not have, forward leads to the first. A page that has since become hidden still has its place in the order.
 * @example turnPage(survey, { waiting: { value: 'no' } }, 'waiting', 'forward') // 'comment', past the page on waiting
 */
export function turnPage(
  questionnaire: Questionnaire,
  answers: Answers,
  from: string | undefined,
  direction: 'forward' | 'back',
): string | undefined {
  const order = unfold(questionnaire).pages.map((page) => page.key);
  const here = from === undefined ? -1 : order.indexOf(from);
  const keys = findRoute(questionnaire, answers).pages.map((page) => page.key);
  return direction === 'forward'
    ? keys.find((key) => order.indexOf(key) > here)
    : keys.reverse().find((key) => order.indexOf(key) < here);
}

/**
 * The page under a key with the questions shown, ready to show and to be read again, or undefined when it is unknown or
 * hidden for these answers.
 */
export function findPage(questionnaire: Questionnaire, answers: Answers, key: string): RoutePage | undefined {
  const route = findRoute(questionnaire, answers);
  const page = route.pages.find((one) => one.key === key);
  return page && presentPage(questionnaire, route, page);
}

/** A page of a route with its questions as this person sees them: wordings filled in, options in their order. */
export function presentPage(questionnaire: Questionnaire, route: Route, page: RoutePage): RoutePage {
  const all = unfold(questionnaire).pages.flatMap((one) => one.questions);
  return { ...page, questions: page.questions.map((question) => presented(question, all, route.answers)) };
}

/**
 * The first page with a question nobody has passed yet, for coming back; undefined when all have been (check your
 * answers). A question that was skipped has been passed. Information alone is never come back to, except as the
 * first page of someone who has passed nothing.
 */
export function resumePage(questionnaire: Questionnaire, answers: Answers): string | undefined {
  const route = findRoute(questionnaire, answers);
  const passed = (question: Question) => own(route.answers, question.key) !== undefined;
  const asked = route.pages.flatMap((page) => page.questions).filter(asks);
  if (!asked.some(passed)) return route.pages[0]?.key;
  return route.pages.find((page) => page.questions.some((question) => asks(question) && !passed(question)))
    ?.key;
}

/** Questions from–to of how many: "Question 5 of 12". On a page that asks nothing, `to` is one less than `from`. */
export type Progress = { readonly from: number; readonly to: number; readonly of: number };

/**
 * Where a page stands among the questions that apply, given the answers so far; undefined for a hidden page.
 * Information is not counted.
 * @example progressAt(survey, { waiting: { value: 'no' } }, 'comment') // { from: 3, to: 3, of: 3 }
 */
export function progressAt(
  questionnaire: Questionnaire,
  answers: Answers,
  key: string,
): Progress | undefined {
  const { pages } = findRoute(questionnaire, answers);
  const index = pages.findIndex((page) => page.key === key);
  if (index < 0) return undefined;
  const counts = pages.map((page) => page.questions.filter(asks).length);
  const sum = (numbers: readonly number[]) => numbers.reduce((total, count) => total + count, 0);
  const before = sum(counts.slice(0, index));
  return { from: before + 1, to: before + (counts[index] ?? 0), of: sum(counts) };
}

function asks(question: Question): boolean {
  return kindOf(question).asks;
}
