import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { root } from '../support/world';

/** The built product as a process of its own, the way npm start runs it. */
let folder: string;
const running: ChildProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sounding-serve-'));
});
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

async function start(environment: Record<string, string>) {
  const child = spawn(process.execPath, [join(root, 'dist', 'server', 'main.js')], {
    env: {
      PATH: process.env.PATH,
      SOUNDING_ROOT: root,
      DATA_DIR: folder,
      SOUNDING_DEMO: 'off',
      PORT: '0',
      ...environment,
    },
  });
  running.push(child);
  let out = '';
  let bad = '';
  child.stdout!.on('data', (part) => {
    out += part;
  });
  child.stderr!.on('data', (part) => {
    bad += part;
  });
  const ended = once(child, 'exit');
  for (let tries = 0; tries < 300 && !/\n\n$/.test(out) && child.exitCode === null; tries++)
    await new Promise((resolve) => setTimeout(resolve, 50));
  return { child, out: () => out, bad: () => bad, ended };
}

const freePort = () => 20_000 + Math.floor((process.pid * 7919 + Date.now()) % 20_000);

test('an empty start prints a one-time link for the first administrator, is ready, does jobs, and drains on SIGTERM', async () => {
  const port = freePort();
  const { child, out, ended } = await start({ PORT: String(port) });
  const base = `http://127.0.0.1:${port}`;
  expect(out()).toMatch(/Become the first administrator .*\/staff\/first\/[\w-]{32}/);
  expect((await fetch(`${base}/healthz`)).status).toBe(200);
  const ready = await fetch(`${base}/readyz`);
  expect(ready.status).toBe(200);
  expect(ready.headers.get('content-security-policy')).toContain("default-src 'none'");
  const token = /\/staff\/first\/([\w-]{32})/.exec(out())![1]!;
  const made = await fetch(`${base}/staff/passphrase`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      token,
      name: 'Ann',
      email: 'ann@example.org',
      passphrase: 'seven green boats sail',
    }),
  });
  expect(made.status).toBe(200);
  const job = await new Promise<{ status: number; text: string }>((resolve, reject) => {
    const asked = request(
      { socketPath: join(folder, 'control.sock'), path: '/back-up', method: 'POST' },
      (response) => {
        let text = '';
        response.on('data', (part) => {
          text += part;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
      },
    );
    asked.on('error', reject).end();
  });
  expect(job).toEqual({ status: 200, text: '{"outcome":{"kept":1,"removed":0}}' });
  child.kill('SIGTERM');
  expect((await ended)[0]).toBe(0);
  expect(out()).toContain('Stopped.');
  // The folder holds a real panel now: the demo does not open it.
  const demo = await start({ PORT: String(port), SOUNDING_DEMO: 'on' });
  await demo.ended;
  expect(demo.bad()).toContain('DATA_DIR holds a real panel, but SOUNDING_DEMO is on');
});

test('a wrong setting stops the start with its name, what was found and an example', async () => {
  const { bad, ended } = await start({ PORT: 'eighty' });
  expect((await ended)[0]).toBe(1);
  expect(bad()).toBe(
    'Sounding cannot start. PORT must be a whole number from 0 to 65535. Found: eighty. Example: PORT=3000\n',
  );
});

test('a folder that is none and an address that is taken are said before anything is built', async () => {
  const file = join(folder, 'a-file');
  writeFileSync(file, '');
  const inFile = await start({ DATA_DIR: file });
  expect((await inFile.ended)[0]).toBe(1);
  expect(inFile.bad()).toContain('DATA_DIR must be a folder that can be written: EEXIST. Found:');
  const holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  const { port } = holder.address() as AddressInfo;
  const taken = await start({ PORT: String(port), SOUNDING_DEMO: 'on' });
  await taken.ended;
  holder.close();
  expect(taken.bad()).toBe(
    `Sounding cannot start. PORT cannot be used on 127.0.0.1: EADDRINUSE. Found: ${port}. Example: PORT=3001\n`,
  );
  const elsewhere = await start({ HOST: '192.0.2.1', SOUNDING_DEMO: 'on' });
  await elsewhere.ended;
  expect(elsewhere.bad()).toContain('HOST must be an address of this machine');
  expect([taken.out(), elsewhere.out()].join()).not.toContain('database open');
});
