import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { clearedCookie, sessionCookie } from '../../server/access/sessions';
import { createWorld, root, type World } from '../support/world';

let world: World;
let behindHttps: World;
beforeEach(async () => {
  world = await createWorld();
  behindHttps = await createWorld({
    environment: {
      BASE_URL: 'https://panel.example.org',
      SMTP_URL: 'smtps://mail.example.org',
      MAIL_FROM: 'panel@example.org',
    },
  });
});
afterEach(async () => {
  await world.close();
  await behindHttps.close();
});

test('every reply, whatever it is, loads nothing from elsewhere, is framed by nobody and kept by nobody', async () => {
  for (const path of ['/', '/bnssg', '/staff', '/s/none', '/api/me', '/api/nowhere', '/openapi.json']) {
    const { headers } = await world.app.request(path);
    const policy = headers.get('content-security-policy') ?? '';
    for (const part of [
      "default-src 'none'",
      "form-action 'self'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ])
      expect(policy.split('; '), path).toContain(part);
    expect(policy, path).toMatch(/script-src 'self' 'sha256-[\w+/=]{44}'(;|$)/);
    expect(policy, path).not.toMatch(/unsafe|\*|https?:/);
    expect(headers.get('x-content-type-options'), path).toBe('nosniff');
    expect(headers.get('referrer-policy'), path).toBe('same-origin');
    expect(headers.get('cache-control'), path).toBe('no-store');
  }
});

test('what pages load is named for what is in it, and kept by browsers for a year; what is not there is not', async () => {
  const [asset] = readdirSync(join(root, 'dist', 'web', 'assets'));
  const cacheOf = async (path: string) => (await world.app.request(path)).headers.get('cache-control');
  expect(await cacheOf(`/assets/${asset}`)).toBe('public, max-age=31536000, immutable');
  expect(await cacheOf('/assets/none.js')).toBe('no-store');
});

test('what a phone waits for is packed where it can be unpacked', async () => {
  const assets = readdirSync(join(root, 'dist', 'web', 'assets'));
  const script = assets.find((name) => /^page-.*\.js$/.test(name))!;
  const packed = { headers: { 'accept-encoding': 'gzip' } };
  expect((await world.app.request(`/assets/${script}`, packed)).headers.get('content-encoding')).toBe('gzip');
  expect((await world.app.request(`/assets/${script}`)).headers.get('content-encoding')).toBeNull();
  // Pages that may show what someone else chose are not.
  expect((await world.app.request('/bnssg', packed)).headers.get('content-encoding')).toBeNull();
});

test('the service worker comes from the root, is asked for anew each time, and obeys the same policy', async () => {
  const reply = await world.app.request('/sw.js');
  expect(reply.status).toBe(200);
  expect(reply.headers.get('content-type')).toMatch(/^text\/javascript/);
  expect(reply.headers.get('cache-control')).toBe('no-cache');
  expect(reply.headers.get('content-security-policy')).toContain("connect-src 'self'");
  // A classic script: phones before 2021 start no other.
  expect(await reply.text()).not.toMatch(/^\s*(import|export)\b/m);
});

test('no other site is let in, also when it asks first', async () => {
  for (const method of ['GET', 'OPTIONS']) {
    const { headers } = await world.app.request('/api/me', {
      method,
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    });
    expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  }
});

test('over https the session’s cookie is bound to the host and to https; over plain http it would be dropped so', () => {
  for (const write of [
    (one: World) => sessionCookie('t', one.deps),
    (one: World) => clearedCookie(one.deps),
  ]) {
    const [plain, secure] = [write(world), write(behindHttps)];
    for (const cookie of [plain, secure]) expect(cookie).toMatch(/; Path=\/; HttpOnly; SameSite=Strict/);
    expect(secure).toMatch(/^__Host-sounding=.*; Secure$/);
    expect(plain).not.toMatch(/__Host-|Secure/);
  }
});

test('https is remembered by browsers, and only where there is https', async () => {
  const age = async (one: World) => (await one.app.request('/')).headers.get('strict-transport-security');
  expect(await age(behindHttps)).toContain('max-age=31536000');
  expect(await age(world)).toBeNull();
});
