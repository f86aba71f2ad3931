/** One wording of the product's own. Plain data, so that all of it can be listed, compared and checked by a speaker. */

/** Forms by number. Which of them a language has stands in plural.ts; `other` is said where a form is not there. */
export type Plural = {
  /** The place whose number decides; `count` where it is left out. */
  readonly by?: string;
  readonly one: string;
  readonly few?: string;
  readonly many?: string;
  readonly other: string;
};

/** Words, with places to fill in as `{name}`. */
export type Entry = string | Plural;

/** The same wordings in another language: one that is missing, or too many, is an error of type. */
export type Wording<List> = {
  readonly [Key in keyof List]: List[Key] extends string
    ? string
    : List[Key] extends Plural
      ? Plural
      : Wording<List[Key]>;
};

/** @example isEntry({ one: '1 minute', other: '{count} minutes' }) // true */
export function isEntry(part: unknown): part is Entry {
  return (
    typeof part === 'string' ||
    (typeof part === 'object' && part !== null && 'one' in part && 'other' in part)
  );
}
