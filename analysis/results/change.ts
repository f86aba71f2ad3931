import { type Design, degreesOfFreedom } from './design';
import { type Estimate, estimateOf } from './estimate';
import { type Interval, rangeAround } from './interval';
import { differencesOf, type FrameOfWave } from './like-with-like';
import { contributionsOn } from './linearize';
import { meanOf } from './mean';
import { spreadFactors, spreadOfTotals } from './spread';
import { bothTailsOfT } from './tails';

/** A share (values of 0 and 1) or a mean, as one wave found it. */
export type Occasion = {
  /** Length n: who each case is, by the same keys in both waves. */
  readonly people: readonly string[];
  /** Length n; of cases that do not count they are not looked at. */
  readonly values: ArrayLike<number>;
  /** Length n: 1 for those who answered (and are in the segment). */
  readonly counted: Uint8Array;
  readonly design: Design;
  readonly frame: FrameOfWave;
};

/** The words a change may go by; never "no change" (R18). */
export const changeVerdicts = ['clear change', 'not a clear change', 'cannot say'] as const;
export type ChangeVerdict = (typeof changeVerdicts)[number];

/** A difference that was tested. */
export type TestedChange = {
  /** 'paired': of the people who answered both. 'mixed': of the population, some of whom answered both. */
  readonly way: 'paired' | 'mixed';
  readonly earlier: number;
  readonly later: number;
  /** Later less earlier. */
  readonly difference: number;
  readonly se: number;
  readonly df: number;
  readonly p: number;
  readonly interval: Interval;
  /** People of each wave's figure; of a paired change the same ones. */
  readonly bases: readonly [earlier: number, later: number];
};

export type Change = {
  readonly verdict: ChangeVerdict;
  readonly direction: 'rose' | 'fell' | 'stayed';
  /** What the verdict is of: the population's change where waves are alike, else that of those who answered both; null where it cannot be said. */
  readonly tested: TestedChange | null;
  /** The change of those who answered both, where they are enough. */
  readonly paired: TestedChange | null;
  /** People who answered both. */
  readonly both: number;
  /** Why the waves do not stand for one population; empty where they do. */
  readonly reasons: readonly string[];
  /** A sentence: what may be said and why. */
  readonly said: string;
};

export type ChangeOptions = {
  /** The least people whose own change is tested: 30 unless given. */
  readonly leastPeople?: number;
  /** The level below which p makes a change clear: 0.05 unless given. */
  readonly level?: number;
};

/**
 * What may be said of a change between two waves. A change is called one only on like with like: for the same people, or for the same
 * frame and weights; else the answer is that it cannot be said, and why.
 * @returns null when a wave has nobody who counts
 * @throws AnalysisError `lonely-stratum` when a stratum has one unit and a design says to fail
 * Source: R18; covariance of overlapping samples: Kish, Survey Sampling (1965), section 12.4; Berger (2004), Canadian J. Statistics 32.
 * @example changeBetween(firstCohortOf27Percent, secondCohortOf36Percent)?.said // 'Cannot say it rose: two different groups of people …'
 */
export function changeBetween(
  earlier: Occasion,
  later: Occasion,
  { leastPeople = 30, level = 0.05 }: ChangeOptions = {},
): Change | null {
  const before = figureOf(earlier);
  const after = figureOf(later);
  if (!before || !after) return null;
  const both = placesOfBoth(earlier, later);
  const reasons = differencesOf(earlier.frame, later.frame, both.length);
  const paired = both.length >= leastPeople ? pairedChange(earlier, later, both) : null;
  const isTooFew = Math.min(before.base, after.base) < leastPeople;
  const mixed = reasons.length === 0 && !isTooFew ? mixedChange(earlier, later, before, after, both) : null;
  const tested = mixed ?? paired;
  const difference = tested?.difference ?? after.estimate - before.estimate;
  const direction = difference > 0 ? 'rose' : difference < 0 ? 'fell' : 'stayed';
  const why = reasons.length > 0 ? reasons : isTooFew ? ['too few people answered'] : [];
  return judged({ direction, tested, paired, both: both.length, reasons: why }, tested?.p, level);
}

/**
 * A change in words, by the chance of a difference so large: its own, or the one that allows for all changes looked at together.
 * @param p adjusted (see many-comparisons); the change's own when left out
 * @example judged(change, holm(ps)[0]).verdict // 'not a clear change'
 */
export function judged(
  change: Omit<Change, 'verdict' | 'said'>,
  p = change.tested?.p ?? 1,
  level = 0.05,
): Change {
  const { tested, direction, both, reasons } = change;
  if (tested === null) {
    const said = `Cannot say it ${direction === 'stayed' ? 'stayed the same' : direction}: ${reasons.join('; ')}.`;
    return { ...change, verdict: 'cannot say', said };
  }
  const whose = tested.way === 'paired' ? ` among the ${both} people who answered both` : '';
  const limits =
    tested.way === 'paired' && reasons.length > 0
      ? ` Of everyone it cannot be said: ${reasons.join('; ')}.`
      : '';
  return p < level
    ? { ...change, verdict: 'clear change', said: `A clear change${whose}: it ${direction}.${limits}` }
    : { ...change, verdict: 'not a clear change', said: `Not a clear change${whose}.${limits}` };
}

