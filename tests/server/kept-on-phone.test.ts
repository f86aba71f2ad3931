import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { findLink } from '../../db/queries/access';
import { findResponse, listSaves } from '../../db/queries/responses';
import { hashToken } from '../../server/access/secrets';
import { addMembersByEmail, answerAll, answerPage, issueWave, planWave } from '../support/fieldwork';
import { createWorld, type World } from '../support/world';

/** What a phone that may lose its line is given, and what it hands in later (R12, R31). */
let world: World;
let links: string[];
const start = new Date('2026-03-02T09:00:00Z');

beforeAll(async () => {
  world = await createWorld();
  const lead = await world.staff('bnssg', ['engagement-lead']);
  await addMembersByEmail(world, 'bnssg', 16);
  const wave = await planWave(world, 'bnssg', lead, { graceDays: 2 });
  links = [...(await issueWave(world, 'bnssg', wave, lead)).values()];
});
beforeEach(() => {
  world.clock.now = new Date(start);
});
afterAll(() => world.close());

type Receipt = {
  outcome: string;
  at: string;
  isFinished: boolean;
  page?: { screen: string; props: { page: string; savedTo?: number; problems?: unknown[] } };
  state: { answers: Record<string, unknown>; drafts: Record<string, unknown> };
};

const next = () => links.pop()!;
const caseOf = async (link: string) =>
  (await findLink(world.deps.unbound, hashToken(link.split('/').pop()!)))!.rowId;
const responseOf = async (link: string) => findResponse(world.deps.read('bnssg'), await caseOf(link));
const savesOf = async (link: string) => listSaves(world.deps.read('bnssg'), await caseOf(link));

let made = 0;
async function hand(link: string, page: string, more: Record<string, unknown> = {}): Promise<Receipt> {
  const body = { go: 'next', submission: `kept-on-a-phone-${made++}`, composedAgo: 0, fields: {}, ...more };
  const reply = await world.send('POST', `${link}/${page}/kept`, body);
  expect(reply.status, reply.text).toBe(200);
  return reply.json as Receipt;
}

test('a phone is given the survey in one language with what is stored, and no link', async () => {
  const link = next();
  await answerPage(world, link, 'health', { 'q.health': 'good' });
  const { json, text } = await world.get(`${link}/whole-survey`);
  expect(json).toMatchObject({
    language: 'en',
    timeZone: 'Europe/London',
    state: { answers: { health: { value: 'good' } }, drafts: {} },
  });
  const { pages } = (json as { questionnaire: { pages: { key: string }[] } }).questionnaire;
  expect(pages.map(({ key }) => key)).toEqual(expect.arrayContaining(['health', 'share', 'comment']));
  expect(text).not.toContain(link.split('/').pop());
});

test('a page handed in is stored, and the receipt says what stands next', async () => {
  const receipt = await hand(next(), 'health', { fields: { 'q.health': 'good' } });
  expect(receipt).toMatchObject({
    outcome: 'kept',
    isFinished: false,
    state: { answers: { health: { value: 'good' } } },
    page: { screen: 'question', props: { page: 'share', savedTo: 1 } },
  });
});

test('handed in as often as one likes, it is stored once: also when its form has come before (R31)', async () => {
  const link = next();
  const submission = 'the-same-submission';
  await world.form(`${link}/health`, { go: 'next', submission, 'q.health': 'good' });
  for (let times = 0; times < 3; times++)
    await hand(link, 'health', { submission, composedAgo: 5000 + times, fields: { 'q.health': 'good' } });
  expect((await savesOf(link)).map(({ submissionId }) => submissionId)).toEqual([submission]);
});

describe('pages composed without a line', () => {
  test('one composed before an answer already received is logged and replaces nothing', async () => {
    const link = next();
    await answerPage(world, link, 'health', { 'q.health': 'good' });
    world.clock.now = new Date(start.getTime() + 60_000);
    await hand(link, 'health', { composedAgo: 3_600_000, fields: { 'q.health': 'bad' } });
    expect((await responseOf(link))?.answers.health).toEqual({ value: 'good' });
    expect((await savesOf(link)).map(({ isApplied }) => isApplied).sort()).toEqual([false, true]);
  });

  test('two that waited on one phone come in together, and the one composed last counts', async () => {
    const link = next();
    world.clock.now = new Date(start.getTime() + 7_200_000);
    await hand(link, 'health', { composedAgo: 3_600_000, fields: { 'q.health': 'bad' } });
    await hand(link, 'health', { composedAgo: 3_000_000, fields: { 'q.health': 'good' } });
    expect((await responseOf(link))?.answers.health).toEqual({ value: 'good' });
    expect((await savesOf(link)).map(({ isApplied }) => isApplied)).toEqual([true, true]);
  });

  test('a page left empty is asked about once, and what was typed is kept', async () => {
    const link = next();
    const asked = await hand(link, 'health');
    expect(asked.page?.props).toMatchObject({ page: 'health', wasAsked: true });
    expect(asked.at).toBe(`${link}/health`);
    const skipped = await hand(link, 'health', { asked: true });
    expect(skipped.state.answers.health).toEqual({ missing: 'skipped' });
  });

  test('to send is handed in like a page, and says when it is finished', async () => {
    const link = next();
    await hand(link, 'health', { fields: { 'q.health': 'good' } });
    const sent = await hand(link, 'check-answers', { go: 'send' });
    expect(sent).toMatchObject({ outcome: 'kept', isFinished: true, at: `${link}/thank-you` });
    expect((await responseOf(link))?.finishedAt).not.toBeNull();
  });
});

test('a phone is told how long anything of it counts: to the end of the late days', async () => {
  const { json } = await world.get(`${next()}/whole-survey`);
  const { countsFor } = json as { countsFor: number };
  const link = next();
  world.clock.now = new Date(start.getTime() + countsFor - 60_000);
  expect((await hand(link, 'health', { fields: { 'q.health': 'good' } })).outcome).toBe('kept');
  world.clock.now = new Date(start.getTime() + countsFor + 60_000);
  expect((await hand(link, 'share', { fields: {} })).outcome).toBe('closed');
});

test('a page the survey does not have is refused: no receipt says that it is stored', async () => {
  const link = next();
  const body = { go: 'next', submission: 'of-no-such-page-1', composedAgo: 0, fields: { 'q.gone': 'yes' } };
  const { status, json } = await world.send('POST', `${link}/gone/kept`, body);
  expect({ status, json }).toMatchObject({ status: 404, json: { code: 'not-found' } });
  expect(await savesOf(link)).toEqual([]);
});

test('a page of more than 256 kB is refused', async () => {
  const reply = await world.send('POST', `${next()}/health/kept`, { x: 'x'.repeat(257 * 1024) });
  expect(reply.status).toBe(413);
});

test('what comes after the survey was sent from elsewhere is told so, and kept in the log', async () => {
  const link = next();
  await answerAll(world, link, 'bad');
  const late = await hand(link, 'health', { composedAgo: 60_000, fields: { 'q.health': 'good' } });
  expect(late.outcome).toBe('answered');
  expect((await responseOf(link))?.answers.health).toEqual({ value: 'bad' });
  expect((await savesOf(link)).at(-1)).toMatchObject({ isApplied: false });
});

test('what comes after the survey has closed is told so', async () => {
  const link = next();
  world.clock.forward(40);
  const late = await hand(link, 'health', { fields: { 'q.health': 'good' } });
  expect(late.outcome).toBe('closed');
  expect(await responseOf(link)).toBeUndefined();
  expect((await world.get(`${link}/whole-survey`)).status).toBe(404);
});
