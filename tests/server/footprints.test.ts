import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepLink } from '../../db/queries/access';
import { footprintTemplates } from '../../db/reference/footprints';
import { prepareLink } from '../../server/access/links';
import { isFootprintId, reservedFirstParts } from '../../server/contract/addresses';
import { stations } from '../../server/stations';
import { aFrameInUse } from '../support/builders';
import { createWorld, type Staff, type World } from '../support/world';

let world: World;
let administrator: Staff;
beforeAll(async () => {
  world = await createWorld({ footprints: ['bnssg', 'york'] });
  administrator = await world.staff('bnssg', ['administrator']);
});
afterAll(() => world.close());

const change = (body: unknown, as = administrator, footprint = 'bnssg') =>
  world.send('PATCH', `/api/${footprint}/footprint`, body, as);

test('the first page lists the partnerships, and each has pages of its own (R1)', async () => {
  const first = await world.get('/');
  expect(first.text).toContain('href="/bnssg"');
  expect(first.text).toContain('href="/york"');
  const york = await world.get('/york');
  expect(york.status).toBe(200);
  expect(york.text).toContain('the city of York');
  expect(york.text).not.toContain('Bristol');
  for (const page of ['accessibility', 'privacy', 'get-involved']) {
    const reply = await world.get(`/york/${page}`);
    expect([page, reply.status]).toEqual([page, 200]);
    expect(reply.text).toContain('<h1>');
  }
  const privacy = (await world.get('/york/privacy')).text;
  for (const kept of ['encrypted', 'pictures of a survey', 'close the browser too'])
    expect(privacy).toContain(kept);
  expect((await world.get('/elsewhere')).status).toBe(404);
});

test('joining is offered while a frame is in use', async () => {
  expect((await world.get('/york')).text).not.toContain('/york/join');
  await aFrameInUse(world, 'york', { size: 60 });
  expect((await world.get('/york')).text).toContain('href="/york/join"');
  expect((await world.get('/york/get-involved')).text).toContain('href="/york/join"');
});

test('its administrator changes name, help line, contact and colour', async () => {
  const reply = await change({
    name: 'Healthier Together',
    helpline: '0808 157 0123',
    contactEmail: 'panel@example.org',
    accent: '#7A1F5C',
  });
  expect(reply.json).toMatchObject({
    name: 'Healthier Together',
    accent: '#7a1f5c',
    helpline: '0808 157 0123',
  });
  const theme = await world.get('/bnssg/theme.css');
  expect(theme.headers.get('content-type')).toContain('text/css');
  expect(theme.text).toContain('--accent:#7a1f5c');
  expect((await world.get('/york/theme.css')).text).toContain('--accent:#005eb8');
  const page = (await world.get('/bnssg/get-involved')).text;
  expect(page).toContain('Healthier Together');
  expect(page).toContain('0808 157 0123');
  const cleared = await change({ helpline: '', contactEmail: '' });
  expect(cleared.json).toMatchObject({ helpline: null, contactEmail: null });
});

test('a colour on which white words cannot be read is refused with what was measured', async () => {
  for (const [accent, words] of [
    ['#ffcc00', /stand out 1\.\d to 1, and 4\.5 to 1 is needed/],
    ['blue', /six hexadecimal digits/],
    ['#005eb8;}body{display:none', /six hexadecimal digits/],
  ] as const) {
    const reply = await change({ accent });
    expect(reply.status).toBe(422);
    expect((reply.json as { fields: { message: string }[] }).fields[0]!.message).toMatch(words);
  }
  expect((await change({ helpline: 'call us' })).status).toBe(422);
  expect((await change({ contactEmail: 'nobody' })).status).toBe(422);
});

test('another footprint is opened from a bundled template, by an administrator, once', async () => {
  const { templates } = (await world.get('/api/footprints', administrator)).json as {
    templates: { id: string; isOpen: boolean }[];
  };
  expect(templates.filter(({ isOpen }) => !isOpen).map(({ id }) => id)).toEqual(['bsw', 'vale-of-york']);
  const reply = await world.send('POST', '/api/footprints', { template: 'bsw' }, administrator);
  expect([reply.status, reply.json]).toEqual([201, { id: 'bsw' }]);
  expect((await world.get('/bsw')).text).toContain('Swindon');
  const chosen = await world.send('POST', '/staff/footprint', { footprint: 'bsw' }, administrator);
  expect(chosen.json).toMatchObject({ footprint: { id: 'bsw' }, roles: ['administrator'] });
  expect((await world.get('/api/bsw/footprint', administrator)).status).toBe(200);
  expect(
    (await world.send('POST', '/api/footprints', { template: 'bsw' }, administrator)).json,
  ).toMatchObject({
    code: 'already-there',
  });
  expect((await world.send('POST', '/api/footprints', { template: 'toString' }, administrator)).status).toBe(
    422,
  );
  const lead = await world.staff('bnssg', ['engagement-lead']);
  expect((await world.send('POST', '/api/footprints', { template: 'vale-of-york' }, lead)).status).toBe(403);
  expect((await world.get('/api/footprints', lead)).status).toBe(403);
  expect((await world.get('/api/footprints')).status).toBe(401);
  await world.send('POST', '/staff/footprint', { footprint: 'bnssg' }, administrator);
});

