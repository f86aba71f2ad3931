import type { Design } from './design';
import { residualsOf } from './residuals';
import { spreadOfTotals } from './spread';

/** Covariances of figures from their influence values: what one unit of weight on each row does to each of them. */
export type CovarianceOf = (influences: readonly Float64Array[]) => Float64Array;

/**
 * Covariances by Taylor linearization. Where weights were fitted to margins, what the margins explain is taken out first; what is
 * left is spread over the stages of the draw. The fits are prepared once, so many figures of one design cost little each.
 * @param design weights, stages, adjustments
 * @returns a function: k influences (each of length n, 0 outside the domain) → k × k covariances, row by row
 * @throws AnalysisError `lonely-stratum` when a stratum has one unit and the design says to fail
 * Source: Deville & Särndal (1992), JASA 87; Lumley, Complex Surveys (2010), ch. 7.
 * @example linearizedCovariance(design)([influenceOfAMean])[0] // the square of the standard error of that mean
 */
export function linearizedCovariance(design: Design): CovarianceOf {
  const contributionOf = contributionsOn(design);
  return (influences) => spreadOfTotals(influences.map(contributionOf), design);
}

/**
 * What each case adds to the deviation of a figure: influence × weight, less what the margins explain of it.
 * @returns a function: an influence (length n, 0 outside the domain) → contributions (length n)
 * Source: see linearizedCovariance.
 * @example contributionsOn(designWithWeights1And3)(Float64Array.of(1, 1)) // Float64Array [1, 3]
 */
export function contributionsOn(design: Design): (influence: Float64Array) => Float64Array {
  const takeOut = design.adjustments.map(residualsOf);
  return (influence) => {
    const z = new Float64Array(design.n);
    for (let i = 0; i < z.length; i++) z[i] = influence[i]! * design.weights[i]!;
    for (const take of takeOut) take(z);
    return z;
  };
}
