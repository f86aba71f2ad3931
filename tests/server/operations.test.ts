import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Operation } from '../../server/contract/operation';
import { stations } from '../../server/stations';
import { type StaffRole, staffRoles } from '../../surveys/vocabulary';
import { snapshotOf } from '../support/snapshot';
import { createWorld, type Reply, type Staff, type World } from '../support/world';

/** Every operation as every role, and every operation given rubbish: generated from the records, so a new one is tested on arrival. */
let world: World;
const as = new Map<StaffRole | 'nobody' | 'stranger', Staff | undefined>();

beforeAll(async () => {
  world = await createWorld({ footprints: ['bnssg', 'york'] });
  for (const role of staffRoles) as.set(role, await world.staff('bnssg', [role]));
  as.set('nobody', undefined);
  as.set('stranger', await world.staff('york', [...staffRoles]));
});
afterAll(() => world.close());

const operations = stations.map(({ operation }) => operation);

const pathOf = (operation: Operation) => {
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(operation.example.params?.[name] ?? (name === 'footprint' ? 'bnssg' : 'none')),
  );
  const query = new URLSearchParams(operation.example.query).toString();
  return query ? `${path}?${query}` : path;
};

async function call(
  operation: Operation,
  staff: Staff | undefined,
  body?: { type: string; text: string },
): Promise<Reply> {
  const sent =
    body ??
    (operation.form
      ? {
          type: 'application/x-www-form-urlencoded',
          text: new URLSearchParams(
            Object.entries(operation.example.form ?? {}).flatMap(([name, value]) =>
              [value].flat().map((one) => [name, one]),
            ),
          ).toString(),
        }
      : operation.upload
        ? { type: 'application/octet-stream', text: 'WEBVTT\n\n00:00.000 --> 00:02.000\nHello\n' }
        : { type: 'application/json', text: JSON.stringify(operation.example.body ?? {}) });
  const hasBody = operation.method !== 'get' && operation.method !== 'delete';
  const response = await world.app.request(pathOf(operation), {
    method: operation.method.toUpperCase(),
    headers: {
      accept: 'application/json',
      'sec-fetch-site': 'same-origin',
      ...(hasBody ? { 'content-type': sent.type } : {}),
      ...(staff ? { cookie: staff.cookie } : {}),
    },
    ...(hasBody ? { body: sent.text } : {}),
  });
  return {
    status: response.status,
    headers: response.headers,
    text: await response.text(),
    json: null,
    location: null,
  };
}

test('every operation has an id of its own, a path of its own, and ends somewhere', () => {
  const ids = operations.map((operation) => operation.id);
  expect(new Set(ids).size).toBe(ids.length);
  const routes = operations.map(
    (operation) => `${operation.method} ${operation.path.replace(/\{\w+\}/g, '{}')}`,
  );
  expect(new Set(routes).size).toBe(routes.length);
  for (const operation of operations) {
    expect(operation.summary.length, operation.id).toBeGreaterThan(10);
    for (const [, name] of operation.path.matchAll(/\{(\w+)\}/g)) {
      if (name !== 'token') expect(Object.keys(operation.params?.shape ?? {}), operation.id).toContain(name);
    }
  }
});

test('a form is told in plain words what to put right', async () => {
  const operation = operations.find(({ id }) => id === 'fieldwork.planWave')!;
  const text = JSON.stringify({
    ...(operation.example.body as object),
    questionnaire: '',
    title: '',
    opensOn: 3,
  });
  const reply = await call(operation, as.get('engagement-lead'), { type: 'application/json', text });
  expect(JSON.parse(reply.text).fields).toMatchObject([
    { path: 'questionnaire', message: 'Choose a questionnaire' },
    { path: 'title', message: 'Write a title for the list, such as Survey 1' },
    { path: 'opensOn', message: 'Write the date like 2026-03-28' },
  ]);
});

test('JSON bodies refuse unknown fields', () => {
  for (const { id, body } of operations) {
    if (body === undefined || !('shape' in body)) continue;
    const parsed = body.safeParse({ 'a field nobody knows': 1 });
    expect(JSON.stringify(parsed.error?.issues), id).toContain('unrecognized_keys');
  }
});

describe('operation × role', () => {
  for (const operation of operations) {
    const { who } = operation;
    test(`${operation.id}: ${'staff' in who ? who.staff.join(', ') : Object.keys(who)[0]}`, async () => {
      for (const [role, staff] of as) {
        // Signing out would end the session that the next lines need.
        if (operation.id === 'access.signOut' && staff) continue;
        const { status } = await call(operation, staff);
        const said = `${operation.id} as ${role}`;
        expect(status, said).toBeLessThan(500);
        if ('staff' in who) {
          if (role === 'nobody') expect(status, said).toBe(401);
          else if (role === 'stranger') expect(status, said).toBe(404);
          else if (who.staff.includes(role)) expect([401, 403], said).not.toContain(status);
          else expect(status, said).toBe(403);
        }
        if ('signedIn' in who && role === 'nobody') expect(status, said).toBe(401);
        if ('link' in who) expect(status, said).toBe(404);
      }
    });
  }
});

