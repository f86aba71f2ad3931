import { direction } from './direction';
import type { Entry } from './entry';
import { pluralForm } from './plural';

/**
 * A wording with its places filled in. Among letters that run from right to left each filling is set apart (Unicode's
 * first-strong isolate), so that numbers, dates and telephone numbers keep their own direction.
 * @param values by the name of the place; a place without a value is left empty
 * @example say({ one: '1 minute', other: '{count} minutes' }, { count: 3 }, 'en') // '3 minutes'
 */
export function say(
  entry: Entry,
  values: Readonly<Record<string, string | number>>,
  language: string,
): string {
  const words =
    typeof entry === 'string'
      ? entry
      : (entry[pluralForm(Number(values[entry.by || 'count']), language)] ?? entry.other);
  const isApart = direction(language) === 'rtl';
  return words.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(values[name] ?? '');
    if (!isApart || value === '') return value;
    // What was put together of fillings runs as the page does: an isolate inside it hides its letters from the outer one.
    return `${value.indexOf('\u2068') < 0 ? '\u2068' : '\u2067'}${value}\u2069`;
  });
}
