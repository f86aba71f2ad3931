import { createHash } from 'node:crypto';
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { addMedia, findMediaByDigest, type MediaRow } from '../../db/queries/media';
import { type Captions, readCaptions } from '../../surveys/media/captions';
import { type ClipType, readClip } from '../../surveys/media/clips/read-clip';
import { type Told, tellingBytes, tellType } from '../../surveys/media/first-bytes';
import { type MediaKind, type MediaType, mediaTypes } from '../../surveys/media/media';
import { type PictureType, readPicture } from '../../surveys/media/pictures/read-picture';
import type { Config } from '../config';
import type { Upload } from '../contract/operation';
import type { Deps } from '../deps';
import { Refusal } from '../errors';
import { mediaFile } from '../media-folder';

/** The largest file of each kind, in bytes. */
export function mediaLimits(config: Pick<Config, 'clipLimit'>): Readonly<Record<MediaKind, number>> {
  return { picture: 1024 * 1024, captions: 256 * 1024, clip: config.clipLimit };
}

/** How a kind of file is spoken of. */
const called: Readonly<Record<MediaKind, string>> = {
  picture: 'A picture',
  clip: 'A clip',
  captions: 'A captions file',
};

/** What is kept of a file once it was looked into. */
type Judged = {
  readonly width: number | null;
  readonly height: number | null;
  /** What to keep in place of what came, where something was taken out. */
  readonly cleaned?: Uint8Array;
};

/**
 * Takes a file in: to disk as it comes, never held whole unless it is small; judged by its bytes; kept once the last of
 * it is there and right. Whatever goes wrong before leaves nothing behind. The same file again is the one that is there.
 */
export async function keepMedia(
  deps: Deps,
  footprintId: string,
  given: { readonly upload: Upload; readonly kind: MediaKind; readonly name: string; readonly by: string },
): Promise<MediaRow> {
  const limit = mediaLimits(deps.config)[given.kind];
  const { length } = given.upload;
  if (length !== null && length > limit) throw tooLarge(given.kind, limit);
  const id = deps.secrets.newId();
  const file = mediaFile(deps.config.dataDir, footprintId, id);
  const part = `${file}.part`;
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  try {
    const came = await fillFile(part, given.upload, given.kind, limit);
    await rename(part, file);
    const row: Omit<MediaRow, 'footprintId'> = {
      ...came,
      id,
      kind: given.kind,
      name: given.name,
      uploadedAt: deps.now(),
      uploadedBy: given.by,
    };
    const kept = await deps.writer.write(footprintId, async (write) => {
      const same = await findMediaByDigest(write, row.sha256);
      if (same) return same;
      await addMedia(write, row);
      return { ...row, footprintId };
    });
    if (kept.id !== id) await rm(file, { force: true });
    deps.log.info('media.kept', { kind: kept.kind, bytes: kept.bytes });
    return kept;
  } catch (error) {
    await Promise.all([part, file].map((one) => rm(one, { force: true })));
    throw (error as { code?: string }).code === 'ENOSPC' ? new Refusal('storage-full') : error;
  }
}

type Came = Pick<MediaRow, 'type' | 'bytes' | 'sha256' | 'width' | 'height'>;

/** Writes what comes to a file and makes of it what is kept. */
async function fillFile(part: string, upload: Upload, kind: MediaKind, limit: number): Promise<Came> {
  const handle = await open(part, 'wx+', 0o600);
  try {
    const { type, bytes, sha256 } = await receive(handle, upload, kind, limit);
    const { cleaned, ...size } = await judge(handle, type, bytes);
    if (cleaned) {
      await handle.truncate(0);
      await handle.write(cleaned, 0, cleaned.length, 0);
    }
    // Only what would be there after a power cut is called kept.
    await handle.sync();
    return {
      type,
      ...size,
      bytes: cleaned?.length ?? bytes,
      sha256: cleaned ? createHash('sha256').update(cleaned).digest('hex') : sha256,
    };
  } finally {
    await handle.close();
  }
}

