import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { serve as listen } from '@hono/node-server';
import { Cron } from 'croner';
import { findGeneration, hasStaff, keepLink, revokeLinks } from '../db/queries/access';
import { findFolderFact, keepFolderFact } from '../db/queries/footprints';
import { prepareLink } from './access/links';
import { createApp } from './app';
import { type Config, ConfigError } from './config';
import { openControl } from './control';
import { openDemo } from './demo';
import { listDemoStaff } from './demo/staff';
import type { Deps } from './deps';
import { type JobName, jobs } from './jobs';
import { runJob } from './jobs/run';
import { createLog } from './log';
import { sendDueMessages } from './messages/outbox';
import { createSmtp } from './messages/smtp';
import { open } from './open';
import { loadPages } from './pages';
import { createPool } from './work/pool';

const say = (line: string) => process.stdout.write(`${line}\n`);

/** Starts the product: database, demo if wanted, server, jobs. Ends cleanly on SIGTERM or SIGINT. */
export async function serve(config: Config, root: string): Promise<void> {
  const startedAt = Date.now();
  const phase = (words: string) =>
    say(`${((Date.now() - startedAt) / 1000).toFixed(1).padStart(5)} s  ${words}`);
  const log = createLog(config);
  const pages = await loadPages(root);
  phase('pages loaded');
  // Before the work of a minute, not after it.
  await requireFree(config);
  const pool = createPool(new URL('./worker.js', import.meta.url), { warm: 1 });
  const smtp = createSmtp(config);
  let outboxRun: Promise<unknown> | null = null;
  const runOutbox = (deps: Deps) => {
    outboxRun ??= sendDueMessages(deps, smtp?.send ?? null)
      .catch((error: unknown) =>
        log.error('outbox.failed', { kind: error instanceof Error ? error.name : 'unknown' }),
      )
      .finally(() => {
        outboxRun = null;
      });
    return outboxRun;
  };
  let nudge = () => {};
  const { deps, migrated, close } = await open({
    root,
    config,
    log,
    now: () => new Date(),
    pages,
    pool,
    nudgeOutbox: () => nudge(),
  });
  phase(
    `database open, ${migrated === 0 ? 'schema current' : `${migrated} migrations applied`}: ${config.dataDir}`,
  );
  await requireSameKind(deps, config);
  if (config.isDemo) {
    const built = await openDemo(deps, (words) => phase(words));
    phase(built ? 'demo footprint built' : 'demo footprint ready');
  }

  let isReady = false;
  const app = createApp(deps, { isReady: () => isReady });
  const server = listen({
    fetch: app.fetch,
    port: config.port,
    hostname: config.host,
    // A clip on a slow line takes longer than the five minutes that Node allows a request.
    serverOptions: { requestTimeout: 30 * 60_000 },
  });
  await once(server, 'listening').catch((error: unknown) => {
    throw cannotListen(config, error);
  });
  nudge = () => void runOutbox(deps);
  const timers = [
    new Cron('*/10 * * * * *', { unref: true }, () => nudge()),
    ...(Object.keys(jobs) as JobName[]).map(
      (name) =>
        new Cron(
          jobs[name].schedule,
          { unref: true, timezone: 'UTC' },
          () => void runJob(deps, name).catch(() => undefined),
        ),
    ),
  ];
  const closeControl = await openControl(join(config.dataDir, 'control.sock'), async (name) => {
    if (name === 'send-messages') return { sent: Number(await runOutbox(deps)) || 0 };
    if (!Object.hasOwn(jobs, name)) return null;
    return runJob(deps, name as JobName);
  });
  isReady = true;
  phase(`ready at ${config.baseUrl}`);
  await sayWhereToBegin(deps, config);

  await Promise.race(['SIGTERM', 'SIGINT'].map((signal) => once(process, signal)));
  isReady = false;
  say('Stopping: finishing what is under way.');
  for (const timer of timers) timer.stop();
  closeControl();
  const isClosed = new Promise<void>((resolve) => server.close(() => resolve()));
  // Connections kept open by browsers must not hold the stop for ever.
  const force = setTimeout(
    () => (server as { closeAllConnections?: () => void }).closeAllConnections?.(),
    8_000,
  );
  (server as { closeIdleConnections?: () => void }).closeIdleConnections?.();
  await isClosed;
  clearTimeout(force);
  await outboxRun;
  smtp?.close();
  await pool.stop();
  await close();
  say('Stopped.');
  process.exit(0);
}

