import { AnalysisError } from '../errors';
import { bandsOf, type ChanceBand } from './bands';
import { commitToSeed, drawIndex, type Hash, numberOf } from './draw';
import type { FoundLottery } from './find-lottery';
import { getDrawMethod } from './index';
import type { Instance, Quota } from './instance';
import type { NumberedPanels } from './numbered';
import { maskChance, tagOf } from './own-chance';

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

/** Published before the draw: nothing in it can be changed afterwards without showing. */
export type Commitment = {
  readonly instance: string;
  readonly lottery: string;
  readonly seed: string;
};

/** What anyone may see. */
export type PublicReceipt = {
  readonly kind: 'public';
  readonly format: 1;
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
  readonly pool: number;
  readonly bands: readonly ChanceBand[];
  /** The panels' chances in the order drawn from; who is on them is in the auditor's receipt. */
  readonly panels: readonly number[];
  /** For each person in the draw, in order of tag: see own-chance. */
  readonly own: readonly { readonly tag: string; readonly masked: string }[];
  readonly commitment: Commitment;
  readonly seed: string;
  /** Number of the panel drawn, from 1. */
  readonly drawn: number;
  /** For a draw of numbered panels, each as likely as any other: what rounding cost, and whether balls or the seed drew. */
  readonly numbered: {
    readonly by: 'balls' | 'seed';
    readonly minimumBefore: number;
    readonly largestLoss: number;
  } | null;
};

/** What an auditor sees besides: who, under a pseudonym, sits on which panel. */
export type AuditorReceipt = {
  readonly kind: 'auditor';
  readonly format: 1;
  readonly public: PublicReceipt;
  readonly salt: string;
  readonly opening: Opening;
  readonly panels: readonly OpenPanel[];
};

export type ReceiptSecrets = {
  /** Long and random; fixed before the draw, revealed to the auditor. */
  readonly salt: string;
  /** Long and random; fixed before the draw, revealed after. */
  readonly seed: string;
  /** Person's id → the secret that only they are told. */
  readonly secretOf: (id: string) => string;
};

/** A draw of numbered panels: by the ball that came out (its number, from 1), or by the seed when `ball` is null. */
export type NumberedDraw = { readonly numbered: NumberedPanels; readonly ball: number | null };

/**
 * The two receipts of a draw. Make them before it, publish `public.commitment`, and the rest when it is done: the same
 * instance, lottery and secrets give the same receipts.
 * @param title what the draw is for: no names
 * @param numberedDraw left out: the lottery itself is drawn from
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
  numberedDraw: NumberedDraw | null = null,
): { readonly public: PublicReceipt; readonly auditor: AuditorReceipt } {
  for (const [what, secret] of [
    ['seed', secrets.seed],
    ['salt', secrets.salt],
  ] as const)
    if (secret.length < 16) throw new AnalysisError('short-secret', { what, length: secret.length });
  const { salt, seed, secretOf } = secrets;
  const { chances } = numberedDraw?.numbered ?? found.lottery;
  const { rows, rowOf } = orderRows(instance, secretOf, hash);
  const apart = found.types.pool.apart;
  const chosen = new Set(found.types.pool.chosen);
  const opening = openingOf(instance, rows, (person) =>
    chosen.has(person) ? 'chosen before' : apart.has(person) ? 'left out' : 'in the draw',
  );
  const inRows = (people: readonly number[]) => people.map((person) => rowOf[person]!).sort(byNumber);
  const panels = numberedDraw
    ? numberedDraw.numbered.panels.map((people, _, { length }) => ({
        people: inRows(people),
        chance: 1 / length,
      }))
    : found.lottery.panels
        .map(({ people, chance }) => ({ people: inRows(people), chance }))
        .sort((one, other) => compareLists(one.people, other.people));
  const drawn = found.types.pool.people.flat();
  const commitment = commitTo(opening, panels, salt, seed, hash);
  const chancesOfPanels = panels.map(({ chance }) => chance);
  const method = getDrawMethod(found.method);
  const publicReceipt: PublicReceipt = {
    kind: 'public',
    format: 1,
    title,
    version: found.version,
    method: method.name,
    promise: method.promise,
    status: found.status,
    gap: found.gap,
    minimumAtMost: found.minimumAtMost,
    iterations: found.effort.iterations,
    seats: instance.seats,
    chosen: chosen.size,
    quotas: instance.quotas,
    onePerHousehold: instance.onePerHousehold === true,
    pool: drawn.length,
    bands: bandsOf(drawn.map((person) => chances[person]!)),
    panels: chancesOfPanels,
    own: drawn
      .map((person) => {
        const secret = secretOf(instance.people[person]!.id);
        return { tag: tagOf(secret, hash), masked: maskChance(chances[person]!, secret, hash) };
      })
      .sort((one, other) => (one.tag < other.tag ? -1 : 1)),
    commitment,
    seed,
    drawn: numberedDraw?.ball ?? drawIndex(chancesOfPanels, numberOf(seed, commitment.lottery, hash)) + 1,
    numbered: numberedDraw && {
      by: numberedDraw.ball === null ? 'seed' : 'balls',
      minimumBefore: numberedDraw.numbered.minimum.before,
      largestLoss: numberedDraw.numbered.largestLoss,
    },
  };
  return {
    public: publicReceipt,
    auditor: { kind: 'auditor', format: 1, public: publicReceipt, salt, opening, panels },
  };
}

/** The commitments that an opening, panels, salt and seed lead to. */
export function commitTo(
  opening: Opening,
  panels: readonly OpenPanel[],
  salt: string,
  seed: string,
  hash: Hash,
): Commitment {
  return {
    instance: hash(`sounding instance\n${salt}\n${JSON.stringify(sortKeys(opening))}`),
    lottery: hash(`sounding lottery\n${salt}\n${JSON.stringify(sortKeys(panels))}`),
    seed: commitToSeed(seed, hash),
  };
}

