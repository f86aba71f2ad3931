import { commitToSeed, type Hash } from './draw';
import type { Opening, OpenPanel, PublicReceipt } from './receipt';

/** Published before the draw: nothing in it can be changed afterwards without showing. */
export type Commitment = {
  /** Salted: the table of people and the quotas. */
  readonly instance: string;
  /** Salted: the panels and their chances. */
  readonly lottery: string;
  /** Not salted: everything on the public receipt that is settled before the draw. */
  readonly terms: string;
  /** Null where balls draw: they need no seed. */
  readonly seed: string | null;
};

/** What of a public receipt is known only after the draw; all the rest are its terms. */
type Outcome = 'kind' | 'commitment' | 'seed' | 'drawn' | 'witnesses' | 'mark';
export type Terms = Omit<PublicReceipt, Outcome>;

/** The commitments that an opening, panels, terms, salt and seed lead to. */
export function commitTo(
  { opening, panels, terms }: { opening: Opening; panels: readonly OpenPanel[]; terms: Terms },
  { salt, seed }: { salt: string; seed: string | null },
  hash: Hash,
): Commitment {
  return {
    instance: hash(`sounding instance\n${salt}\n${canonical(opening)}`),
    lottery: hash(`sounding lottery\n${salt}\n${canonical(panels)}`),
    terms: hash(`sounding terms\n${canonical(terms)}`),
    seed: seed === null ? null : commitToSeed(seed, hash),
  };
}

/** The terms of a receipt: whatever is not an outcome, so that nothing added to receipts is left unbound. */
export function termsOf(receipt: Omit<PublicReceipt, 'mark'> & { readonly mark?: string }): Terms {
  const { kind: _kind, commitment, seed, drawn, witnesses, mark, ...terms } = receipt;
  return terms;
}

/** The fingerprint of a whole public receipt: published beside it, so that one file can be told from another. */
export function markOf(
  receipt: Omit<PublicReceipt, 'mark'> & { readonly mark?: string },
  hash: Hash,
): string {
  const { mark: _mark, ...marked } = receipt;
  return hash(`sounding receipt\n${canonical(marked)}`);
}

/** A value as JSON with its keys in alphabetical order, so that a hash does not depend on how it was made. */
function canonical(value: unknown): string {
  return JSON.stringify(sortKeys(value));
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, inner]) => [key, sortKeys(inner)]),
  );
}