describe('rubbish is answered, never with a fault of ours', () => {
  const rubbish: { type: string; text: string }[] = [
    { type: 'application/json', text: '' },
    { type: 'application/json', text: '{' },
    { type: 'application/json', text: 'null' },
    { type: 'application/json', text: '[]' },
    { type: 'application/json', text: '"words"' },
    { type: 'application/json', text: `${'['.repeat(3000)}${']'.repeat(3000)}` },
    { type: 'application/json', text: JSON.stringify({ __proto__: null, constructor: { prototype: 1 } }) },
    { type: 'text/plain', text: 'a=1' },
    { type: 'application/x-www-form-urlencoded', text: '%E0%A4%A&&&=;a=1&a=2&__proto__=x' },
    { type: 'application/x-www-form-urlencoded', text: `a=${'x'.repeat(70_000)}` },
    { type: 'multipart/form-data; boundary=x', text: '--x\r\n' },
    { type: 'application/octet-stream', text: '' },
    { type: 'application/octet-stream', text: 'MZ\u0000 a program' },
  ];
  const wrongValues: unknown[] = [
    null,
    true,
    -1,
    1e308,
    '',
    'x'.repeat(10_000),
    '\u0000\uD800',
    [],
    {},
    [[[]]],
    { $gt: '' },
  ];

  for (const operation of operations) {
    test(operation.id, async () => {
      const staff = 'staff' in operation.who ? as.get(operation.who.staff[0]!) : as.get('administrator');
      if (operation.id === 'access.signOut') return;
      const bodies = operation.method === 'get' || operation.method === 'delete' ? [] : [...rubbish];
      const example = operation.example.body;
      if (typeof example === 'object' && example !== null && !Array.isArray(example)) {
        for (const field of Object.keys(example)) {
          for (const wrong of wrongValues)
            bodies.push({ type: 'application/json', text: JSON.stringify({ ...example, [field]: wrong }) });
        }
        bodies.push({ type: 'application/json', text: JSON.stringify({ ...example, unknown: 1 }) });
      }
      for (const field of Object.keys(operation.example.form ?? {})) {
        for (const wrong of ['', '\u0000', 'x'.repeat(5000), '<script>', '-1', '1e999', '__proto__']) {
          bodies.push({
            type: 'application/x-www-form-urlencoded',
            text: new URLSearchParams({
              ...(operation.example.form as Record<string, string>),
              [field]: wrong,
            }).toString(),
          });
        }
      }
      for (const body of bodies) {
        const reply = await call(operation, staff, body);
        expect(
          reply.status,
          `${body.type} ${body.text.slice(0, 80)}: ${reply.text.slice(0, 200)}`,
        ).toBeLessThan(500);
        expect(reply.text).not.toMatch(/\bat .*\.(ts|js):\d+/);
        // What a form shows beside its fields is said in plain words.
        if (reply.status === 422 && reply.text.startsWith('{'))
          expect(reply.text).not.toMatch(
            /Invalid (input|option|string)|Too (small|big)|Unrecognized key|>=|<=/,
          );
      }
      if (operation.body && operation.method !== 'delete') {
        const most = operation.bodyLimit ?? 64 * 1024;
        const huge = { type: 'application/json', text: JSON.stringify({ x: 'x'.repeat(most) }) };
        // Whoever has no link is told so before anything they send is read.
        const refused = 'link' in operation.who ? 404 : 413;
        expect((await call(operation, staff, huge)).status, 'a body over its limit').toBe(refused);
      }
      for (const strange of [
        '..%2f..%2fetc',
        '%00',
        'x'.repeat(300),
        '%F0%9F%92%A9',
        "'; drop table members; --",
      ]) {
        const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) =>
          name === 'footprint' ? 'bnssg' : encodeURI(strange),
        );
        if (path === operation.path) break;
        const response = await world.app.request(path, {
          method: operation.method.toUpperCase(),
          headers: {
            accept: 'application/json',
            ...(staff ? { cookie: staff.cookie } : {}),
            'sec-fetch-site': 'same-origin',
          },
        });
        expect(response.status, path).toBeLessThan(500);
      }
    });
  }
});

test('a GET changes nothing', async () => {
  const before = await snapshotOf(world);
  for (const operation of operations)
    if (operation.method === 'get') for (const staff of as.values()) await call(operation, staff);
  expect(await snapshotOf(world)).toEqual(before);
});
