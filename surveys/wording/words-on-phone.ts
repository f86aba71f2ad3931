/** What a phone knows of the product's words: those of its page, in the language of its page, learnt as they come. */
import type { Words } from '../vocabulary';
import type { Catalogue } from './words';

const known = {} as Catalogue; // a page comes with the words it needs; more is asked for before it is used

export function learn(words: Partial<Catalogue>): void {
  Object.assign(known, words);
}

export const wording = (_language: string): Catalogue => known;

/** Looked up when it is said: these stand in the files of the kinds, which are read before the words have come. */
export function inEveryLanguage(pick: (words: Catalogue) => string): Words {
  return new Proxy({ en: '' }, { get: () => pick(known) });
}
