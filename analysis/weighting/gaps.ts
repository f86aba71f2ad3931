import type { Goal } from './method';

/** How far the weights of a margin's cells are from what they should come to. */
export type MarginGap = {
  readonly margin: string;
  /** Of its cells, the largest |weighted count ÷ wanted count − 1|. */
  readonly largestRelativeGap: number;
  readonly category: string;
  /** Shares of the wanted total; for a number's total one cell, its mean by the base weights, wanted and now. */
  readonly cells: readonly {
    readonly label: string;
    /** Respondents in it, unweighted. */
    readonly people: number;
    readonly wanted: number;
    readonly before: number;
    readonly after: number;
  }[];
};

/** How far each goal is met, its cells before and after. Cells nobody was wanted in have no gap. */
export function gapsOf(goals: readonly Goal[], start: Float64Array, weights: Float64Array): MarginGap[] {
  return goals.map(({ margin, labels, cells, counts }) => {
    const total = counts.reduce((sum, count) => sum + count, 0);
    const before = sharesOf(cells, start, counts.length);
    const after = countsOf(cells, weights, counts.length);
    const people = new Float64Array(labels.length);
    for (const cell of cells) people[cell]! += 1;
    let largestRelativeGap = 0;
    let category = labels[0] ?? '';
    counts.forEach((count, cell) => {
      const gap = count > 0 ? Math.abs(after[cell]! / count - 1) : 0;
      if (gap > largestRelativeGap) {
        largestRelativeGap = gap;
        category = labels[cell]!;
      }
    });
    return {
      margin,
      largestRelativeGap,
      category,
      cells: labels.map((label, cell) => ({
        label,
        people: people[cell]!,
        wanted: counts[cell]! / total,
        before: before[cell]!,
        after: after[cell]! / total,
      })),
    };
  });
}

/** Of all goals, the largest relative gap. */
export function largestGapOf(gaps: readonly MarginGap[]): number {
  return gaps.reduce((largest, { largestRelativeGap }) => Math.max(largest, largestRelativeGap), 0);
}

/** The weights of each cell. */
export function countsOf(cells: Int32Array, weights: Float64Array, count: number): Float64Array {
  const sums = new Float64Array(count);
  for (let i = 0; i < cells.length; i++) sums[cells[i]!]! += weights[i]!;
  return sums;
}

/** The weighted share of each cell. */
export function sharesOf(cells: Int32Array, weights: Float64Array, count: number): Float64Array {
  const sums = countsOf(cells, weights, count);
  const total = sums.reduce((sum, one) => sum + one, 0);
  return sums.map((sum) => sum / total);
}
