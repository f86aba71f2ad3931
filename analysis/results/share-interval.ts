import betaQuantile from '@stdlib/stats-base-dists-beta-quantile';
import tQuantile from '@stdlib/stats-base-dists-t-quantile';

/** What an interval for a share is made from. */
export type ShareFound = {
  /** 0–1 */
  readonly share: number;
  /** Its standard error on the design. */
  readonly se: number;
  readonly df: number;
  /** People it is counted among. Korn and Graubard's n; to have R's, give all people of the domain, answered or not. */
  readonly people: number;
};

export type Bounds = { readonly lower: number; readonly upper: number };

type Method = (found: ShareFound, level: number) => Bounds;

/**
 * Ways to an interval for a share; bounds are NaN where a way has none.
 * - `mean` share ± t·se; may leave 0–1. - `logit` the same on the logit scale, back by its inverse (R: logit and xlogit).
 * - `asin` on the scale of arcsin √share. - `beta` Korn and Graubard's: Clopper–Pearson's with the design's effective size.
 * - `wilson` Wilson's with that effective size and t. - `likelihood` where the scaled likelihood falls by t²/2.
 * Source: R's svyciprop documentation; Korn & Graubard (1998), Survey Methodology 24; Dean & Pagano (2015), J. Survey Statistics and
 * Methodology 3, for Wilson's; Rao & Scott (1984) for the likelihood.
 * @example shareIntervals.mean({ share: 0.5, se: 0.1, df: 14, people: 25 }, 0.95) // { lower: 0.2855…, upper: 0.7144… }
 */
export const shareIntervals = {
  mean: (found, level) => plain(found, level),
  logit: ({ share, se, df }, level) => {
    const middle = Math.log(share / (1 - share));
    const { lower, upper } = around(middle, (tAt(level, df) * se) / (share * (1 - share)));
    return { lower: expit(lower), upper: expit(upper) };
  },
  asin: ({ share, se, df }, level) => {
    const half = (tAt(level, df) * se) / (2 * Math.sqrt(share * (1 - share)));
    const { lower, upper } = around(Math.asin(Math.sqrt(share)), half);
    // Past its ends the sine turns back (as R lets it): a range that reached 0 would start above it.
    return {
      lower: Math.sin(Math.max(0, lower)) ** 2,
      upper: Math.sin(Math.min(Math.PI / 2, upper)) ** 2,
    };
  },
  beta: (found, level) => {
    if (isMet(found)) return plain(found, level);
    const n = effectiveSize(found) * (tAt(level, found.people - 1) / tAt(level, found.df)) ** 2;
    return clopperPearson(found.share, n, level);
  },
  wilson: (found, level) => wilsonBounds(found.share, effectiveSize(found), tAt(level, found.df)),
  likelihood: (found, level) => {
    if (isMet(found)) return plain(found, level);
    const { share, people: n } = found;
    const fall = (tAt(level, found.df) ** 2 * n) / effectiveSize(found);
    const rise = (x: number) =>
      2 * (n - 1) * (share * Math.log(share / x) + (1 - share) * Math.log((1 - share) / (1 - x))) - fall;
    return { lower: crossing(rise, share, 0), upper: crossing(rise, share, 1) };
  },
} as const satisfies Readonly<Record<string, Method>>;

export type ShareIntervalName = keyof typeof shareIntervals;

/**
 * The interval of a share, also where nobody or everybody said so.
 * At 0 and 1 the design shows no spread: `mean` then has none, `beta` is Clopper–Pearson's and all others Wilson's, on the effective base.
 * @param effectiveBase (Σw)² ÷ Σw² of those counted
 * @example intervalOfShare('logit', { share: 0, se: 0, df: 99, people: 100 }, 100, 0.95).lower // 0
 */
export function intervalOfShare(
  name: ShareIntervalName,
  found: ShareFound,
  effectiveBase: number,
  level: number,
): Bounds {
  const { share, df } = found;
  if (name === 'mean' || (share > 0 && share < 1)) return shareIntervals[name](found, level);
  const edge = share <= 0 ? 0 : 1;
  return name === 'beta'
    ? clopperPearson(edge, effectiveBase, level)
    : wilsonBounds(edge, effectiveBase, tAt(level, df));
}

/**
 * Wilson's bounds: the shares from which this one lies just `quantile` standard errors away.
 * @param n people, or as many as the design is worth
 * Source: Wilson (1927), JASA 22.
 * @example wilsonBounds(0.5, 100, 1.96) // { lower: 0.4038…, upper: 0.5961… }
 */
export function wilsonBounds(share: number, n: number, quantile: number): Bounds {
  const square = quantile ** 2 / n;
  const middle = (share + square / 2) / (1 + square);
  const half = (quantile * Math.sqrt((share * (1 - share)) / n + square / (4 * n))) / (1 + square);
  return {
    lower: share === 0 ? 0 : Math.max(0, middle - half),
    upper: share === 1 ? 1 : Math.min(1, middle + half),
  };
}

const plain: Method = ({ share, se, df }, level) => around(share, tAt(level, df) * se);
const around = (middle: number, half: number): Bounds => ({ lower: middle - half, upper: middle + half });
const expit = (x: number) => 1 / (1 + Math.exp(-x));
const tAt = (level: number, df: number) => tQuantile((1 + level) / 2, df);

/** A margin that weights meet has no spread but rounding: an effective size of millions of millions, of which beta knows no quantile. */
const isMet = ({ share, se }: ShareFound) => se < 1e-6 * Math.min(share, 1 - share);

/** People of a simple draw with replacement that would know the share as well. */
const effectiveSize = ({ share, se }: ShareFound) => (share * (1 - share)) / se ** 2;

function clopperPearson(share: number, n: number, level: number): Bounds {
  const yes = n * share;
  const no = n * (1 - share);
  return {
    lower: yes === 0 ? 0 : betaQuantile((1 - level) / 2, yes, no + 1),
    upper: no === 0 ? 1 : betaQuantile((1 + level) / 2, yes + 1, no),
  };
}

/** Where a function that rises from the share towards an end is 0. */
function crossing(rise: (x: number) => number, share: number, end: 0 | 1): number {
  let inside = share;
  let outside: number = end;
  for (let step = 0; step < 100; step++) {
    const middle = (inside + outside) / 2;
    if (rise(middle) < 0) inside = middle;
    else outside = middle;
  }
  return (inside + outside) / 2;
}
