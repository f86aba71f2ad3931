import { afterAll, beforeAll, expect, test } from 'vitest';
import { findLink } from '../../db/queries/access';
import { findCase } from '../../db/queries/fieldwork';
import { listConsents, listFacts } from '../../db/queries/panel';
import { findResponse } from '../../db/queries/responses';
import { hashToken } from '../../server/access/secrets';
import type { Questionnaire } from '../../surveys/questionnaires/types';
import { answers } from '../../surveys/questions/answers';
import { addMembersByEmail, answerPage, issueWave, planWave, shortSurvey } from '../support/fieldwork';
import { createWorld, type Staff, type World } from '../support/world';

let world: World;
let lead: Staff;

beforeAll(async () => {
  world = await createWorld();
  world.clock.now = new Date('2026-03-02T09:00:00Z');
  lead = await world.staff('bnssg', ['engagement-lead']);
  await addMembersByEmail(world, 'bnssg', 3);
});
afterAll(() => world.close());

/** Links of a wave over this survey, one a member. */
async function linksTo(definition: Questionnaire): Promise<string[]> {
  const wave = await planWave(world, 'bnssg', lead, {}, definition);
  return [...(await issueWave(world, 'bnssg', wave, lead)).values()];
}

const caseOf = async (link: string) =>
  (await findLink(world.deps.unbound, hashToken(link.split('/').pop()!)))!.rowId;
const memberOf = async (link: string) =>
  (await findCase(world.deps.read('bnssg'), await caseOf(link)))!.memberId;
const answersOf = async (link: string) =>
  (await findResponse(world.deps.read('bnssg'), await caseOf(link)))?.answers;

const page = (...questions: Questionnaire['pages'][number]['questions']) => ({
  key: questions[0]!.key,
  questions,
});

test('what a survey asks about the member enters the dated profile, and consent the ledger (R8, R29)', async () => {
  const [link] = await linksTo({
    ...shortSurvey,
    pages: [
      page(answers.profile.example.question),
      page({ ...answers.consent.example.question, mustAnswer: true }),
      ...shortSurvey.pages,
    ],
  });
  const member = await memberOf(link!);
  const factsNow = async () =>
    (await listFacts(world.deps.read('bnssg'), [member], world.clock.now)).filter(
      ({ source }) => source === 'survey',
    );
  await answerPage(world, link!, 'sex_now', { 'q.sex_now': 'female' });
  await answerPage(world, link!, 'sex_now', { 'q.sex_now': 'female' });
  expect(await factsNow()).toMatchObject([{ variable: 'sex', code: 'female', at: world.clock.now }]);

  const asked = await answerPage(world, link!, 'may_invite', { go: 'skip' });
  expect(asked.status).toBe(422);
  expect(asked.text).toContain('Choose yes or no. Both are fine, but we may not guess.');
  await answerPage(world, link!, 'may_invite', { 'q.may_invite': 'yes' });
  const given = async () =>
    (await listConsents(world.deps.read('bnssg'), member)).filter(
      ({ textVersion }) => textVersion === '2019-03',
    );
  expect(await given()).toMatchObject([{ purpose: 'focus-groups', evidence: 'online', withdrawnAt: null }]);
  await answerPage(world, link!, 'may_invite', { 'q.may_invite': 'no' });
  expect(await given()).toMatchObject([{ withdrawnAt: world.clock.now }]);
  expect(await answersOf(link!)).toMatchObject({
    may_invite: { value: { code: 'no', version: '2019-03' } },
  });
});

test('a doubt is said once, and whoever goes on again means it', async () => {
  const days = { ...answers.number.example.question, max: 100, usualMax: 7, offers: [] };
  const [link] = await linksTo({ ...shortSurvey, pages: [page(days), ...shortSurvey.pages] });
  const asked = await answerPage(world, link!, 'active_days', { 'q.active_days': '60' });
  expect(asked.status).toBe(422);
  expect(asked.text).toContain('Write another number, or continue if 60 is right');
  expect(await answersOf(link!)).toEqual({});
  const again = await answerPage(world, link!, 'active_days', { 'q.active_days': '60', asked: '1' });
  expect(again.location).toBe(`${link}/health`);
  expect(await answersOf(link!)).toEqual({ active_days: { value: 60 } });
});
