import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clip } from '../../surveys/media/media';
import type { Questionnaire } from '../../surveys/questionnaires/types';
import { root, type Staff, type World } from './world';

const bytesOf = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const big32 = (value: number) => [24, 16, 8, 0].map((shift) => (value >>> shift) & 255);
const big16 = (value: number) => [value >>> 8, value & 255];
const little32 = (value: number) => big32(value).reverse();

const joined = (...parts: (string | readonly number[] | Uint8Array)[]) =>
  Uint8Array.from(parts.flatMap((part) => [...(typeof part === 'string' ? bytesOf(part) : part)]));

/** A chunk of a PNG; nobody checks its checksum here. */
const pngChunk = (name: string, body: Uint8Array) => joined(big32(body.length), name, body, [0, 0, 0, 0]);

/** A PNG by its structure: it has a size, and whatever chunks are put before its pixels. */
export function aPng({
  width = 320,
  height = 200,
  chunks = [] as readonly [string, string][],
} = {}): Uint8Array {
  return joined(
    '\x89PNG\r\n\x1a\n',
    pngChunk('IHDR', joined(big32(width), big32(height), [8, 2, 0, 0, 0])),
    ...chunks.map(([name, text]) => pngChunk(name, bytesOf(text))),
    pngChunk('IDAT', bytesOf('pixels')),
    pngChunk('IEND', new Uint8Array()),
  );
}

const jpegSegment = (code: number, body: Uint8Array) => joined([0xff, code], big16(body.length + 2), body);

/** A JPEG by its structure, with these application segments (0–15) and comment. */
export function aJpeg({
  width = 320,
  height = 200,
  segments = [] as readonly [number, Uint8Array][],
  comment = '',
  after = '',
} = {}): Uint8Array {
  return joined(
    [0xff, 0xd8],
    ...segments.map(([number, body]) => jpegSegment(0xe0 + number, body)),
    ...(comment ? [jpegSegment(0xfe, bytesOf(comment))] : []),
    jpegSegment(0xc0, joined([8], big16(height), big16(width), [1, 1, 0x11, 0])),
    jpegSegment(0xda, joined([1, 1, 0, 0, 63, 0])),
    'pix\xff\x00els\xff\xd0more',
    [0xff, 0xd9],
    after,
  );
}

/** What a telephone writes into a photograph: which way up, and a place. */
export function exifWith({ orientation = 1, place = 'GPS 51.45 N' } = {}): Uint8Array {
  return joined(
    'Exif\0\0',
    'II*\0',
    little32(8),
    [1, 0],
    [0x12, 1],
    [3, 0],
    little32(1),
    [orientation, 0, 0, 0],
    place,
  );
}

/** A lossy WebP by its structure, with these chunks after its header. */
export function aWebp({
  width = 320,
  height = 200,
  chunks = [] as readonly [string, string][],
} = {}): Uint8Array {
  const chunk = (name: string, body: Uint8Array) =>
    joined(name, little32(body.length), body, body.length % 2 ? [0] : []);
  const size = (value: number) => little32(value - 1).slice(0, 3);
  const inside = joined(
    'WEBP',
    chunk('VP8X', joined([0b1100, 0, 0, 0], size(width), size(height))),
    chunk('VP8 ', joined([0, 0, 0], '\x9d\x01\x2a', [width & 255, width >> 8, height & 255, height >> 8])),
    ...chunks.map(([name, text]) => chunk(name, bytesOf(text))),
  );
  return joined('RIFF', little32(inside.length), inside);
}

const box = (name: string, ...parts: Uint8Array[]) => {
  const body = joined(...parts);
  return joined(big32(body.length + 8), name, body);
};

/** An MP4 by its boxes: one film track of a codec, and what a camera writes beside it. */
export function anMp4({
  codec = 'avc1',
  width = 640,
  height = 360,
  brand = 'isom',
  userData = '',
  film = 2000,
} = {}): Uint8Array {
  const header = joined(new Uint8Array(76), big16(width), [0, 0], big16(height), [0, 0]);
  const description = joined(new Uint8Array(8), big32(8), codec);
  return joined(
    box('ftyp', bytesOf(`${brand}\0\0\0\0`)),
    box(
      'moov',
      box('trak', box('tkhd', header), box('mdia', box('minf', box('stbl', box('stsd', description))))),
      ...(userData ? [box('udta', box(userData, bytesOf('+51.4545-002.5879/')))] : []),
    ),
    box(
      'mdat',
      Uint8Array.from({ length: film }, (_, i) => i % 251),
    ),
  );
}

