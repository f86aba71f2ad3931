import { AnalysisError } from '../errors';
import type { Random } from '../random';
import { roundAtRandom, worthOf } from './counts';
import { type Face, faceOf, wholeFace } from './face';
import { type IntegerPricing, wholePrices } from './integer-pricing';
import { type Mix, openMaster } from './master';
import { peel } from './peel';
import type { Cut, Relaxation } from './relaxation';
import type { Solver } from './solver';
import type { SwapSearch } from './swaps';
import type { Counts, Pool } from './types';
import type { Watch } from './watch';

/** Below this a shortfall is rounding, not a panel that is missing. In seats. */
export const rounding = 2e-7;

/** Below this nothing is missing at all, and no further panel is looked for. */
const met = 1e-10;

/** How often panels are peeled off anew before prices are asked. */
const attempts = 6;

/** Every distinct panel found, in the order found. */
export type Shelf = {
  readonly panels: readonly Counts[];
  /** Returns those that are new. */
  readonly add: (found: readonly Counts[]) => Counts[];
  /** Forgets all but the first so many: an iteration broken off must leave nothing behind. */
  readonly cutBack: (count: number) => void;
};

/** What is at hand to look for panels. */
export type Tools = {
  readonly solver: Solver;
  readonly search: SwapSearch;
  readonly pricing: IntegerPricing;
  readonly random: Random;
  readonly watch: Watch;
};

/** How near whole panels come to a target: met, shown to be out of reach (with the cut that says so), or not known. */
export type Mixture = { readonly mix: Mix } & (
  | { readonly outcome: 'met' }
  | { readonly outcome: 'beyond'; readonly cut: Cut }
  | { readonly outcome: 'stopped' | 'unproven' }
);

/**
 * A mix of whole panels that meets a target, by column generation: a linear program over the panels found so far prices the
 * types, and panels worth more than its threshold are added. Panels are first peeled off the target; swaps price next; an
 * integer program is asked only when swaps find nothing. When no panel is worth more, the prices are a cut.
 * @param target `counts` are to be met, `point` says where such a mix may lie
 * @param shelf panels found earlier, one at least; those found here are added
 * @param tell called after each round with the shortfall in seats
 */
export function mixToward(
  pool: Pool,
  { counts: target, point }: Pick<Relaxation, 'counts' | 'point'>,
  shelf: Shelf,
  tools: Tools,
  tell: (shortfall: number, isProof: boolean) => void,
): Mixture {
  const { solver, search, pricing, random, watch } = tools;
  const master = openMaster(solver, target);
  const enough = Math.min(8000, 300 + 4 * pool.seats * pool.sizes.length);
  let sure = shelf.panels.length;
  const isOver = () => {
    sure = shelf.panels.length;
    return !watch.next();
  };
  const breakOff = () => {
    shelf.cutBack(sure);
    watch.breakOff();
  };
  try {
    master.add(shelf.panels);
    const first = master.solve();
    if (first === null) throw new AnalysisError('solver-failed', { where: 'the mix of panels' });
    let mix = first;
    tell(mix.shortfall, false);
    for (let attempt = 0; attempt < attempts && mix.shortfall > met && !isOver(); attempt++) {
      const effort = { steps: enough + (enough / 2) * attempt, patience: 16, mostRetreats: 6 };
      const { panels } = peel(pool, point, search, random, effort, watch.mustStop);
      master.add(shelf.add(panels));
      const next = watch.mustStop() ? null : master.solve(watch.mustStop);
      if (next === null) {
        breakOff();
        return { outcome: 'stopped', mix };
      }
      const isStuck = attempt > 0 && next.shortfall > mix.shortfall / 2;
      mix = next;
      tell(mix.shortfall, false);
      if (isStuck) break;
    }
    const near = faceOf(pool, point);
    const whole = wholeFace(pool);
    let isNear = true;
    for (;;) {
      if (mix.shortfall < met) return { outcome: 'met', mix };
      if (isOver()) return { outcome: 'stopped', mix };
      const face = isNear ? near : whole;
      const bySwaps = (effort: { goes: number; steps: number }) =>
        shelf.add(priceBySwaps(pool, point, mix, face, shelf.panels, effort, tools));
      let found = bySwaps({ goes: 24, steps: enough });
      if (found.length === 0 && mix.shortfall < rounding) return { outcome: 'met', mix };
      if (found.length === 0) found = bySwaps({ goes: 12, steps: 6 * enough });
      if (found.length === 0) {
        tell(mix.shortfall, true);
        const priced = pricing.price(mix.prices, face, watch.mustStop);
        if (priced === null) {
          breakOff();
          return { outcome: 'stopped', mix };
        }
        const isBetter = priced.panel !== null && worthOf(priced.panel, mix.prices) > mix.threshold + 1e-9;
        if (isBetter) found = shelf.add([priced.panel!]);
        if (found.length === 0) {
          if (!priced.isProven) return { outcome: 'unproven', mix };
          if (!isNear) return beyond(mix, target, tools, whole);
          isNear = false;
          continue;
        }
      }
      master.add(found);
      const next = master.solve(watch.mustStop);
      if (next === null) {
        if (!watch.mustStop()) return { outcome: 'unproven', mix };
        breakOff();
        return { outcome: 'stopped', mix };
      }
      mix = next;
      tell(mix.shortfall, false);
    }
  } finally {
    master.dispose();
  }
}

