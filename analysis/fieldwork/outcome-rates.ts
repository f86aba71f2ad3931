import { type Disposition, dispositions, type Selection } from '../../surveys/vocabulary';
import { AnalysisError } from '../errors';
import { wordsOfSelection } from '../selection-words';

/** Cases by disposition; may be fractions, when counts are weighted. */
export type OutcomeCounts = Readonly<Record<Disposition, number>>;

export const rateNames = [
  ...(['RR1', 'RR2', 'RR3', 'RR4', 'RR5', 'RR6'] as const),
  ...(['COOP1', 'COOP2', 'COOP3', 'COOP4'] as const),
  ...(['REF1', 'REF2', 'REF3', 'CON1', 'CON2', 'CON3', 'LOC1', 'LOC2'] as const),
] as const;
export type RateName = (typeof rateNames)[number];

export type OutcomeRates = {
  readonly counts: OutcomeCounts;
  /** Share of the unknown taken to be eligible; null when nothing is known about eligibility. */
  readonly e: number | null;
  /** Each rate 0–1, or null where it has no base. */
  readonly rates: Readonly<Record<RateName, number | null>>;
};

/**
 * AAPOR's outcome rates from counts of dispositions.
 * @param counts cases by disposition, each ≥ 0
 * @param e share of cases of unknown eligibility taken to be eligible, 0–1; known eligible ÷ all known when left out
 * @returns each rate 0–1, null where its base is 0; known ineligible cases count through e alone
 * @throws AnalysisError `bad-counts`, `bad-share`
 * Source: AAPOR, Standard Definitions (9th edition, 2016).
 * @example with 4 I, 2 P, 1 R, 1 NC, 1 O, 2 unknown, 1 not eligible: RR1 4/11, RR6 6/9, e 0.9
 */
export function outcomeRates(counts: OutcomeCounts, e?: number): OutcomeRates {
  for (const what of dispositions) {
    if (!(counts[what] >= 0)) throw new AnalysisError('bad-counts', { what, value: counts[what] });
  }
  if (e !== undefined && !(e >= 0 && e <= 1))
    throw new AnalysisError('bad-share', { what: 'The eligible share e', value: e });
  const complete = counts.complete;
  const usable = complete + counts.partial;
  const refused = counts.refusal + counts['break-off'];
  const reached = usable + refused + counts['other-eligible'];
  const eligible = reached + counts['non-contact'];
  const known = eligible + counts['not-eligible'];
  const eligibleShare = e ?? ratio(eligible, known);
  const all = eligible + counts.unknown;
  const likely =
    counts.unknown === 0
      ? eligible
      : eligibleShare === null
        ? null
        : eligible + eligibleShare * counts.unknown;
  return {
    counts,
    e: eligibleShare,
    rates: {
      RR1: ratio(complete, all),
      RR2: ratio(usable, all),
      RR3: ratio(complete, likely),
      RR4: ratio(usable, likely),
      RR5: ratio(complete, eligible),
      RR6: ratio(usable, eligible),
      COOP1: ratio(complete, reached),
      COOP2: ratio(usable, reached),
      COOP3: ratio(complete, usable + refused),
      COOP4: ratio(usable, usable + refused),
      REF1: ratio(refused, all),
      REF2: ratio(refused, likely),
      REF3: ratio(refused, eligible),
      CON1: ratio(reached, all),
      CON2: ratio(reached, likely),
      CON3: ratio(reached, eligible),
      LOC1: ratio(eligible, all),
      LOC2: ratio(eligible, likely),
    },
  };
}

/**
 * Cases counted by disposition.
 * @example tally(['complete', 'complete', 'refusal']).complete // 2
 */
export function tally(codes: Iterable<Disposition>): OutcomeCounts {
  const counts = Object.fromEntries(dispositions.map((code) => [code, 0])) as Record<Disposition, number>; // every key is set
  for (const code of codes) counts[code] += 1;
  return counts;
}

/**
 * The words a rate may be published under. A response rate is said only of a sample whose selection is known (R11, R16).
 * @throws AnalysisError `selection-unknown` for RR1–RR6 of a panel recruited by quota or open sign-up
 * Source: AAPOR, Standard Definitions, on non-probability panels; Callegaro & DiSogra (2008), POQ 72.
 * @example nameOfRate('RR3', 'known') // 'Response rate (AAPOR RR3)'
 */
export function nameOfRate(rate: RateName, selection: Selection): string {
  const kind = rate.replace(/\d/, '') as keyof typeof rateWords; // every rate name is one of these words and a digit
  if (kind === 'RR') wordsOfSelection('response rate', selection);
  return `${rateWords[kind]} (AAPOR ${rate})`;
}

const rateWords = {
  RR: 'Response rate',
  COOP: 'Cooperation rate',
  REF: 'Refusal rate',
  CON: 'Contact rate',
  LOC: 'Location rate',
} as const;

function ratio(numerator: number, base: number | null): number | null {
  return base === null || base === 0 ? null : numerator / base;
}
