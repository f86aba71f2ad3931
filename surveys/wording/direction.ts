const rightToLeft = ['ar', 'dv', 'fa', 'he', 'ks', 'ku', 'ps', 'sd', 'ug', 'ur', 'yi'];

/**
 * The direction a language is written in.
 * @example direction('ur') // 'rtl'
 */
export function direction(language: string): 'ltr' | 'rtl' {
  return rightToLeft.indexOf(language.split('-')[0] || '') >= 0 ? 'rtl' : 'ltr';
}