/**
 * The cut that no panel breaks and the target does. It is priced again at the prices it keeps, since they are rounded to
 * fractions; one that does not cut the target off would only be found again.
 */
function beyond(mix: Mix, target: Float64Array, { pricing, watch }: Tools, whole: Face): Mixture {
  const prices = wholePrices(mix.prices);
  const priced = pricing.price(prices, whole, watch.mustStop);
  if (priced === null) {
    watch.breakOff();
    return { outcome: 'stopped', mix };
  }
  const excess = target.reduce((sum, count, type) => sum + count * prices[type]!, 0) - priced.bound;
  if (!priced.isProven || excess < 1e-9) return { outcome: mix.shortfall < 1e-6 ? 'met' : 'unproven', mix };
  return { outcome: 'beyond', mix, cut: { prices, most: priced.bound } };
}

function priceBySwaps(
  pool: Pool,
  target: Float64Array,
  mix: Mix,
  face: Face,
  panels: readonly Counts[],
  { goes, steps }: { readonly goes: number; readonly steps: number },
  { search, random }: Tools,
): Counts[] {
  const support = panels.filter((_, p) => mix.weights[p]! > 1e-9);
  const found: Counts[] = [];
  for (let go = 0; go < goes; go++) {
    // Every third at the prices themselves; the others a little off, so that the panels found differ.
    const noise = go % 3 === 0 ? 0 : 0.05;
    const prices = mix.prices.map((price) => price + noise * (random() - 0.5));
    const from =
      go % 2 === 0
        ? roundAtRandom(target, face, pool.seats, random)
        : within(support[Math.floor(random() * support.length)]!, face, pool.seats, random);
    const panel = search.improve(from, prices, face, steps, random);
    if (panel && worthOf(panel, mix.prices) > mix.threshold + 1e-9) found.push(panel);
  }
  return found;
}

const within = (panel: Counts, face: Face, seats: number, random: Random): Counts =>
  roundAtRandom(Float64Array.from(panel), face, seats, random);

/** @example createShelf().add([panel, panel]).length // 1 */
export function createShelf(): Shelf {
  const panels: Counts[] = [];
  const keys = new Set<string>();
  const keyOf = (panel: Counts) => String.fromCharCode(...panel);
  return {
    panels,
    add(found) {
      const fresh = found.filter((panel) => {
        const key = keyOf(panel);
        if (keys.has(key)) return false;
        keys.add(key);
        return true;
      });
      panels.push(...fresh);
      return fresh;
    },
    cutBack(count) {
      for (const panel of panels.splice(count)) keys.delete(keyOf(panel));
    },
  };
}
