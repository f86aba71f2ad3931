import type { NumberColumn } from '../cases';
import { answeredIn } from './answered';
import type { Design, Domain } from './design';

/** Values in order with what they weigh; nothing of weight 0. */
export type Ranked = {
  readonly values: Float64Array;
  readonly weights: Float64Array;
  /** Σw up to and with each. */
  readonly cumulated: Float64Array;
  readonly total: number;
};

/**
 * Rules for a quantile, by R's names: `math` (Hyndman and Fan's definition 1) is the first value at which the cumulated weight reaches
 * the share, `school` (2) halves a tie, the others join points by straight lines, flat outside.
 */
export const quantileRules = ['math', 'school', 'hf4', 'hf5', 'hf6', 'hf7', 'hf8', 'hf9'] as const;
export type QuantileRule = (typeof quantileRules)[number];

/**
 * A weighted quantile of those who answered.
 * @param share 0–1; 0.5 is the median
 * @returns by the rule 'math' a value that someone gave; null when nobody in the domain answered
 * Source: Hyndman & Fan (1996), American Statistician 50(4); weighted forms as in R's svyquantile.
 * @example weightedQuantile({ values: [1, 2, 9], … }, 0.5, design with equal weights) // 2
 */
export function weightedQuantile(
  column: NumberColumn,
  share: number,
  design: Design,
  domain?: Domain,
  rule: QuantileRule = 'math',
): number | null {
  const ranked = rank(column.values, answeredIn([column], domain), design.weights);
  return ranked.values.length === 0 ? null : quantileOf(ranked, share, rule);
}

/**
 * Values of the cases that count, in order; equal ones as the cases come.
 * @example rank([9, 1], Uint8Array.of(1, 1), Float64Array.of(1, 2)).cumulated // Float64Array [2, 3]
 */
export function rank(values: ArrayLike<number>, counted: Uint8Array, weights: Float64Array): Ranked {
  const rows: number[] = [];
  for (let i = 0; i < counted.length; i++) if (counted[i] === 1 && weights[i]! > 0) rows.push(i);
  rows.sort((one, other) => values[one]! - values[other]! || one - other);
  const ownWeights = Float64Array.from(rows, (i) => weights[i]!);
  let total = 0;
  const cumulated = ownWeights.map((weight) => {
    total += weight;
    return total;
  });
  return { values: Float64Array.from(rows, (i) => values[i]!), weights: ownWeights, cumulated, total };
}

/**
 * A quantile of ranked values.
 * @param ranked at least one value
 * @param share 0–1
 * @example quantileOf(rank([1, 2, 4], counted, equalWeights), 0.5, 'hf7') // 2
 */
export function quantileOf(ranked: Ranked, share: number, rule: QuantileRule): number {
  if (rule === 'math' || rule === 'school') return stepOf(ranked, share, rule);
  const { values } = ranked;
  const reached = standsAt[rule](ranked);
  // A single value has no line to lie on; nor has what is below the first point or above the last.
  const next = reached.findIndex((point) => !(point < share));
  if (next === 0 || values.length === 1) return values[0]!;
  if (next < 0) return values.at(-1)!;
  const from = reached[next - 1]!;
  const part = (share - from) / (reached[next]! - from);
  return values[next - 1]! + part * (values[next]! - values[next - 1]!);
}

function stepOf({ values, cumulated, total }: Ranked, share: number, rule: 'math' | 'school'): number {
  const target = share * total;
  // Sums of weights end in rounding: so close counts as reached.
  const near = 1e-12 * total;
  const found = cumulated.findIndex((reached) => reached >= target - near);
  const at = found < 0 ? values.length - 1 : found;
  const isTie = rule === 'school' && Math.abs(cumulated[at]! - target) <= near && at + 1 < values.length;
  return isTie ? (values[at]! + values[at + 1]!) / 2 : values[at]!;
}

/** Which share each value stands at, rule by rule; C is cumulated weight, w the value's own, W all of it. */
const standsAt: Readonly<Record<Exclude<QuantileRule, 'math' | 'school'>, (ranked: Ranked) => Float64Array>> =
  {
    hf4: ({ cumulated, total }) => cumulated.map((reached) => reached / total),
    hf5: (ranked) => less(ranked, 1 / 2, ranked.total),
    hf6: (ranked) => less(ranked, 0, ranked.total + lastOf(ranked)),
    hf7: ({ cumulated, weights, total }) => {
      const allButLast = total - weights.at(-1)!;
      return cumulated.map((_, k) => (k === 0 ? 0 : cumulated[k - 1]! / allButLast));
    },
    hf8: (ranked) => less(ranked, 1 / 3, ranked.total + lastOf(ranked) / 3),
    hf9: (ranked) => less(ranked, 3 / 8, ranked.total + lastOf(ranked) / 4),
  };

const lastOf = ({ weights }: Ranked) => weights.at(-1)!;

const less = ({ cumulated, weights }: Ranked, part: number, whole: number) =>
  cumulated.map((reached, k) => (reached - part * weights[k]!) / whole);
