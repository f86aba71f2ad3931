import type { Words } from '../vocabulary';
import type { Questionnaire } from './types';

/** One wording, and the way to it: names and indices from the part it was looked for in. */
export type Wording = { readonly path: readonly string[]; readonly words: Words };

/**
 * All wordings inside a part of a questionnaire, with where each stands, in the order they are kept.
 * @example wordingsOf({ label: { en: 'Yes' } }) // [{ path: ['label'], words: { en: 'Yes' } }]
 */
export function wordingsOf(part: unknown, path: readonly string[] = []): Wording[] {
  if (typeof part !== 'object' || part === null) return [];
  // Only wordings have a text under `en`.
  if ('en' in part && typeof part.en === 'string') return [{ path, words: part as Words }];
  return Object.entries(part).flatMap(([name, value]) => wordingsOf(value, [...path, name]));
}

/**
 * A part with one wording said in a language; with no text the language is taken away, and English stands for it.
 * @param path as wordingsOf gives it
 */
export function withWording<Part>(part: Part, path: readonly string[], language: string, text: string): Part {
  const [name, ...deeper] = path;
  if (name === undefined) {
    const { [language]: _before, ...rest } = part as Record<string, string>;
    return (text.trim() === '' ? rest : { ...rest, [language]: text }) as Part;
  }
  const inside = (value: unknown) => withWording(value, deeper, language, text);
  if (Array.isArray(part)) {
    return part.map((value, at) => (String(at) === name ? inside(value) : value)) as Part;
  }
  const own = part as Record<string, unknown>; // a path leads through records and lists only
  return { ...own, [name]: inside(own[name]) } as Part;
}

/** A questionnaire without a language: it is no longer offered, and nothing is left of its words. */
export function withoutLanguage(questionnaire: Questionnaire, language: string): Questionnaire {
  const rest = wordingsOf(questionnaire).reduce(
    (part, { path }) => withWording(part, path, language, ''),
    questionnaire,
  );
  return { ...rest, languages: rest.languages.filter((one) => one !== language) };
}
