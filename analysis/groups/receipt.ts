import { AnalysisError } from '../errors';
import { bandsOf, type ChanceBand, leastTogether } from './bands';
import { type Commitment, commitTo, markOf, type Terms } from './commitment';
import { drawIndex, type Hash, numberOf } from './draw';
import type { FoundLottery } from './find-lottery';
import { getDrawMethod } from './index';
import type { Instance, Quota } from './instance';
import type { NumberedPanels } from './numbered';
import { openingOf, orderRows } from './opening';
import { blankSecret, maskChance, tagOf } from './own-chance';

/** The pseudonymised table and the panels: what the commitments of the public receipt are made of. */
export type Opening = {
  readonly seats: number;
  readonly onePerHousehold: boolean;
  readonly quotas: readonly Quota[];
  /** Pseudonyms are numbered afresh; households too. */
  readonly people: readonly {
    readonly pseudonym: string;
    readonly features: Readonly<Record<string, string>>;
    readonly household?: string;
    readonly place: 'in the draw' | 'chosen before' | 'left out';
    /** Ties the row to the person's own line on the public receipt. */
    readonly tag: string;
  }[];
};

/** A panel by row numbers of the opening, and its chance. */
export type OpenPanel = { readonly people: readonly number[]; readonly chance: number };

/** What anyone may see. */
export type PublicReceipt = {
  readonly kind: 'public';
  readonly format: 2;
  readonly title: string;
  readonly version: string;
  readonly method: string;
  readonly promise: string;
  readonly status: FoundLottery['status'];
  /** The most that anyone's chance may be below the bound. */
  readonly gap: number;
  readonly minimumAtMost: number;
  readonly iterations: number;
  readonly seats: number;
  /** Seats held by people chosen before the draw. */
  readonly chosen: number;
  readonly quotas: readonly Quota[];
  readonly onePerHousehold: boolean;
  /** People in the draw; null when they are fewer than ten. */
  readonly pool: number | null;
  /** The lowest chance of anyone in the draw. */
  readonly minimum: number;
  /** None when the pool is under ten. */
  readonly bands: readonly ChanceBand[];
  /** The panels' chances in the order drawn from; who is on them is in the auditor's receipt. */
  readonly panels: readonly number[];
  /** A line for each person in the draw, in order of tag (see own-chance); a small pool is filled up to ten with blank ones. */
  readonly own: readonly { readonly tag: string; readonly masked: string }[];
  /** For a draw of numbered panels, each as likely as any other: what rounding cost. */
  readonly numbered: { readonly minimumBefore: number; readonly largestLoss: number } | null;
  readonly commitment: Commitment;
  /** Null where balls drew. */
  readonly seed: string | null;
  /** Number of the panel drawn, from 1; null while balls are still to be drawn. */
  readonly drawn: number | null;
  /** Who saw the ball come out. */
  readonly witnesses: string | null;
  /** Fingerprint of all the above. */
  readonly mark: string;
};

/** What an auditor sees besides: who, under a pseudonym, sits on which panel. */
export type AuditorReceipt = {
  readonly kind: 'auditor';
  readonly format: 2;
  readonly public: PublicReceipt;
  readonly salt: string;
  readonly opening: Opening;
  readonly panels: readonly OpenPanel[];
};

export type ReceiptSecrets = {
  /** Long and random; fixed before the draw, revealed to the auditor. */
  readonly salt: string;
  /** Long and random; fixed before the draw, revealed after. Not used where balls draw. */
  readonly seed: string;
  /** Person's id → the secret that only they are told. */
  readonly secretOf: (id: string) => string;
};

/** Both receipts, and whom the rows of the auditor's table stand for: known to who drew, written on neither. */
export type Receipts = {
  readonly public: PublicReceipt;
  readonly auditor: AuditorReceipt;
  /** Row → person's id. */
  readonly ids: readonly string[];
};

/**
 * The two receipts of a draw. Make them before it, publish `public.commitment`, and the rest when it is done: the same
 * instance, lottery and secrets give the same receipts. Numbered panels wait for their ball (see receiptOfBall).
 * @param title what the draw is for: no names
 * @param numbered panels to draw with balls; null: the lottery itself is drawn from, by the seed
 * @param hash SHA-256
 * @throws AnalysisError `short-secret` for a seed or salt under 16 characters
 * Source: commit and reveal; salted hashes. LEXIMIN receipts as proposed by Flanigan, Kehne, Procaccia (2021).
 */
