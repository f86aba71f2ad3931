import { afterAll, beforeAll, expect, test } from 'vitest';
import { listMembers } from '../../db/queries/panel';
import { listAdmissions } from '../../db/queries/recruitment';
import { admitRecruit } from '../../server/steps/admit-recruit';
import { aFrame, ann, expectForgotten, fieldsIn, heading, joinAndConfirm, joinAs } from '../support/recruits';
import { createWorld, linkIn, type World } from '../support/world';

let world: World;
beforeAll(async () => {
  world = await createWorld({ footprints: ['bnssg', 'bsw'] });
});
afterAll(() => world.close());

const membersOf = (footprint = 'bnssg') => listMembers(world.deps.read(footprint));
const fresh = async (footprints: readonly ('bnssg' | 'york')[] = ['bnssg']) => {
  const other = await createWorld({ footprints });
  return { other, members: () => listMembers(other.deps.read(footprints[0]!)) };
};

test('someone joins by e-mail: postcode, a few questions, a link with a button, and a place', async () => {
  await aFrame(world, 'bnssg', { size: 10, cells: { sex: { female: 5, male: 5 } } });
  const first = await world.get('/bnssg/join');
  expect(first.status).toBe(200);
  const shown = await world.form('/bnssg/join', { ...fieldsIn(first), postcode: 'bs13ja', go: 'next' });
  expect(shown.text).toContain('City of Bristol');
  const sent = await joinAs(world, 'bnssg', ann);
  expect(heading(sent)).toContain('look at your e-mail');
  expect((await membersOf()).map(({ status }) => status)).toEqual(['recruit']);
  const [mail] = await world.deliver();
  // Until the address is known to be theirs, a stranger who gets this mail sees nothing of what was typed (R29).
  expect(mail?.text).not.toContain('/me/');
  const path = linkIn(mail, '/confirm/');
  const look = await world.get(path);
  expect(heading(look)).toBe('Confirm that you would like to join');
  expect((await membersOf())[0]?.status).toBe('recruit');
  const pressed = await world.form(path, { go: 'confirm' });
  expect(heading(pressed)).toBe('Welcome to the panel');
  expect((await membersOf())[0]?.status).toBe('member');
  expect(heading(await world.form(path, { go: 'confirm' }))).toBe('Welcome to the panel');
  const mails = await world.deliver();
  expect(mails.at(-1)?.subject).toBe('Welcome to BNSSG panel');
  expect(mails).toHaveLength(2);
});

test('the page asks what the frame needs, and says why with the census figure', async () => {
  const page = await world.form('/bnssg/join', {
    ...{ step: 'birth', postcode: 'BS1 3JA', 'postcode-seen': 'BS1 3JA' },
    ...{ 'birth-month': '3', 'birth-year': '1984', go: 'next' },
  });
  expect(heading(page)).toBe('What is your sex?');
  expect(page.text).toMatch(/51% of people aged 16 and over here are female/);
  expect(page.text).toContain('Prefer not to say');
});

test('someone already there reads the same as someone new and is sent their own link (R29)', async () => {
  const before = (await membersOf()).length;
  const again = await joinAs(world, 'bnssg', { ...ann, name: 'Someone Else' });
  expect(heading(again)).toContain('look at your e-mail');
  expectForgotten(again);
  expect(await membersOf()).toHaveLength(before);
  const mail = (await world.deliver()).at(-1);
  expect(mail?.subject).toBe('BNSSG panel: your link');
  expect((await world.get(linkIn(mail, '/me/'))).status).toBe(200);
});

test('without e-mail they get an address and a code to keep, and are decided on at once', async () => {
  const { email: _, ...noEmail } = ann;
  world.clock.forward(1);
  const kept = await joinAs(world, 'bnssg', { ...noEmail, name: 'Ben Okri', 'about-sex': 'male' });
  expect(heading(kept)).toBe('Keep this address and code');
  expect(kept.text).toMatch(/[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{3}/);
  expectForgotten(kept);
  const path = /href="(\/me\/[^"]+)"/.exec(kept.text)![1]!;
  expect(heading(await world.get(path))).toBe('My details');
  const ben = (await membersOf()).at(-1);
  expect(ben).toMatchObject({ status: 'member', preferredChannel: 'in-person' });
});

