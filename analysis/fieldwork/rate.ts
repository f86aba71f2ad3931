import { AnalysisError } from '../errors';

/**
 * Who is in the base of a share of answers: all invited by the day; those of them whose invitation did not bounce; the
 * active members, the panel's members or the members wanted at the day, asked or not.
 */
export const baseRules = ['invited', 'delivered', 'active', 'panel', 'target'] as const;
export type BaseRule = (typeof baseRules)[number];

/** What a share is called on each base: participation only of those who were asked, otherwise reach (R10). */
const nameOn = {
  invited: 'participation rate',
  delivered: 'participation rate',
  active: 'reach of active members',
  panel: 'reach of the panel',
  target: 'reach of the target',
} as const satisfies Record<BaseRule, string>;

declare const isChecked: unique symbol;

/** A share of usable answers that cannot be had without its base (R10): only `rateOf` makes one. */
export type Rate = RateGiven & {
  readonly name: (typeof nameOn)[BaseRule];
  /** 0–1, of a target perhaps more; null when nobody is in the base. */
  readonly share: number | null;
  readonly [isChecked]: true;
};

export type RateGiven = {
  /** Usable answers: complete, or partial by the wave's rule. */
  readonly numerator: number;
  readonly base: number;
  readonly baseRule: BaseRule;
  readonly asOf: Date;
  readonly cohorts: readonly string[];
  /** Days of one's own invitation within which an answer counts; null for all until the day. */
  readonly withinDays: number | null;
  /** Completeness 0–1 from which an answer is usable; null where the wave's rule is not known. */
  readonly partialFrom: number | null;
  /** Members of the wave's population who were not invited. */
  readonly notIssued: number;
};

/**
 * A share of usable answers with everything that must be said beside it.
 * @param given counts are whole numbers ≥ 0, the numerator within the base (a target alone may be exceeded)
 * @returns the same with its name, which its base decides, and the share: null where the base is 0
 * @throws AnalysisError `no-base` without base, base rule or day; `bad-counts`; `numerator-over-base`
 * Source: ISO 20252 (formerly ISO 26362) for the participation rate, AAPOR's term for opt-in panels.
 * @example rateOf({ numerator: 525, base: 682, baseRule: 'invited', … }).share // 0.770 (0.76979…)
 */
export function rateOf(given: RateGiven): Rate {
  const { numerator, base, baseRule } = given;
  // Also held for callers whose types were lost on the way: stored rows, another thread.
  if (typeof base !== 'number' || !Object.hasOwn(nameOn, baseRule) || !(given.asOf?.getTime() >= 0))
    throw new AnalysisError('no-base');
  for (const what of ['numerator', 'base', 'notIssued'] as const) {
    if (!(Number.isInteger(given[what]) && given[what] >= 0))
      throw new AnalysisError('bad-counts', { what, value: given[what] });
  }
  if (numerator > base && baseRule !== 'target')
    throw new AnalysisError('numerator-over-base', { numerator, base });
  const share = base === 0 ? null : numerator / base;
  // The mark exists in types alone: what was checked here is what it says.
  return { ...given, name: nameOn[baseRule], share } as Rate;
}

/**
 * Rates of several cohorts as one: the sum of numerators over the sum of bases, never a mean of rates.
 * @param rates one or more, of cohorts that share nobody; of one base rule, day, days allowed and partial rule
 * @throws AnalysisError `unlike-rates` when they differ in one of these; `no-base` for an empty list
 * @example poolRates([rate(1, 2), rate(3, 10)]).share // 4/12
 */
export function poolRates(rates: readonly Rate[]): Rate {
  const [first] = rates;
  if (!first) throw new AnalysisError('no-base');
  for (const rate of rates) {
    for (const what of ['baseRule', 'withinDays', 'partialFrom'] as const) {
      if (rate[what] !== first[what])
        throw new AnalysisError('unlike-rates', { one: String(first[what]), other: String(rate[what]) });
    }
    if (rate.asOf.getTime() !== first.asOf.getTime())
      throw new AnalysisError('unlike-rates', {
        one: first.asOf.toISOString(),
        other: rate.asOf.toISOString(),
      });
  }
  const sum = (of: (rate: Rate) => number) => rates.reduce((total, rate) => total + of(rate), 0);
  return rateOf({
    ...first,
    numerator: sum(({ numerator }) => numerator),
    base: sum(({ base }) => base),
    notIssued: sum(({ notIssued }) => notIssued),
    cohorts: [...new Set(rates.flatMap(({ cohorts }) => cohorts))].sort(),
  });
}
