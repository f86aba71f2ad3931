/** Where a search stands: shown while it runs. */
export type Progress = {
  readonly iteration: number;
  /** What is being done: expected counts, whole panels, or a proof. */
  readonly stage: 'bound' | 'panels' | 'proof';
  /** Distinct chances settled in the bound. */
  readonly levels: number;
  /** The lowest chance of anyone cannot be above this. */
  readonly bound: number;
  /** Seats' worth of chances still short of the bound; 0 when nothing is missing. */
  readonly gap: number;
  /** By the caller's clock; 0 without one. */
  readonly seconds: number;
};

/**
 * How far a search may go. Iterations and nodes are the same on every machine; a clock is not, so a search that the stop signal
 * ends says the iteration it reached, and running it again to that iteration gives the same lottery.
 */
export type SearchLimits = {
  /** 5,000 when left out: far more than any pool tried has needed. */
  readonly iterations?: number;
  /** Nodes of one integer program; 5,000 when left out. */
  readonly nodes?: number;
  /** Asked often: true ends the search with the best answer so far. */
  readonly mustStop?: () => boolean;
  readonly onProgress?: (progress: Progress) => void;
  /** Seconds, from any start. */
  readonly clock?: () => number;
};

/** Counts the iterations of a search and knows when it is over. */
export type Watch = {
  /** Begins an iteration; false when the search is over. */
  readonly next: () => boolean;
  /** Takes back an iteration that was broken off half-way: nothing of it counts. */
  readonly breakOff: () => void;
  readonly mustStop: () => boolean;
  readonly tell: (progress: Omit<Progress, 'iteration' | 'seconds'>) => void;
  readonly nodes: number;
  readonly count: () => { readonly iterations: number; readonly stopped: 'iterations' | 'signal' | null };
};

/** @example const watch = watchOver({ iterations: 1 }); [watch.next(), watch.next()] // [true, false] */
export function watchOver(limits: SearchLimits): Watch {
  const most = limits.iterations ?? 5000;
  const began = limits.clock?.() ?? 0;
  let iterations = 0;
  let stopped: 'iterations' | 'signal' | null = null;
  const mustStop = () => stopped !== null || limits.mustStop?.() === true;
  return {
    next() {
      if (stopped === null && limits.mustStop?.() === true) stopped = 'signal';
      else if (stopped === null && iterations >= most) stopped = 'iterations';
      if (stopped !== null) return false;
      iterations += 1;
      return true;
    },
    breakOff() {
      if (stopped !== null) return;
      stopped = 'signal';
      iterations -= 1;
    },
    mustStop,
    tell: (progress) =>
      limits.onProgress?.({
        ...progress,
        iteration: iterations,
        seconds: (limits.clock?.() ?? began) - began,
      }),
    nodes: limits.nodes ?? 5000,
    count: () => ({ iterations, stopped }),
  };
}
