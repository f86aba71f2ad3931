import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { findLink } from '../../db/queries/access';
import { findCase, listEventsOfCases } from '../../db/queries/fieldwork';
import { findFootprintById } from '../../db/queries/footprints';
import { changeMember } from '../../db/queries/panel';
import { findResponse, listSaves } from '../../db/queries/responses';
import { hashToken } from '../../server/access/secrets';
import { saveAnswer } from '../../server/steps/save-answer';
import {
  addMembersByEmail,
  answerAll,
  answerPage,
  hiddenIn,
  issueWave,
  planWave,
  shortSurvey,
} from '../support/fieldwork';
import { snapshotOf } from '../support/snapshot';
import { createWorld, type Staff, type World } from '../support/world';

let world: World;
let lead: Staff;
let links: string[];
let wave: string;
const start = new Date('2026-03-02T09:00:00Z');

beforeAll(async () => {
  world = await createWorld();
  lead = await world.staff('bnssg', ['engagement-lead']);
  await addMembersByEmail(world, 'bnssg', 60);
  wave = await planWave(world, 'bnssg', lead, { graceDays: 2 });
  links = [...(await issueWave(world, 'bnssg', wave, lead)).values()];
});
beforeEach(() => {
  world.clock.now = new Date(start);
});
afterAll(() => world.close());

const next = () => links.pop()!;
const caseOf = async (link: string) =>
  (await findLink(world.deps.unbound, hashToken(link.split('/').pop()!)))!.rowId;
const responseOf = async (link: string) => findResponse(world.deps.read('bnssg'), await caseOf(link));
const savesOf = async (link: string) => listSaves(world.deps.read('bnssg'), await caseOf(link));
const eventsOf = async (link: string) =>
  (await listEventsOfCases(world.deps.read('bnssg'), [await caseOf(link)])).map((event) => event.type);

test('a member answers page by page, checks the answers, sends them and is thanked', async () => {
  const link = next();
  const invitation = await world.get(link);
  expect(invitation.text).toContain('How you are');
  expect(invitation.text).toContain('Start the survey');
  const started = await world.form(link, { go: 'start', submission: hiddenIn(invitation, 'submission') });
  expect(started.location).toBe(`${link}/health`);
  expect((await answerPage(world, link, 'health', { 'q.health': 'good' })).location).toBe(`${link}/share`);
  const shared = await answerPage(world, link, 'share', { 'q.share.gp': '7', 'q.share.hospital': '3' });
  expect(shared.location).toBe(`${link}/comment`);
  const comment = await world.get(`${link}/comment`);
  expect(comment.text).toContain('Answers 1 and 2 are saved.');
  const last = await answerPage(world, link, 'comment', { 'q.comment': 'Buses' });
  expect(last.location).toBe(`${link}/check-answers`);
  const review = await world.get(`${link}/check-answers`);
  expect(review.text).toContain('You answered all 3 questions.');
  const sent = await world.form(`${link}/check-answers`, {
    go: 'send',
    submission: hiddenIn(review, 'submission'),
  });
  expect(sent.location).toBe(`${link}/thank-you`);
  const thanks = await world.get(`${link}/thank-you`);
  expect(thanks.text).toContain('Received at 09:00 on 2 March 2026.');
  expect(thanks.text).toContain('Thank you for your time.');
  expect(await responseOf(link)).toMatchObject({
    channel: 'email',
    enteredBy: null,
    answers: {
      health: { value: 'good' },
      share: { value: { gp: 7, hospital: 3 } },
      comment: { value: { text: 'Buses' } },
    },
  });
  expect(await eventsOf(link)).toEqual(['issued', 'sent', 'started', 'saved', 'saved', 'finished']);
});

test('whoever stops comes back by the same link to the first question nobody has passed', async () => {
  const link = next();
  await world.form(link, { go: 'start', submission: 'x' });
  await answerPage(world, link, 'health', { 'q.health': 'bad' });
  const later = await answerPage(world, link, 'share', { go: 'later' });
  expect((await world.get(later.location!)).text).toContain('We have your answers to 1 of 4 questions.');
  expect((await world.get(link)).text).toContain('Go on from question 2');
  expect((await world.form(link, { go: 'start', submission: 'x' })).location).toBe(`${link}/share`);
});

