import { AnalysisError } from '../errors';
import { solverOf } from '../results/least-squares';
import { addProducts, gramOf, offsetsOf } from '../results/residuals';
import { type Bounds, boundedDistance, type DistanceName } from './distances';
import type { Adjustment, Fitted, Goal } from './method';
import { searchMultipliers } from './newton';

/** A number whose weighted total is fixed. */
export type NumberGoal = {
  readonly margin: string;
  /** Length n: nobody is without one. */
  readonly values: Float64Array;
  /** In the unit of the weights times that of the values. */
  readonly total: number;
};

export type CalibrationOptions = {
  readonly distance?: DistanceName;
  /** On the ratio of final to base weight, or on the final weight itself. */
  readonly bounds?: Bounds;
  /** Length n, each above 0: how much more freely a case's weight stays where it is. 1 for all unless given. */
  readonly variance?: Float64Array;
  /** Length n: all cases of a unit (a household) get one ratio. */
  readonly unitOf?: Int32Array;
  /** Ratios outside are cut once totals are met, and what was cut is shared out once; the totals are then missed. */
  readonly trim?: { readonly lower: number; readonly upper: number };
  /** Weights as near as they came, in place of a refusal, when the totals cannot be met. */
  readonly force?: boolean;
  readonly maxRounds?: number;
  readonly tolerance?: number;
};

export type Calibrated = {
  readonly weights: Float64Array;
  readonly rounds: number;
  /** False only where `force` asked for weights all the same. */
  readonly converged: boolean;
  readonly adjustment: Adjustment;
};

/**
 * Calibration: the weights nearest the base weights, by the distance chosen, whose totals are those wanted.
 * @param start base weights, length n, any scale; left as they are
 * @param goals categories and numbers, in the unit of the weights; what follows from the others may be said again
 * @param options raking distance without bounds unless given; ends when no total is off by `tolerance` (1e-10) of 1 + its size,
 *   after at most `maxRounds` (200)
 * @throws AnalysisError `cannot-calibrate` naming the total missed most, and by how much; `bad-bounds`, `wrong-length`
 * Source: Deville & Särndal (1992), JASA 87; Newton's method with halved steps.
 * @example calibrateTo(Float64Array.of(1, 1), [{ margin: 'all', values: Float64Array.of(1, 1), total: 4 }]).weights // [2, 2]
 */
export function calibrateTo(
  start: Float64Array,
  goals: readonly (Goal | NumberGoal)[],
  options: CalibrationOptions = {},
): Calibrated {
  const { maxRounds = 200, tolerance = 1e-10, force = false, variance } = options;
  refuseOtherLengths(start.length, goals, options);
  const fitted = goals.flatMap((goal) => fittedOf(goal, options.unitOf));
  const { offsets, size } = offsetsOf(fitted);
  const wanted = Float64Array.from(
    goals.flatMap((goal) => ('cells' in goal ? [...goal.counts] : [goal.total])),
  );
  const { ratio, slope, height } = boundedDistance(start, options.distance ?? 'raking', options.bounds);
  const n = start.length;
  const spreadOf = (i: number) => (variance ? variance[i]! : 1);
  const scoresAt = (multipliers: Float64Array) => {
    const scores = new Float64Array(n);
    fitted.forEach((column, c) => {
      addScores(scores, column, multipliers, offsets[c]!);
    });
    if (variance) for (let i = 0; i < n; i++) scores[i]! /= variance[i]!;
    return scores;
  };
  const at = (multipliers: Float64Array) => {
    const scores = scoresAt(multipliers);
    const ratios = scores.map(ratio);
    const totals = new Float64Array(size);
    fitted.forEach((column, c) => {
      addProducts(totals, offsets[c]!, column, start, ratios);
    });
    let high = 0;
    for (let i = 0; i < n; i++) high += start[i]! * spreadOf(i) * height(scores[i]!, i);
    for (let k = 0; k < size; k++) high -= wanted[k]! * multipliers[k]!;
    const miss = wanted.map((want, k) => want - totals[k]!);
    return { multipliers, scores, ratios, miss, height: high, ...distancesOf(miss, wanted) };
  };
  const directionFrom = ({ scores, miss }: ReturnType<typeof at>, floor: number) => {
    const pull = start.map((weight, i) => (weight * Math.max(floor, slope(scores[i]!, i))) / spreadOf(i));
    return solverOf(gramOf(pull, fitted, offsets, size))(miss);
  };
  const { best: now, rounds } = searchMultipliers(size, { at, directionFrom }, { tolerance, maxRounds });
  const converged = now.largest < tolerance;
  if (!converged && !force) refuse(goals, wanted, now.miss);
  const met = start.map((weight, i) => weight * now.ratios[i]!);
  const weights = options.trim ? trimRatios(start, now.ratios, options.trim) : met;
  return {
    weights,
    rounds,
    converged,
    adjustment: {
      before: variance ? start.map((weight, i) => weight / variance[i]!) : start,
      after: weights,
      fitted,
      residual: 'least-squares',
    },
  };
}

