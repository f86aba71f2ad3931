import { AnalysisError } from './errors';

/** A source of numbers from 0 up to, not including, 1. The same seed gives the same row of numbers, on any machine. */
export type Random = () => number;

/**
 * A generator that a seed fixes wholly: sfc32 started from a hash of the seed's text.
 * @param seed any text or number; kept with the result so that it can be drawn again
 * Source: C. Doty-Humphrey's Small Fast Counting generator (PractRand); hash xmur3 by bryc (both public domain).
 * @example const random = seededRandom('wave-1'); random() === seededRandom('wave-1')() // true
 */
export function seededRandom(seed: string | number): Random {
  const next = hashWords(String(seed));
  let a = next();
  let b = next();
  let c = next();
  let counter = next();
  const random = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return (sum >>> 0) / 4294967296;
  };
  for (let i = 0; i < 15; i++) random();
  return random;
}

function hashWords(text: string): () => number {
  let hash = 1779033703 ^ text.length;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 3432918353);
    hash = (hash << 13) | (hash >>> 19);
  }
  return () => {
    hash = Math.imul(hash ^ (hash >>> 16), 2246822507);
    hash = Math.imul(hash ^ (hash >>> 13), 3266489909);
    hash ^= hash >>> 16;
    return hash >>> 0;
  };
}

/**
 * The items in a random order; each order is equally likely (Fisher and Yates). The list given is left as it is.
 * @example shuffle(['a', 'b', 'c'], seededRandom(1)).length // 3
 */
export function shuffle<Item>(items: readonly Item[], random: Random): Item[] {
  const order = [...items];
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const held = order[i]!;
    order[i] = order[j]!;
    order[j] = held;
  }
  return order;
}

/**
 * So many of the items, without replacement, in random order; each set is equally likely.
 * @throws AnalysisError `sample-too-large` when there are fewer items than wanted
 * @example draw([1, 2, 3], 2, seededRandom('x')).length // 2
 */
export function draw<Item>(items: readonly Item[], count: number, random: Random): Item[] {
  if (count > items.length)
    throw new AnalysisError('sample-too-large', { wanted: count, available: items.length });
  return shuffle(items, random).slice(0, count);
}
