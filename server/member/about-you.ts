import type { Read } from '../../db/connect';
import type { Footprint } from '../../db/queries/footprints';
import type { Contact } from '../../db/queries/identity';
import { listNotices, listVariables } from '../../db/queries/panel';
import { findFrameInUse, listMargins } from '../../db/queries/targets';
import { isInside, type Place, type PostcodeProblem } from '../../db/reference/places';
import { localDateOf } from '../../surveys/fieldwork/local-date';
import { noticeInForce } from '../../surveys/panel/consent';
import { type AskedVariable, type ProfileVariable, whyWeAsk } from '../../surveys/panel/profile';
import { readEmail, readTelephone } from '../../surveys/recruitment/contact';
import { languageTag } from '../../surveys/recruitment/language';
import { ageOn, youngestAge } from '../../surveys/recruitment/screening';
import { readBirthMonth } from '../../surveys/recruitment/written-dates';
import {
  type Channel,
  inLanguage,
  type Need,
  needs as needWords,
  type Stored,
  standIn,
} from '../../surveys/vocabulary';
import { say } from '../../surveys/wording/say';
import { wording } from '../../surveys/wording/words';
import type { Deps } from '../deps';
import { channelOf, type PlaceFact } from '../steps/keep-people';
import { bornNotSaid } from '../steps/read-profiles';

/**
 * Reads what people say about themselves on the pages of joining, under My details, and on the recruiter's tablet:
 * a value, or problems in words, each at its field.
 */
export type FormProblem = { readonly field: string; readonly message: string };
export type Answered<Value> = { readonly value: Value } | { readonly problems: readonly FormProblem[] };

const notSaid = 'prefer-not-to-say';

export type PlaceAnswer =
  | {
      readonly found: 'inside';
      readonly place: PlaceFact;
      readonly words: string;
      readonly postcode: string | null;
    }
  | { readonly found: 'outside'; readonly words: string }
  | { readonly found: 'unknown'; readonly words: string };

/** The place a postcode lies in: inside the footprint, outside, or not in the list (then they choose from one). */
export function readPostcode(
  deps: Pick<Deps, 'places'>,
  footprint: Footprint,
  typed: string,
  language = 'en',
): Answered<PlaceAnswer> {
  const finding = deps.places.findPostcode(typed);
  const sayProblem = (code: PostcodeProblem['code'], shown: string) =>
    say(wording(language).joining.problems[code], { typed: shown }, language);
  if (finding.found === 'malformed')
    return wrong('postcode', sayProblem(finding.problem.code, typed.trim().slice(0, 20)));
  if (finding.found === 'unknown')
    return { value: { found: 'unknown', words: sayProblem(finding.problem.code, finding.postcode) } };
  const { place, postcode } = finding;
  const words = nameOf(place);
  return {
    value: isInside(footprint.placeRule, place)
      ? { found: 'inside', place: { code: place.lsoa }, words, postcode }
      : { found: 'outside', words },
  };
}

/** The local authorities of a footprint, to choose from without a postcode. */
export function areasOf(deps: Pick<Deps, 'places'>, footprint: Footprint) {
  return deps.places
    .listAreas(footprint.placeRule)
    .map(({ authority, authorityName }) => ({ code: authority, label: asSpoken(authorityName) }));
}

export const apartFromAreas = (language = 'en') => [
  { code: 'elsewhere', label: wording(language).joining.place.elsewhere },
  { code: notSaid, label: wording(language).inputs.asking.preferNot },
];

/** A place chosen from the list: only as exact as the choice (R3). */
export function readArea(
  deps: Pick<Deps, 'places'>,
  footprint: Footprint,
  code: string,
  language = 'en',
): Answered<PlaceAnswer> {
  const apart = apartFromAreas(language).find((one) => one.code === code)?.label;
  if (apart !== undefined && code === 'elsewhere') return { value: { found: 'outside', words: apart } };
  if (apart !== undefined)
    return { value: { found: 'inside', place: { missing: notSaid }, words: apart, postcode: null } };
  const area = areasOf(deps, footprint).find((one) => one.code === code);
  if (!area) return wrong('place', wording(language).joining.problems.area);
  return {
    value: { found: 'inside', place: { code: `authority:${area.code}` }, words: area.label, postcode: null },
  };
}

