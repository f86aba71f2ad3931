import { access, type FileHandle, open } from 'node:fs/promises';
import type { Context } from 'hono';
import { Refusal } from './errors';

/** A file on disk that never changes under its name, to be sent in parts as a player asks for them. */
export type StoredFile = {
  readonly path: string;
  readonly bytes: number;
  readonly mediaType: string;
  /** Of its content: what a browser knows it by when it comes back. */
  readonly digest: string;
};

/** First and last byte, both sent. */
type Span = { readonly first: number; readonly last: number };

/**
 * Sends a stored file, or the part of it that is asked for, from disk as it is read.
 * Source: RFC 9110, 13.1 (If-None-Match, If-Range) and 14 (Range).
 */
export async function sendStored(context: Context, file: StoredFile): Promise<Response> {
  const { req } = context;
  const tag = `"${file.digest}"`;
  context.header('ETag', tag);
  context.header('Accept-Ranges', 'bytes');
  context.header('Cache-Control', 'public, max-age=31536000, immutable');
  if (isKnown(req.header('if-none-match'), tag)) return context.body(null, 304);
  const condition = req.header('if-range');
  const asked = condition === undefined || condition === tag ? req.header('range') : undefined;
  const span = req.method === 'HEAD' ? 'whole' : spanOf(asked, file.bytes);
  if (span === 'none') {
    context.header('Content-Range', `bytes */${file.bytes}`);
    return context.body(null, 416);
  }
  const { first, last } = span === 'whole' ? { first: 0, last: file.bytes - 1 } : span;
  context.header('Content-Type', file.mediaType);
  context.header('Content-Length', String(last - first + 1));
  if (span !== 'whole') context.header('Content-Range', `bytes ${first}-${last}/${file.bytes}`);
  const status = span === 'whole' ? 200 : 206;
  if (req.method === 'HEAD') return context.body(null, status);
  await access(file.path).catch(() => {
    throw new Refusal('not-found');
  });
  return context.body(readSpan(file.path, first, last), status);
}

const isKnown = (header: string | undefined, tag: string) =>
  header !== undefined &&
  (header.trim() === '*' || header.split(',').some((one) => one.trim().replace(/^W\//, '') === tag));

/**
 * One range of bytes: from–to, from– or –last so many. Anything else (several ranges, other units) gets the whole file,
 * as the standard allows; a range beyond the end gets none of it.
 */
function spanOf(header: string | undefined, bytes: number): Span | 'whole' | 'none' {
  const [, from, to] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '') ?? [];
  if (from === undefined || to === undefined || from + to === '') return 'whole';
  if (from === '')
    return Number(to) === 0 ? 'none' : { first: Math.max(0, bytes - Number(to)), last: bytes - 1 };
  if (to !== '' && Number(to) < Number(from)) return 'whole';
  if (Number(from) >= bytes) return 'none';
  return { first: Number(from), last: to === '' ? bytes - 1 : Math.min(Number(to), bytes - 1) };
}

const pieceLength = 64 * 1024;

/** Read piece by piece, as fast as it is taken; opened when the first is asked for, and closed by whoever leaves half-way. */
function readSpan(path: string, first: number, last: number): ReadableStream<Uint8Array> {
  let handle: FileHandle | undefined;
  let at = first;
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        handle ??= await open(path);
        const piece = new Uint8Array(Math.min(pieceLength, last - at + 1));
        const { bytesRead } = await handle.read(piece, 0, piece.length, at);
        at += bytesRead;
        if (bytesRead > 0) controller.enqueue(piece.subarray(0, bytesRead));
        if (bytesRead > 0 && at <= last) return;
        await handle.close();
        controller.close();
      },
      cancel: () => handle?.close(),
    },
    { highWaterMark: 0 },
  );
}
