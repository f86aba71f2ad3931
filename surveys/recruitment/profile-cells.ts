import type { MissingReason, Stored, Words } from '../vocabulary';
import { type FileVariable, listOf, type RowReader } from './people-file';

/**
 * Reads the profile columns of a row: codes, or any of the words of a category; a number where there are no categories.
 * @returns one entry for each variable the file has a column for and whose cell could be read
 * @example readProfile(row, [sex]) // { sex: { value: 'female' } }
 */
export function readProfile(
  row: RowReader,
  variables: readonly FileVariable[],
): Record<string, Stored<string | number>> {
  const profile: Record<string, Stored<string | number>> = {};
  for (const variable of variables) {
    if (!row.has(variable.key)) continue;
    const text = row.text(variable.key);
    const missing = missingReasonOf(text);
    if (missing !== undefined) {
      profile[variable.key] = { missing };
      continue;
    }
    const value = variable.categories.length === 0 ? numberOf(text) : codeOf(variable, text);
    if (value !== undefined) profile[variable.key] = { value };
    else if (variable.categories.length === 0) {
      row.fault(
        variable.key,
        `"${text}" is not a number. Write figures only, "prefer not to say", or leave it empty.`,
      );
    } else {
      row.fault(
        variable.key,
        `"${text}" is not one of the answers: ${listOf(variable)}. Write one of them, "prefer not to say", or leave it empty.`,
      );
    }
  }
  return profile;
}

/**
 * The reason a cell gives for holding no value. "Prefer not to say" is an answer, never an error (R5), however it is spelt.
 * @returns undefined for anything else
 * @example missingReasonOf("I'd rather not say") // 'prefer-not-to-say'
 */
export function missingReasonOf(text: string): MissingReason | undefined {
  const plain = lettersOf(text);
  if (plain === '' || ['na', 'null', 'notasked'].includes(plain)) return 'not-asked';
  if (/^(i)?(d|would)?(prefer|rather)not(to)?(say|answer|disclose|state)?$/.test(plain))
    return 'prefer-not-to-say';
  if (['pnts', 'pns', 'refused', 'declinedtosay', 'notdisclosed'].includes(plain)) return 'prefer-not-to-say';
  if (['dontknow', 'donotknow', 'dk', 'notsure', 'unsure'].includes(plain)) return 'dont-know';
  return plain === 'skipped' ? 'skipped' : undefined;
}

function codeOf(variable: FileVariable, text: string): string | undefined {
  if (variable.categories.some((category) => category.code === text)) return text;
  let spellings = spellingsOf.get(variable);
  if (spellings === undefined) {
    spellings = spellingsIn(variable);
    spellingsOf.set(variable, spellings);
  }
  return spellings.get(spelling(text)) ?? undefined;
}

/** A variable's words are the same on every row of a file, so they are spelt out once. */
const spellingsOf = new WeakMap<FileVariable, ReadonlyMap<string, string | null>>();

/** Each way to write a category, and its code; null where two categories are written alike. */
function spellingsIn(variable: FileVariable): ReadonlyMap<string, string | null> {
  const found = new Map<string, string | null>();
  for (const { code, label, answer, populationWords } of variable.categories) {
    for (const words of [code, ...allWords(label), ...allWords(answer), ...(populationWords ?? [])]) {
      const earlier = found.get(spelling(words));
      found.set(spelling(words), earlier === undefined || earlier === code ? code : null);
    }
  }
  return found;
}

function allWords(words: Words | undefined): readonly string[] {
  return Object.values(words ?? {}).filter((one) => one !== undefined);
}

function numberOf(text: string): number | undefined {
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
}

/** Case, spaces and kinds of dash differ between a label and what a spreadsheet made of it. */
function spelling(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‐-―−]/g, '-')
    .replace(/[’‘]/g, "'")
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * Letters and figures alone, in lower case: enough to know a word of a closed list by.
 * @example lettersOf('E-mail ') // 'email'
 */
export function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}
