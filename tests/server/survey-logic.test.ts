import { afterAll, beforeAll, expect, test } from 'vitest';
import { findLink } from '../../db/queries/access';
import { listAuditOfMember } from '../../db/queries/audit';
import { findCase, listEventsOfCases } from '../../db/queries/fieldwork';
import { listConsents, listFacts } from '../../db/queries/panel';
import { findResponse } from '../../db/queries/responses';
import { hashToken } from '../../server/access/secrets';
import { asGivenNote } from '../../server/steps/method-note';
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
});
afterAll(() => world.close());

/** Links of a wave over this survey: one, of a new member whom nobody has asked too much yet. */
async function linksTo(definition: Questionnaire): Promise<string[]> {
  await addMembersByEmail(world, 'bnssg', 1);
  const wave = await planWave(world, 'bnssg', lead, {}, definition);
  return [...(await issueWave(world, 'bnssg', wave, lead)).values()].slice(-1);
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

const yesNo = (key: string, more: object = {}) =>
  page({
    key,
    kind: 'single-choice',
    label: { en: `Is it ${key}?` },
    options: [
      { code: 'yes', label: { en: 'Yes' } },
      { code: 'no', label: { en: 'No' } },
    ],
    ...more,
  });
const eventsOf = async (link: string) => listEventsOfCases(world.deps.read('bnssg'), [await caseOf(link)]);

test('whoever is screened out is done at once, reads why, and counts in nothing', async () => {
  const [link] = await linksTo({
    ...shortSurvey,
    pages: [
      { ...yesNo('resident'), jumps: [{ if: { question: 'resident', is: 'no' }, end: 'not_here' }] },
      ...shortSurvey.pages,
    ],
    ends: [
      {
        key: 'not_here',
        kind: 'screened-out',
        title: { en: 'This one is for people who live here' },
        paragraphs: [{ en: 'Thank you for looking.' }],
      },
    ],
  });
  const saved = await answerPage(world, link!, 'resident', { 'q.resident': 'no' });
  expect(saved.location).toBe(`${link}/thank-you`);
  const end = await world.get(`${link}/thank-you`);
  expect(end.text).toContain('This one is for people who live here');
  const events = await eventsOf(link!);
  expect(events.find(({ type }) => type === 'excluded')?.detail).toEqual({ reason: 'screened-out' });
  expect(events.at(-1)?.type).toBe('finished');
});

test('an answer that worries shows where help is at once, and leaves an event for staff, once', async () => {
  const [link] = await linksTo({
    ...shortSurvey,
    pages: [page(answers['open-text'].example.question), ...shortSurvey.pages],
    safety: [
      {
        key: 'words',
        words: ['hopeless'],
        lines: [{ name: { en: 'Samaritans' }, telephone: '116 123', about: { en: 'day and night' } }],
        task: 'Read it today',
      },
    ],
  });
  const wrote = { 'q.change': 'It all feels hopeless', 'q.change.quote': 'no' };
  const saved = await answerPage(world, link!, 'change', wrote);
  expect(saved.location).toBe(`${link}/help-now?next=health`);
  const help = await world.get(saved.location!);
  expect(help.text).toContain('href="tel:116123"');
  expect(help.text).toContain('Samaritans: 116 123 (day and night)');
  expect(help.text).toContain(`href="${link}/health"`);
  const again = await answerPage(world, link!, 'change', wrote);
  expect(again.location).toBe(`${link}/health`);
  const found = (await eventsOf(link!)).filter(({ type }) => type === 'safety');
  expect(found.map(({ detail }) => detail)).toEqual([{ rule: 'words', because: 'words' }]);
});

test('the event is a task for staff: case and task without name or words, done once and audited', async () => {
  const [link] = await linksTo({
    ...shortSurvey,
    safety: [
      {
        key: 'unwell',
        if: { question: 'health', is: 'bad' },
        lines: [{ name: { en: 'Samaritans' }, telephone: '116 123' }],
        task: 'Ring them today',
      },
    ],
  });
  await answerPage(world, link!, 'health', { 'q.health': 'bad' });
  const { id: caseId, waveId, memberId } = (await findCase(world.deps.read('bnssg'), await caseOf(link!)))!;
  const at = `/api/bnssg/waves/${waveId}/safety-tasks`;
  type Tasks = { tasks: { id: string; done: unknown }[] };
  const tasks = async () => ((await world.get(at, lead)).json as Tasks).tasks;
  const [task, ...others] = await tasks();
  expect(others).toEqual([]);
  expect(task).toEqual({
    id: task!.id,
    at: world.clock.now.toISOString(),
    case: caseId,
    member: memberId,
    because: 'answer',
    task: 'Ring them today',
    done: null,
  });
  const settle = (as: Staff) =>
    world.send('POST', `${at}/${task!.id}`, { note: 'Rang, is looked after' }, as);
  const analyst = await world.staff('bnssg', ['analyst']);
  expect((await settle(analyst)).status).toBe(403);
  expect((await settle(lead)).status).toBe(200);
  expect((await settle(lead)).status).toBe(409);
  expect((await tasks())[0]?.done).toEqual({
    at: world.clock.now.toISOString(),
    by: 'Staff engagement-lead',
    note: 'Rang, is looked after',
  });
  const acts = await listAuditOfMember(world.deps.read('bnssg'), memberId);
  expect(acts.map(({ act }) => act)).toContain('safety.task-settled');
});

test('facts as of the invitation and a seed are kept with the first answer, and decide the way', async () => {
  const [link] = await linksTo({
    ...shortSurvey,
    pages: [yesNo('start'), yesNo('women', { showIf: { known: 'woman' } }), ...shortSurvey.pages],
    known: { woman: { profile: 'sex', codes: ['female'] } },
  });
  const member = await memberOf(link!);
  const told = await listFacts(world.deps.read('bnssg'), [member], world.clock.now);
  const isWoman = told.filter(({ variable }) => variable === 'sex').at(-1)?.code === 'female';
  const saved = await answerPage(world, link!, 'start', { 'q.start': 'yes' });
  expect(saved.location).toBe(`${link}/${isWoman ? 'women' : 'health'}`);
  expect(await answersOf(link!)).toMatchObject({
    start: { value: 'yes' },
    '~given': { value: { known: { woman: isWoman }, seed: expect.stringMatching(/^[0-9a-z]+$/) } },
  });
});

test('a hard check between answers stops, a soft one is asked once', async () => {
  const days = { ...answers.number.example.question, offers: [] };
  const [link] = await linksTo({
    ...shortSurvey,
    pages: [
      {
        ...page(days),
        checks: [
          { if: { question: 'active_days', atLeast: 7 }, at: 'active_days', words: { en: 'Rest one day' } },
          { if: { question: 'active_days', is: 0 }, at: 'active_days', words: { en: 'None?' }, soft: true },
        ],
      },
      ...shortSurvey.pages,
    ],
  });
  const hard = await answerPage(world, link!, 'active_days', { 'q.active_days': '7', asked: '1' });
  expect([hard.status, hard.text.includes('Rest one day')]).toEqual([422, true]);
  const soft = await answerPage(world, link!, 'active_days', { 'q.active_days': '0' });
  expect([soft.status, soft.text.includes('None?')]).toEqual([422, true]);
  const again = await answerPage(world, link!, 'active_days', { 'q.active_days': '0', asked: '1' });
  expect(again.location).toBe(`${link}/health`);
});

test('checks between answers hold for what staff type in: hard ones want a reason, soft ones are asked once', async () => {
  const days = { ...answers.number.example.question, offers: [] };
  const [link] = await linksTo({
    ...shortSurvey,
    pages: [
      {
        ...page(days),
        checks: [
          { if: { question: 'active_days', atLeast: 7 }, at: 'active_days', words: { en: 'Rest one day' } },
          { if: { question: 'active_days', is: 0 }, at: 'active_days', words: { en: 'None?' }, soft: true },
        ],
      },
      ...shortSurvey.pages,
    ],
  });
  const caseId = await caseOf(link!);
  const of = (await findCase(world.deps.read('bnssg'), caseId))!;
  const typed = async (days: string, more: Record<string, unknown> = {}) =>
    (
      await world.send(
        'POST',
        `/api/bnssg/waves/${of.waveId}/cases/${caseId}/answers`,
        {
          submission: 'typed-in-from-one-form-0001',
          channel: 'paper',
          isWhole: false,
          fields: { 'q.active_days': days },
          ...more,
        },
        lead,
      )
    ).json;
  const at = 'fields.q.active_days';
  expect(await typed('7', { asked: [at] })).toMatchObject({
    code: 'answers-clash',
    fields: [{ path: at, message: 'Rest one day' }, { path: 'asGiven' }],
  });
  expect(await typed('0', { asGiven: 'a reason for nothing' })).toMatchObject({
    code: 'answers-doubtful',
    fields: [{ path: at, message: 'None?' }],
  });
  expect(await answersOf(link!)).toBeUndefined();
  const audit = async () =>
    (await listAuditOfMember(world.deps.read('bnssg'), of.memberId)).filter(
      ({ act }) => act === 'response.kept-as-given',
    );
  expect(await typed('0', { asked: [at] })).toMatchObject({ outcome: 'saved' });
  expect(await audit()).toEqual([]);

  expect(await typed('7', { asGiven: 'It stands so on the form' })).toMatchObject({ outcome: 'saved' });
  expect(await answersOf(link!)).toMatchObject({ active_days: { value: 7 } });
  expect(await audit()).toMatchObject([{ purpose: 'It stands so on the form', actor: lead.id }]);

  // It is counted as given, and the data file says so beside it.
  await typed('7', {
    submission: 'typed-in-from-one-form-0002',
    isWhole: true,
    asGiven: 'It stands so on the form',
    fields: { 'q.active_days': '7', 'q.health': 'good', 'q.share.gp': '7', 'q.share.hospital': '3' },
  });
  const analyst = await world.staff('bnssg', ['analyst']);
  const data = await world.get(`/api/bnssg/waves/${of.waveId}/data.csv`, analyst);
  const [head = '', ...rows] = data.text.replace('\uFEFF', '').trim().split(/\r?\n/);
  const column = head.split(',').indexOf('kept_as_given');
  expect(rows.map((row) => row.split(',')[column])).toEqual(['yes']);
});

test('the method note counts the answers kept as given, of all that are used, and no count under 10', () => {
  const people = (count: number) => Array.from({ length: 40 }, (_, n) => ({ isAsGiven: n < count }));
  expect(asGivenNote(people(0))).toEqual([]);
  expect(asGivenNote(people(3))[0]?.said).toMatch(
    /^Fewer than 10 of 40 hold answers that do not go together/,
  );
  expect(asGivenNote(people(12))[0]?.said).toMatch(/^12 of 40 hold answers/);
  // Whoever changes an earlier answer on a phone and stops there leaves such answers, too.
  expect(asGivenNote(people(12))[0]?.said).toContain('may change an earlier answer and stop there');
});
