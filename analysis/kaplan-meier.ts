import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';

/** How long someone was watched, and whether it happened to them at the end of that time. */
export type Spell = {
  readonly time: number;
  readonly happened: boolean;
  /** Watched only from here on: had it happened before, they would not be known. From the beginning when left out. */
  readonly from?: number;
};

export type SurvivalStep = {
  /** A time at which it happened to someone. */
  readonly time: number;
  /** Watched, and it had not happened to them, just before. */
  readonly atRisk: number;
  readonly happened: number;
  /** Share to whom it has still not happened after this time, 0–1. */
  readonly survival: number;
  /** Greenwood's; null once it has happened to all who were left. */
  readonly standardError: number | null;
  /** Pointwise, on the log(−log) scale, so that it stays within 0–1; null with the standard error. */
  readonly interval: { readonly lower: number; readonly upper: number } | null;
};

/**
 * The share to whom something has not happened yet, as time goes on, when some have been watched for less long than
 * others (Kaplan–Meier): each counts for as long as they were watched and no longer, and not before.
 * @param spells times ≥ 0 in any unit, `from` below `time`; someone watched until a time still counts at it
 * @param level of the interval, 0.95 unless given
 * @returns a step for each time at which it happened, in order; none when it never did
 * Source: Kaplan & Meier (1958), JASA 53; Greenwood (1926) for the standard error; Kalbfleisch & Prentice (1980) for the interval.
 * @example kaplanMeier([{ time: 1, happened: true }, { time: 2, happened: false }, { time: 3, happened: true }])[0].survival // 2/3
 */
export function kaplanMeier(spells: readonly Spell[], level = 0.95): SurvivalStep[] {
  const sorted = [...spells].sort((one, other) => one.time - other.time);
  const entries = spells.map(({ from = -1 }) => from).sort((one, other) => one - other);
  let entered = 0;
  const z = normalQuantile((1 + level) / 2, 0, 1);
  const steps: SurvivalStep[] = [];
  let survival = 1;
  let greenwood = 0;
  for (let gone = 0; gone < sorted.length; ) {
    const { time } = sorted[gone]!;
    while (entered < entries.length && entries[entered]! < time) entered += 1;
    const atRisk = entered - gone;
    let happened = 0;
    for (; gone < sorted.length && sorted[gone]!.time === time; gone++) {
      if (sorted[gone]!.happened) happened += 1;
    }
    if (happened === 0) continue;
    survival *= 1 - happened / atRisk;
    greenwood += happened / (atRisk * (atRisk - happened));
    const isLast = happened === atRisk;
    steps.push({
      time,
      atRisk,
      happened,
      survival: isLast ? 0 : survival,
      standardError: isLast ? null : survival * Math.sqrt(greenwood),
      interval: isLast ? null : logLogInterval(survival, greenwood, z),
    });
  }
  return steps;
}

/**
 * The first time by which it has happened to a share of people; null when fewer were seen to reach it.
 * @example timeReached(kaplanMeier(spells), 0.5) // the median
 */
export function timeReached(steps: readonly SurvivalStep[], share: number): number | null {
  return steps.find(({ survival }) => survival <= 1 - share + 1e-12)?.time ?? null;
}

function logLogInterval(survival: number, greenwood: number, z: number) {
  const half = (z * Math.sqrt(greenwood)) / Math.abs(Math.log(survival));
  return { lower: survival ** Math.exp(half), upper: survival ** Math.exp(-half) };
}
