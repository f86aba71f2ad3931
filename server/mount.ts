import type { OpenAPIHono, RouteConfig } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { z } from 'zod';
import type { Read } from '../db/connect';
import type { Footprint } from '../db/queries/footprints';
import { findFootprintById } from '../db/queries/footprints';
import type { LinkPurpose } from '../surveys/vocabulary';
import { type HeldLink, permitLink } from './access/links';
import { permitRole, requireSameSite, type Session, sessionOf } from './access/sessions';
import type { BodyOf, Operation, ParamsOf, QueryOf, ReplyOf, Upload } from './contract/operation';
import type { Deps } from './deps';
import { asProblem, Refusal } from './errors';
import type { Page, Spoken } from './pages';
import { plainWords } from './plain-words';
import { type StoredFile, sendStored } from './send-stored';

/** What a handler is given once role, body and address have been checked. */
export type Call<O extends Operation> = {
  readonly deps: Deps;
  readonly params: ParamsOf<O>;
  readonly query: QueryOf<O>;
  readonly body: BodyOf<O>;
  /** The footprint of the path, of the link, or of the session. */
  readonly footprint: O['who'] extends { signedIn: true } ? Footprint | null : Footprint;
  readonly read: Read;
  readonly session: O['who'] extends { anyone: true } | { link: readonly LinkPurpose[] }
    ? Session | null
    : Session;
  readonly link: O['who'] extends { link: readonly LinkPurpose[] } ? HeldLink : null;
  readonly request: { readonly path: string; readonly address: string; readonly language: string | null };
};

export type PageReply =
  | {
      readonly page: Page;
      readonly status?: 200 | 400 | 404 | 409 | 422 | 429 | 503;
      /** Which language it is in, and in which it can be read; English alone where it is left out. */
      readonly spoken?: Spoken;
      /** Nothing on it counts, and it says so. */
      readonly isTest?: true;
      /** Whoever was here is done: the browser forgets the pages before, which the next one at a shared screen would go back to. */
      readonly isEnd?: true;
    }
  | { readonly seeOther: string }
  | { readonly html: string; readonly status?: 200 };
export type FileReply = {
  readonly bytes: Uint8Array | string;
  readonly name?: string;
  readonly mediaType?: string;
};

export type Answer<O extends Operation> =
  | (O['reply'] extends { kind: 'json' }
      ? ReplyOf<O>
      : O['reply'] extends { kind: 'page' }
        ? PageReply
        : FileReply | StoredFile)
  | (O['id'] extends `access.${string}` ? WithCookie<ReplyOf<O>> : never);

/** A reply of the access station that also sets or clears the session cookie. */
export type WithCookie<Body> = { readonly cookie: string | null; readonly reply: Body };

export type Handler<O extends Operation> = (call: Call<O>) => Promise<Answer<O>>;
export type Handlers<Station extends Record<string, Operation>> = {
  readonly [Key in keyof Station]: Handler<Station[Key]>;
};

/** A handler whose operation is no longer known by type: how the mount and the tests see them all alike. */
export type Mounted = { readonly operation: Operation; readonly handler: (call: never) => Promise<unknown> };

/** Pairs each record of a station with its handler. */
export function station<const Station extends Record<string, Operation>>(
  records: Station,
  handlers: Handlers<Station>,
): Mounted[] {
  return Object.keys(records).map((key) => ({
    operation: records[key]!,
    handler: handlers[key]! as Mounted['handler'],
  }));
}

const defaultBodyLimit = 64 * 1024;

/** Turns operations into routes. The beats: permit (role), read the body, parse, handle, reply. */
export function mount(app: OpenAPIHono, mounted: readonly Mounted[], deps: Deps): void {
  // Fixed addresses first: /{footprint} would take them all.
  const fixedFirst = [...mounted].sort(
    (one, other) =>
      Number(one.operation.path.startsWith('/{')) - Number(other.operation.path.startsWith('/{')),
  );
  for (const { operation, handler } of fixedFirst) {
    app.openAPIRegistry.registerPath(describe(operation));
    app.on(operation.method.toUpperCase(), operation.path.replace(/\{(\w+)\}/g, ':$1'), (context) =>
      answer(context, operation, handler, deps),
    );
  }
}

