import { canBeOtherwise } from './circulation';
import { type Block, type Guarded, isSmall, networkOf, type State } from './table-network';

/** Why a figure is not there: its base (or count) is under ten, or it would give another one away. */
export type HiddenReason = 'fewer-than-10' | 'not-shown';

/** Unweighted counts of a table. Each block shares a row's people out over its columns (an answer list; or chosen and not chosen). */
export type CountTable = {
  /** People in each row, none of them 0. */
  readonly bases: readonly number[];
  readonly blocks: readonly { readonly cells: readonly (readonly number[])[] }[];
  /** People counted in the totals alone, since they have no row, and their cells in each block. */
  readonly outside: { readonly base: number; readonly blocks: readonly (readonly number[])[] };
};

export type SuppressionRule = {
  /** A base below this is hidden; 10 or more. */
  readonly minimumBase: number;
  /** For sensitive and profile variables and small places: counts of 1 to 9 are hidden too. */
  readonly hideSmallCounts: boolean;
};

/** What is hidden of each row, cell and total; null is shown. Nothing of a hidden row is shown, its cells neither. */
export type Suppression = {
  readonly everyone: HiddenReason | null;
  readonly rows: readonly (HiddenReason | null)[];
  readonly blocks: readonly {
    readonly cells: readonly (readonly (HiddenReason | null)[])[];
    readonly totals: readonly (HiddenReason | null)[];
  }[];
};

/**
 * Which figures of a table must be hidden so that none of the hidden ones can be worked out from the others.
 * First those under the limits; then more, smallest first, until in each row and column where something is hidden at least two are,
 * with ten people or more between them; then an audit: for each hidden base or count, another table must exist that fits
 * everything shown, the reasons given included. Where only the reasons give it away, all are called 'not-shown'.
 * Cells of hidden rows that nobody is in are not guarded.
 * @param table counts; rows without anybody left out before
 * @returns the pattern; everything hidden when nothing less will do
 * Source: the disclosure rule (DEFINITIONS, weighting); Cox (1980), Suppression methodology, JASA 75, for the audit by circulations.
 * @example bases 5, 30 and 40: the first is 'fewer-than-10' and the second 'not-shown', since the total gives the first away
 */
export function suppress(table: CountTable, rule: SuppressionRule): Suppression {
  const state = startOf(table, rule);
  for (let settled = state.allHidden; !settled; ) {
    settled = !hideByRule(state) && !hideByAudit(state);
    if (state.allHidden) settled = true;
  }
  return patternOf(state);
}

function startOf(table: CountTable, rule: SuppressionRule): State {
  const guardOutside = rule.hideSmallCounts && table.outside.base > 0;
  const bases = [...table.bases, ...(guardOutside ? [table.outside.base] : [])];
  const rowHidden = bases.map((base, i) => base < rule.minimumBase || i >= table.bases.length);
  const total = table.bases.reduce((sum, base) => sum + base, table.outside.base);
  const blocks = table.blocks.map((block, b) => {
    const outside = table.outside.blocks[b] ?? [];
    const cells = [...block.cells.map((row) => [...row]), ...(guardOutside ? [[...outside]] : [])];
    const width = cells[0]?.length ?? 0;
    const totals = Array.from({ length: width }, (_, j) => cells.reduce((sum, row) => sum + row[j]!, 0));
    const shownTotals = totals.map((sum, j) => sum + (guardOutside ? 0 : (outside[j] ?? 0)));
    return {
      cells,
      hidden: cells.map((row) => row.map((count) => rule.hideSmallCounts && isSmall(count))),
      totals,
      totalHidden: shownTotals.map((count) => rule.hideSmallCounts && isSmall(count)),
    };
  });
  return {
    rule,
    total,
    bases,
    rowHidden,
    blocks,
    rows: table.bases.length,
    // With a higher limit 'fewer-than-10' would say too much or be untrue.
    areReasonsTold: rule.minimumBase === 10,
    allHidden: total < rule.minimumBase,
  };
}

/** At least two hidden wherever one is, ten people or more between them. True when something more was hidden. */
function hideByRule(state: State): boolean {
  const hiddenRows = state.bases.filter((_, i) => state.rowHidden[i]);
  const isOnlyOutside =
    hiddenRows.length === 1 && state.rowHidden[state.rows] === true && !isSmall(hiddenRows[0]!);
  if (!isOnlyOutside && isTooFew(hiddenRows) && hideSmallestRow(state)) return true;
  if (!state.rule.hideSmallCounts) return false;
  return state.blocks.some(
    (block) => hideInRows(state, block) || hideInColumns(state, block) || hideInTotals(state, block),
  );
}

function isTooFew(counts: readonly number[]): boolean {
  return counts.length > 0 && (counts.length < 2 || counts.reduce((sum, count) => sum + count, 0) < 10);
}

