import type { Comparison } from '../part';

type Number = number | null | undefined;

/** Compares one number with what is wanted, relatively; `slack` is what it may be off in any case. */
export function near(
  id: string,
  kind: string,
  found: Number,
  wanted: Number,
  tolerance: number,
  slack = 0,
): Comparison {
  // R's NA, NaN and infinity are all null in the files.
  const [one, other] = [found, wanted].map((value) =>
    value === null || value === undefined || !Number.isFinite(value) ? null : value,
  );
  if (one === null || other === null || one === undefined || other === undefined) {
    const passed = one === other;
    return { id, kind, passed, error: null, ...(!passed && { note: `found ${one}, wanted ${other}` }) };
  }
  const off = Math.abs(one - other);
  const error = off === 0 ? 0 : off / Math.abs(other);
  if (off <= tolerance * Math.abs(other)) return { id, kind, passed: true, error };
  if (off <= slack) return { id, kind, passed: true, error: null };
  return { id, kind, passed: false, error, note: `found ${one}, wanted ${other}` };
}

/** Compares lists, place by place; a list of another length fails as a whole. */
export function allNear(
  id: string,
  kind: string,
  found: readonly Number[],
  wanted: readonly Number[],
  tolerance: number,
  slack: readonly number[] = [],
): Comparison[] {
  if (found.length !== wanted.length)
    return [
      {
        id,
        kind,
        passed: false,
        error: null,
        note: `found ${found.length} figures, wanted ${wanted.length}`,
      },
    ];
  return wanted.map((value, k) => near(id, kind, found[k], value, tolerance, slack[k] ?? 0));
}

/** A margin that weights meet has no spread: R prints 1e-11 and the like. */
export const hasNoSpread = (se: Number, estimate: Number) =>
  typeof se === 'number' && se <= 1e-6 * Math.abs(estimate ?? 0);

/** Compares standard errors; where the file's is nothing, the one found must be as small. */
export function nearErrors(
  id: string,
  found: readonly Number[],
  wanted: readonly Number[],
  estimates: readonly Number[],
): Comparison[] {
  if (found.length !== wanted.length) return allNear(id, 'se', found, wanted, 0);
  return wanted.map((se, k) => {
    if (!hasNoSpread(se, estimates[k])) return near(id, 'se', found[k], se, 1e-6);
    const passed = hasNoSpread(found[k], estimates[k]);
    return {
      id,
      kind: 'se of a margin',
      passed,
      error: null,
      ...(!passed && { note: `found ${found[k]}, wanted 0` }),
    };
  });
}

export type List = readonly (number | null)[];

/** A number of a file, or null. */
export const numberOf = (value: unknown) => (typeof value === 'number' ? value : null);

/** Numbers of a file, which writes a single one with or without brackets. */
export const listOf = (value: unknown): List => (value === undefined ? [] : ([value].flat() as List));

/** Compares words, in their order. */
export function sameWords(
  id: string,
  kind: string,
  found: readonly string[],
  wanted: readonly string[],
): Comparison {
  const passed = found.length === wanted.length && found.every((word, k) => word === wanted[k]);
  return {
    id,
    kind,
    passed,
    error: null,
    ...(!passed && { note: `found ${found.join(', ')}, wanted ${wanted.join(', ')}` }),
  };
}
