import { kindOf, type Question } from '../questions/answers';
import { isInOrder, type Shares } from '../questions/constant-sum/sharing';
import { own } from '../questions/fields';
import type { Fields } from '../questions/question-kind';
import { inLanguage } from '../vocabulary';
import type { ShownProblem } from './judge-page';
import { ownPages } from './own-pages';
import { findRoute, presentPage, progressAt, type RoutePage, turnPage } from './routing';
import type { Answers } from './show-if';
import type { Questionnaire } from './types';

/** What stands at the top of a page about how it is answered, with the way to change that. Words of the page's language. */
export type PageNote = { readonly words: string; readonly change: string; readonly href: string };

export type QuestionPageGiven = {
  readonly note?: PageNote | undefined;
  readonly questionnaire: Questionnaire;
  readonly answers: Answers;
  readonly page: RoutePage;
  readonly action: string;
  readonly submission: string;
  /** Shown instead of what is stored. */
  readonly typed?: Fields | undefined;
  readonly problems?: readonly ShownProblem[];
  readonly wasAsked?: boolean;
  readonly shownHash?: string;
};

/** A page of questions as its screen takes it: stored answers filled in, or what was typed. */
export function questionPage(given: QuestionPageGiven) {
  const { questionnaire, answers, page } = given;
  const progress = progressAt(questionnaire, answers, page.key);
  const asks = page.questions.filter((question) => kindOf(question).asks);
  const of = progress?.of ?? 0;
  const savedTo = answeredInARow(questionnaire, answers);
  return {
    action: given.action,
    page: page.key,
    submission: given.submission,
    questions: page.questions.map((question) => ({
      input: kindOf(question).input,
      question,
      fields: given.typed ?? kindOf(question).fill(question, own(answers, question.key)),
      problems: (given.problems ?? []).filter(({ field }) => isFieldOf(question, field)),
    })),
    ...(asks.length > 0 && progress ? { first: progress.from, last: progress.to } : {}),
    of,
    share: of === 0 || !progress ? 0 : (progress.from - 1) / of,
    canGoBack: turnPage(questionnaire, answers, page.key, 'back') !== undefined,
    canSkip: asks.length > 0 && !asks.some((question) => kindOf(question).mustAnswer?.(question)),
    ...(savedTo > 0 ? { savedTo } : {}),
    ...(given.wasAsked ? { wasAsked: true } : {}),
    ...(questionnaire.version === undefined ? {} : { version: questionnaire.version }),
    ...(given.note ? { note: given.note } : {}),
    ...(given.shownHash === undefined ? {} : { shown: given.shownHash }),
    ...(page.questions.some((question) => question.kind === 'open-text') ? { help: true } : {}),
  };
}

/** The last page before sending: every question that applies, with its answer in words. */
export function reviewPage(given: {
  readonly questionnaire: Questionnaire;
  readonly answers: Answers;
  readonly action: string;
  readonly submission: string;
  readonly language: string;
  readonly pageHref: (key: string) => string;
  readonly note?: PageNote | undefined;
}) {
  const { questionnaire, answers, language } = given;
  const route = findRoute(questionnaire, answers);
  const rows = route.pages
    .map((page) => presentPage(questionnaire, route, page))
    .flatMap((page) =>
      page.questions.filter((question) => kindOf(question).asks).map((question) => ({ page, question })),
    );
  return {
    action: given.action,
    page: ownPages.checkAnswers,
    submission: given.submission,
    answered: rows.filter(({ question }) => isAnswered(answers, question)).length,
    of: rows.length,
    rows: rows.map(({ page, question }, index) => ({
      number: index + 1,
      label: inLanguage(question.label, language),
      ...(isAnswered(answers, question) ? { answer: inWords(question, answers, language) } : {}),
      changeHref: given.pageHref(page.key),
    })),
    problems: [],
    ...(given.note ? { note: given.note } : {}),
  };
}

/** How many questions have an answer or a stated reason, of how many that apply. */
export function countAnswered(
  questionnaire: Questionnaire,
  answers: Answers,
): { answered: number; of: number } {
  const asked = askedOnRoute(questionnaire, answers);
  return { answered: asked.filter((question) => isAnswered(answers, question)).length, of: asked.length };
}

/** A posted page's own fields, apart from the form's hidden ones. */
export function typedFields(body: Fields): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(body).flatMap(([name, value]): [string, string | string[]][] =>
      value === undefined || !name.startsWith('q.')
        ? []
        : [[name, typeof value === 'string' ? value : [...value]]],
    ),
  );
}

/** The questions that apply, in their order: their places are the numbers people see. */
export function askedOnRoute(questionnaire: Questionnaire, answers: Answers): Question[] {
  return findRoute(questionnaire, answers)
    .pages.flatMap((page) => page.questions)
    .filter((question) => kindOf(question).asks);
}

/** Answers 1 to n are stored: counted up to the first that nobody has passed. */
export function answeredInARow(questionnaire: Questionnaire, answers: Answers): number {
  const asked = askedOnRoute(questionnaire, answers);
  const first = asked.findIndex((question) => own(answers, question.key) === undefined);
  return first < 0 ? asked.length : first;
}

function isAnswered(answers: Answers, question: Question): boolean {
  const stored = own(answers, question.key);
  return stored !== undefined && ('value' in stored || stored.missing !== 'skipped');
}

function inWords(question: Question, answers: Answers, language: string) {
  const stored = own(answers, question.key);
  if (question.kind === 'constant-sum' && stored && 'value' in stored && !isInOrder(stored.value as Shares)) {
    // A constant sum stores its numbers by item.
    const shares = stored.value as Shares;
    return question.items.map(({ code, label }) => ({
      label: inLanguage(label, language),
      value: String(own(shares, code) ?? 0),
    }));
  }
  return kindOf(question).print(question, stored, language);
}

/** Field names of a question begin with its own: q.share, q.share.gp. */
function isFieldOf(question: Question, field: string): boolean {
  return field === `q.${question.key}` || field.startsWith(`q.${question.key}.`);
}