describe('an answer given for someone else', () => {
  const began = async (link: string, mode: string) =>
    world.form(link, { go: 'start', submission: 'aaaaaaaaaaaaaaaaaaaaaaaa', 'answered-for': mode });

  test('is said on each page, kept with the answer, and can be changed until it is sent', async () => {
    const link = next();
    expect((await world.get(link)).text).toContain('Are you answering with or for someone else?');
    await began(link, 'on-behalf');
    expect((await world.get(`${link}/health`)).text).toContain(
      'You are answering for the person you care for.',
    );
    const whole = (await world.get(`${link}/whole-survey`)).json as { note: { href: string } };
    expect(whole.note.href).toBe(link);
    await answerPage(world, link, 'health', { 'q.health': 'good' });
    expect((await responseOf(link))?.answeredFor).toBe('on-behalf');
    await began(link, 'helped');
    expect((await responseOf(link))?.answeredFor).toBe('helped');
    expect((await world.get(`${link}/share`)).text).toContain('You are helping someone answer.');
  });

  test('is one’s own where nothing else is said, and says so where it is checked', async () => {
    const link = next();
    await world.form(link, { go: 'start', submission: 'aaaaaaaaaaaaaaaaaaaaaaab' });
    expect((await responseOf(link))?.answeredFor).toBe('self');
    expect((await world.get(`${link}/health`)).text).not.toContain('You are answering for');
    expect((await world.get(`${link}/check-answers`)).text).toContain('You are answering for yourself.');
  });
});

test('a look changes nothing (R31: a GET is no answer)', async () => {
  const link = next();
  const before = await snapshotOf(world);
  for (const path of [
    '',
    '/health',
    '/share',
    '/waiting',
    '/check-answers',
    '/thank-you',
    '/go-on-later',
    '/nothing',
  ])
    expect((await world.get(`${link}${path}`)).status).toBeLessThan(400);
  await world.get('/bnssg/code');
  expect(await snapshotOf(world)).toEqual(before);
});

test('Continue with nothing chosen asks once, then stores skipped', async () => {
  const link = next();
  const asked = await answerPage(world, link, 'health', {});
  expect(asked.status).toBe(422);
  expect(asked.text).toContain('Choose an answer, or skip this question');
  const again = await world.form(`${link}/health`, {
    go: 'next',
    submission: hiddenIn(asked, 'submission'),
    asked: hiddenIn(asked, 'asked'),
  });
  expect(again.location).toBe(`${link}/share`);
  expect((await responseOf(link))?.answers).toEqual({ health: { missing: 'skipped' } });
});

test('what is not right stays as typed, and stops only Continue', async () => {
  const link = next();
  const wrong = await answerPage(world, link, 'share', { 'q.share.gp': '7', 'q.share.hospital': '1' });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('Share your last 2 points, so that the total is 10');
  expect((await responseOf(link))?.answers).toEqual({});
  const back = await answerPage(world, link, 'share', {
    go: 'back',
    'q.share.gp': '6',
    'q.share.hospital': '1',
  });
  expect(back.location).toBe(`${link}/health`);
  expect((await world.get(`${link}/share`)).text).toContain('value="6"');
  expect((await responseOf(link))?.answers).toEqual({});
});

test('a page sent twice is kept once, and answered alike (R31)', async () => {
  const link = next();
  const fields = { go: 'next', submission: 'a-submission-of-16+', 'q.health': 'good' };
  const submission = 'asubmissionof16ormore';
  const first = await world.form(`${link}/health`, { ...fields, submission });
  const second = await world.form(`${link}/health`, { ...fields, submission });
  expect([second.status, second.location]).toEqual([first.status, first.location]);
  expect(await savesOf(link)).toHaveLength(1);
  expect((await responseOf(link))?.revision).toBe(1);
  const other = await world.form(`${link}/health`, { ...fields, submission, 'q.health': 'bad' });
  expect(other.status).toBe(303);
  expect(await savesOf(link)).toHaveLength(2);
  expect((await responseOf(link))?.answers.health).toEqual({ value: 'bad' });
});