/** "Weston-super-Mare Central, North Somerset". */
export const nameOf = (place: Place) => `${place.wardName}, ${asSpoken(place.authorityName)}`;

/** "City of Bristol", where the list of places has "Bristol, City of". */
const asSpoken = (authority: string) => authority.replace(/^(.+), City of$/, 'City of $1');

/** The words of a kept place. */
export function placeWords(deps: Pick<Deps, 'places'>, footprint: Footprint, code: string): string {
  const place = deps.places.findLsoa(code);
  if (place) return nameOf(place);
  const authority = code.replace(/^authority:/, '');
  return areasOf(deps, footprint).find((area) => area.code === authority)?.label ?? authority;
}

/** Month and year of birth, or that someone would rather not say. Under 16 is told apart, since it has its own kind page. */
export function readBirth(
  typed: { month: string; year: string; prefersNot: boolean },
  now: Date,
  timeZone: string,
  language = 'en',
): Answered<{ readonly born: string } | 'too-young'> {
  const { problems } = wording(language).joining;
  const month = typed.month.trim();
  const year = typed.year.trim();
  if (typed.prefersNot) return { value: { born: bornNotSaid } };
  if (month === '' && year === '') return wrong('birth-month', problems.birth);
  if (month === '') return wrong('birth-month', problems.month);
  if (!/^\d{4}$/.test(year)) return wrong('birth-year', problems.year);
  const read = readBirthMonth(/^\d+$/.test(month) ? `${month}/${year}` : `${month} ${year}`);
  if ('fault' in read) return wrong('birth-month', problems.monthNumber);
  const age = ageOn(read.value, localDateOf(now, timeZone));
  if (age < 0 || age > 120) return wrong('birth-year', say(problems.yearUnlikely, { year }, language));
  if (age < youngestAge) return { value: 'too-young' };
  return { value: { born: `${read.value.year}-${String(read.value.month).padStart(2, '0')}` } };
}

/** One answer about oneself: a code of the variable, or "prefer not to say", which is an answer and never an error (R5). */
export function readAnswer(
  variable: ProfileVariable,
  field: string,
  code: string,
  language = 'en',
): Answered<Stored<string>> {
  if (code === notSaid) return { value: { missing: notSaid } };
  if (variable.categories.some((category) => category.code === code)) return { value: { value: code } };
  return wrong(field, wording(language).joining.problems.answer);
}

/** How each is written, the same in every language. */
const contactExamples = {
  email: 'name@example.org',
  mobile: '07700 900123',
  landline: '0117 496 0123',
} as const;

/** How to reach someone: everything may be empty; what is there must be whole, and the preferred one there. */
export function readContact(
  typed: Readonly<Record<'name' | 'email' | 'mobile' | 'landline' | 'address' | 'preferred', string>>,
  language = 'en',
): Answered<{ readonly contact: Contact; readonly preferred: Channel }> {
  const problems: FormProblem[] = [];
  const list = wording(language).joining.problems;
  const take = (field: 'email' | 'mobile' | 'landline', read: typeof readEmail): string | null => {
    const text = typed[field].trim();
    if (text === '') return null;
    const result = read(text);
    if ('value' in result) return result.value;
    // The sentences of the file readers are for staff with a spreadsheet.
    problems.push({ field, message: say(list[field], { example: contactExamples[field] }, language) });
    return null;
  };
  const plainText = (field: 'name' | 'address', most: number) => {
    const text = typed[field].trim();
    if (text.length > most) problems.push({ field, message: say(list.tooLong, { most }, language) });
    return text === '' ? null : text;
  };
  const contact: Contact = {
    name: plainText('name', 200),
    email: take('email', readEmail),
    mobile: take('mobile', (text) => readTelephone(text, 'mobile')),
    landline: take('landline', (text) => readTelephone(text, 'landline')),
    address: plainText('address', 500),
    postcode: null,
  };
  const preferred = typed.preferred === '' ? undefined : typed.preferred;
  const wants: Readonly<Record<string, { parts: readonly (keyof Contact)[]; message: string; at: string }>> =
    {
      email: { parts: ['email'], message: list.noEmail, at: 'email' },
      text: { parts: ['mobile'], message: list.noMobile, at: 'mobile' },
      telephone: { parts: ['mobile', 'landline'], message: list.noTelephone, at: 'landline' },
      letter: { parts: ['address'], message: list.noAddress, at: 'address' },
    };
  const wanted = preferred === undefined ? undefined : wants[preferred];
  if (preferred !== undefined && wanted === undefined && preferred !== 'in-person' && preferred !== 'paper')
    problems.push({ field: 'preferred', message: list.channel });
  const isGiven = wanted?.parts.some((part) => typed[part as keyof typeof typed]?.trim() !== '') ?? true;
  if (wanted && !isGiven) problems.push({ field: wanted.at, message: wanted.message });
  if (problems.length > 0) return { problems };
  return { value: { contact, preferred: channelOf(contact, preferred as Channel | undefined) } };
}

