import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addSession, addStaff, setRoles } from '../../db/queries/access';
import { listTray } from '../../db/queries/messages';
import type { FootprintTemplateName } from '../../db/reference/footprints';
import { loadPlaces, type Places } from '../../db/reference/places';
import { hashToken } from '../../server/access/secrets';
import { type App, createApp } from '../../server/app';
import { readConfig } from '../../server/config';
import type { Deps } from '../../server/deps';
import { createLog } from '../../server/log';
import { type Composed, composeMessage, sendDueMessages } from '../../server/messages/outbox';
import type { SendMail } from '../../server/messages/smtp';
import { open } from '../../server/open';
import { loadPages, type Pages } from '../../server/pages';
import { openFootprint } from '../../server/steps/open-footprint';
import { createPool, type Pool } from '../../server/work/pool';
import type { StaffRole } from '../../surveys/vocabulary';
import { watchFootprints } from './walls';

export const root = join(import.meta.dirname, '..', '..');

let places: Places | undefined;
let pages: Promise<Pages> | undefined;
/** One for all worlds of a test file: a thread that runs from the sources takes seconds to start. */
let pool: Pool | undefined;

export type Reply = {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: unknown;
  readonly location: string | null;
};

export type World = {
  readonly deps: Deps;
  readonly app: App;
  readonly clock: { now: Date; readonly forward: (days: number) => void };
  readonly log: string[];
  readonly folder: string;
  readonly mail: Composed[];
  /** Sends what waits in the outbox and returns all mail sent so far. */
  readonly deliver: (send?: SendMail) => Promise<Composed[]>;
  readonly get: (path: string, as?: Staff) => Promise<Reply>;
  /** Posts a form as a browser would. */
  readonly form: (
    path: string,
    fields: Record<string, string | readonly string[]>,
    as?: Staff,
  ) => Promise<Reply>;
  readonly send: (method: string, path: string, body: unknown, as?: Staff) => Promise<Reply>;
  /** A signed-in member of staff with these roles in a footprint. */
  readonly staff: (
    footprintId: string,
    roles: readonly StaffRole[],
    pathways?: readonly string[],
  ) => Promise<Staff>;
  /** Stops the product and leaves its folder. */
  readonly stop: () => Promise<void>;
  readonly close: () => Promise<void>;
};

export type Staff = { readonly id: string; readonly cookie: string };

/** The product on a fresh database file, with time held still, mail caught and the real pages. */
export async function createWorld(
  options: {
    footprints?: readonly FootprintTemplateName[];
    now?: string;
    environment?: Record<string, string>;
    isDemo?: boolean;
    /** Hears each statement sent to the database. */
    onStatement?: (sql: string) => void;
  } = {},
): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'sounding-'));
  const clock = {
    now: new Date(options.now ?? '2026-03-02T09:00:00Z'),
    forward: (days: number) => {
      clock.now = new Date(clock.now.getTime() + days * 86_400_000);
    },
  };
  const log: string[] = [];
  const config = readConfig(
    {
      PORT: '3000',
      DATA_DIR: folder,
      SECRET_KEY: Buffer.alloc(32, 7).toString('base64url'),
      SOUNDING_DEMO: options.isDemo ? 'on' : 'off',
      ...options.environment,
    },
    root,
  );
  places ??= loadPlaces(join(root, 'db', 'reference', 'places'));
  pages ??= loadPages(root);
  pool ??= createPool(new URL('../../server/work/from-source.mjs', import.meta.url));
  const { deps, close } = await open({
    root,
    config,
    log: createLog({ logLevel: 'info' }, { write: (line: string) => void log.push(line) }),
    now: () => clock.now,
    pages: await pages,
    pool,
    places,
    nudgeOutbox: () => {},
    watch: (sql) => {
      watchFootprints(sql);
      options.onStatement?.(sql);
    },
    onUnexpected: (error) => console.error(error),
  });
  for (const template of options.footprints ?? ['bnssg'])
    await openFootprint(deps, template, { isDemo: options.isDemo ?? false, by: 'system' });
  const app = createApp(deps);
  const mail: Composed[] = [];
  const ask = async (path: string, init: RequestInit): Promise<Reply> => {
    const response = await app.request(path, init);
    const text = await response.text();
    let json: unknown = null;
    try {
      json = JSON.parse(text);
    } catch {
      // A page.
    }
    return {
      status: response.status,
      headers: response.headers,
      text,
      json,
      location: response.headers.get('location'),
    };
  };
  let isStopped = false;
  const stop = async () => {
    if (isStopped) return;
    isStopped = true;
    await close();
  };
  return {
    deps,
    app,
    clock,
    log,
    folder,
    mail,
    deliver: async (send) => {
      await sendDueMessages(
        deps,
        send ??
          (async (message) => {
            mail.push(message);
            return { ok: true };
          }),
      );
      return mail;
    },
    get: (path, as) =>
      ask(path, {
        headers: {
          accept: path.startsWith('/api/') ? 'application/json' : 'text/html',
          ...(as ? { cookie: as.cookie } : {}),
        },
      }),
    form: (path, fields, as) => {
      const body = new URLSearchParams();
      for (const [name, value] of Object.entries(fields))
        for (const one of [value].flat()) body.append(name, one);
      return ask(path, {
        method: 'POST',
        body,
        headers: {
          accept: 'text/html',
          'content-type': 'application/x-www-form-urlencoded',
          'sec-fetch-site': 'same-origin',
          ...(as ? { cookie: as.cookie } : {}),
        },
      });
    },
    send: (method, path, body, as) =>
      ask(path, {
        method,
        body: JSON.stringify(body),
        headers: {
          accept: 'application/json',
          'content-type': 'application/json',
          'sec-fetch-site': 'same-origin',
          ...(as ? { cookie: as.cookie } : {}),
        },
      }),
    staff: async (footprintId, roles, pathways = []) => {
      const id = deps.secrets.newId();
      const token = deps.secrets.random();
      await deps.writer.writeUnbound(async (write) => {
        await addStaff(write, {
          id,
          email: `${id}@staff.invalid`,
          name: `Staff ${roles.join(' and ')}`,
          createdAt: clock.now,
        });
        await setRoles(
          write,
          footprintId,
          id,
          roles.map((role) => ({ role, pathways: role === 'programme' ? [...pathways] : null })),
        );
        await addSession(write, {
          tokenHash: hashToken(token),
          staffId: id,
          footprintId,
          createdAt: clock.now,
          expiresAt: new Date(clock.now.getTime() + 400 * 86_400_000),
        });
      });
      return { id, cookie: `sounding=${token}` };
    },
    stop,
    close: async () => {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The messages in a footprint's tray as they would arrive, newest first. */
export async function readTray(world: World, footprintId: string): Promise<Composed[]> {
  const rows = await listTray(world.deps.read(footprintId), 1000);
  const composed = await Promise.all(rows.map((row) => composeMessage(world.deps, row)));
  return composed.filter((message): message is Composed => message !== null);
}

/** The path of the first link of a message that begins with this. */
export function linkIn(message: Composed | undefined, beginning: string): string {
  const found = message?.text
    .split(/\s+/)
    .find((word) => word.includes(`${beginning}`) && word.startsWith('http'));
  if (!found) throw new Error(`The message has no link ${beginning}: ${message?.subject}`);
  return new URL(found).pathname;
}