async function answer(
  context: Context,
  operation: Operation,
  handler: Mounted['handler'],
  deps: Deps,
): Promise<Response> {
  const raw = context.req.param() as Record<string, string>;
  const { who } = operation;
  const isUnsafe = operation.method !== 'get';
  // Permit, before the body is read.
  const session = await sessionOf(context, deps);
  let link: HeldLink | null = null;
  let footprint: Footprint | null = null;
  if ('link' in who) {
    link = await permitLink(raw.token ?? '', who.link, deps);
    footprint =
      link.footprintId === null ? null : ((await findFootprintById(deps.unbound, link.footprintId)) ?? null);
  } else {
    if ('staff' in who || 'signedIn' in who) {
      if (session === null) throw new Refusal('not-signed-in');
      if (isUnsafe) requireSameSite(context, deps);
    } else if (isUnsafe && session !== null) requireSameSite(context, deps);
    if (raw.footprint !== undefined) {
      footprint = (await findFootprintById(deps.unbound, raw.footprint)) ?? null;
      if (footprint === null) throw new Refusal('not-found');
    }
    if ('staff' in who) {
      if (footprint === null || session?.footprintId !== footprint.id) throw new Refusal('not-found');
      permitRole(session, who.staff);
    }
    if ('signedIn' in who && session !== null && session.footprintId !== null) {
      footprint = (await findFootprintById(deps.unbound, session.footprintId)) ?? null;
    }
  }
  // Parse.
  const params = parse(operation.params, raw, 'params');
  const query = parse(operation.query, context.req.query(), 'query');
  const body = await readBody(context.req.raw, operation);
  // Handle.
  const reply = await handler({
    deps,
    params,
    query,
    body,
    footprint,
    read: footprint ? deps.read(footprint.id) : null,
    session,
    link,
    request: {
      path: context.req.path,
      address: addressOf(context, deps),
      language: context.req.query('language') ?? null,
    },
  } as never);
  return send(context, operation, reply, footprint, deps);
}

function parse(schema: z.ZodType | undefined, found: unknown, where: 'params' | 'query' | 'body'): unknown {
  if (schema === undefined) return undefined;
  const parsed = schema.safeParse(found, { error: plainWords });
  if (parsed.success) return parsed.data;
  // An id that cannot be one is simply not there.
  if (where === 'params') throw new Refusal('not-found');
  throw new Refusal(
    'fields-wrong',
    undefined,
    parsed.error.issues
      .slice(0, 50)
      .map((issue) => ({ path: issue.path.join('.') || where, message: issue.message })),
  );
}

async function readBody(request: Request, operation: Operation): Promise<unknown> {
  if (operation.method === 'get' || operation.method === 'delete') return undefined;
  if (operation.upload) return readUpload(request);
  if (operation.body === undefined && operation.form === undefined) return undefined;
  requireType(request, operation.form ? 'application/x-www-form-urlencoded' : 'application/json');
  const text = await readText(request, operation.bodyLimit ?? defaultBodyLimit);
  if (operation.form) return readForm(text);
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch {
    throw new Refusal('body-unreadable', 'The JSON of this request is broken.');
  }
  return parse(operation.body, found, 'body');
}

function requireType(request: Request, wanted: string): void {
  const type = (request.headers.get('content-type') ?? '').split(';')[0]!.trim().toLowerCase();
  if (type !== wanted) throw new Refusal('not-acceptable-type', `This address takes ${wanted}.`);
}

function readUpload(request: Request): Upload {
  requireType(request, 'application/octet-stream');
  const length = request.headers.get('content-length');
  return { stream: request.body, length: length === null ? null : Number(length) };
}

async function readText(request: Request, limit: number): Promise<string> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw new Refusal('body-too-large');
  const reader = request.body?.getReader();
  if (!reader) return '';
  const parts: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > limit) {
      await reader.cancel();
      throw new Refusal('body-too-large');
    }
    parts.push(value);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts));
  } catch {
    throw new Refusal('body-unreadable', 'The text of this request is not UTF-8.');
  }
}

function readForm(text: string): Record<string, string | string[]> {
  const fields: Record<string, string | string[]> = Object.create(null);
  for (const [name, value] of new URLSearchParams(text)) {
    const before = fields[name];
    if (before === undefined) fields[name] = value;
    else if (typeof before === 'string') fields[name] = [before, value];
    else before.push(value);
  }
  return fields;
}

