import type { Random } from '../random';
import type { Face } from './face';
import type { Counts, Pool } from './types';

/** Finds good panels quickly, without proof: one person is exchanged for another of a different type, again and again. */
export type SwapSearch = {
  /**
   * @param start counts adding up to the seats, within the face's `least` and `most`; left as they are
   * @param prices by type: the panel's worth is their sum over its people
   * @param steps exchanges tried
   * @returns the best panel found that keeps the face's limits, or null
   */
  readonly improve: (
    start: Counts,
    prices: Float64Array,
    face: Face,
    steps: number,
    random: Random,
  ) => Counts | null;
};

/**
 * Threshold accepting: an exchange is made when it worsens the panel by less than a threshold that sinks to nothing.
 * A broken limit costs more and more. No exponential is taken, so that every machine finds the same panels.
 * Source: G. Dueck and T. Scheuer (1990), Threshold accepting, Journal of Computational Physics 90(1).
 */
/** Share of exchanges aimed at a broken limit while any is broken. */
const guided = 0.8;

export function createSwapSearch(pool: Pool): SwapSearch {
  const { families, limitAt, limits, sizes, seats } = pool;
  const types = sizes.length;
  const members = new Int32Array(seats);
  const counts = new Int32Array(types);
  const inLimit = new Int32Array(limits.length);
  const best = new Int32Array(types);
  const typesIn: number[][] = limits.map(() => []);
  const familyOf = new Int32Array(limits.length);
  for (let type = 0; type < types; type++) {
    for (let family = 0; family < families; family++) {
      const limit = limitAt[type * families + family]!;
      if (limit < 0) continue;
      typesIn[limit]!.push(type);
      familyOf[limit] = family;
    }
  }

  return {
    improve(start, prices, { least, most, lower, upper }, steps, random) {
      const candidates: number[] = [];
      let lowest = Number.POSITIVE_INFINITY;
      let highest = Number.NEGATIVE_INFINITY;
      for (let type = 0; type < types; type++) {
        if (most[type]! <= least[type]!) continue;
        candidates.push(type);
        lowest = Math.min(lowest, prices[type]!);
        highest = Math.max(highest, prices[type]!);
      }
      const spread = Math.max(highest - lowest, 1e-9);
      let filled = 0;
      inLimit.fill(0);
      let worth = 0;
      for (let type = 0; type < types; type++) {
        counts[type] = start[type]!;
        worth += prices[type]! * start[type]!;
        for (let copy = 0; copy < start[type]!; copy++) members[filled++] = type;
        for (let family = 0; family < families; family++) {
          const limit = limitAt[type * families + family]!;
          if (limit >= 0) inLimit[limit]! += start[type]!;
        }
      }
      let broken = 0;
      for (let limit = 0; limit < limits.length; limit++)
        broken += Math.max(0, lower[limit]! - inLimit[limit]!, inLimit[limit]! - upper[limit]!);
      let bestWorth = Number.NEGATIVE_INFINITY;
      if (broken === 0) {
        best.set(counts);
        bestWorth = worth;
      }
      for (let step = 0; step < steps; step++) {
        const progress = step / steps;
        const fine = spread * (0.15 + 1.2 * progress);
        const threshold = spread * 0.35 * Math.max(0, 1 - progress * 1.25) ** 2;
        let place = Math.floor(random() * seats);
        let into = candidates[Math.floor(random() * candidates.length)]!;
        if (broken > 0 && random() < guided) {
          // Towards a broken limit: someone out of a full one, or someone into one that lacks people.
          let limit = Math.floor(random() * limits.length);
          while (inLimit[limit]! >= lower[limit]! && inLimit[limit]! <= upper[limit]!)
            limit = limit + 1 === limits.length ? 0 : limit + 1;
          const family = familyOf[limit]!;
          if (inLimit[limit]! > upper[limit]!) {
            for (let turn = 0; turn < seats && limitAt[members[place]! * families + family] !== limit; turn++)
              place = place + 1 === seats ? 0 : place + 1;
          } else {
            const wanted = typesIn[limit]!;
            if (wanted.length > 0) into = wanted[Math.floor(random() * wanted.length)]!;
          }
        }
        const out = members[place]!;
        if (into === out || counts[into]! >= most[into]! || counts[out]! <= least[out]!) continue;
        const gain = prices[into]! - prices[out]!;
        let change = 0;
        for (let family = 0; family < families; family++) {
          const left = limitAt[out * families + family]!;
          const entered = limitAt[into * families + family]!;
          if (left === entered) continue;
          if (left >= 0) {
            if (inLimit[left]! > upper[left]!) change -= 1;
            else if (inLimit[left]! <= lower[left]!) change += 1;
          }
          if (entered >= 0) {
            if (inLimit[entered]! < lower[entered]!) change -= 1;
            else if (inLimit[entered]! >= upper[entered]!) change += 1;
          }
        }
        if (gain - fine * change <= -threshold) continue;
        members[place] = into;
        counts[out]! -= 1;
        counts[into]! += 1;
        for (let family = 0; family < families; family++) {
          const left = limitAt[out * families + family]!;
          const entered = limitAt[into * families + family]!;
          if (left >= 0) inLimit[left]! -= 1;
          if (entered >= 0) inLimit[entered]! += 1;
        }
        worth += gain;
        broken += change;
        if (broken === 0 && worth > bestWorth + 1e-12) {
          bestWorth = worth;
          best.set(counts);
        }
      }
      return bestWorth > Number.NEGATIVE_INFINITY ? best.slice() : null;
    },
  };
}
