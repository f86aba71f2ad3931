import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addAudit, listAuditOfMember } from '../../db/queries/audit';
import { listCasesOfMember, listEventsOfCases } from '../../db/queries/fieldwork';
import { listContacts } from '../../db/queries/identity';
import { listTray, queueMessages } from '../../db/queries/messages';
import { listConsents, listFacts, listMemberEvents, listMembers } from '../../db/queries/panel';
import { tendPanel } from '../../server/jobs/tend-panel';
import type { AllHeld } from '../../server/steps/read-all-held';
import { aWaveAnswered } from '../support/builders';
import { answerPage, planWave } from '../support/fieldwork';
import { aFrame, ann, expectForgotten, fieldsIn, heading, joinAndConfirm, joinAs } from '../support/recruits';
import { snapshotOf } from '../support/snapshot';
import { createWorld, linkIn, type World } from '../support/world';

let world: World;
let mine: string;
let myId: string;
beforeAll(async () => {
  world = await createWorld();
  await aFrame(world, 'bnssg', { size: 3, cells: { sex: { female: 1, male: 2 } } });
  await joinAndConfirm(world, 'bnssg', {
    ...ann,
    mobile: '07700 900123',
    consent: ['run-the-panel', 'quote-words'],
  });
  mine = linkIn((await world.deliver()).at(-1), '/me/');
  myId = (await listMembers(read()))[0]!.id;
});
afterAll(() => world.close());

const read = () => world.deps.read('bnssg');
const me = async () => (await listMembers(read())).find(({ id }) => id === myId)!;

test('a member sees all that is held, each with its date and the way to change it (R30)', async () => {
  const page = await world.get(mine);
  expect(heading(page)).toBe('My details');
  for (const words of ['Ann Mortimer', 'ann@example.org', '+447700900123', 'March 1984', 'Female'])
    expect(page.text).toContain(words);
  expect(page.text).toContain('City of Bristol');
  expect(page.text).toContain('You told us on 2 March 2026');
  expect(page.text).toContain(`href="${mine}/change/sex"`);
});

test('a changed answer is a new fact with its own date; the earlier one stays (R8)', async () => {
  const before = { 'about-disability': 'not-disabled', go: 'next' };
  await world.form(`${mine}/change/disability`, before);
  world.clock.forward(10);
  const form = await world.get(`${mine}/change/disability`);
  expect(heading(form)).toMatch(/^Do you have a physical or mental health condition/);
  const saved = await world.form(`${mine}/change/disability`, {
    ...fieldsIn(form),
    'about-disability': 'disabled',
    go: 'next',
  });
  expect(saved.location).toBe(`${mine}?done=changed`);
  expect((await world.get(saved.location!)).text).toContain('You told us on 12 March 2026');
  const facts = await listFacts(read(), [(await me()).id], world.clock.now);
  expect(facts.filter(({ variable }) => variable === 'disability').map(({ code }) => code)).toEqual([
    'not-disabled',
    'disabled',
  ]);
});

test('what is held is filled in where it is changed, so that one sees what one changes', async () => {
  const born = (await world.get(`${mine}/change/born`)).text;
  expect(born).toMatch(/<input[^>]* name="birth-month"[^>]* value="3"/);
  expect(born).toMatch(/<input[^>]* name="birth-year"[^>]* value="1984"/);
  const checked = (await world.get(`${mine}/change/sex`)).text.match(/<input[^>]* checked[^>]*>/g) ?? [];
  expect(checked.map((input) => /value="([^"]*)"/.exec(input)?.[1])).toEqual(['female']);
});

test('pages that a form leads to may be gone back to; what is held is kept by no browser', async () => {
  const wrong = await world.form(`${mine}/change/contact`, { email: 'ann@', go: 'next' });
  expect(wrong.status).toBe(422);
  expect(wrong.headers.get('cache-control')).toBe('private, no-cache');
  for (const path of ['', '/all', '/my-data.txt', '/my-data.json', '/change/contact'])
    expect((await world.get(`${mine}${path}`)).headers.get('cache-control'), path).toBe('no-store');
});

test('who has asked for a link, or typed a code, leaves nothing behind for the next one at a shared screen', async () => {
  expectForgotten(await world.form('/bnssg/lost-link', { email: 'nobody@example.org', go: 'send' }));
  const wrong = await world.form('/bnssg/code', { code: 'ABCD-EFGH-JKM', 'birth-month': '4', go: 'next' });
  expect(wrong.status).toBe(422);
  expect(wrong.headers.get('cache-control')).toBe('no-store');
});

