import type { Cases } from '../cases';
import { AnalysisError } from '../errors';
import { type Progress, unwatched } from '../progress';

/** The ways of making replicates that are offered: jackknives, balanced halves, bootstrap. */
export const replicateKinds = ['JK1', 'JKn', 'BRR', 'Fay', 'bootstrap'] as const;
export type ReplicateKind = (typeof replicateKinds)[number];

/** How variances come from replicates. */
type Spread = {
  readonly kind: ReplicateKind;
  /** The variance is scale × Σ rscales × (figure of the replicate − centre)². */
  readonly scale: number;
  readonly rscales: Float64Array;
  /** What replicates are measured from: their own mean, or the figure of the whole sample. */
  readonly centre: 'mean' | 'whole-sample';
};

/** Final weights of every replicate: the weighting done again on each. */
export type ReplicateWeights = Spread & {
  /** Final weights of the whole sample, length n. */
  readonly whole: Float64Array;
  /** One entry a replicate, each of length n. */
  readonly weights: readonly Float64Array[];
};

/** Replicates before any weighting. */
export type ReplicatePlan = Spread & {
  readonly count: number;
  /** What each case's base weight is multiplied by in a replicate: length n. */
  readonly factorsOf: (replicate: number) => Float64Array;
};

/**
 * Replicate weights: the weighting done again on every replicate's base weights.
 * @param plan from jackknife, balancedHalves or bootstrap
 * @param weigh final weights of cases with these base weights; base weights as they are when left out
 * @returns what a Design takes as `replicates`
 * @throws AnalysisError `replicate-failed` when a replicate cannot be weighted (a category may be empty in it), naming it and why;
 *   `stopped` when told to
 * Source: Wolter, Introduction to Variance Estimation (2007), ch. 3 to 5; Rust & Rao (1996), Stat. Methods in Medical Research 5.
 * @example replicateWeights(cases, jackknife(cases), (own) => rake.weigh(own, population).weights)
 */
export function replicateWeights(
  cases: Cases,
  plan: ReplicatePlan,
  weigh: (cases: Cases) => Float64Array = ({ baseWeights }) => baseWeights,
  progress: Progress = unwatched,
): ReplicateWeights {
  const { kind, scale, rscales, centre, count, factorsOf } = plan;
  const whole = weigh(cases);
  const weights: Float64Array[] = [];
  for (let replicate = 0; replicate < count; replicate++) {
    if (progress.isStopped()) throw new AnalysisError('stopped', { done: replicate, all: count });
    const factors = factorsOf(replicate);
    const baseWeights = cases.baseWeights.map((weight, i) => weight * factors[i]!);
    weights.push(weighOne(() => weigh({ ...cases, baseWeights }), replicate, count));
    progress.tell(replicate + 1, count);
  }
  return { kind, scale, rscales, centre, whole, weights };
}

function weighOne(weigh: () => Float64Array, replicate: number, count: number): Float64Array {
  try {
    return weigh();
  } catch (error) {
    if (!(error instanceof AnalysisError)) throw error;
    throw new AnalysisError('replicate-failed', {
      replicate: replicate + 1,
      replicates: count,
      reason: error.message,
    });
  }
}
