import { latin } from '../first-bytes';
import { orientationIn, orientationSegment } from './orientation';
import { broken, joined, viewOf } from './pieces';
import type { CleanPicture, Unfit } from './read-picture';

const marker = { startOfScan: 0xda, end: 0xd9, exif: 0xe1 } as const;
/** JFIF and Adobe say how colours are stored. */
const colourSegments = new Set([0xe0, 0xee]);

const isApplications = (code: number) => code >= 0xe0 && code <= 0xef;
const isComment = (code: number) => code === 0xfe;
/** Frames: C0–CF but for tables (C4, CC) and one never used (C8). */
const isFrame = (code: number) => code >= 0xc0 && code <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(code);

/**
 * A JPEG without what cameras and programs write beside the picture (Exif with place and time, XMP, thumbnails, comments)
 * and without what follows its end. Which way up it is stays, in a segment of our own.
 * Source: ITU-T T.81, annex B; colour profiles: ICC.1, annex B.4.
 * @example cleanJpeg(photograph).width // 1200
 */
export function cleanJpeg(bytes: Uint8Array): CleanPicture | Unfit {
  const view = viewOf(bytes);
  const kept = [bytes.subarray(0, 2)];
  let size: { width: number; height: number } | undefined;
  let orientation = 1;
  let at = 2;
  while (at + 4 <= bytes.length || bytes[at + 1] === marker.end) {
    if (bytes[at] !== 0xff) return broken;
    const code = bytes[at + 1]!;
    // Bytes of FF may fill the space before a marker.
    if (code === 0xff) {
      at += 1;
      continue;
    }
    if (code === marker.end) {
      if (!size) return broken;
      kept.push(bytes.subarray(at, at + 2));
      const isOnItsSide = orientation >= 5;
      const [width, height] = isOnItsSide ? [size.height, size.width] : [size.width, size.height];
      if (orientation > 1) kept.splice(1, 0, orientationSegment(orientation));
      return { width, height, bytes: joined(kept) };
    }
    const end = at + 2 + view.getUint16(at + 2);
    if (end > bytes.length) return broken;
    const segment = bytes.subarray(at, end);
    if (code === marker.exif) orientation = orientationIn(segment) ?? orientation;
    if (isFrame(code)) {
      if (segment.length < 9) return broken;
      size = { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    }
    const until = code === marker.startOfScan ? endOfScan(bytes, end) : end;
    if (isShown(code, segment)) kept.push(bytes.subarray(at, until));
    at = until;
  }
  return broken;
}

function isShown(code: number, segment: Uint8Array): boolean {
  if (isComment(code)) return false;
  if (!isApplications(code)) return true;
  const isProfile = code === 0xe2 && latin(segment.subarray(4, 16)) === 'ICC_PROFILE\0';
  return colourSegments.has(code) || isProfile;
}

/** The next marker after compressed data, in which FF is followed by 00 or by a restart (D0–D7). */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at += 1) {
    if (bytes[at] !== 0xff) continue;
    const next = bytes[at + 1]!;
    if (next !== 0 && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return bytes.length;
}
