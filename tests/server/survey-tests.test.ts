import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Questionnaire } from '../../surveys/questionnaires/types';
import { shortSurvey } from '../support/fieldwork';
import { snapshotOf } from '../support/snapshot';
import { createWorld, type Staff, type World } from '../support/world';
import { easyRead } from '../surveys/questionnaires/easy-survey';

/** A draft with a safety route, in Polish, with an Easy Read version whose pictures nobody has uploaded here. */
const draft: Questionnaire = JSON.parse(
  JSON.stringify(
    {
      ...shortSurvey,
      title: { en: 'How you are', pl: 'Jak się masz' },
      languages: ['en', 'pl'],
      easyRead,
      safety: [
        {
          key: 'bad_health',
          if: { question: 'health', is: 'bad' },
          lines: [{ name: { en: 'NHS 111', pl: 'Infolinia NHS 111' }, telephone: '111' }],
          task: 'Ring them today.',
        },
      ],
    },
    (name, value) => (name === 'picture' ? undefined : value),
  ),
);

let world: World;
let lead: Staff;
let id: string;
const home = () => `/api/bnssg/questionnaires/${id}`;

beforeAll(async () => {
  world = await createWorld();
  world.clock.now = new Date('2026-03-02T09:00:00Z');
  lead = await world.staff('bnssg', ['engagement-lead']);
  const from = { kind: 'blank' };
  const made = await world.send('POST', '/api/bnssg/questionnaires', { name: 'To send', from }, lead);
  id = (made.json as { id: string }).id;
  await world.send('PUT', home(), { version: 1, revision: 1, definition: draft }, lead);
});
afterAll(() => world.close());

const send = (body: object = {}, as = lead) =>
  world.send('POST', `${home()}/test`, { language: 'en', format: 'standard', ...body }, as);
const lastMail = async () => (await world.deliver()).at(-1)!;
const linkIn = ({ text }: { text: string }) => /\/try\/\S+/.exec(text)![0];
/** Sends a test a while after the last, and opens nothing. */
async function sent(body: object = {}): Promise<string> {
  world.clock.now = new Date(world.clock.now.getTime() + 120_000);
  expect((await send(body)).status).toBe(200);
  return linkIn(await lastMail());
}

describe('a test sent to oneself', () => {
  test('goes to one’s own address alone, once where it is pressed twice, and makes no case', async () => {
    const first = await send();
    await send();
    expect(first.json).toMatchObject({ to: `${lead.id}@staff.invalid` });
    const mail = await world.deliver();
    expect(mail.map(({ to }) => to)).toEqual([`${lead.id}@staff.invalid`]);
    expect(mail[0]!.subject).toContain('Test.');
    expect(mail[0]!.text).toContain('Nothing answered there is stored');
    expect((await world.get('/api/bnssg/waves', lead)).json).toMatchObject({ waves: [] });
  });

  test('opens on a phone that is not signed in, and says on each page that it is a test', async () => {
    const link = await sent();
    const mark = 'This is a test. Nothing you answer is stored, and nothing counts.';
    expect((await world.get(link)).text).toContain(mark);
    const begun = await world.form(`${link}/begin`, {});
    expect(begun.location).toBe(`${link}/health`);
    const page = await world.get(begun.location!);
    expect(page.text).toContain(mark);
    expect(page.text).toContain('<title>Test: ');
    expect(page.text).not.toContain('answers are saved');
    const asked = await world.form(begun.location!, { go: 'next' });
    expect(asked.status).toBe(422);
    expect(asked.text).toContain(mark);
    const end = await world.form(`${link}/check-answers`, { go: 'send' });
    expect(end.text).toContain(mark);
  });

  test('is walked from its first page to its end, and no table knows of it', async () => {
    const link = await sent();
    const before = await snapshotOf(world);
    await world.get(link);
    let at = (await world.form(`${link}/begin`, {})).location!;
    at = (await world.form(at, { go: 'next', 'q.health': 'good' })).location!;
    expect(at.startsWith(`${link}/share?`)).toBe(true);
    await world.get(at);
    at = (await world.form(at, { go: 'skip' })).location!;
    at = (await world.form(at, { go: 'skip' })).location!;
    expect(at.startsWith(`${link}/check-answers?`)).toBe(true);
    expect((await world.get(at)).text).toContain('Good');
    expect((await world.form(at, { go: 'send' })).text).toContain('nothing was stored');
    expect(await snapshotOf(world)).toEqual(before);
  });

  test('reads in the language and the version it was sent in, and goes on so', async () => {
    const link = await sent({ language: 'pl', format: 'easy-read' });
    const mail = await lastMail();
    expect(mail.subject).toContain('Próba.');
    const opened = await world.get(link);
    expect(opened.text).toContain('lang="pl"');
    expect(opened.text).toContain('<body class="easy-read">');
    expect(opened.text).toContain('To jest próba.');
    const begun = await world.form(`${link}/begin`, {});
    expect((await world.get(begun.location!)).text).toContain('lang="pl"');
    const usual = await world.form(`${link}/begin`, { go: 'standard' });
    expect(usual.location).toBe(`${link}?format=standard`);
    expect((await world.get(usual.location!)).text).toContain('Jak się masz');
    // One it is not offered in, or that is none, is not believed.
    for (const other of ['ur', 'constructor'])
      expect((await world.get(`${link}?language=${other}`)).text, other).toContain('lang="pl"');
  });

  test('shows where help is, as the safety route would, and what staff would have to do', async () => {
    const link = await sent({ language: 'pl' });
    const before = await snapshotOf(world);
    const helped = await world.form(`${link}/health`, { go: 'next', 'q.health': 'bad' });
    expect(helped.text).toContain('href="tel:111"');
    expect(helped.text).toContain('Infolinia NHS 111');
    expect(helped.text).toContain('Ring them today.');
    expect(await snapshotOf(world)).toEqual(before);
  });

  test('shows the draft as it is saved when it is opened', async () => {
    const link = await sent();
    const { revision } = (await world.get(home(), lead)).json as { revision: number };
    const title = { ...draft.title, en: 'How you really are' };
    await world.send('PUT', home(), { version: 1, revision, definition: { ...draft, title } }, lead);
    expect((await world.get(link)).text).toContain('How you really are');
  });
});

