import { AnalysisError } from '../errors';

/** One member's part in one wave, as far as rates need it. */
export type FieldworkCase = {
  readonly cohort: string;
  /** When the invitation went out; null for one not issued (asked too often, need not met). */
  readonly issuedAt: Date | null;
  /** Set when it came back and no other channel worked. */
  readonly bouncedAt?: Date | null;
  /** When the answer became usable: complete, or partial by the wave's rule. */
  readonly usableAt?: Date | null;
  /** Found not eligible as of issue (moved before, duplicate, test). */
  readonly wasNotEligible?: boolean;
};

/** Who is in the base of a rate: all invited by the day, or those of them whose invitation did not bounce. */
export const baseRules = ['invited', 'delivered'] as const;
export type BaseRule = (typeof baseRules)[number];

/** A share that cannot be had without its base (R10). */
export type Participation = {
  readonly name: 'participation rate';
  readonly numerator: number;
  readonly base: number;
  /** 0–1; null when nobody was invited. */
  readonly share: number | null;
  readonly baseRule: string;
  readonly asOf: Date;
  readonly cohorts: readonly string[];
  /** Members of the wave's population who were not invited. */
  readonly notIssued: number;
};

/**
 * The participation rate from two counts: usable answers ÷ members invited.
 * @param counts numerator ≤ base, whole numbers; how the base is counted, the day, and how many were not invited
 * @throws AnalysisError `no-base` without base rule or day; `bad-counts`; `numerator-over-base`
 * Source: ISO 20252 (formerly ISO 26362); AAPOR's term for opt-in panels.
 * @example participation({ numerator: 525, base: 682, baseRule: 'invited', asOf, notIssued: 0, cohorts: ['first'] }).share // 0.770 (0.76979…)
 */
export function participation(counts: Omit<Participation, 'name' | 'share'>): Participation {
  const { numerator, base } = counts;
  if (!counts.baseRule || Number.isNaN(counts.asOf?.getTime() ?? Number.NaN))
    throw new AnalysisError('no-base');
  for (const what of ['numerator', 'base', 'notIssued'] as const) {
    if (!(Number.isInteger(counts[what]) && counts[what] >= 0))
      throw new AnalysisError('bad-counts', { what, value: counts[what] });
  }
  if (numerator > base) throw new AnalysisError('numerator-over-base', { numerator, base });
  return { name: 'participation rate', ...counts, share: base === 0 ? null : numerator / base };
}

/**
 * Participation of a wave as it stood at a time; later events do not move it.
 * @param cases every member of the wave's population, issued or not
 * @param asOf what happened after it does not count
 * @example participationAt(cases, new Date('2018-12-14T00:00:00Z')).base // invited by then
 */
export function participationAt(
  cases: readonly FieldworkCase[],
  asOf: Date,
  baseRule: BaseRule = 'invited',
): Participation {
  const inBase = cases.filter((fieldworkCase) => isInBase(fieldworkCase, asOf, baseRule));
  return participation({
    numerator: inBase.filter(({ usableAt }) => isBy(usableAt, asOf)).length,
    base: inBase.length,
    baseRule,
    asOf,
    cohorts: [...new Set(cases.map(({ cohort }) => cohort))].sort(),
    notIssued: cases.filter(({ issuedAt, wasNotEligible }) => !wasNotEligible && !isBy(issuedAt, asOf))
      .length,
  });
}

/** Participation of each cohort at a time, in order of name. Pool by counting all cases together, never by averaging these. */
export function participationByCohort(
  cases: readonly FieldworkCase[],
  asOf: Date,
  baseRule: BaseRule = 'invited',
): Participation[] {
  const cohorts = [...new Set(cases.map(({ cohort }) => cohort))].sort();
  return cohorts.map((name) =>
    participationAt(
      cases.filter(({ cohort }) => cohort === name),
      asOf,
      baseRule,
    ),
  );
}

/**
 * Participation within so many days of one's own invitation, among those invited at least so long ago:
 * the rate on which cohorts invited at different times may be compared.
 * @param days whole days, 21 unless given
 * @example maturedRate(cases, asOf, 21).baseRule // 'invited 21 days or more before'
 */
export function maturedRate(cases: readonly FieldworkCase[], asOf: Date, days = 21): Participation {
  const ripe = cases.filter(
    (one) => isInBase(one, asOf, 'invited') && daysBetween(one.issuedAt!, asOf) >= days,
  );
  return participation({
    numerator: ripe.filter(
      ({ issuedAt, usableAt }) => isBy(usableAt, asOf) && daysBetween(issuedAt!, usableAt!) <= days,
    ).length,
    base: ripe.length,
    baseRule: `invited ${days} days or more before`,
    asOf,
    cohorts: [...new Set(ripe.map(({ cohort }) => cohort))].sort(),
    notIssued: cases.filter(({ issuedAt, wasNotEligible }) => !wasNotEligible && !isBy(issuedAt, asOf))
      .length,
  });
}

export type CurvePoint = {
  /** Whole days since one's own invitation. */
  readonly day: number;
  readonly stillOpen: number;
  readonly answered: number;
  /** Share expected to have answered by the end of this day, 0–1. */
  readonly shareAnswered: number;
};

/**
 * Days from invitation to usable answer (Kaplan–Meier): those who have not answered count until the as-of day and no longer.
 * @returns a point for each day on which someone answered, in order
 * Source: Kaplan & Meier (1958), JASA 53.
 * @example three invited, answers on day 1 and 3, one invited 2 days ago and silent: 1/3 after day 1, all after day 3
 */
export function answerCurve(cases: readonly FieldworkCase[], asOf: Date): CurvePoint[] {
  const spells = cases
    .filter((one) => isInBase(one, asOf, 'invited'))
    .map(({ issuedAt, usableAt }) => {
      const answered = isBy(usableAt, asOf);
      return { day: Math.floor(daysBetween(issuedAt!, answered ? usableAt! : asOf)), answered };
    });
  const days = [...new Set(spells.flatMap(({ day, answered }) => (answered ? [day] : [])))].sort(
    (one, other) => one - other,
  );
  let silent = 1;
  return days.map((day) => {
    const stillOpen = spells.filter((spell) => spell.day >= day).length;
    const answered = spells.filter((spell) => spell.day === day && spell.answered).length;
    silent *= 1 - answered / stillOpen;
    return { day, stillOpen, answered, shareAnswered: 1 - silent };
  });
}

function isInBase(one: FieldworkCase, asOf: Date, baseRule: BaseRule): boolean {
  if (one.wasNotEligible || !isBy(one.issuedAt, asOf)) return false;
  return baseRule === 'invited' || !isBy(one.bouncedAt, asOf) || isBy(one.usableAt, asOf);
}

function isBy(instant: Date | null | undefined, asOf: Date): boolean {
  return instant != null && instant.getTime() <= asOf.getTime();
}

function daysBetween(from: Date, to: Date): number {
  return (to.getTime() - from.getTime()) / 86_400_000;
}
