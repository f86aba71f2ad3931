import { bandsOf, type ChanceBand, leastTogether } from './bands';
import { commitTo, markOf, termsOf } from './commitment';
import { commitToSeed, drawIndex, type Hash, numberOf } from './draw';
import { type Instance, isIn, sayCell } from './instance';
import { blankSecret, tagOf } from './own-chance';
import type { AuditorReceipt, OpenPanel, PublicReceipt } from './receipt';

/** One thing checked on a receipt. */
export type Finding = { readonly what: string; readonly holds: boolean; readonly note?: string };

/**
 * Checks a receipt by itself, without the database: what is public, and for an auditor's receipt also table and panels
 * against the commitments, the quotas, the chances and the panel drawn.
 * @param receipt as read from JSON: anything may stand in it
 * @param hash SHA-256
 * @returns what was checked; the receipt holds when every finding does
 * @example verifyReceipt(receipt, hash).every(({ holds }) => holds) // true
 */
export function verifyReceipt(receipt: unknown, hash: Hash): Finding[] {
  const kind = receipt !== null && typeof receipt === 'object' && 'kind' in receipt ? receipt.kind : null;
  try {
    // The shape is not checked field by field: whatever is missing throws below and is reported as unreadable.
    if (kind === 'public') return verifyPublic(receipt as PublicReceipt, hash);
    if (kind === 'auditor') return verifyAuditor(receipt as AuditorReceipt, hash);
  } catch {
    return [
      { what: 'The receipt can be read', holds: false, note: 'Part of it is missing or of the wrong kind.' },
    ];
  }
  return [
    {
      what: 'The receipt can be read',
      holds: false,
      note: 'It is neither a public nor an auditor’s receipt.',
    },
  ];
}

function verifyPublic(receipt: PublicReceipt, hash: Hash): Finding[] {
  const { format, bands, panels, commitment, own, pool, seats, chosen, mark } = receipt;
  const sum = panels.reduce((total, chance) => total + chance, 0);
  return [
    finding('The receipt is of the format that this program checks', format === 2, `It is of ${format}.`),
    finding('The receipt is whole: its fingerprint is its own', markOf(receipt, hash) === mark),
    finding(
      'What was settled before the draw is what was committed to',
      commitTo(noOpening(receipt), { salt: '', seed: null }, hash).terms === commitment.terms,
    ),
    ...checkDrawn(receipt, hash),
    finding(
      'The chances of the panels add up to 1',
      Math.abs(sum - 1) < 1e-9 && panels.every((chance) => chance > 0 && chance <= 1 + 1e-9),
      `They add up to ${sum}.`,
    ),
    ...(pool === null
      ? [finding('Of fewer than ten people nothing is told apart', bands.length === 0)]
      : checkBands(bands, seats - chosen, pool)),
    finding('Everyone in the draw has a line', own.length === (pool ?? leastTogether)),
  ];
}

/** The terms alone, as `commitTo` takes them: a public receipt has no table. */
const noOpening = (receipt: PublicReceipt) => ({
  opening: { seats: 0, onePerHousehold: false, quotas: [], people: [] },
  panels: [],
  terms: termsOf(receipt),
});

function checkDrawn(receipt: PublicReceipt, hash: Hash): Finding[] {
  const { panels, commitment, seed, drawn, numbered, witnesses } = receipt;
  if (numbered !== null)
    return [
      finding(
        'Each numbered panel is as likely as any other',
        panels.every((chance) => chance === panels[0]),
      ),
      finding('No seed draws where balls do', seed === null && commitment.seed === null),
      finding(
        'The ball drawn names a panel',
        drawn !== null && Number.isInteger(drawn) && drawn >= 1 && drawn <= panels.length,
      ),
      finding('Witnesses of the ball are named', witnesses !== null && witnesses.trim() !== ''),
    ];
  const isCommitted = seed !== null && commitToSeed(seed, hash) === commitment.seed;
  const index = seed === null ? 0 : drawIndex(panels, numberOf(seed, commitment.lottery, hash)) + 1;
  return [
    finding('The seed is the one committed to before the draw', isCommitted),
    finding(
      'The seed draws the panel named',
      seed !== null && index === drawn,
      `It draws panel ${index}; named is ${drawn}.`,
    ),
  ];
}

function checkBands(bands: readonly ChanceBand[], seats: number, pool: number): Finding[] {
  const expected = bands.reduce((total, band) => total + band.people * band.mean, 0);
  const rounding = 1e-9;
  return [
    finding(
      'The chances of the people add up to the seats drawn',
      Math.abs(expected - seats) < 1e-6,
      `They add up to ${expected}, for ${seats} seats.`,
    ),
    finding(
      'Everyone in the draw has a chance',
      bands.reduce((total, band) => total + band.people, 0) === pool,
    ),
    finding(
      'No band of chances holds fewer than ten people',
      bands.every((band) => band.people >= leastTogether),
    ),
    finding(
      'The bands ascend',
      bands.every(
        ({ from, to, mean }, b) =>
          from <= mean + rounding &&
          mean <= to + rounding &&
          (b === 0 || bands[b - 1]!.to <= from + rounding),
      ),
    ),
  ];
}

