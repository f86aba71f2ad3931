import { own } from '../questions/fields';
import type { Stored } from '../vocabulary';

/** Answers by question key, as stored. */
export type Answers = Readonly<Record<string, Stored>>;

/** Tests of one answer. `item` looks at one part of it: the points given to one service. */
export type Test = { readonly question: string; readonly item?: string } & (
  | { readonly is: string | number }
  | { readonly isNot: string | number }
  | { readonly atLeast: number }
  | { readonly atMost: number }
  | { readonly includes: string }
  | { readonly answered: boolean }
);

/** Who is asked a question or shown a page, as data. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | Test;

/**
 * Whether a condition holds for the answers given so far.
 *
 * A test of a value holds only when there is a value: a question skipped, refused, not asked or not yet reached
 * fails `is`, `includes`, `atLeast`, `atMost` and `isNot` alike. To take in people without an answer, put `not`
 * over the test: `{ not: { question: 'waiting', is: 'no' } }`. `answered: false` holds when there is no value.
 * `includes` looks in a list of choices; `atLeast` and `atMost` compare numbers only.
 * @param answers by question key; keys that are not there count as not answered
 * @example holds({ question: 'used', includes: 'gp' }, { used: { value: ['gp', 'pharmacy'] } }) // true
 */
export function holds(condition: Condition, answers: Answers): boolean {
  if ('all' in condition) return condition.all.every((each) => holds(each, answers));
  if ('any' in condition) return condition.any.some((each) => holds(each, answers));
  if ('not' in condition) return !holds(condition.not, answers);
  const value = valueAsked(condition, answers);
  if ('answered' in condition) return (value !== undefined) === condition.answered;
  if (value === undefined) return false;
  if ('is' in condition) return value === condition.is;
  if ('isNot' in condition) return value !== condition.isNot;
  if ('includes' in condition) return Array.isArray(value) && value.includes(condition.includes);
  if (typeof value !== 'number') return false;
  return 'atLeast' in condition ? value >= condition.atLeast : value <= condition.atMost;
}

/**
 * The tests a condition is made of, in the order they are written.
 * @example testsIn({ not: { question: 'waiting', is: 'no' } }) // [{ question: 'waiting', is: 'no' }]
 */
export function testsIn(condition: Condition): readonly Test[] {
  if ('all' in condition) return condition.all.flatMap(testsIn);
  if ('any' in condition) return condition.any.flatMap(testsIn);
  if ('not' in condition) return testsIn(condition.not);
  return [condition];
}

function valueAsked(test: Test, answers: Answers): unknown {
  const stored = own(answers, test.question);
  if (stored === undefined || !('value' in stored)) return undefined;
  const parts = stored.value;
  if (test.item === undefined) return codeIn(parts);
  return typeof parts === 'object' && parts !== null ? own<unknown>({ ...parts }, test.item) : undefined;
}

/** Of a choice with words beside it ("other", and which) the code is compared. */
function codeIn(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'code' in value ? value.code : value;
}
