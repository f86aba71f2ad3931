import type { Segment } from './segment';

/**
 * What is left of a rule without the conditions on some variables: everyone those conditions were asked of.
 * @param isAsked whether a variable's conditions are taken out
 * @example withoutConditions({ all: [{ is: 'sex', codes: ['f'] }, { is: 'w1.pain', codes: ['yes'] }] }, isAnswer)
 * // { all: [{ is: 'sex', codes: ['f'] }] }
 */
export function withoutConditions(segment: Segment, isAsked: (variable: string) => boolean): Segment {
  if ('all' in segment) return { all: segment.all.map((part) => withoutConditions(part, isAsked)) };
  if ('any' in segment)
    // One part taken out lets everyone through, so the whole list of alternatives does.
    return segment.any.some((part) => asks(part, isAsked)) ? { all: [] } : segment;
  return isAsked('is' in segment ? segment.is : segment.isNot) ? { all: [] } : segment;
}

/**
 * Whether a rule has a condition on one of some variables.
 * @example asks({ is: 'w1.pain', codes: ['yes'] }, (key) => key.startsWith('w1.')) // true
 */
export function asks(segment: Segment, isAsked: (variable: string) => boolean): boolean {
  if ('all' in segment) return segment.all.some((part) => asks(part, isAsked));
  if ('any' in segment) return segment.any.some((part) => asks(part, isAsked));
  return isAsked('is' in segment ? segment.is : segment.isNot);
}

/**
 * Whether two sets of people are so near that their two sizes would tell of a few of them: some, but under the limit, are in
 * one and not in the other. Sizes alone do not say it: two rules of one size may still differ by two people.
 * @param limit the disclosure limit
 * @example differByFew(new Set(['a', 'b']), new Set(['a']), 10) // true
 */
export function differByFew(one: ReadonlySet<string>, other: ReadonlySet<string>, limit: number): boolean {
  const only = (these: ReadonlySet<string>, those: ReadonlySet<string>) =>
    [...these].filter((id) => !those.has(id)).length;
  return [only(one, other), only(other, one)].some((people) => people > 0 && people < limit);
}

/**
 * A count of people as it is said of past answers: to the nearest five, so that sums and differences of several rules do
 * not come out to the person.
 * @example toNearestFive(48) // 50
 */
export function toNearestFive(people: number): number {
  return Math.round(people / 5) * 5;
}