function verifyAuditor(receipt: AuditorReceipt, hash: Hash): Finding[] {
  const { format, public: open, opening, panels, salt } = receipt;
  const committed = commitTo({ opening, panels, terms: termsOf(open) }, { salt, seed: open.seed }, hash);
  const inDraw = opening.people.flatMap(({ place }, row) => (place === 'in the draw' ? [row] : []));
  const chances = new Float64Array(opening.people.length);
  for (const { people, chance } of panels) for (const row of people) chances[row]! += chance;
  const bands = bandsOf(inDraw.map((row) => chances[row]!));
  const lowest = inDraw.reduce((least, row) => Math.min(least, chances[row]!), 1);
  return [
    ...verifyPublic(open, hash),
    finding('Both receipts are of one format', format === open.format),
    finding('The table is the one committed to', committed.instance === open.commitment.instance),
    finding('The panels are those committed to', committed.lottery === open.commitment.lottery),
    finding(
      'Seats, quotas and households are those published',
      opening.seats === open.seats &&
        opening.onePerHousehold === open.onePerHousehold &&
        JSON.stringify(opening.quotas) === JSON.stringify(open.quotas),
    ),
    finding(
      'The panels’ chances are those published',
      panels.length === open.panels.length && panels.every(({ chance }, p) => chance === open.panels[p]),
    ),
    checkPanels(receipt),
    finding(
      'The chances published are those of the panels',
      Math.abs(lowest - open.minimum) < 1e-9 &&
        bands.length === open.bands.length &&
        bands.every(({ people, from, to }, b) => {
          const named = open.bands[b]!;
          return (
            people === named.people && Math.abs(from - named.from) < 1e-9 && Math.abs(to - named.to) < 1e-9
          );
        }),
    ),
    finding(
      'Each person in the draw has their own line, and no line is anyone else’s',
      hasOwnLines(receipt, hash),
    ),
  ];
}

function hasOwnLines({ opening, public: { own }, salt }: AuditorReceipt, hash: Hash): boolean {
  const people = opening.people.flatMap(({ place, tag }) => (place === 'in the draw' ? [tag] : []));
  const blank = Array.from({ length: Math.max(0, leastTogether - people.length) }, (_, line) =>
    tagOf(blankSecret(salt, line, hash), hash),
  );
  const tags = [...people, ...blank].sort();
  return tags.length === own.length && tags.every((tag, t) => tag === own[t]!.tag);
}

function checkPanels({ opening, panels }: AuditorReceipt): Finding {
  const what = `Each of the ${panels.length} panels keeps seats, quotas and households`;
  for (const [p, panel] of panels.entries()) {
    const fault = faultOf(opening, panel);
    if (fault) return { what, holds: false, note: `Panel ${p + 1}: ${fault}` };
  }
  return { what, holds: true };
}

function faultOf(
  { people, quotas, seats, onePerHousehold }: AuditorReceipt['opening'],
  panel: OpenPanel,
): string | null {
  const rows = [...new Set(panel.people)].map((row) => people[row]);
  if (rows.length !== panel.people.length || rows.some((row) => !row))
    return 'someone is named twice or unknown.';
  const seated = rows.map((row) => row!);
  if (seated.length !== seats) return `${seated.length} people for ${seats} seats.`;
  if (seated.some(({ place }) => place === 'left out')) return 'someone left out of the draw is on it.';
  if (people.some((person) => person.place === 'chosen before' && !seated.includes(person)))
    return 'someone chosen before is missing.';
  for (const { cell, min, max } of quotas) {
    const count = seated.filter(({ features }) => isIn(cell, { id: '', features })).length;
    if (count < min || count > max) return `${count} of ${sayCell(cell)}, outside ${min}–${max}.`;
  }
  const homes = seated.map(({ household }) => household).filter((home) => home !== undefined);
  if (onePerHousehold && new Set(homes).size !== homes.length) return 'two people of one household.';
  return null;
}

/** The draw's instance again, from an auditor's receipt: so that the lottery can be found anew and compared. */
export function instanceOf({ opening }: AuditorReceipt): Instance {
  const named = (place: string) =>
    opening.people.filter((person) => person.place === place).map(({ pseudonym }) => pseudonym);
  return {
    people: opening.people.map(({ pseudonym, features, household }) => ({
      id: pseudonym,
      features,
      ...(household === undefined ? {} : { household }),
    })),
    quotas: opening.quotas,
    seats: opening.seats,
    onePerHousehold: opening.onePerHousehold,
    chosen: named('chosen before'),
    excluded: named('left out'),
  };
}

function finding(what: string, holds: boolean, note?: string): Finding {
  return holds || note === undefined ? { what, holds } : { what, holds, note };
}
