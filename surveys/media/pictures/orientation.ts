import { latin } from '../first-bytes';
import { viewOf } from './pieces';

const orientationTag = 0x0112;
/** A segment's marker and length, then "Exif" and two zeros, then the TIFF part. */
const tiffAt = 10;

/**
 * Which way up a photograph is, 1–8, out of its Exif segment; undefined where it does not say.
 * Source: Exif 2.32, 4.6.4 (tag 274) and TIFF 6.0, section 2.
 * @example orientationIn(orientationSegment(6)) // 6
 */
export function orientationIn(segment: Uint8Array): number | undefined {
  if (latin(segment.subarray(4, tiffAt)) !== 'Exif\0\0' || segment.length < tiffAt + 8) return undefined;
  const tiff = viewOf(segment.subarray(tiffAt));
  const isLittle = tiff.getUint16(0) === 0x4949;
  const list = tiff.getUint32(4, isLittle);
  if (list + 2 > tiff.byteLength) return undefined;
  const count = tiff.getUint16(list, isLittle);
  for (let entry = list + 2; entry + 12 <= tiff.byteLength && entry < list + 2 + count * 12; entry += 12) {
    if (tiff.getUint16(entry, isLittle) !== orientationTag) continue;
    const value = tiff.getUint16(entry + 8, isLittle);
    return value >= 1 && value <= 8 ? value : undefined;
  }
  return undefined;
}

/** An Exif segment that says which way up a photograph is, and nothing else. */
export function orientationSegment(orientation: number): Uint8Array {
  const segment = new Uint8Array(tiffAt + 26);
  const view = viewOf(segment);
  view.setUint16(0, 0xffe1);
  view.setUint16(2, segment.length - 2);
  segment.set([0x45, 0x78, 0x69, 0x66, 0, 0], 4);
  // Big-endian TIFF; its one list begins at 8 and holds one entry: a short.
  view.setUint32(tiffAt, 0x4d4d002a);
  view.setUint32(tiffAt + 4, 8);
  view.setUint16(tiffAt + 8, 1);
  view.setUint16(tiffAt + 10, orientationTag);
  view.setUint16(tiffAt + 12, 3);
  view.setUint32(tiffAt + 14, 1);
  view.setUint16(tiffAt + 18, orientation);
  return segment;
}
