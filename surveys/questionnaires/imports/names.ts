/** Keys, codes and language tags made from the names other programs use. */

/** With a code of up to 32 behind it a column's name stays within the 64 that SPSS reads. */
const longestKey = 30;
const longestCode = 32;

/**
 * A key that nothing else has yet, made from a name.
 * @param taken keys given so far; the new one is added
 * @example keyFrom('My Name?', new Set()) // 'my_name'
 */
export function keyFrom(name: string, taken: Set<string>): string {
  const plain = slug(name) || 'question';
  return unique(/^[a-z]/.test(plain) ? plain : `q_${plain}`, longestKey, taken);
}

/**
 * A code that no other option of the list has yet, made from a name.
 * @example codeFrom('Yes, on the same day', new Set()) // 'yes_on_the_same_day'
 */
export function codeFrom(name: string, taken: Set<string>): string {
  // A code may hold a hyphen, and one that is fit already is kept to the letter.
  const plain = /^[a-z0-9][a-z0-9_-]*$/.test(name) ? name : slug(name) || 'option';
  return unique(plain, longestCode, taken);
}

/** Latin letters without their accents, figures, and _ for all else. */
function slug(text: string): string {
  return text
    .normalize('NFKD')
    .slice(0, 400)
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
}

function unique(plain: string, longest: number, taken: Set<string>): string {
  let made = plain.slice(0, longest).replace(/[_-]+$/, '');
  for (let count = 2; taken.has(made); count += 1) {
    const end = `_${count}`;
    made = `${plain.slice(0, longest - end.length).replace(/[_-]+$/, '')}${end}`;
  }
  taken.add(made);
  return made;
}

const tag = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;

/**
 * The tag of a language as a file names it: "English (en)", "français", "pt_BR", "Urdu"; undefined for one we cannot place.
 * @example languageTag('English (en)') // 'en'
 */
export function languageTag(name: string): string | undefined {
  const inBrackets = /\(([A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*)\)\s*$/.exec(name)?.[1];
  const plain = name.trim().toLowerCase();
  const named = tagsByName().get(plain.replace(/\s*\(.*\)\s*$/, ''));
  for (const candidate of [inBrackets, named, name.trim()]) {
    const written = candidate?.replace(/_/g, '-').replace(/^[A-Za-z]+/, (first) => first.toLowerCase());
    if (written !== undefined && tag.test(written) && isLanguage(written)) return written;
  }
  return undefined;
}

/** Tags ISO 639 leaves to private use, for languages a file names and nobody has given a tag. */
export function privateTag(index: number): string {
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  return `qa${letters[index % 26]}`;
}

const english = () => new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

function isLanguage(candidate: string): boolean {
  try {
    return english().of(candidate) !== undefined;
  } catch {
    return false;
  }
}

let byName: ReadonlyMap<string, string> | undefined;

/** English and own names of the two-letter languages. */
function tagsByName(): ReadonlyMap<string, string> {
  if (byName) return byName;
  const found = new Map<string, string>();
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  for (const code of letters.flatMap((one) => letters.map((other) => one + other))) {
    const name = english().of(code);
    if (name === undefined || name === code) continue;
    const own = new Intl.DisplayNames([code], { type: 'language', fallback: 'none' }).of(code);
    for (const each of [name, own]) {
      const plain = each?.toLowerCase();
      if (plain !== undefined && !found.has(plain)) found.set(plain, code);
    }
  }
  byName = found;
  return found;
}
