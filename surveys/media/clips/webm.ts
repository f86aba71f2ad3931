import { latin } from '../first-bytes';
import { viewOf } from '../pictures/pieces';
import type { Unfit } from '../pictures/read-picture';
import { brokenClip, type ReadAt, type ReadClip } from './read-clip';

type Element = { readonly id: number; readonly bodyFrom: number; readonly end: number };

/** Ids of the elements that are looked into or read. */
const ids = {
  segment: 0x18538067,
  tracks: 0x1654ae6b,
  track: 0xae,
  codec: 0x86,
  video: 0xe0,
  width: 0xb0,
  height: 0xba,
} as const;
/** The tracks are described before the film; that much of the beginning holds them. */
const beginning = 256 * 1024;
const playable = /^V_(VP8|VP9|AV1)/;

/**
 * A WebM, by the elements at its beginning.
 * Source: RFC 8794 (EBML), RFC 9559 (Matroska), sections 5.1.4 (Tracks) and 5.1.4.1.28 (Video).
 */
export async function readWebm(readAt: ReadAt, size: number): Promise<ReadClip | Unfit> {
  const bytes = await readAt(0, Math.min(size, beginning));
  const top = elementsIn(bytes, 0, bytes.length, size);
  const segment = top.find(({ id }) => id === ids.segment);
  if (!segment || segment.end > size) return brokenClip;
  const inside = (element: Element, id: number) =>
    elementsIn(bytes, element.bodyFrom, Math.min(element.end, bytes.length), element.end).filter(
      (one) => one.id === id,
    );
  const tracks = inside(segment, ids.tracks)
    .filter(({ end }) => end < size && end <= bytes.length)
    .flatMap((all) => inside(all, ids.track));
  const textOf = ({ bodyFrom, end }: Element) => latin(bytes.subarray(bodyFrom, end));
  const filmed = tracks.find((track) =>
    inside(track, ids.codec).some((codec) => playable.test(textOf(codec))),
  );
  if (!filmed)
    return {
      sentence:
        'It has no picture that browsers can play. Export it as WebM with VP8 or VP9, or as MP4 (H.264).',
    };
  const pixels = (id: number) => {
    const [found] = inside(filmed, ids.video).flatMap((video) => inside(video, id));
    return found ? numberIn(bytes.subarray(found.bodyFrom, found.end)) : null;
  };
  return { width: pixels(ids.width), height: pixels(ids.height) };
}

/** The elements one after the other; one of unknown length (a live recording) reaches to the end of what holds it. */
function elementsIn(bytes: Uint8Array, from: number, until: number, end: number): Element[] {
  const found: Element[] = [];
  for (let at = from; at < until; ) {
    const id = variable(bytes, at, true);
    const length = id && variable(bytes, at + id.bytes, false);
    if (!id || !length) break;
    const bodyFrom = at + id.bytes + length.bytes;
    const element = { id: id.value, bodyFrom, end: length.isUnknown ? end : bodyFrom + length.value };
    found.push(element);
    at = element.end;
  }
  return found;
}

/** A number whose first byte says how long it is, by its leading zeros. An id keeps the mark of its length. */
function variable(bytes: Uint8Array, at: number, keepsMark: boolean) {
  const first = bytes[at];
  if (first === undefined || first === 0) return undefined;
  const count = Math.clz32(first) - 23;
  if (at + count > bytes.length) return undefined;
  const rest = bytes.subarray(at + 1, at + count);
  const mark = 0x80 >> (count - 1);
  const ones = mark - 1;
  const isUnknown = (first & ones) === ones && rest.every((byte) => byte === 0xff);
  const value = rest.reduce((sum, byte) => sum * 256 + byte, keepsMark ? first : first & ones);
  return { value, bytes: count, isUnknown };
}

function numberIn(bytes: Uint8Array): number {
  const view = viewOf(bytes);
  return Array.from(bytes.keys()).reduce((sum, at) => sum * 256 + view.getUint8(at), 0);
}
