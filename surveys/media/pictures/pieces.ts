import type { Unfit } from './read-picture';

/** What is said of a file that does not keep to its own format. */
export const broken: Unfit = {
  sentence: 'It is damaged or ends too soon. Open it in a picture program and save it again.',
};

/** The pieces of a file that are kept, one after the other. */
export function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** Reads numbers out of bytes. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
