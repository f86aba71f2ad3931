import { kindOf, type Question } from '../../questions/answers';
import type { Condition } from '../show-if';
import { allOf, anyOf, notOf, sizeOf } from './logic';
import type { SourceCondition } from './source';

/** What a name of the source has become: a question, or for "Q1_SQ002" some options or one item of it. */
export type Target = {
  readonly question: Question;
  /** Code of ours by the source's name of the option; only choices have them. */
  readonly codes: ReadonlyMap<string, string>;
  /** Where the codes are things asked about: code of what can be said of each, by the source's name. */
  readonly points?: ReadonlyMap<string, string>;
  /** The name means these options alone, not the whole question. */
  readonly isPart?: boolean;
};

/** Where a name leads: to questions that stand before (several where a question has variants), or why nowhere. */
export type FindTargets = (name: string) => readonly Target[] | 'later' | 'left-out' | 'unknown';

/** Why something of the source cannot be said in our conditions. */
export class CannotSay extends Error {}

const mostTests = 120;
/** As many as definition.ts takes in one list. */
const mostInList = 20;
const deepest = 12;

/**
 * A condition of the source in our show-if.
 * @returns the condition, or true and false where it always or never holds
 * @throws CannotSay with the reason as a part of a sentence: "it asks about “x”, which comes later"
 */
export function conditionFrom(source: SourceCondition, find: FindTargets): Condition | boolean {
  if (sizeOf(source) > mostTests) throw new CannotSay('it is made of too many tests');
  const settled = settle(source, find);
  if ('always' in settled) return settled.always;
  return asCondition(settled, find, 0);
}

/** Comparisons with numbers that stand for choices become a list of choices, and some of them settle themselves. */
function settle(source: SourceCondition, find: FindTargets): SourceCondition {
  if ('all' in source) return allOf(withoutReasons(source.all, find).map((each) => settle(each, find)));
  if ('any' in source) return anyOf(source.any.map((each) => settle(each, find)));
  if ('not' in source) return notOf(settle(source.not, find));
  if (!('compare' in source)) return source;
  const { name, compare, value } = source;
  if (value === '') {
    if (compare === '=') return { name, answered: false };
    if (compare === '!=') return { name, answered: true };
  }
  const found = targetsOf(name, find);
  const [target] = found;
  if (compare === '!=') return notOf(settle({ name, compare: '=', value }, find));
  const codesOf = (one: Target) => (one.isPart ? one.points : one.codes) ?? new Map<string, string>();
  const hasCodes = target !== undefined && codesOf(target).size > 0;
  if (compare === '=' || !hasCodes) return source;
  const bound = Number(value);
  const offered = new Set(found.flatMap((one) => [...codesOf(one).keys()]));
  const names = [...offered].filter((one) => Number.isFinite(Number(one)) && one.trim() !== '');
  if (!Number.isFinite(bound) || names.length === 0)
    throw new CannotSay(`it compares the choices of “${name}” as if they were numbers`);
  return anyOf(
    names
      .filter((one) => compares(Number(one), compare, bound))
      .map((one) => ({ name, compare: '=', value: one })),
  );
}

/** “Answered, and not with a reason not to answer”: the second is what answered means here. */
function withoutReasons(parts: readonly SourceCondition[], find: FindTargets): readonly SourceCondition[] {
  const answered = parts.flatMap((part) => ('answered' in part && part.answered ? [part.name] : []));
  const isReason = (part: SourceCondition): boolean => {
    if ('any' in part) return part.any.every(isReason);
    if (!('name' in part) || 'answered' in part || !answered.includes(part.name)) return false;
    const value = 'includes' in part ? part.includes : part.value;
    const found = find(part.name);
    return (
      typeof found === 'object' &&
      found.every(({ question }) => question.offers?.some((one) => one === value))
    );
  };
  return parts.filter((part) => !('not' in part && isReason(part.not)));
}

function compares(number: number, compare: '<' | '<=' | '>' | '>=', bound: number): boolean {
  if (compare === '<') return number < bound;
  if (compare === '<=') return number <= bound;
  return compare === '>' ? number > bound : number >= bound;
}

function asCondition(source: SourceCondition, find: FindTargets, depth: number): Condition {
  if (depth > deepest) throw new CannotSay('it is nested too deeply');
  const inner = (each: SourceCondition) => asCondition(each, find, depth + 1);
  if ('all' in source) return inLists('all', source.all.map(inner));
  if ('any' in source) return inLists('any', source.any.map(inner));
  if ('not' in source) return { not: inner(source.not) };
  if ('always' in source) return source.always ? { all: [] } : { any: [] };
  const found = targetsOf(source.name, find);
  if ('answered' in source && !source.answered)
    return inLists(
      'all',
      found.map((target) => testOf({ ...source, answered: false }, target)),
    );
  return inLists(
    'any',
    offering(source, found).map((target) => testOf(source, target)),
  );
}

function targetsOf(name: string, find: FindTargets): readonly Target[] {
  const found = find(name);
  if (found === 'later') throw new CannotSay(`it asks about “${name}”, which comes later`);
  if (found === 'left-out') throw new CannotSay(`it asks about “${name}”, which is not carried over`);
  if (found === 'unknown') throw new CannotSay(`it asks about “${name}”, which is no question of this file`);
  return found;
}