function hideInRows(state: State, block: Block): boolean {
  return block.cells.some((row, i) => {
    if (state.rowHidden[i]) return false;
    const hidden = row.filter((count, j) => count > 0 && block.hidden[i]![j]);
    if (!isTooFew(hidden)) return false;
    if (
      !hideSmallestCell(
        state,
        block,
        row.map((_, j) => [i, j] as const),
      )
    )
      state.rowHidden[i] = true;
    return true;
  });
}

function hideInColumns(state: State, block: Block): boolean {
  return block.totals.some((_, j) => {
    if (block.totalHidden[j]) return false;
    const hidden = block.cells
      .map((row) => row[j]!)
      .filter((count, i) => count > 0 && (state.rowHidden[i] || block.hidden[i]![j]));
    if (!isTooFew(hidden)) return false;
    if (
      !hideSmallestCell(
        state,
        block,
        block.cells.map((_row, i) => [i, j] as const),
      )
    )
      block.totalHidden[j] = true;
    return true;
  });
}

function hideInTotals(state: State, block: Block): boolean {
  if (!isTooFew(block.totals.filter((_, j) => block.totalHidden[j]))) return false;
  if (!hideSmallestTotal(block)) state.allHidden = true;
  return true;
}

/** True when a hidden figure could be worked out and something more was done about it. */
function hideByAudit(state: State): boolean {
  const blocks = state.blocks.length > 0 ? state.blocks : [basesAlone(state)];
  for (const block of blocks) {
    const { edges, guarded } = networkOf(state, block);
    const open = guarded.find(({ edge }) => !canBeOtherwise(edges, edge));
    if (!open) continue;
    if (state.areReasonsTold) state.areReasonsTold = false;
    // A block of bases alone is made anew each time: only whole rows can be hidden in it.
    else if (!hideAround(state, block, state.blocks.length > 0 ? open : { ...open, column: null }))
      state.allHidden = true;
    return true;
  }
  return false;
}

/** A table of bases alone: one column, whose total is known. */
function basesAlone({ bases }: State): Block {
  return {
    cells: bases.map((base) => [base]),
    hidden: bases.map(() => [false]),
    totals: [bases.reduce((sum, base) => sum + base, 0)],
    totalHidden: [false],
  };
}

function hideAround(state: State, block: Block, { row, column }: Guarded): boolean {
  if (row === null) return hideSmallestTotal(block);
  if (column === null) return hideSmallestRow(state);
  const sameRow = state.rowHidden[row] ? [] : block.cells[row]!.map((_, j) => [row, j] as const);
  const sameColumn = block.cells.map((_, i) => [i, column] as const);
  if (hideSmallestCell(state, block, [...sameRow, ...sameColumn])) return true;
  if (!block.totalHidden[column]) {
    block.totalHidden[column] = true;
    return true;
  }
  if (!state.rowHidden[row]) {
    state.rowHidden[row] = true;
    return true;
  }
  return hideSmallestRow(state);
}

function hideSmallestRow(state: State): boolean {
  const shown = state.bases.map((base, i) => ({ base, i })).filter(({ i }) => !state.rowHidden[i]);
  const smallest = shown.sort((one, other) => one.base - other.base)[0];
  if (smallest) state.rowHidden[smallest.i] = true;
  return smallest !== undefined;
}

function hideSmallestCell(
  state: State,
  block: Block,
  places: readonly (readonly [number, number])[],
): boolean {
  const shown = places.filter(
    ([i, j]) => !state.rowHidden[i] && !block.hidden[i]![j] && block.cells[i]![j]! > 0,
  );
  const smallest = [...shown].sort(([i, j], [k, l]) => block.cells[i]![j]! - block.cells[k]![l]!)[0];
  if (smallest) block.hidden[smallest[0]]![smallest[1]] = true;
  return smallest !== undefined;
}

function hideSmallestTotal(block: Block): boolean {
  const shown = block.totals
    .map((count, j) => ({ count, j }))
    .filter(({ count, j }) => count > 0 && !block.totalHidden[j]);
  const smallest = shown.sort((one, other) => one.count - other.count)[0];
  if (smallest) block.totalHidden[smallest.j] = true;
  return smallest !== undefined;
}

function patternOf(state: State): Suppression {
  const reason = (isHidden: boolean, count: number, below: number): HiddenReason | null => {
    if (!isHidden && !state.allHidden) return null;
    return state.areReasonsTold && count < below && !(state.allHidden && state.total >= below)
      ? 'fewer-than-10'
      : 'not-shown';
  };
  const rows = state.bases
    .slice(0, state.rows)
    .map((base, i) => reason(state.rowHidden[i]!, base, state.rule.minimumBase));
  return {
    everyone: state.allHidden ? (state.total < 10 ? 'fewer-than-10' : 'not-shown') : null,
    rows,
    blocks: state.blocks.map((block) => ({
      cells: rows.map((row, i) =>
        block.cells[i]!.map((count, j) => row ?? reason(block.hidden[i]![j]!, count, 10)),
      ),
      totals: block.totals.map((count, j) => reason(block.totalHidden[j]!, count, 10)),
    })),
  };
}
