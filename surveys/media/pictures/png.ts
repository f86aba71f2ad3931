import { latin } from '../first-bytes';
import { broken, joined, viewOf } from './pieces';
import type { CleanPicture, Unfit } from './read-picture';

/** Chunks that say how the picture looks. Texts, dates, Exif and movement (acTL, fcTL, fdAT) are left out. */
const shown = new Set(['tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'sBIT', 'bKGD', 'pHYs']);
const isCritical = (name: string) => /^[A-Z]/.test(name);

const signatureLength = 8;

/**
 * A PNG with the chunks that show it, and nothing after its end.
 * Source: PNG Specification (third edition), 5 Datastream structure.
 * @example cleanPng(withComment).bytes.length < withComment.length // true
 */
export function cleanPng(bytes: Uint8Array): CleanPicture | Unfit {
  const view = viewOf(bytes);
  const kept = [bytes.subarray(0, signatureLength)];
  let size: { width: number; height: number } | undefined;
  let hasPixels = false;
  let at = signatureLength;
  while (at + 12 <= bytes.length) {
    const length = view.getUint32(at);
    const name = latin(bytes.subarray(at + 4, at + 8));
    const end = at + 12 + length;
    if (end > bytes.length) return broken;
    if (size === undefined) {
      if (name !== 'IHDR' || length !== 13) return broken;
      size = { width: view.getUint32(at + 8), height: view.getUint32(at + 12) };
    }
    hasPixels ||= name === 'IDAT';
    if (isCritical(name) || shown.has(name)) kept.push(bytes.subarray(at, end));
    if (name === 'IEND') return hasPixels ? { ...size, bytes: joined(kept) } : broken;
    at = end;
  }
  return broken;
}
