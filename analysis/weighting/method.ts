import type { Cases } from '../cases';
import type { Alignment } from '../targets/margins';
import type { CalibrationChoice } from './calibrate';
import type { Diagnostics } from './diagnostics';
import type { TrimAndFit } from './fit-and-trim';
import type { Stopping } from './fit-goals';
import type { MarginGap } from './gaps';
import type { Merge } from './merges';
import type { CapOptions } from './rake-and-cap';

/** Sparse categories joined, keeping each respondent: proposed by the program, accepted by a person, stored with the weights. */
export type WeighOptions = {
  readonly merges?: readonly Merge[];
  /** What happens to those with no value for a margin: a category of their own at its observed share, or refusal. */
  readonly missing?: 'own-category' | 'refuse';
  /** No trimming when left out. */
  readonly trim?: TrimAndFit;
  readonly maxRounds?: number;
  /** Largest relative gap at which margins count as met, 1e-10 unless given; down to 1e-13. */
  readonly tolerance?: number;
  /** When raking ends: once all margins are met, or by the rule of R's `rake`, which may miss them. */
  readonly stopping?: Stopping;
  /** Of R's rule: the largest change of a crossing, in the unit of the weights; below 1, a share of their sum. 1 unless given. */
  readonly epsilon?: number;
  /** Post-stratification: cells nobody is in are left out, and the others keep their proportions. */
  readonly partial?: boolean;
  /** Of `calibrate`. */
  readonly calibration?: CalibrationChoice;
  /** Of `rake-and-cap`. */
  readonly capped?: CapOptions;
};

/** A margin as a method meets it: the cell of each case, and what the weights of each cell should come to. */
export type Goal = {
  readonly margin: string;
  readonly labels: readonly string[];
  /** Length n, 0 to labels.length − 1: nobody is without a cell. */
  readonly cells: Int32Array;
  /** In the unit of the weights: where these average 1, a cell of half the population counts n ÷ 2. */
  readonly counts: Float64Array;
  /** So many cells come from the margin; those after them are of cases without a value. */
  readonly known: number;
};

/** One thing weights were fitted to: the cell each case is in, 0 to size − 1, or a number each case has. */
export type Fitted =
  | { readonly cells: Int32Array; readonly size: number }
  | { readonly values: Float64Array };

/** One fitting: what standard errors need to know of it (see results/residuals). */
export type Adjustment = {
  /** Weights just before; divided by its variance where a calibration was told one for each case. */
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
  /** False when a margin is missed; `gaps` then says which and by how much. By R's stopping rule: whether that rule was met. */
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
  /** Options in full: what is not said, as the method takes it. A recipe keeps these, so that nothing changes under it. */
  readonly usual: (options: WeighOptions) => WeighOptions;
  readonly weigh: (cases: Cases, population: Alignment, options?: WeighOptions) => Weighting;
};