function figureOf({ values, counted, design }: Occasion): Estimate | null {
  return estimateOf(meanOf(values, counted), design);
}

/** Cases of both waves that are of one person who counts in both. */
function placesOfBoth(earlier: Occasion, later: Occasion): (readonly [before: number, after: number])[] {
  const placeOf = new Map(earlier.people.map((person, i) => [person, i]));
  return later.people.flatMap((person, j) => {
    const i = placeOf.get(person);
    return i !== undefined && earlier.counted[i] === 1 && later.counted[j] === 1 ? [[i, j] as const] : [];
  });
}

/** A t test of each person's own difference, by the weights of the later wave. */
function pairedChange(
  earlier: Occasion,
  later: Occasion,
  both: readonly (readonly [number, number])[],
): TestedChange | null {
  const { design } = later;
  const counted = new Uint8Array(design.n);
  const differences = new Float64Array(design.n);
  const before = new Float64Array(design.n);
  for (const [i, j] of both) {
    counted[j] = 1;
    before[j] = earlier.values[i]!;
    differences[j] = later.values[j]! - earlier.values[i]!;
  }
  const found = estimateOf(meanOf(differences, counted), design, { domain: counted });
  const first = estimateOf(meanOf(before, counted), design, { domain: counted });
  if (!found?.interval || found.se === null || !first) return null;
  return {
    way: 'paired',
    earlier: first.estimate,
    later: first.estimate + found.estimate,
    difference: found.estimate,
    se: found.se,
    df: found.df,
    p: chanceOf(found.estimate, found.se, found.df),
    interval: found.interval,
    bases: [both.length, both.length],
  };
}

/** The difference of two figures whose samples overlap: those who answered both bring the covariance, the others none. */
function mixedChange(
  earlier: Occasion,
  later: Occasion,
  before: Estimate,
  after: Estimate,
  both: readonly (readonly [number, number])[],
): TestedChange | null {
  if (before.se === null || after.se === null) return null;
  const deviations = [earlier, later].map(deviationsOf);
  const [first, second] = deviations as [Deviations, Deviations];
  // Units that share a person are one unit; of a draw person by person, the person.
  const pairs = new Set(both.map(([i, j]) => `${first.unitOf[i]} ${second.unitOf[j]}`));
  let covariance = 0;
  for (const pair of pairs) {
    const [u, v] = pair.split(' ').map(Number) as [number, number];
    covariance += first.byUnit[u]! * second.byUnit[v]!;
  }
  const se = Math.sqrt(Math.max(0, first.variance + second.variance - 2 * covariance));
  const difference = after.estimate - before.estimate;
  const df = Math.min(degreesOfFreedom(earlier.design), degreesOfFreedom(later.design));
  const level = after.interval?.level ?? 0.95;
  const selection = [earlier, later].every(({ frame }) => frame.selection === 'known') ? 'known' : 'unknown';
  return {
    way: 'mixed',
    earlier: before.estimate,
    later: after.estimate,
    difference,
    se,
    df,
    p: chanceOf(difference, se, df),
    interval: rangeAround(difference, se, df, level, selection),
    bases: [before.base, after.base],
  };
}

type Deviations = {
  readonly variance: number;
  readonly unitOf: Int32Array;
  /** Of each first-stage unit: its deviation from its stratum, scaled so that its squares add up to the stage's variance. */
  readonly byUnit: Float64Array;
};

function deviationsOf({ values, counted, design }: Occasion): Deviations {
  const [influence] = meanOf(values, counted).under(design.weights).influences();
  const z = contributionsOn(design)(influence!);
  const stage = design.stages[0]!;
  const { unitOf, units, groupOf, drawn } = stage;
  const byUnit = new Float64Array(units);
  for (let i = 0; i < z.length; i++) byUnit[unitOf[i]!]! += z[i]!;
  const { factor, isCentred } = spreadFactors(stage, design.lonely);
  const means = new Float64Array(drawn.length);
  byUnit.forEach((sum, unit) => {
    means[groupOf[unit]!]! += sum / drawn[groupOf[unit]!]!;
  });
  return {
    variance: spreadOfTotals([z], design)[0]!,
    unitOf,
    byUnit: byUnit.map((sum, unit) => {
      const group = groupOf[unit]!;
      return Math.sqrt(factor[group]!) * (sum - (isCentred[group] === 1 ? means[group]! : 0));
    }),
  };
}

/** Where nothing varies, any difference is one for certain, and none is none. */
function chanceOf(difference: number, se: number, df: number): number {
  if (se > 0) return bothTailsOfT(difference / se, df);
  return difference === 0 ? 1 : 0;
}
