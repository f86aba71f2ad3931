import { AnalysisError } from '../errors';
import type { Design, Domain } from '../results/design';
import type { Estimate } from '../results/estimate';
import { shareWhere } from '../results/share';
import { covarianceFor } from '../results/statistic';

export type Prevalence = {
  readonly theme: string;
  /** Respondents who raised it. */
  readonly people: number;
  /** Weighted share of respondents who raised it, with interval and bases; null when there are no respondents. */
  readonly share: Estimate | null;
};

/**
 * How common each theme is: the weighted share of respondents in whose words it was coded.
 * @param raised theme → length n, 1 where the respondent raised it, else 0
 * @param design of the respondents (see designOf)
 * @param domain who counts: everyone asked, unless told otherwise (those who wrote something, say); the choice is to be stated
 * @returns themes by share, the most common first
 * @throws AnalysisError `wrong-length`
 * @example prevalenceOf({ waiting: Uint8Array.of(1, 0, 0, 1) }, design)[0].share?.estimate // 0.5
 */
export function prevalenceOf(
  raised: Readonly<Record<string, Uint8Array>>,
  design: Design,
  domain?: Domain,
): Prevalence[] {
  const covariance = covarianceFor(design);
  const themes = Object.entries(raised).map(([theme, indicator]) => {
    if (indicator.length !== design.n) {
      throw new AnalysisError('wrong-length', {
        what: `Theme “${theme}”`,
        found: indicator.length,
        wanted: design.n,
      });
    }
    const people = indicator.reduce((sum, value, i) => sum + (domain && domain[i] === 0 ? 0 : value), 0);
    return {
      theme,
      people,
      share: shareWhere(indicator, () => true, design, { covariance, ...(domain && { domain }) }),
    };
  });
  return themes.sort((one, other) => (other.share?.estimate ?? 0) - (one.share?.estimate ?? 0));
}
