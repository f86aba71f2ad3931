import { type Design, degreesOfFreedom } from './design';
import { figureSpreads } from './figure-spreads';
import { type CovarianceFor, covarianceFor } from './statistic';
import { statisticOf, type TableFigure, type TableLayout, tableTotals } from './table-figures';
import { momentsOf } from './table-moments';

/** A table's totals, and how any figures made of them are spread. */
export type TableRead = {
  readonly totals: Float64Array;
  /** Square, row by row. */
  readonly covarianceOf: (figures: readonly TableFigure[]) => Float64Array;
  readonly variancesOf: (figures: readonly TableFigure[]) => Float64Array;
};

/** What tables need of their design, prepared once for as many of them as are wanted. */
export type TablesOn = {
  readonly design: Design;
  readonly read: (layout: TableLayout) => TableRead;
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
  let prepared: CovarianceFor | null = null;
  const general = (layout: TableLayout, totals: Float64Array): TableRead => {
    prepared ??= covarianceFor(design);
    const covariance = prepared;
    return {
      totals,
      covarianceOf: (figures) => covariance(statisticOf(layout, figures)),
      variancesOf: (figures) =>
        Float64Array.from(figures, (figure) => covariance(statisticOf(layout, [figure]))[0]!),
    };
  };
  const degrees = new Map<Int32Array | null, readonly number[]>();
  return {
    design,
    read: (layout) => {
      const totals = tableTotals(layout, design.weights);
      if (!moments) return general(layout, totals);
      const spread = figureSpreads(totals, moments(layout));
      return {
        totals,
        covarianceOf: (figures) =>
          spread.covarianceOf(figures) ?? general(layout, totals).covarianceOf(figures),
        variancesOf: (figures) =>
          spread
            .variancesOf(figures)
            .map((variance, f) =>
              Number.isNaN(variance) ? general(layout, totals).variancesOf([figures[f]!])[0]! : variance,
            ),
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