/** Of several variants of one question, those that have the choice meant; all of them when none has. */
function offering(test: SourceTest, found: readonly Target[]): readonly Target[] {
  if (found.length < 2 || 'answered' in test) return found;
  const value = String('includes' in test ? test.includes : test.value);
  const having = found.filter(({ codes }) => codes.has(value));
  return having.length > 0 ? having : found;
}

type SourceTest = Extract<SourceCondition, { readonly name: string }>;

function testOf(test: SourceTest, target: Target): Condition {
  const { question } = target;
  const { codes, several, numbers, items } = kindOf(question).domain(question);
  const { key } = question;
  if (!kindOf(question).asks) throw new CannotSay(`it asks about “${test.name}”, which asks nothing here`);
  if (target.isPart && items)
    return testOfItem(test, key, [...target.codes.values()][0] ?? '', target.points);
  if (target.isPart) return testOfPart(test, key, target.codes, several === true);
  if ('answered' in test) return { question: key, answered: test.answered };
  const compared = 'includes' in test ? test.includes : test.value;
  const compare = 'includes' in test ? '=' : test.compare;
  if (codes) {
    const code = target.codes.get(String(compared));
    if (code === undefined)
      throw new CannotSay(`it looks for “${compared}”, which “${test.name}” does not offer`);
    if (!codes.includes(code))
      throw new CannotSay(`it looks for “${compared}”, which is a reason not to answer here`);
    return several ? { question: key, includes: code } : { question: key, is: code };
  }
  if (!numbers || items) throw new CannotSay(`it compares what is written under “${test.name}”`);
  const bound = typeof compared === 'number' ? compared : Number(compared);
  if (!Number.isFinite(bound)) throw new CannotSay(`it compares “${test.name}” with “${compared}”`);
  return numberTest(key, compare, bound, question, numbers);
}

/** One item that has a number or a point of its own. */
function testOfItem(
  test: SourceTest,
  key: string,
  item: string,
  points?: ReadonlyMap<string, string>,
): Condition {
  if ('answered' in test) return { question: key, item, answered: test.answered };
  const said = points?.get('includes' in test ? test.includes : String(test.value));
  if (said !== undefined && ('includes' in test || test.compare === '='))
    return { question: key, item, is: said };
  if ('compare' in test && typeof test.value === 'number') {
    const about = { question: key, item };
    if (test.compare === '=') return { ...about, is: test.value };
    if (test.compare === '>=') return { ...about, atLeast: test.value };
    if (test.compare === '<=') return { ...about, atMost: test.value };
    if (test.compare === '>') return { ...about, atLeast: Math.floor(test.value) + 1 };
    if (test.compare === '<') return { ...about, atMost: Math.ceil(test.value) - 1 };
  }
  throw new CannotSay(`it compares “${test.name}” in a way our conditions do not`);
}

/** Some options of a question, by their own name or by yes and no. */
function testOfPart(
  test: SourceTest,
  key: string,
  codes: ReadonlyMap<string, string>,
  several: boolean,
): Condition {
  const isChosen = (code: string): Condition =>
    several ? { question: key, includes: code } : { question: key, is: code };
  const some = inLists('any', [...codes.values()].map(isChosen));
  if ('answered' in test) return test.answered ? some : { not: some };
  const value = 'includes' in test ? test.includes : String(test.value);
  const named = codes.get(value);
  if (named !== undefined) return isChosen(named);
  if (codes.size === 1 && /^(y|1|yes|true)$/i.test(value)) return some;
  if (codes.size === 1 && /^(|n|0|no|false)$/i.test(value)) return { not: some };
  throw new CannotSay(`it compares “${test.name}” with “${value}”`);
}

function numberTest(
  key: string,
  compare: string,
  bound: number,
  question: Question,
  { min, max }: { readonly min: number; readonly max: number },
): Condition {
  const isWhole = !('decimals' in question) || question.decimals === 0;
  const within = (number: number) => {
    if (number < min || number > max)
      throw new CannotSay(`it compares with ${number}, which “${key}” cannot be`);
    return number;
  };
  if (compare === '=') return { question: key, is: within(bound) };
  if (compare === '>=') return { question: key, atLeast: within(isWhole ? Math.ceil(bound) : bound) };
  if (compare === '<=') return { question: key, atMost: within(isWhole ? Math.floor(bound) : bound) };
  if (isWhole && compare === '>') return { question: key, atLeast: within(Math.floor(bound) + 1) };
  if (isWhole && compare === '<') return { question: key, atMost: within(Math.ceil(bound) - 1) };
  const opposite: Condition =
    compare === '>' ? { question: key, atMost: within(bound) } : { question: key, atLeast: within(bound) };
  return { all: [{ question: key, answered: true }, { not: opposite }] };
}

/** Longer lists than one condition takes are put into lists of lists. */
function inLists(how: 'all' | 'any', conditions: readonly Condition[]): Condition {
  if (conditions.length === 1) return conditions[0]!;
  let list = [...conditions];
  while (list.length > mostInList) {
    const outer: Condition[] = [];
    for (let at = 0; at < list.length; at += mostInList) {
      const part = list.slice(at, at + mostInList);
      outer.push(part.length === 1 ? part[0]! : how === 'all' ? { all: part } : { any: part });
    }
    list = outer;
  }
  return how === 'all' ? { all: list } : { any: list };
}
