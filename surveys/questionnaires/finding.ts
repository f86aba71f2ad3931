import { languageName } from '../recruitment/language';
import type { Words } from '../vocabulary';

/** Something to settle before launch. `stops`: the questionnaire may not be issued so; `check`: a person may decide to keep it. */
export type Finding = {
  readonly severity: 'stops' | 'check';
  /** Keys of where it is; neither for the questionnaire as a whole. */
  readonly page?: string;
  readonly question?: string;
  /** What was found and what to do. */
  readonly sentence: string;
};

export type Place = { readonly page?: string; readonly question?: string };

/** A finding that keeps the questionnaire from being issued. */
export function stop(sentence: string, place: Place): Finding {
  return { severity: 'stops', ...place, sentence };
}

/** A finding that a person may decide to keep. */
export function check(sentence: string, place: Place): Finding {
  return { severity: 'check', ...place, sentence };
}

/** All wordings inside a question, wherever its kind keeps them. */
export function wordsIn(part: unknown): Words[] {
  if (Array.isArray(part)) return part.flatMap(wordsIn);
  if (typeof part !== 'object' || part === null) return [];
  if ('en' in part && typeof part.en === 'string') return [part as Words]; // only wordings have a text under `en`
  return Object.values(part).flatMap(wordsIn);
}

/**
 * How many wordings inside a part each language has not, in words; nothing where none is missing.
 * @param languages tags other than English
 * @example missingIn({ label: { en: 'Hello' } }, ['pl', 'ur']) // '1 in Polish, 1 in Urdu'
 */
export function missingIn(part: unknown, languages: readonly string[]): string | undefined {
  const all = wordsIn(part);
  const said = languages.flatMap((language) => {
    const without = all.filter((words) => words[language] === undefined).length;
    return without === 0 ? [] : [`${without} in ${languageName(language)}`];
  });
  return said.length === 0 ? undefined : said.join(', ');
}
