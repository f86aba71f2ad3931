import { type Cases, getCategories, getNumbers } from '../cases';
import { AnalysisError } from '../errors';
import { type CalibrationOptions, calibrateTo, type NumberGoal } from './calibration';
import { gapsOf, type MarginGap } from './gaps';
import { goalsOf } from './goals';
import type { Goal, WeighOptions, WeightingMethod } from './method';
import { weighToMargins } from './weigh-to-margins';

/** How a calibration is done, and to what beside the margins. */
export type CalibrationChoice = Pick<CalibrationOptions, 'distance' | 'bounds' | 'trim' | 'force'> & {
  /** Number columns with their totals in the population. */
  readonly totals?: Readonly<Record<string, number>>;
  /** A number column: the variance of each case, for estimators of a ratio. */
  readonly variance?: string;
  /** A category column (households, say): all cases of one category get one ratio. */
  readonly oneRatioWithin?: string;
};

/**
 * Calibration to margins and to totals of numbers: the weights nearest the base weights, by a distance, that meet them all.
 * Bounds and ratios are taken against base weights that average 1. A missing number is treated as `missing` says: its cases are a
 * category of their own at their observed share and the others carry the rest of the total, or they are refused.
 * @returns weights averaging 1
 * @throws AnalysisError `cannot-calibrate` when the totals cannot be met, unless `force` asks for the nearest weights, which are then
 *   not called converged; `bad-bounds`; those of raking; `unknown-column`, `wrong-column` for a number that is none
 * Source: Deville & Särndal (1992), JASA 87.
 * @example raking's answer, unless bounds or numbers are given: the default distance is 'raking'
 */
export const calibrate: WeightingMethod = {
  name: 'calibrate',
  label: 'Calibration to margins and totals',
  usesMargins: true,
  usual: (options) => ({
    missing: 'own-category',
    tolerance: 1e-10,
    maxRounds: 200,
    ...options,
    calibration: { distance: 'raking', ...options.calibration },
  }),
  weigh: (cases, population, options = {}) =>
    weighToMargins('calibrate', cases, population, options, (start) => {
      const choice = options.calibration ?? {};
      const goals = goalsOf(cases, population, start, options);
      const numbers = Object.entries(choice.totals ?? {}).flatMap(([name, total]) =>
        numberGoalsOf(cases, name, (total * cases.n) / population.total, start, options),
      );
      const all = [...goals, ...numbers];
      return {
        fit: (weights) => {
          const { adjustment, ...fitting } = calibrateTo(weights, all, optionsOf(cases, options));
          return { ...fitting, adjustments: [adjustment] };
        },
        gapsAfter: (weights) => all.map((goal) => gapOf(goal, start, weights)),
      };
    }),
};

function optionsOf(
  cases: Cases,
  { calibration = {}, maxRounds, tolerance }: WeighOptions,
): CalibrationOptions {
  const { totals: _totals, variance, oneRatioWithin, ...rest } = calibration;
  return {
    ...rest,
    ...(maxRounds !== undefined && { maxRounds }),
    ...(tolerance !== undefined && { tolerance }),
    ...(variance !== undefined && { variance: variancesOf(cases, variance) }),
    ...(oneRatioWithin !== undefined && { unitOf: unitsOf(cases, oneRatioWithin) }),
  };
}

function variancesOf(cases: Cases, name: string): Float64Array {
  const { values } = getNumbers(cases, name);
  const row = values.findIndex((value) => !(value > 0));
  if (row >= 0) throw new AnalysisError('bad-variance', { column: name, row: row + 1, value: values[row]! });
  return values;
}

function unitsOf(cases: Cases, name: string): Int32Array {
  const { codes } = getCategories(cases, name);
  const row = codes.findIndex((code) => code < 0);
  if (row >= 0) throw new AnalysisError('missing-cluster', { column: name, row: row + 1 });
  return codes;
}

function numberGoalsOf(
  cases: Cases,
  name: string,
  total: number,
  start: Float64Array,
  { missing: treatment = 'own-category' }: WeighOptions,
): (Goal | NumberGoal)[] {
  const { values, missing } = getNumbers(cases, name);
  if (!Number.isFinite(total))
    throw new AnalysisError('bad-count', { margin: name, category: 'total', value: total });
  const people = missing.reduce((sum, reason) => sum + (reason < 0 ? 1 : 0), 0);
  if (people === 0) return [{ margin: name, values, total }];
  if (treatment === 'refuse') throw new AnalysisError('missing-profile', { people, margin: name });
  const cells = Int32Array.from(missing, (reason) => (reason < 0 ? 1 : 0));
  const without = start.reduce((sum, weight, i) => sum + (cells[i] === 1 ? weight : 0), 0);
  const known = cases.n - without;
  return [
    {
      margin: `${name} known`,
      labels: ['known', 'missing'],
      cells,
      counts: Float64Array.of(known, without),
      known: 1,
    },
    {
      margin: name,
      values: values.map((value, i) => (cells[i] === 1 ? 0 : value)),
      total: (total * known) / cases.n,
    },
  ];
}

function gapOf(goal: Goal | NumberGoal, start: Float64Array, weights: Float64Array): MarginGap {
  if ('cells' in goal) return gapsOf([goal], start, weights)[0]!;
  const { margin, values, total } = goal;
  const n = start.length;
  const totalOf = (own: Float64Array) => own.reduce((sum, weight, i) => sum + weight * values[i]!, 0);
  const after = totalOf(weights);
  return {
    margin,
    largestRelativeGap: total === 0 ? Math.abs(after) : Math.abs(after / total - 1),
    category: 'mean',
    cells: [{ label: 'mean', people: n, wanted: total / n, before: totalOf(start) / n, after: after / n }],
  };
}
