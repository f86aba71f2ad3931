import type { z } from 'zod';
import { seededRandom } from '../../analysis/random';
import { addSession, endSession } from '../../db/queries/access';
import type { StaffRole } from '../../surveys/vocabulary';
import { hashToken } from '../access/secrets';
import { createApp } from '../app';
import type { Operation, ReplyOf, SentBodyOf } from '../contract/operation';
import type { Deps } from '../deps';
import { sendDueMessages } from '../messages/outbox';
import type { SendMail } from '../messages/smtp';
import { listDemoStaff } from './staff';

type Sent<Schema> = Schema extends z.ZodType ? z.input<Schema> : undefined;
type Given<O extends Operation> = {
  readonly params?: Sent<O['params']> extends object ? Omit<Sent<O['params']>, 'footprint'> : undefined;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: SentBodyOf<O>;
};

/** Drives the product as its people do, on the demo's own clock. */
export type Driver = {
  readonly deps: Deps;
  /** The instant at which the demo is made: nothing of it happens later. */
  readonly latest: () => Date;
  /** Sets the demo's clock. */
  readonly goTo: (at: Date) => void;
  /** The same product at an instant of its own, for many things that happen at different times. */
  readonly at: (instant: Date) => Deps;
  readonly staffId: (role: StaffRole) => string;
  /** Calls an operation as staff with a role would from their screen. */
  readonly as: (
    role: StaffRole,
  ) => <O extends Operation>(operation: O, given?: Given<O>) => Promise<ReplyOf<O>>;
  /** Opens a page as anyone would. */
  readonly open: (path: string) => Promise<{ status: number; text: string }>;
  /** Ends the sessions it worked with. */
  readonly leave: () => Promise<void>;
  /** Sends what is due into the tray; addresses given are found dead. */
  readonly deliver: (dead?: ReadonlySet<string>) => Promise<number>;
};

export async function createDriver(deps: Deps, footprintId: string): Promise<Driver> {
  let clock = deps.now();
  const quiet = { info: () => {}, warn: () => {}, error: deps.log.error };
  const own: Deps = {
    ...deps,
    log: quiet,
    now: () => clock,
    nudgeOutbox: () => {},
  };
  const app = createApp(own);
  const ids = new Map((await listDemoStaff(deps)).map(({ id, role }) => [role, id]));
  const cookies = new Map<StaffRole, string>();
  const hashes: string[] = [];
  for (const [role, id] of ids) {
    const token = deps.secrets.random();
    hashes.push(hashToken(token));
    await deps.writer.writeUnbound((write) =>
      addSession(write, {
        tokenHash: hashToken(token),
        staffId: id,
        footprintId,
        createdAt: deps.now(),
        // Ends with the building of the demo: staff sign in by the links that are printed.
        expiresAt: new Date(deps.now().getTime() + 600_000),
      }),
    );
    cookies.set(role, `${deps.config.isSecure ? '__Host-sounding' : 'sounding'}=${token}`);
  }
  return {
    deps: own,
    latest: deps.now,
    goTo: (at) => {
      clock = at;
    },
    at: (instant) => ({ ...own, now: () => instant }),
    staffId: (role) => ids.get(role)!,
    open: async (path) => {
      const response = await app.request(path);
      return { status: response.status, text: await response.text() };
    },
    leave: async () => {
      for (const tokenHash of hashes) await deps.writer.writeUnbound((write) => endSession(write, tokenHash));
    },
    deliver: (dead = new Set()) => sendDueMessages(own, toTray(dead), 25),
    as: (role) => async (operation, given) => {
      const response = await app.request(
        addressOf(operation, { footprint: footprintId, ...given?.params }, given?.query),
        {
          method: operation.method.toUpperCase(),
          headers: {
            accept: 'application/json',
            'content-type': 'application/json',
            'sec-fetch-site': 'same-origin',
            cookie: cookies.get(role)!,
          },
          ...(given?.body === undefined ? {} : { body: JSON.stringify(given.body) }),
        },
      );
      const text = await response.text();
      if (!response.ok)
        throw new Error(`The demo could not do ${operation.id} as ${role}: ${text.slice(0, 600)}`);
      // Holds: the server validates its replies against the operation's schema before they leave.
      return JSON.parse(text);
    },
  };
}

/** Ids from a seed, so that whatever is drawn by lot over rows in the order of their ids is the same each time. */
export function withSeededIds(deps: Deps, seed: string): Deps {
  const random = seededRandom(`${seed} ids`);
  const newId = () =>
    Array.from({ length: 22 }, () => letters[Math.floor(random() * letters.length)]).join('');
  return { ...deps, secrets: { ...deps.secrets, newId } };
}

const letters = '23456789abcdefghjkmnpqrstuvwxyz';

/** Nothing leaves the machine: a message counts as sent and is read in the tray. */
const toTray =
  (dead: ReadonlySet<string>): SendMail =>
  async ({ to }) =>
    dead.has(to) ? { ok: false, isFinal: true, code: '550' } : { ok: true };

function addressOf(
  operation: Operation,
  params: Readonly<Record<string, unknown>>,
  query: Readonly<Record<string, string>> | undefined,
): string {
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(params[name])),
  );
  return query ? `${path}?${new URLSearchParams(query)}` : path;
}
