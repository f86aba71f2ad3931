import { describe, expect, test } from 'vitest';
import { codebookOf, rowOf } from '../../../surveys/questionnaires/codebook';
import { completenessOf } from '../../../surveys/questionnaires/completeness';
import {
  findPage,
  findRoute,
  progressAt,
  resumePage,
  turnPage,
} from '../../../surveys/questionnaires/routing';
import { aPage, aQuestionnaire, comment, information, yesOrNo } from './builders';

const waits = { question: 'waiting', is: 'yes' } as const;

/** health → waiting → (read → hard, of those who wait) → worse, of those whose wait is hard → comment */
const survey = aQuestionnaire([
  aPage(yesOrNo('health')),
  aPage(yesOrNo('waiting')),
  { key: 'wait', questions: [information('read'), yesOrNo('hard')], showIf: waits },
  { key: 'worse', questions: [yesOrNo('worse', { showIf: { question: 'hard', is: 'yes' } })] },
  aPage(comment('comment')),
]);

const yes = { value: 'yes' };
const no = { value: 'no' };

describe('turning pages', () => {
  test('who waits comes to the page on waiting', () => {
    expect(turnPage(survey, { waiting: yes }, 'waiting', 'forward')).toBe('wait');
    expect(turnPage(survey, { waiting: yes, hard: yes }, 'wait', 'forward')).toBe('worse');
  });

  test('who does not wait goes past it, both ways', () => {
    expect(turnPage(survey, { waiting: no }, 'waiting', 'forward')).toBe('comment');
    expect(turnPage(survey, { waiting: no }, 'comment', 'back')).toBe('waiting');
  });

  test('a page is left out when all its questions are hidden', () => {
    expect(findPage(survey, { waiting: yes, hard: no }, 'worse')).toBeUndefined();
    expect(turnPage(survey, { waiting: yes, hard: no }, 'wait', 'forward')).toBe('comment');
  });

  test('before the first page and after the last there is none', () => {
    expect(turnPage(survey, {}, undefined, 'forward')).toBe('health');
    expect(turnPage(survey, {}, 'health', 'back')).toBeUndefined();
    expect(turnPage(survey, {}, 'comment', 'forward')).toBeUndefined();
  });

  test('a page that another device has since hidden still has its place', () => {
    expect(turnPage(survey, { waiting: no }, 'wait', 'forward')).toBe('comment');
    expect(turnPage(survey, { waiting: no }, 'wait', 'back')).toBe('waiting');
    expect(turnPage(survey, {}, 'no-such-page', 'forward')).toBe('health');
  });
});

describe('answers to questions that no longer apply', () => {
  const changed = { health: yes, waiting: no, hard: yes, worse: yes, stray: yes };

  test('read as not asked, for later conditions too', () => {
    const route = findRoute(survey, changed);
    expect(route.pages.map((page) => page.key)).toEqual(['health', 'waiting', 'comment']);
    expect(route.answers).toEqual({
      health: yes,
      waiting: no,
      read: { missing: 'not-asked' },
      hard: { missing: 'not-asked' },
      worse: { missing: 'not-asked' },
    });
  });

  test('come back when the answer is changed back, since what is stored is left alone', () => {
    const back = findRoute(survey, { ...changed, waiting: yes });
    expect(back.answers.worse).toEqual(yes);
  });

  test('stand in the data file as not asked', () => {
    const notAsked = { missing: 'not-asked' };
    expect(codebookOf(survey).map((column) => column.name)).toEqual([
      'health',
      'waiting',
      'hard',
      'worse',
      'comment',
    ]);
    expect(rowOf(survey, changed)).toEqual(['yes', 'no', notAsked, notAsked, notAsked]);
    expect(rowOf(survey, { health: { missing: 'skipped' }, waiting: yes })[0]).toEqual({
      missing: 'skipped',
    });
  });
});

describe('coming back', () => {
  test('leads to the first question not yet passed; one that was skipped has been passed', () => {
    expect(resumePage(survey, {})).toBe('health');
    expect(resumePage(survey, { health: { missing: 'skipped' } })).toBe('waiting');
    expect(resumePage(survey, { health: yes, waiting: yes })).toBe('wait');
  });

  test('leads to the end when all have been passed', () => {
    expect(resumePage(survey, { health: yes, waiting: no, comment: { missing: 'skipped' } })).toBeUndefined();
  });

  test('begins with the information for someone who has passed nothing', () => {
    const informed = aQuestionnaire([aPage(information('hello')), ...survey.pages]);
    expect(resumePage(informed, {})).toBe('hello');
    expect(resumePage(informed, { health: yes })).toBe('waiting');
  });
});

test('progress counts the questions that apply, not information', () => {
  expect(progressAt(survey, { waiting: no }, 'comment')).toEqual({ from: 3, to: 3, of: 3 });
  expect(progressAt(survey, { waiting: yes }, 'wait')).toEqual({ from: 3, to: 3, of: 4 });
  expect(progressAt(survey, { waiting: no }, 'wait')).toBeUndefined();
});

describe('complete, partial, break-off (R11)', () => {
  const ten = aQuestionnaire(Array.from({ length: 10 }, (_, index) => aPage(yesOrNo(`q${index}`))));
  const answered = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`q${index}`, yes]));

  test('go by the share of applicable crucial questions', () => {
    expect(completenessOf(ten, answered(4)).status).toBe('break-off');
    expect(completenessOf(ten, answered(5))).toEqual({
      answered: 5,
      applicable: 10,
      share: 0.5,
      status: 'partial',
    });
    expect(completenessOf(ten, answered(7)).status).toBe('partial');
    expect(completenessOf(ten, answered(8)).status).toBe('complete');
  });

  test('“prefer not to say” and “I do not know” are answers; skipping is not', () => {
    const stated = { health: { missing: 'prefer-not-to-say' }, waiting: { missing: 'dont-know' } } as const;
    expect(completenessOf(survey, stated)).toMatchObject({ answered: 2, applicable: 2, status: 'complete' });
    const skipped = { health: { missing: 'skipped' }, waiting: { missing: 'skipped' } } as const;
    expect(completenessOf(survey, skipped)).toMatchObject({ answered: 0, share: 0, status: 'break-off' });
  });

  test('one of two answered is partial', () => {
    expect(completenessOf(survey, { health: yes })).toEqual({
      answered: 1,
      applicable: 2,
      share: 0.5,
      status: 'partial',
    });
  });

  test('questions that do not apply, and comments, are not counted', () => {
    expect(completenessOf(survey, { health: yes, waiting: yes }).applicable).toBe(3);
    expect(completenessOf(survey, { health: yes, waiting: no, hard: yes })).toMatchObject({
      answered: 2,
      applicable: 2,
    });
  });
});

test('the codebook lists what an empty cell can mean: only reasons the question offers', () => {
  const [health] = codebookOf(aQuestionnaire([aPage(yesOrNo('health', { offers: ['prefer-not-to-say'] }))]));
  expect(health).toMatchObject({ name: 'health', page: 'health', measure: 'nominal', sensitive: false });
  expect(health!.missing.map(({ reason }) => reason)).toEqual(['not-asked', 'skipped', 'prefer-not-to-say']);
  expect(health!.categories).toEqual([
    { code: 'yes', label: 'Yes' },
    { code: 'no', label: 'No' },
  ]);
});