/** What makes it easy for someone (R14); nothing chosen means nothing needed. */
export function readNeeds(typed: { needs: readonly string[]; language: string }): {
  readonly needs: readonly Need[];
  readonly language: string;
} {
  const named = typed.language.trim().slice(0, 60);
  const chosen = needWords.filter((need) => typed.needs.includes(need));
  const wantsLanguage = named !== '' && languageTag(named) !== 'en';
  return {
    needs: wantsLanguage && !chosen.includes('other-language') ? [...chosen, 'other-language'] : chosen,
    language: languageTag(named),
  };
}

/** What the join page asks: the frame's own questions, or all the footprint's while no frame is in use. */
export async function listAsked(read: Read): Promise<AskedVariable[]> {
  const variables = await listVariables(read);
  const frame = await findFrameInUse(read);
  const wanted = new Set<string>();
  for (const key of frame?.margins.flatMap((margin) => margin.variables) ?? []) {
    const variable = variables.find((one) => one.key === key);
    if (variable?.kind === 'derived' && variable.rule.rule === 'table')
      for (const part of variable.rule.of) wanted.add(part);
    else wanted.add(key);
  }
  return variables.filter(
    (variable): variable is AskedVariable =>
      variable.kind === 'asked' && (!frame || wanted.has(variable.key)),
  );
}

/** Why something is asked, with the census figure it serves, from the margins held (R2). */
export async function reasonsFor(
  read: Read,
  variables: readonly ProfileVariable[],
  language: string,
): Promise<Map<string, string>> {
  const margins = await listMargins(read);
  const shareOf = (key: string) => {
    // A figure "of people aged 16 and over" is taken from a margin of that universe only.
    const own = margins.filter((margin) => margin.variables.includes(key) && /16\s*\+/.test(margin.universe));
    const margin = own.find((one) => one.variables.length === 1) ?? own[0];
    return (code: string): string | undefined => {
      if (!margin || margin.total === 0) return undefined;
      const at = margin.variables.indexOf(key);
      const people = margin.cells
        .filter((cell) => cell.codes[at] === code)
        .reduce((sum, cell) => sum + cell.count, 0);
      return people === 0 ? undefined : inPercent(people / margin.total, language);
    };
  };
  return new Map(
    variables.map((variable) => [variable.key, whyWeAsk(variable, language, shareOf(variable.key))]),
  );
}

/** A share as said in a sentence: whole percents, and "under 1%" rather than nothing. */
const inPercent = (share: number, language: string) =>
  share < 0.005
    ? say(wording(language).joining.profile.under, { share: '1%' }, language)
    : `${Math.round(share * 100)}%`;

/** The notice in force, in paragraphs. */
export async function findNotice(read: Read, at: Date, language: string) {
  const texts = (await listNotices(read)).filter((row) => row.purpose === 'run-the-panel');
  const now = noticeInForce(
    texts.map(({ version, from, words }) => ({ version, from, words: { en: '', ...words } })),
    at,
  );
  if (!now) return null;
  return {
    version: now.version,
    from: now.from,
    paragraphs: inLanguage(now.words, language)
      .split('\n')
      .filter((line) => line.trim() !== ''),
    lang: standIn(now.words, language),
  };
}

/** What someone may agree to, beyond being on the panel. */
export const mayAgree = [{ code: 'focus-groups' }, { code: 'quote-words' }] as const;

export const answerWords = (variable: ProfileVariable, code: string, language: string) => {
  const category = variable.categories.find((one) => one.code === code);
  return category ? inLanguage(category.answer ?? category.label, language) : code;
};

function wrong(field: string, message: string): { problems: readonly FormProblem[] } {
  return { problems: [{ field, message }] };
}
