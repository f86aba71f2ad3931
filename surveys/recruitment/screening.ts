import type { LocalDate } from '../fieldwork/local-date';
import { ageAt, type MonthOfBirth } from '../panel/profile';
import type { Words } from '../vocabulary';

/** What the place look-up found for someone: nobody is kept out because a postcode is not in the list (R3). */
export type PlaceFound = 'inside' | 'outside' | 'unknown';

export type Eligibility =
  | { readonly eligible: true }
  | { readonly eligible: false; readonly because: 'too-young' | 'outside'; readonly say: Words };

export const youngestAge = 16;

/**
 * Whether someone may join: 16 or over by month of birth, and living inside the footprint.
 * @param person month of birth, or null where it is not known, and the place found
 * @param on the day of joining in the footprint's calendar, YYYY-MM-DD
 * @param area the footprint's name as people say it
 * @returns when not eligible, kind words that name a next step
 * Source: rules R3 and R4 (residents 16+).
 * @example checkEligible({ born: { year: 2011, month: 6 }, place: 'inside' }, '2026-06-01', 'Bristol')
 * // { eligible: false, because: 'too-young', … }
 */
export function checkEligible(
  person: { readonly born: MonthOfBirth | null; readonly place: PlaceFound },
  on: LocalDate,
  area: string,
): Eligibility {
  if (person.born !== null && ageOn(person.born, on) < youngestAge) {
    return { eligible: false, because: 'too-young', say: tooYoung(person.born, area) };
  }
  if (person.place === 'outside') return { eligible: false, because: 'outside', say: outside(area) };
  return { eligible: true };
}

/**
 * Age in whole years on a local day, by month of birth: a birthday counts from the first of its month.
 * @param on a day, YYYY-MM-DD
 * @example ageOn({ year: 2010, month: 6 }, '2026-06-01') // 16
 */
export function ageOn(born: MonthOfBirth, on: LocalDate): number {
  return ageAt(born, new Date(`${on}T00:00:00Z`));
}

/** Facts that tell whether two sign-ups are one person; each becomes a keyed hash before it is compared. */
export type IdentifyingFact = {
  readonly kind: 'reference' | 'email' | 'mobile' | 'person';
  readonly text: string;
};

export type PersonFacts = {
  readonly reference?: string;
  readonly firstName?: string;
  readonly lastName?: string;
  /** As `readEmail` gives it. */
  readonly email?: string;
  /** E.164, as `readTelephone` gives it. */
  readonly mobile?: string;
  /** As `readPostcode` gives it. */
  readonly postcode?: string;
  readonly born?: MonthOfBirth | null;
};

/**
 * The facts two records of one person would share, spelt so that they compare: reference, e-mail, mobile, and
 * name with birth month and postcode. A landline is left out: a household shares it.
 * @returns none for a fact that is not complete
 * Source: the blind indexes of the identity room (e-mail trimmed, lower case, NFKC; telephone E.164).
 * @example identifyingFacts({ email: ' Ann@Example.org ' }) // [{ kind: 'email', text: 'ann@example.org' }]
 */
export function identifyingFacts(person: PersonFacts): readonly IdentifyingFact[] {
  const facts: IdentifyingFact[] = [];
  if (person.reference) facts.push({ kind: 'reference', text: person.reference.trim().toLowerCase() });
  if (person.email) facts.push({ kind: 'email', text: person.email.normalize('NFKC').trim().toLowerCase() });
  if (person.mobile) facts.push({ kind: 'mobile', text: person.mobile });
  if (person.firstName && person.lastName && person.born && person.postcode) {
    const month = `${person.born.year}-${String(person.born.month).padStart(2, '0')}`;
    const name = `${plainName(person.firstName)} ${plainName(person.lastName)}`;
    facts.push({
      kind: 'person',
      text: `${name}|${month}|${person.postcode.replace(/\s/g, '').toUpperCase()}`,
    });
  }
  return facts;
}

/** What is known of a blind key: someone on the panel or waiting for it, someone who left, or nobody. */
export type Known = 'here' | 'left' | undefined;

/**
 * Whether a sign-up is someone already there, or someone who left and is not invited from a list again (R30).
 * One shared key is enough; being here counts before having left.
 * @param keys blind keys of the sign-up
 * @param known what is held about a key
 * @returns undefined for someone new
 * @example checkDuplicate(['k1', 'k2'], (key) => (key === 'k2' ? 'here' : undefined)) // 'here'
 */
export function checkDuplicate(keys: readonly string[], known: (key: string) => Known): Known {
  const found = keys.map(known);
  return found.find((one) => one === 'here') ?? found.find((one) => one === 'left');
}

/** What everyone reads after joining, known to us or not, so that the page tells nobody who is a member. */
export const afterSigningUp: Words = {
  en: 'Thank you. We have sent you a message with what happens next. If you have joined before, it brings you to your details.',
};

function tooYoung(born: MonthOfBirth, area: string): Words {
  const month = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' }).format(
    new Date(Date.UTC(2000, born.month - 1, 1)),
  );
  return {
    en: `Thank you for wanting to take part. The panel for ${area} is for people aged 16 and over, so you can join from ${month} ${born.year + youngestAge}. Nothing you entered has been kept. Until then you can read what people have told us and what changed.`,
  };
}

function outside(area: string): Words {
  return {
    en: `Thank you for wanting to take part. This panel is for people who live in ${area}, and the postcode you gave is outside it. If the postcode is not right, please go back and change it. If it is, your own council or local NHS will have ways for you to have your say. Nothing you entered has been kept.`,
  };
}

function plainName(name: string): string {
  // Accents, case, hyphens and apostrophes differ between two lists of the same person.
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
