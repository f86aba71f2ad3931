import { expect, test } from 'vitest';
import { compareQuestions } from '../../../surveys/questionnaires/versions';
import {
  addQuestion,
  giveOwnPage,
  joinPageAbove,
  movePage,
  moveQuestion,
  removePage,
  removeQuestion,
} from '../../../web/staff/screens/surveys/edits';
import { placeOfProblem, wherePath } from '../../../web/staff/screens/surveys/problem-place';
import { newQuestion } from '../../../web/staff/screens/surveys/questions/new-question';
import { shortSurvey } from '../../support/short-survey';

const keys = (draft: typeof shortSurvey) =>
  draft.pages.map((page) => page.questions.map(({ key }) => key).join(' ')).join(' | ');
const fresh = newQuestion('number', 'weeks');

test('a new question stands on a page of its own after the place, or below it on the same page', () => {
  const apart = addQuestion(shortSurvey, { page: 0, question: 0 }, fresh, false);
  expect(keys(apart.draft)).toBe('health | weeks | share | waiting | comment');
  expect(apart.at).toEqual({ page: 1, question: 0 });
  const below = addQuestion(shortSurvey, { page: 0, question: 0 }, fresh, true);
  expect(keys(below.draft)).toBe('health weeks | share | waiting | comment');
  expect(below.at).toEqual({ page: 0, question: 1 });
});

test('a question goes over the edge of its page to the neighbour, and the editor goes with it', () => {
  const { draft } = addQuestion(shortSurvey, { page: 0, question: 0 }, fresh, true);
  const down = moveQuestion(draft, { page: 0, question: 1 }, 1);
  expect(keys(down.draft)).toBe('health | weeks share | waiting | comment');
  expect(down.at).toEqual({ page: 1, question: 0 });
  const up = moveQuestion(down.draft, down.at, -1);
  expect(up.draft).toEqual(draft);
  expect(up.at).toEqual({ page: 0, question: 1 });
});

test('a question alone on its page takes the page along', () => {
  const up = moveQuestion(shortSurvey, { page: 2, question: 0 }, -1);
  expect(keys(up.draft)).toBe('health | waiting | share | comment');
  expect(up.draft.pages[1]).toBe(shortSurvey.pages[2]);
  expect(up.at).toEqual({ page: 1, question: 0 });
});

test('a question is put on the page above, and given a page of its own again', () => {
  const joined = joinPageAbove(shortSurvey, { page: 1, question: 0 })!;
  expect(keys(joined.draft)).toBe('health share | waiting | comment');
  expect(joined.at).toEqual({ page: 0, question: 1 });
  const apart = giveOwnPage(joined.draft, joined.at)!;
  expect(keys(apart.draft)).toBe('health | share | waiting | comment');
  expect(apart.at).toEqual({ page: 1, question: 0 });
});

test('one of three given a page of its own keeps its place in the order', () => {
  const two = joinPageAbove(shortSurvey, { page: 1, question: 0 })!.draft;
  const three = addQuestion(two, { page: 0, question: 0 }, fresh, true).draft;
  expect(keys(three)).toBe('health weeks share | waiting | comment');
  const apart = giveOwnPage(three, { page: 0, question: 1 })!;
  expect(keys(apart.draft)).toBe('health | weeks | share | waiting | comment');
  expect(new Set(apart.draft.pages.map(({ key }) => key)).size).toBe(5);
});

test('a page with rules of its own is not taken apart', () => {
  expect(joinPageAbove(shortSurvey, { page: 2, question: 0 })).toBeUndefined();
  const jump = { to: 'comment' };
  const two = joinPageAbove(shortSurvey, { page: 1, question: 0 })!.draft;
  const ruled = {
    ...two,
    pages: two.pages.map((page, at) => (at === 0 ? { ...page, jumps: [jump] } : page)),
  };
  expect(giveOwnPage(ruled, { page: 0, question: 1 })).toBeUndefined();
});

test('a question is put on no page that others are asked, nor taken from one', () => {
  const two = addQuestion(shortSurvey, { page: 1, question: 0 }, fresh, true).draft;
  const at = { page: 1, question: 0 };
  expect(keys(joinPageAbove(two, at)!.draft)).toBe('health share | weeks | waiting | comment');
  const askedOfSome = (page: number) => ({
    ...two,
    pages: two.pages.map((one, index) =>
      index === page ? { ...one, showIf: { question: 'health', is: 'good' } } : one,
    ),
  });
  for (const page of [0, 1]) expect(joinPageAbove(askedOfSome(page), at)).toBeUndefined();
  for (const page of [0, 1]) {
    const loops = [{ key: 'each', over: 'health', most: 2, pages: [two.pages[page]!.key] }];
    expect(joinPageAbove({ ...two, loops }, at)).toBeUndefined();
  }
});

test('at the first and the last place there is no further, and nothing changes', () => {
  expect(moveQuestion(shortSurvey, { page: 0, question: 0 }, -1).draft).toBe(shortSurvey);
  expect(moveQuestion(shortSurvey, { page: 3, question: 0 }, 1).draft).toBe(shortSurvey);
  expect(movePage(shortSurvey, 3, 1).draft).toBe(shortSurvey);
});

test('a page left empty by a removal goes with it; the last page stays', () => {
  expect(keys(removeQuestion(shortSurvey, { page: 1, question: 0 }).draft)).toBe(
    'health | waiting | comment',
  );
  expect(removeQuestion(shortSurvey, { page: 1, question: 0 }).at).toEqual({ page: 0, question: 0 });
  const last = { ...shortSurvey, pages: shortSurvey.pages.slice(0, 1) };
  expect(removeQuestion(last, { page: 0, question: 0 }).draft.pages).toHaveLength(1);
  expect(removePage(last, 0).draft).toBe(last);
});

test('a problem of the shape is told where it is, in the words of the question', () => {
  const path = 'definition.pages[1].questions[0].items[0].label.en';
  expect(placeOfProblem(path)).toEqual({ page: 1, question: 0 });
  expect(wherePath(shortSurvey, path)).toBe('At “Share out 10 points”: ');
  expect(wherePath(shortSurvey, 'definition.pages[2].key')).toBe('At page 3: ');
  expect(wherePath(shortSurvey, 'definition.minutes')).toBe('');
});

test('a question put in at the front changes none of the others', () => {
  const { draft } = addQuestion(shortSurvey, { page: -1 }, fresh, false);
  const changes = compareQuestions(shortSurvey, draft);
  expect(changes.added.map(({ key }) => key)).toEqual(['weeks']);
  expect(changes).toMatchObject({ removed: [], changed: [], isReordered: false, beside: [] });
  expect(compareQuestions(shortSurvey, movePage(shortSurvey, 0, 1).draft)).toMatchObject({
    added: [],
    changed: [],
    isReordered: true,
  });
});
