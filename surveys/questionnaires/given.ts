/**
 * What is known of a response before anyone answers: what the server found as of the invitation, as named yes or no, and a
 * seed for everything that is drawn. It travels among the answers under a key no question can have, so that the phone,
 * the server and every later table decide from the same data.
 */
import { own } from '../questions/fields';
import type { Stored } from '../vocabulary';

export type Given = {
  /** Stable for a case: orders and arms are drawn from it, never stored one by one. */
  readonly seed: string;
  /** The questionnaire's `known`, each found to hold or not. */
  readonly known: Readonly<Record<string, boolean>>;
  /** The arm of each split, allotted when the wave was issued; without it, it is drawn from the seed. */
  readonly arms?: Readonly<Record<string, string>>;
};

/** No question's key begins with ~ (questions/definition.ts). */
export const givenKey = '~given';

export const nothingGiven: Given = { seed: '', known: {} };

type WithGiven = Readonly<Record<string, Stored>>;

/**
 * What is given with some answers; nothing where they carry nothing.
 * @example givenIn({}) // { seed: '', known: {} }
 */
export function givenIn(answers: WithGiven): Given {
  const stored = own(answers, givenKey);
  // Written by withGiven alone: no form can post a key that begins with ~.
  return stored && 'value' in stored ? (stored.value as Given) : nothingGiven;
}

/** Answers that carry what is given. What they carried already stays, since it was settled at the invitation. */
export function withGiven<Answers extends WithGiven>(answers: Answers, given: Given): Answers {
  return own(answers, givenKey) === undefined ? { ...answers, [givenKey]: { value: given } } : answers;
}

/**
 * A number from 0 up to 1 that is always the same for a text: FNV-1a over its characters, mixed once more so that texts
 * that differ in their last letter lie far apart. For orders and arms, not for secrets.
 * Source: Fowler, Noll, Vo (FNV-1a, 32 bits); finaliser of MurmurHash3 (Appleby).
 * @example fractionOf('a') === fractionOf('a') // true
 */
export function fractionOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 0x100000000;
}

/** A split of the sample: everyone falls into one arm, in fixed proportion. */
export type Split = {
  readonly key: string;
  /** `parts` of all parts fall into this arm: 1 and 1, or 2 and 1. */
  readonly arms: readonly { readonly code: string; readonly parts: number }[];
};

/**
 * The arm someone falls into: the one allotted at issue, in exact proportion; or where nobody allotted any, as for an open
 * link, one drawn by their own seed, so that proportions hold on the average. Either way nobody's arm ever changes.
 * @returns undefined where neither arm nor seed is given
 * @example armOf({ key: 'story', arms: [{ code: 'a', parts: 1 }, { code: 'b', parts: 1 }] }, given) // 'a' or 'b', for ever
 */
export function armOf({ key, arms }: Split, given: Pick<Given, 'seed' | 'arms'>): string | undefined {
  const allotted = own(given.arms ?? {}, key);
  if (allotted !== undefined) return allotted;
  if (given.seed === '') return undefined;
  const all = arms.reduce((sum, { parts }) => sum + parts, 0);
  const at = fractionOf(`${given.seed}|${key}`) * all;
  let until = 0;
  for (const { code, parts } of arms) {
    until += parts;
    if (at < until) return code;
  }
  return undefined;
}

/**
 * A list in an order drawn from a seed; whatever is pinned keeps its place. The same seed gives the same order.
 * @param name tells lists of one person apart: the question's key
 * @example shuffled(['a', 'b', 'none'], seed, 'used', (one) => one === 'none') // 'none' last, a and b in either order
 */
export function shuffled<One extends { readonly code: string }>(
  list: readonly One[],
  seed: string,
  name: string,
  isPinned: (one: One) => boolean,
): readonly One[] {
  const drawn = list
    .filter((one) => !isPinned(one))
    .map((one) => ({ one, at: fractionOf(`${seed}|${name}|${one.code}`) }))
    .sort((a, b) => a.at - b.at || (a.one.code < b.one.code ? -1 : 1));
  let next = 0;
  return list.map((one) => (isPinned(one) ? one : drawn[next++]!.one));
}
