import type { ProfileVariable } from '../panel/profile';
import { inLanguage } from '../vocabulary';

/** What the cells of a margin may be called. */
export type CellWords = {
  /** Every joined code the margin may have, in the order of the categories. */
  readonly codes: ReadonlySet<string>;
  readonly codeOf: (words: string) => string | undefined;
};

/**
 * The codes of one variable, or of several crossed, and the words that lead to them.
 * @param parts the margin's variables, in its order
 * @example wordsOfCells([ageBand, sex]).codeOf('Female 16-24') // '16-24|female'
 */
export function wordsOfCells(parts: readonly ProfileVariable[]): CellWords {
  let joined: readonly string[][] = [[]];
  for (const { categories } of parts) {
    joined = joined.flatMap((codes) => categories.map((category) => [...codes, category.code]));
  }
  const vocabularies = parts.map(({ categories }) =>
    categories.flatMap(({ code, label, populationWords }) =>
      [label.en, code, ...populationWords].map((words) => ({ words: plain(words), code })),
    ),
  );
  return {
    codes: new Set(joined.map((codes) => codes.join('|'))),
    codeOf: (words) => matchAll(plain(words), vocabularies)?.join('|'),
  };
}

/**
 * How people read a cell of a margin.
 * @param variables the margin's variables in the order of the codes; one the profile lacks may be undefined
 * @returns the labels of the codes, in English; a code without a category stands as itself
 * @example labelOfCell([ageBand, sex], ['16-24', 'female']) // '16 to 24, Female'
 */
export function labelOfCell(
  variables: readonly (ProfileVariable | undefined)[],
  codes: readonly string[],
): string {
  return codes
    .map((code, index) => {
      const category = variables[index]?.categories.find((one) => one.code === code);
      return category ? inLanguage(category.label, 'en') : code;
    })
    .join(', ');
}

type Vocabulary = readonly { readonly words: string; readonly code: string }[];

/** One code for each vocabulary such that their words, in any order of the vocabularies, make up the text. */
function matchAll(
  text: string,
  vocabularies: readonly (Vocabulary | undefined)[],
): readonly string[] | undefined {
  const open = vocabularies.filter((vocabulary) => vocabulary !== undefined).length;
  for (const [at, vocabulary] of vocabularies.entries()) {
    for (const { words, code } of vocabulary ?? []) {
      if (!text.startsWith(words)) continue;
      const rest = text.slice(words.length);
      if (open === 1) {
        if (rest === '') return vocabularies.map((_, index) => (index === at ? code : ''));
        continue;
      }
      const joint = /^(?: ?[|,*] ?| )/.exec(rest)?.[0];
      if (joint === undefined) continue;
      const others = matchAll(
        rest.slice(joint.length),
        vocabularies.map((other, index) => (index === at ? undefined : other)),
      );
      if (others) return others.map((other, index) => (index === at ? code : other));
    }
  }
  return undefined;
}

/**
 * A text without what makes no difference when words are compared: case, spacing, width of letters.
 * @example plain(' Not  Disabled') // 'not disabled'
 */
export const plain = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
