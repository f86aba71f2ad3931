import { kindOf, type Question } from '../questions/answers';
import { own } from '../questions/fields';
import { inLanguage, type Words } from '../vocabulary';
import { type Answers, holds } from './show-if';
import type { Page, Questionnaire } from './types';

/** A page someone comes to, with only the questions they are asked. */
export type RoutePage = { readonly key: string; readonly questions: readonly Question[] };

/**
 * The way through a questionnaire for one person: the pages they come to, and their answers as they count.
 * Whoever changes an answer may leave questions behind that no longer apply: what was stored for them stays where it
 * is stored, but here it reads as not asked, for later conditions and for every count.
 */
export type Route = { readonly pages: readonly RoutePage[]; readonly answers: Answers };

/**
 * Decides, from the answers so far, which pages and questions apply. A page whose questions are all hidden is left out.
 * @param answers by question key, as stored; keys that are not in the questionnaire are dropped
 * @example findRoute(survey, {}).pages.map((page) => page.key) // ['health', 'waiting', 'comment']
 */
export function findRoute(questionnaire: Questionnaire, answers: Answers): Route {
  const counted: Record<string, Answers[string]> = {};
  const pages: RoutePage[] = [];
  for (const page of questionnaire.pages) {
    const questions = questionsShown(page, counted);
    for (const question of page.questions) {
      const stored = own(answers, question.key);
      if (!questions.includes(question)) counted[question.key] = { missing: 'not-asked' };
      else if (stored !== undefined) counted[question.key] = stored;
    }
    if (questions.length > 0) pages.push({ key: page.key, questions });
  }
  return { pages, answers: counted };
}

/** All conditions of a page look at earlier pages only (review.ts holds to that), so they are judged together. */
function questionsShown(page: Page, answers: Answers): readonly Question[] {
  if (page.showIf && !holds(page.showIf, answers)) return [];
  return page.questions.filter((question) => !question.showIf || holds(question.showIf, answers));
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
  const order = questionnaire.pages.map((page) => page.key);
  const here = from === undefined ? -1 : order.indexOf(from);
  const keys = findRoute(questionnaire, answers).pages.map((page) => page.key);
  return direction === 'forward'
    ? keys.find((key) => order.indexOf(key) > here)
    : keys.reverse().find((key) => order.indexOf(key) < here);
}

/**
 * The page under a key with the questions shown, or undefined when it is unknown or hidden for these answers.
 */
export function findPage(questionnaire: Questionnaire, answers: Answers, key: string): RoutePage | undefined {
  return findRoute(questionnaire, answers).pages.find((page) => page.key === key);
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

/**
 * Progress in words, for the line above a question; '' on a page that asks nothing.
 * @example sayProgress({ from: 5, to: 5, of: 12 }, 'en') // 'Question 5 of 12'
 */
export function sayProgress({ from, to, of }: Progress, language: string): string {
  if (to < from) return '';
  return inLanguage(from === to ? progressWords.one : progressWords.several, language)
    .replace('{from}', String(from))
    .replace('{to}', String(to))
    .replace('{of}', String(of));
}

const progressWords: { readonly one: Words; readonly several: Words } = {
  one: { en: 'Question {from} of {of}' },
  several: { en: 'Questions {from} to {to} of {of}' },
};

function asks(question: Question): boolean {
  return kindOf(question).asks;
}
