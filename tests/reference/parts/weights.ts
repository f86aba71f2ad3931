import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AnalysisError } from '../../../analysis/errors';
import { designEffect } from '../../../analysis/weighting/diagnostics';
import { gapsOf, largestGapOf } from '../../../analysis/weighting/gaps';
import { type CalibrationColumn, limitOf } from '../gold/calibration-columns';
import { type GoldDesign, type ReadDesign, readDesign } from '../gold/design';
import { near } from '../gold/near';
import { applySteps, type GoldStep, ruleOf, type Stepped } from '../gold/steps';
import type { Comparison, FileReport, ReferencePart } from '../part';
import { anesrakeReport } from './anesrake';
import { worst } from './worst';

type Expected = {
  readonly status: 'ok' | 'not_converged' | 'error';
  readonly r_error?: string;
  readonly sum?: number;
  readonly min?: number;
  readonly max?: number;
  readonly kish_deff?: number;
  readonly kish_ess?: number;
  readonly max_relative_margin_error?: number;
  readonly weights?: readonly number[];
};

type WeightsCase = {
  readonly id: string;
  readonly design: GoldDesign;
  readonly steps: readonly GoldStep[];
  readonly calibration_columns?: readonly CalibrationColumn[];
  readonly expected: Expected;
};

type Report = { readonly comparisons: readonly Comparison[]; readonly apart?: string };

/** Raking, post-stratification, calibration and trimming against R's survey package; pollsters' raking against anesrake. */
export const weights: ReferencePart = {
  folder: 'weights',
  run: async (root) => {
    const reports: FileReport[] = [];
    if (existsSync(join(root, 'weights', 'cases.json'))) reports.push(surveyReport(root));
    if (existsSync(join(root, 'weights', 'anesrake.json'))) reports.push(anesrakeReport(root));
    return reports;
  },
};

function surveyReport(root: string): FileReport {
  const { cases } = JSON.parse(readFileSync(join(root, 'weights', 'cases.json'), 'utf8')) as {
    cases: readonly WeightsCase[];
  };
  const designs = new Map<string, ReadDesign>();
  const reports = cases.map((one) => {
    const key = JSON.stringify(one.design);
    const read = designs.get(key) ?? readDesign(root, one.design);
    designs.set(key, read);
    return { id: one.id, ...reportOn(one, read) };
  });
  return {
    file: 'weights/cases.json',
    cases: cases.length,
    queries: cases.length,
    comparisons: reports.flatMap(({ comparisons }) => comparisons),
    apart: reports.flatMap(({ id, apart }) => (apart === undefined ? [] : [{ id, why: apart }])),
  };
}

function reportOn(one: WeightsCase, read: ReadDesign): Report {
  const { id, steps, expected } = one;
  const options = one.calibration_columns ? { columns: one.calibration_columns } : {};
  const made = attempt(() => applySteps(read, steps, options));
  if (expected.status === 'error') return refusalOf(one, read, made);
  if (made.error?.code === 'wrong-length' && steps.some(({ op }) => op === 'calibrate')) {
    return {
      comparisons: [{ id, kind: 'refusal', passed: true, error: null }],
      apart: `totals of another number than the formula has columns: refused, where R goes on (${made.error.message})`,
    };
  }
  if (made.stepped?.converged) return { comparisons: comparisonsOf(one, made.stepped) };
  if (made.error && made.error.code !== 'totals-differ') {
    return { comparisons: [{ id, kind: 'weight', passed: false, error: null, note: made.error.message }] };
  }
  if (steps.some((step) => step.op === 'calibrate' && step.force === true))
    return forcedOf(one, made.stepped!);
  // A margin is missed: the product says so, and R's own rule gives R's weights.
  const byR = applySteps(read, steps, { ...options, raking: 'r' });
  const isMissedThere = expected.status === 'not_converged' || isOff(one);
  return {
    comparisons: [
      {
        id,
        kind: 'refusal',
        passed: isMissedThere,
        error: null,
        ...(!isMissedThere && { note: 'R met the margins' }),
      },
      ...comparisonsOf(one, byR),
    ],
    apart: `margins are missed: ${made.error?.message ?? missOf(made.stepped!)} By R’s stopping rule its weights are compared`,
  };
}

/** Whether R's figures show a margin missed although full convergence was asked for; after a trim they say nothing of the raking. */
function isOff({ steps, expected }: WeightsCase): boolean {
  const isTrimmed = steps.some(({ op }) => op === 'trim' || op === 'rake_trim_cycles');
  return !isTrimmed && (expected.max_relative_margin_error ?? 0) > 1e-6;
}

function missOf({ goals, weights: made }: Stepped): string {
  const far = gapsOf(goals, made, made).reduce((most, gap) =>
    gap.largestRelativeGap > most.largestRelativeGap ? gap : most,
  );
  return `“${far.category}” of ${far.margin} by ${(100 * far.largestRelativeGap).toPrecision(2)} %.`;
}

