import { seededRandom } from '../random';
import { mixBestKnown } from './best-known';
import { roundAtRandom } from './counts';
import { wholeFace } from './face';
import { openIntegerPricing } from './integer-pricing';
import { createShelf, mixToward, type Shelf, type Tools } from './mixture';
import { type Cut, type Relaxation, relax } from './relaxation';
import type { Solver } from './solver';
import { createSwapSearch } from './swaps';
import type { Counts, Pool } from './types';
import { type SearchLimits, watchOver } from './watch';

/** How much was done. */
export type Effort = {
  readonly iterations: number;
  /** What ended the search before its end, if anything. */
  readonly stopped: 'iterations' | 'signal' | null;
  readonly cuts: number;
  readonly integerPrograms: number;
  readonly panelsFound: number;
};

/** A lottery over panels of types, and what is known of it. */
export type TypeLottery = {
  /** `proven`: none is fairer. `stopped`: the best when time was up. `unproven`: an integer program reached its nodes. */
  readonly status: 'proven' | 'stopped' | 'unproven';
  readonly panels: readonly Counts[];
  /** Panel → chance; adding to 1. */
  readonly weights: Float64Array;
  /** Expected counts, by type, that no lottery can better (level by level). */
  readonly bound: Float64Array;
  readonly effort: Effort;
};

/** `unknown`: neither a panel nor a proof that there is none was found within the limits. */
export type Search = TypeLottery | { readonly status: 'infeasible' | 'unknown'; readonly effort: Effort };

/**
 * The fairest lottery: expected counts that are LEXIMIN under the quotas on average, then a mix of whole panels that meets
 * them. Where no mix does, the cut that shows it is added and the expected counts are found again: they are an upper bound
 * throughout, so a mix that meets them is LEXIMIN, proven.
 * @param levels how many levels to raise: all, or 1 for MAXIMIN
 * Source: B. Flanigan, P. Gölz, A. Gupta, B. Hennig, A. D. Procaccia (2021), Fair algorithms for selecting citizens'
 * assemblies, Nature 596, 548–552 (the rule); cuts and column generation over types as described in README.
 */
export function searchLottery(
  solver: Solver,
  pool: Pool,
  limits: SearchLimits,
  levels = Number.POSITIVE_INFINITY,
): Search {
  const watch = watchOver(limits);
  const pricing = openIntegerPricing(solver, pool, watch.nodes);
  const tools: Tools = {
    solver,
    pricing,
    watch,
    search: createSwapSearch(pool),
    random: seededRandom('panels'),
  };
  const shelf = createShelf();
  const cuts: Cut[] = [];
  const effort = (): Effort => ({
    ...watch.count(),
    cuts: cuts.length,
    integerPrograms: pricing.runs(),
    panelsFound: shelf.panels.length,
  });
  try {
    const first = findPanel(pool, tools);
    if (typeof first === 'string') return { status: first, effort: effort() };
    shelf.add([first]);
    // Before any bound is known: the lowest chance cannot be above the average one.
    const average = pool.seats / pool.sizes.reduce((sum, size) => sum + size, 0);
    let bound = Float64Array.from(pool.sizes, (size) => size * average);
    for (;;) {
      const relaxed = watch.next() ? relax(solver, pool, cuts, levels, watch.mustStop) : 'stopped';
      if (relaxed === 'infeasible') return { status: 'infeasible', effort: effort() };
      if (relaxed === 'halted') watch.breakOff();
      if (typeof relaxed === 'string') return endEarly('stopped');
      bound = Float64Array.from(relaxed.counts);
      const mixture = mixToward(pool, relaxed, shelf, tools, tellOf(relaxed, tools));
      if (mixture.outcome === 'beyond') {
        cuts.push(mixture.cut);
        continue;
      }
      if (mixture.outcome !== 'met') return endEarly(mixture.outcome);
      return { status: 'proven', ...support(shelf, mixture.mix.weights), bound, effort: effort() };
    }
    function endEarly(status: 'stopped' | 'unproven'): TypeLottery {
      const weights = mixBestKnown(solver, pool, bound, shelf.panels);
      return { status, ...support(shelf, weights), bound, effort: effort() };
    }
  } finally {
    pricing.dispose();
  }
}

function tellOf({ levels }: Relaxation, { watch }: Tools) {
  return (shortfall: number, isProof: boolean) =>
    watch.tell({
      stage: isProof ? 'proof' : 'panels',
      levels: levels.length,
      bound: levels[0] ?? 0,
      gap: shortfall,
    });
}

function support(shelf: Shelf, weights: Float64Array) {
  const kept = Array.from(weights.keys()).filter((panel) => weights[panel]! > 1e-12);
  const sum = kept.reduce((total, panel) => total + weights[panel]!, 0);
  return {
    panels: kept.map((panel) => shelf.panels[panel]!),
    weights: Float64Array.from(kept, (panel) => weights[panel]! / sum),
  };
}

/** Any panel that keeps the quotas: by swaps, then by an integer program. */
function findPanel(pool: Pool, { search, random, pricing, watch }: Tools): Counts | 'infeasible' | 'unknown' {
  const face = wholeFace(pool);
  const total = pool.sizes.reduce((sum, size) => sum + size, 0);
  if (total < pool.seats || pool.limits.some(({ lower, upper }) => lower > upper || upper < 0))
    return 'infeasible';
  if (pool.seats === 0)
    return pool.limits.some(({ lower }) => lower > 0) ? 'infeasible' : new Int32Array(pool.sizes.length);
  const even = Float64Array.from(pool.sizes, (size) => (size * pool.seats) / total);
  const noPrices = new Float64Array(pool.sizes.length);
  for (let go = 0; go < 4; go++) {
    const panel = search.improve(roundAtRandom(even, face, pool.seats, random), noPrices, face, 4000, random);
    if (panel) return panel;
  }
  const priced = pricing.price(noPrices, face, watch.mustStop);
  if (priced?.panel) return priced.panel;
  return priced?.isProven ? 'infeasible' : 'unknown';
}
