import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ResultChange } from '../../server/contract/results';
import { weighWave } from '../../server/steps/weigh-wave';
import type { Questionnaire } from '../../surveys/questionnaires/types';
import { aFrameInUse } from '../support/builders';
import { smallSurvey } from '../support/small-survey';
import { aWave, type Invited } from '../support/waves';
import { createWorld, type Staff, type World } from '../support/world';

let world: World;
let analyst: Staff;
let before: { id: string; memberIds: string[] };
let after: { id: string };
let others: { id: string };

/** 120 people, of whom so many call their care good; 7 were seen at home; 4 in 10 are disabled. */
const crowd = (good: number): Invited[] =>
  Array.from({ length: 120 }, (_, i) => ({
    profile: { disability: i % 5 < 2 ? 'disabled' : 'not-disabled' },
    answers: {
      care: { value: i < good ? 'good' : 'poor' },
      place: { value: i >= 113 ? 'home' : i >= 60 ? 'clinic' : 'hospital' },
      wellbeing: { value: (i + (good > 60 ? 1 : 0)) % 8 },
      used: { value: ['gp'] },
      // 4 people the first time, whom the second time's figure must not be set against.
      waiting: { value: good === 50 && i < 4 ? 'yes' : 'no' },
    },
  }));

const inOtherWords: Questionnaire = {
  ...smallSurvey,
  pages: smallSurvey.pages.map((page) => ({
    ...page,
    questions: page.questions.map((question) =>
      question.key === 'wellbeing'
        ? { ...question, label: { ...question.label, en: 'How are you?' } }
        : question,
    ),
  })),
};

beforeAll(async () => {
  world = await createWorld();
  analyst = await world.staff('bnssg', ['analyst']);
  await aFrameInUse(world, 'bnssg', { size: 1000, margins: ['disability'] });
  before = await aWave(world, inOtherWords, crowd(50), 'bnssg', { daysAgo: 200 });
  after = await aWave(world, smallSurvey, crowd(85), 'bnssg', { daysAgo: 100, memberIds: before.memberIds });
  others = await aWave(world, smallSurvey, crowd(60), 'bnssg', { daysAgo: 20 });
  for (const { id } of [before, after, others]) {
    await weighWave(world.deps, 'bnssg', id, { trim: null }, analyst.id);
  }
});
afterAll(() => world.close());

const change = async (wave: { id: string }, question: string, earlier?: { id: string }) => {
  const query = earlier ? `?earlier=${earlier.id}` : '';
  const reply = await world.get(`/api/bnssg/waves/${wave.id}/results/${question}/change${query}`, analyst);
  expect(reply.status).toBe(200);
  return reply.json as ResultChange;
};
const lineOf = (found: ResultChange, code: string) => found.lines.find((line) => line.code === code)!.change;

describe('one question against an earlier survey', () => {
  test('the same people by the same weights: a clear change, with its range (R18)', async () => {
    const found = await change(after, 'care');
    expect(found.earlier!.id).toBe(before.id);
    expect(found.both).toBe(120);
    expect(lineOf(found, 'good')).toMatchObject({
      shown: true,
      verdict: 'clear change',
      way: 'mixed',
      said: 'A clear change: it rose.',
    });
    const good = lineOf(found, 'good');
    if (!good.shown || good.low === null) throw new Error('not tested');
    expect(good.later - good.earlier).toBeCloseTo(good.difference!, 10);
    expect(good.low).toBeGreaterThan(0);
    expect(lineOf(found, 'poor')).toMatchObject({ said: 'A clear change: it fell.' });
    expect(found.comparisons!.said).toMatch(/^Of \d+ comparisons, /);
  });

  test('other people, whose selection is unknown: it cannot be said (R18)', async () => {
    const found = await change(others, 'care');
    expect(found.asked.map(({ id }) => id)).toEqual([after.id, before.id]);
    expect(lineOf(found, 'good')).toMatchObject({
      verdict: 'cannot say',
      difference: null,
      said: 'Cannot say it fell: two different groups of people answered, whose selection is unknown.',
    });
    expect(found.comparisons).toBeNull();
  });

  test('a question asked in other words is not the same question', async () => {
    expect(await change(after, 'wellbeing')).toMatchObject({
      reasons: ['it was asked in other words'],
      lines: [],
    });
    expect((await change(others, 'wellbeing')).lines).toHaveLength(1);
  });

  test('the first survey has nothing to be set against', async () => {
    expect(await change(before, 'care')).toMatchObject({ asked: [], earlier: null, lines: [] });
  });
});

describe('the disclosure rule', () => {
  test('of a sensitive question a line hidden in one of the two is not compared (R16)', async () => {
    const found = await change(after, 'waiting');
    expect(found.lines.map((line) => line.change)).toEqual([
      { shown: false, why: 'hidden' },
      { shown: false, why: 'hidden' },
    ]);
    expect(found).toMatchObject({ both: null, comparisons: null });
    expect(JSON.stringify(found)).not.toMatch(/no change/i);
  });

  test('an earlier survey must be one that asked it, of this footprint', async () => {
    const path = `/api/bnssg/waves/${after.id}/results/care/change?earlier=elsewhere`;
    expect((await world.get(path, analyst)).status).toBe(404);
    expect((await world.get('/api/bnssg/waves/elsewhere/results/care/change', analyst)).status).toBe(404);
  });
});
