import { type LeavingReason, leavingReasons } from '../../surveys/panel/status';
import { AnalysisError } from '../errors';
import { kaplanMeier, type SurvivalStep, timeReached } from '../kaplan-meier';
import { medianOf } from '../median';

/** One person's time on the panel. */
export type Membership = {
  /** When they got their place (their profile complete). */
  readonly joinedAt: Date;
  /** Since when they are known here, for members taken over: those who had left before are not known. */
  readonly knownFrom?: Date;
  readonly leftAt: Date | null;
  readonly because?: LeavingReason;
};

type Leavers = Readonly<Partial<Record<LeavingReason, number>>>;

export type Retention = {
  readonly since: Date;
  readonly asOf: Date;
  /** On the panel then. */
  readonly base: number;
  /** Of them, on it still. */
  readonly still: number;
  /** Of them, gone, by reason. */
  readonly left: Leavers;
  /** still ÷ base (RETR); null when nobody was on it then. */
  readonly retention: number | null;
  /** 1 − retention. */
  readonly attrition: number | null;
};

/**
 * Retention: of those on the panel at one time, who is on it still at a later one; the rest by the reason they left.
 * @param memberships of the panel, or of one cohort
 * @throws AnalysisError `bad-period` unless the first time is before the second
 * Source: Callegaro & DiSogra (2008), POQ 72, for RETR.
 * @example retentionSince(memberships, lastYear, today).retention // 0.9, where 45 of 50 are there still
 */
export function retentionSince(memberships: readonly Membership[], since: Date, asOf: Date): Retention {
  refuseBadPeriod(since, asOf);
  const base = memberships.filter((one) => isOn(one, since));
  const gone = base.filter((one) => !isOn(one, asOf));
  const share = (people: number) => (base.length === 0 ? null : people / base.length);
  return {
    since,
    asOf,
    base: base.length,
    still: base.length - gone.length,
    left: countReasons(gone),
    retention: share(base.length - gone.length),
    attrition: share(gone.length),
  };
}

export type MonthOfAttrition = {
  readonly from: Date;
  readonly to: Date;
  /** On the panel when the month began. */
  readonly atRisk: number;
  /** Of them, left in the month, by reason. */
  readonly left: Leavers;
  /** Leavers ÷ those at risk; null when nobody was. */
  readonly hazard: number | null;
  /** Joined and left within the month: at risk in none. */
  readonly cameAndWent: number;
};

/**
 * How many leave month by month, of those there when it began.
 * @param starts the first instants of months in the panel's own calendar, rising, and the end of the last: one more than months
 * @throws AnalysisError `bad-period` unless they rise
 * @example monthlyAttrition(memberships, [may, june, july])[0].hazard // 0.02, where 2 of 100 left in May
 */
export function monthlyAttrition(
  memberships: readonly Membership[],
  starts: readonly Date[],
): MonthOfAttrition[] {
  return starts.slice(1).map((to, m) => {
    const from = starts[m]!;
    refuseBadPeriod(from, to);
    const atRisk = memberships.filter((one) => isOn(one, from));
    const left = atRisk.filter((one) => !isOn(one, to));
    return {
      from,
      to,
      atRisk: atRisk.length,
      left: countReasons(left),
      hazard: atRisk.length === 0 ? null : left.length / atRisk.length,
      cameAndWent: memberships.filter(
        (one) => entryOf(one) > from && one.leftAt !== null && one.leftAt <= to && one.leftAt > entryOf(one),
      ).length,
    };
  });
}

export type LengthOfMembership = {
  /** On the panel now. */
  readonly people: number;
  /** Of those on it now, since they joined; null when nobody is. */
  readonly medianDays: number | null;
  /** By whole years since joining: under 1, 1 to 2, … the last open. */
  readonly years: readonly { readonly from: number; readonly people: number }[];
  /** Share still on the panel by days since joining, everyone counted who ever was; with Greenwood's standard error. */
  readonly staying: readonly SurvivalStep[];
  /** Days after which half have left; null while more than half of those watched stay. */
  readonly halfLeftDays: number | null;
};

const dayMs = 86_400_000;
const yearDays = 365.25;

/**
 * How long members have been on the panel, and how long people stay: those who stay too long stop being typical (R7).
 * @param mostYears the last band is so many years or more, 3 unless given
 * @example lengthOfMembership(memberships, today).years[0] // { from: 0, people: 210 }
 */
export function lengthOfMembership(
  memberships: readonly Membership[],
  asOf: Date,
  mostYears = 3,
): LengthOfMembership {
  const now = memberships.filter((one) => isOn(one, asOf)).map((one) => daysOf(one.joinedAt, asOf));
  const staying = kaplanMeier(
    memberships.flatMap((one) => {
      if (entryOf(one) > asOf) return [];
      const happened = one.leftAt !== null && one.leftAt <= asOf;
      const time = daysOf(one.joinedAt, happened ? one.leftAt! : asOf);
      if (one.knownFrom === undefined) return [{ time: Math.max(0, time), happened }];
      const from = daysOf(one.joinedAt, one.knownFrom);
      return from < time ? [{ time, happened, from }] : [];
    }),
  );
  return {
    people: now.length,
    medianDays: medianOf(now),
    years: Array.from({ length: mostYears + 1 }, (_, from) => ({
      from,
      people: now.filter((days) => Math.min(mostYears, Math.floor(days / yearDays)) === from).length,
    })),
    staying,
    halfLeftDays: timeReached(staying, 0.5),
  };
}

/** On the panel at an instant, as far as is known here. */
function isOn(one: Membership, at: Date): boolean {
  return entryOf(one) <= at && (one.leftAt === null || one.leftAt > at);
}

function entryOf({ joinedAt, knownFrom }: Membership): Date {
  return knownFrom !== undefined && knownFrom > joinedAt ? knownFrom : joinedAt;
}

function countReasons(left: readonly Membership[]): Leavers {
  const counts: Partial<Record<LeavingReason, number>> = {};
  for (const reason of leavingReasons) {
    const people = left.filter(({ because = 'not-known' }) => because === reason).length;
    if (people > 0) counts[reason] = people;
  }
  return counts;
}

function daysOf(from: Date, to: Date): number {
  return (to.getTime() - from.getTime()) / dayMs;
}

function refuseBadPeriod(from: Date, to: Date): void {
  if (!(from < to)) throw new AnalysisError('bad-period', { from: from.toISOString(), to: to.toISOString() });
}
