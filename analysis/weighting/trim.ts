import { AnalysisError } from '../errors';
import { designEffect } from './diagnostics';
import { keepWithin } from './keep-within';

export type TrimLimits = { readonly lower?: number; readonly upper?: number };

/** How weights are kept between limits. */
export type TrimRule = TrimLimits & {
  /** What the limits are multiples of, 'mean' unless given; or plain 'weights', or 'percentiles' of them (0.01, 0.99). */
  readonly of?: 'mean' | 'median' | 'weights' | 'percentiles';
  /** What was cut goes to the weights inside in proportion to them, or (R's way) to each as much. */
  readonly shared?: 'in-proportion' | 'in-equal-parts';
  /** Until all keep the limits, unless told to go over them once: then some may end outside again. */
  readonly passes?: 'until-kept' | 'once';
  /** In place of an upper limit: the one at which Kish's design effect comes down to this. */
  readonly designEffect?: number;
};

/** What staff are offered first; nothing is trimmed unless asked (DEFINITIONS, weighting). */
export const usualLimits: TrimLimits = { lower: 0.3, upper: 3 };

/**
 * Weights kept between limits, what was cut shared out over the rest so that their sum stays.
 * @param weights length n, any scale; left as they are. A case of weight 0 is not in the sample: it stays at 0 and has no part in this
 * @param rule limits as multiples of the mean, shared in proportion until all keep them, unless it says otherwise
 * @returns weights of the same sum; by passes 'until-kept' none outside the limits
 * @throws AnalysisError `bad-limits` or `cannot-trim` when no weights of this sum keep the limits, or a pass leaves none inside;
 *   `cannot-reach-effect`, `bad-share`
 * Source: Potter (1990), ASA Survey Research Methods; equal parts as documented for R's `trimWeights`.
 * @example trimWeights(Float64Array.of(0.25, 0.25, 0.25, 3.25), { upper: 2 }) // [2/3, 2/3, 2/3, 2]
 */
export function trimWeights(weights: Float64Array, rule: TrimRule): Float64Array {
  const present = weights.filter((weight) => weight !== 0);
  if (present.length === weights.length) return trimPresent(weights, rule);
  const trimmed = trimPresent(present, rule);
  let next = 0;
  return weights.map((weight) => (weight === 0 ? 0 : trimmed[next++]!));
}

function trimPresent(weights: Float64Array, rule: TrimRule): Float64Array {
  const { lower, upper } = limitsOf(weights, rule);
  const { shared = 'in-proportion', passes = 'until-kept' } = rule;
  if (passes === 'until-kept') refuseImpossible(weights, rule, lower, upper);
  if (weights.every((weight) => weight >= lower && weight <= upper)) return Float64Array.from(weights);
  if (passes === 'once') return passOver(weights, lower, upper, shared);
  return shared === 'in-proportion'
    ? keepWithin(weights, lower, upper, shared)
    : passUntilKept(weights, lower, upper);
}

/**
 * The limits of a rule for these weights, in their unit.
 * @returns 0 and ∞ where the rule has none
 * @example limitsOf(Float64Array.of(1, 2, 6), { upper: 2, of: 'median' }) // { lower: 0, upper: 4 }
 */
export function limitsOf(weights: Float64Array, rule: TrimRule): { lower: number; upper: number } {
  const { lower, upper, of = 'mean', designEffect: wanted } = rule;
  if (of === 'percentiles') {
    return {
      lower: lower === undefined ? 0 : percentileOf(weights, lower),
      upper: upper === undefined ? Number.POSITIVE_INFINITY : percentileOf(weights, upper),
    };
  }
  const unit = of === 'mean' ? meanOf(weights) : of === 'median' ? percentileOf(weights, 0.5) : 1;
  const plain = { lower: (lower ?? 0) * unit, upper: (upper ?? Number.POSITIVE_INFINITY) * unit };
  if (wanted === undefined) return plain;
  return { ...plain, upper: Math.min(plain.upper, capForEffect(weights, plain.lower, wanted)) };
}

