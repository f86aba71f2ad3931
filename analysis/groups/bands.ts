/** People whose chances are shown together: never fewer than ten. */
export type ChanceBand = {
  readonly people: number;
  readonly from: number;
  readonly to: number;
  readonly mean: number;
};

/** Nothing is said of fewer people than this. */
export const leastTogether = 10;

/**
 * Chances as published: equal ones are one band, and bands of fewer than ten people are merged with the next higher
 * (the last with the one below), so that a chance never points to someone.
 * @param chances of those in the draw; equal to nine digits counts as equal
 * @returns none when the whole draw has fewer than ten people: then nothing is said of their chances but the lowest
 * @example bandsOf([...Array(10).fill(0.1), 0.5]) // [{ people: 11, from: 0.1, to: 0.5, mean: 0.136… }]
 */
export function bandsOf(chances: readonly number[]): ChanceBand[] {
  if (chances.length < leastTogether) return [];
  const sorted = [...chances].sort((one, other) => one - other);
  const bands: number[][] = [];
  for (const chance of sorted) {
    const last = bands.at(-1);
    if (last && (chance - last.at(-1)! < 1e-9 || last.length < leastTogether)) last.push(chance);
    else bands.push([chance]);
  }
  if (bands.length > 1 && bands.at(-1)!.length < leastTogether) {
    const end = bands.pop()!;
    bands.at(-1)!.push(...end);
  }
  return bands.map((band) => ({
    people: band.length,
    from: band[0]!,
    to: band.at(-1)!,
    mean: band.reduce((sum, chance) => sum + chance, 0) / band.length,
  }));
}