describe('a test ends', () => {
  const isOver = async (link: string) => {
    const reply = await world.get(link);
    expect(reply.status).toBe(404);
    expect(reply.text).toContain('This test has ended.');
    expect((await world.form(`${link}/health`, { go: 'next' })).status).toBe(404);
  };

  test('when another is sent', async () => {
    const [first, second] = [await sent(), await sent({ language: 'pl' })];
    await isOver(first);
    expect((await world.get(second)).status).toBe(200);
  });

  test('when it is closed; a message that still waits is not sent', async () => {
    const link = await sent();
    expect((await world.get(`${home()}/test`, lead)).json).toMatchObject({ test: { language: 'en' } });
    await world.send('DELETE', `${home()}/test`, undefined, lead);
    await isOver(link);
    expect((await world.get(`${home()}/test`, lead)).json).toEqual({ test: null });
    world.clock.now = new Date(world.clock.now.getTime() + 120_000);
    await send();
    await world.send('DELETE', `${home()}/test`, undefined, lead);
    const before = (await world.deliver()).length;
    expect((await world.deliver()).length).toBe(before);
  });

  test('after three days', async () => {
    const link = await sent();
    world.clock.now = new Date(world.clock.now.getTime() + 71 * 3_600_000);
    expect((await world.get(link)).status).toBe(200);
    world.clock.now = new Date(world.clock.now.getTime() + 3_600_000);
    await isOver(link);
    expect((await world.get(`${home()}/test`, lead)).json).toEqual({ test: null });
  });

  test.each([
    ['may no longer work on surveys', { roles: ['recruiter'] }],
    ['may no longer sign in', { disabled: true }],
  ])('when whoever sent it %s', async (_what, change) => {
    const other = await world.staff('bnssg', ['analyst']);
    await send({}, other);
    const link = linkIn(await lastMail());
    expect((await world.get(link)).status).toBe(200);
    const administrator = await world.staff('bnssg', ['administrator']);
    await world.send('PATCH', `/api/bnssg/staff/${other.id}`, change, administrator);
    await isOver(link);
  });
});

test('no line of the log speaks of tests: neither of their links nor of whom they went to', () => {
  expect(world.log).toEqual([]);
});

test('a test is sent in no language and no version that the survey has not', async () => {
  expect((await send({ language: 'ur' })).json).toMatchObject({ code: 'fields-wrong' });
  const made = await world.send(
    'POST',
    '/api/bnssg/questionnaires',
    { name: 'B', from: { kind: 'blank' } },
    lead,
  );
  const path = `/api/bnssg/questionnaires/${(made.json as { id: string }).id}/test`;
  const asked = { language: 'en', format: 'easy-read' };
  expect((await world.send('POST', path, asked, lead)).json).toMatchObject({ code: 'not-possible-now' });
});
