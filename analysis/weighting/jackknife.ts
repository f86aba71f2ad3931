import type { Cases } from '../cases';
import { AnalysisError } from '../errors';
import { type Stage, stagesOf } from '../results/stages';
import type { ReplicatePlan } from './replicates';

export type JackknifeOptions = { readonly centre?: ReplicatePlan['centre'] };

/**
 * The jackknife: each replicate leaves out one first-stage unit, and the rest of its stratum weighs so much more.
 * JK1 where there are no strata, JKn where there are; finite populations lessen the spread.
 * @param cases with strata, clusters and finite populations, if any; each case its own unit otherwise
 * @returns as many replicates as units, in the order in which units come; none for a stratum taken whole
 * @throws AnalysisError `lonely-stratum` for a stratum of one that is not taken whole
 * Source: Wolter (2007), ch. 4: factor n ÷ (n − 1), (n − 1) ÷ n × (1 − n ÷ N) in the variance.
 * @example jackknife(threeCasesWithoutStrata).scale // 2/3
 */
export function jackknife(cases: Cases, { centre = 'mean' }: JackknifeOptions = {}): ReplicatePlan {
  const stage = stagesOf(cases)[0]!;
  const { groupOf, drawn, population, names } = stage;
  const isOfOne = drawn.length === 1;
  const left = Int32Array.from({ length: stage.units }, (_, unit) => unit).filter((unit) => {
    const group = groupOf[unit]!;
    // What was taken whole adds no spread; its replicates would only move the mean that the others are measured from.
    if (!isOfOne && drawn[group] === population[group]) return false;
    if (drawn[group]! > 1) return true;
    if (population[group]! > 1) throw new AnalysisError('lonely-stratum', { stratum: names[group]! });
    return false;
  });
  const spread = Float64Array.from(left, (unit) => {
    const n = drawn[groupOf[unit]!]!;
    return ((n - 1) / n) * (1 - n / population[groupOf[unit]!]!);
  });
  return {
    kind: isOfOne ? 'JK1' : 'JKn',
    scale: isOfOne ? spread[0]! : 1,
    rscales: isOfOne ? new Float64Array(left.length).fill(1) : spread,
    centre,
    count: left.length,
    factorsOf: (replicate) => factorsWithout(left[replicate]!, stage),
  };
}

function factorsWithout(unit: number, { unitOf, groupOf, drawn }: Stage): Float64Array {
  const group = groupOf[unit]!;
  const rest = drawn[group]! / (drawn[group]! - 1);
  return Float64Array.from(unitOf, (own) => {
    if (own === unit) return 0;
    return groupOf[own] === group ? rest : 1;
  });
}
