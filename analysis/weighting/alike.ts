import type { Goal } from './method';

/**
 * Cases told apart only by their cells in a few goals that follow each other: raking multiplies alike cases alike,
 * so all of these goals are fitted in a table with one entry a pattern.
 */
export type AlikeCases = {
  /** Length n: the pattern of each case, 0 to patterns − 1. */
  readonly patternOf: Uint16Array | Int32Array;
  readonly patterns: number;
  readonly goals: readonly {
    /** Length patterns: the cell of the goal each pattern is in. */
    readonly cellOf: Int32Array;
    readonly counts: Float64Array;
  }[];
};

/**
 * Goals in as few runs as have at most so many patterns, in the order given. Fitting a run in turn is the same as fitting
 * its goals one by one over all cases, but reads the cases once.
 * @param goals one or more, over the same n cases
 * @param most patterns a run may have; a goal with more cells than that stands alone
 * @example alikeCases([bySex, byAge], 100, 4096) // one run: at most 2 × 5 patterns
 */
export function alikeCases(goals: readonly Goal[], n: number, most: number): AlikeCases[] {
  const runs: AlikeCases[] = [];
  let at = 0;
  while (at < goals.length) {
    let patterns = numberPresent(goals[at]!.cells, goals[at]!.labels.length, n);
    const goalOf = [goals[at]!];
    for (at += 1; at < goals.length; at++) {
      const wider = cross(patterns, goals[at]!, n, most);
      if (!wider) break;
      patterns = wider;
      goalOf.push(goals[at]!);
    }
    runs.push(runOf(patterns, goalOf, n));
  }
  return runs;
}

type Patterns = { readonly of: Int32Array; readonly count: number };

function numberPresent(places: Int32Array, width: number, n: number): Patterns {
  const numberOf = new Int32Array(width).fill(-1);
  const of = new Int32Array(n);
  let count = 0;
  for (let i = 0; i < n; i++) {
    const place = places[i]!;
    let number = numberOf[place]!;
    if (number < 0) {
      number = count++;
      numberOf[place] = number;
    }
    of[i] = number;
  }
  return { of, count };
}

/** Patterns told apart by one more goal, or null when there would be too many. */
function cross({ of, count }: Patterns, { cells, labels }: Goal, n: number, most: number): Patterns | null {
  const width = labels.length;
  const numberOf = new Int32Array(count * width).fill(-1);
  const crossed = new Int32Array(n);
  let found = 0;
  for (let i = 0; i < n; i++) {
    const place = of[i]! * width + cells[i]!;
    let number = numberOf[place]!;
    if (number < 0) {
      if (found >= most) return null;
      number = found++;
      numberOf[place] = number;
    }
    crossed[i] = number;
  }
  return { of: crossed, count: found };
}

function runOf({ of, count }: Patterns, goals: readonly Goal[], n: number): AlikeCases {
  const cellsOf = goals.map(() => new Int32Array(count));
  const seen = new Uint8Array(count);
  for (let i = 0; i < n; i++) {
    const pattern = of[i]!;
    if (seen[pattern] === 1) continue;
    seen[pattern] = 1;
    goals.forEach(({ cells }, g) => {
      cellsOf[g]![pattern] = cells[i]!;
    });
  }
  return {
    // Half the memory to read in every round.
    patternOf: count <= 0x10000 ? Uint16Array.from(of) : of,
    patterns: count,
    goals: goals.map(({ counts }, g) => ({ cellOf: cellsOf[g]!, counts })),
  };
}