test('the place is changed by postcode, shown before it is kept, or from the list', async () => {
  const shown = await world.form(`${mine}/change/place`, {
    step: 'postcode',
    postcode: 'BS23 1AB',
    go: 'next',
  });
  expect(shown.text).toContain('North Somerset');
  const saved = await world.form(`${mine}/change/place`, {
    ...fieldsIn(shown),
    postcode: 'BS23 1AB',
    go: 'next',
  });
  expect(saved.status).toBe(303);
  const outside = await world.form(`${mine}/change/place`, {
    step: 'postcode',
    postcode: 'BA1 1AA',
    go: 'next',
  });
  expect(outside.status).toBe(422);
  const list = await world.form(`${mine}/change/place`, { step: 'postcode', go: 'list' });
  expect(list.text).toContain('South Gloucestershire');
  const chosen = await world.form(`${mine}/change/place`, {
    ...fieldsIn(list),
    place: 'E06000025',
    go: 'next',
  });
  expect(chosen.status).toBe(303);
  expect((await world.get(mine)).text).toContain('South Gloucestershire');
});

test('contact, needs and consents are changed, and what is wrong is said without losing what was typed', async () => {
  const wrong = await world.form(`${mine}/change/contact`, { name: 'Ann M', email: 'ann at', go: 'next' });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('value="ann at"');
  await world.form(`${mine}/change/contact`, {
    ...{ name: 'Ann Mortimer', email: 'ann.m@example.org', mobile: '07700 900123' },
    ...{ landline: '', address: '1 High Street', preferred: 'letter', go: 'next' },
  });
  expect(await me()).toMatchObject({ preferredChannel: 'letter' });
  await world.form(linkIn((await world.deliver()).at(-1), '/confirm-email/'), { go: 'confirm' });
  await world.form(`${mine}/change/needs`, {
    needs: ['large-print'],
    'needs-language': 'Polish',
    go: 'next',
  });
  expect(await me()).toMatchObject({ needs: ['large-print', 'other-language'], language: 'pl' });
  const consents = await world.get(`${mine}/change/consents`);
  expect(consents.text).toMatch(/value="quote-words" checked/);
  await world.form(`${mine}/change/consents`, { ...fieldsIn(consents), consent: 'focus-groups', go: 'next' });
  const kept = await listConsents(read(), (await me()).id);
  expect(kept.find(({ purpose }) => purpose === 'quote-words')?.withdrawnAt).toEqual(world.clock.now);
  expect(kept.find(({ purpose }) => purpose === 'focus-groups')?.withdrawnAt).toBeNull();
});

