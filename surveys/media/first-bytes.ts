import type { MediaType } from './media';

/** What a file is: a type that is taken, or what it seems to be instead and what to do. */
export type Told = { readonly type: MediaType } | { readonly sentence: string };

/** So many bytes tell every type apart. */
export const tellingBytes = 4096;

/**
 * Tells what a file is by its first bytes; names and what a browser says of a file are not believed.
 * @param first up to `tellingBytes` of its beginning
 * @example tellType(new TextEncoder().encode('WEBVTT\n')) // { type: 'text/vtt' }
 */
export function tellType(first: Uint8Array): Told {
  const text = latin(first);
  const mark = marks.find(({ isSo }) => isSo(text));
  if (mark) return mark.told;
  if (text === '') return { sentence: 'The file is empty. Choose another.' };
  return {
    sentence:
      'It is of a type that is not taken. Pictures are PNG, JPEG or WebP, clips MP4 or WebM, captions WebVTT.',
  };
}

/** Bytes as the characters of the same number, so that marks can be looked for as text. */
export function latin(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

const begins =
  (...beginnings: string[]) =>
  (text: string) =>
    beginnings.some((one) => text.startsWith(one));
const brand = (names: RegExp) => (text: string) =>
  text.slice(4, 8) === 'ftyp' && names.test(text.slice(8, 12));
const savePicture = (what: string) => ({ sentence: `It is ${what}. Save it as PNG, JPEG or WebP.` });
const saveClip = (what: string) => ({ sentence: `It is ${what}. Export it as MP4 (H.264) or WebM.` });

/** In the order they are tried. */
const marks: readonly { readonly isSo: (text: string) => boolean; readonly told: Told }[] = [
  { isSo: begins('\x89PNG\r\n\x1a\n'), told: { type: 'image/png' } },
  { isSo: begins('\xff\xd8\xff'), told: { type: 'image/jpeg' } },
  { isSo: (text) => /^RIFF[\s\S]{4}WEBP/.test(text), told: { type: 'image/webp' } },
  { isSo: begins('GIF8'), told: savePicture('a GIF') },
  { isSo: begins('BM'), told: savePicture('a BMP') },
  { isSo: begins('II*\0', 'MM\0*'), told: savePicture('a TIFF') },
  { isSo: brand(/^(hei[cxms]|hev[cx]|mif1|msf1|avi[fs])/), told: savePicture('a HEIC or AVIF picture') },
  { isSo: brand(/^qt/), told: saveClip('a QuickTime movie') },
  { isSo: (text) => text.slice(4, 8) === 'ftyp', told: { type: 'video/mp4' } },
  // EBML: the same beginning for WebM and Matroska, which say their name soon after.
  {
    isSo: (text) => text.startsWith('\x1aE\xdf\xa3') && text.slice(0, 64).includes('webm'),
    told: { type: 'video/webm' },
  },
  { isSo: begins('\x1aE\xdf\xa3'), told: saveClip('a Matroska film') },
  { isSo: (text) => /^RIFF[\s\S]{4}AVI /.test(text), told: saveClip('an AVI film') },
  { isSo: (text) => /^(\xef\xbb\xbf)?WEBVTT(?![^\s])/.test(text), told: { type: 'text/vtt' } },
  {
    isSo: (text) => /^(\xef\xbb\xbf)?\s*\d+\s*\r?\n\d\d:\d\d:\d\d,\d{3} -->/.test(text),
    told: { sentence: 'They are SubRip captions (.srt). Save them as WebVTT (.vtt).' },
  },
  {
    isSo: (text) => /^(\xef\xbb\xbf)?\s*<(\?xml|svg|!--|!DOCTYPE svg)/i.test(text),
    told: savePicture('an SVG drawing or another XML file, which could carry a script'),
  },
  { isSo: begins('%PDF'), told: savePicture('a PDF') },
];
