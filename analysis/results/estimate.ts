import { type Design, type Domain, degreesOfFreedom } from './design';
import { type Interval, rangeAround } from './interval';
import { type CovarianceFor, covarianceFor, type Statistic } from './statistic';

/** A figure with both bases and its range. */
export type Estimate = {
  readonly estimate: number;
  /** Null, like the interval, when one person answered, nobody in one of the replicates, or nobody in one of the groups compared. */
  readonly se: number | null;
  readonly df: number;
  readonly interval: Interval | null;
  /** People counted. */
  readonly base: number;
  /** Their Σw. */
  readonly weightedBase: number;
  readonly effectiveBase: number;
};

export type EstimateOptions = {
  /** The cases among which degrees of freedom are counted: those of the domain, answered or not. */
  readonly domain?: Domain;
  /** 0.95 unless given. */
  readonly level?: number;
  /** From covarianceFor(design): hand it in when many figures of one design are wanted. */
  readonly covariance?: CovarianceFor;
};

/**
 * The figures of a statistic on a design, each with its standard error, t interval and bases; linearized or from replicates.
 * @param statistic whose cases count in the same domain as `options.domain`
 * @returns one entry a name, or null when nobody counts (or all with weight 0)
 * @throws AnalysisError `lonely-stratum` when a stratum has one unit and the design says to fail
 * Source: Lumley, Complex Surveys (2010); t with the design's degrees of freedom.
 * @example estimatesOf(sharesOf(sex, counted), design)?.[0].estimate // 0.25, of one woman in four
 */
export function estimatesOf(
  statistic: Statistic,
  design: Design,
  options: EstimateOptions = {},
): readonly Estimate[] | null {
  const { domain, level = 0.95, covariance = covarianceFor(design) } = options;
  const bases = basesOf(statistic.counted, design.weights);
  if (bases.weightedBase === 0) return null;
  const figures = statistic.under(design.weights).values;
  const df = degreesOfFreedom(design, domain);
  const isAlone = bases.base < 2 || df < 1;
  const covariances = isAlone ? null : covariance(statistic);
  return Array.from(figures, (estimate, k) => {
    const root = covariances ? Math.sqrt(Math.max(0, covariances[k * figures.length + k]!)) : Number.NaN;
    // A difference from a group without anybody is no figure, whatever the other group's error.
    const se = Number.isFinite(root) && Number.isFinite(estimate) ? root : null;
    const interval = se === null ? null : rangeAround(estimate, se, df, level, design.selection);
    return { estimate, se, df, interval, ...bases };
  });
}

/** The figure of a statistic of one name; see estimatesOf. */
export function estimateOf(
  statistic: Statistic,
  design: Design,
  options: EstimateOptions = {},
): Estimate | null {
  return estimatesOf(statistic, design, options)?.[0] ?? null;
}

/**
 * How many people a figure rests on: counted, weighted, and effective (Σw)² ÷ Σw².
 * @example basesOf(Uint8Array.of(1, 1), Float64Array.of(1, 3)) // { base: 2, weightedBase: 4, effectiveBase: 1.6 }
 */
export function basesOf(
  counted: Uint8Array,
  weights: Float64Array,
): Pick<Estimate, 'base' | 'weightedBase' | 'effectiveBase'> {
  let base = 0;
  let weightedBase = 0;
  let squares = 0;
  for (let i = 0; i < counted.length; i++) {
    if (counted[i] === 0) continue;
    base += 1;
    weightedBase += weights[i]!;
    squares += weights[i]! ** 2;
  }
  return { base, weightedBase, effectiveBase: squares === 0 ? 0 : weightedBase ** 2 / squares };
}