function send(
  context: Context,
  operation: Operation,
  reply: unknown,
  footprint: Footprint | null,
  deps: Deps,
): Response | Promise<Response> {
  if (typeof reply === 'object' && reply !== null && 'cookie' in reply) {
    const { cookie, reply: inner } = reply as WithCookie<unknown>;
    if (cookie !== null) context.header('Set-Cookie', cookie);
    return context.json(inner as object);
  }
  if (operation.reply.kind === 'json') return context.json(reply as object, operation.reply.status ?? 200);
  if (operation.reply.kind === 'page') {
    const page = reply as PageReply;
    if ('seeOther' in page) return context.redirect(page.seeOther, 303);
    if ('html' in page) return context.html(page.html, page.status ?? 200);
    // By this browser alone, and asked for again whenever it is not Back that leads there.
    if (page.isEnd) context.header('Clear-Site-Data', '"cache"');
    else if (operation.reply.canGoBack) context.header('Cache-Control', 'private, no-cache');
    return context.html(deps.pages.render(page.page, footprint, context.req.path, page), page.status ?? 200);
  }
  if ('path' in (reply as FileReply | StoredFile)) return sendStored(context, reply as StoredFile);
  const file = reply as FileReply;
  context.header('Content-Type', file.mediaType ?? operation.reply.mediaType);
  if (file.name)
    context.header('Content-Disposition', `attachment; filename="${file.name.replace(/[^\w.-]+/g, '-')}"`);
  return context.body(typeof file.bytes === 'string' ? file.bytes : new Uint8Array(file.bytes));
}

/** Seconds until it is worth trying again. */
const retryAfter: Readonly<Record<number, string>> = { 429: '900', 503: '5' };

/** How a request that failed is answered: problem+json for calls, a page for people. */
export function fail(context: Context, error: unknown, deps: Deps): Response {
  const problem = asProblem(error);
  if (problem.code === 'unexpected') {
    deps.onUnexpected?.(error);
    deps.log.error('request.failed', {
      method: context.req.method,
      status: problem.status,
      kind: error instanceof Error ? error.name : typeof error,
      at: whereFrom(error),
    });
  }
  const wait = retryAfter[problem.status];
  if (wait) context.header('Retry-After', wait);
  const wantsPage =
    (context.req.header('accept') ?? '').includes('text/html') && !context.req.path.startsWith('/api/');
  if (wantsPage) {
    return context.html(
      deps.pages.renderProblem(problem, context.req.path, context.req.query('language')),
      problem.status as 404,
    );
  }
  return context.body(JSON.stringify({ type: 'about:blank', ...problem }), problem.status as 404, {
    'Content-Type': 'application/problem+json',
  });
}

/** The first line of our own code in a stack: names a place, never a value. */
function whereFrom(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const line = error.stack?.split('\n').find(
    // A message of several lines stands in the stack too, and may hold what someone wrote.
    (candidate) => /^ {4}at .*(\/server\/|\/db\/|main\.js)/.test(candidate),
  );
  return (
    line
      ?.trim()
      .replace(/\(?(file:\/\/)?\/.*\/(?=(server|db|dist)\/)/, '')
      .slice(0, 120) ?? null
  );
}

/**
 * Where a request comes from, for slowing down guesses. Over https something on this machine ends TLS before us, and
 * everyone would share its address: then the last address it added counts, which the sender cannot choose.
 */
function addressOf(context: Context, deps: Deps): string {
  const incoming = (context.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)
    ?.incoming;
  const peer = incoming?.socket?.remoteAddress ?? 'unknown';
  const isOurProxy = deps.config.isSecure && /^(::1|(::ffff:)?127\.)/.test(peer);
  const forwarded = isOurProxy ? context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : '';
  return forwarded?.slice(0, 64) || peer;
}

function describe(operation: Operation): RouteConfig {
  const request: RouteConfig['request'] = {};
  if (operation.params) request.params = operation.params as never;
  if (operation.query) request.query = operation.query as never;
  if (operation.body)
    request.body = { required: true, content: { 'application/json': { schema: operation.body as never } } };
  if (operation.form) {
    request.body = {
      required: true,
      content: {
        'application/x-www-form-urlencoded': {
          schema: {
            type: 'object',
            additionalProperties: {
              oneOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }],
            },
          },
        },
      },
    };
  }
  if (operation.upload) {
    const bytes = { schema: { type: 'string' as const, format: 'binary' } };
    request.body = { required: true, content: { 'application/octet-stream': bytes } };
  }
  const { reply } = operation;
  const content =
    reply.kind === 'json'
      ? { 'application/json': { schema: reply.schema as never } }
      : { [reply.kind === 'page' ? 'text/html' : reply.mediaType]: { schema: { type: 'string' as const } } };
  return {
    method: operation.method,
    path: operation.path,
    operationId: operation.id,
    summary: operation.summary,
    tags: [operation.id.split('.')[0]!],
    security: 'staff' in operation.who || 'signedIn' in operation.who ? [{ session: [] }] : [],
    request,
    responses: {
      [reply.kind === 'json' ? (reply.status ?? 200) : 200]: { description: 'Done', content },
      ...(operation.form ? { 303: { description: 'Done; see the page named' } } : {}),
      default: {
        description: 'What went wrong, and what to do',
        content: { 'application/problem+json': { schema: { type: 'object' } } },
      },
    },
  } as RouteConfig;
}
