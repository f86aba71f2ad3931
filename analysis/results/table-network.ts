import type { Edge } from './circulation';

/** Counts of one answer list with their totals, and what is hidden of them so far. */
export type Block = { cells: number[][]; hidden: boolean[][]; totals: number[]; totalHidden: boolean[] };
/** A table while it is being judged. */
export type State = {
  /** The limits (see SuppressionRule). */
  readonly rule: { readonly minimumBase: number; readonly hideSmallCounts: boolean };
  readonly total: number;
  readonly bases: number[];
  readonly rowHidden: boolean[];
  readonly blocks: Block[];
  /** Rows of the table as given; one more may follow, of those outside, never shown. */
  readonly rows: number;
  areReasonsTold: boolean;
  allHidden: boolean;
};

/** A count that is hidden where small counts are: 1 to 9. */
export function isSmall(count: number): boolean {
  return count > 0 && count < 10;
}

/** A hidden figure that must not be worked out: a base (no column), a total (no row) or a count. */
export type Guarded = { readonly edge: number; readonly row: number | null; readonly column: number | null };

/**
 * A table as a circulation: people flow from the total to the rows, their cells, the columns' totals, and back.
 * A shown figure is fixed; a hidden one may be anything that the reason given for it allows.
 * @returns the flows, and which of them are to be guarded
 * Source: Cox (1980), Suppression methodology and statistical disclosure control, JASA 75.
 */
export function networkOf(state: State, block: Block): { edges: Edge[]; guarded: Guarded[] } {
  const edges: Edge[] = [];
  const guarded: Guarded[] = [];
  const start = 0;
  const end = 1;
  const rowNode = (i: number) => 2 + i;
  const columnNode = (j: number) => 2 + block.cells.length + j;
  const add = (
    from: number,
    to: number,
    value: number,
    isHidden: boolean,
    limits: readonly [number, number],
    place: Omit<Guarded, 'edge'>,
    guard: boolean,
  ) => {
    if (isHidden && guard) guarded.push({ edge: edges.length, ...place });
    edges.push({ from, to, value, lower: isHidden ? limits[0] : value, upper: isHidden ? limits[1] : value });
  };
  const anything = [0, Number.POSITIVE_INFINITY] as const;
  const told = (value: number, below: number, unlabelled: boolean) =>
    !state.areReasonsTold || unlabelled
      ? anything
      : value < below
        ? ([1, below - 1] as const)
        : ([below, Number.POSITIVE_INFINITY] as const);
  block.cells.forEach((row, i) => {
    const isOutside = i >= state.rows;
    add(
      start,
      rowNode(i),
      state.bases[i]!,
      state.rowHidden[i]!,
      told(state.bases[i]!, state.rule.minimumBase, isOutside),
      { row: i, column: null },
      !isOutside || isSmall(state.bases[i]!),
    );
    row.forEach((count, j) => {
      const isHidden = state.rowHidden[i]! || block.hidden[i]![j]!;
      const limits = state.rowHidden[i] ? anything : told(count, 10, false);
      add(
        rowNode(i),
        columnNode(j),
        count,
        isHidden,
        limits,
        { row: i, column: j },
        state.rule.hideSmallCounts && count > 0,
      );
    });
  });
  block.totals.forEach((count, j) => {
    add(
      columnNode(j),
      end,
      count,
      block.totalHidden[j]!,
      told(count, 10, false),
      { row: null, column: j },
      true,
    );
  });
  return { edges, guarded };
}
