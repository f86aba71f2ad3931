import { type Random, shuffle } from '../random';
import type { Counts, Pool } from './types';

/** One panel that may be drawn, and its chance. */
export type PanelChance = {
  /** Indices of people in the instance, ascending. */
  readonly people: readonly number[];
  readonly chance: number;
};

/** Who sits with what chance: panels whose chances add to 1, and what they add up to for each person. */
export type Lottery = {
  readonly panels: readonly PanelChance[];
  /** Person → chance: the sum over the panels they are on; 1 for those chosen before, 0 for those not in the draw. */
  readonly chances: Float64Array;
};

/**
 * A lottery over panels of people from one over panels of types: everyone of a type gets exactly the same chance.
 * Within a type, people take their share of chance one after another from the panels with most places of the type still free;
 * where someone's share ends inside a panel, the panel is split in two. There are at most as many splits as people.
 * @param panels counts by type
 * @param weights the panels' chances, adding to 1
 * @param random who of a type comes first: it changes which people meet, never a chance
 * Source: the greedy half of the Gale–Ryser theorem (D. Gale 1957, H. J. Ryser 1957), with lengths in place of units.
 */
export function lotteryOf(
  pool: Pool,
  panels: readonly Counts[],
  weights: Float64Array,
  people: number,
  random: Random,
): Lottery {
  let pieces: Piece[] = panels.map((counts, p) => ({
    length: weights[p]!,
    counts,
    seated: [...pool.chosen],
  }));
  pool.people.forEach((members, type) => {
    pieces = seatType(pieces, type, shuffle(members, random));
  });
  const merged = mergeSame(pieces);
  const chances = new Float64Array(people);
  for (const { people: seated, chance } of merged) for (const index of seated) chances[index]! += chance;
  return { panels: merged, chances };
}

type Piece = { readonly length: number; readonly counts: Counts; readonly seated: number[] };

function seatType(pieces: Piece[], type: number, members: readonly number[]): Piece[] {
  let open = pieces.map((piece) => ({ piece, free: piece.counts[type]! }));
  const total = open.reduce((sum, { piece, free }) => sum + piece.length * free, 0);
  const share = total / members.length;
  members.forEach((index, m) => {
    const later = members.length - 1 - m;
    // Full rows first: a panel with a place for everyone left takes this one too. Then those with most places free.
    const order = open
      .map((_, o) => o)
      .sort((one, other) => open[other]!.free - open[one]!.free || one - other);
    let wanted = share;
    const split: typeof open = [];
    for (const o of order) {
      const { piece, free } = open[o]!;
      if (free === 0) break;
      if (later > 0 && wanted <= tiny && free <= later) break;
      if (later > 0 && piece.length > wanted + tiny && free <= later) {
        const rest = { ...piece, length: piece.length - wanted, seated: [...piece.seated] };
        split.push({ piece: rest, free });
        open[o] = { piece: { ...piece, length: wanted, seated: [...piece.seated, index] }, free: free - 1 };
        wanted = 0;
        break;
      }
      piece.seated.push(index);
      open[o] = { piece, free: free - 1 };
      wanted -= piece.length;
    }
    open = [...open, ...split];
  });
  return open.map(({ piece }) => piece);
}

/** Chances below this are rounding. */
const tiny = 1e-13;

function mergeSame(pieces: readonly Piece[]): PanelChance[] {
  const byKey = new Map<string, { people: number[]; chance: number }>();
  for (const { seated, length } of pieces) {
    const people = [...seated].sort((one, other) => one - other);
    const key = people.join(' ');
    const same = byKey.get(key);
    if (same) same.chance += length;
    else byKey.set(key, { people, chance: length });
  }
  return [...byKey.values()].filter(({ chance }) => chance > 0);
}
