import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AuditorReceipt } from '../../analysis/groups/receipt';
import { verifyReceipt } from '../../analysis/groups/verify';
import { sendReminders } from '../../server/jobs/send-reminders';
import { receiptHash } from '../../server/steps/find-group-lottery';
import { bodyOf } from '../support/comments';
import { addMembersByEmail, answerPage, issueWave, planWave } from '../support/fieldwork';
import { addWilling, aPlan, inviteTo, planGroup, say, searchLottery } from '../support/groups';
import { createWorld, type Staff, type World } from '../support/world';

/** The other ways of a group: balls, letters and calls, a plan that changes, rules over past answers. */

let world: World;
let lead: Staff;
const at = (path: string) => `/api/bnssg/${path}`;

beforeAll(async () => {
  world = await createWorld();
  lead = await world.staff('bnssg', ['engagement-lead']);
});
afterAll(() => world.close());

type Shown = {
  counts: Record<string, number>;
  group: { place: string; request: string | null };
  fairness: string[];
  lead: {
    lotteries: { id: string; commitment: { seed: string | null }; finding: { numbered: object | null } }[];
    methods: { name: string }[];
    quotas: { name: string }[];
  };
};
const show = async (group: string) => bodyOf<Shown>(await world.get(at(`groups/${group}`), lead));
const unheld = (text: string) =>
  verifyReceipt(JSON.parse(text), receiptHash).flatMap(({ what, holds }) => (holds ? [] : [what]));

test('balls draw in public: rounded with the loss stated, the number typed in with who saw it, checked by anyone (R28)', async () => {
  await addWilling(
    world,
    'bnssg',
    Array.from({ length: 12 }, (_, i) => ({
      profile: { ethnicity: 'asian', sex: i % 3 ? 'female' : 'male' },
    })),
  );
  const group = await planGroup(world, 'bnssg', lead, {
    segment: { all: [{ is: 'ethnicity', codes: ['asian'] }] },
  });
  for (const link of (await inviteTo(world, 'bnssg', group, 20, lead)).values())
    await say(world, link, 'can-come');
  await searchLottery(world, 'bnssg', group, lead, { numbered: 100 });
  const { lotteries } = (await show(group)).lead;
  expect(lotteries).toMatchObject([
    {
      commitment: { seed: null, lottery: expect.any(String) },
      finding: { minimum: 0.33, numbered: { panels: 100, minimumBefore: expect.closeTo(1 / 3, 9) } },
    },
  ]);
  expect((await world.get(`/bnssg/groups/${group}`)).text).toContain('100 numbered balls');
  const draw = (body: object) =>
    world.send('POST', at(`groups/${group}/lotteries/${lotteries[0]!.id}/draw`), body, lead);
  expect((await draw({})).json).toMatchObject({ fields: [{ path: 'ball' }, { path: 'witnesses' }] });
  expect((await draw({ ball: 101, witnesses: 'A. Clerk' })).json).toMatchObject({
    fields: [{ path: 'ball', message: 'Write the number of the ball, from 1 to 100.' }],
  });
  const drawn = await draw({ ball: 42, witnesses: 'A. Clerk, B. Guest' });
  expect(drawn.json).toMatchObject({ drawn: 4, reserves: 8 });
  const { id } = drawn.json as { id: string };
  const open = (await world.get(`/bnssg/groups/${group}/receipts/${id}`)).text;
  expect(unheld(open)).toEqual([]);
  expect(JSON.parse(open)).toMatchObject({ drawn: 42, witnesses: 'A. Clerk, B. Guest', seed: null });
  const auditor = (await world.get(at(`groups/${group}/draws/${id}/auditor`), lead)).text;
  expect(unheld(auditor)).toEqual([]);
  expect((JSON.parse(auditor) as AuditorReceipt).panels).toHaveLength(100);
  const page = (await world.get(`/bnssg/groups/${group}`)).text;
  expect(page).toContain('A. Clerk, B. Guest');
  expect(page).toMatch(/rounded to 100 numbered panels.*The lowest chance is 33 % instead of 33.3333 %/);
});

