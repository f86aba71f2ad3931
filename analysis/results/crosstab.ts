import { type Cases, getCategories } from '../cases';
import { type Design, designOf } from './design';
import type { Estimate } from './estimate';
import { intervalName } from './interval';
import { raoScottF, type TestResult } from './rao-scott';
import type { Contrast } from './segment-contrast';
import { type BareEstimate, figuresBySegment, type Segmented } from './segment-figures';
import { intervalOfShare } from './share-interval';
import { type TablesOn, tablesOn } from './tables-on';

/** What a table is of: the categories of one column, or several columns of which each counts one code (several choices). */
export type TableQuestion =
  | { readonly column: string }
  | {
      readonly items: readonly { readonly code: string; readonly column: string; readonly chosen: string }[];
    };

export type TableCell = {
  readonly code: string;
  readonly count: number;
  readonly share: Estimate;
  /** The segment's share less that of the other segments together; null for everyone, and where there are no others. */
  readonly contrast: Contrast | null;
};

/** One segment's line, or everyone's (segment null). Unweighted counts are for the disclosure rule and go no further. */
export type TableRow = {
  readonly segment: string | null;
  readonly base: number;
  readonly effectiveBase: number;
  readonly cells: readonly TableCell[];
};

export type Crosstab = {
  readonly segmentVariable: string | null;
  readonly codes: readonly string[];
  /** True when a respondent is in one cell of a row only, so that its shares add to 1. */
  readonly isPartition: boolean;
  readonly everyone: TableRow | null;
  readonly rows: readonly TableRow[];
  /** Segments without a single answer; they have no row. */
  readonly emptySegments: readonly string[];
  /**
   * Covariances of the shares of `rows`, row after row of codes, square; of several choices one matrix an item, over its rows,
   * since items are told apart by nothing but themselves.
   */
  readonly covariances: readonly Float64Array[];
  /** Does the answer hang together with the segment? Of several choices one test an item; null where nothing can be tested. */
  readonly tests: readonly (TestResult | null)[];
};

/**
 * A question by a segment: weighted shares with errors, intervals and both bases, their covariances, and the tests of the table;
 * not yet fit to be shown (see disclose).
 * @param question a category column, or items whose columns are all answered together
 * @param segment a category column; without it the table has everyone only. Those without a segment count in everyone only.
 * @param on tablesOn(design): hand it in when many tables of one design are wanted
 * @returns rows in the segment's order; `everyone` is null when nobody answered
 * @throws AnalysisError `unknown-column`, `wrong-column`, `lonely-stratum`
 * Source: shares as ratios by Taylor linearization, Lumley, Complex Surveys (2010); tests: see rao-scott.
 * @example crosstab(cases, { column: 'health' }, 'age').rows[0].cells[0].share.estimate // 0.51
 */
export function crosstab(
  cases: Cases,
  question: TableQuestion,
  segment: string | null,
  design: Design = designOf(cases),
  on: TablesOn = tablesOn(design),
): Crosstab {
  const column = segment === null ? null : getCategories(cases, segment);
  const segments = column?.categories ?? [];
  const parts = partsOf(cases, question);
  const measured = parts.map(({ codes, width, answers }) =>
    figuresBySegment({ width, answers, wanted: codes.length }, column, on),
  );
  const rowAt = (line: number): TableRow | null => {
    const cells = measured.flatMap(({ lines }, p) =>
      (lines[line] ?? []).map(
        ({ estimate, count, contrast }, c): TableCell => ({
          code: parts[p]!.codes[c]!,
          count,
          share: withRange(estimate, on.design.selection),
          contrast,
        }),
      ),
    );
    const first = cells[0]?.share;
    return first
      ? {
          segment: segments[line] ?? null,
          base: first.base,
          effectiveBase: first.effectiveBase,
          cells,
        }
      : null;
  };
  const rows = segments.map((_, line) => rowAt(line));
  return {
    segmentVariable: segment,
    codes: parts.flatMap(({ codes }) => codes),
    isPartition: 'column' in question,
    everyone: rowAt(segments.length),
    rows: rows.filter((row) => row !== null),
    emptySegments: segments.filter((_, line) => rows[line] === null),
    covariances: measured.map(({ covariance }) => covariance),
    tests: measured.map((part, p) => testOf(part, parts[p]!.width)),
  };
}

/** Answers of which each person gave one: those of a column, or chosen and not chosen of an item. */
type Part = {
  /** Of the answers that are shown; what an item was not chosen by is counted only. */
  readonly codes: readonly string[];
  readonly width: number;
  readonly answers: Int32Array;
};

function partsOf(cases: Cases, question: TableQuestion): Part[] {
  if ('column' in question) {
    const { categories, codes } = getCategories(cases, question.column);
    return [{ codes: categories, width: categories.length, answers: codes }];
  }
  const columns = question.items.map((item) => getCategories(cases, item.column));
  const hasMissing = new Uint8Array(cases.n);
  for (const { codes } of columns) for (let i = 0; i < cases.n; i++) if (codes[i]! < 0) hasMissing[i] = 1;
  return question.items.map(({ code, chosen }, k) => {
    const { categories, codes } = columns[k]!;
    const wanted = categories.indexOf(chosen);
    return {
      codes: [code],
      width: 2,
      answers: codes.map((value, i) => (hasMissing[i] === 1 ? -1 : value === wanted ? 0 : 1)),
    };
  });
}

/** On the logit scale. */
function withRange(bare: BareEstimate, selection: Design['selection']): Estimate {
  const { se, df, base, effectiveBase } = bare;
  if (se === null) return { ...bare, interval: null };
  // Sums in different orders must not push a share past its ends.
  const share = Math.min(1, Math.max(0, bare.estimate));
  const bounds = intervalOfShare('logit', { share, se, df, people: base }, effectiveBase, 0.95);
  return {
    ...bare,
    estimate: share,
    interval: { ...bounds, level: 0.95, name: intervalName(selection) },
  };
}

/** Rao and Scott's test of answer by segment, over those who have both; rows and columns without weight are left out. */
function testOf({ people, totals, covarianceOf, present, df }: Segmented, width: number): TestResult | null {
  const isThere = (c: number) => present.some((s) => totals[s * width + c]! > 0);
  const columns = Array.from({ length: width }, (_, c) => c).filter(isThere);
  if (present.length < 2 || columns.length < 2) return null;
  const cells = present.flatMap((s) => columns.map((c) => s * width + c));
  const weight = cells.reduce((sum, cell) => sum + totals[cell]!, 0);
  return raoScottF({
    rows: present.length,
    columns: columns.length,
    shares: Float64Array.from(cells, (cell) => totals[cell]! / weight),
    covariance: covarianceOf(cells.map((cell) => ({ of: [cell], among: cells }))),
    n: cells.reduce((count, cell) => count + people[cell]!, 0),
    df,
  });
}