test('of two devices the answer received last counts, and the member is told', async () => {
  const link = next();
  const phone = await world.get(`${link}/health`);
  const laptop = await world.get(`${link}/health`);
  const post = (shown: typeof phone, health: string) =>
    world.form(`${link}/health`, {
      go: 'next',
      submission: hiddenIn(shown, 'submission'),
      shown: hiddenIn(shown, 'shown'),
      'q.health': health,
    });
  expect((await post(phone, 'good')).location).toBe(`${link}/share`);
  const second = await post(laptop, 'bad');
  expect((await responseOf(link))?.answers.health).toEqual({ value: 'bad' });
  const told = await world.get(second.location!);
  expect(told.text).toContain('The page before had other answers');
  expect(told.text).toContain('What you sent last counts.');
});

test('a late save composed before one already received is kept and replaces nothing', async () => {
  const link = next();
  await answerPage(world, link, 'health', { 'q.health': 'good' });
  const late = await answerPage(world, link, 'health', {
    'q.health': 'bad',
    composed: '2026-03-02T08:00:00.000Z',
  });
  expect(late.status).toBe(303);
  expect((await responseOf(link))?.answers.health).toEqual({ value: 'good' });
  expect((await savesOf(link)).map((save) => save.isApplied).sort()).toEqual([false, true]);
});

test('40 saves at once: all acknowledged, all stored (R31)', async () => {
  const chosen = Array.from({ length: 40 }, next);
  const replies = await Promise.all(
    chosen.map((link, i) =>
      world.form(`${link}/health`, {
        go: 'next',
        submission: `parallel-save-number-${i}`,
        'q.health': i % 2 ? 'good' : 'bad',
      }),
    ),
  );
  expect(replies.every((reply) => reply.status === 303)).toBe(true);
  const stored = await Promise.all(chosen.map(responseOf));
  expect(stored.map((response) => response?.answers.health)).toEqual(
    chosen.map((_, i) => ({ value: i % 2 ? 'good' : 'bad' })),
  );
});

test('after sending, the link says so and nothing more is taken', async () => {
  const link = next();
  expect((await answerAll(world, link, 'bad')).location).toBe(`${link}/thank-you`);
  expect((await world.get(link)).text).toContain('We have your answers already');
  const late = await world.form(`${link}/health`, {
    go: 'next',
    submission: 'another-submission-id',
    'q.health': 'good',
  });
  expect(late.text).toContain('We have your answers already');
  expect((await responseOf(link))?.answers.health).toEqual({ value: 'bad' });
  expect((await savesOf(link)).at(-1)?.isApplied).toBe(false);
  const again = await world.form(`${link}/check-answers`, { go: 'send', submission: 'x' });
  expect(again.location).toBe(`${link}/thank-you`);
});

test('“Not this time” is noted once, and can be taken back while the survey is open', async () => {
  const link = next();
  const declined = await world.form(link, { go: 'decline', submission: 'x' });
  expect((await world.get(declined.location!)).text).toContain('That is noted: not this time');
  await world.form(link, { go: 'decline', submission: 'x' });
  expect((await eventsOf(link)).filter((type) => type === 'declined')).toHaveLength(1);
  expect((await world.get(link)).text).toContain('you can still answer');
  expect((await answerPage(world, link, 'health', { 'q.health': 'good' })).status).toBe(303);
});

test('in the days of grace answers are taken; after them the survey has closed', async () => {
  const link = next();
  await answerPage(world, link, 'health', { 'q.health': 'good' });
  world.clock.now = new Date('2026-03-30T12:00:00Z');
  expect((await answerPage(world, link, 'share', { 'q.share.gp': '10' })).status).toBe(303);
  world.clock.now = new Date('2026-04-01T12:00:00Z');
  expect((await world.get(link)).text).toContain('This survey has closed');
  const late = await world.form(`${link}/comment`, { go: 'next', 'q.comment': 'Too late', submission: 'x' });
  expect(late.text).toContain('It was open until 29 March 2026');
  expect((await responseOf(link))?.answers.comment).toBeUndefined();
});

