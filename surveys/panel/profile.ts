import type { MissingReason, Stored, Words } from '../vocabulary';

/** One category of a profile variable. The code is stable and stored; words hang on it. */
export type Category = {
  readonly code: string;
  /** How tables and staff name it. */
  readonly label: Words;
  /** How a member reads it as an answer, where that differs from the label. */
  readonly answer?: Words;
  /** The words that population files use for it, so that a margin can be read without a mapping. */
  readonly populationWords: readonly string[];
};

/** A band of age in whole years, both ends taken in; without `to` it is open above. */
export type AgeBand = { readonly code: string; readonly from: number; readonly to?: number };

/** What is known of where someone lives. A place chosen from a list leaves the smaller levels out. */
export type Area = {
  readonly lsoa?: string;
  readonly lsoaName?: string;
  readonly msoa?: string;
  readonly msoaName?: string;
  readonly ward?: string;
  readonly wardName?: string;
  readonly authority?: string;
  readonly authorityName?: string;
  readonly sicbl?: string;
  /** National deprivation quintile, "1" most deprived. */
  readonly quintile?: string;
  readonly decile?: string;
  readonly rural?: 'urban' | 'rural';
};

export type AreaColumn = 'lsoa' | 'msoa' | 'ward' | 'authority' | 'sicbl' | 'quintile' | 'decile' | 'rural';

/** The closed list of rules by which a variable can follow from something else. */
export type DerivationRule =
  | { readonly rule: 'age-bands'; readonly bands: readonly AgeBand[] }
  | { readonly rule: 'area-column'; readonly column: AreaColumn }
  | {
      readonly rule: 'table';
      readonly of: readonly string[];
      /** First row whose `when` all hold gives the code. A variable not named in `when` may be anything. */
      readonly rows: readonly { readonly when: Readonly<Record<string, string>>; readonly code: string }[];
    };

type VariableBase = {
  readonly key: string;
  readonly label: Words;
  readonly categories: readonly Category[];
  /** Set where the categories are the places of the footprint and are filled in when it is made. */
  readonly categoriesFrom?: 'places';
  /** Sensitive variables come under the small-count rule (R16). */
  readonly sensitive: boolean;
  readonly whyWeAsk: Reason;
  /** Where the wording comes from, with its licence. */
  readonly source?: string;
};

/** Why a question is asked: what it is for, then the census figure it serves. */
export type Reason = {
  readonly purpose: Words;
  /** May carry `{share:CODE}` for the population share of a category; left out while that share is not known. */
  readonly figure?: Words;
};

export type AskedVariable = VariableBase & {
  readonly kind: 'asked';
  readonly question: Words;
  readonly hint?: Words;
};
export type DerivedVariable = VariableBase & { readonly kind: 'derived'; readonly rule: DerivationRule };
export type ProfileVariable = AskedVariable | DerivedVariable;

export type MonthOfBirth = { readonly year: number; readonly month: number };

/** An answer about oneself with the instant it was given. */
export type Fact = { readonly variable: string; readonly value: Stored<string>; readonly at: Date };

/** Where someone lived, from an instant on. */
export type DatedArea = { readonly area: Stored<Area>; readonly at: Date };

/** All that profile values of one person are worked out from. */
export type ProfileRecord = {
  readonly facts: readonly Fact[];
  readonly areas: readonly DatedArea[];
  readonly born: Stored<MonthOfBirth> | undefined;
};

/**
 * Age in whole years at an instant, taking the birthday to be the first of the month of birth.
 * @param born year (four digits) and month (1–12) of birth; the day is never asked (R8)
 * @param at the instant; its month is read in UTC, since a month of birth cannot see an hour
 * @returns whole years; negative for someone not yet born
 * @example ageAt({ year: 1960, month: 5 }, new Date('2018-05-01T00:00:00Z')) // 58
 * @example ageAt({ year: 1960, month: 5 }, new Date('2018-04-30T12:00:00Z')) // 57
 */
export function ageAt(born: MonthOfBirth, at: Date): number {
  return Math.floor(((at.getUTCFullYear() - born.year) * 12 + at.getUTCMonth() + 1 - born.month) / 12);
}

/**
 * The band an age falls in.
 * @param bands in any order, not overlapping
 * @param age whole years
 * @returns the band, or undefined when none takes the age in
 * @example bandOfAge([{ code: '16-24', from: 16, to: 24 }, { code: '25+', from: 25 }], 24)?.code // '16-24'
 */
export function bandOfAge(bands: readonly AgeBand[], age: number): AgeBand | undefined {
  return bands.find((band) => age >= band.from && (band.to === undefined || age <= band.to));
}