describe('a new e-mail address', () => {
  const emailHeld = async () =>
    (await listContacts(read(), world.deps.secrets, [(await me()).id])).values().next().value?.email;
  const ask = (email: string) =>
    world.form(`${mine}/change/contact`, {
      ...{ name: 'Ann Mortimer', email, mobile: '07700 900123', address: '1 High Street' },
      ...{ landline: '', preferred: 'letter', go: 'next' },
    });

  test('counts once its link is pressed; the old one is told, without the new one in it', async () => {
    const before = (await world.deliver()).length;
    const asked = await ask('ann.new@example.org');
    expect((await world.get(asked.location!)).text).toContain('We have sent a link to your new e-mail');
    expect(await emailHeld()).toBe('ann.m@example.org');
    const mail = (await world.deliver()).slice(before);
    expect(mail.map(({ to }) => to)).toEqual(['ann.m@example.org', 'ann.new@example.org']);
    expect(mail[0]?.text).not.toContain('ann.new');
    expect(mail[1]?.text).not.toMatch(/Ann|\/me\//);
    const link = linkIn(mail[1], '/confirm-email/');
    await world.get(link);
    expect(await emailHeld()).toBe('ann.m@example.org');
    expect(heading(await world.form(link, { go: 'confirm' }))).toBe('We write to this address from now on');
    expect(await emailHeld()).toBe('ann.new@example.org');
    expect((await world.form(link, { go: 'confirm' })).status).toBe(404);
  });

  test('is given up by who did not ask for it, or for a later one', async () => {
    await ask('wrong@example.org');
    const wrong = linkIn((await world.deliver()).at(-1), '/confirm-email/');
    const kept = await world.form(`${mine}/change/new-email`, { go: 'confirm' });
    expect((await world.get(kept.location!)).text).toContain('stays as it was');
    expect((await world.get(wrong)).status).toBe(404);
    await ask('first@example.org');
    const first = linkIn((await world.deliver()).at(-1), '/confirm-email/');
    await ask('ann.m@example.org');
    const second = linkIn((await world.deliver()).at(-1), '/confirm-email/');
    expect((await world.get(first)).status).toBe(404);
    await world.form(second, { go: 'confirm' });
    expect(await emailHeld()).toBe('ann.m@example.org');
  });

  test('that belongs to someone else is answered alike; only who reads it learns of it', async () => {
    const other = { ...ann, name: 'Bo Lund', email: 'bo@example.org', 'about-sex': 'male' };
    await joinAndConfirm(world, 'bnssg', other);
    const asked = await ask('bo@example.org');
    expect(asked.location).toBe(`${mine}?done=email-asked`);
    const link = linkIn((await world.deliver()).at(-1), '/confirm-email/');
    expect((await world.form(link, { go: 'confirm' })).status).toBe(409);
    expect(await emailHeld()).toBe('ann.m@example.org');
    await world.form(`${mine}/change/new-email`, { go: 'confirm' });
  });
});

test('an open survey stands first on the page, with its own link', async () => {
  await aWaveAnswered(world, 'bnssg', { invited: [(await me()).id], answered: [] });
  const page = await world.get(mine);
  expect(page.text).toContain('Open now');
  const link = /href="(\/s\/[^"]+)"/.exec(page.text)![1]!;
  expect((await world.get(link)).status).toBe(200);
});

test('a pause stops all that waits but a link asked for, and is ended any day', async () => {
  const { id } = await me();
  for (const template of ['survey-reminder', 'theme-answered', 'survey-findings', 'lost-link'])
    await queue(id, template);
  const asked = await world.form(`${mine}/pause`, { go: 'pause' });
  expect(asked.status).toBe(422);
  const paused = await world.form(`${mine}/pause`, { go: 'pause', months: '3' });
  expect(heading(paused)).toBe('Paused until 12 June 2026');
  expect((await me()).status).toBe('paused');
  expect(await waiting(id)).toEqual(['lost-link']);
  await world.deliver();
  expect((await world.get(mine)).text).toContain('Paused until 12 June 2026');
  await world.form(`${mine}/pause`, { go: 'resume' });
  expect((await me()).status).toBe('member');
});

test('all that is held can be read and taken away as a file (R30)', async () => {
  const page = await world.get(`${mine}/all`);
  expect(heading(page)).toBe('Everything we hold about you');
  expect(page.text).toContain('1 High Street');
  // In words: no code of the program's own is left on the page.
  expect(page.text).toContain('How we use what you tell us');
  expect(page.text).not.toMatch(/run-the-panel|prefer-not-to-say|authority:|>E0\d{7}</);
  const file = await world.get(`${mine}/my-data.json`);
  expect(file.headers.get('content-disposition')).toContain('my-data.json');
  expect(file.json).toMatchObject({
    contact: { email: 'ann.m@example.org' },
    born: { year: 1984, month: 3 },
  });
});

test('all that is held is taken away as words to read (R30)', async () => {
  const file = await world.get(`${mine}/my-data.txt`);
  expect(file.headers.get('content-disposition')).toContain('my-data.txt');
  expect(file.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  expect(file.text).toContain('E-mail: ann.m@example.org');
  expect(file.text).toContain('Month and year of birth: March 1984');
  expect(file.text).not.toMatch(/run-the-panel|prefer-not-to-say|authority:|E0\d{7}/);
});

test('what they answered goes with it, in words and as stored (R30)', async () => {
  const survey = /href="(\/s\/[^"]+)"/.exec((await world.get(mine)).text)![1]!;
  await answerPage(world, survey, 'general_health', { 'q.general_health': 'fair' });
  const page = await world.get(`${mine}/all`);
  expect(page.text).toContain('Your answers to “Survey 1”, sent to you on 12 March 2026');
  const file = (await world.get(`${mine}/my-data.json`)).json as AllHeld;
  expect(file.surveys).toMatchObject([
    {
      title: 'Survey 1',
      by: 'email',
      finishedAt: null,
      answers: [
        {
          key: 'general_health',
          question: 'Thinking of your health as a whole, how is it these days?',
          answer: 'Fair',
          stored: { value: 'fair' },
        },
      ],
    },
  ]);
  expect(page.text).toContain('Thinking of your health as a whole, how is it these days?');
  expect(file.surveys[0]?.answeredFor).toBe('self');
  expect(file.messages).toContainEqual(expect.objectContaining({ what: 'confirm-joining', became: 'sent' }));
  expect(page.text).toContain('Messages to you');
});

