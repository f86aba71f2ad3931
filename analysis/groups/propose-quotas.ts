import { AnalysisError } from '../errors';

/** Cells of one variable with how many people each stands for: of a population, or of the pool. */
export type Mix = {
  readonly feature: string;
  readonly cells: readonly { readonly value: string; readonly count: number }[];
};

/** A quota in proportion, before a person changes it. */
export type ProposedQuota = {
  readonly cell: Readonly<Record<string, string>>;
  /** 0–1 of its variable. */
  readonly share: number;
  readonly min: number;
  readonly max: number;
};

/**
 * Quotas in proportion to a mix: for each category its share of the seats, half a seat either way, in whole seats.
 * @param mixes of single variables; counts ≥ 0, of each variable not all 0
 * @throws AnalysisError `bad-size` for seats
 * @example proposeQuotas([{ feature: 'sex', cells: [{ value: 'f', count: 41 }, { value: 'm', count: 33 }] }], 10)[0]
 * // { cell: { sex: 'f' }, share: 0.554…, min: 5, max: 7 }
 */
export function proposeQuotas(mixes: readonly Mix[], seats: number): ProposedQuota[] {
  if (!Number.isInteger(seats) || seats < 1) throw new AnalysisError('bad-size', { size: seats });
  return mixes.flatMap(({ feature, cells }) => {
    const total = cells.reduce((sum, { count }) => sum + count, 0);
    if (total === 0) return [];
    return cells.map(({ value, count }) => {
      const share = count / total;
      const wanted = Number((share * seats).toFixed(9));
      return {
        cell: { [feature]: value },
        share,
        min: Math.max(0, Math.floor(wanted - 0.5)),
        max: Math.min(seats, Math.ceil(wanted + 0.5)),
      };
    });
  });
}
