/**
 * The product's own words in every language it speaks. A phone has another file in place of this one, which knows the
 * words of its page only (words-on-phone.ts): so nothing is imported from here but what both offer.
 */
import type { Words } from '../vocabulary';
import { en } from './en';
import type { Wording } from './entry';
import { isLanguage, type Language } from './languages';
import { pl } from './pl';
import { ur } from './ur';

export type Catalogue = Wording<typeof en>;

export const catalogues = { en, pl, ur } satisfies Record<Language, Catalogue>;

/**
 * The words of a language; English where the product does not speak it.
 * @example wording('pl').answering.page.next // 'Dalej'
 */
export function wording(language: string): Catalogue {
  return isLanguage(language) ? catalogues[language] : en;
}

/**
 * One wording as a text that carries its languages, for parts that stand beside words of a questionnaire.
 * @example inEveryLanguage((words) => words.inputs.asking.preferNot).en // 'Prefer not to say'
 */
export function inEveryLanguage(pick: (words: Catalogue) => string): Words {
  return { en: pick(en), pl: pick(pl), ur: pick(ur) };
}
