import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createClient } from '@libsql/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerAll, hiddenIn, issueWave, planWave } from '../support/fieldwork';
import { aFrame, ann, fieldsIn, joinAndConfirm } from '../support/recruits';
import { createWorld, linkIn, type Staff, type World } from '../support/world';

/** One person's whole way, and then a search for them in everything the product has written down (R29, R30). */
let world: World;
let lead: Staff;
const tokens: string[] = [];
const reason = 'Ann Mortimer is moving to Leeds';
const identity = {
  ...ann,
  email: 'Ann.Mortimer@example.org',
  mobile: '07700 900123',
  landline: '0117 496 0123',
  address: '12 Orchard Terrace',
};
/** As typed and as kept. */
const private_ = [
  ...['Mortimer', 'mortimer@example', '7700900123', '07700 900123', '1174960123', '0117 496 0123'],
  ...['Orchard Terrace', 'BS1 3JA', 'BS13JA'],
];

beforeAll(async () => {
  world = await createWorld();
  lead = await world.staff('bnssg', ['engagement-lead', 'administrator']);
  await aFrame(world, 'bnssg', { size: 3, cells: { sex: { female: 2, male: 1 } } });
  await joinAndConfirm(world, 'bnssg', identity);
  await world.deliver();
  const wave = await planWave(world, 'bnssg', lead);
  const survey = [...(await issueWave(world, 'bnssg', wave, lead)).values()][0]!;
  await answerAll(world, survey);
  const mine = linkIn(world.mail.at(-1), '/me/');
  await world.get(`${mine}/all`);
  const form = await world.get(`${mine}/change/contact`);
  await world.form(`${mine}/change/contact`, { ...fieldsIn(form), ...identity, go: 'next' });
  await world.form('/bnssg/lost-link', { email: identity.email });
  await world.deliver();
  for (const { text } of world.mail)
    for (const [, token] of text.matchAll(/\/(?:s|me|confirm)\/([\w-]+)/g)) tokens.push(token!);
});
afterAll(() => world.close());

const tableOf = async (name: string) => {
  const client = createClient({ url: `file:${join(world.folder, 'sounding.db')}` });
  const { rows } = await client.execute(`SELECT * FROM ${name}`);
  client.close();
  return JSON.stringify(rows.map((row) => Object.values(row)));
};
const bytes = () =>
  ['sounding.db', 'sounding.db-wal'].map((name) => readFileSync(join(world.folder, name))).join('\n');
const found = (text: string, words: readonly string[]) =>
  words.filter((word) => text.toLowerCase().includes(word.toLowerCase()));

test('the journey happened: they answered, wrote, and were written to', async () => {
  expect(new Set(tokens).size).toBe(3);
  expect(await tableOf('responses')).toContain('The buses are a worry');
  expect(
    world.mail.filter(({ to }) => to.toLowerCase() === identity.email.toLowerCase()).length,
  ).toBeGreaterThan(3);
});

test('no log line, no message waiting and no line of the audit holds who they are, what they wrote or a link', async () => {
  const secret = [...private_, ...tokens, 'The buses are a worry'];
  expect(found(world.log.join('\n'), secret)).toEqual([]);
  for (const table of ['outbox', 'audit_entries', 'audit_members', 'case_events', 'member_events', 'imports'])
    expect(found(await tableOf(table), secret), table).toEqual([]);
});

test('the database file holds nobody in the clear, and no token that opens anything', () => {
  expect(found(bytes(), [...private_, ...tokens])).toEqual([]);
});

test('whoever leaves leaves nothing of who they are behind, not in what they said on going either', async () => {
  const mine = linkIn(world.mail.at(-1), '/me/');
  const page = await world.get(`${mine}/leave`);
  await world.form(`${mine}/leave`, { submission: hiddenIn(page, 'submission'), reason });
  expect((await world.get(mine)).status).toBe(404);
  for (const table of ['member_events', 'audit_entries', 'members', 'outbox'])
    expect(found(await tableOf(table), ['Leeds', ...private_]), table).toEqual([]);
  for (const table of ['identities', 'blind_indexes', 'short_codes'])
    expect(await tableOf(table), table).toBe('[]');
  expect(found(bytes(), ['moving to Leeds'])).toEqual([]);
});
