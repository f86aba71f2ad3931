import type { CategoryColumn } from '../cases';
import { answeredIn } from './answered';
import { crossingOf } from './crossing';
import { type Design, degreesOfFreedom } from './design';
import type { EstimateOptions } from './estimate';
import {
  raoScottChiSquared,
  raoScottF,
  raoScottSaddlepoint,
  type TableOfShares,
  type TestResult,
} from './rao-scott';
import { sharesOf } from './shares';
import { covarianceFor } from './statistic';
import { totalsOf } from './total';
import { adjustedWaldTest, type TableOfTotals, waldTest } from './wald';

/** Both tables a test may read. */
export type TestedTables = { readonly shares: TableOfShares; readonly totals: TableOfTotals };

/** Tests of independence of two questions; the first is the one to use unless there is a reason. R's names beside. */
export const independenceTests = {
  /** F */
  'second-order': ({ shares }) => raoScottF(shares),
  /** Chisq */
  'first-order': ({ shares }) => raoScottChiSquared(shares),
  /** Wald */
  wald: ({ totals }) => waldTest(totals),
  /** adjWald */
  'adjusted-wald': ({ totals }) => adjustedWaldTest(totals),
  /** lincom and saddlepoint */
  saddlepoint: ({ shares }) => raoScottSaddlepoint(shares),
} as const satisfies Readonly<Record<string, (tables: TestedTables) => TestResult | null>>;

export type IndependenceTest = keyof typeof independenceTests;

/**
 * Whether two questions hang together, among those who answered both.
 * @param test 'second-order' (Rao and Scott's, as F) unless given
 * @returns null where nothing can be tested: a question with a single answer, too many empty cells, no degrees of freedom
 * @throws AnalysisError `lonely-stratum` when a stratum has one unit and the design says to fail
 * Source: see rao-scott and wald; degrees of freedom of the design among the cases of the domain, answered or not.
 * @example of a simple draw of 100 with cells 30, 20, 20, 30: testIndependence(sex, answer, design)?.statistic // 3.96
 */
export function testIndependence(
  rows: CategoryColumn,
  columns: CategoryColumn,
  design: Design,
  test: IndependenceTest = 'second-order',
  options: Pick<EstimateOptions, 'domain' | 'covariance'> = {},
): TestResult | null {
  const tables = testedTables(rows, columns, design, options);
  return tables && independenceTests[test](tables);
}

/** The tables that tests of independence read, without empty rows and columns; null when nobody answered both. */
export function testedTables(
  rows: CategoryColumn,
  columns: CategoryColumn,
  design: Design,
  options: Pick<EstimateOptions, 'domain' | 'covariance'> = {},
): TestedTables | null {
  const { domain, covariance = covarianceFor(design) } = options;
  const counted = answeredIn([rows, columns], domain);
  const ofRows = withoutEmpty(rows, counted, design.weights);
  const ofColumns = withoutEmpty(columns, counted, design.weights);
  const cells = crossingOf([ofRows, ofColumns]);
  if (cells.categories.length === 0) return null;
  const size = { rows: ofRows.categories.length, columns: ofColumns.categories.length };
  const df = degreesOfFreedom(design, domain);
  const shares = sharesOf(cells, counted);
  const totals = totalsOf(cells, counted);
  return {
    shares: {
      ...size,
      shares: shares.under(design.weights).values,
      covariance: covariance(shares),
      n: counted.reduce((sum, one) => sum + one, 0),
      df,
    },
    totals: { ...size, totals: totals.under(design.weights).values, covariance: covariance(totals), df },
  };
}

/** The column with the categories of those who count and weigh something. */
function withoutEmpty(column: CategoryColumn, counted: Uint8Array, weights: Float64Array): CategoryColumn {
  const totals = totalsOf(column, counted).under(weights).values;
  const kept = column.categories.flatMap((_, c) => (totals[c]! > 0 ? [c] : []));
  return {
    kind: 'category',
    categories: kept.map((c) => column.categories[c]!),
    // Who is of an emptied category counts nowhere or weighs nothing: any code does.
    codes: column.codes.map((code) => (code < 0 ? code : Math.max(0, kept.indexOf(code)))),
  };
}
