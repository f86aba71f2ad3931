/** How long work says how far it is, and learns that it should stop with what it has. Handed in by the caller. */
export type Progress = {
  /** @param words what may be said beside the counts: the best so far, its limit */
  readonly tell: (done: number, of: number, words?: string) => void;
  readonly isStopped: () => boolean;
};

/** For work nobody watches. */
export const unwatched: Progress = { tell: () => {}, isStopped: () => false };
