import { latin } from '../first-bytes';
import { broken, joined, viewOf } from './pieces';
import type { CleanPicture, Unfit } from './read-picture';

const shown = new Set(['VP8X', 'VP8 ', 'VP8L', 'ALPH', 'ICCP']);
const headerLength = 12;
/** Flags of VP8X that say Exif and XMP follow. */
const metadataFlags = 0b1100;

/**
 * A WebP with the chunks that show it. One that moves is refused, since nobody could stop it.
 * Source: RFC 9649, sections 2.7 (container), 2.5 (VP8 header as RFC 6386, 9.1) and 3.4 (lossless header).
 * @example cleanWebp(picture).height // 200
 */
export function cleanWebp(bytes: Uint8Array): CleanPicture | Unfit {
  const view = viewOf(bytes);
  if (bytes.length < headerLength) return broken;
  const end = 8 + view.getUint32(4, true);
  if (end > bytes.length) return broken;
  const kept: Uint8Array[] = [];
  let size: { width: number; height: number } | undefined;
  for (let at = headerLength; at + 8 <= end; ) {
    const name = latin(bytes.subarray(at, at + 4));
    const length = view.getUint32(at + 4, true);
    const next = at + 8 + length + (length % 2);
    if (at + 8 + length > end) return broken;
    if (name === 'ANIM' || name === 'ANMF')
      return { sentence: 'It moves. Save a still picture: members could not stop this one.' };
    if (shown.has(name)) {
      const body = bytes.subarray(at + 8, at + 8 + length);
      size ??= sizeIn(name, body);
      kept.push(
        ...padded(
          name === 'VP8X'
            ? withoutMetadata(bytes.subarray(at, at + 8 + length))
            : bytes.subarray(at, at + 8 + length),
        ),
      );
    }
    at = next;
  }
  if (!size) return broken;
  const header = bytes.slice(0, headerLength);
  const whole = joined([header, ...kept]);
  viewOf(whole).setUint32(4, whole.length - 8, true);
  return { ...size, bytes: whole };
}

function sizeIn(name: string, body: Uint8Array): { width: number; height: number } | undefined {
  const view = viewOf(body);
  if (name === 'VP8X' && body.length >= 10) {
    const low = view.getUint32(4, true) & 0xffffff;
    const high = view.getUint16(7, true) | (body[9]! << 16);
    return { width: low + 1, height: high + 1 };
  }
  if (name === 'VP8 ' && body.length >= 10 && latin(body.subarray(3, 6)) === '\x9d\x01\x2a')
    return { width: view.getUint16(6, true) & 0x3fff, height: view.getUint16(8, true) & 0x3fff };
  if (name === 'VP8L' && body.length >= 5 && body[0] === 0x2f) {
    const bits = view.getUint32(1, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  return undefined;
}

function withoutMetadata(chunk: Uint8Array): Uint8Array {
  const changed = chunk.slice();
  changed[8]! &= ~metadataFlags;
  return changed;
}

/** Chunks begin at even places. */
function padded(chunk: Uint8Array): Uint8Array[] {
  return chunk.length % 2 === 0 ? [chunk] : [chunk, new Uint8Array(1)];
}
