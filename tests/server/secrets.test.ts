import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { type Client, createClient } from '@libsql/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { blindKeysOf, findContact, findMembersByKeys, keepNewEmail } from '../../db/queries/identity';
import { listMembers } from '../../db/queries/panel';
import { createSecrets } from '../../server/access/secrets';
import { createApp } from '../../server/app';
import type { Deps } from '../../server/deps';
import { rotateKeys } from '../../server/jobs/rotate-keys';
import { sendDueMessages } from '../../server/messages/outbox';
import { leavePanel } from '../../server/steps/leave-panel';
import { openBorn } from '../../server/steps/read-profiles';
import { addPeople } from '../support/builders';
import { addWilling, inviteTo, planGroup, say, searchLottery } from '../support/groups';
import { createWorld, linkIn, type World } from '../support/world';

const older = Buffer.alloc(32, 1);
const newer = Buffer.alloc(32, 2);
const place = { table: 'identities', column: 'email', row: 'm1' } as const;

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
  let ann: string;
  beforeAll(async () => {
    world = await createWorld();
    ann = (
      await addPeople(world, 'bnssg', [
        { contact: { name: 'Ann', email: 'ann@example.org' }, born: '1970-03' },
      ])
    )[0]!;
    await fillEverySealedColumn(world);
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
    const before = await columnsSealedWith(world, Buffer.alloc(32, 7));
    // A column that holds sealed words and is not filled here would be proven by nothing.
    expect(before).toEqual(await columnsCalledSealed(world));
    const { contacts, fields } = await rotateKeys(rotated);
    expect(contacts).toBe(4);
    expect(fields).toBeGreaterThanOrEqual(6);
    expect(await columnsSealedWith(world, Buffer.alloc(32, 7))).toEqual(keptUnderTheirKey);
    expect(await rotateKeys(rotated)).toEqual({ contacts: 0, fields: 0 });
    const newOnly = { ...rotated, secrets: createSecrets([Buffer.alloc(32, 8)]) };
    const member = (await listMembers(world.deps.read('bnssg'))).find(({ id }) => id === ann);
    const contact = await findContact(world.deps.read('bnssg'), newOnly.secrets, member!.id);
    expect(contact).toMatchObject({ name: 'Ann', email: 'ann@example.org' });
    expect(openBorn(newOnly.secrets, member!)).toBe('1970-03');
    const keys = blindKeysOf(newOnly.secrets, 'bnssg', contact!, null);
    expect([...(await findMembersByKeys(world.deps.read('bnssg'), keys)).values()]).toContain(member!.id);
    expect((await createApp(rotated).request(mine)).status).toBe(200);
  });
});

/** A log that only grows: what is sealed in it stays under its key, which stays listed (see rotate-keys). */
const keptUnderTheirKey = ['member_events.detail'];

/** People with every way of being reached, a group with needs and a lottery, and someone who left with a word. */
async function fillEverySealedColumn(world: World): Promise<void> {
  const lead = await world.staff('bnssg', ['engagement-lead']);
  const reachable = {
    mobile: '+447700900111',
    landline: '+441173000111',
    address: '1 High Street',
    postcode: 'BS1 3JA',
  };
  const [first, , , leaver] = await addWilling(world, 'bnssg', [
    { contact: reachable, born: '1960-01' },
    { born: '1961-01' },
    { born: '1962-01' },
    { born: '1963-01' },
  ]);
  await world.deps.writer.write('bnssg', (write) =>
    keepNewEmail(write, world.deps.secrets, first!, { email: 'new@example.org', request: 'asked' }),
  );
  const group = await planGroup(world, 'bnssg', lead, { seats: 2 });
  for (const link of (await inviteTo(world, 'bnssg', group, 9, lead)).values())
    await say(world, link, 'can-come', { needs: 'A ramp' });
  await searchLottery(world, 'bnssg', group, lead);
  await leavePanel(world.deps, 'bnssg', leaver!, { because: 'asked', words: 'I am moving', by: 'member' });
}

/** Tables and columns in which something is sealed with a key, wherever it stands. */
async function columnsSealedWith(world: World, key: Buffer): Promise<string[]> {
  const mark = `${createHash('sha256').update(key).digest('hex').slice(0, 8)}.`;
  return listColumns(world, async (client, table, column) => {
    const found = await client.execute({
      sql: `SELECT 1 FROM "${table}" WHERE instr("${column}", ?) > 0 LIMIT 1`,
      args: [mark],
    });
    return found.rows.length > 0;
  });
}

/** Columns that say by their name that they are sealed, and those that hold something sealed inside. */
const columnsCalledSealed = async (world: World) =>
  [
    ...(await listColumns(world, async (_client, _table, column) => /sealed$/.test(column))),
    ...keptUnderTheirKey,
  ].sort();

async function listColumns(
  world: World,
  isWanted: (client: Client, table: string, column: string) => Promise<boolean>,
): Promise<string[]> {
  const client = createClient({ url: `file:${join(world.folder, 'sounding.db')}`, concurrency: 1 });
  try {
    const wanted: string[] = [];
    const { rows } = await client.execute("SELECT name FROM sqlite_master WHERE type = 'table'");
    for (const [table] of rows.map((row) => [String(row[0])] as const)) {
      const columns = (await client.execute(`PRAGMA table_info("${table}")`)).rows;
      for (const column of columns.map((row) => String(row[1])))
        if (await isWanted(client, table, column)) wanted.push(`${table}.${column}`);
    }
    return wanted.sort();
  } finally {
    client.close();
  }
}
