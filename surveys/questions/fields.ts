import type { Fields } from './question-kind';

const longestText = 200_000;

/**
 * The one text posted under a name, trimmed; '' when there is none. Of several texts the last counts.
 * Only the form's own fields are looked at, so a name such as `__proto__` finds nothing, and anything that is
 * not text reads as nothing. Text beyond 200,000 characters is cut off: no kind accepts as much.
 * @example textIn({ 'q.age': [' 40 ', '41 '] }, 'q.age') // '41'
 */
export function textIn(fields: Fields, name: string): string {
  const texts = textsIn(fields, name);
  return texts[texts.length - 1] ?? '';
}

/**
 * All texts posted under a name, trimmed, empty ones left out; never more than 200.
 * @example textsIn({ 'q.used': ['gp', ''] }, 'q.used') // ['gp']
 */
export function textsIn(fields: Fields, name: string): string[] {
  const posted: unknown = own(fields, name);
  if (posted === undefined) return [];
  const list: readonly unknown[] = Array.isArray(posted) ? posted.slice(0, 200) : [posted];
  const texts: string[] = [];
  for (const text of list) {
    if (typeof text !== 'string') continue;
    const trimmed = text.slice(0, longestText).trim();
    if (trimmed !== '') texts.push(trimmed);
  }
  return texts;
}

/**
 * A number as people type it: figures of several scripts, thousands set off by comma or space, decimals after a point.
 * Undefined for all else, "1,5" and "1e3" too, since a guess would be stored as an answer.
 * @example numberIn('1,200') // 1200
 */
export function numberIn(text: string): number | undefined {
  if (text.length > 40) return undefined;
  const figures = text
    .replace(/[\u0660-\u0669\u06F0-\u06F9]/g, (figure) => String(figure.charCodeAt(0) & 0xf))
    .replace(/\u2212/g, '-');
  if (!/^[-+]?(\d+|\d{1,3}([, \u00A0]\d{3})+)(\.\d+)?$/.test(figures)) return undefined;
  const number = Number(figures.replace(/[, \u00A0]/g, ''));
  if (Math.abs(number) > Number.MAX_SAFE_INTEGER) return undefined;
  return number === 0 ? 0 : number; // never −0
}

/** The value a record itself holds under a key; never what it inherits. Old phones have no Object.hasOwn. */
export function own<Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.getOwnPropertyDescriptor(record, key) === undefined ? undefined : record[key];
}

/**
 * A record from pairs. Old phones have no Object.fromEntries.
 * @example recordOf([['gp', 40]]) // { gp: 40 }
 */
export function recordOf<Value>(pairs: readonly (readonly [string, Value])[]): Record<string, Value> {
  const record: Record<string, Value> = {};
  for (const [key, value] of pairs) record[key] = value;
  return record;
}