test('another way of drawing lots is chosen by name, says what is lost, and draws who replaces others too (R28)', async () => {
  await addWilling(
    world,
    'bnssg',
    Array.from({ length: 12 }, (_, i) => ({
      profile: { ethnicity: 'white', sex: i === 0 ? 'male' : 'female' },
    })),
  );
  const group = await planGroup(world, 'bnssg', lead, {
    segment: { all: [{ is: 'ethnicity', codes: ['white'] }] },
  });
  const links = [...(await inviteTo(world, 'bnssg', group, 20, lead)).values()];
  for (const link of links) await say(world, link, 'can-come');
  await world.send(
    'PUT',
    at(`groups/${group}/quotas`),
    {
      quotas: [
        { cell: { sex: 'male' }, min: 0, max: 4 },
        { cell: { sex: 'female' }, min: 0, max: 4 },
      ],
      from: 'hand',
    },
    lead,
  );
  const methods = async () => (await show(group)).lead.methods.map(({ name }) => name);
  expect(await methods()).toEqual(['leximin', 'maximin', 'stratified']);
  const search = (method: string) => world.send('POST', at(`groups/${group}/lotteries`), { method }, lead);
  expect((await search('greedy')).json).toMatchObject({
    fields: [{ path: 'method', message: expect.stringContaining('Fairest draw (LEXIMIN)') }],
  });
  await searchLottery(world, 'bnssg', group, lead, { method: 'stratified' });
  const [lottery] = (await show(group)).lead.lotteries;
  // One man of twelve has a third of a seat: nearest whole seats leave him none. The fairest draw gives a third to all.
  expect(lottery).toMatchObject({
    finding: {
      method: 'stratified',
      minimum: 0,
      boundsLowest: false,
      never: [{ people: 1 }],
      untilFull: { trials: 2000, minimum: expect.closeTo(1 / 3, 1) },
    },
  });
  expect((await show(group)).fairness.at(-1)).toBe(
    'In the draw for 4 seats some of the 12 who could come had no chance of a seat, by a plain stratified draw, which does not look for the most that these quotas allow.',
  );
  const drawn = await world.send('POST', at(`groups/${group}/lotteries/${lottery!.id}/draw`), {}, lead);
  const { id } = drawn.json as { id: string };
  const open = (await world.get(`/bnssg/groups/${group}/receipts/${id}`)).text;
  expect(unheld(open)).toEqual([]);
  expect(JSON.parse(open)).toMatchObject({ method: 'stratified', minimum: 0 });
  const page = (await world.get(`/bnssg/groups/${group}`)).text;
  expect(page).toContain('Plain stratified draw');
  expect(page).toContain('something is lost: the least likely people may have a far lower chance');
  expect(page).not.toMatch(/proven|could not be above/);
  const seat = await Promise.all(links.map(async (link) => ({ link, text: (await world.get(link)).text })));
  await say(world, seat.find(({ text }) => text.includes('give the seat'))!.link, 'declined');
  expect(await methods()).toEqual(['stratified']);
  expect((await search('leximin')).json).toMatchObject({ fields: [{ path: 'method' }] });
  await searchLottery(world, 'bnssg', group, lead);
  expect((await show(group)).lead.lotteries.at(-1)).toMatchObject({ finding: { method: 'stratified' } });
});

test('a seed draws no ball', async () => {
  const group = await planGroup(world, 'bnssg', lead, {
    segment: { all: [{ is: 'ethnicity', codes: ['mixed'] }] },
    seats: 2,
  });
  await addWilling(
    world,
    'bnssg',
    Array.from({ length: 3 }, () => ({ profile: { ethnicity: 'mixed' } })),
  );
  for (const link of (await inviteTo(world, 'bnssg', group, 9, lead)).values())
    await say(world, link, 'can-come');
  await searchLottery(world, 'bnssg', group, lead);
  const { id } = (await show(group)).lead.lotteries[0]!;
  const drawn = await world.send('POST', at(`groups/${group}/lotteries/${id}/draw`), { ball: 1 }, lead);
  expect(drawn.json).toMatchObject({ fields: [{ path: 'ball' }] });
  const done = await world.send('POST', at(`groups/${group}/lotteries/${id}/draw`), {}, lead);
  const receipt = await world.get(`/bnssg/groups/${group}/receipts/${(done.json as { id: string }).id}`);
  // Three people: no count, no distribution, and a page that says so.
  expect(JSON.parse(receipt.text)).toMatchObject({ pool: null, bands: [] });
  expect(unheld(receipt.text)).toEqual([]);
  const page = (await world.get(`/bnssg/groups/${group}`)).text;
  expect(page).toContain('Fewer than ten people were in the lot');
  expect(page).not.toMatch(/\b3 people/);
});