test('"prefer not to say" everywhere is an answer and never blocks joining (R5)', async () => {
  const { other, members } = await fresh();
  await aFrame(other, 'bnssg', {
    size: 100,
    cells: { sex: { female: 50, male: 50 }, age_band: { '16-24': 100 } },
  });
  const place = await other.form('/bnssg/join', { step: 'postcode', go: 'list' });
  expect(place.text).toContain('North Somerset');
  const page = await other.form('/bnssg/join', {
    ...fieldsIn(place),
    place: 'prefer-not-to-say',
    go: 'next',
  });
  expect(heading(page)).toBe('When were you born?');
  const steps = await joinFrom(other, page, {
    'birth-none': 'prefer-not-to-say',
    'about-sex': 'prefer-not-to-say',
    consent: ['run-the-panel'],
  });
  expect(heading(steps)).toBe('Keep this address and code');
  expect((await members())[0]?.status).toBe('member');
  const path = /href="(\/me\/[^"]+)"/.exec(steps.text)![1]!;
  const mine = await other.get(path);
  expect(mine.text.match(/Prefer not to say/g)?.length).toBeGreaterThanOrEqual(3);
  await other.close();
});

test('postcodes: outside is told kindly, unknown chooses from a list, a slip is put right (R3)', async () => {
  const ask = (postcode: string) => world.form('/bnssg/join', { step: 'postcode', postcode, go: 'next' });
  const outside = await ask('BA1 1AA');
  expect(heading(outside)).toMatch(/area/);
  const unknown = await ask('BS99 9ZZ');
  expect(unknown.status).toBe(422);
  expect(heading(unknown)).toBe('Which area do you live in?');
  expect(unknown.text).toContain('We do not have BS99 9ZZ in our list');
  const slip = await ask('BS1');
  expect(slip.status).toBe(422);
  expect(slip.text).toContain('only part of a postcode');
  expect(slip.text).toContain('value="BS1"');
  const letters = await ask('BSI 3JA');
  expect(letters.text).toContain('City of Bristol');
  const elsewhere = await world.form('/bnssg/join', { step: 'place', place: 'elsewhere', go: 'next' });
  expect(heading(elsewhere)).toMatch(/area/);
});

test('under 16 is told kindly, and nothing is kept', async () => {
  const before = (await membersOf()).length;
  const page = await joinAs(world, 'bnssg', { ...ann, 'birth-year': '2014' });
  expect(heading(page)).toBe('The panel is for people aged 16 and over');
  expect(await membersOf()).toHaveLength(before);
});

test('a full cell means the reserve list, with a message that names no characteristic (R5)', async () => {
  const { other, members } = await fresh();
  await aFrame(other, 'bnssg', { size: 10, cells: { sex: { female: 1, male: 9 } } });
  await joinAndConfirm(other, 'bnssg', ann);
  other.clock.forward(1);
  const page = await joinAndConfirm(other, 'bnssg', { ...ann, name: 'Cara Diaz', email: 'cara@example.org' });
  expect(heading(page)).toBe('Thank you. You are on our reserve list');
  const mail = (await other.deliver()).at(-1)!;
  expect(mail.subject).toContain('reserve list');
  for (const text of [page.text, mail.text])
    expect(text).not.toMatch(/\b(female|woman|women|sex|age|ethnic)\b/i);
  const [decision] = (await listAdmissions(other.deps.read('bnssg'))).slice(-1);
  expect(decision).toMatchObject({ isAdmitted: false, because: 'cells-full', cells: ['sex:female'] });
  expect((await members()).map(({ status }) => status)).toEqual(['member', 'reserve']);
  await other.close();
});

test('thirty at the same moment never overfill a cell (R5)', async () => {
  const { other, members } = await fresh();
  await aFrame(other, 'bnssg', { size: 12, cells: { sex: { female: 5, male: 7 } }, tolerance: 1 });
  for (let i = 0; i < 30; i++) {
    await joinAs(other, 'bnssg', {
      ...ann,
      name: `Person ${'abcdefghijklmnopqrstuvwxyzABCD'[i]}`,
      email: `person${i}@example.org`,
      'about-sex': i % 3 === 0 ? 'male' : 'female',
    });
  }
  const recruits = await members();
  await Promise.all(recruits.map(({ id }) => admitRecruit(other.deps, 'bnssg', id, 'member')));
  const admitted = (await listAdmissions(other.deps.read('bnssg'))).filter((row) => row.isAdmitted);
  const women = admitted.filter((row) => row.cells[0] === 'sex:female').length;
  expect(admitted).toHaveLength(12);
  expect(women).toBeLessThanOrEqual(6);
  expect(12 - women).toBeLessThanOrEqual(8);
  await other.close();
});

