/** Languages people name most often when they ask for another than English, by tag. */
const named: Readonly<Record<string, readonly string[]>> = {
  ar: ['arabic'],
  bn: ['bengali', 'bangla', 'sylheti'],
  cy: ['welsh'],
  de: ['german'],
  es: ['spanish'],
  fa: ['farsi', 'persian', 'dari'],
  fr: ['french'],
  gu: ['gujarati'],
  hi: ['hindi'],
  it: ['italian'],
  ku: ['kurdish'],
  pa: ['punjabi', 'panjabi'],
  pl: ['polish', 'polski'],
  ps: ['pashto'],
  pt: ['portuguese'],
  ro: ['romanian'],
  ru: ['russian'],
  so: ['somali'],
  ta: ['tamil'],
  tr: ['turkish'],
  uk: ['ukrainian'],
  ur: ['urdu', 'اردو'],
  zh: ['chinese', 'mandarin', 'cantonese'],
};

/**
 * The tag of a language as someone names it; a name that is not known is kept as written, so that staff can meet the need (R14).
 * @param typed the words of a member, or a tag; empty for English
 * @example languageTag('Polish') // 'pl'
 */
export function languageTag(typed: string): string {
  const plain = typed.normalize('NFKC').trim().toLowerCase();
  if (plain === '' || plain === 'english') return 'en';
  return Object.entries(named).find(([tag, names]) => tag === plain || names.includes(plain))?.[0] ?? plain;
}

/**
 * The name of a language in English, for a tag that `languageTag` gave.
 * @example languageName('pl') // 'Polish'
 */
export function languageName(tag: string): string {
  if (tag === 'en') return 'English';
  const name = named[tag]?.[0] ?? tag;
  return name.slice(0, 1).toUpperCase() + name.slice(1);
}