test('who has no e-mail is invited by letter with a short code or by telephone, and what they say is noted for them (R12)', async () => {
  const [byPost, byCall] = await addWilling(world, 'bnssg', [
    {
      born: '1950-03',
      profile: { ethnicity: 'black' },
      contact: { email: null, address: '1 High Street', postcode: 'BS1 3JA' },
    },
    {
      profile: { ethnicity: 'black' },
      channel: 'telephone',
      contact: { email: null, mobile: '+447700900123' },
    },
  ]);
  expect([byPost, byCall]).not.toContain(undefined);
  const group = await planGroup(world, 'bnssg', lead, {
    segment: { all: [{ is: 'ethnicity', codes: ['black'] }] },
    seats: 2,
  });
  await inviteTo(world, 'bnssg', group, 9, lead);
  const take = async () =>
    bodyOf<{ letters: Record<string, string & string[]>[] }>(
      await world.send('POST', at(`groups/${group}/letters`), { purpose: 'Post the invitations' }, lead),
    ).letters;
  const letters = await take();
  const letter = letters.find(({ channel }) => channel === 'letter')!;
  expect(letter).toMatchObject({ about: 'invitation', address: '1 High Street', postcode: 'BS1 3JA' });
  expect(letter.words!.join(' ')).toContain('14 April 2026, 18:00 to 19:30, The library, Weston');
  expect(letters.find(({ channel }) => channel === 'telephone')).toMatchObject({
    telephone: '+447700900123',
    address: null,
  });
  const wrong = await world.form('/bnssg/code', { code: letter.code!, 'birth-month': '4' });
  expect(wrong.status).toBe(422);
  const opened = await world.form('/bnssg/code', { code: letter.code!, 'birth-month': '3' });
  expect(opened.location).toMatch(/^\/g\//);
  await say(world, opened.location!, 'can-come');
  const call = letters.find(({ channel }) => channel === 'telephone')!.id!;
  const noted = await world.send(
    'POST',
    at(`groups/${group}/people/${call}`),
    { what: 'can-come', said: { needs: 'A taxi', isOnSheet: true } },
    lead,
  );
  expect(noted.status).toBe(200);
  expect((await show(group)).counts).toMatchObject({ canCome: 2 });
  expect(await take()).toEqual([]);
  await searchLottery(world, 'bnssg', group, lead);
  const { id } = (await show(group)).lead.lotteries[0]!;
  await world.send('POST', at(`groups/${group}/lotteries/${id}/draw`), {}, lead);
  expect((await take()).map(({ about }) => about)).toEqual(['place', 'place']);
  const administrator = await world.staff('bnssg', ['administrator']);
  expect((await world.get(at('audit'), administrator)).text).toContain('identity.group-letters');
});

test('who has not answered is reminded once by the job, and who changed the plan tells whom it concerns', async () => {
  await addWilling(
    world,
    'bnssg',
    Array.from({ length: 4 }, () => ({ profile: { ethnicity: 'other' } })),
  );
  const plan = { segment: { all: [{ is: 'ethnicity', codes: ['other'] }] }, request: 'Request 31' };
  const group = await planGroup(world, 'bnssg', lead, plan);
  const change = (more: object) =>
    world.send('PUT', at(`groups/${group}`), aPlan({ ...plan, ...more }), lead);
  expect((await change({ place: 'The town hall' })).json).toEqual({ told: 0 });
  const links = [...(await inviteTo(world, 'bnssg', group, 9, lead)).values()];
  await say(world, links[0]!, 'can-come');
  await say(world, links[1]!, 'cannot-come');
  expect((await change({ segment: { all: [] } })).json).toMatchObject({ fields: [{ path: 'segment' }] });
  expect((await change({ place: 'The library, Weston', seats: 3 })).json).toEqual({ told: 3 });
  expect((await change({ place: 'The library, Weston', seats: 2 })).json).toEqual({ told: 0 });
  expect((await show(group)).group).toMatchObject({ place: 'The library, Weston', request: 'Request 31' });
  const from = world.mail.length;
  await world.deliver();
  expect(world.mail.slice(from).map(({ subject }) => subject)).toEqual(
    Array.from({ length: 3 }, () => expect.stringContaining('has changed')),
  );
  world.clock.forward(6);
  const { reminded } = await sendReminders(world.deps);
  expect(reminded).toBeGreaterThanOrEqual(2);
  expect(await sendReminders(world.deps)).toEqual({ reminded: 0 });
  const before = world.mail.length;
  await world.deliver();
  const told = world.mail.slice(before).filter(({ subject }) => subject.includes('once more'));
  expect(told.filter(({ text }) => links.slice(2).some((link) => text.includes(link)))).toHaveLength(2);
  world.clock.forward(6);
  expect(await sendReminders(world.deps)).toEqual({ reminded: 0 });
});

test('quotas may be crossed, and a change to them is proposed within the room they were given', async () => {
  await addWilling(
    world,
    'bnssg',
    Array.from({ length: 12 }, (_, i) => ({
      profile: {
        disability: i % 2 ? 'disabled' : 'not-disabled',
        sex: i < 8 ? 'female' : 'male',
        ethnicity: 'white',
      },
      born: '1950-01',
    })),
  );
  const group = await planGroup(world, 'bnssg', lead, {
    segment: { all: [{ is: 'ethnicity', codes: ['white'] }] },
  });
  for (const link of (await inviteTo(world, 'bnssg', group, 40, lead)).values())
    await say(world, link, 'can-come');
  const crossed = await world.get(
    at(`groups/${group}/quotas?from=pool&variables=sex,disability&cross=yes`),
    lead,
  );
  expect(bodyOf<{ quotas: { cell: object }[] }>(crossed).quotas.map(({ cell }) => cell)).toEqual([
    { sex: 'female', disability: 'disabled' },
    { sex: 'female', disability: 'not-disabled' },
    { sex: 'male', disability: 'disabled' },
    { sex: 'male', disability: 'not-disabled' },
  ]);
  const one = await world.get(at(`groups/${group}/quotas?from=pool&variables=sex&cross=yes`), lead);
  expect(one.json).toMatchObject({ fields: [{ path: 'variables' }] });
  const keep = (minFlex: number) =>
    world.send(
      'PUT',
      at(`groups/${group}/quotas`),
      {
        quotas: [
          { cell: { sex: 'female' }, min: 3, max: 4, minFlex },
          { cell: { sex: 'male' }, min: 2, max: 4, minFlex: 2 },
        ],
        from: 'hand',
      },
      lead,
    );
  expect((await keep(2)).json).toMatchObject({ repair: { quotas: [{ min: 2 }, { min: 2 }] } });
  expect((await keep(3)).json).toMatchObject({ isFeasible: false, repair: null });
  expect((await keep(4)).status).toBe(422);
});

test('of past answers no size is shown that a near rule, or everyone asked, would turn into a few people’s answers (R16, R27)', async () => {
  const world = await createWorld();
  const lead = await world.staff('bnssg', ['engagement-lead']);
  const sexOf = (i: number) => ({ profile: { sex: i < 35 ? 'female' : 'male' } });
  const emails: string[] = [];
  for (let i = 0; i < 40; i++) {
    emails.push(`asked${i}@example.org`);
    await addMembersByEmail(world, 'bnssg', 1, { ...sexOf(i), contact: { email: emails[i]! } });
  }
  const wave = await planWave(world, 'bnssg', lead);
  const links = await issueWave(world, 'bnssg', wave, lead);
  for (const [i, email] of emails.entries()) {
    if (i === 33 || i === 34) continue;
    const link = links.get(email)!;
    await world.form(link, { go: 'start', submission: 'x' });
    await answerPage(world, link, 'health', { 'q.health': i <= 20 || i === 39 ? 'bad' : 'good' });
  }
  const size = async (...all: object[]) =>
    (await world.send('POST', '/api/bnssg/group-rule', { segment: { all } }, lead)).json;
  const women = { is: 'sex', codes: ['female'] };
  const answered = (...codes: string[]) => ({ is: `${wave}.health`, codes });
  expect(await size(women)).toMatchObject({ members: 35, isRounded: false });
  expect(await size(answered('bad'))).toMatchObject({ members: 20, isRounded: true, because: null });
  expect(await size(women, answered('bad'))).toMatchObject({ members: null, because: 'near-rule' });
  expect(await size(women, answered('bad', 'good'))).toMatchObject({
    members: null,
    because: 'near-everyone',
  });
  expect(await size({ isNot: 'sex', codes: ['female'] }, answered('bad'))).toMatchObject({ because: 'few' });
  world.clock.forward(31);
  expect(await size(women, answered('bad'))).toMatchObject({ members: 20, isRounded: true });
  await world.close();
});
