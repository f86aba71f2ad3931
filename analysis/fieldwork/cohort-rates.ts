import { poolRates, type Rate, rateOf } from './rate';

/** One member's part in one wave, as far as rates need it. */
export type FieldworkCase = {
  /** The member: one has one case a wave. */
  readonly id: string;
  readonly cohort: string;
  /** When the invitation went out; null for one not issued (asked too often, need not met). */
  readonly issuedAt: Date | null;
  /** Set when it came back and no other channel worked. */
  readonly bouncedAt?: Date | null;
  /** When the answer became usable: complete, or partial by the wave's rule. */
  readonly usableAt?: Date | null;
  /** When it was found that they were not eligible at issue (moved before, duplicate, test). */
  readonly excludedAt?: Date | null;
};

/** Completeness 0–1 from which an answer is usable: stands beside every rate. */
export type PartialRule = { readonly partialFrom?: number };

/**
 * Participation of a wave as it stood at a time; later events do not move it.
 * @param cases every member of the wave's population, issued or not
 * @param asOf what happened after it does not count
 * @param options base rule: 'invited' unless given, or 'delivered', without those whose invitation bounced
 * @example participationAt(cases, new Date('2018-12-14T00:00:00Z')).base // invited by then
 */
export function participationAt(
  cases: readonly FieldworkCase[],
  asOf: Date,
  options: PartialRule & { readonly baseRule?: 'invited' | 'delivered' } = {},
): Rate {
  const { baseRule = 'invited', partialFrom = null } = options;
  const inBase = membersOfBase(cases, asOf, baseRule);
  return rateOf({
    numerator: inBase.filter(({ usableAt }) => isBy(usableAt, asOf)).length,
    base: inBase.length,
    baseRule,
    asOf,
    cohorts: cohortsOf(cases),
    withinDays: null,
    partialFrom,
    notIssued: countNotIssued(cases, asOf),
  });
}

/**
 * Participation of each cohort at a time, in order of name, and of all together.
 * @returns `pooled` sums numerators and bases; null where there are no cases
 * @example participationByCohort(cases, asOf).pooled // 4 of 12, where one cohort has 1 of 2 and the other 3 of 10
 */
export function participationByCohort(
  cases: readonly FieldworkCase[],
  asOf: Date,
  options: PartialRule & { readonly baseRule?: 'invited' | 'delivered' } = {},
): { readonly cohorts: readonly Rate[]; readonly pooled: Rate | null } {
  const cohorts = ofEachCohort(cases, (own) => participationAt(own, asOf, options));
  return { cohorts, pooled: cohorts.length === 0 ? null : poolRates(cohorts) };
}

/**
 * Participation within so many days of one's own invitation, among those invited at least so long ago:
 * the rate on which cohorts invited at different times may be compared.
 * @param options whole days, 21 unless given
 * @example maturedRate(cases, asOf, { days: 7 }).withinDays // 7
 */
export function maturedRate(
  cases: readonly FieldworkCase[],
  asOf: Date,
  options: PartialRule & { readonly days?: number } = {},
): Rate {
  const { days = 21, partialFrom = null } = options;
  const ripe = membersOfBase(cases, asOf, 'invited').filter(
    ({ issuedAt }) => daysBetween(issuedAt, asOf) >= days,
  );
  return rateOf({
    numerator: ripe.filter(
      ({ issuedAt, usableAt }) => isBy(usableAt, asOf) && daysBetween(issuedAt, usableAt) <= days,
    ).length,
    base: ripe.length,
    baseRule: 'invited',
    asOf,
    cohorts: cohortsOf(ripe),
    withinDays: days,
    partialFrom,
    notIssued: countNotIssued(cases, asOf),
  });
}

/** The matured rate of each cohort, in order of name. @example maturedByCohort(cases, asOf, { days: 7 }).length // 2 */
export function maturedByCohort(
  cases: readonly FieldworkCase[],
  asOf: Date,
  options: PartialRule & { readonly days?: number } = {},
): readonly Rate[] {
  return ofEachCohort(cases, (own) => ({ ...maturedRate(own, asOf, options), cohorts: cohortsOf(own) }));
}

/** Whom reach counts: members by id (active, or all who hold a place), or the number the contract wants. */
export type ReachBase =
  | { readonly baseRule: 'active' | 'panel'; readonly members: ReadonlySet<string> }
  | { readonly baseRule: 'target'; readonly members: number };

/**
 * Usable answers of a body of people that were not all asked: reach, not participation, and named so.
 * @param base the members at that day (answers of others do not count), or a target
 * @example reachAt(cases, { baseRule: 'target', members: 1000 }, asOf).name // 'reach of the target'
 */
export function reachAt(
  cases: readonly FieldworkCase[],
  base: ReachBase,
  asOf: Date,
  { partialFrom = null }: { readonly partialFrom?: number | null } = {},
): Rate {
  const usable = membersOfBase(cases, asOf, 'invited').filter(({ usableAt }) => isBy(usableAt, asOf));
  const counts =
    base.baseRule === 'target'
      ? { numerator: usable.length, base: base.members }
      : { numerator: usable.filter(({ id }) => base.members.has(id)).length, base: base.members.size };
  return rateOf({
    ...counts,
    baseRule: base.baseRule,
    asOf,
    cohorts: cohortsOf(cases),
    withinDays: null,
    partialFrom,
    notIssued: countNotIssued(cases, asOf),
  });
}

/** A case that was issued. */
export type InvitedCase = FieldworkCase & { readonly issuedAt: Date };

/**
 * The cases in the base of participation at a day: issued by then and not found ineligible by then.
 * @example membersOfBase(cases, asOf, 'delivered') // without those that bounced and have not answered
 */
export function membersOfBase(
  cases: readonly FieldworkCase[],
  asOf: Date,
  baseRule: 'invited' | 'delivered',
): InvitedCase[] {
  return cases.filter(
    (one): one is InvitedCase =>
      isBy(one.issuedAt, asOf) &&
      !isBy(one.excludedAt, asOf) &&
      (baseRule === 'invited' || !isBy(one.bouncedAt, asOf) || isBy(one.usableAt, asOf)),
  );
}

/** Whether something had happened by a day. @example isBy(null, asOf) // false */
export function isBy(instant: Date | null | undefined, asOf: Date): instant is Date {
  return instant != null && instant.getTime() <= asOf.getTime();
}

/** Days from one instant to another, with fractions. @example daysBetween(noon, midnight) // 0.5 */
export function daysBetween(from: Date, to: Date): number {
  return (to.getTime() - from.getTime()) / 86_400_000;
}

function ofEachCohort(cases: readonly FieldworkCase[], rate: (own: FieldworkCase[]) => Rate): Rate[] {
  return cohortsOf(cases).map((name) => rate(cases.filter(({ cohort }) => cohort === name)));
}

function cohortsOf(cases: readonly FieldworkCase[]): string[] {
  return [...new Set(cases.map(({ cohort }) => cohort))].sort();
}

function countNotIssued(cases: readonly FieldworkCase[], asOf: Date): number {
  return cases.filter(({ issuedAt, excludedAt }) => !isBy(excludedAt, asOf) && !isBy(issuedAt, asOf)).length;
}
