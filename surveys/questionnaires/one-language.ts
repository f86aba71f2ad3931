/**
 * A questionnaire, or any part of it, with its wordings in one language and in English, where that differs: what a phone is
 * given, since each further language weighs as much as the first.
 * @example inOneLanguage({ label: { en: 'Good', pl: 'Dobrze', ur: 'اچھا' } }, 'pl') // { label: { en: 'Good', pl: 'Dobrze' } }
 */
export function inOneLanguage<Part>(part: Part, language: string): Part {
  // What comes out has the form of what went in: only texts under other language tags are left out.
  if (Array.isArray(part)) return part.map((each) => inOneLanguage(each, language)) as Part;
  if (typeof part !== 'object' || part === null) return part;
  const isWords = 'en' in part && Object.values(part).every((text) => typeof text === 'string');
  return Object.fromEntries(
    Object.entries(part)
      .filter(([tag]) => !isWords || tag === 'en' || tag === language)
      .map(([name, value]) => [name, inOneLanguage(value, language)]),
  ) as Part;
}
