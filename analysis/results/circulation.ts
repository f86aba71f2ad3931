/** A flow between two nodes, whose value is known to lie between two whole numbers. */
export type Edge = {
  readonly from: number;
  readonly to: number;
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
};

/**
 * Whether one flow of a network could have another whole-number value with every node's sum, and every limit, still kept.
 * It can exactly when the flow lies on a cycle along which each flow may move by one.
 * @param edges the flows as they are, within their limits; what enters and leaves each node is fixed
 * @param wanted index of the flow asked about
 * Source: decomposition of circulations; Ahuja, Magnanti & Orlin, Network Flows (1993), ch. 3.
 * @example two rows and two columns all open: each cell can be otherwise; one open cell alone cannot
 */
export function canBeOtherwise(edges: readonly Edge[], wanted: number): boolean {
  const { from, to, value, lower, upper } = edges[wanted]!;
  return (
    (value < upper && isReachable(edges, to, from, wanted)) ||
    (value > lower && isReachable(edges, from, to, wanted))
  );
}

function isReachable(edges: readonly Edge[], start: number, end: number, without: number): boolean {
  const seen = new Set([start]);
  const waiting = [start];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node === end) return true;
    edges.forEach((edge, e) => {
      if (e === without) return;
      const next =
        edge.from === node && edge.value < edge.upper
          ? edge.to
          : edge.to === node && edge.value > edge.lower
            ? edge.from
            : undefined;
      if (next === undefined || seen.has(next)) return;
      seen.add(next);
      waiting.push(next);
    });
  }
  return false;
}
