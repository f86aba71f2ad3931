import { kaplanMeier, type SurvivalStep } from '../kaplan-meier';
import { daysBetween, type FieldworkCase, isBy, membersOfBase } from './cohort-rates';

export type CurvePoint = {
  /** Days since one's own invitation: by the end of this one. */
  readonly day: number;
  /** Invited, silent and still watched when the day began. */
  readonly stillOpen: number;
  /** On this day. */
  readonly answered: number;
  /** Share expected to have answered by the end of this day, 0–1. */
  readonly shareAnswered: number;
  /** Greenwood's; null where everybody watched so long has answered. */
  readonly standardError: number | null;
  /** 95 % band around the share; null with the standard error. */
  readonly lower: number | null;
  readonly upper: number | null;
};

/**
 * Days from invitation to usable answer (Kaplan–Meier): those who have not answered count until the as-of day and no
 * longer. Times are taken exactly and told by the day.
 * @returns a point for each day on which someone answered, in order
 * Source: Kaplan & Meier (1958), JASA 53; Greenwood's standard error (see kaplanMeier).
 * @example three invited, answers after 1 and 3 days, one invited 2 days ago and silent: 1/3 after day 1, all after day 3
 */
export function answerCurve(cases: readonly FieldworkCase[], asOf: Date): CurvePoint[] {
  const spells = membersOfBase(cases, asOf, 'invited').map(({ issuedAt, usableAt }) => {
    const happened = isBy(usableAt, asOf);
    return { time: Math.max(0, daysBetween(issuedAt, happened ? usableAt : asOf)), happened };
  });
  const byDay = new Map<number, SurvivalStep[]>();
  for (const step of kaplanMeier(spells)) {
    // An answer within the first 24 hours is an answer of day 1.
    const day = Math.max(1, Math.ceil(step.time - 1e-9));
    byDay.set(day, [...(byDay.get(day) ?? []), step]);
  }
  return [...byDay].map(([day, steps]) => {
    const last = steps.at(-1)!;
    return {
      day,
      stillOpen: spells.filter(({ time }) => time > day - 1 || (day === 1 && time === 0)).length,
      answered: steps.reduce((sum, { happened }) => sum + happened, 0),
      shareAnswered: 1 - last.survival,
      standardError: last.standardError,
      lower: last.interval && 1 - last.interval.upper,
      upper: last.interval && 1 - last.interval.lower,
    };
  });
}

/**
 * The curve of each group of cases: by cohort, by cell, by how they were invited.
 * @param groupOf the group of a case; null leaves it out
 * @returns groups in order of name
 * @example answerCurves(cases, asOf, ({ cohort }) => cohort)[0].group // 'first'
 */
export function answerCurves(
  cases: readonly FieldworkCase[],
  asOf: Date,
  groupOf: (one: FieldworkCase) => string | null,
): { readonly group: string; readonly invited: number; readonly curve: readonly CurvePoint[] }[] {
  const groups = new Map<string, FieldworkCase[]>();
  for (const one of cases) {
    const group = groupOf(one);
    if (group !== null) groups.set(group, [...(groups.get(group) ?? []), one]);
  }
  return [...groups]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([group, own]) => ({
      group,
      invited: membersOfBase(own, asOf, 'invited').length,
      curve: answerCurve(own, asOf),
    }));
}
