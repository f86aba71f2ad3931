import { type Cases, getCategories } from '../cases';
import { AnalysisError } from '../errors';
import type { Crosstab, TableRow } from './crosstab';
import type { Interval } from './interval';
import { type CountTable, type HiddenReason, type Suppression, suppress } from './suppression';

/** Stands where a figure may not be shown. */
export type Hidden = { readonly hidden: HiddenReason };

export type DisclosureRule = {
  /** Base below which nothing is shown: 10, or more where a footprint wants it; never less. */
  readonly minimumBase?: number;
  /** True for sensitive questions, profile variables and places under about 5,000 adults: counts of 1 to 9 are hidden too. */
  readonly hideSmallCounts: boolean;
  /** Bases below which a figure is marked as shaky: 30 people, 20 effective. */
  readonly smallBase?: number;
  readonly smallEffectiveBase?: number;
};

export type ShownCell = { readonly code: string; readonly share: number; readonly interval: Interval | null };
export type ShownRow = {
  readonly segment: string | null;
  readonly base: number;
  readonly effectiveBase: number;
  readonly hasSmallBase: boolean;
  readonly cells: readonly (ShownCell | (Hidden & { readonly code: string }))[];
};
/** A hidden row: its name and the reason, nothing else. */
export type HiddenRow = Hidden & { readonly segment: string | null };

/** A table as it may leave the house (R16): counts are gone, and so is all that a hidden figure could be worked out from. */
export type DisclosedTable = {
  readonly segmentVariable: string | null;
  readonly codes: readonly string[];
  readonly everyone: ShownRow | HiddenRow;
  readonly rows: readonly (ShownRow | HiddenRow)[];
  readonly smallCountsHidden: boolean;
  /** Hidden cells ÷ all cells of rows that have people. */
  readonly hiddenShare: number;
  /** Groups all of whom, or none of whom, gave a sensitive answer: to be signed off before release. */
  readonly toSignOff: readonly { readonly segment: string | null; readonly code: string }[];
};

/** Whether a figure is hidden, and so says only why. @example isHidden({ hidden: 'fewer-than-10' }) // true */
export function isHidden<Shown extends object>(figure: Shown | Hidden): figure is Hidden {
  return 'hidden' in figure;
}

/**
 * A table in the form that may be shown: bases under ten hidden, and whatever would give them away.
 * @param table from crosstab
 * @param rule sensitive or not; limits
 * @throws AnalysisError `low-limit` for a minimum base below 10
 * Source: the disclosure rule (DEFINITIONS, weighting), items 1, 2 and 5; R16.
 * @example a segment of 7 people becomes { segment: '85+', hidden: 'fewer-than-10' }
 */
export function disclose(table: Crosstab, rule: DisclosureRule): DisclosedTable {
  const { minimumBase = 10, hideSmallCounts } = rule;
  if (minimumBase < 10) throw new AnalysisError('low-limit', { limit: minimumBase });
  const pattern = suppress(countsOf(table), { minimumBase, hideSmallCounts });
  // Without segments, everyone is the only row of the pattern.
  const hiddenWhole = pattern.everyone ?? (table.rows.length === 0 ? (pattern.rows[0] ?? null) : null);
  const everyone: ShownRow | HiddenRow =
    table.everyone === null || hiddenWhole !== null
      ? { segment: null, hidden: hiddenWhole ?? 'fewer-than-10' }
      : showRow(table.everyone, (c) => hiddenTotal(table, pattern, c), rule);
  const rows = table.rows.map((row, i): ShownRow | HiddenRow => {
    const hidden = pattern.rows[i];
    return hidden
      ? { segment: row.segment, hidden }
      : showRow(row, (c) => hiddenCell(table, pattern, i, c), rule);
  });
  const shown = [everyone, ...rows];
  const cells = shown.length * table.codes.length;
  const shownCells = shown.flatMap((row) =>
    'cells' in row ? row.cells.filter((cell) => !isHidden(cell)) : [],
  );
  return {
    segmentVariable: table.segmentVariable,
    codes: table.codes,
    everyone,
    rows,
    smallCountsHidden: hideSmallCounts,
    hiddenShare: cells === 0 ? 0 : 1 - shownCells.length / cells,
    toSignOff: hideSmallCounts ? shown.flatMap(unanimous) : [],
  };
}

/**
 * Which rows of any table by segment (of means, of points) may be shown, from their bases alone.
 * @param bases people of each row that has any
 * @param outside people counted in the total alone
 * @returns the reason each row is hidden, or null; `everyone` likewise
 * @example discloseBases([5, 30, 40], 0, { hideSmallCounts: false }).rows // ['fewer-than-10', 'not-shown', null]
 */