/** The highest upper limit at which the design effect is no more than wanted: it falls with the limit. */
function capForEffect(weights: Float64Array, lower: number, wanted: number): number {
  const mean = meanOf(weights);
  const effectAt = (cap: number) => designEffect(keepWithin(weights, lower, cap, 'in-proportion'));
  const people = weights.reduce((sum, weight) => sum + (weight > 0 ? 1 : 0), 0);
  const least = lower > 0 ? 1 : weights.length / people;
  if (!(wanted > least)) throw new AnalysisError('cannot-reach-effect', { wanted, least });
  let low = mean * least;
  let high = weights.reduce((most, weight) => Math.max(most, weight), low);
  if (effectAt(high) <= wanted) return Number.POSITIVE_INFINITY;
  for (let halving = 0; halving < 60 && high - low > 1e-12 * high; halving++) {
    const middle = (low + high) / 2;
    if (effectAt(middle) <= wanted) low = middle;
    else high = middle;
  }
  return low;
}

function refuseImpossible(weights: Float64Array, rule: TrimRule, lower: number, upper: number): void {
  const mean = meanOf(weights);
  if (rule.of === undefined || rule.of === 'mean') {
    if (!(lower >= 0 && lower < mean && upper > mean)) {
      throw new AnalysisError('bad-limits', { lower: rule.lower ?? 0, upper: rule.upper ?? upper / mean });
    }
  }
  if (!(lower < upper && lower <= mean && upper >= mean)) {
    throw new AnalysisError('cannot-trim', { mean, lower, upper });
  }
}

/** One pass: weights beyond a limit are set to it, and what that took is shared out over those that were inside. */
function passOver(
  weights: Float64Array,
  lower: number,
  upper: number,
  shared: NonNullable<TrimRule['shared']>,
): Float64Array {
  let cut = 0;
  let people = 0;
  let inside = 0;
  for (const weight of weights) {
    cut += weight - Math.min(upper, Math.max(lower, weight));
    if (weight < lower || weight > upper) continue;
    people += 1;
    inside += weight;
  }
  if (people === 0) throw new AnalysisError('cannot-trim', { mean: meanOf(weights), lower, upper });
  const factor = shared === 'in-proportion' && inside > 0 ? 1 + cut / inside : 1;
  const part = shared === 'in-equal-parts' ? cut / people : 0;
  return weights.map((weight) => {
    if (weight > upper) return upper;
    return weight < lower ? lower : weight * factor + part;
  });
}

/** R's `strict`: pass after pass, the limits staying; a weight within rounding of a limit counts as on it. */
function passUntilKept(weights: Float64Array, lower: number, upper: number): Float64Array {
  let now = weights;
  for (let pass = 0; pass < 1000; pass++) {
    const settled = now.map((weight) => {
      if (weight > upper && weight <= upper * (1 + 1e-12)) return upper;
      return weight < lower && weight >= lower * (1 - 1e-12) ? lower : weight;
    });
    if (settled.every((weight) => weight >= lower && weight <= upper)) return settled;
    now = passOver(settled, lower, upper, 'in-equal-parts');
  }
  return keepWithin(now, lower, upper, 'in-equal-parts');
}

function meanOf(weights: Float64Array): number {
  return weights.reduce((sum, weight) => sum + weight, 0) / weights.length;
}

/** Between the two nearest weights, in proportion (Hyndman & Fan 1996, type 7). */
function percentileOf(weights: Float64Array, share: number): number {
  if (!(share >= 0 && share <= 1))
    throw new AnalysisError('bad-share', { what: 'A percentile', value: share });
  const sorted = Float64Array.from(weights).sort();
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)]!;
  return below + (place % 1) * (sorted[Math.ceil(place)]! - below);
}