function refusalOf({ id, steps, expected }: WeightsCase, read: ReadDesign, made: Attempt): Report {
  if (made.error) return { comparisons: [{ id, kind: 'refusal', passed: true, error: null }] };
  const last = steps.at(-1);
  const isEndless =
    last?.op === 'trim' &&
    last.strict === true &&
    (last.upper ?? last.upper_median ?? last.upper_mean) !== undefined &&
    (last.lower ?? last.lower_median ?? last.lower_mean) !== undefined;
  if (!isEndless) {
    return {
      comparisons: [
        {
          id,
          kind: 'refusal',
          passed: false,
          error: null,
          note: `R stops (${expected.r_error ?? 'no reason given'})`,
        },
      ],
    };
  }
  const into = applySteps(read, steps.slice(0, -1)).weights;
  const { lower, upper } = ruleOf(last, into);
  const kept = made.stepped!.weights;
  return {
    comparisons: [limitsComparison(id, kept, { lower: lower!, upper: upper! })],
    apart: 'both limits, repeated: R recurses without end; this ends and keeps both limits',
  };
}

/** With `force`: not called converged, and within the bounds all the same. */
function forcedOf(
  { id, steps, expected }: WeightsCase,
  { weights: made, adjustments, converged }: Stepped,
): Report {
  const forced = steps.findLast((step) => step.op === 'calibrate');
  const given = forced?.op === 'calibrate' ? forced : undefined;
  const { before } = adjustments.at(-1)!;
  const bounds = {
    lower: limitOf(given?.bounds?.lower, Number.NEGATIVE_INFINITY),
    upper: limitOf(given?.bounds?.upper, Number.POSITIVE_INFINITY),
  };
  return {
    comparisons: [
      { id, kind: 'refusal', passed: !converged && expected.status === 'not_converged', error: null },
      limitsComparison(id, given?.bounds_const ? made : made.map((weight, i) => weight / before[i]!), bounds),
    ],
    apart: 'bounds too tight, forced: only bounds and status are compared',
  };
}

function limitsComparison(
  id: string,
  values: Float64Array,
  { lower, upper }: { readonly lower: number; readonly upper: number },
): Comparison {
  const passed = values.every(
    (value) => value >= lower - 1e-9 * Math.abs(lower) && value <= upper * (1 + 1e-9),
  );
  const found = `${Math.min(...values)} to ${Math.max(...values)}`;
  return { id, kind: 'limits', passed, error: null, note: `found ${found}, wanted ${lower} to ${upper}` };
}

function comparisonsOf({ id, steps, expected }: WeightsCase, stepped: Stepped): Comparison[] {
  const all = stepped.weights;
  const inside = stepped.domain;
  const made =
    inside && expected.weights?.length !== all.length ? all.filter((_, i) => inside[i] === 1) : all;
  const sum = made.reduce((total, weight) => total + weight, 0);
  const effect = designEffect(made);
  const within = weightTolerance(steps);
  const figures: readonly (readonly [string, number, number | undefined, number])[] = [
    ['sum', sum, expected.sum, within],
    [
      'least',
      made.reduce((least, weight) => Math.min(least, weight), Number.POSITIVE_INFINITY),
      expected.min,
      within,
    ],
    [
      'largest',
      made.reduce((most, weight) => Math.max(most, weight), Number.NEGATIVE_INFINITY),
      expected.max,
      within,
    ],
    ['design effect', effect, expected.kish_deff, 1e-6],
    ['effective base', made.length / effect, expected.kish_ess, 1e-6],
  ];
  const gap = expected.max_relative_margin_error;
  return [
    ...(expected.weights ? [worst(id, 'weight', made, expected.weights, within)] : []),
    ...figures.flatMap(([kind, found, wanted, tolerance]) =>
      wanted === undefined ? [] : [near(id, kind, found, wanted, tolerance)],
    ),
    ...(gap === undefined || stepped.goals.length === 0 ? [] : [gapComparison(id, stepped, gap)]),
  ];
}

/** Below 1e-9 counts as 0. */
function gapComparison(id: string, { goals, weights: made }: Stepped, wanted: number): Comparison {
  const found = largestGapOf(gapsOf(goals, made, made));
  if (found < 1e-9 && wanted < 1e-9) return { id, kind: 'margin error', passed: true, error: 0 };
  return near(id, 'margin error', found, wanted, 1e-6);
}

/** Where R stops a calibration at a loose tolerance, its own digits end there. */
function weightTolerance(steps: readonly GoldStep[]): number {
  const isLoose = steps.some(
    (step) =>
      step.op === 'calibrate' &&
      (step.epsilon ?? 1e-7) > 1e-9 &&
      ((step.calfun ?? 'linear') !== 'linear' || step.bounds !== undefined),
  );
  return isLoose ? 1e-6 : 1e-8;
}

type Attempt = { readonly stepped?: Stepped; readonly error?: AnalysisError };

function attempt(work: () => Stepped): Attempt {
  try {
    return { stepped: work() };
  } catch (error) {
    if (error instanceof AnalysisError) return { error };
    throw error;
  }
}
