import { type Random, shuffle } from '../../analysis/random';
import type { Place } from '../../db/reference/places';
import type { Channel, Need } from '../../surveys/vocabulary';
import { between, oneOf, pick } from './chance';
import { firstNames, lastNames } from './names';
import { ageStep, type Traits } from './population';

/** An invented person in a real place. Name and contacts are invented; numbers are those Ofcom keeps for drama. */
export type Person = {
  readonly reference: string;
  readonly traits: Traits;
  /** What they would rather not say. */
  readonly untold: ReadonlySet<keyof Traits>;
  readonly firstName: string;
  readonly lastName: string;
  readonly born: { readonly year: number; readonly month: number };
  readonly postcode: string;
  readonly lsoa: string;
  readonly email: string | null;
  readonly mobile: string | null;
  readonly landline: string | null;
  readonly address: string | null;
  readonly channel: Channel;
  readonly needs: readonly Need[];
};

export type Postcodes = ReadonlyMap<string, readonly { readonly postcode: string; readonly place: Place }[]>;

/** Postcodes by authority and quintile, to give a person of a kind a real place. */
export function postcodesByKind(
  postcodes: readonly { readonly postcode: string; readonly place: Place }[],
): Postcodes {
  const found = new Map<string, { postcode: string; place: Place }[]>();
  for (const one of postcodes) {
    const kind = `${one.place.authority} ${one.place.quintile}`;
    const own = found.get(kind);
    if (own) own.push(one);
    else found.set(kind, [one]);
  }
  return found;
}

/**
 * Makes people one after the other; no two share an e-mail address or a mobile number.
 * @param on the day they have the age of their band
 */
export function createPeople(given: {
  readonly random: Random;
  readonly postcodes: Postcodes;
  readonly on: Date;
}): (kind: Traits, needsPossible?: 'usual' | 'all') => Person {
  const { random, postcodes, on } = given;
  const mobiles = shuffle(
    Array.from({ length: 1000 }, (_, at) => `07700 900${String(at).padStart(3, '0')}`),
    random,
  );
  let made = 0;
  return (traits, needsPossible = 'all') => {
    made += 1;
    const reference = `D${String(made).padStart(4, '0')}`;
    const firstName = oneOf(random, firstNames[traits.sex === 'male' ? 'male' : 'female']);
    const lastName = oneOf(random, lastNames);
    const home = oneOf(random, postcodes.get(`${traits.local_authority} ${traits.imd_quintile}`)!);
    const hasEmail = random() < [0.97, 0.97, 0.96, 0.95, 0.91, 0.85, 0.72, 0.52][ageStep(traits)]!;
    const wayWithout = pick(random, ['letter', 'telephone', 'text'] as const, (way) =>
      way === 'letter' ? 50 : way === 'telephone' ? 32 : 18,
    );
    const channel: Channel = hasEmail ? 'email' : wayWithout;
    const hasMobile = channel === 'text' || random() < 0.42;
    const hasLandline = channel === 'telephone' || random() < 0.2;
    return {
      reference,
      traits,
      untold: untoldBy(random),
      firstName,
      lastName,
      born: bornFor(random, traits, on),
      postcode: home.postcode,
      lsoa: home.place.lsoa,
      email: hasEmail ? `${firstName}.${lastName}.${made}@example.invalid`.toLowerCase() : null,
      mobile: hasMobile ? (mobiles.pop() ?? null) : null,
      landline: hasLandline ? `0117 496 0${String(between(random, 0, 999)).padStart(3, '0')}` : null,
      address: channel === 'letter' ? `${between(random, 1, 90)} Invented Street` : null,
      channel,
      needs: needsOf(random, traits, channel).filter(
        (need) => needsPossible === 'all' || usualNeeds.has(need),
      ),
    };
  };
}

/** A few would rather not say; about one in a hundred keeps two things to themselves. */
function untoldBy(random: Random): ReadonlySet<keyof Traits> {
  const untold = new Set<keyof Traits>();
  if (random() < 0.03) untold.add('ethnicity');
  if (random() < 0.035) untold.add('disability');
  if (random() < 0.01) untold.add('sex');
  return untold;
}

const bandEdges: Readonly<Record<string, readonly [number, number]>> = {
  '16-24': [17, 24],
  '25-34': [25, 34],
  '35-44': [35, 44],
  '45-54': [45, 54],
  '55-64': [55, 64],
  '65-74': [65, 74],
  '75-84': [75, 84],
  '85+': [85, 96],
};

function bornFor(random: Random, traits: Traits, on: Date): { year: number; month: number } {
  const [from, to] = bandEdges[traits.age_band]!;
  const age = between(random, from, to);
  const month = between(random, 1, 12);
  // In the month of birth itself the day is not known; such a person has not had the birthday yet.
  const hadBirthday = month < on.getUTCMonth() + 1;
  return { year: on.getUTCFullYear() - age - (hadBirthday ? 0 : 1), month };
}

/** Needs a survey in plain English can meet; the others keep a person back until there is a version for them (R14). */
const usualNeeds: ReadonlySet<Need> = new Set([
  'large-print',
  'paper',
  'telephone',
  'no-calls-before-ten',
  'help-to-answer',
]);

function needsOf(random: Random, traits: Traits, channel: Channel): Need[] {
  const needs: Need[] = [];
  const isDisabled = traits.disability === 'disabled';
  if (random() < 0.015 + (ageStep(traits) >= 6 ? 0.06 : 0) + (isDisabled ? 0.04 : 0))
    needs.push('large-print');
  if (channel === 'letter' && random() < 0.5) needs.push('paper');
  if (channel === 'telephone' && random() < 0.4) needs.push('no-calls-before-ten');
  if (isDisabled && random() < 0.04) needs.push('easy-read');
  if (random() < 0.006) needs.push('british-sign-language');
  if (isDisabled && random() < 0.03) needs.push('help-to-answer');
  return needs;
}