test('without a frame in use everyone waits, and staff read why', async () => {
  const { other, members } = await fresh();
  await joinAndConfirm(other, 'bnssg', ann);
  expect((await members())[0]?.status).toBe('reserve');
  const lead = await other.staff('bnssg', ['engagement-lead']);
  const seen = await other.get('/api/bnssg/recruitment', lead);
  expect(seen.json).toMatchObject({ frame: null, waiting: [{ because: 'no-frame', people: 1 }] });
  await other.close();
});

test('a recruiter enters a recruit on the spot, sees open cells and own counts, and nothing else', async () => {
  const { other } = await fresh();
  await aFrame(other, 'bnssg', { size: 10, cells: { sex: { female: 5, male: 5 } } });
  const recruiter = await other.staff('bnssg', ['recruiter']);
  const body = {
    submission: 'submission-of-the-tablet-1',
    postcode: 'BS1 3JA',
    born: { month: '3', year: '1984' },
    profile: { sex: 'female' },
    email: 'dee@example.org',
    notice: '1',
    hasAgreed: true,
    source: 'street',
    confirmedInPerson: true,
  };
  const entered = await other.send('POST', '/api/bnssg/recruits', body, recruiter);
  expect(entered.json).toEqual({ outcome: 'admitted', keep: null });
  expect((await other.send('POST', '/api/bnssg/recruits', body, recruiter)).json).toEqual({
    outcome: 'admitted',
    keep: null,
  });
  const cells = await other.get('/api/bnssg/recruitment/open-cells', recruiter);
  expect(cells.json).toMatchObject({ places: 9, mine: { entered: 1, admitted: 1, reserve: 0 } });
  expect(cells.text).not.toContain('dee@example.org');
  const colleague = await other.staff('bnssg', ['recruiter']);
  expect((await other.get('/api/bnssg/recruitment/open-cells', colleague)).json).toMatchObject({
    mine: { entered: 0 },
  });
  for (const path of ['/api/bnssg/recruitment', '/api/bnssg/takeover/template.csv', '/api/bnssg/audit'])
    expect((await other.get(path, recruiter)).status).toBe(403);
  await other.close();
});

test('the recruiter’s form names every field to put right and keeps nothing by halves', async () => {
  const recruiter = await world.staff('bnssg', ['recruiter']);
  const before = (await membersOf()).length;
  const reply = await world.send(
    'POST',
    '/api/bnssg/recruits',
    {
      submission: 'submission-of-the-tablet-2',
      postcode: 'BA1 1AA',
      born: { month: '13', year: '1984' },
      email: 'not an address',
      notice: '1',
      hasAgreed: false,
      source: 'street',
      confirmedInPerson: true,
    },
    recruiter,
  );
  expect(reply.status).toBe(422);
  const fields = (reply.json as { fields: { path: string }[] }).fields.map(({ path }) => path);
  expect(fields).toEqual(
    expect.arrayContaining(['postcode', 'born.month', 'profile.sex', 'email', 'hasAgreed']),
  );
  expect(await membersOf()).toHaveLength(before);
});

test('reserves are offered places by staff, those who help most first (R5)', async () => {
  const { other, members } = await fresh();
  await aFrame(other, 'bnssg', { size: 4, cells: { sex: { female: 1, male: 3 } } });
  await joinAndConfirm(other, 'bnssg', ann);
  other.clock.forward(1);
  await joinAndConfirm(other, 'bnssg', { ...ann, name: 'Eve Hall', email: 'eve@example.org' });
  await aFrame(other, 'bnssg', { size: 4, cells: { sex: { female: 3, male: 1 } } });
  const lead = await other.staff('bnssg', ['engagement-lead']);
  expect((await other.get('/api/bnssg/recruitment', lead)).json).toMatchObject({ offerable: 1 });
  expect((await other.send('POST', '/api/bnssg/recruitment/offers', { places: 3 }, lead)).json).toEqual({
    offered: 1,
  });
  expect((await members()).map(({ status }) => status)).toEqual(['member', 'member']);
  expect((await other.deliver()).at(-1)?.subject).toBe('BNSSG panel: a place has opened');
  expect((await other.send('POST', '/api/bnssg/recruitment/offers', { places: 3 }, lead)).status).toBe(409);
  await other.close();
});

