import { direction } from '../../surveys/wording/direction';

/**
 * What says that words are in another language than their page, so that they are read aloud and laid out as what they are.
 * @example inTongue('en', 'ur') // { lang: 'en', dir: 'ltr' }
 */
export function inTongue(language: string | undefined, page: string): { lang?: string; dir?: 'ltr' | 'rtl' } {
  return language === undefined || language === page ? {} : { lang: language, dir: direction(language) };
}