test('the settings of one footprint are out of reach of another’s staff (R1)', async () => {
  const york = await world.staff('york', ['administrator']);
  expect((await world.get('/api/bnssg/footprint', york)).status).toBe(404);
  expect((await change({ name: 'Taken over' }, york)).status).toBe(404);
  expect((await change({ name: 'Taken over' }, await world.staff('bnssg', ['engagement-lead']))).status).toBe(
    403,
  );
  expect((await world.get('/bnssg')).text).not.toContain('Taken over');
});

test('while there is no footprint, whoever is signed in opens the first and becomes its administrator', async () => {
  const empty = await createWorld({ footprints: [] });
  const { token, row } = prepareLink(empty.deps, {
    purpose: 'first-administrator',
    footprintId: null,
    rowId: empty.deps.secrets.newId(),
    hours: 24,
  });
  await empty.deps.writer.writeUnbound((write) => keepLink(write, row));
  const nothing = await empty.send('POST', '/staff/passphrase', { token, passphrase: 'short' });
  expect((nothing.json as { fields: { path: string }[] }).fields.map(({ path }) => path)).toEqual([
    'name',
    'email',
    'passphrase',
  ]);
  const set = await empty.send('POST', '/staff/passphrase', {
    token,
    name: 'Priya Shah',
    email: 'priya@example.org',
    passphrase: 'seven green boats sail',
  });
  const first: Staff = { id: '', cookie: set.headers.get('set-cookie')!.split(';')[0]! };
  const reply = await empty.send('POST', '/api/footprints', { template: 'york' }, first);
  expect(reply.status).toBe(201);
  const chosen = await empty.send('POST', '/staff/footprint', { footprint: 'york' }, first);
  expect(chosen.json).toMatchObject({ footprint: { id: 'york' }, roles: ['administrator'] });
  const second = await empty.staff('york', ['engagement-lead']);
  expect((await empty.send('POST', '/api/footprints', { template: 'bnssg' }, second)).status).toBe(403);
  expect((await empty.get('/')).text).toContain('href="/york"');
  await empty.close();
});

test('the link of the first administrator works for a day', async () => {
  const empty = await createWorld({ footprints: [] });
  const { token, row } = prepareLink(empty.deps, {
    purpose: 'first-administrator',
    footprintId: null,
    rowId: empty.deps.secrets.newId(),
    hours: 24,
  });
  await empty.deps.writer.writeUnbound((write) => keepLink(write, row));
  empty.clock.forward(1.01);
  const late = await empty.send('POST', '/staff/passphrase', {
    token,
    name: 'Mallory',
    email: 'mallory@example.org',
    passphrase: 'seven green boats sail',
  });
  expect(late.json).toMatchObject({ code: 'link-dead' });
  await empty.close();
});

test('no footprint is called like an address of the product’s own', () => {
  const fixed = [
    ...stations.map(({ operation }) => operation.path.split('/')[1] ?? ''),
    'healthz',
    'readyz',
    'assets',
    'openapi.json',
    'staff',
  ].filter((part) => part !== '' && !part.startsWith('{'));
  expect(fixed.filter((part) => !reservedFirstParts.has(part))).toEqual([]);
  // Parts that follow /api/ where a footprint stands in other addresses.
  const afterApi = stations
    .map(({ operation }) => operation.path.split('/'))
    .filter(([, first, second]) => first === 'api' && second !== '{footprint}')
    .map(([, , second]) => second);
  expect(afterApi.filter((part) => !reservedFirstParts.has(part!))).toEqual([]);
  expect(
    Object.values(footprintTemplates)
      .map(({ id }) => id)
      .filter((id) => !isFootprintId(id)),
  ).toEqual([]);
  expect(['staff', 's', 'Bnssg', 'a/b', '-x', ''].filter(isFootprintId)).toEqual([]);
});