/**
 * What someone had said about a variable as of an instant (R8).
 * @param facts dated answers in any order; of two at one instant the later in the list counts
 * @returns the latest answer given not after `at`, or `not-asked` when there is none
 * @example
 * valueAt('sex', [{ variable: 'sex', value: { value: 'female' }, at: new Date('2018-01-01') }], new Date('2018-02-01'))
 * // { value: 'female' }
 */
export function valueAt(variable: string, facts: readonly Fact[], at: Date): Stored<string> {
  const latest = latestOf(
    facts.filter((fact) => fact.variable === variable),
    at,
  );
  return latest?.value ?? notAsked;
}

/**
 * Where someone lived as of an instant.
 * @returns the latest place dated not after `at`, or undefined when none is known
 * @example areaAt([{ area: { value: { authority: 'E06000023' } }, at: new Date(0) }], new Date(1)) // { value: { authority: 'E06000023' } }
 */
export function areaAt(areas: readonly DatedArea[], at: Date): Stored<Area> | undefined {
  return latestOf(areas, at)?.area;
}

/**
 * The value of a variable, asked or derived, as of an instant (R8).
 * @param area the place as of the same instant: see `areaAt`
 * @returns the code; a reason when what it follows from is missing for that reason; `not-asked` when nothing is known, the
 *   place leaves that level out, or no band or row fits
 * @example derive(ageBand, [], undefined, { value: { year: 1960, month: 5 } }, new Date('2018-05-01')) // { value: '55-64' }
 */
export function derive(
  variable: ProfileVariable,
  facts: readonly Fact[],
  area: Stored<Area> | undefined,
  born: Stored<MonthOfBirth> | undefined,
  at: Date,
): Stored<string> {
  if (variable.kind === 'asked') return valueAt(variable.key, facts, at);
  const { rule } = variable;
  switch (rule.rule) {
    case 'age-bands': {
      if (!born) return notAsked;
      if ('missing' in born) return born;
      return stored(bandOfAge(rule.bands, ageAt(born.value, at))?.code);
    }
    case 'area-column': {
      if (!area) return notAsked;
      if ('missing' in area) return area;
      return stored(area.value[rule.column]);
    }
    case 'table':
      return fromTable(rule, facts, at);
  }
}

/**
 * Every variable of one person as of an instant: what a quota cell, a segment and a case's profile are read from.
 * @returns one value or missing reason for each variable, by key, in the order given
 * @example profileAt([sex], { facts: [], areas: [], born: undefined }, new Date()) // { sex: { missing: 'not-asked' } }
 */
export function profileAt(
  variables: readonly ProfileVariable[],
  person: ProfileRecord,
  at: Date,
): Readonly<Record<string, Stored<string>>> {
  const area = areaAt(person.areas, at);
  return Object.fromEntries(
    variables.map((variable) => [variable.key, derive(variable, person.facts, area, person.born, at)]),
  );
}

/**
 * The "why we ask" text of a variable, with the population's figure where it is known.
 * @param shareInWords the share of a category in words ("20%"), or undefined when no margin is held
 * @returns one sentence or two; the second is left out unless every figure in it is known
 * @example whyWeAsk(disability, 'en', () => undefined) // the purpose alone
 */
export function whyWeAsk(
  variable: ProfileVariable,
  language: string,
  shareInWords: (code: string) => string | undefined,
): string {
  const { purpose, figure } = variable.whyWeAsk;
  const first = purpose[language] ?? purpose.en;
  if (!figure) return first;
  let isComplete = true;
  const second = (figure[language] ?? figure.en).replace(/\{share:([^}]+)\}/g, (_, code: string) => {
    const share = shareInWords(code);
    if (share === undefined) isComplete = false;
    return share ?? '';
  });
  return isComplete ? `${first} ${second}` : first;
}

const notAsked: { readonly missing: MissingReason } = { missing: 'not-asked' };

const stored = (code: string | undefined): Stored<string> =>
  code === undefined ? notAsked : { value: code };

function latestOf<Dated extends { readonly at: Date }>(dated: readonly Dated[], at: Date): Dated | undefined {
  let latest: Dated | undefined;
  for (const entry of dated) {
    if (entry.at > at) continue;
    if (!latest || entry.at >= latest.at) latest = entry;
  }
  return latest;
}

function fromTable(
  rule: Extract<DerivationRule, { rule: 'table' }>,
  facts: readonly Fact[],
  at: Date,
): Stored<string> {
  const values = new Map(rule.of.map((key) => [key, valueAt(key, facts, at)]));
  const codeOf = (key: string) => {
    const value = values.get(key);
    return value && 'value' in value ? value.value : undefined;
  };
  const row = rule.rows.find(({ when }) => Object.entries(when).every(([key, code]) => codeOf(key) === code));
  if (row) return { value: row.code };
  for (const value of values.values()) if ('missing' in value) return value;
  return notAsked;
}
