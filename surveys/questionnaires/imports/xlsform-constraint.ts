import { CannotRead, type Expression, readExpression } from './expression';
import type { SourceDate } from './source';
import { chainOf, constantOf } from './translate';

/** What a constraint says that our kinds can hold an answer to. */
export type Limits = {
  readonly min?: number;
  readonly max?: number;
  readonly maxLength?: number;
  readonly minChosen?: number;
  readonly maxChosen?: number;
  /** Names of choices that stand alone. */
  readonly exclusive: readonly string[];
  /** Whether something of it could not be carried over. */
  readonly rest: boolean;
};

/**
 * Reads a constraint of XLSForm: bounds of a number, of a length, of how many may be chosen, and choices that stand alone.
 * @param isWhole whether the answer is a whole number, so that `. > 3` is 4 or more
 * @example limitsFrom('. >= 0 and . <= 120', true) // { min: 0, max: 120, exclusive: [], rest: false }
 */
export function limitsFrom(text: string, isWhole: boolean): Limits {
  let limits: Limits = { exclusive: [], rest: false };
  try {
    const read = readExpression(text, { hyphens: true, backslashes: false });
    for (const part of chainOf('and', read)) limits = merged(limits, limitOf(part, isWhole));
  } catch (error) {
    if (!(error instanceof CannotRead)) throw error;
    return { exclusive: [], rest: true };
  }
  return limits;
}

/**
 * What a constraint says of a date: days written out, and the day it is answered.
 * @returns what was read, and whether something of it could not be
 * @example datesFrom(". <= today() and . >= date('2015-01-01')") // { date: { earliest: '2015-01-01', mayBeFuture: false }, rest: false }
 */
export function datesFrom(text: string): { readonly date: SourceDate; readonly rest: boolean } {
  if (text === '') return { date: {}, rest: false };
  try {
    const read = readExpression(text, { hyphens: true, backslashes: false });
    const parts = chainOf('and', read).map(dateLimit);
    return {
      date: Object.assign({}, ...parts.map((part) => part ?? {})) as SourceDate,
      rest: parts.includes(undefined),
    };
  } catch (error) {
    if (!(error instanceof CannotRead)) throw error;
    return { date: {}, rest: true };
  }
}

function dateLimit(part: Expression): SourceDate | undefined {
  if (!('operator' in part) || !('self' in part.left)) return undefined;
  const { operator, right } = part;
  const isCall = (name: string) => 'call' in right && right.call === name;
  if (isCall('today') || isCall('now'))
    return operator === '<=' || operator === '<' ? { mayBeFuture: false } : undefined;
  const written = 'call' in right && right.call === 'date' && right.given[0] ? right.given[0] : right;
  const day = constantOf(written);
  if (typeof day !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(day)) return undefined;
  if (operator === '>=') return { earliest: day };
  return operator === '<=' ? { latest: day } : undefined;
}

type Part = Partial<Limits> | undefined;

function merged(limits: Limits, part: Part): Limits {
  if (!part) return { ...limits, rest: true };
  const lower = (one?: number, other?: number) =>
    one === undefined ? other : other === undefined ? one : Math.max(one, other);
  const upper = (one?: number, other?: number) =>
    one === undefined ? other : other === undefined ? one : Math.min(one, other);
  const bounds = {
    min: lower(limits.min, part.min),
    max: upper(limits.max, part.max),
    maxLength: upper(limits.maxLength, part.maxLength),
    minChosen: lower(limits.minChosen, part.minChosen),
    maxChosen: upper(limits.maxChosen, part.maxChosen),
  };
  return {
    ...Object.fromEntries(Object.entries(bounds).filter(([, bound]) => bound !== undefined)),
    exclusive: [...limits.exclusive, ...(part.exclusive ?? [])],
    rest: limits.rest,
  };
}

function limitOf(part: Expression, isWhole: boolean): Part {
  if ('not' in part) return exclusiveOf(part.not);
  if (!('operator' in part)) return undefined;
  const bound = constantOf(part.right);
  if (typeof bound !== 'number') return undefined;
  const { operator } = part;
  if ('self' in part.left) return bounds(operator, bound, isWhole, 'min', 'max');
  if (!('call' in part.left) || !isSelf(part.left.given[0])) return undefined;
  if (part.left.call === 'count-selected') return bounds(operator, bound, true, 'minChosen', 'maxChosen');
  if (part.left.call === 'string-length') {
    const length = bounds(operator, bound, true, 'min', 'max');
    // A least length is nothing we hold anyone to.
    return length?.max !== undefined && length.min === undefined ? { maxLength: length.max } : undefined;
  }
  return undefined;
}

function bounds(
  operator: string,
  bound: number,
  isWhole: boolean,
  least: 'min' | 'minChosen',
  greatest: 'max' | 'maxChosen',
): Part {
  if (operator === '>=') return { [least]: bound };
  if (operator === '<=') return { [greatest]: bound };
  if (operator === '=') return { [least]: bound, [greatest]: bound };
  if (operator === '>' && isWhole) return { [least]: Math.floor(bound) + 1 };
  if (operator === '<' && isWhole) return { [greatest]: Math.ceil(bound) - 1 };
  return undefined;
}

/** not(selected(., 'none') and count-selected(.) > 1) */
function exclusiveOf(inner: Expression): Part {
  const parts = chainOf('and', inner);
  if (parts.length !== 2) return undefined;
  const chosen = parts.find((part) => 'call' in part && part.call === 'selected' && isSelf(part.given[0]));
  const many = parts.find(
    (part) =>
      'operator' in part &&
      'call' in part.left &&
      part.left.call === 'count-selected' &&
      isSelf(part.left.given[0]) &&
      ((part.operator === '>' && constantOf(part.right) === 1) ||
        (part.operator === '>=' && constantOf(part.right) === 2)),
  );
  const name = chosen && 'call' in chosen && chosen.given[1] ? constantOf(chosen.given[1]) : undefined;
  return many && name !== undefined ? { exclusive: [String(name)] } : undefined;
}

function isSelf(expression: Expression | undefined): boolean {
  return expression !== undefined && 'self' in expression;
}
