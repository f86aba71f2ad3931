import { type Cases, getCategories } from '../cases';
import { type Design, type Domain, designOf } from './design';
import type { Estimate } from './estimate';
import { shareWhere } from './share';
import { covarianceFor } from './statistic';

/** What a table is of: the categories of one column, or several columns of which each counts one code (several choices). */
export type TableQuestion =
  | { readonly column: string }
  | {
      readonly items: readonly { readonly code: string; readonly column: string; readonly chosen: string }[];
    };

export type TableCell = { readonly code: string; readonly count: number; readonly share: Estimate };

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
};

/**
 * A question by a segment: weighted shares with intervals and both bases, not yet fit to be shown (see disclose).
 * @param question a category column, or items whose columns are all answered together
 * @param segment a category column; without it the table has everyone only. Those without a segment count in everyone only.
 * @returns rows in the segment's order; `everyone` is null when nobody answered
 * @throws AnalysisError `unknown-column`, `wrong-column`
 * @example crosstab(cases, { column: 'health' }, 'age').rows[0].cells[0].share.estimate // 0.51
 */
export function crosstab(
  cases: Cases,
  question: TableQuestion,
  segment: string | null,
  design: Design = designOf(cases),
): Crosstab {
  const { codes, indicators, answered } = readQuestion(cases, question);
  const covariance = covarianceFor(design);
  const rowOf = (name: string | null, domain: Domain | undefined): TableRow | null => {
    const cells = codes.flatMap((code, c) => {
      const indicator = indicators[c]!;
      const share = shareWhere(indicator, (i) => answered[i] === 1, design, {
        covariance,
        ...(domain && { domain }),
      });
      const count = countOf(indicator, answered, domain);
      return share === null ? [] : [{ code, count, share }];
    });
    const first = cells[0];
    return first
      ? { segment: name, base: first.share.base, effectiveBase: first.share.effectiveBase, cells }
      : null;
  };
  const column = segment === null ? null : getCategories(cases, segment);
  const segments = column?.categories ?? [];
  const rows = segments.map((name, s) =>
    rowOf(
      name,
      Uint8Array.from(column!.codes, (code) => (code === s ? 1 : 0)),
    ),
  );
  return {
    segmentVariable: segment,
    codes,
    isPartition: 'column' in question,
    everyone: rowOf(null, undefined),
    rows: rows.filter((row) => row !== null),
    emptySegments: segments.filter((_, s) => rows[s] === null),
  };
}

function readQuestion(cases: Cases, question: TableQuestion) {
  if ('column' in question) {
    const column = getCategories(cases, question.column);
    return {
      codes: column.categories,
      indicators: column.categories.map((_, c) =>
        Uint8Array.from(column.codes, (code) => (code === c ? 1 : 0)),
      ),
      answered: Uint8Array.from(column.codes, (code) => (code >= 0 ? 1 : 0)),
    };
  }
  const columns = question.items.map((item) => getCategories(cases, item.column));
  const answered = new Uint8Array(cases.n).fill(1);
  for (const { codes } of columns) {
    codes.forEach((code, i) => {
      if (code < 0) answered[i] = 0;
    });
  }
  return {
    codes: question.items.map(({ code }) => code),
    indicators: question.items.map(({ chosen }, k) => {
      const wanted = columns[k]!.categories.indexOf(chosen);
      return Uint8Array.from(columns[k]!.codes, (code) => (code === wanted && wanted >= 0 ? 1 : 0));
    }),
    answered,
  };
}

function countOf(indicator: Uint8Array, answered: Uint8Array, domain: Domain | undefined): number {
  let count = 0;
  for (let i = 0; i < indicator.length; i++) {
    if (indicator[i] === 1 && answered[i] === 1 && (domain === undefined || domain[i] === 1)) count += 1;
  }
  return count;
}
