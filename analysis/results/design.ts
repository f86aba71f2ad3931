import type { Selection } from '../../surveys/vocabulary';
import type { Cases } from '../cases';
import { AnalysisError } from '../errors';
import type { Adjustment, Weighting } from '../weighting/method';
import type { ReplicateWeights } from '../weighting/replicates';
import { type Stage, stagesOf } from './stages';

/** How R's survey package treats a stratum with one unit, by its names; all four are kept. */
export const lonelyStrata = ['fail', 'remove', 'adjust', 'average'] as const;
/** 'certainty' is R's other name for 'remove'. */
export type LonelyStrata = (typeof lonelyStrata)[number];

/** What an estimate needs to know of how its cases came about. */
export type Design = {
  readonly n: number;
  /** Final weights. */
  readonly weights: Float64Array;
  /** How the cases were drawn, the first stage first. */
  readonly stages: readonly Stage[];
  /** The fittings that standard errors take account of, in the order they were made. */
  readonly adjustments: readonly Adjustment[];
  /** When there are any, variances come from these instead of from linearization. */
  readonly replicates?: ReplicateWeights;
  readonly selection: Selection;
  readonly lonely: LonelyStrata;
};

/**
 * The design of weighted cases: weights, stages of the draw, and the fitting that standard errors take account of.
 * @param weighting from a weighting method; base weights when left out
 * @param lonely a stratum of one is measured against the overall mean unless told otherwise
 * @throws AnalysisError `wrong-length` when the weighting is of other cases, `bad-population`
 * @example designOf(casesOfTwoWithBaseWeights1And3).weights // Float64Array [1, 3]
 */
export function designOf(
  cases: Cases,
  weighting?: Pick<Weighting, 'weights' | 'adjustments'>,
  lonely: LonelyStrata = 'adjust',
): Design {
  const weights = weighting?.weights ?? cases.baseWeights;
  if (weights.length !== cases.n) {
    throw new AnalysisError('wrong-length', {
      what: 'The weighting',
      found: weights.length,
      wanted: cases.n,
    });
  }
  return {
    n: cases.n,
    weights,
    stages: stagesOf(cases),
    adjustments: weighting?.adjustments ?? [],
    selection: cases.selection,
    lonely,
  };
}

/** Which cases a figure is of: 1 inside, 0 outside. Those outside stay in the design and count as zero. */
export type Domain = Uint8Array;

/**
 * Degrees of freedom: first-stage units less the strata they are in, counted among the cases of the domain.
 * @param domain all cases when left out
 * @example degreesOfFreedom(designOf(simpleDrawOf100Cases)) // 99
 */
export function degreesOfFreedom(design: Pick<Design, 'n' | 'stages'>, domain?: Domain): number {
  const { unitOf, units, groupOf, drawn } = design.stages[0]!;
  const seenUnits = new Uint8Array(units);
  const seenGroups = new Uint8Array(drawn.length);
  let found = 0;
  for (let i = 0; i < design.n; i++) {
    if (domain && domain[i] === 0) continue;
    const unit = unitOf[i]!;
    if (seenUnits[unit] === 1) continue;
    seenUnits[unit] = 1;
    found += 1;
    const group = groupOf[unit]!;
    if (seenGroups[group] === 1) continue;
    seenGroups[group] = 1;
    found -= 1;
  }
  return found;
}
