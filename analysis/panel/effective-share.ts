import type { Cases } from '../cases';
import { AnalysisError } from '../errors';
import type { Alignment } from '../targets/margins';

/** Fits people to margins, whatever the method: it says whether they were met and the effective base left. */
export type Weigh = (
  cases: Cases,
  population: Alignment,
) => { readonly converged: boolean; readonly diagnostics: { readonly effectiveBase: number } };

export type EffectiveShare = {
  readonly people: number;
  /** (Σw)² ÷ Σw² after fitting; null when it cannot be done. */
  readonly effectiveBase: number | null;
  /** Effective base ÷ people, 0–1. */
  readonly share: number | null;
  /** Why it cannot be done, in a sentence. */
  readonly problem: string | null;
};

/**
 * What is left of a group of people once they are weighted to their population: the effective base as a share of them.
 * It says how far they are from the population in all margins at once; 1 when they need no weights.
 * @param weigh raking to the margins, to full convergence
 * @returns share null for nobody, for no margins, and where the margins cannot be met (with the reason)
 * Source: Kish (1992), J. Official Statistics 8(2), for the effective base.
 * @example weights of 0.5 and 1.5 for two people: effective base 1.6, share 0.8
 */
export function effectiveShare(cases: Cases, population: Alignment, weigh: Weigh): EffectiveShare {
  const none = { people: cases.n, effectiveBase: null, share: null };
  if (cases.n === 0 || population.margins.length === 0) return { ...none, problem: null };
  try {
    const { converged, diagnostics } = weigh(cases, population);
    if (!converged) return { ...none, problem: 'The margins cannot all be met by weighting these people.' };
    const { effectiveBase } = diagnostics;
    return { people: cases.n, effectiveBase, share: effectiveBase / cases.n, problem: null };
  } catch (error) {
    if (error instanceof AnalysisError) return { ...none, problem: error.message };
    throw error;
  }
}
