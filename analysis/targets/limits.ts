/** Sums that cells must meet: `groups[c]` is the group of cell c, `sums` the number wanted there. */
export type Limit = { readonly sums: ReadonlyMap<string, number>; readonly groups: readonly string[] };

/** What cells add up to in each group. @example sumsBy(['a', 'b', 'a'], [1, 2, 3]).get('a') // 4 */
export function sumsBy(groups: readonly string[], values: readonly number[]): Map<string, number> {
  const sums = new Map<string, number>();
  groups.forEach((group, c) => {
    sums.set(group, (sums.get(group) ?? 0) + values[c]!);
  });
  return sums;
}
