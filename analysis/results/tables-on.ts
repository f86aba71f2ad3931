import { type Design, degreesOfFreedom } from './design';
import { type CovarianceFor, covarianceFor } from './statistic';
import { slopesAt, statisticOf, type TableFigure, type TableLayout, tableTotals } from './table-figures';
import { momentsOf } from './table-moments';

/** What tables need of their design, prepared once for as many of them as are wanted. */
export type TablesOn = {
  readonly design: Design;
  /** The totals of a table, and the covariances of any figures made of them: square, row by row. */
  readonly read: (layout: TableLayout) => {
    readonly totals: Float64Array;
    readonly covarianceOf: (figures: readonly TableFigure[]) => Float64Array;
  };
  /** Degrees of freedom of each segment of a column (length n, below 0: none), and of everyone at the end. */
  readonly degreesOf: (segments: Int32Array | null, count: number) => readonly number[];
};

/**
 * Prepares a design for tables: by their moments where its cases were drawn one by one and its weights fitted to cells, else by the
 * general way (replicates, clusters, stages), which gives the same figures and takes longer.
 * @param way 'general' goes the general way on any design
 * @throws AnalysisError `lonely-stratum`
 * @example tablesOn(designOf(cases)).read({ n: 2, cells: Int32Array.of(0, 1), size: 2 }).totals // Float64Array [1, 3]
 */
export function tablesOn(design: Design, way: 'quickest' | 'general' = 'quickest'): TablesOn {
  const moments = way === 'general' ? null : momentsOf(design);
  let general: CovarianceFor | null = null;
  const inGeneral = (layout: TableLayout, figures: readonly TableFigure[]) => {
    general ??= covarianceFor(design);
    return general(statisticOf(layout, figures));
  };
  const degrees = new Map<Int32Array | null, readonly number[]>();
  return {
    design,
    read: (layout) => {
      const totals = tableTotals(layout, design.weights);
      if (!moments) return { totals, covarianceOf: (figures) => inGeneral(layout, figures) };
      const spread = moments(layout);
      return {
        totals,
        covarianceOf: (figures) => {
          const slopes = slopesAt(figures, totals);
          const covariance = carried(spread.covariance, slopes);
          const hasLost = slopes.some((own, f) => {
            const size = own.reduce((sum, slope, p) => sum + slope * slope * spread.squares[p]!, 0);
            return covariance[f * (slopes.length + 1)]! < lostBelow * size;
          });
          return hasLost ? inGeneral(layout, figures) : covariance;
        },
      };
    },
    degreesOf: (segments, count) => {
      const known = degrees.get(segments);
      if (known) return known;
      const all = degreesOfFreedom(design);
      const found = [
        ...Array.from({ length: count }, (_, s) =>
          degreesOfFreedom(
            design,
            Uint8Array.from(segments!, (code) => (code === s ? 1 : 0)),
          ),
        ),
        all,
      ];
      degrees.set(segments, found);
      return found;
    },
  };
}

/** A figure that the margins (or its own people) all but fix: as a difference of sums this much larger it has lost its digits. */
const lostBelow = 1e-5;

/** Covariances of figures from those of the totals. */
function carried(covariance: Float64Array, slopes: readonly Float64Array[]): Float64Array {
  const k = slopes.length;
  const result = new Float64Array(k * k);
  const count = slopes[0]?.length ?? 0;
  const used = slopes.map((own) => Int32Array.from(own.keys()).filter((p) => own[p] !== 0));
  const through = new Float64Array(count);
  for (let a = 0; a < k; a++) {
    through.fill(0);
    for (const p of used[a]!) {
      const slope = slopes[a]![p]!;
      for (let q = 0; q < count; q++) through[q]! += slope * covariance[p * count + q]!;
    }
    for (let b = a; b < k; b++) {
      let sum = 0;
      for (const q of used[b]!) sum += slopes[b]![q]! * through[q]!;
      result[a * k + b] = sum;
      result[b * k + a] = sum;
    }
  }
  return result;
}
