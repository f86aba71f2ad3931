import { AnalysisError } from '../../analysis/errors';
import {
  type FieldworkCase,
  maturedByCohort,
  participationAt,
  participationByCohort,
  reachAt,
} from '../../analysis/fieldwork/cohort-rates';
import { type OutcomeCounts, tally } from '../../analysis/fieldwork/outcome-rates';
import { breakOffRate, completionRate, type StageRate } from '../../analysis/fieldwork/panel-rates';
import type { Rate } from '../../analysis/fieldwork/rate';
import { discloseBases } from '../../analysis/results/disclosure';
import { funnelAt } from '../../surveys/fieldwork/funnel';
import type { CompletenessRule } from '../../surveys/questionnaires/types';
import { dispositions } from '../../surveys/vocabulary';
import type { ReadCase } from './read-fieldwork';

/** Cases as the rates take them. */
export function fieldworkCases(cases: readonly ReadCase[]): FieldworkCase[] {
  return cases.map(({ case: one, reading }) => ({
    id: one.memberId,
    cohort: one.cohort,
    issuedAt: reading.state === 'not-issued' ? null : one.issuedAt,
    bouncedAt: reading.state === 'issued' ? (reading.bouncedAt ?? null) : null,
    usableAt: reading.state === 'issued' ? (reading.usableAt ?? null) : null,
    excludedAt: reading.state === 'not-eligible' ? reading.excludedAt : null,
  }));
}

/** The stages of a wave on one base. */
export function funnelOf(cases: readonly ReadCase[], lines: CompletenessRule, at: Date) {
  const { invited, delivered, started, usable, complete } = funnelAt(
    cases.map(({ events }) => events),
    lines,
    at,
  );
  return { invited, delivered, started, usable, complete };
}

/** Known only when every case's is: one person picked otherwise and the whole has no response rate (R11, R16). */
export function selectionOf(cases: readonly ReadCase[]): 'known' | 'unknown' | 'mixed' {
  const known = cases.filter((one) => one.case.selection === 'known').length;
  return known === 0 ? 'unknown' : known === cases.length ? 'known' : 'mixed';
}

/** A rate as it goes out of the door: never without its base, rule and day. */
export function said({
  name,
  numerator,
  base,
  share,
  baseRule,
  withinDays,
  partialFrom,
  notIssued,
  asOf,
}: Rate) {
  return {
    name,
    numerator,
    base,
    share,
    baseRule,
    withinDays,
    partialFrom,
    notIssued,
    asOf: asOf.toISOString(),
  };
}

/** Days within which cohorts are compared: the longest that some of them have had. */
const comparedDays = [21, 14, 7];

/**
 * Participation as a whole, of each cohort so far, and within the same days of each member's own invitation. A cohort
 * of fewer than ten, and one that would give it away, is named and nothing more (R16).
 */
export function participationOf(
  cases: readonly FieldworkCase[],
  at: Date,
  { partialFrom }: CompletenessRule,
  cohortNames: ReadonlyMap<string, string>,
) {
  const rates = participationByCohort(cases, at, { partialFrom }).cohorts;
  const matured =
    comparedDays
      .map((days) => maturedByCohort(cases, at, { days, partialFrom }))
      .find((own) => own.some(({ base }) => base > 0)) ?? rates;
  const hidden = discloseBases(
    rates.map(({ base }) => base),
    0,
    { hideSmallCounts: true },
  ).rows;
  return {
    participation: said(participationAt(cases, at, { partialFrom })),
    cohorts: rates.map((rate, c) => {
      const key = rate.cohorts[0] ?? '';
      const cohort = cohortNames.get(key) ?? key;
      const why = rates.length < 2 ? null : (hidden[c] ?? null);
      return why === null
        ? { key, cohort, hidden: null, rate: said(rate), matured: said(matured[c]!) }
        : { key, cohort, hidden: why, rate: null, matured: null };
    }),
  };
}

/** Answers beside bodies of people not all asked: members of the day, active ones, members wanted. */
export function reachOf(
  cases: readonly FieldworkCase[],
  at: Date,
  { partialFrom }: CompletenessRule,
  body: {
    readonly panel: ReadonlySet<string>;
    /** Null for a day gone by: when someone was last active before it is not kept. */
    readonly active: ReadonlySet<string> | null;
    readonly target: number | null;
  },
) {
  return [
    reachAt(cases, { baseRule: 'panel', members: body.panel }, at, { partialFrom }),
    ...(body.active === null
      ? []
      : [reachAt(cases, { baseRule: 'active', members: body.active }, at, { partialFrom })]),
    ...(body.target === null
      ? []
      : [reachAt(cases, { baseRule: 'target', members: body.target }, at, { partialFrom })]),
  ].map(said);
}

/** Cases by disposition; those not issued are in none. */
export function outcomesOf(cases: readonly ReadCase[]): OutcomeCounts {
  return tally(cases.flatMap(({ reading }) => (reading.state === 'not-issued' ? [] : [reading.disposition])));
}

/** Completion among invited members, and break-off of those who answered anything. */
export function stagesOf(cases: readonly ReadCase[]) {
  const begun = cases.filter(({ reading }) => reading.state === 'issued' && reading.hasAnswered);
  const stopped = begun.filter(
    ({ reading }) =>
      reading.state === 'issued' &&
      reading.usableAt === undefined &&
      reading.disposition !== 'other-eligible',
  );
  return {
    completion: stage(completionRate(outcomesOf(cases))),
    breakOff: stage(breakOffRate(stopped.length, begun.length)),
  };
}

const stage = ({ name, numerator, base, share }: StageRate) => ({ name, numerator, base, share });

/** Dispositions with their AAPOR codes, in the order of the standard. */
export function dispositionsOf(cases: readonly ReadCase[]) {
  const issued = cases.flatMap(({ reading }) => (reading.state === 'not-issued' ? [] : [reading]));
  return dispositions.flatMap((disposition) => {
    const own = issued.filter((reading) => reading.disposition === disposition);
    if (own.length === 0) return [];
    const codes = counted(own.map((reading) => reading.aapor)).map(([aapor, n]) => ({ aapor, cases: n }));
    return { disposition, codes, cases: own.length };
  });
}

/** Each name with how often it stands, most often first. */
export function counted<Name extends string>(names: readonly Name[]): [Name, number][] {
  const counts = new Map<Name, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(([one, n], [other, m]) => m - n || (one < other ? -1 : 1));
}

/** A value, or the sentence in which analysis refused it. */
export function orProblem<Value>(make: () => Value): { value: Value } | { problem: string } {
  try {
    return { value: make() };
  } catch (error) {
    if (error instanceof AnalysisError) return { problem: error.message };
    throw error;
  }
}
