import { own } from '../questions/fields';
import type { Stored } from '../vocabulary';
import { armOf, type Given, givenIn, type Split } from './given';

/** Answers by question key, as stored. */
export type Answers = Readonly<Record<string, Stored>>;

/** Tests of one answer. `item` looks at one part of it: the points given to one service. */
export type Test = { readonly question: string; readonly item?: string } & (
  | { readonly is: string | number }
  | { readonly isNot: string | number }
  | { readonly atLeast: number }
  | { readonly atMost: number }
  /** `within` n: it is also among the first n that were chosen. */
  | { readonly includes: string; readonly within?: number }
  | { readonly answered: boolean }
);

/** Tests of what was given before anyone answered: a named fact, or the arm of a split. */
export type GivenTest = { readonly known: string } | { readonly split: string; readonly arm: string };

/** Several numbers taken together; who gave none of them has no sum. */
export type SumTest = { readonly sum: readonly string[] } & (
  | { readonly atLeast: number }
  | { readonly atMost: number }
);

/** Who is asked a question or shown a page, as data. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | GivenTest
  | SumTest
  | Test;

/**
 * Whether a condition holds for the answers given so far.
 *
 * A test of a value holds only when there is a value: a question skipped, refused, not asked or not yet reached
 * fails `is`, `includes`, `atLeast`, `atMost` and `isNot` alike. To take in people without an answer, put `not`
 * over the test: `{ not: { question: 'waiting', is: 'no' } }`. `answered: false` holds when there is no value.
 * `includes` looks in a list of choices; `atLeast` and `atMost` compare numbers only. A fact that is not known does not
 * hold.
 * @param answers by question key; keys that are not there count as not answered; what is given rides among them
 * @param splits of the questionnaire, for tests of an arm
 * @example holds({ question: 'used', includes: 'gp' }, { used: { value: ['gp', 'pharmacy'] } }) // true
 */
export function holds(condition: Condition, answers: Answers, splits: readonly Split[] = []): boolean {
  if ('all' in condition) return condition.all.every((each) => holds(each, answers, splits));
  if ('any' in condition) return condition.any.some((each) => holds(each, answers, splits));
  if ('not' in condition) return !holds(condition.not, answers, splits);
  if ('known' in condition || 'split' in condition) return isGiven(condition, givenIn(answers), splits);
  if ('sum' in condition) return sumHolds(condition, answers);
  const value = valueAsked(condition, answers);
  if ('answered' in condition) return (value !== undefined) === condition.answered;
  if (value === undefined) return false;
  if ('is' in condition) return value === condition.is;
  if ('isNot' in condition) return value !== condition.isNot;
  if ('includes' in condition) {
    return Array.isArray(value) && value.slice(0, condition.within).includes(condition.includes);
  }
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
  if ('known' in condition || 'split' in condition) return [];
  if ('sum' in condition) return condition.sum.map((question) => ({ question, answered: true }));
  return [condition];
}

/** The named facts and arms a condition looks at. */
export function givenTestsIn(condition: Condition): readonly GivenTest[] {
  if ('all' in condition) return condition.all.flatMap(givenTestsIn);
  if ('any' in condition) return condition.any.flatMap(givenTestsIn);
  if ('not' in condition) return givenTestsIn(condition.not);
  return 'known' in condition || 'split' in condition ? [condition] : [];
}

function isGiven(test: GivenTest, given: Given, splits: readonly Split[]): boolean {
  if ('known' in test) return own(given.known, test.known) === true;
  const split = splits.find(({ key }) => key === test.split);
  return split !== undefined && armOf(split, given) === test.arm;
}

function sumHolds(test: SumTest, answers: Answers): boolean {
  const numbers = test.sum
    .map((question) => valueAsked({ question, answered: true }, answers))
    .filter((value) => typeof value === 'number');
  if (numbers.length === 0) return false;
  const sum = numbers.reduce((total, number) => total + number, 0);
  return 'atLeast' in test ? sum >= test.atLeast : sum <= test.atMost;
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
