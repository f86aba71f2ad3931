/** The languages the product itself speaks, each by its own name. English is the model of the others. */
export const ownNames = { en: 'English', pl: 'Polski', ur: 'اردو' } as const;

export type Language = keyof typeof ownNames;

export const languages = Object.keys(ownNames) as [Language, ...Language[]];

/** @example isLanguage('pl') // true */
export function isLanguage(tag: string): tag is Language {
  return languages.indexOf(tag as Language) >= 0;
}
