import { createSignal } from 'solid-js';
import type { z } from 'zod';
import type { Operation, ReplyOf, SentBodyOf } from '../../server/contract/operation';

/** Trouble as the server says it (problem+json): what happened, the next move, and the fields concerned. */
export type Problem = {
  readonly code: string;
  /** One sentence naming the thing. */
  readonly title: string;
  /** The next move. */
  readonly detail: string;
  /** Paths as in the body ("email", "roles.0"). */
  readonly fields?: readonly { readonly path: string; readonly message: string }[];
};

/** What a call brings: a reply or a problem, never both. Expected trouble is a value; nothing is thrown. */
export type Answer<O extends Operation> =
  | { readonly reply: ReplyOf<O>; readonly problem?: undefined }
  | { readonly reply?: undefined; readonly problem: Problem };

type Sent<Schema> = Schema extends z.ZodType ? z.input<Schema> : undefined;
type Without<Params> = Params extends object ? Omit<Params, 'footprint'> : undefined;

/** What a call takes: params (the session's footprint is filled in), query and body as the operation's record says. */
export type Given<O extends Operation> = {
  readonly params?: Without<Sent<O['params']>>;
  readonly query?: Partial<Sent<O['query']>>;
  readonly body?: SentBodyOf<O>;
  readonly signal?: AbortSignal;
};

const [lostSince, setLostSince] = createSignal<Date>();
let footprintId: string | undefined;
let onSessionLost: () => void = () => {};

/** Since when no call has come through, or undefined: the shell says it. */
export const lineLostSince = lostSince;

/** Which footprint fills {footprint} in addresses, and what to do when the session has ended. The session sets both. */
export function bindCalls(to: { footprint?: string; onSessionLost: () => void }): void {
  footprintId = to.footprint;
  onSessionLost = to.onSessionLost;
}

/**
 * Calls an operation of the contract.
 *
 * const answer = await call(accessOperations.inviteStaff, { body: { name, email, roles, pathways: [] } });
 * if (answer.problem) setProblem(answer.problem); else show(answer.reply);
 */
export async function call<O extends Operation>(operation: O, given: Given<O> = {}): Promise<Answer<O>> {
  try {
    return await ask(operation, given);
  } catch (fault) {
    // Also where the screen is left while the reply's body is still coming.
    if (given.signal?.aborted) return { problem: { code: 'left', title: 'Stopped.', detail: '' } };
    if (!(fault instanceof TypeError)) throw fault;
    setLostSince((since) => since ?? new Date());
    return { problem: lineLost };
  }
}

async function ask<O extends Operation>(operation: O, given: Given<O>): Promise<Answer<O>> {
  const response = await fetch(addressOf(operation, given), {
    method: operation.method.toUpperCase(),
    credentials: 'same-origin',
    headers: {
      accept: 'application/json',
      ...(given.body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    body: given.body === undefined ? undefined : JSON.stringify(given.body),
    signal: given.signal,
  });
  setLostSince(undefined);
  if (response.ok) {
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    // the server validates its replies against the operation's schema before they leave
    return { reply: (isJson ? await response.json() : undefined) as ReplyOf<O> };
  }
  // a wrong passphrase is also 401, but on an operation that anyone may call
  if (response.status === 401 && !('anyone' in operation.who)) onSessionLost();
  return { problem: await readProblem(response) };
}

/** The address of an operation with its params and query, for links to files and pages. */
export function addressOf<O extends Operation>(operation: O, given: Given<O> = {}): string {
  const params: Record<string, unknown> = { footprint: footprintId, ...given.params };
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`${operation.id} needs “${name}” in its address.`);
    return encodeURIComponent(String(value));
  });
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(given.query ?? {})) {
    if (value === undefined || value === null || value === '') continue;
    for (const one of Array.isArray(value) ? value : [value]) query.append(name, String(one));
  }
  return query.size > 0 ? `${path}?${query}` : path;
}

export const lineLost: Problem = {
  code: 'line-lost',
  title: 'No connection.',
  detail: 'Nothing was sent or saved. What you typed is still here: try again when the line is back.',
};

export async function readProblem(response: Response): Promise<Problem> {
  try {
    const said: unknown = await response.json();
    if (isProblem(said)) return inTwoParts(said);
  } catch {
    // not JSON: a proxy's page, said in our words below
  }
  return {
    code: `http-${response.status}`,
    title: 'The server could not do this.',
    detail: 'Nothing was changed. Try again in a minute; if it stays, tell the administrator.',
  };
}

/** A problem without a detail says both in its title: what happened, then the next move. */
function inTwoParts(said: Omit<Problem, 'detail'> & { readonly detail?: string }): Problem {
  if (said.detail) return { ...said, detail: said.detail };
  const [what = said.title, ...next] = said.title.split(/(?<=\.) /);
  return { ...said, title: what, detail: next.join(' ') };
}

function isProblem(said: unknown): said is Omit<Problem, 'detail'> & { detail?: string } {
  return (
    typeof said === 'object' &&
    said !== null &&
    'code' in said &&
    typeof said.code === 'string' &&
    'title' in said &&
    typeof said.title === 'string'
  );
}