test('a member reads who opened their record, and why; own visits are not counted', async () => {
  const { id } = await me();
  await world.deps.writer.write('bnssg', (write) =>
    addAudit(write, {
      at: world.clock.now,
      actor: 'staff-1',
      act: 'identity.revealed',
      purpose: 'to post a letter',
      members: [id],
    }),
  );
  const seen = await world.get(`${mine}/seen`);
  expect(seen.text).toContain('a member of staff, because: to post a letter');
  const acts = (await listAuditOfMember(read(), id)).map(({ act }) => act);
  expect(acts).toContain('identity.own-page');
  expect(acts).toContain('identity.changed');
});

test('a lost link: the same reply for known and unknown, and the link goes out (R29)', async () => {
  const before = (await world.deliver()).length;
  const known = await world.form('/bnssg/lost-link', { email: 'ANN.M@example.org', go: 'send' });
  const unknown = await world.form('/bnssg/lost-link', { email: 'nobody@example.org', go: 'send' });
  const plain = (text: string) => text.replace(/(ANN\.M|nobody)@example\.org/g, 'x');
  expect(plain(known.text)).toBe(plain(unknown.text));
  const mail = (await world.deliver()).slice(before);
  expect(mail.map(({ to }) => to)).toEqual(['ann.m@example.org']);
  expect(heading(await world.get(linkIn(mail[0], '/me/')))).toBe('My details');
});

test('a link sent again after weeks works as long as a new one', async () => {
  world.clock.forward(29);
  await world.form('/bnssg/lost-link', { email: 'ann.m@example.org', go: 'send' });
  const again = linkIn((await world.deliver()).at(-1), '/me/');
  world.clock.forward(20);
  expect((await world.get(again)).status).toBe(200);
});

test('leaving stops everything in one write job, forgets who they are, and the place is offered (R5, R30)', async () => {
  const { id } = await me();
  await joinAndConfirm(world, 'bnssg', { ...ann, name: 'Cy Moss', email: 'cy@example.org' });
  const cy = (await listMembers(read(), ['reserve']))[0]!;
  await queue(id, 'survey-reminder');
  expect(heading(await world.get(`${mine}/leave`))).toBe('Leave the panel?');
  expect((await me()).status).toBe('member');
  const gone = await world.form(`${mine}/leave`, { go: 'leave', reason: 'I am moving' });
  expect(heading(gone)).toBe('You have left the panel');
  expectForgotten(gone);
  const left = (await listMembers(read(), ['left']))[0]!;
  expect(left.id).toBe(id);
  expect(await waiting(id)).toEqual([]);
  expect((await listContacts(read(), world.deps.secrets, [id])).size).toBe(0);
  expect((await world.get(mine)).status).toBe(404);
  const cases = (await listCasesOfMember(read(), id)).map((one) => one.case.id);
  expect((await listEventsOfCases(read(), cases)).at(-1)?.type).toBe('left');
  const events = await listMemberEvents(read(), id);
  const { id: row, type, detail } = events.at(-1)!;
  expect({ type, because: detail?.because }).toEqual({ type: 'left', because: 'asked' });
  const place = { table: 'member_events', column: 'words', row } as const;
  expect(world.deps.secrets.open(String(detail?.wordsSealed), place)).toBe('I am moving');
  expect((await listMembers(read(), ['member'])).map((member) => member.id)).toContain(cy.id);
  expect((await world.deliver()).at(-1)?.subject).toBe('BNSSG panel: a place has opened');
});

test('someone on the reserve list can take their name off', async () => {
  await joinAndConfirm(world, 'bnssg', { ...ann, name: 'Di Nash', email: 'di@example.org' });
  const notice = (await world.deliver()).at(-1);
  expect(notice?.subject).toContain('reserve list');
  const gone = await world.form(`${linkIn(notice, '/me/')}/leave`, { go: 'remove' });
  expect(heading(gone)).toBe('You have left the panel');
});

