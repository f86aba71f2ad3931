import { type Cases, getCategories, getNumbers } from '../cases';
import { type Design, designOf } from './design';
import { type DisclosureRule, discloseBases, type Hidden, isShaky } from './disclosure';
import type { Estimate } from './estimate';
import type { Interval } from './interval';
import { weightedMean } from './mean';
import { covarianceFor } from './statistic';

export type ShownMean = {
  readonly segment: string | null;
  readonly mean: number;
  readonly interval: Interval | null;
  readonly base: number;
  readonly effectiveBase: number;
  readonly hasSmallBase: boolean;
};

/**
 * The weighted mean of a number for everyone and by a segment, in the form that may be shown.
 * @param segment a category column, or null for everyone only
 * @returns everyone first, then segments in their order; those without an answer are left out
 * @throws AnalysisError `unknown-column`, `wrong-column`
 * Source: R16 and the disclosure rule; see mean.
 * @example disclosedMeans(cases, 'wait', 'sex', { hideSmallCounts: false })[0] // { segment: null, mean: 3.2, … }
 */
export function disclosedMeans(
  cases: Cases,
  variable: string,
  segment: string | null,
  rule: DisclosureRule,
  design: Design = designOf(cases),
): (ShownMean | (Hidden & { readonly segment: string | null }))[] {
  const values = getNumbers(cases, variable);
  const covariance = covarianceFor(design);
  const column = segment === null ? null : getCategories(cases, segment);
  const everyone = weightedMean(values, design, { covariance });
  if (everyone === null) return [];
  const rows = (column?.categories ?? []).flatMap((name, s) => {
    const domain = Uint8Array.from(column!.codes, (code) => (code === s ? 1 : 0));
    const estimate = weightedMean(values, design, { covariance, domain });
    return estimate ? [{ name, estimate }] : [];
  });
  const outside = everyone.base - rows.reduce((sum, { estimate }) => sum + estimate.base, 0);
  const pattern = discloseBases(
    rows.map(({ estimate }) => estimate.base),
    outside,
    rule,
  );
  const show = (name: string | null, hidden: Hidden['hidden'] | null, estimate: Estimate) =>
    hidden ? { segment: name, hidden } : shownMean(name, estimate, rule);
  return [
    show(null, pattern.everyone, everyone),
    ...rows.map(({ name, estimate }, i) => show(name, pattern.rows[i] ?? null, estimate)),
  ];
}

function shownMean(segment: string | null, estimate: Estimate, rule: DisclosureRule): ShownMean {
  return {
    segment,
    mean: estimate.estimate,
    interval: estimate.interval,
    base: estimate.base,
    effectiveBase: estimate.effectiveBase,
    hasSmallBase: isShaky(estimate, rule),
  };
}