/** A WebM by its elements: one film track of a codec, of unknown length as a browser records it. */
export function aWebm({ codec = 'V_VP8', width = 320, height = 240, name = 'webm' } = {}): Uint8Array {
  const element = (id: readonly number[], body: Uint8Array) =>
    joined(id, [0x40 | (body.length >> 8), body.length & 255], body);
  const tracks = element(
    [0x16, 0x54, 0xae, 0x6b],
    element(
      [0xae],
      joined(
        element([0x86], bytesOf(codec)),
        element(
          [0xe0],
          joined(element([0xb0], joined(big16(width))), element([0xba], joined(big16(height)))),
        ),
      ),
    ),
  );
  return joined(
    element([0x1a, 0x45, 0xdf, 0xa3], element([0x42, 0x82], bytesOf(name))),
    [0x18, 0x53, 0x80, 0x67, 0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
    tracks,
    element([0x1f, 0x43, 0xb6, 0x75], bytesOf('film')),
  );
}

export const someCaptions = 'WEBVTT\n\n00:00.000 --> 00:02.000\nHow is your health in general?\n';

/** Uploads a file as the staff screens do, and gives back its id. */
export async function upload(
  world: World,
  footprint: string,
  as: Staff,
  file: {
    readonly kind: 'picture' | 'clip' | 'captions';
    readonly bytes: Uint8Array | string;
    readonly name?: string;
  },
): Promise<string> {
  const reply = await sendFile(world, footprint, as, file);
  if (reply.status !== 201) throw new Error(`The upload was refused: ${await reply.text()}`);
  return ((await reply.json()) as { id: string }).id;
}

/** The clip that the demo shows: a real one, which browsers play. */
export const exampleClip = () => readFileSync(join(root, 'db/reference/clips/example.mp4'));
export const exampleCaptions = () => readFileSync(join(root, 'db/reference/clips/example.en.vtt'), 'utf8');

/** Gives the questions of a draft of BNSSG the example clip with captions, as its editor does; all of them when none is named. */
export async function signQuestion(
  world: World,
  lead: Staff,
  questionnaire: string,
  ...keys: readonly string[]
): Promise<Clip> {
  const media = await upload(world, 'bnssg', lead, { kind: 'clip', bytes: exampleClip() });
  const captions = await upload(world, 'bnssg', lead, { kind: 'captions', bytes: exampleCaptions() });
  const bsl: Clip = { media, width: 480, height: 360, captions: [{ language: 'en', media: captions }] };
  const path = `/api/bnssg/questionnaires/${questionnaire}`;
  const { version, revision, definition } = (await world.get(path, lead)).json as {
    version: number;
    revision: number;
    definition: Questionnaire;
  };
  const signed = {
    ...definition,
    pages: definition.pages.map((page) => ({
      ...page,
      questions: page.questions.map((question) =>
        keys.length === 0 || keys.includes(question.key) ? { ...question, bsl } : question,
      ),
    })),
  };
  const saved = await world.send('PUT', path, { version, revision, definition: signed }, lead);
  if (saved.status !== 200) throw new Error(`The draft was not saved: ${saved.text}`);
  return bsl;
}

/** The bare request of an upload, for what is refused. */
export async function sendFile(
  world: World,
  footprint: string,
  as: Staff,
  {
    kind,
    bytes,
    name = 'file',
    length,
  }: {
    readonly kind: 'picture' | 'clip' | 'captions';
    readonly bytes: Uint8Array | string | ReadableStream<Uint8Array>;
    readonly name?: string;
    readonly length?: number;
  },
): Promise<Response> {
  return world.app.request(`/api/${footprint}/media?${new URLSearchParams({ kind, name })}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/octet-stream',
      'sec-fetch-site': 'same-origin',
      cookie: as.cookie,
      ...(length === undefined ? {} : { 'content-length': String(length) }),
    },
    body: typeof bytes === 'string' ? new TextEncoder().encode(bytes) : (bytes as BodyInit),
    // Node wants to be told that a body which comes bit by bit is sent before the reply is read.
    ...({ duplex: 'half' } as object),
  });
}
