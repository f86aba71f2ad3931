import { near } from '../gold/near';
import type { Comparison } from '../part';

/** A whole list against another, relatively: the worst of its figures, and in which row it stands. */
export function worst(
  id: string,
  kind: string,
  found: ArrayLike<number>,
  wanted: readonly number[],
  tolerance: number,
): Comparison {
  if (found.length !== wanted.length) {
    return {
      id,
      kind,
      passed: false,
      error: null,
      note: `found ${found.length} figures, wanted ${wanted.length}`,
    };
  }
  const errorOf = (i: number) => {
    const error = Math.abs(found[i]! - wanted[i]!) / Math.abs(wanted[i]!);
    return Number.isNaN(error) ? Number(found[i] !== wanted[i]) : error;
  };
  const far = wanted.reduce((most, _, i) => (errorOf(i) > errorOf(most) ? i : most), 0);
  return near(`${id} row ${far + 1}`, kind, found[far], wanted[far], tolerance);
}
