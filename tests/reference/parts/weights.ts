import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AnalysisError } from '../../../analysis/errors';
import { designEffect } from '../../../analysis/weighting/diagnostics';
import { gapsOf, largestGapOf } from '../../../analysis/weighting/gaps';
import { type CalibrationColumn, limitOf } from '../gold/calibration-columns';
import { type GoldDesign, type ReadDesign, readDesign } from '../gold/design';
import { near } from '../gold/near';
import { amongst, applySteps, type GoldStep, ruleOf, type Stepped, trimsRowsLeftOut } from '../gold/steps';
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
    try {
      const read = designs.get(key) ?? readDesign(root, one.design);
      designs.set(key, read);
      return { id: one.id, ...reportOn(one, read) };
    } catch (problem) {
      return { id: one.id, ...unreadable(one, problem) };
    }
  });
  return {
    file: 'weights/cases.json',
    cases: cases.length,
    queries: cases.length,
    comparisons: reports.flatMap(({ comparisons }) => comparisons),
    apart: reports.flatMap(({ id, apart }) => (apart === undefined ? [] : [{ id, why: apart }])),
  };
}

/** A case whose design cannot be made or understood fails by itself; where R stops too, by a refusal of ours, it passes. */
function unreadable({ id, expected }: WeightsCase, problem: unknown): Report {
  const passed = expected.status === 'error' && problem instanceof AnalysisError;
  const note = problem instanceof Error ? problem.message : String(problem);
  return { comparisons: [{ id, kind: 'refusal', passed, error: null, ...(!passed && { note }) }] };
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
  const oddity = oddityOf(one, read, made);
  if (oddity) return { comparisons: [{ id, kind: 'refusal', passed: true, error: null }], apart: oddity };
  if (made.stepped?.converged && asksForAll(steps) && isOff(one)) {
    const byR = applySteps(read, steps, { ...options, raking: 'r' });
    return {
      comparisons: comparisonsOf(one, byR),
      apart:
        'totals differ a little: the product evens them out and says so, R misses a margin. By R’s stopping rule its weights are compared',
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

/** Whether the last raking was to go on until nothing moves; R's usual rule stops sooner and means no more than it says. */
function asksForAll(steps: readonly GoldStep[]): boolean {
  const last = steps.findLast((step) => step.op === 'rake');
  return last?.op === 'rake' && (last.epsilon ?? 1) <= 1e-9;
}

/** What R does that no product should: found by its sign in the case's own figures, never by name. */
function oddityOf({ steps, expected }: WeightsCase, read: ReadDesign, { error }: Attempt): string | null {
  if (trimsRowsLeftOut(steps))
    return 'R gives rows that a subset left out a part of what a later trim cuts; here they stay out';
  if (error?.code === 'missing-profile' && steps.some(({ op }) => op === 'calibrate'))
    return `a number to calibrate to is missing for some: refused, where R repeats a shorter column (${error.message})`;
  const before = applySteps(read, steps.slice(0, -1)).weights.reduce((sum, weight) => sum + weight, 0);
  if (error?.code === 'cannot-trim' && Math.abs((expected.sum ?? before) / before - 1) > 1e-9)
    return `nobody is inside the limits to take what is cut: refused, where R loses it (${error.message})`;
  return null;
}

/** Whether R's figures show a margin missed although full convergence was asked for; after a trim they say nothing of the raking. */
function isOff({ steps, expected }: WeightsCase): boolean {
  const isTrimmed = steps.some(({ op }) => op === 'trim' || op === 'rake_trim_cycles');
  return !isTrimmed && (expected.max_relative_margin_error ?? 0) > 1e-6;
}

function missOf(stepped: Stepped): string {
  const far = gapsAfter(stepped).reduce((most, gap) =>
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
    ...(gap === undefined || stepped.goals.of.length === 0 ? [] : [gapComparison(id, stepped, gap)]),
  ];
}

/** Of the last raking's margins, among the rows it was done on. */
function gapsAfter({ goals, weights: made }: Stepped) {
  const among = amongst(made, goals.among);
  return gapsOf(goals.of, among, among);
}

/** Below 1e-9 counts as 0. */
function gapComparison(id: string, stepped: Stepped, wanted: number): Comparison {
  const found = largestGapOf(gapsAfter(stepped));
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
