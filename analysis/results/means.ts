import { type Cases, getCategories, getNumbers } from '../cases';
import { choleskyOf, withoutCovariance } from './cholesky';
import { type Design, designOf } from './design';
import { type DisclosureRule, discloseBases, type Hidden, isShaky } from './disclosure';
import type { Estimate } from './estimate';
import { type Interval, rangeAround } from './interval';
import type { TestResult } from './rao-scott';
import type { Contrast } from './segment-contrast';
import { figuresBySegment, type Segmented } from './segment-figures';
import { type TablesOn, tablesOn } from './tables-on';
import { upperTailOfF } from './tails';

/** The mean of one segment, or of everyone (segment null). */
export type MeanRow = {
  readonly segment: string | null;
  readonly mean: Estimate;
  /** The segment's mean less that of the other segments together; null for everyone. */
  readonly contrast: Contrast | null;
};

export type MeansTable = {
  readonly segmentVariable: string | null;
  readonly everyone: MeanRow | null;
  readonly rows: readonly MeanRow[];
  /** Covariances of the means of `rows`, square, row by row. */
  readonly covariance: Float64Array;
  /** Are the means of all segments the same? Null where that cannot be tested. */
  readonly test: TestResult | null;
};

/**
 * The weighted mean of a number for everyone and by a segment, with errors, covariances and tests; not yet fit to be shown.
 * @param segment a category column, or null for everyone only
 * @param on tablesOn(design): hand it in when many tables of one design are wanted
 * @returns rows in the segment's order; those without an answer are left out
 * @throws AnalysisError `unknown-column`, `wrong-column`, `lonely-stratum`
 * Source: see mean; equal means by Wald's test made smaller for its degrees of freedom (Fellegi 1980, JASA 75, 261–268).
 * @example meansTable(cases, 'wait', 'sex').rows[0].mean.estimate // 3.2
 */
export function meansTable(
  cases: Cases,
  variable: string,
  segment: string | null,
  design: Design = designOf(cases),
  on: TablesOn = tablesOn(design),
): MeansTable {
  const { values, missing } = getNumbers(cases, variable);
  const column = segment === null ? null : getCategories(cases, segment);
  const answers = Int32Array.from(missing, (reason) => (reason < 0 ? -1 : 0));
  // Measured from a value in their midst, so that squares keep their digits.
  const middle = middleOf(values, answers);
  const measured = figuresBySegment(
    { width: 1, answers, values: values.map((value) => value - middle), wanted: 1 },
    column,
    on,
  );
  const rowAt = (line: number, name: string | null): MeanRow | null => {
    const figure = measured.lines[line]?.[0];
    if (!figure) return null;
    const { se, df } = figure.estimate;
    const estimate = figure.estimate.estimate + middle;
    const interval = se === null ? null : rangeAround(estimate, se, df, 0.95, on.design.selection);
    return { segment: name, mean: { ...figure.estimate, estimate, interval }, contrast: figure.contrast };
  };
  const segments = column?.categories ?? [];
  return {
    segmentVariable: segment,
    everyone: rowAt(segments.length, null),
    rows: segments.map((name, line) => rowAt(line, name)).filter((row) => row !== null),
    covariance: measured.covariance,
    test: equalMeans(measured),
  };
}

export type ShownMean = {
  readonly segment: string | null;
  readonly mean: number;
  readonly interval: Interval | null;
  readonly base: number;
  readonly effectiveBase: number;
  readonly hasSmallBase: boolean;
};

/**
 * Means in the form that may be shown.
 * @returns everyone first, then segments in their order; nothing when nobody answered
 * Source: R16 and the disclosure rule.
 * @example discloseMeans(meansTable(cases, 'wait', 'sex'), { hideSmallCounts: false })[0] // { segment: null, mean: 3.2, … }
 */
export function discloseMeans(
  { everyone, rows }: Pick<MeansTable, 'everyone' | 'rows'>,
  rule: DisclosureRule,
): (ShownMean | (Hidden & { readonly segment: string | null }))[] {
  if (everyone === null) return [];
  const bases = rows.map(({ mean }) => mean.base);
  const outside = everyone.mean.base - bases.reduce((sum, base) => sum + base, 0);
  const pattern = discloseBases(bases, outside, rule);
  const show = ({ segment, mean }: MeanRow, hidden: Hidden['hidden'] | null) =>
    hidden ? { segment, hidden } : shownMean(segment, mean, rule);
  return [show(everyone, pattern.everyone), ...rows.map((row, i) => show(row, pattern.rows[i] ?? null))];
}

function shownMean(segment: string | null, estimate: Estimate, rule: DisclosureRule): ShownMean {
  return {
    segment,
    mean: estimate.estimate,
    interval: estimate.interval,
    base: estimate.base,
    effectiveBase: estimate.effectiveBase,
    hasSmallBase: isShaky(estimate, rule),
  };
}

function middleOf(values: Float64Array, answers: Int32Array): number {
  let sum = 0;
  let people = 0;
  for (let i = 0; i < values.length; i++) {
    if (answers[i]! < 0) continue;
    sum += values[i]!;
    people += 1;
  }
  return people === 0 ? 0 : sum / people;
}

/** Wald's test of each mean against the last one. */
function equalMeans({ lines, present, covariance, df }: Segmented): TestResult | null {
  const q = present.length - 1;
  const below = df - q + 1;
  if (q < 1 || !(below > 0)) return null;
  const means = present.map((line) => lines[line]![0]!.estimate.estimate);
  const at = (a: number, b: number) => covariance[a * present.length + b]!;
  const spread = new Float64Array(q * q);
  for (let a = 0; a < q; a++) {
    for (let b = 0; b < q; b++) spread[a * q + b] = at(a, b) - at(a, q) - at(q, b) + at(q, q);
  }
  const lower = choleskyOf(spread, q);
  if (!lower) return null;
  const distances = Float64Array.from({ length: q }, (_, a) => means[a]! - means[q]!);
  const square = withoutCovariance(lower, distances).reduce((sum, value) => sum + value * value, 0);
  const statistic = ((square / q) * below) / df;
  return { statistic, p: upperTailOfF(statistic, q, below), df: [q, below] };
}