test('the last page posted twice is one sign-up', async () => {
  const page = await joinUpTo('consent', { ...ann, name: 'Flo Reed', email: 'flo@example.org' });
  const post = { ...fieldsIn(page), consent: ['run-the-panel'], go: 'next' };
  const before = (await membersOf()).length;
  const replies = await Promise.all([world.form('/bnssg/join', post), world.form('/bnssg/join', post)]);
  expect(replies.map(heading)[0]).toBe(replies.map(heading)[1]);
  expect(await membersOf()).toHaveLength(before + 1);
});

test('consent is the one thing that must be given, and the version of the notice is kept', async () => {
  const page = await joinUpTo('consent', { ...ann, email: 'gus@example.org' });
  const refused = await world.form('/bnssg/join', { ...fieldsIn(page), go: 'next' });
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('tick that you have read this');
  const old = await world.form('/bnssg/join', {
    ...fieldsIn(page),
    notice: '0',
    consent: 'run-the-panel',
    go: 'next',
  });
  expect(old.text).toContain('The notice has changed');
});

test('what was typed stays when something is wrong', async () => {
  const page = await joinUpTo('contact', ann);
  const wrong = await world.form('/bnssg/join', {
    ...fieldsIn(page),
    name: 'Hal Ives',
    email: 'hal at example',
    mobile: '01234',
    go: 'next',
  });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('hal at example');
  expect(wrong.text).toContain('value="Hal Ives"');
  expect(fieldsIn(wrong)['about-sex']).toBe('female');
});

test('a mobile number of someone without e-mail makes the second sign-up wait for staff, and tells nobody', async () => {
  const { other, members } = await fresh();
  await aFrame(other, 'bnssg', { size: 10, cells: { sex: { female: 10 } } });
  const { email: _, ...noEmail } = ann;
  await joinAs(other, 'bnssg', { ...noEmail, mobile: '07700 900123', preferred: 'text' });
  other.clock.forward(1);
  const again = await joinAs(other, 'bnssg', {
    ...noEmail,
    name: 'Other',
    mobile: '07700 900123',
    preferred: 'text',
  });
  expect(heading(again)).toBe('Keep this address and code');
  expect((await members()).map(({ status }) => status)).toEqual(['member', 'reserve']);
  expect((await listAdmissions(other.deps.read('bnssg'))).at(-1)?.because).toBe('possible-duplicate');
  await other.close();
});

test('one footprint’s recruits are nobody’s in another, and its links open only there (R1)', async () => {
  expect(await membersOf('bsw')).toHaveLength(0);
  const lead = await world.staff('bsw', ['engagement-lead']);
  expect((await world.get('/api/bnssg/recruitment', lead)).status).toBe(404);
});

test('the log of all this holds no name, no address and no link', () => {
  const log = world.log.join('\n');
  for (const secret of ['ann@', 'Mortimer', 'example.org', 'BS1 3JA', '/confirm/', '/me/'])
    expect(log).not.toContain(secret);
});

async function joinUpTo(step: string, answers: typeof ann) {
  let page = await world.get('/bnssg/join');
  for (let pages = 0; pages < 20 && fieldsIn(page).step !== step; pages++) {
    const own = Object.fromEntries(
      Object.entries(answers).filter(([name]) => page.text.includes(`name="${name}"`)),
    );
    page = await world.form('/bnssg/join', { ...fieldsIn(page), ...own, go: 'next' });
  }
  return page;
}

async function joinFrom(on: World, page: Awaited<ReturnType<World['get']>>, answers: typeof ann) {
  let at = page;
  for (let pages = 0; pages < 20 && fieldsIn(at).step; pages++) {
    const own = Object.fromEntries(
      Object.entries(answers).filter(([name]) => at.text.includes(`name="${name}"`)),
    );
    at = await on.form('/bnssg/join', { ...fieldsIn(at), ...own, go: 'next' });
  }
  return at;
}

test('one address can sign up sixty people in a quarter of an hour, and no more until it has passed', async () => {
  const { other, members } = await fresh();
  await aFrame(other, 'bnssg', { size: 10, cells: { sex: { female: 5, male: 5 } } });
  for (let signedUp = 0; signedUp < 60; signedUp++) other.deps.tries.spend('join from unknown', 60);
  expect((await joinAs(other, 'bnssg', ann)).status).toBe(429);
  expect(await members()).toEqual([]);
  other.clock.forward(1);
  expect(heading(await joinAs(other, 'bnssg', ann))).toContain('look at your e-mail');
  await other.close();
});
