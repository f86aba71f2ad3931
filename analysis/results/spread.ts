import { AnalysisError } from '../errors';
import type { Design } from './design';
import type { Stage } from './stages';

/**
 * Variances and covariances of totals over the stages of a draw. Between units of a stratum at the first stage, then, below a
 * finite population, between the units inside each unit, by the share of it that was drawn.
 * @param totals one or more columns of length n: what each case adds to each total, weight included, 0 outside the domain
 * @returns a square matrix, row by row, of the columns' covariances
 * @throws AnalysisError `lonely-stratum` when a stratum has one unit and the design says to fail
 * Source: Särndal, Swensson & Wretman (1992), ch. 4; Lumley, Complex Surveys (2010), ch. 2; lonely strata by R's names.
 * @example two cases of weighted value 1 and 3 in one stratum: spreadOfTotals([Float64Array.of(1, 3)], design) // [4]
 */
export function spreadOfTotals(
  totals: readonly Float64Array[],
  design: Pick<Design, 'stages' | 'lonely'>,
): Float64Array {
  const k = totals.length;
  const covariance = new Float64Array(k * k);
  for (const stage of design.stages) {
    const between = betweenUnits(
      totals.map((z) => unitTotals(z, stage)),
      stage,
      design.lonely,
    );
    for (let c = 0; c < covariance.length; c++) covariance[c]! += between[c]!;
  }
  return covariance;
}

/**
 * What the squared deviations of a group's units count for, and what they are measured from.
 * @returns one entry a group: the factor, and 1 where deviations are from the group's mean (0: from nothing)
 * @throws AnalysisError `lonely-stratum`
 * Source: see spreadOfTotals.
 * @example a stratum of 4 units drawn with replacement: spreadFactors(stage, 'adjust').factor // [4 / 3]
 */
export function spreadFactors(
  { drawn, population, multiplier, names }: Stage,
  lonely: Design['lonely'],
): { readonly factor: Float64Array; readonly isCentred: Uint8Array } {
  const groups = drawn.length;
  const factor = new Float64Array(groups);
  const isCentred = new Uint8Array(groups).fill(1);
  let present = 0;
  let alone = 0;
  for (let group = 0; group < groups; group++) {
    const n = drawn[group]!;
    if (n === 0 || multiplier[group] === 0) continue;
    present += 1;
    const left = 1 - n / population[group]!;
    if (n > 1) factor[group] = (multiplier[group]! * left * n) / (n - 1);
    else if (left > 0) {
      alone += 1;
      if (lonely === 'fail') throw new AnalysisError('lonely-stratum', { stratum: names[group]! });
      // Measured from 0: influences add up to nothing, so 0 is their mean.
      if (lonely === 'adjust') {
        factor[group] = multiplier[group]! * left;
        isCentred[group] = 0;
      }
    }
  }
  if (lonely === 'average' && alone > 0) {
    for (let group = 0; group < groups; group++) factor[group]! *= present / (present - alone);
  }
  return { factor, isCentred };
}

function unitTotals(z: Float64Array, { unitOf, units }: Stage): Float64Array {
  if (units === z.length) return z;
  const sums = new Float64Array(units);
  for (let i = 0; i < z.length; i++) sums[unitOf[i]!]! += z[i]!;
  return sums;
}

function betweenUnits(sums: readonly Float64Array[], stage: Stage, lonely: Design['lonely']): Float64Array {
  const { groupOf, drawn } = stage;
  const k = sums.length;
  const groups = drawn.length;
  const means = sums.map((z) => {
    const mean = new Float64Array(groups);
    for (let unit = 0; unit < z.length; unit++) mean[groupOf[unit]!]! += z[unit]!;
    for (let group = 0; group < groups; group++) mean[group]! /= drawn[group]!;
    return mean;
  });
  const { factor, isCentred } = spreadFactors(stage, lonely);
  for (const mean of means)
    isCentred.forEach((centred, group) => {
      if (centred === 0) mean[group] = 0;
    });
  const covariance = new Float64Array(k * k);
  for (let a = 0; a < k; a++) {
    for (let b = a; b < k; b++) {
      const one = sums[a]!;
      const other = sums[b]!;
      const meanOfOne = means[a]!;
      const meanOfOther = means[b]!;
      let sum = 0;
      for (let unit = 0; unit < groupOf.length; unit++) {
        const group = groupOf[unit]!;
        sum += factor[group]! * (one[unit]! - meanOfOne[group]!) * (other[unit]! - meanOfOther[group]!);
      }
      covariance[a * k + b] = sum;
      covariance[b * k + a] = sum;
    }
  }
  return covariance;
}
