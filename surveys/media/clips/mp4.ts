import { latin } from '../first-bytes';
import { viewOf } from '../pictures/pieces';
import type { Unfit } from '../pictures/read-picture';
import { brokenClip, type ReadAt, type ReadClip } from './read-clip';

type Box = { readonly name: string; readonly from: number; readonly bodyFrom: number; readonly end: number };

/** The description of an hour takes about 3 MB. */
const mostDescription = 16 * 1024 * 1024;
const containers = new Set(['moov', 'trak', 'mdia', 'minf', 'stbl', 'udta', 'meta']);
/** Fields that cameras write the place of recording into. */
const placeBoxes = new Set(['\xa9xyz', 'loci']);
const playable = new Set(['avc1', 'avc3', 'av01', 'vp08', 'vp09']);

/**
 * An MP4, by its boxes.
 * Source: ISO/IEC 14496-12, 4.2 (boxes), 8.3.2 (tkhd), 8.5.2 (stsd); place: 3GPP TS 26.244, 8.10, and QuickTime's user data.
 */
export async function readMp4(readAt: ReadAt, size: number): Promise<ReadClip | Unfit> {
  let description: Uint8Array | undefined;
  let hasFilm = false;
  for (let at = 0; at < size; ) {
    const box = boxAt(await readAt(at, 16), at, size);
    if (!box || box.end > size) return brokenClip;
    if (box.name === 'moov') {
      if (box.end - box.bodyFrom > mostDescription) return brokenClip;
      description = await readAt(box.bodyFrom, box.end - box.bodyFrom);
    }
    hasFilm ||= box.name === 'mdat';
    at = box.end;
  }
  if (!description || !hasFilm) return brokenClip;
  const boxes = boxesIn(description, 0, description.length);
  const bodyOf = (box: Box) => description.subarray(box.bodyFrom, box.end);
  if (
    boxes.some(
      (box) => placeBoxes.has(box.name) || (box.name === 'keys' && latin(bodyOf(box)).includes('location')),
    )
  )
    return {
      sentence:
        'It says where it was recorded. Export it again without the location, since anyone who has its address can read that.',
    };
  const codecs = boxes
    .filter(({ name }) => name === 'stsd')
    .map((box) => latin(bodyOf(box).subarray(12, 16)));
  if (codecs.some((codec) => codec === 'hvc1' || codec === 'hev1'))
    return {
      sentence: 'It is recorded as HEVC (H.265), which many phones cannot play. Export it as MP4 with H.264.',
    };
  if (!codecs.some((codec) => playable.has(codec)))
    return { sentence: 'It has no picture that browsers can play. Export it as MP4 with H.264.' };
  const sizes = boxes.filter(({ name }) => name === 'tkhd').map((box) => sizeInTrack(bodyOf(box)));
  return sizes.find(({ width }) => width > 0) ?? { width: null, height: null };
}

/** A box's header: its length in 32 or 64 bits, or 0 for "to the end". */
function boxAt(header: Uint8Array, from: number, end: number): Box | undefined {
  if (header.length < 8) return undefined;
  const view = viewOf(header);
  const name = latin(header.subarray(4, 8));
  const short = view.getUint32(0);
  if (short === 0) return { name, from, bodyFrom: from + 8, end };
  if (short === 1 && header.length >= 16)
    return { name, from, bodyFrom: from + 16, end: from + Number(view.getBigUint64(8)) };
  return short < 8 ? undefined : { name, from, bodyFrom: from + 8, end: from + short };
}

/** All boxes inside, containers before what they hold. */
function boxesIn(bytes: Uint8Array, from: number, end: number): Box[] {
  const found: Box[] = [];
  for (let at = from; at + 8 <= end; ) {
    const box = boxAt(bytes.subarray(at, Math.min(at + 16, end)), at, end);
    if (!box || box.end > end || box.end <= at) break;
    found.push(box);
    if (containers.has(box.name)) {
      // In MP4 four bytes of version stand first in `meta`, in QuickTime they do not.
      const hasVersion =
        box.name === 'meta' && latin(bytes.subarray(box.bodyFrom + 4, box.bodyFrom + 8)) !== 'hdlr';
      found.push(...boxesIn(bytes, box.bodyFrom + (hasVersion ? 4 : 0), box.end));
    }
    at = box.end;
  }
  return found;
}

/** Width and height are the last two numbers of a track's header, in 65,536ths; 0 for sound. */
function sizeInTrack(body: Uint8Array): { width: number; height: number } {
  if (body.length < 8) return { width: 0, height: 0 };
  const view = viewOf(body);
  return { width: view.getUint32(body.length - 8) >>> 16, height: view.getUint32(body.length - 4) >>> 16 };
}
