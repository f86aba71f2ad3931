import type { Words } from '../vocabulary';

/** What staff can put beside questions: still pictures, clips (sign language), and the captions of a clip. */
export const mediaKinds = ['picture', 'clip', 'captions'] as const;
export type MediaKind = (typeof mediaKinds)[number];

/** The types that are taken, and what each is for. No SVG: it can carry a script. */
export const mediaTypes = {
  'image/png': 'picture',
  'image/jpeg': 'picture',
  'image/webp': 'picture',
  'video/mp4': 'clip',
  'video/webm': 'clip',
  'text/vtt': 'captions',
} as const satisfies Record<string, MediaKind>;
export type MediaType = keyof typeof mediaTypes;

/** A clip in use, with its captions. Captions are a list: a record with a text under “en” would be a wording. */
export type Clip = {
  /** The id of an uploaded clip. */
  readonly media: string;
  /** Its size in pixels, so that a page keeps the place free before anything of it is fetched. */
  readonly width?: number;
  readonly height?: number;
  readonly captions?: readonly { readonly language: string; readonly media: string }[];
  /** All that the clip says, to read instead. */
  readonly transcript?: Words;
};

/** Where an uploaded file is fetched from. Who has the address can see it; nobody can guess it. */
export function mediaAddress(footprint: string, media: string): string {
  return `/${footprint}/media/${media}`;
}
