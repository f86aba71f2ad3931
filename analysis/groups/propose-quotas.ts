import { AnalysisError } from '../errors';

/** Cells of one variable, or of several crossed, with how many people each stands for: of a population, or of the pool. */
export type Mix = readonly { readonly cell: Readonly<Record<string, string>>; readonly count: number }[];

/** A quota in proportion, before a person changes it. */
export type ProposedQuota = {
  readonly cell: Readonly<Record<string, string>>;
  /** 0–1 of its mix. */
  readonly share: number;
  readonly min: number;
  readonly max: number;
};

/**
 * Quotas in proportion to a mix: for each category its share of the seats, half a seat either way, in whole seats.
 * @param mixes each of one variable or one crossing; counts ≥ 0. One that counts nobody proposes nothing
 * @throws AnalysisError `bad-size` for seats
 * @example proposeQuotas([[{ cell: { sex: 'f' }, count: 41 }, { cell: { sex: 'm' }, count: 33 }]], 10)[0]
 * // { cell: { sex: 'f' }, share: 0.554…, min: 5, max: 7 }
 */
export function proposeQuotas(mixes: readonly Mix[], seats: number): ProposedQuota[] {
  if (!Number.isInteger(seats) || seats < 1) throw new AnalysisError('bad-size', { size: seats });
  return mixes.flatMap((cells) => {
    const total = cells.reduce((sum, { count }) => sum + count, 0);
    if (total === 0) return [];
    return cells.map(({ cell, count }) => {
      const share = count / total;
      const wanted = Number((share * seats).toFixed(9));
      return {
        cell,
        share,
        min: Math.max(0, Math.floor(wanted - 0.5)),
        max: Math.min(seats, Math.ceil(wanted + 0.5)),
      };
    });
  });
}
