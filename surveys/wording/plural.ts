import type { Plural } from './entry';

export type Form = Exclude<keyof Plural, 'by'>;

const oneOrOther = (number: number): Form => (number === 1 ? 'one' : 'other');

/** The forms languages have for numbers. Phones before 2020 know none, and the rules of three languages are short. */
const rules: Readonly<Record<string, (number: number) => Form>> = {
  pl: (number) => {
    if (number % 1 !== 0) return 'other';
    if (number === 1) return 'one';
    const last = number % 10;
    const isTeen = Math.floor((number % 100) / 10) === 1;
    return last >= 2 && last <= 4 && !isTeen ? 'few' : 'many';
  },
};

/**
 * The form of a plural that a number takes.
 * @param number 0 or more
 * @param language a tag; languages without a rule of their own have one form for 1 and one for the rest, as English and Urdu
 * Source: Unicode CLDR, plural rules (cardinal) of en, pl and ur.
 * @example pluralForm(22, 'pl') // 'few'
 */
export function pluralForm(number: number, language: string): Form {
  return (rules[language] ?? oneOrOther)(number);
}
