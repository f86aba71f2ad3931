import { type Entry, isEntry } from './entry';

/** One wording with its key: where it stands in the catalogue, by names with points between. */
export type Keyed = { readonly key: string; readonly entry: Entry };

/**
 * All wordings of a list, in the order they are written.
 * @example entriesOf({ page: { next: 'Continue' } }) // [{ key: 'page.next', entry: 'Continue' }]
 */
export function entriesOf(list: object, before = ''): Keyed[] {
  return Object.entries(list).flatMap(([name, part]) =>
    isEntry(part) ? [{ key: `${before}${name}`, entry: part }] : entriesOf(part, `${before}${name}.`),
  );
}

/** The texts of a wording: one, or one for each form by number. */
export function textsOf(entry: Entry): readonly string[] {
  if (typeof entry === 'string') return [entry];
  const { one, few, many, other } = entry;
  return [one, few, many, other].filter((text) => text !== undefined);
}

/**
 * The names of the places of a wording, each once, in alphabetical order.
 * @example placesOf('{from} to {to}') // ['from', 'to']
 */
export function placesOf(entry: Entry): readonly string[] {
  const names = textsOf(entry).flatMap((text) =>
    Array.from(text.matchAll(/\{(\w+)\}/g), ([, name]) => name!),
  );
  return Array.from(new Set(names)).sort();
}
