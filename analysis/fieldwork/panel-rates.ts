import type { Selection } from '../../surveys/vocabulary';
import { AnalysisError } from '../errors';
import { wordsOfSelection } from '../selection-words';
import { type OutcomeCounts, outcomeRates } from './outcome-rates';
import { poolRates, type Rate } from './rate';

/** A rate of one stage on the way from being invited to the panel to answering a survey, with its base. */
export type StageRate = {
  readonly code: 'RECR' | 'PROR' | 'RETR' | 'COMR' | 'break-off';
  readonly name: string;
  readonly numerator: number;
  /** May be a fraction, when part of the unknown is taken to be eligible. */
  readonly base: number;
  /** 0–1; null where nobody is in the base. */
  readonly share: number | null;
};

/**
 * Recruitment rate: those who agreed to join, of the eligible who were invited to; as RR3 over the recruitment issue.
 * @param counts of the recruitment issue: `complete` agreed to join
 * @param selection of that issue: without a known chance of being picked there is no such rate
 * @param e eligible share of the unknown, 0–1; computed as in outcomeRates when left out
 * @throws AnalysisError `selection-unknown`; `bad-counts`, `bad-share`
 * Source: AAPOR Standard Definitions, online panels; Callegaro & DiSogra (2008), POQ 72.
 * @example recruitmentRate({ …, complete: 1122, 'non-contact': 3878 }, 'known').share // 0.2244
 */
export function recruitmentRate(counts: OutcomeCounts, selection: Selection, e?: number): StageRate {
  const name = wordsOfSelection('recruitment rate', selection);
  const { rates, e: eligibleShare } = outcomeRates(counts, e);
  const eligible = sumEligible(counts);
  return {
    code: 'RECR',
    name,
    numerator: counts.complete,
    base: eligible + (counts.unknown === 0 ? 0 : (eligibleShare ?? 0) * counts.unknown),
    share: rates.RR3,
  };
}

/**
 * Profile rate: those who completed the joining profile, of those who agreed to join; as RR5.
 * @throws AnalysisError `bad-counts`, `numerator-over-base`
 * @example profileRate(487, 999).share // 0.4875 (UAS, batch 2016-01)
 */
export function profileRate(profiled: number, agreed: number): StageRate {
  return stageRate('PROR', 'profile rate', profiled, agreed);
}

/**
 * Retention: still on the panel when a survey is issued, of the same cohort's profiled members.
 * @throws AnalysisError `bad-counts`, `numerator-over-base`
 * @example retentionRate(450, 500).share // 0.9
 */
export function retentionRate(stillThere: number, profiled: number): StageRate {
  return stageRate('RETR', 'retention rate', stillThere, profiled);
}

/**
 * Completion rate among invited members: as RR6 (with partials) or RR5, those not known to be reached left out.
 * @param counts of the wave
 * @param withPartials true unless said otherwise
 * @example completionRate({ …, complete: 612, partial: 34, refusal: 9, 'non-contact': 245 }).share // 0.7178 (646 of 900)
 */
export function completionRate(counts: OutcomeCounts, withPartials = true): StageRate {
  const numerator = counts.complete + (withPartials ? counts.partial : 0);
  return stageRate('COMR', 'completion rate among invited members', numerator, sumEligible(counts));
}

/**
 * Break-off rate: those who stopped before the partial line, of those who began and answered at least one item.
 * @throws AnalysisError `bad-counts`, `numerator-over-base`
 * Source: Pew Research Center's wording of the base.
 * @example breakOffRate(33, 511).share // 0.0646
 */
export function breakOffRate(brokeOff: number, answeredAny: number): StageRate {
  return stageRate('break-off', 'break-off rate', brokeOff, answeredAny);
}

export type StageRates = {
  readonly RECR: StageRate;
  readonly PROR: StageRate;
  readonly RETR: StageRate;
  readonly COMR: StageRate;
};

/** Cumulative rates of a cohort: without and with retention. Each 0–1, or null where a stage has no base. */
export type CumulativeRates = { readonly CUMRR1: number | null; readonly CUMRR2: number | null };

