import { AnalysisError } from '../errors';

/**
 * A file's text, by its byte order mark, by the encoding its XML declaration names, else as UTF-8.
 * @throws AnalysisError `file-not-text` when a byte does not fit, or the encoding is not one we know
 * @example readText(new TextEncoder().encode('{"a": 1}')) // '{"a": 1}'
 */
export function readText(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes);
  let decoder: TextDecoder;
  try {
    decoder = new TextDecoder(encoding, { fatal: true });
  } catch {
    throw new AnalysisError('file-not-text', { encoding, place: 1 });
  }
  try {
    return decoder.decode(bytes);
  } catch {
    throw new AnalysisError('file-not-text', { encoding, place: firstBadByte(bytes, encoding) });
  }
}

/**
 * JSON with the place where it breaks off.
 * @throws AnalysisError `file-not-json`
 */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    const found = /position (\d+)/.exec(message)?.[1];
    const place = found === undefined ? text.length : Number(found);
    const before = text.slice(0, place);
    throw new AnalysisError('file-not-json', {
      line: before.split('\n').length,
      column: place - before.lastIndexOf('\n'),
    });
  }
}

function encodingOf(bytes: Uint8Array): string {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0x3c && second === 0) return 'utf-16le';
  if (first === 0 && second === 0x3c) return 'utf-16be';
  const head = String.fromCharCode(...bytes.slice(0, 200));
  return /^\s*<\?xml[^>]*encoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(head)?.[1]?.toLowerCase() ?? 'utf-8';
}

/** Halves the file until the first byte that does not fit is found, counted from 1. */
function firstBadByte(bytes: Uint8Array, encoding: string): number {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    try {
      // Streaming leaves a character that is cut in two for later.
      new TextDecoder(encoding, { fatal: true }).decode(bytes.slice(0, middle), { stream: true });
      good = middle;
    } catch {
      bad = middle;
    }
  }
  return bad;
}