/** Tries the address, so that a taken port or a host that is not this machine is said at once. */
async function requireFree(config: Config): Promise<void> {
  const probe = createServer().listen(config.port, config.host);
  await once(probe, 'listening').catch((error: unknown) => {
    throw cannotListen(config, error);
  });
  probe.close();
  await once(probe, 'close');
}

/** Which setting is to blame: the port when something else holds it or it needs rights, the host for all else. */
function cannotListen({ host, port }: Config, error: unknown): ConfigError {
  const code = (error as { code?: string }).code ?? 'unknown trouble';
  return code === 'EADDRINUSE' || code === 'EACCES'
    ? new ConfigError(`PORT cannot be used on ${host}: ${code}. Found: ${port}. Example: PORT=3001`)
    : new ConfigError(
        `HOST must be an address of this machine: ${code}. Found: ${host}. Example: HOST=127.0.0.1`,
      );
}

/** A demo's folder holds invented people; it is never opened as a real panel, nor a real panel as a demo. */
async function requireSameKind(deps: Deps, config: Config): Promise<void> {
  const wanted = config.isDemo ? 'demo' : 'panel';
  const found = await findFolderFact(deps.unbound, 'kind');
  if (found === undefined) {
    await deps.writer.writeUnbound((write) => keepFolderFact(write, 'kind', wanted));
  } else if (found !== wanted) {
    throw new ConfigError(
      `DATA_DIR holds ${found === 'demo' ? 'a demo' : 'a real panel'}, but SOUNDING_DEMO is ${config.isDemo ? 'on' : 'off'}. Found: ${config.dataDir}. Example: DATA_DIR=./data/${wanted}`,
    );
  }
}

async function sayWhereToBegin(deps: Deps, config: Config): Promise<void> {
  const lines: string[] = [''];
  for (const footprint of await deps.listFootprints())
    lines.push(`  ${footprint.name.padEnd(32)} ${config.baseUrl}/${footprint.id}`);
  if (config.isDemo) {
    lines.push('', '  Sign in once with each of these:');
    for (const { role, token } of await makeDemoSignIns(deps))
      lines.push(`  ${role.padEnd(18)} ${config.baseUrl}/staff/enter/${token}`);
  } else if (!(await hasStaff(deps.unbound))) {
    const { token, row } = prepareLink(deps, {
      purpose: 'first-administrator',
      footprintId: null,
      rowId: deps.secrets.newId(),
      hours: 24,
    });
    await deps.writer.writeUnbound((write) => keepLink(write, row));
    lines.push(
      '',
      `  Become the first administrator (works once, for a day): ${config.baseUrl}/staff/first/${token}`,
    );
  }
  // In one piece, so that whoever reads along has all of it or nothing.
  say([...lines, ''].join('\n'));
}

/** A one-use link for each role of the demo; made anew at each start, earlier ones die. */
async function makeDemoSignIns(deps: Deps) {
  const signIns: { role: string; token: string }[] = [];
  for (const person of await listDemoStaff(deps)) {
    const token = await deps.writer.writeUnbound(async (write) => {
      const generation = (await findGeneration(write, 'sign-in', person.id)) + 1;
      await revokeLinks(write, 'sign-in', person.id);
      const link = prepareLink(deps, {
        purpose: 'sign-in',
        footprintId: null,
        rowId: person.id,
        generation: Math.max(generation, Math.floor(deps.now().getTime() / 1000)),
        hours: 24 * 7,
      });
      await keepLink(write, link.row);
      return link.token;
    });
    signIns.push({ role: person.role, token });
  }
  return signIns;
}
