import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Connections, connect } from '../../db/connect';
import { migrate } from '../../db/migrate';
import { findFolderFact, keepFolderFact } from '../../db/queries/footprints';
import { dataFolder } from '../../db/schema';
import { createWriter, isAlreadyThere, type Writer } from '../../db/writer';

const root = join(import.meta.dirname, '..', '..');
let folder: string;
let connections: Connections;
let writer: Writer;
const children: ChildProcess[] = [];

const open = async () => {
  connections = await connect(folder, { busyMs: 200 });
  await migrate(connections, join(root, 'db', 'migrations'));
  writer = createWriter(connections);
};
const fact = (key: string) => findFolderFact({ sql: connections.readerSql }, key);
const child = (task: string) => {
  const started = spawn(process.execPath, [join(import.meta.dirname, 'child.mjs'), task, folder], {
    cwd: root,
  });
  children.push(started);
  return started;
};
const firstLine = async (process: ChildProcess) => String((await once(process.stdout!, 'data'))[0]).trim();

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sounding-db-'));
  await open();
});
afterEach(async () => {
  for (const one of children.splice(0)) one.kill('SIGKILL');
  await writer.stop();
  await connections.close();
  rmSync(folder, { recursive: true, force: true });
});

test('jobs sent at once are all kept, and each hears of its own', async () => {
  const results = await Promise.all(
    Array.from({ length: 200 }, (_, number) =>
      writer.writeUnbound(async (write) => {
        await keepFolderFact(write, `fact ${number}`, String(number));
        return number;
      }),
    ),
  );
  expect(results).toEqual(Array.from({ length: 200 }, (_, number) => number));
  expect(await fact('fact 199')).toBe('199');
});

test('a job that fails leaves nothing behind and does not touch its neighbours', async () => {
  const [before, broken, after] = await Promise.allSettled([
    writer.writeUnbound((write) => keepFolderFact(write, 'before', 'kept')),
    writer.writeUnbound(async (write) => {
      await keepFolderFact(write, 'broken', 'half');
      throw new Error('changed my mind');
    }),
    writer.writeUnbound((write) => keepFolderFact(write, 'after', 'kept')),
  ]);
  expect([before.status, broken.status, after.status]).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect([await fact('before'), await fact('broken'), await fact('after')]).toEqual([
    'kept',
    undefined,
    'kept',
  ]);
});

test('a second row under the same key is recognised as such', async () => {
  const add = () =>
    writer.writeUnbound((write) => write.sql.insert(dataFolder).values({ key: 'one', value: '1' }));
  await add();
  const error = await add().catch((thrown: unknown) => thrown);
  expect(isAlreadyThere(error)).toBe(true);
});

test('the reader cannot write', async () => {
  const attempt = connections.readerSql.insert(dataFolder).values({ key: 'x', value: 'y' });
  await expect(attempt).rejects.toThrow();
  expect(await fact('x')).toBeUndefined();
});

test('a lock held by another process fails the group, and the next one commits', async () => {
  const holder = child('hold-write-lock');
  expect(await firstLine(holder)).toBe('held');
  const refused = await writer
    .writeUnbound((write) => keepFolderFact(write, 'during', '1'))
    .catch((error) => error);
  expect(refused).toMatchObject({ code: 'busy' });
  holder.stdin!.write('go\n');
  await once(holder, 'exit');
  await writer.writeUnbound((write) => keepFolderFact(write, 'after', '1'));
  expect([await fact('during'), await fact('after')]).toEqual([undefined, '1']);
  // And it is on disk, not only in a connection that no longer commits.
  await writer.stop();
  await connections.close();
  await open();
  expect(await fact('after')).toBe('1');
});

test('a full disk refuses to save, keeps what is there, and recovers alone', async () => {
  await writer.writeUnbound((write) => keepFolderFact(write, 'earlier', 'kept'));
  const { rows } = await connections.writer.execute('PRAGMA page_count');
  await connections.writer.execute(`PRAGMA max_page_count = ${Number(rows[0]?.[0]) + 1}`);
  const refused = await writer
    .writeUnbound((write) => keepFolderFact(write, 'large', 'x'.repeat(100_000)))
    .catch((error) => error);
  expect(refused).toMatchObject({ code: 'full' });
  expect(await fact('earlier')).toBe('kept');
  // Reconnecting forgot the limit, as freeing space would lift it.
  await writer.writeUnbound((write) => keepFolderFact(write, 'later', 'kept'));
  expect(await fact('later')).toBe('kept');
});

test('a connection that cannot be made anew at once stops neither the replies nor the queue', async () => {
  const { rows } = await connections.writer.execute('PRAGMA page_count');
  await connections.writer.execute(`PRAGMA max_page_count = ${Number(rows[0]?.[0]) + 1}`);
  const { writer: client } = connections;
  const reconnect = client.reconnect.bind(client);
  let isOut = true;
  client.reconnect = () => (isOut ? Promise.reject(new Error('too many open files')) : reconnect());
  const keepMuch = () =>
    writer
      .writeUnbound((write) => keepFolderFact(write, 'large', 'x'.repeat(100_000)))
      .catch((error: unknown) => error);
  expect(await keepMuch()).toMatchObject({ code: 'full' });
  // Never on the spoilt connection, which would say "saved" and keep nothing.
  const meanwhile = await writer
    .writeUnbound((write) => keepFolderFact(write, 'meanwhile', 'kept'))
    .catch((error: unknown) => error);
  expect(meanwhile).toMatchObject({ code: 'busy' });
  isOut = false;
  await writer.writeUnbound((write) => keepFolderFact(write, 'later', 'kept'));
  expect([await fact('large'), await fact('meanwhile'), await fact('later')]).toEqual([
    undefined,
    undefined,
    'kept',
  ]);
});

test('one process owns the data folder; when it is killed the folder is free at once', async () => {
  const second = child('own');
  expect(await firstLine(second)).toBe('in-use');
  await writer.stop();
  await connections.close();
  const third = child('own');
  expect(await firstLine(third)).toBe('owned');
  third.kill('SIGKILL');
  await once(third, 'exit');
  await open();
  expect(await fact('anything')).toBeUndefined();
});

test('what was acknowledged is there after the process is killed (R31)', async () => {
  await writer.stop();
  await connections.close();
  const busy = child('write-until-killed');
  let told = '';
  busy.stdout!.on('data', (part) => {
    told += part;
  });
  await once(busy.stdout!, 'data');
  await new Promise((resolve) => setTimeout(resolve, 250));
  busy.kill('SIGKILL');
  await once(busy, 'exit');
  await open();
  const acknowledged = told.split('\n').slice(0, -1);
  expect(acknowledged.length).toBeGreaterThan(8);
  const kept = await connections.readerSql.select({ value: dataFolder.value }).from(dataFolder);
  const values = new Set(kept.map((row) => row.value));
  expect(acknowledged.filter((number) => !values.has(number))).toEqual([]);
});

test('a queue that is too long says so instead of growing', async () => {
  const jobs = Array.from({ length: 2100 }, () =>
    writer.writeUnbound((write) => write.sql.run(sql`select 1`)),
  );
  const outcomes = await Promise.allSettled(jobs);
  const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
  expect(refused.length).toBeGreaterThan(0);
  expect(refused[0]).toMatchObject({ reason: { code: 'overloaded' } });
});