test('the short code of someone without e-mail opens their page with the month of birth', async () => {
  const { email: _, ...noEmail } = ann;
  const kept = await joinAs(world, 'bnssg', { ...noEmail, name: 'Ed Park' });
  const code = /[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{3}/.exec(kept.text)![0];
  const wrong = await world.form('/bnssg/code', { code, 'birth-month': '4', go: 'next' });
  expect(wrong.status).toBe(422);
  const opened = await world.form('/bnssg/code', {
    code: code.toLowerCase(),
    'birth-month': '3',
    go: 'next',
  });
  expect(heading(await world.get(opened.location!))).toBe('My details');
});

test('looking changes nothing: no page of a member acts on GET', async () => {
  const notice = linkIn(
    (await world.deliver()).find(({ to }) => to === 'cy@example.org'),
    '/confirm/',
  );
  const before = await listMembers(read());
  await world.get(notice);
  expect(await listMembers(read())).toEqual(before);
  expect((await world.get('/me/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa')).status).toBe(404);
  const unknown = await world.get(`${linkIn((await world.deliver()).at(-1), '/me/')}/change/no-such-thing`);
  expect(unknown.status).toBe(404);
});

test('looking at all of one’s own pages writes nothing but the audit', async () => {
  const other = await createWorld();
  await aFrame(other, 'bnssg', { size: 1, cells: { sex: { female: 1, male: 0 } } });
  await joinAndConfirm(other, 'bnssg', ann);
  const page = linkIn((await other.deliver()).at(-1), '/me/');
  const lead = await other.staff('bnssg', ['engagement-lead']);
  const wave = await planWave(other, 'bnssg', lead);
  // Issued, and looked at before the invitation has gone out.
  await other.send('POST', `/api/bnssg/waves/${wave}/issue`, {}, lead);
  const before = await snapshotOf(other);
  const shown = await other.get(page);
  const survey = /href="(\/s\/[^"]+)"/.exec(shown.text)![1]!;
  expect((await other.get(survey)).status).toBe(200);
  for (const path of [
    '/change/contact',
    '/change/sex',
    '/pause',
    '/leave',
    '/seen',
    '/all',
    '/my-data.txt',
    '/my-data.json',
  ])
    expect((await other.get(`${page}${path}`)).status).toBe(200);
  expect(await snapshotOf(other)).toEqual(before);
  await other.close();
});

test('what was promised by date is kept: breaks end, a year in reserve and a month unconfirmed are deleted', async () => {
  const other = await createWorld();
  await aFrame(other, 'bnssg', { size: 1, cells: { sex: { female: 1, male: 0 } } });
  await joinAndConfirm(other, 'bnssg', ann);
  const page = linkIn((await other.deliver()).at(-1), '/me/');
  await other.form(`${page}/pause`, { go: 'pause', months: '1' });
  await joinAndConfirm(other, 'bnssg', { ...ann, name: 'Fay Lo', email: 'fay@example.org' });
  await joinAs(other, 'bnssg', { ...ann, name: 'Gil Ray', email: 'gil@example.org' });
  expect(await tendPanel(other.deps)).toEqual({ resumed: 0, expired: 0, unconfirmed: 0 });
  other.clock.forward(32);
  expect(await tendPanel(other.deps)).toEqual({ resumed: 1, expired: 0, unconfirmed: 1 });
  other.clock.forward(340);
  expect(await tendPanel(other.deps)).toEqual({ resumed: 0, expired: 1, unconfirmed: 0 });
  expect(await tendPanel(other.deps)).toEqual({ resumed: 0, expired: 0, unconfirmed: 0 });
  await other.close();
});

async function queue(memberId: string, template: string) {
  await world.deps.writer.writeUnbound((write) =>
    queueMessages(write, [
      {
        id: world.deps.secrets.newId(),
        footprintId: 'bnssg',
        template,
        channel: 'email',
        memberId,
        messageId: `${template}@sounding`,
        queuedAt: world.clock.now,
        dueAt: world.clock.now,
      },
    ]),
  );
}

async function waiting(memberId: string) {
  const rows = await listTray(read(), 1000);
  return rows
    .filter((row) => row.memberId === memberId && row.status === 'queued')
    .map(({ template }) => template);
}