export function makeReceipts(
  title: string,
  instance: Instance,
  found: FoundLottery,
  secrets: ReceiptSecrets,
  hash: Hash,
  numbered: NumberedPanels | null = null,
): Receipts {
  const { salt, secretOf } = secrets;
  checkSecrets(secrets);
  const seed = numbered ? null : secrets.seed;
  const { rows, rowOf } = orderRows(instance, secretOf, hash);
  const { apart, chosen, people } = found.types.pool;
  const sitting = new Set(chosen);
  const opening = openingOf(instance, rows, (person) =>
    sitting.has(person) ? 'chosen before' : apart.has(person) ? 'left out' : 'in the draw',
  );
  const panels = panelsInRows(numbered ? evenly(numbered) : found.lottery.panels, rowOf, numbered === null);
  const { chances } = numbered ?? found.lottery;
  const inDraw = people.flat();
  const terms: Terms = {
    format: 2,
    title,
    version: found.version,
    method: found.method,
    promise: getDrawMethod(found.method).promise,
    status: found.status,
    gap: found.gap,
    minimumAtMost: found.minimumAtMost,
    iterations: found.effort.iterations,
    seats: instance.seats,
    chosen: sitting.size,
    quotas: instance.quotas,
    onePerHousehold: instance.onePerHousehold === true,
    pool: inDraw.length < leastTogether ? null : inDraw.length,
    minimum: inDraw.reduce((least, person) => Math.min(least, chances[person]!), 1),
    bands: bandsOf(inDraw.map((person) => chances[person]!)),
    panels: panels.map(({ chance }) => chance),
    own: linesOf(
      inDraw.map((person) => [secretOf(instance.people[person]!.id), chances[person]!]),
      salt,
      hash,
    ),
    numbered: numbered && {
      minimumBefore: numbered.minimum.before,
      largestLoss: numbered.largestLoss,
    },
  };
  const commitment = commitTo({ opening, panels, terms }, { salt, seed }, hash);
  const drawn = seed === null ? null : drawIndex(terms.panels, numberOf(seed, commitment.lottery, hash)) + 1;
  const open = marked({ kind: 'public', ...terms, commitment, seed, drawn, witnesses: null }, hash);
  return {
    public: open,
    auditor: { kind: 'auditor', format: 2, public: open, salt, opening, panels },
    ids: rows.map(({ person }) => instance.people[person]!.id),
  };
}

/**
 * The receipts of numbered panels once the ball is out.
 * @param ball its number, from 1
 * @param witnesses who saw it, as the receipt names them
 * @throws AnalysisError `bad-ball` for a number that no panel has, or where a seed draws
 */
export function receiptOfBall(
  auditor: AuditorReceipt,
  ball: number,
  witnesses: string,
  hash: Hash,
): AuditorReceipt {
  const { numbered, panels } = auditor.public;
  if (numbered === null || !Number.isInteger(ball) || ball < 1 || ball > panels.length)
    throw new AnalysisError('bad-ball', { ball, panels: numbered ? panels.length : 0 });
  return { ...auditor, public: marked({ ...auditor.public, drawn: ball, witnesses }, hash) };
}

/**
 * The panel drawn, as ids.
 * @param ids row → id, as the receipts were made with
 * @returns none while no panel is drawn
 */
export function panelDrawn({ public: { drawn }, panels }: AuditorReceipt, ids: readonly string[]): string[] {
  const panel = drawn === null ? undefined : panels[drawn - 1];
  return (panel?.people ?? []).map((row) => ids[row]!);
}

function checkSecrets({ seed, salt }: ReceiptSecrets): void {
  for (const [what, secret] of Object.entries({ seed, salt }))
    if (secret.length < 16) throw new AnalysisError('short-secret', { what, length: secret.length });
}

const marked = (receipt: Omit<PublicReceipt, 'mark'>, hash: Hash): PublicReceipt => ({
  ...receipt,
  mark: markOf(receipt, hash),
});

const evenly = ({ panels }: NumberedPanels) =>
  panels.map((people) => ({ people, chance: 1 / panels.length }));

/** Numbered panels keep their numbers; others are put in order, so that their order says nothing. */
function panelsInRows(
  panels: readonly { readonly people: readonly number[]; readonly chance: number }[],
  rowOf: Int32Array,
  inOrder: boolean,
): OpenPanel[] {
  const inRows = panels.map(({ people, chance }) => ({
    people: people.map((person) => rowOf[person]!).sort((one, other) => one - other),
    chance,
  }));
  return inOrder ? inRows.sort((one, other) => compareLists(one.people, other.people)) : inRows;
}

function compareLists(one: readonly number[], other: readonly number[]): number {
  for (let i = 0; i < one.length; i++) if (one[i] !== other[i]) return one[i]! - (other[i] ?? -1);
  return 0;
}

/** Everyone's own line; with fewer than ten people, blank ones beside them that nobody holds the secret of. */
function linesOf(
  people: readonly (readonly [secret: string, chance: number])[],
  salt: string,
  hash: Hash,
): PublicReceipt['own'] {
  const blank = Array.from(
    { length: Math.max(0, leastTogether - people.length) },
    (_, line) => [blankSecret(salt, line, hash), 0] as const,
  );
  return [...people, ...blank]
    .map(([secret, chance]) => ({ tag: tagOf(secret, hash), masked: maskChance(chance, secret, hash) }))
    .sort((one, other) => (one.tag < other.tag ? -1 : 1));
}
