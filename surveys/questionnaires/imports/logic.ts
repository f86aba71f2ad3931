/** Putting conditions together, kept as short as they can be without working out what they mean. */
import type { SourceCondition } from './source';

/** All must hold. */
export function allOf(conditions: readonly SourceCondition[]): SourceCondition {
  return gathered('all', conditions);
}

/** One must hold. */
export function anyOf(conditions: readonly SourceCondition[]): SourceCondition {
  return gathered('any', conditions);
}

/**
 * The opposite. Two opposites meet: not (not a) is a.
 * @example notOf({ not: { name: 'a', answered: true } }) // { name: 'a', answered: true }
 */
export function notOf(condition: SourceCondition): SourceCondition {
  if ('not' in condition) return condition.not;
  if ('always' in condition) return { always: !condition.always };
  if ('answered' in condition) return { ...condition, answered: !condition.answered };
  return { not: condition };
}

/** If, then, else. Where both ways agree the question is not asked. */
export function eitherOf(
  when: SourceCondition,
  then: SourceCondition,
  otherwise: SourceCondition,
): SourceCondition {
  if (isSame(then, otherwise)) return then;
  return anyOf([allOf([when, then]), allOf([notOf(when), otherwise])]);
}

/** How many tests a condition is made of. */
export function sizeOf(condition: SourceCondition): number {
  if ('all' in condition) return condition.all.reduce((sum, each) => sum + sizeOf(each), 0);
  if ('any' in condition) return condition.any.reduce((sum, each) => sum + sizeOf(each), 0);
  return 'not' in condition ? sizeOf(condition.not) : 1;
}

function gathered(how: 'all' | 'any', conditions: readonly SourceCondition[]): SourceCondition {
  const flat = conditions.flatMap((one) => {
    if (how === 'all' && 'all' in one) return one.all;
    if (how === 'any' && 'any' in one) return one.any;
    return [one];
  });
  const decides = how === 'any';
  if (flat.some((one) => 'always' in one && one.always === decides)) return { always: decides };
  const left = flat.filter((one) => !('always' in one));
  const kept = left.filter((one, index) => left.findIndex((other) => isSame(one, other)) === index);
  // a and not a: never; a or not a: always
  if (kept.some((one) => kept.some((other) => isSame(notOf(one), other)))) return { always: decides };
  // if a then x else true: (a and x) or not a is x or not a
  const shorter = kept.map((one) => withoutSettled(how, one, kept));
  if (shorter.some((one, index) => one !== kept[index])) return gathered(how, shorter);
  // a or (a and b) is a; a and (a or b) is a
  const absorbed = kept.filter((one) => !kept.some((other) => other !== one && isWithin(how, other, one)));
  if (absorbed.length < kept.length) return gathered(how, absorbed);
  if (kept.length === 0) return { always: !decides };
  if (kept.length === 1) return kept[0]!;
  return how === 'all' ? { all: kept } : { any: kept };
}

/** In "a or (not a and x)" the "not a" says nothing, and so in "a and (not a or x)". */
function withoutSettled(
  how: 'all' | 'any',
  one: SourceCondition,
  beside: readonly SourceCondition[],
): SourceCondition {
  const inner = how === 'any' ? ('all' in one ? one.all : undefined) : 'any' in one ? one.any : undefined;
  if (!inner) return one;
  const left = inner.filter((part) => !beside.some((other) => other !== one && isSame(notOf(part), other)));
  if (left.length === inner.length) return one;
  return gathered(how === 'any' ? 'all' : 'any', left);
}

/** Whether every part of one stands in the other, so that the other adds nothing. */
function isWithin(how: 'all' | 'any', one: SourceCondition, other: SourceCondition): boolean {
  const partsOf = (each: SourceCondition): readonly SourceCondition[] =>
    how === 'any' ? ('all' in each ? each.all : [each]) : 'any' in each ? each.any : [each];
  const outer = partsOf(other);
  const inner = partsOf(one);
  return inner.length < outer.length && inner.every((part) => outer.some((each) => isSame(part, each)));
}

function isSame(one: SourceCondition, other: SourceCondition): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
