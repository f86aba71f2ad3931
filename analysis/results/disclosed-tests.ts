import { type ComparisonRule, comparisonRules } from './many-comparisons';
import type { TestResult } from './rao-scott';
import type { Contrast } from './segment-contrast';

/** A table's figures as they were disclosed, with its tests: what is shown decides what may be tested. */
export type TestedTable = {
  /** Of everyone's line, figure by figure: is it shown? */
  readonly everyone: readonly boolean[];
  readonly rows: readonly {
    readonly shown: readonly boolean[];
    readonly isSmall: boolean;
    readonly contrasts: readonly (Contrast | null)[];
  }[];
  /** True where a row's figures are two answers of which each is what the other leaves: one comparison, not two. */
  readonly areMirrored: boolean;
  /** People counted in everyone's line alone, since they have no segment. */
  readonly outside: number;
  readonly hideSmallCounts: boolean;
  /** One for the table, or one a figure. */
  readonly tests: readonly (TestResult | null)[];
};

/** A segment against the other ones together, as it may be told. */
export type ShownContrast = { readonly difference: number; readonly mark: 'higher' | 'lower' | null };

export type DisclosedTests = {
  readonly tests: readonly (TestResult | null)[];
  /** Row by row, figure by figure; null where nothing was tested or may be told. */
  readonly contrasts: readonly (readonly (ShownContrast | null)[])[];
  /** How many comparisons the marks allow for, and how many of them are marked. */
  readonly comparisons: number;
  readonly marked: number;
};

/**
 * Tests of a table in the form that may be shown: none where something they rest on is hidden, nothing on a small base, and marks only
 * where the difference stands when all comparisons of the table are allowed for.
 * - The test of a table (or of one of several choices) only where all its figures are shown, since it speaks of all of them.
 * - A segment against the rest only where it and everyone are shown: the rest then follows from them anyway. Not where the people
 *   without a segment are 1 to 9, whom it would give away; in a table whose small counts are hidden, only where nothing is.
 * @param rule Holm's unless given
 * @param level below which an adjusted p is marked: 0.05 unless given
 * Source: R16, R18; the disclosure rule (DEFINITIONS, weighting).
 * @example discloseTests(table).contrasts[0][0] // { difference: 0.14, mark: 'higher' }
 */
export function discloseTests(
  table: TestedTable,
  rule: ComparisonRule = 'holm',
  level = 0.05,
): DisclosedTests {
  const { everyone, rows, tests, outside, hideSmallCounts, areMirrored } = table;
  const isWhole = (figure: number) => everyone[figure] === true && rows.every(({ shown }) => shown[figure]);
  const isAllShown = everyone.every((_, figure) => isWhole(figure));
  const mayContrast = hideSmallCounts ? isAllShown && outside === 0 : outside === 0 || outside >= 10;
  const found = rows.map(({ shown, isSmall, contrasts }) =>
    contrasts.map((contrast, figure) =>
      mayContrast && !isSmall && shown[figure] && everyone[figure] ? contrast : null,
    ),
  );
  // Of two segments each is the other's rest, and of two answers each is what the other leaves: the same comparison again.
  const nameOf = (row: number, figure: number) =>
    `${rows.length === 2 ? 0 : row} ${areMirrored ? 0 : figure}`;
  const ps = new Map<string, number>();
  found.forEach((contrasts, row) => {
    contrasts.forEach((contrast, figure) => {
      if (contrast) ps.set(nameOf(row, figure), contrast.p);
    });
  });
  const adjusted = comparisonRules[rule]([...ps.values()]);
  const clear = new Set([...ps.keys()].filter((_, i) => adjusted[i]! < level));
  return {
    tests: tests.map((test, figure) => ((tests.length === 1 ? isAllShown : isWhole(figure)) ? test : null)),
    contrasts: found.map((contrasts, row) =>
      contrasts.map(
        (contrast, figure) =>
          contrast && {
            difference: contrast.difference,
            mark: clear.has(nameOf(row, figure)) ? (contrast.difference > 0 ? 'higher' : 'lower') : null,
          },
      ),
    ),
    comparisons: ps.size,
    marked: clear.size,
  };
}