function distancesOf(miss: Float64Array, wanted: Float64Array): { largest: number; length: number } {
  let largest = 0;
  let squares = 0;
  for (let k = 0; k < miss.length; k++) {
    const relative = Math.abs(miss[k]!) / (1 + Math.abs(wanted[k]!));
    if (!(relative <= largest)) largest = relative;
    squares += relative * relative;
  }
  return { largest, length: Number.isFinite(squares) ? squares : Number.POSITIVE_INFINITY };
}

/** What is fitted to: categories and numbers; where the cases of a unit get one ratio, the unit's mean of each. */
function fittedOf(goal: Goal | NumberGoal, unitOf: Int32Array | undefined): readonly Fitted[] {
  if (!('cells' in goal)) return [{ values: unitOf ? unitMeans(goal.values, unitOf) : goal.values }];
  if (!unitOf) return [{ cells: goal.cells, size: goal.labels.length }];
  return goal.labels.map((_, cell) => ({
    values: unitMeans(
      Float64Array.from(goal.cells, (own) => (own === cell ? 1 : 0)),
      unitOf,
    ),
  }));
}

function unitMeans(values: Float64Array, unitOf: Int32Array): Float64Array {
  const units = unitOf.reduce((most, unit) => Math.max(most, unit + 1), 0);
  const sums = new Float64Array(units);
  const people = new Float64Array(units);
  for (let i = 0; i < values.length; i++) {
    sums[unitOf[i]!]! += values[i]!;
    people[unitOf[i]!]! += 1;
  }
  return values.map((_, i) => sums[unitOf[i]!]! / people[unitOf[i]!]!);
}

function addScores(scores: Float64Array, column: Fitted, multipliers: Float64Array, offset: number): void {
  if ('cells' in column) {
    for (let i = 0; i < scores.length; i++) scores[i]! += multipliers[offset + column.cells[i]!]!;
  } else {
    const multiplier = multipliers[offset]!;
    for (let i = 0; i < scores.length; i++) scores[i]! += multiplier * column.values[i]!;
  }
}

/** R's `trim`: ratios outside are set to the limit; those inside all rise (or fall) by as much as that took from the total, once. */
function trimRatios(
  start: Float64Array,
  ratios: Float64Array,
  { lower, upper }: { readonly lower: number; readonly upper: number },
): Float64Array {
  let cut = 0;
  let inside = 0;
  for (let i = 0; i < start.length; i++) {
    const ratio = ratios[i]!;
    cut += start[i]! * (ratio - Math.min(upper, Math.max(lower, ratio)));
    if (ratio >= lower && ratio <= upper) inside += start[i]!;
  }
  if (!(lower < upper) || inside === 0) throw new AnalysisError('bad-bounds', { lower, upper });
  return start.map((weight, i) => {
    const ratio = ratios[i]!;
    return weight * (ratio < lower ? lower : ratio > upper ? upper : ratio + cut / inside);
  });
}

function refuse(goals: readonly (Goal | NumberGoal)[], wanted: Float64Array, miss: Float64Array): never {
  const names = goals.flatMap((goal) =>
    'cells' in goal
      ? goal.labels.map((category) => ({ margin: goal.margin, category }))
      : [{ margin: goal.margin, category: 'total' }],
  );
  const far = (k: number) => Math.abs(miss[k]!) / (1 + Math.abs(wanted[k]!));
  const worst = names.reduce((most, _, k) => (far(k) > far(most) ? k : most), 0);
  throw new AnalysisError('cannot-calibrate', {
    ...names[worst]!,
    found: wanted[worst]! - miss[worst]!,
    wanted: wanted[worst]!,
  });
}

function refuseOtherLengths(
  n: number,
  goals: readonly (Goal | NumberGoal)[],
  { variance, unitOf }: CalibrationOptions,
): void {
  const given = [
    ...goals.map((goal) => ({
      what: `\`${goal.margin}\``,
      found: 'cells' in goal ? goal.cells.length : goal.values.length,
    })),
    ...(variance ? [{ what: 'The list of variances', found: variance.length }] : []),
    ...(unitOf ? [{ what: 'The list of units', found: unitOf.length }] : []),
  ];
  const wrong = given.find(({ found }) => found !== n);
  if (wrong) throw new AnalysisError('wrong-length', { ...wrong, wanted: n });
}