/** The panel drawn, as ids: for the caller, who knows them. */
export function panelDrawn(
  instance: Instance,
  auditor: AuditorReceipt,
  secretOf: (id: string) => string,
  hash: Hash,
): string[] {
  const idOf = new Map(instance.people.map(({ id }) => [tagOf(secretOf(id), hash), id]));
  const panel = auditor.panels[auditor.public.drawn - 1]!;
  return panel.people.map((row) => idOf.get(auditor.opening.people[row]!.tag)!);
}

/** Rows stand in the order of their tags, so that their order says nothing. */
function orderRows(instance: Instance, secretOf: (id: string) => string, hash: Hash) {
  const rows = instance.people
    .map(({ id }, person) => ({ person, tag: tagOf(secretOf(id), hash) }))
    .sort((one, other) => (one.tag < other.tag ? -1 : 1));
  const rowOf = new Int32Array(rows.length);
  rows.forEach(({ person }, row) => {
    rowOf[person] = row;
  });
  return { rows, rowOf };
}

function openingOf(
  { people, quotas, seats, onePerHousehold }: Instance,
  rows: readonly { person: number; tag: string }[],
  placeOf: (person: number) => Opening['people'][number]['place'],
): Opening {
  const features = [...new Set(quotas.flatMap(({ cell }) => Object.keys(cell)))];
  const homes = new Map<string, string>();
  return {
    seats,
    onePerHousehold: onePerHousehold === true,
    quotas,
    people: rows.map(({ person, tag }, row) => {
      const { household, features: known } = people[person]!;
      if (household && !homes.has(household)) homes.set(household, `h${homes.size + 1}`);
      return {
        pseudonym: `p${row + 1}`,
        features: Object.fromEntries(features.map((feature) => [feature, known[feature] ?? ''])),
        ...(onePerHousehold && household ? { household: homes.get(household)! } : {}),
        place: placeOf(person),
        tag,
      };
    }),
  };
}

function byNumber(one: number, other: number): number {
  return one - other;
}

function compareLists(one: readonly number[], other: readonly number[]): number {
  for (let i = 0; i < one.length; i++) if (one[i] !== other[i]) return one[i]! - (other[i] ?? -1);
  return 0;
}

/** The same value with its keys in alphabetical order, so that a hash does not depend on how it was made. */
function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, inner]) => [key, sortKeys(inner)]),
  );
}
