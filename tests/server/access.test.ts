import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, linkIn, type World } from '../support/world';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

test('an invited person sets a passphrase, signs in with it, and their work is written down', async () => {
  const administrator = await world.staff('bnssg', ['administrator']);
  const invited = await world.send(
    'POST',
    '/api/bnssg/staff',
    { name: 'Priya Shah', email: 'Priya@Example.org', roles: ['engagement-lead'] },
    administrator,
  );
  expect(invited.status).toBe(201);
  const [message] = await world.deliver();
  const token = linkIn(message, '/staff/invitation/').split('/').pop()!;
  const weak = await world.send('POST', '/staff/passphrase', { token, passphrase: 'short' });
  expect(weak.status).toBe(422);
  const set = await world.send('POST', '/staff/passphrase', { token, passphrase: 'seven green boats sail' });
  expect(set.status).toBe(200);
  expect(set.json).toMatchObject({
    staff: { name: 'Priya Shah' },
    roles: ['engagement-lead'],
    footprint: { id: 'bnssg' },
  });
  expect(
    (await world.send('POST', '/staff/passphrase', { token, passphrase: 'seven green boats sail' })).status,
  ).toBe(404);
  expect(
    (
      await world.send('POST', '/staff/sign-in', {
        email: 'priya@example.org',
        passphrase: 'wrong wrong wrong',
      })
    ).status,
  ).toBe(401);
  const signedIn = await world.send('POST', '/staff/sign-in', {
    email: ' PRIYA@example.org ',
    passphrase: 'seven green boats sail',
  });
  expect(signedIn.status).toBe(200);
  const cookie = signedIn.headers.get('set-cookie')!;
  expect(cookie).toContain('HttpOnly');
  const audit = await world.get('/api/bnssg/audit', administrator);
  expect(JSON.stringify(audit.json)).toContain('staff.signed-in');
});

test('disabling someone ends their sessions at once', async () => {
  const administrator = await world.staff('bnssg', ['administrator']);
  const lead = await world.staff('bnssg', ['engagement-lead']);
  expect((await world.get('/api/me', lead)).status).toBe(200);
  await world.send('PATCH', `/api/bnssg/staff/${lead.id}`, { disabled: true }, administrator);
  expect((await world.get('/api/me', lead)).status).toBe(401);
});

test('a reset answers the same for known and unknown addresses', async () => {
  const known = await world.send('POST', '/staff/reset', { email: 'priya@example.org' });
  const unknown = await world.send('POST', '/staff/reset', { email: 'nobody@example.org' });
  expect([known.status, known.text]).toEqual([unknown.status, unknown.text]);
});

test('what a cookie allows must be asked for from our own pages', async () => {
  const administrator = await world.staff('bnssg', ['administrator']);
  const response = await world.app.request('/api/bnssg/staff', {
    method: 'POST',
    body: JSON.stringify({ name: 'X', email: 'x@example.org', roles: ['analyst'] }),
    headers: {
      'content-type': 'application/json',
      cookie: administrator.cookie,
      origin: 'https://elsewhere.example',
    },
  });
  expect(response.status).toBe(403);
});

test('the last administrator cannot take away their own role', async () => {
  const other = await createWorld({ footprints: ['york'] });
  const only = await other.staff('york', ['administrator']);
  const reply = await other.send('PATCH', `/api/york/staff/${only.id}`, { roles: ['analyst'] }, only);
  expect(reply.json).toMatchObject({ code: 'last-administrator' });
  await other.close();
});

test('the description of the operations is served', async () => {
  const reply = await world.get('/openapi.json');
  expect(reply.json).toMatchObject({ openapi: '3.1.0' });
  expect(Object.keys((reply.json as { paths: object }).paths)).toContain('/api/{footprint}/staff');
});
