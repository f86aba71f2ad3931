import type { Unfit } from '../pictures/read-picture';
import { readMp4 } from './mp4';
import { readWebm } from './webm';

/** Reads so many bytes of a file from a place; fewer at its end. A clip is never held whole. */
export type ReadAt = (from: number, length: number) => Promise<Uint8Array>;

export type ReadClip = {
  /** In pixels; null where the file does not say. */
  readonly width: number | null;
  readonly height: number | null;
};

const readers = { 'video/mp4': readMp4, 'video/webm': readWebm } as const;
export type ClipType = keyof typeof readers;

/** What is said of a film that does not keep to its own format. */
export const brokenClip: Unfit = {
  sentence: 'The clip is damaged or ends too soon. Export it again, or upload it again if the line was bad.',
};

/**
 * Looks into a clip: whether it is whole, plays in browsers, and does not tell where it was recorded.
 * @param size of the file in bytes
 * @returns its size in pixels, or what is wrong and what to do
 * @example await readClip('video/mp4', readAt, 2_400_000) // { width: 640, height: 360 }
 */
export function readClip(type: ClipType, readAt: ReadAt, size: number): Promise<ReadClip | Unfit> {
  return readers[type](readAt, size);
}
