import type { Cases } from '../cases';
import type { Alignment } from '../targets/margins';
import type { Diagnostics, MarginGap } from './diagnostics';
import type { Merge } from './merges';

/** Sparse categories joined, keeping each respondent: proposed by the program, accepted by a person, stored with the weights. */
export type WeighOptions = {
  readonly merges?: readonly Merge[];
  /** What happens to those with no value for a margin: a category of their own at its observed share, or refusal. */
  readonly missing?: 'own-category' | 'refuse';
  /** Limits as multiples of the mean weight; no trimming when left out. */
  readonly trim?: { readonly lower?: number; readonly upper?: number };
  readonly maxRounds?: number;
  /** Largest relative gap at which margins count as met. */
  readonly tolerance?: number;
};

/** A margin as a method meets it: the cell of each case and the share each cell should have. */
export type Goal = {
  readonly margin: string;
  readonly labels: readonly string[];
  /** Length n, 0 to labels.length − 1: nobody is without a cell. */
  readonly cells: Int32Array;
  /** Adding to 1. */
  readonly shares: Float64Array;
};

/** One thing weights were fitted to: the cell each case is in, 0 to size − 1, or a number each case has. */
export type Fitted =
  | { readonly cells: Int32Array; readonly size: number }
  | { readonly values: Float64Array };

/** One fitting: what standard errors need to know of it (see results/residuals). */
export type Adjustment = {
  readonly before: Float64Array;
  readonly after: Float64Array;
  readonly fitted: readonly Fitted[];
  /** How what the fitting explains is taken out: the textbook's way, or that of R's `rake`. */
  readonly residual: 'least-squares' | 'sweeps';
};

/** Weights that average 1 over the cases, how they were made, and what they cost (R17). */
export type Weighting = {
  readonly method: string;
  readonly weights: Float64Array;
  /** False when a margin is missed; `gaps` then says which and by how much. */
  readonly converged: boolean;
  readonly rounds: number;
  readonly gaps: readonly MarginGap[];
  readonly diagnostics: Diagnostics;
  /** In the order they were made; empty when nothing was fitted. */
  readonly adjustments: readonly Adjustment[];
  readonly merges: readonly Merge[];
  /** Universe and size of the population, or null when none was used. */
  readonly population: {
    readonly universe: string;
    readonly geography: string;
    readonly total: number;
  } | null;
};

/** What each way of weighting offers. A method is one file and a row in index.ts. */
export type WeightingMethod = {
  readonly name: string;
  /** Its name on the staff screens. */
  readonly label: string;
  readonly usesMargins: boolean;
  readonly weigh: (cases: Cases, population: Alignment, options?: WeighOptions) => Weighting;
};