/**
 * From the first invitation to the answer: CUMRR1 = RECR × PROR × COMR, CUMRR2 with RETR as well.
 * @throws AnalysisError `selection-unknown` for a cohort recruited by quota or open sign-up
 * Source: Callegaro & DiSogra (2008), Computing response metrics for online panels, POQ 72.
 * @example RECR 0.2, PROR 0.5, RETR 0.9 and COMR 0.8: CUMRR1 0.08, CUMRR2 0.072
 */
export function cumulativeRates(stages: StageRates, selection: Selection): CumulativeRates {
  wordsOfSelection('cumulative response rate', selection);
  const product = (shares: readonly (number | null)[]) =>
    shares.reduce<number | null>((all, share) => (all === null || share === null ? null : all * share), 1);
  const { RECR, PROR, RETR, COMR } = stages;
  return {
    CUMRR1: product([RECR.share, PROR.share, COMR.share]),
    CUMRR2: product([RECR.share, PROR.share, RETR.share, COMR.share]),
  };
}

/** One cohort of a panel in one wave; stages only of a cohort whose selection is known. */
export type PanelCohort = {
  readonly name: string;
  /** Cases issued to it. */
  readonly issued: number;
  readonly participation: Rate;
} & ({ readonly selection: 'known'; readonly stages: StageRates } | { readonly selection: 'unknown' });

export type MixedPanelRates = {
  /** Of everyone: numerators over bases. */
  readonly participation: Rate;
  readonly cohorts: readonly {
    readonly name: string;
    readonly participation: Rate;
    /** Null where the chance of being picked is unknown. */
    readonly cumulative: CumulativeRates | null;
  }[];
  /** Over the cohorts named, and no others; null when there is none, or one of them lacks a base. */
  readonly cumulative: (CumulativeRates & { readonly over: readonly string[] }) | null;
};

/**
 * Rates of a panel of several cohorts: participation pooled over all of them, cumulative rates only across those whose
 * selection is known, weighted by the cases issued to each.
 * @param cohorts one or more, with participation on one base rule and day
 * @throws AnalysisError `no-base` without cohorts; `unlike-rates`
 * Source: AAPOR, Standard Definitions; weighting by issued cases as in multi-cohort panels.
 * @example cohorts of 100 issued with CUMRR1 0.08 and 300 with 0.04: 0.05
 */
export function mixedPanelRates(cohorts: readonly PanelCohort[]): MixedPanelRates {
  const read = cohorts.map((cohort) => ({
    name: cohort.name,
    issued: cohort.issued,
    participation: cohort.participation,
    cumulative: cohort.selection === 'known' ? cumulativeRates(cohort.stages, cohort.selection) : null,
  }));
  const known = read.flatMap(({ name, issued, cumulative }) =>
    cumulative === null ? [] : [{ name, issued, cumulative }],
  );
  const pooled = (code: keyof CumulativeRates) => {
    const issued = known.reduce((sum, cohort) => sum + cohort.issued, 0);
    if (issued === 0 || known.some(({ cumulative }) => cumulative[code] === null)) return null;
    return known.reduce((sum, cohort) => sum + cohort.cumulative[code]! * cohort.issued, 0) / issued;
  };
  return {
    participation: poolRates(cohorts.map(({ participation }) => participation)),
    cohorts: read.map(({ name, participation, cumulative }) => ({ name, participation, cumulative })),
    cumulative:
      known.length === 0
        ? null
        : { CUMRR1: pooled('CUMRR1'), CUMRR2: pooled('CUMRR2'), over: known.map(({ name }) => name) },
  };
}

function stageRate(code: StageRate['code'], name: string, numerator: number, base: number): StageRate {
  for (const [what, value] of Object.entries({ numerator, base }))
    if (!(value >= 0)) throw new AnalysisError('bad-counts', { what: `${name}, ${what}`, value });
  if (numerator > base) throw new AnalysisError('numerator-over-base', { numerator, base });
  return { code, name, numerator, base, share: base === 0 ? null : numerator / base };
}

function sumEligible(counts: OutcomeCounts): number {
  return (
    counts.complete +
    counts.partial +
    counts.refusal +
    counts['break-off'] +
    counts['non-contact'] +
    counts['other-eligible']
  );
}
