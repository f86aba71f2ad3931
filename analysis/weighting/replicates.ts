/** The ways of making replicates that are offered: jackknives, balanced halves, bootstrap. */
export const replicateKinds = ['JK1', 'JKn', 'BRR', 'Fay', 'bootstrap'] as const;
export type ReplicateKind = (typeof replicateKinds)[number];

/** Final weights of every replicate: the weighting done again on each. */
export type ReplicateWeights = {
  readonly kind: ReplicateKind;
  /** Final weights of the whole sample, length n. */
  readonly whole: Float64Array;
  /** One entry a replicate, each of length n. */
  readonly weights: readonly Float64Array[];
  /** The variance is scale × Σ rscales × (figure of the replicate − centre)². */
  readonly scale: number;
  readonly rscales: Float64Array;
  /** What replicates are measured from: their own mean, or the figure of the whole sample. */
  readonly centre: 'mean' | 'whole-sample';
};
