import type { Selection } from '../../surveys/vocabulary';
import type { Cases, CategoryColumn } from '../cases';
import { AnalysisError } from '../errors';
import type { Adjustment, Weighting } from '../weighting/method';

/** How R's survey package treats a stratum with one respondent, by its names; all four are kept. */
export type LonelyStrata = 'fail' | 'remove' | 'adjust' | 'average';

/** What an estimate needs to know of how its cases came about. */
export type Design = {
  readonly n: number;
  /** Final weights. */
  readonly weights: Float64Array;
  readonly strata?: CategoryColumn;
  readonly adjustments: readonly Adjustment[];
  readonly selection: Selection;
  readonly lonely: LonelyStrata;
};

/**
 * The design of weighted cases: weights, strata of the draw, and the fitting that standard errors take account of.
 * @param weighting from a weighting method; base weights when left out
 * @param lonely a stratum of one is measured against the overall mean unless told otherwise
 * @throws AnalysisError `wrong-length` when the weighting is of other cases
 */
export function designOf(cases: Cases, weighting?: Weighting, lonely: LonelyStrata = 'adjust'): Design {
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
    ...(cases.strata && { strata: cases.strata }),
    adjustments: weighting?.adjustments ?? [],
    selection: cases.selection,
    lonely,
  };
}

/** Which cases a figure is of: 1 inside, 0 outside. Those outside stay in the design and count as zero. */
export type Domain = Uint8Array;

/** Degrees of freedom: respondents of the domain less the strata they are in. */
export function degreesOfFreedom(design: Design, domain?: Domain): number {
  const seen = new Uint8Array((design.strata?.categories.length ?? 0) + 1);
  let people = 0;
  let strata = 0;
  for (let i = 0; i < design.n; i++) {
    if (domain && domain[i] === 0) continue;
    people += 1;
    // Those without a stratum count as one of their own, after the others.
    const code = design.strata?.codes[i] ?? 0;
    const stratum = code < 0 ? seen.length - 1 : code;
    if (seen[stratum] === 0) strata += 1;
    seen[stratum] = 1;
  }
  return people - strata;
}
