import { type Limit, sumsBy } from './limits';

/**
 * Figures rounded, each up or down, so that two sets of sums hold at once, with the least sum of squared changes.
 * Each cell joins one group of the first to one of the second; the places left after rounding down are sent through
 * these joints at least cost. Since the figures themselves meet the sums, whole numbers that do always exist.
 * @param fitted figures ≥ 0 that meet both limits
 * @returns whole numbers, each the floor or ceiling of its figure
 * Source: Causey, Cox & Ernst (1985), JASA 80 (transportation); Ford & Fulkerson (1962) for whole-number flows.
 * @example roundTwoWays([0.5, 0.5, 0.5, 0.5], rows of 1 and 1, columns of 1 and 1) // [1, 0, 0, 1]
 */
export function roundTwoWays(fitted: readonly number[], rows: Limit, columns: Limit): number[] {
  const counts = fitted.map((value) => Math.floor(value + 1e-7));
  const rowNames = [...rows.sums.keys()];
  const columnNames = [...columns.sums.keys()];
  const source = rowNames.length + columnNames.length;
  const sink = source + 1;
  const edges: Edge[] = [];
  const connect = (from: number, to: number, room: number, cost: number, cell = -1) => {
    edges.push({ from, to, room, cost, cell }, { from: to, to: from, room: 0, cost: -cost, cell: -1 });
  };
  const needOf = ({ sums, groups }: Limit, group: string) =>
    sums.get(group)! - (sumsBy(groups, counts).get(group) ?? 0);
  rowNames.forEach((name, r) => {
    connect(source, r, needOf(rows, name), 0);
  });
  columnNames.forEach((name, k) => {
    connect(rowNames.length + k, sink, needOf(columns, name), 0);
  });
  fitted.forEach((value, c) => {
    const rest = value - counts[c]!;
    // A whole figure stays as it is.
    if (rest <= 1e-7) return;
    const row = rowNames.indexOf(rows.groups[c]!);
    const column = rowNames.length + columnNames.indexOf(columns.groups[c]!);
    connect(row, column, 1, 1 - 2 * rest, c);
  });
  const left = rowNames.reduce((sum, name) => sum + needOf(rows, name), 0);
  for (let sent = 0; sent < left; sent++) if (!sendOne(edges, source, sink)) break;
  for (const { cell, room } of edges) if (cell >= 0 && room === 0) counts[cell]! += 1;
  return counts;
}

/** An edge and, right after it in the list, its way back. */
type Edge = {
  readonly from: number;
  readonly to: number;
  room: number;
  readonly cost: number;
  readonly cell: number;
};

/** Sends one place along the cheapest way that has room (Bellman–Ford). */
function sendOne(edges: readonly Edge[], source: number, sink: number): boolean {
  const costTo = new Float64Array(sink + 1).fill(Number.POSITIVE_INFINITY);
  const by = new Int32Array(sink + 1).fill(-1);
  costTo[source] = 0;
  for (let changed = true; changed; ) {
    changed = false;
    edges.forEach(({ from, to, room, cost }, e) => {
      if (room > 0 && costTo[from]! + cost < costTo[to]! - 1e-12) {
        costTo[to] = costTo[from]! + cost;
        by[to] = e;
        changed = true;
      }
    });
  }
  if (by[sink]! < 0) return false;
  for (let node = sink; node !== source; ) {
    const e = by[node]!;
    edges[e]!.room -= 1;
    edges[e ^ 1]!.room += 1;
    node = edges[e]!.from;
  }
  return true;
}
