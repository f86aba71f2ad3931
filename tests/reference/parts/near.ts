import type { Comparison } from '../part';

/** One figure against another, relatively; absolutely where 0 is wanted. */
export function near(id: string, kind: string, found: number, wanted: number, tolerance: number): Comparison {
  const error = relativeError(found, wanted);
  const passed = error <= tolerance;
  return { id, kind, passed, error, ...(!passed && { note: `found ${found}, wanted ${wanted}` }) };
}

/** A whole list against another: the worst of its figures. */
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
  const far = wanted.reduce(
    (most, value, i) =>
      relativeError(found[i]!, value) > relativeError(found[most]!, wanted[most]!) ? i : most,
    0,
  );
  return near(`${id} row ${far + 1}`, kind, found[far]!, wanted[far]!, tolerance);
}

function relativeError(found: number, wanted: number): number {
  if (found === wanted) return 0;
  const error = wanted === 0 ? Math.abs(found) : Math.abs(found / wanted - 1);
  return Number.isNaN(error) ? Number.POSITIVE_INFINITY : error;
}
