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

test('a forgotten passphrase is set anew by a link that works once; who was signed in is signed out', async () => {
  const administrator = await world.staff('bnssg', ['administrator']);
  await world.send(
    'POST',
    '/api/bnssg/staff',
    { name: 'Sam Lee', email: 'sam@example.org', roles: ['analyst'] },
    administrator,
  );
  const sent = async (beginning: string) => {
    const mail = (await world.deliver()).filter(
      (message) => message.to === 'sam@example.org' && message.text.includes(beginning),
    );
    return linkIn(mail.at(-1), beginning).split('/').pop()!;
  };
  const invitation = await sent('/staff/invitation/');
  const first = await world.send('POST', '/staff/passphrase', {
    token: invitation,
    passphrase: 'seven green boats sail',
  });
  const cookie = first.headers.get('set-cookie')!.split(';')[0]!;
  expect((await world.get('/api/me', { id: 'sam', cookie })).status).toBe(200);
  await world.send('POST', '/staff/reset', { email: 'sam@example.org' });
  const token = await sent('/staff/passphrase/');
  expect(
    (await world.send('POST', '/staff/passphrase', { token, passphrase: 'eight quiet lamps burn' })).status,
  ).toBe(200);
  expect((await world.get('/api/me', { id: 'sam', cookie })).status).toBe(401);
  const signIn = async (passphrase: string) =>
    (await world.send('POST', '/staff/sign-in', { email: 'sam@example.org', passphrase })).status;
  expect([await signIn('seven green boats sail'), await signIn('eight quiet lamps burn')]).toEqual([
    401, 200,
  ]);
  expect(
    (await world.send('POST', '/staff/passphrase', { token, passphrase: 'nine loud birds sing' })).status,
  ).toBe(404);
  await world.send('POST', '/staff/reset', { email: 'sam@example.org' });
  const late = await sent('/staff/passphrase/');
  world.clock.forward(1);
  expect(
    (await world.send('POST', '/staff/passphrase', { token: late, passphrase: 'nine loud birds sing' }))
      .status,
  ).toBe(404);
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

test('inviting someone who is staff here already changes nothing, so the last administrator stays', async () => {
  const other = await createWorld({ footprints: ['york'] });
  const only = await other.staff('york', ['administrator']);
  const reply = await other.send(
    'POST',
    '/api/york/staff',
    { name: 'Me', email: `${only.id}@staff.invalid`, roles: ['analyst'] },
    only,
  );
  expect(reply.json).toMatchObject({ code: 'already-there' });
  expect((await other.get('/api/me', only)).json).toMatchObject({ roles: ['administrator'] });
  await other.close();
});

test('guesses at a passphrase are slowed down, also when many come at once', async () => {
  const other = await createWorld();
  const guess = () =>
    other.send('POST', '/staff/sign-in', { email: 'lead@example.org', passphrase: 'wrong wrong wrong' });
  const replies = await Promise.all(Array.from({ length: 14 }, guess));
  expect(replies.filter(({ status }) => status === 401)).toHaveLength(10);
  expect(replies.filter(({ status }) => status === 429)).toHaveLength(4);
  other.clock.forward(1);
  expect((await guess()).status).toBe(401);
  await other.close();
});

test('behind a proxy that ends TLS each caller is slowed down alone, by the address the proxy saw', async () => {
  const other = await createWorld({
    environment: {
      BASE_URL: 'https://panel.example.org',
      SMTP_URL: 'smtps://mail.example.org',
      MAIL_FROM: 'panel@example.org',
    },
  });
  const guess = async (forwarded: string, n: number, peer = '127.0.0.1') =>
    (
      await other.app.request(
        '/staff/sign-in',
        {
          method: 'POST',
          body: JSON.stringify({ email: `nobody${n}@example.org`, passphrase: 'wrong wrong wrong' }),
          headers: { 'content-type': 'application/json', 'x-forwarded-for': forwarded },
        },
        { incoming: { socket: { remoteAddress: peer } } },
      )
    ).status;
  for (let n = 0; n < 10; n++) expect(await guess(`198.51.100.${n}, 203.0.113.5`, n)).toBe(401);
  expect(await guess('198.51.100.99, 203.0.113.5', 10)).toBe(429);
  expect(await guess('203.0.113.6', 11)).toBe(401);
  // Whoever reaches us directly cannot choose an address by the header.
  for (let n = 20; n < 30; n++) expect(await guess(`203.0.113.${n}`, n, '192.0.2.1')).toBe(401);
  expect(await guess('203.0.113.40', 30, '192.0.2.1')).toBe(429);
  await other.close();
});