test('a short code and the month of birth open the same survey; five wrong months lock it', async () => {
  const link = next();
  const code = world.deps.secrets.shortCode('answer', await caseOf(link));
  const typed = `${code.slice(0, 4)}-${code.slice(4).toLowerCase()}`;
  const opened = await world.form('/bnssg/code', { code: typed, 'birth-month': 'March' });
  expect(opened.location).toBe(link);
  const wrong = await world.form('/bnssg/code', { code: typed, 'birth-month': '4' });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('do not go together');
  for (let i = 0; i < 4; i++) await world.form('/bnssg/code', { code: typed, 'birth-month': '4' });
  expect((await world.form('/bnssg/code', { code: typed, 'birth-month': '3' })).status).toBe(429);
});

test('wrong months for one code that come at once are counted each, and lock it', async () => {
  const link = next();
  const code = world.deps.secrets.shortCode('answer', await caseOf(link));
  await Promise.all(
    ['4', '5', '6', '7', '8'].map((month) => world.form('/bnssg/code', { code, 'birth-month': month })),
  );
  expect((await world.form('/bnssg/code', { code, 'birth-month': '3' })).status).toBe(429);
});

test('who has paused may answer, who has left finds nothing to answer', async () => {
  const link = next();
  const { memberId } = (await findCase(world.deps.read('bnssg'), await caseOf(link)))!;
  await world.deps.writer.write('bnssg', (write) => changeMember(write, memberId, { status: 'paused' }));
  expect((await world.get(link)).text).toContain('You have paused');
  await world.deps.writer.write('bnssg', (write) => changeMember(write, memberId, { status: 'left' }));
  expect((await world.get(link)).text).toContain('You have left the panel');
  await world.form(`${link}/health`, {
    go: 'next',
    submission: 'after-leaving-the-panel',
    'q.health': 'good',
  });
  expect(await responseOf(link)).toBeUndefined();
});

test('a save that comes in while its member leaves is not kept (R30)', async () => {
  const link = next();
  const caseId = await caseOf(link);
  const { memberId } = (await findCase(world.deps.read('bnssg'), caseId))!;
  const { writer } = world.deps;
  // The page was read while they were a member; they leave before its save is written.
  const leavingFirst: typeof writer = {
    ...writer,
    write: async (footprintId, job) => {
      await writer.write('bnssg', (write) => changeMember(write, memberId, { status: 'left' }));
      return writer.write(footprintId, job);
    },
  };
  const saved = await saveAnswer(
    { ...world.deps, writer: leavingFirst },
    {
      caseId,
      footprint: (await findFootprintById(world.deps.unbound, 'bnssg'))!,
      questionnaire: shortSurvey,
      format: 'standard',
      page: 'health',
      submissionId: 'sent-while-leaving',
      content: {},
      answers: { health: { value: 'good' } },
      draft: null,
      composedAt: null,
      channel: 'email',
      by: 'member',
      language: 'en',
    },
  );
  expect(saved.outcome).toBe('closed');
  expect(await responseOf(link)).toBeUndefined();
});

test('a dead link, a strange page and strange fields do no harm', async () => {
  const dead = await world.get('/s/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa');
  expect(dead.status).toBe(404);
  expect(dead.text).toMatch(/This link does not work[\s\S]*href="\/"/);
  const link = next();
  expect((await world.get(`${link}/no_such_page`)).location).toBe(`${link}/health`);
  const odd = await world.form(`${link}/health`, {
    go: 'next',
    submission: 'x',
    'q.health': ['never', 'good'],
    'q.share.gp': '1',
    __proto__: 'x',
  });
  expect(odd.location).toBe(`${link}/share`);
  expect((await responseOf(link))?.answers).toEqual({ health: { value: 'good' } });
});

test('no answer, address or link is in the log', () => {
  const log = world.log.join('\n');
  expect(log).not.toMatch(/example\.org|buses|Buses|\/s\//);
});
