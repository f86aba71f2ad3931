/** Edits of a draft as a whole: each gives the next questionnaire, and where the editor then stands. */
import type { Page, Questionnaire } from '../../../../surveys/questionnaires/types';
import type { Question } from '../../../../surveys/questions/answers';
import { freeKey } from './questions/new-question';

/** Where the editor stands: a question of a page, or the page itself. */
export type Place = { readonly page: number; readonly question?: number };
export type Edit = { readonly draft: Questionnaire; readonly at: Place };

/** Every key a page or a question has. */
export const takenKeys = (draft: Questionnaire): string[] =>
  draft.pages.flatMap((page) => [page.key, ...page.questions.map((question) => question.key)]);

export function changePage(draft: Questionnaire, at: number, change: (page: Page) => Page): Questionnaire {
  return { ...draft, pages: draft.pages.map((page, index) => (index === at ? change(page) : page)) };
}

export function changeQuestion(draft: Questionnaire, at: Place, question: Question): Questionnaire {
  return changePage(draft, at.page, (page) => ({
    ...page,
    questions: page.questions.map((one, index) => (index === at.question ? question : one)),
  }));
}

/**
 * A question put after the place, or on a page of its own after it.
 * @param others keys that the questionnaire’s other version has
 */
export function addQuestion(
  draft: Questionnaire,
  at: Place,
  question: Question,
  isOnThisPage: boolean,
  others: readonly string[] = [],
): Edit {
  if (isOnThisPage && draft.pages[at.page]) {
    const place = (at.question ?? draft.pages[at.page]!.questions.length - 1) + 1;
    return {
      draft: changePage(draft, at.page, (page) => ({
        ...page,
        questions: [...page.questions.slice(0, place), question, ...page.questions.slice(place)],
      })),
      at: { page: at.page, question: place },
    };
  }
  const key = freeKey('page', [...takenKeys(draft), ...others, question.key]);
  const pages = [...draft.pages];
  pages.splice(at.page + 1, 0, { key, questions: [question] });
  return { draft: { ...draft, pages }, at: { page: at.page + 1, question: 0 } };
}

/**
 * One step up or down. A question alone on its page takes the page along; one of several goes over the edge of its page to the
 * neighbouring one. The same draft where there is no further.
 */
export function moveQuestion(draft: Questionnaire, at: Place, by: -1 | 1): Edit {
  const page = draft.pages[at.page];
  const from = at.question ?? 0;
  const question = page?.questions[from];
  const next = draft.pages[at.page + by];
  if (!page || !question) return { draft, at };
  if (page.questions.length === 1) {
    const moved = movePage(draft, at.page, by);
    return { ...moved, at: { ...moved.at, question: 0 } };
  }
  const to = from + by;
  if (to >= 0 && to < page.questions.length) {
    const questions = page.questions.filter((_, index) => index !== from);
    questions.splice(to, 0, question);
    return {
      draft: changePage(draft, at.page, (one) => ({ ...one, questions })),
      at: { page: at.page, question: to },
    };
  }
  if (!next) return { draft, at };
  const place = by === 1 ? 0 : next.questions.length;
  const moved = changePage(draft, at.page + by, (one) => ({
    ...one,
    questions: [...one.questions.slice(0, place), question, ...one.questions.slice(place)],
  }));
  const left = changePage(moved, at.page, (one) => ({
    ...one,
    questions: one.questions.filter((_, index) => index !== from),
  }));
  return { draft: left, at: { page: at.page + by, question: place } };
}

/** Whether a page is nothing but its questions, so that they may be put on others without losing a rule. */
const isPlain = ({ loops = [] }: Questionnaire, { key, jumps, checks }: Page) =>
  !jumps?.length && !checks?.length && !loops.some(({ pages }) => pages.includes(key));

/** A question put at the end of the page above; its own page goes where nothing is left on it. Nothing where it cannot. */
export function joinPageAbove(draft: Questionnaire, at: Place): Edit | undefined {
  const page = draft.pages[at.page];
  const above = draft.pages[at.page - 1];
  const question = page?.questions[at.question ?? -1];
  if (!page || !above || !question || at.question !== 0) return undefined;
  // Who is asked, and in which rounds, would change without a word.
  const isInLoop = draft.loops?.some(({ pages }) => pages.includes(above.key));
  if (!isPlain(draft, page) || page.showIf || above.showIf || isInLoop) return undefined;
  const isAlone = page.questions.length === 1;
  const joined = changePage(draft, at.page - 1, (one) => ({
    ...one,
    questions: [...one.questions, question],
  }));
  const left = isAlone
    ? removePage(joined, at.page).draft
    : changePage(joined, at.page, (one) => ({ ...one, questions: one.questions.slice(1) }));
  return { draft: left, at: { page: at.page - 1, question: above.questions.length } };
}

/** A question of several given a page of its own; those after it stand on the page after. Nothing where it cannot. */
export function giveOwnPage(
  draft: Questionnaire,
  at: Place,
  others: readonly string[] = [],
): Edit | undefined {
  const page = draft.pages[at.page];
  const from = at.question ?? -1;
  if (!page || page.questions.length < 2 || !page.questions[from] || !isPlain(draft, page)) return undefined;
  const parts = [page.questions.slice(0, from), [page.questions[from]], page.questions.slice(from + 1)];
  const taken = [...takenKeys(draft), ...others];
  const pages: Page[] = [];
  for (const questions of parts.filter((part) => part.length > 0)) {
    const key = pages.length === 0 ? page.key : freeKey('page', taken);
    taken.push(key);
    pages.push({ ...page, key, questions });
  }
  return {
    draft: { ...draft, pages: draft.pages.toSpliced(at.page, 1, ...pages) },
    at: { page: at.page + (from === 0 ? 0 : 1), question: 0 },
  };
}

export function movePage(draft: Questionnaire, from: number, by: -1 | 1): Edit {
  const page = draft.pages[from];
  const to = from + by;
  if (!page || to < 0 || to >= draft.pages.length) return { draft, at: { page: from } };
  const pages = draft.pages.filter((_, index) => index !== from);
  pages.splice(to, 0, page);
  return { draft: { ...draft, pages }, at: { page: to } };
}

/** A question taken out; a page left empty by it goes too, while there is another. */
export function removeQuestion(draft: Questionnaire, at: Place): Edit {
  const page = draft.pages[at.page];
  if (!page || at.question === undefined) return { draft, at };
  if (page.questions.length === 1 && draft.pages.length > 1) {
    const left = removePage(draft, at.page);
    const above = left.draft.pages[left.at.page]?.questions.length ?? 0;
    return { ...left, at: { ...left.at, question: Math.max(0, above - 1) } };
  }
  const questions = page.questions.filter((_, index) => index !== at.question);
  return {
    draft: changePage(draft, at.page, (one) => ({ ...one, questions })),
    at: questions.length > 0 ? { page: at.page, question: Math.max(0, at.question - 1) } : { page: at.page },
  };
}

/** A page taken out with its questions; a questionnaire keeps one page at least. */
export function removePage(draft: Questionnaire, at: number): Edit {
  if (draft.pages.length === 1) return { draft, at: { page: at } };
  const pages = draft.pages.filter((_, index) => index !== at);
  return { draft: { ...draft, pages }, at: { page: Math.max(0, at - 1) } };
}
