import { entriesOf, textsOf } from './entries';
import type { Entry } from './entry';
import { type Language, ownNames } from './languages';
import { catalogues } from './words';

/** A speaker's word that one wording says what the English says. It holds while neither of the two is changed. */
export type Check = {
  readonly language: string;
  readonly key: string;
  /** `markOf` of the two wordings as they were read. */
  readonly mark: string;
  /** Who read it. */
  readonly speaker: string;
};

/** One wording of the product's own beside the English, and whether a speaker has checked it as it stands. */
export type Standing = {
  readonly key: string;
  readonly english: readonly string[];
  readonly translation: readonly string[];
  readonly mark: string;
  readonly checkedBy?: string;
};

/** Checks that come with the product. Nobody who speaks Polish or Urdu has read our words yet. */
export const shippedChecks: readonly Check[] = [];

/**
 * Every wording of a language with its standing, in the order of the catalogue.
 * @param checks those of a footprint; what ships with the product is added
 * @example standingsOf('pl', []).filter(({ checkedBy }) => checkedBy === undefined).length // all of them, as it ships
 */
export function standingsOf(language: Language, checks: readonly Check[]): Standing[] {
  const given = new Map(
    [...shippedChecks, ...checks]
      .filter((check) => check.language === language)
      .map((check) => [`${check.key} ${check.mark}`, check.speaker]),
  );
  const translated = new Map(entriesOf(catalogues[language]).map(({ key, entry }) => [key, entry]));
  return entriesOf(catalogues.en).map(({ key, entry: english }) => {
    const translation = translated.get(key) ?? english; // the types hold every language to the same keys
    const mark = markOf(english, translation);
    const checkedBy = given.get(`${key} ${mark}`);
    return {
      key,
      english: textsOf(english),
      translation: textsOf(translation),
      mark,
      ...(checkedBy === undefined ? {} : { checkedBy }),
    };
  });
}

/**
 * How many wordings of each language no speaker has checked.
 * @param languages tags; English and languages the product has no words in are passed over
 * @example uncheckedIn(['en', 'pl'], [])[0].language // 'pl'
 */
export function uncheckedIn(
  languages: readonly string[],
  checks: readonly Check[],
): { language: Language; unchecked: number; of: number }[] {
  return (Object.keys(ownNames) as Language[])
    .filter((language) => language !== 'en' && languages.includes(language))
    .map((language) => {
      const standings = standingsOf(language, checks);
      const unchecked = standings.filter(({ checkedBy }) => checkedBy === undefined).length;
      return { language, unchecked, of: standings.length };
    });
}

/**
 * A short mark of two wordings together: changed when either is.
 * @returns 8 hexadecimal figures (FNV-1a, 32 bits): it tells an edit, and guards against nobody
 * @example markOf('Back', 'Wstecz') === markOf('Back', 'Wróć') // false
 */
export function markOf(english: Entry, translation: Entry): string {
  let hash = 0x811c9dc5;
  for (const sign of JSON.stringify([english, translation])) {
    hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return hash.toString(16).padStart(8, '0');
}
