import type { Design } from './design';
import { linearizedCovariance } from './linearize';
import { replicatedCovariance } from './replicated';

/** Figures worked out from weighted cases: what they are under any weights, and what one case does to them. */
export type Statistic = {
  readonly names: readonly string[];
  /** Length n: 1 for the cases that count (answered, and in the domain). */
  readonly counted: Uint8Array;
  readonly under: (weights: Float64Array) => Values;
};

export type Values = {
  /** One entry a name; NaN where nobody counts. */
  readonly values: Float64Array;
  /** One column a name, of length n: what one unit of weight on each case does to the figure; 0 for cases that do not count. */
  readonly influences: () => readonly Float64Array[];
};

/** Covariances of a statistic's figures, k × k, row by row. */
export type CovarianceFor = (statistic: Statistic) => Float64Array;

/**
 * How covariances are had on a design: from its replicates when it has some, else by linearization.
 * Hand the function on when many figures of one design are wanted: what can be is prepared once.
 * @throws AnalysisError `lonely-stratum` when a stratum has one unit and the design says to fail
 * @example covarianceFor(design)(meanOf(values, counted))[0] // the square of the standard error of the mean
 */
export function covarianceFor(design: Design): CovarianceFor {
  if (design.replicates) return replicatedCovariance(design.replicates);
  const covarianceOf = linearizedCovariance(design);
  return (statistic) => covarianceOf(statistic.under(design.weights).influences());
}