export function discloseBases(
  bases: readonly number[],
  outside: number,
  rule: DisclosureRule,
): Pick<Suppression, 'everyone' | 'rows'> {
  const { minimumBase = 10, hideSmallCounts } = rule;
  if (minimumBase < 10) throw new AnalysisError('low-limit', { limit: minimumBase });
  if (bases.length === 0) return { everyone: outside < minimumBase ? 'fewer-than-10' : null, rows: [] };
  return suppress(
    { bases, blocks: [], outside: { base: outside, blocks: [] } },
    { minimumBase, hideSmallCounts },
  );
}

/**
 * Whether a figure should carry the mark of a small base.
 * @example isShaky({ base: 29, effectiveBase: 29 }) // true
 */
export function isShaky(
  bases: { readonly base: number; readonly effectiveBase: number },
  rule: Pick<DisclosureRule, 'smallBase' | 'smallEffectiveBase'> = {},
): boolean {
  return bases.base < (rule.smallBase ?? 30) || bases.effectiveBase < (rule.smallEffectiveBase ?? 20);
}

/**
 * People of each category of a variable, hidden by the same rule: the size of a segment before anyone is picked (R27).
 * @example countsToShow(cases, 'ageBand', { hideSmallCounts: true })[0] // { code: '16-24', people: 120 }
 */
export function countsToShow(
  cases: Cases,
  variable: string,
  rule: DisclosureRule,
): ({ readonly code: string; readonly people: number } | (Hidden & { readonly code: string }))[] {
  const { categories, codes } = getCategories(cases, variable);
  const people = categories.map((_, c) => codes.filter((code) => code === c).length);
  const present = people.flatMap((count, c) => (count > 0 ? [c] : []));
  const outside = cases.n - people.reduce((sum, count) => sum + count, 0);
  const { rows, everyone } = discloseBases(
    present.map((c) => people[c]!),
    outside,
    rule,
  );
  return present.map((c, i) => {
    const hidden = everyone ?? rows[i];
    return hidden ? { code: categories[c]!, hidden } : { code: categories[c]!, people: people[c]! };
  });
}

/** A partition is one block; of several choices each item is a block of its own: chosen, not chosen. */
function countsOf(table: Crosstab): CountTable {
  const blocksOf = (row: TableRow): number[][] =>
    table.isPartition
      ? [row.cells.map(({ count }) => count)]
      : row.cells.map(({ count }) => [count, row.base - count]);
  const listed = table.rows.length > 0 || table.everyone === null ? table.rows : [table.everyone];
  const rows = listed.map(blocksOf);
  const all = table.everyone ? blocksOf(table.everyone) : [];
  return {
    bases: listed.map(({ base }) => base),
    blocks: all.map((_, b) => ({ cells: rows.map((blocks) => blocks[b]!) })),
    outside: {
      base: (table.everyone?.base ?? 0) - listed.reduce((sum, { base }) => sum + base, 0),
      blocks: all.map((totals, b) =>
        totals.map((total, j) => total - rows.reduce((sum, blocks) => sum + blocks[b]![j]!, 0)),
      ),
    },
  };
}

function hiddenCell(table: Crosstab, pattern: Suppression, row: number, cell: number): HiddenReason | null {
  return (
    (table.isPartition ? pattern.blocks[0]?.cells[row]?.[cell] : pattern.blocks[cell]?.cells[row]?.[0]) ??
    null
  );
}

function hiddenTotal(table: Crosstab, pattern: Suppression, cell: number): HiddenReason | null {
  return (table.isPartition ? pattern.blocks[0]?.totals[cell] : pattern.blocks[cell]?.totals[0]) ?? null;
}

function showRow(
  row: TableRow,
  hiddenAt: (cell: number) => HiddenReason | null,
  rule: DisclosureRule,
): ShownRow {
  return {
    segment: row.segment,
    base: row.base,
    effectiveBase: row.effectiveBase,
    hasSmallBase: isShaky(row, rule),
    cells: row.cells.map(({ code, share }, c) => {
      const hidden = hiddenAt(c);
      return hidden ? { code, hidden } : { code, share: share.estimate, interval: share.interval };
    }),
  };
}

function unanimous(row: ShownRow | HiddenRow): { segment: string | null; code: string }[] {
  if (isHidden(row)) return [];
  return row.cells.flatMap((cell) =>
    !isHidden(cell) && (cell.share <= 0 || cell.share >= 1)
      ? [{ segment: row.segment, code: cell.code }]
      : [],
  );
}
