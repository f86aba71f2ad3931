import type { z } from 'zod';
import type { LinkPurpose, StaffRole } from '../../surveys/vocabulary';

/** Who may call an operation: decided before the body is read. What they may touch is decided again on the object. */
export type Who =
  /** The public, members on a page that knows nobody yet. */
  | { readonly anyone: true }
  /** Whoever holds the link in the path: the token is checked, then finds footprint and row. */
  | { readonly link: readonly LinkPurpose[] }
  /** Any staff, in a footprint or not yet. */
  | { readonly signedIn: true }
  /** Staff with one of these roles in the footprint they are signed in to. */
  | { readonly staff: readonly StaffRole[] };

export type Reply<Schema extends z.ZodType = z.ZodType> =
  | { readonly kind: 'json'; readonly status?: 200 | 201 | 202; readonly schema: Schema }
  /**
   * A rendered page, or 303 after a form. Browsers do not show the answer to a form again unless they may keep it: with
   * `canGoBack` they may, so that Back leads to the page before instead of to a warning that a form is sent again.
   * Not a page that ends something (mount.ts isEnd), and never one with answers to a survey or a code.
   */
  | { readonly kind: 'page'; readonly canGoBack?: true }
  | { readonly kind: 'file'; readonly mediaType: string };

/**
 * One operation of the product: a page, a form, or a call of the staff screens. From this record come the
 * route, the guard, validation, /openapi.json, the types of the staff client, and the tests that call
 * every operation as every role.
 */
export type Operation = {
  /** station.verbObject, unique. */
  readonly id: string;
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** In OpenAPI's form: /api/{footprint}/waves/{wave} */
  readonly path: string;
  readonly summary: string;
  readonly who: Who;
  readonly params?: z.ZodObject;
  /** Unknown names in a query string are ignored. */
  readonly query?: z.ZodObject;
  /** JSON; unknown fields are refused. */
  readonly body?: z.ZodType;
  /** application/x-www-form-urlencoded; the handler reads the fields it knows. */
  readonly form?: true;
  /** The bytes of one file as they are (application/octet-stream): the handler reads them as they come, and limits them. */
  readonly upload?: true;
  /** Largest body taken, in bytes. */
  readonly bodyLimit?: number;
  readonly reply: Reply;
  /** A call that could succeed, used by the generated tests; ids in it need not exist. */
  readonly example: {
    readonly params?: Readonly<Record<string, string>>;
    readonly query?: Readonly<Record<string, string>>;
    readonly body?: unknown;
    readonly form?: Readonly<Record<string, string | readonly string[]>>;
  };
};

/** A file on its way in: nothing of it is held yet. */
export type Upload = {
  readonly stream: ReadableStream<Uint8Array> | null;
  /** What the sender says is coming; null where it does not say. */
  readonly length: number | null;
};

/** Keeps the exact type of a record of operations, which types handlers and the staff client. */
export function operations<const Station extends Record<string, Operation>>(station: Station): Station {
  return station;
}

type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;
type Sent<Schema> = Schema extends z.ZodType ? z.input<Schema> : undefined;

export type ParamsOf<O extends Operation> = Parsed<O['params']>;
export type QueryOf<O extends Operation> = Parsed<O['query']>;
export type BodyOf<O extends Operation> = O['form'] extends true
  ? Readonly<Record<string, string | string[]>>
  : O['upload'] extends true
    ? Upload
    : Parsed<O['body']>;
export type SentBodyOf<O extends Operation> = Sent<O['body']>;
export type ReplyOf<O extends Operation> = O['reply'] extends {
  kind: 'json';
  schema: infer S extends z.ZodType;
}
  ? z.input<S>
  : undefined;
