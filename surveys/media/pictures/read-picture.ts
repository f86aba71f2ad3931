import type { MediaType } from '../media';
import { cleanJpeg } from './jpeg';
import { cleanPng } from './png';
import { cleanWebp } from './webp';

/** A picture with nothing in it but the picture: no place, camera, date, name, thumbnail or movement. */
export type CleanPicture = {
  /** In pixels, as it is shown. */
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
};

/** What is wrong with a file, and what to do. */
export type Unfit = { readonly sentence: string };

const cleaners = {
  'image/png': cleanPng,
  'image/jpeg': cleanJpeg,
  'image/webp': cleanWebp,
} as const satisfies Partial<Record<MediaType, (bytes: Uint8Array) => CleanPicture | Unfit>>;
export type PictureType = keyof typeof cleaners;

/** Pixels. A phone shows 400 or so; more than the most is a camera's own and costs members their data. */
const least = 16;
const most = 4000;

/**
 * Reads a picture by its structure and leaves out all that is not picture.
 * @returns the picture to keep, or what is wrong and what to do; never throws, whatever the bytes
 * @example readPicture('image/png', bytes) // { width: 300, height: 200, bytes: … }
 */
export function readPicture(type: PictureType, bytes: Uint8Array): CleanPicture | Unfit {
  const picture = cleaners[type](bytes);
  if ('sentence' in picture) return picture;
  const { width, height } = picture;
  const size = `${width.toLocaleString('en-GB')} × ${height.toLocaleString('en-GB')} pixels`;
  if (width > most || height > most)
    return {
      sentence: `It is ${size}. Make it at most ${most.toLocaleString('en-GB')} each way; 800 is enough for a phone.`,
    };
  if (width < least || height < least)
    return { sentence: `It is ${size}, too small to see. Choose one of at least ${least} each way.` };
  return picture;
}