/** The bytes of an upload, to disk as they come; refused as soon as they are too many or of another kind. */
async function receive(
  handle: FileHandle,
  { stream, length }: Upload,
  kind: MediaKind,
  limit: number,
): Promise<Pick<Came, 'type' | 'bytes' | 'sha256'>> {
  const digest = createHash('sha256');
  let first = new Uint8Array();
  let type: MediaType | undefined;
  let bytes = 0;
  for await (const piece of piecesOf(stream)) {
    bytes += piece.length;
    if (bytes > limit) throw tooLarge(kind, limit);
    if (type === undefined) {
      first = Buffer.concat([first, piece.subarray(0, tellingBytes)]);
      if (first.length >= tellingBytes) type = requireKind(tellType(first), kind);
    }
    digest.update(piece);
    await handle.write(piece);
  }
  if (length !== null && bytes < length) throw stopped();
  type ??= requireKind(tellType(first), kind);
  return { type, bytes, sha256: digest.digest('hex') };
}

async function* piecesOf(stream: Upload['stream']): AsyncGenerator<Uint8Array> {
  const reader = stream?.getReader();
  if (!reader) return;
  try {
    for (;;) {
      const { done, value } = await reader.read().catch(() => {
        throw stopped();
      });
      if (done) return;
      yield value;
    }
  } finally {
    // Refused half-way: the rest is not wanted.
    await reader.cancel().catch(() => undefined);
  }
}

function requireKind(told: Told, kind: MediaKind): MediaType {
  if ('sentence' in told) throw unfit([told.sentence]);
  const found = mediaTypes[told.type];
  if (found === kind) return told.type;
  throw unfit([`It is ${called[found].toLowerCase()}. ${called[kind]} belongs here.`]);
}

async function judge(handle: FileHandle, type: MediaType, bytes: number): Promise<Judged> {
  const kind = mediaTypes[type];
  const readAt = async (from: number, length: number) => {
    const piece = new Uint8Array(Math.max(0, Math.min(length, bytes - from)));
    const { bytesRead } = await handle.read(piece, 0, piece.length, from);
    return piece.subarray(0, bytesRead);
  };
  if (kind === 'clip') {
    const clip = await readClip(type as ClipType, readAt, bytes); // mediaTypes says that it is one
    if ('sentence' in clip) throw unfit([clip.sentence]);
    return clip;
  }
  const whole = await readAt(0, bytes);
  if (kind === 'captions') {
    const captions = readCaptionsOf(whole);
    if (!captions.ok) throw unfit(captions.problems.map(({ line, sentence }) => `Line ${line}: ${sentence}`));
    return { width: null, height: null };
  }
  const picture = readPicture(type as PictureType, whole); // mediaTypes says that it is one
  if ('sentence' in picture) throw unfit([picture.sentence]);
  return { width: picture.width, height: picture.height, cleaned: picture.bytes };
}

function readCaptionsOf(bytes: Uint8Array): Captions {
  try {
    return readCaptions(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw unfit(['The captions are not saved as UTF-8. Save them again with that encoding.']);
  }
}

const unfit = (sentences: readonly string[]) =>
  new Refusal(
    'fields-wrong',
    sentences.join(' '),
    sentences.map((message) => ({ path: 'file', message })),
  );

const stopped = () =>
  new Refusal(
    'body-unreadable',
    'The upload stopped before its end. Nothing of it was kept; upload the file again.',
  );

function tooLarge(kind: MediaKind, limit: number): Refusal {
  const most = limit >= 1024 * 1024 ? `${limit / 1024 / 1024} MB` : `${limit / 1024} kB`;
  const remedy = {
    picture: 'Save it smaller: 800 pixels wide is enough for a phone.',
    clip: 'Export it smaller: 640 pixels wide is enough for signing on a phone.',
    captions: 'Split the clip, or take out what is not captions.',
  }[kind];
  return new Refusal('body-too-large', `${called[kind]} may be up to ${most}. ${remedy}`);
}
