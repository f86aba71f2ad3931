import { AnalysisError } from '../errors';
import { totalsMayDiffer } from '../targets/margins';
import { type AlikeCases, alikeCases } from './alike';
import type { Adjustment, Goal } from './method';

/** 'full': until every margin is met. 'r': the rule of R's `rake`, which stops when a round changes little. */
export type Stopping = 'full' | 'r';

export type RakeLimits = {
  readonly maxRounds?: number;
  readonly tolerance?: number;
  readonly stopping?: Stopping;
  readonly epsilon?: number;
};

export type Raked = { readonly weights: Float64Array; readonly rounds: number; readonly converged: boolean };

/** How large a table pays: small ones stay in the processor's nearest memory, large ones save whole readings of many cases. */
const patternsFor = (n: number) => Math.min(65_536, Math.max(4_096, n / 8));

/**
 * Raking: each round multiplies the weights of every cell of every goal, in their order, by wanted ÷ current count.
 * @param start length n, any scale; left as it is
 * @param goals one or more, counts in the unit of the weights
 * @param limits full: ends when the largest relative gap met in a round is at most `tolerance` (1e-10), or after `maxRounds` (1,000).
 *   By R's rule: when no crossing of all goals changed in a round by `epsilon` (1; below 1, times the sum of `start`), or after 10
 * @returns weights adding to the goals' total; `converged` says whether the rule chosen was met
 * @throws AnalysisError `totals-differ` when the goals' totals differ by more than 0.1 % (not by R's rule, which meets the last);
 *   smaller differences are evened out to the first
 * Source: Deming & Stephan (1940), Annals of Mathematical Statistics 11; R's rule as the documentation of its survey package has it.
 * @example rakeToGoals(Float64Array.of(1, 1), [{ cells: Int32Array.of(0, 1), counts: Float64Array.of(3, 5), … }]).weights // [3, 5]
 */
export function rakeToGoals(start: Float64Array, goals: readonly Goal[], limits: RakeLimits = {}): Raked {
  return limits.stopping === 'r' ? rakeByChange(start, goals, limits) : rakeUntilMet(start, goals, limits);
}

function rakeUntilMet(start: Float64Array, goals: readonly Goal[], limits: RakeLimits): Raked {
  const { maxRounds = 1000, tolerance = 1e-10 } = limits;
  const runs = alikeCases(evenTotals(goals), start.length, patternsFor(start.length));
  if (runs.length === 1) return rakeInTable(start, runs[0]!, maxRounds, (largest) => largest <= tolerance);
  const weights = Float64Array.from(start);
  let last: { readonly run: AlikeCases; readonly factors: Float64Array } | null = null;
  let rounds = 0;
  let converged = false;
  while (!converged && rounds < maxRounds) {
    rounds += 1;
    let largest = 0;
    for (const run of runs) {
      const before: Float64Array = last
        ? tallyAfter(weights, last.run.patternOf, last.factors, run)
        : tally(weights, run);
      const table = Float64Array.from(before);
      largest = Math.max(largest, fitTable(table, run));
      last = { run, factors: ratiosOf(table, before) };
    }
    converged = largest <= tolerance;
  }
  if (last) multiply(weights, last.run.patternOf, last.factors);
  return { weights, rounds, converged };
}

function rakeByChange(start: Float64Array, goals: readonly Goal[], limits: RakeLimits): Raked {
  const { maxRounds = 10, epsilon = 1 } = limits;
  const [run] = alikeCases(goals, start.length, Number.POSITIVE_INFINITY);
  const enough = epsilon < 1 ? epsilon * start.reduce((sum, weight) => sum + weight, 0) : epsilon;
  return rakeInTable(start, run!, maxRounds, (_largest, change) => change < enough);
}

/** Raking where one table tells all goals apart: the cases are read once and written once. */
function rakeInTable(
  start: Float64Array,
  run: AlikeCases,
  maxRounds: number,
  isEnough: (largestGap: number, largestChange: number) => boolean,
): Raked {
  const before = tally(start, run);
  const table = Float64Array.from(before);
  const earlier = new Float64Array(table.length);
  let rounds = 0;
  let converged = false;
  while (!converged && rounds < maxRounds) {
    rounds += 1;
    earlier.set(table);
    const largest = fitTable(table, run);
    let change = 0;
    for (let p = 0; p < table.length; p++) change = Math.max(change, Math.abs(table[p]! - earlier[p]!));
    converged = isEnough(largest, change);
  }
  const weights = Float64Array.from(start);
  multiply(weights, run.patternOf, ratiosOf(table, before));
  return { weights, rounds, converged };
}

/** Fits the goals of a run in turn, in place. @returns the largest relative gap met on the way */
function fitTable(table: Float64Array, { goals }: AlikeCases): number {
  let largest = 0;
  for (const { cellOf, counts } of goals) {
    const factors = new Float64Array(counts.length);
    for (let p = 0; p < table.length; p++) factors[cellOf[p]!]! += table[p]!;
    for (let cell = 0; cell < factors.length; cell++) {
      const current = factors[cell]!;
      const wanted = counts[cell]!;
      if (wanted > 0) largest = Math.max(largest, Math.abs(current / wanted - 1));
      factors[cell] = current > 0 ? wanted / current : 1;
    }
    for (let p = 0; p < table.length; p++) table[p]! *= factors[cellOf[p]!]!;
  }
  return largest;
}

function tally(weights: Float64Array, { patternOf, patterns }: AlikeCases): Float64Array {
  const table = new Float64Array(patterns);
  for (let i = 0; i < weights.length; i++) table[patternOf[i]!]! += weights[i]!;
  return table;
}

/** Multiplies by the last run's factors and sums for the next in one reading of the weights. */
function tallyAfter(
  weights: Float64Array,
  lastPatternOf: AlikeCases['patternOf'],
  factors: Float64Array,
  { patternOf, patterns }: AlikeCases,
): Float64Array {
  const table = new Float64Array(patterns);
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i]! * factors[lastPatternOf[i]!]!;
    weights[i] = weight;
    table[patternOf[i]!]! += weight;
  }
  return table;
}

function multiply(weights: Float64Array, patternOf: AlikeCases['patternOf'], factors: Float64Array): void {
  for (let i = 0; i < weights.length; i++) weights[i]! *= factors[patternOf[i]!]!;
}

function ratiosOf(table: Float64Array, before: Float64Array): Float64Array {
  return table.map((sum, p) => (before[p]! > 0 ? sum / before[p]! : 1));
}

/** Goals of one total: that of the first. */
function evenTotals(goals: readonly Goal[]): readonly Goal[] {
  const totals = goals.map(({ counts }) => counts.reduce((sum, count) => sum + count, 0));
  const total = totals[0] ?? 0;
  return goals.map((goal, g) => {
    const found = totals[g]!;
    if (Math.abs(found - total) > totalsMayDiffer * total) {
      throw new AnalysisError('totals-differ', { margin: goal.margin, found, total });
    }
    return found === total ? goal : { ...goal, counts: goal.counts.map((count) => (count * total) / found) };
  });
}

/** What standard errors need to know of a fitting to goals. */
export function adjustmentOf(before: Float64Array, after: Float64Array, goals: readonly Goal[]): Adjustment {
  return {
    before,
    after,
    fitted: goals.map(({ cells, labels }) => ({ cells, size: labels.length })),
    residual: 'least-squares',
  };
}
