import type { Instance } from './instance';
import type { Search } from './search';
import type { Solver } from './solver';
import type { Pool } from './types';
import type { SearchLimits } from './watch';

/** What each way of drawing lots offers. A method is one file and a row in index.ts. */
export type DrawMethod = {
  readonly name: string;
  /** Its name on the staff screens. */
  readonly label: string;
  /** What it promises, in a sentence for the receipt. */
  readonly promise: string;
  /** What is lost against the fairest draw, in a sentence; null where nothing is. */
  readonly loses: string | null;
  /** Whether its bound is one that no lottery under the same quotas can better. */
  readonly boundsLowest: boolean;
  /** Why someone may have no chance, where that is the method's doing and not the quotas'. */
  readonly whyNone?: string;
  readonly search: (solver: Solver, pool: Pool, limits: SearchLimits, instance: Instance) => Search;
};
