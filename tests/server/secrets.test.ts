import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { blindKeysOf, findContact, findMembersByKeys } from '../../db/queries/identity';
import { listMembers } from '../../db/queries/panel';
import { createSecrets } from '../../server/access/secrets';
import { createApp } from '../../server/app';
import type { Deps } from '../../server/deps';
import { rotateKeys } from '../../server/jobs/rotate-keys';
import { sendDueMessages } from '../../server/messages/outbox';
import { openBorn } from '../../server/steps/read-profiles';
import { addPeople } from '../support/builders';
import { createWorld, linkIn, type World } from '../support/world';

const older = Buffer.alloc(32, 1);
const newer = Buffer.alloc(32, 2);
const place = { table: 'identities', column: 'email', row: 'm1' };

test('a sealed field opens in its place and nowhere else', () => {
  const secrets = createSecrets([older]);
  const sealed = secrets.seal('ada@example.org', place);
  expect(sealed).not.toContain('ada');
  expect(secrets.open(sealed, place)).toBe('ada@example.org');
  expect(() => secrets.open(sealed, { ...place, row: 'm2' })).toThrow();
  expect(() => secrets.open(sealed, { ...place, column: 'name' })).toThrow();
  expect(secrets.seal('ada@example.org', place)).not.toBe(sealed);
});

test('after a new key is put first, old fields still open and old look-ups still find', () => {
  const before = createSecrets([older]);
  const after = createSecrets([newer, older]);
  expect(after.open(before.seal('x', place), place)).toBe('x');
  expect(after.blind('bnssg', 'email', 'a@b')).toContain(before.blind('bnssg', 'email', 'a@b')[0]);
  expect(() => createSecrets([newer]).open(before.seal('x', place), place)).toThrow(/SECRET_KEY/);
});

test('one contact has another hash in each footprint and for each kind', () => {
  const { blind } = createSecrets([older]);
  const hashes = [
    blind('bnssg', 'email', 'a'),
    blind('york', 'email', 'a'),
    blind('bnssg', 'mobile', 'a'),
  ].flat();
  expect(new Set(hashes).size).toBe(3);
});

test('a link is made again from what it is for; a new generation is another link', () => {
  const secrets = createSecrets([older]);
  expect(secrets.linkToken('answer', 'c1', 1)).toBe(createSecrets([older]).linkToken('answer', 'c1', 1));
  expect(secrets.linkToken('answer', 'c1', 2)).not.toBe(secrets.linkToken('answer', 'c1', 1));
  expect(Buffer.from(secrets.linkToken('answer', 'c1', 1), 'base64url').length * 8).toBeGreaterThanOrEqual(
    160,
  );
});

test('short codes hold over 50 bits and no letters that look alike', () => {
  const { shortCode } = createSecrets([older]);
  const codes = Array.from({ length: 500 }, (_, number) => shortCode('answer', `case ${number}`));
  expect(new Set(codes).size).toBe(500);
  for (const code of codes) expect(code).toMatch(/^[2-9A-HJKMNP-Z]{11}$/);
  expect(11 * Math.log2(31)).toBeGreaterThan(50);
});

describe('after SECRET_KEY has a new first key', () => {
  let world: World;
  let rotated: Deps;
  let mine: string;
  beforeAll(async () => {
    world = await createWorld();
    await addPeople(world, 'bnssg', [
      { contact: { name: 'Ann', email: 'ann@example.org' }, born: '1970-03' },
    ]);
    await world.form('/bnssg/lost-link', { email: 'ann@example.org' });
    mine = linkIn((await world.deliver()).at(-1), '/me/');
    rotated = { ...world.deps, secrets: createSecrets([Buffer.alloc(32, 8), Buffer.alloc(32, 7)]) };
    world.clock.forward(1);
    await world.form('/bnssg/lost-link', { email: 'ann@example.org' });
  });
  afterAll(() => world.close());

  test('links sent before still open', async () => {
    expect((await createApp(rotated).request(mine)).status).toBe(200);
  });

  test('a message with the same link goes out again, and the link is the one sent before', async () => {
    const sent: string[] = [];
    const count = await sendDueMessages(rotated, async (message) => {
      sent.push(message.text);
      return { ok: true };
    });
    expect(count).toBe(1);
    expect(sent[0]).toContain(mine);
  });

  test('a job seals everything with the new key; old links and look-ups go on', async () => {
    expect(await rotateKeys(rotated)).toEqual({ contacts: 1, births: 1 });
    expect(await rotateKeys(rotated)).toEqual({ contacts: 0, births: 0 });
    const newOnly = { ...rotated, secrets: createSecrets([Buffer.alloc(32, 8)]) };
    const [member] = await listMembers(world.deps.read('bnssg'));
    const contact = await findContact(world.deps.read('bnssg'), newOnly.secrets, member!.id);
    expect(contact).toMatchObject({ name: 'Ann', email: 'ann@example.org' });
    expect(openBorn(newOnly.secrets, member!)).toBe('1970-03');
    const keys = blindKeysOf(newOnly.secrets, 'bnssg', contact!, null);
    expect([...(await findMembersByKeys(world.deps.read('bnssg'), keys)).values()]).toContain(member!.id);
    expect((await createApp(rotated).request(mine)).status).toBe(200);
  });
});
