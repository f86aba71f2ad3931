import type { CaseColumn, Cases } from '../../../analysis/cases';

/** The rows of a domain, by themselves: columns and base weights (strata and clusters are not needed to fit weights). */
export function rowsOf(cases: Cases, domain: Uint8Array | undefined): Cases {
  if (!domain) return cases;
  const isInside = (_: number, i: number) => domain[i] === 1;
  const columns: Record<string, CaseColumn> = {};
  for (const [name, column] of Object.entries(cases.columns)) {
    columns[name] =
      column.kind === 'category'
        ? { ...column, codes: column.codes.filter(isInside) }
        : { ...column, values: column.values.filter(isInside), missing: column.missing.filter(isInside) };
  }
  const baseWeights = cases.baseWeights.filter(isInside);
  return {
    n: baseWeights.length,
    columns,
    baseWeights,
    ...(cases.clusters && {
      clusters: cases.clusters.map((column) => ({ ...column, codes: column.codes.filter(isInside) })),
    }),
    ...(cases.strata && { strata: { ...cases.strata, codes: cases.strata.codes.filter(isInside) } }),
    selection: cases.selection,
  };
}

/** Values of the rows of a domain put back in their places among all rows; the others get `outside`. */
export function spreadOver<Values extends Float64Array | Int32Array>(
  values: Values,
  domain: Uint8Array | undefined,
  outside = 0,
): Values {
  if (!domain) return values;
  const all = (
    values instanceof Float64Array ? new Float64Array(domain.length) : new Int32Array(domain.length)
  ) as Values;
  let at = 0;
  for (let i = 0; i < domain.length; i++) all[i] = domain[i] === 1 ? values[at++]! : outside;
  return all;
}
