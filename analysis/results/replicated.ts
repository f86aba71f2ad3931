import type { ReplicateWeights } from '../weighting/replicates';
import type { CovarianceFor } from './statistic';

/**
 * Covariances from replicates: scale × Σ rscales × (figure of the replicate − centre)², products in place of squares.
 * Source: Wolter, Introduction to Variance Estimation (2007), ch. 3 to 5.
 * @example replicatedCovariance({ kind: 'JK1', weights, scale: 14 / 15, rscales, centre: 'mean' })(meanOf(values, counted))
 */
export function replicatedCovariance(replicates: ReplicateWeights): CovarianceFor {
  const { weights, scale, rscales, centre } = replicates;
  return (statistic) => {
    const k = statistic.names.length;
    const figures = weights.map((own) => statistic.under(own).values);
    const middle = new Float64Array(k);
    if (centre === 'whole-sample') middle.set(statistic.under(replicates.whole).values);
    else for (const values of figures) for (let a = 0; a < k; a++) middle[a]! += values[a]! / figures.length;
    const covariance = new Float64Array(k * k);
    figures.forEach((values, r) => {
      for (let a = 0; a < k; a++) {
        for (let b = 0; b < k; b++) {
          covariance[a * k + b]! +=
            scale * rscales[r]! * (values[a]! - middle[a]!) * (values[b]! - middle[b]!);
        }
      }
    });
    return covariance;
  };
}
