import { type CaseColumn, type Cases, categoryColumn } from '../../../analysis/cases';
import { calibrateTo } from '../../../analysis/weighting/calibration';
import { type Fit, fitAndTrim } from '../../../analysis/weighting/fit-and-trim';
import { adjustmentOf, rakeToGoals } from '../../../analysis/weighting/fit-goals';
import { goalOf } from '../../../analysis/weighting/goals';
import type { Adjustment, Goal } from '../../../analysis/weighting/method';
import { limitsOf, type TrimRule, trimWeights } from '../../../analysis/weighting/trim';
import { type CalibrateStep, type CalibrationColumn, calibrationOf } from './calibration-columns';
import type { ReadDesign } from './design';
import { getColumn, levelsOf, over } from './frame';
import { rowsOf, spreadOver } from './rows';

export type GoldMargin = {
  readonly vars: readonly string[];
  readonly cells: readonly { readonly levels: readonly string[]; readonly target: number }[];
};

type RakeStep = {
  readonly op: 'rake';
  readonly margins: readonly GoldMargin[];
  readonly maxit?: number;
  readonly epsilon?: number;
};

type TrimStep = {
  readonly op: 'trim';
  readonly upper?: number;
  readonly lower?: number;
  readonly upper_median?: number;
  readonly lower_median?: number;
  readonly upper_mean?: number;
  readonly lower_mean?: number;
  readonly strict?: boolean;
};

type CyclesStep = {
  readonly op: 'rake_trim_cycles';
  readonly cycles: number;
  readonly end_with_rake?: boolean;
  readonly rake: RakeStep;
  readonly trim: TrimStep;
};

/** One thing done to a design, as the cases of reference write it. `asreplicates` is read elsewhere and passed over here. */
export type GoldStep =
  | RakeStep
  | { readonly op: 'poststratify'; readonly margin: GoldMargin; readonly partial?: boolean }
  | CalibrateStep
  | TrimStep
  | CyclesStep
  | { readonly op: 'subset'; readonly where: string }
  | { readonly op: 'asreplicates'; readonly type?: string };

/** A design after steps. */
export type Stepped = {
  readonly weights: Float64Array;
  readonly adjustments: readonly Adjustment[];
  /** Rows that `subset` kept, when there was one; the others have no weight left to fit. */
  readonly domain?: Uint8Array;
  /** Of the last raking, among the rows there were then; and whether every fitting met what it was given. */
  readonly goals: { readonly of: readonly Goal[]; readonly among?: Uint8Array };
  readonly converged: boolean;
};

export type StepOptions = {
  /** As the case writes it: R's rule where its epsilon is loose, else the product's; or R's in any case. */
  readonly raking?: 'as-written' | 'r';
  /** Base weights in place of the design's: a replicate's. */
  readonly start?: Float64Array;
  /** What each calibration total is, where the case says so; else its name does. */
  readonly columns?: readonly CalibrationColumn[];
};

/** Carries out the steps of a case. @throws AnalysisError what the product refuses */
export function applySteps(read: ReadDesign, steps: readonly GoldStep[], options: StepOptions = {}): Stepped {
  const start: Stepped = {
    weights: options.start ?? read.cases.baseWeights,
    adjustments: [],
    goals: { of: [] },
    converged: true,
  };
  return steps.reduce((now, step) => applyStep(read, now, step, options), start);
}

function applyStep(read: ReadDesign, now: Stepped, step: GoldStep, options: StepOptions): Stepped {
  if (step.op === 'asreplicates') return now;
  if (step.op === 'subset') {
    const kept = over(read.frame, step.where);
    const before = now.domain;
    const domain = Uint8Array.from(kept, (value, i) => (value === true && before?.[i] !== 0 ? 1 : 0));
    // Rows left out weigh nothing from now on; what was fitted before keeps its own account of them.
    return { ...now, domain, weights: now.weights.map((weight, i) => (domain[i] === 1 ? weight : 0)) };
  }
  const { domain } = now;
  const cases = rowsOf(withWeights(read.cases, now.weights), domain);
  const done = fittingOf(read, cases, step, options);
  const all = <Length extends Float64Array>(values: Length) => spreadOver(values, domain);
  return {
    ...now,
    weights: all(done.weights),
    adjustments: [
      ...now.adjustments,
      ...done.adjustments.map((adjustment) => ({
        ...adjustment,
        before: all(adjustment.before),
        after: all(adjustment.after),
        fitted: adjustment.fitted.map((column) =>
          'cells' in column
            ? { cells: spreadOver(column.cells, domain, column.size), size: column.size + (domain ? 1 : 0) }
            : { values: all(column.values) },
        ),
      })),
    ],
    goals: done.goals ? { of: done.goals, ...(domain && { among: domain }) } : now.goals,
    converged: now.converged && done.converged,
  };
}

type Done = {
  readonly weights: Float64Array;
  readonly adjustments: readonly Adjustment[];
  readonly converged: boolean;
  readonly goals?: readonly Goal[];
};

function fittingOf(
  read: ReadDesign,
  cases: Cases,
  step: Exclude<GoldStep, { readonly op: 'subset' | 'asreplicates' }>,
  options: StepOptions,
): Done {
  const start = cases.baseWeights;
  if (step.op === 'rake') return rakeStep(read, cases, step, options)(start);
  if (step.op === 'poststratify') {
    const goals = [goalFor(read, cases, step.margin, step.partial === true)];
    const { weights } = rakeToGoals(start, goals, { maxRounds: 1 });
    return { weights, adjustments: [adjustmentOf(start, weights, goals)], converged: true };
  }
  if (step.op === 'calibrate') {
    const { base, goals, choice } = calibrationOf(read, cases, step, options.columns);
    const { weights, adjustment, converged } = calibrateTo(base, goals, choice);
    return { weights, adjustments: [adjustment], converged };
  }
  if (step.op === 'trim') {
    return { weights: trimWeights(start, ruleOf(step, start)), adjustments: [], converged: true };
  }
  const rakeOnce = rakeStep(read, cases, step.rake, options);
  const rakeFully = (weights: Float64Array) => ({ ...rakeOnce(weights), rounds: 0 });
  const { goals } = rakeOnce(start);
  const rule = ruleInOneUnit(step.trim);
  if (!rule) return { ...cyclesByHand(start, rakeFully, step), goals };
  const cycled = fitAndTrim(start, rakeFully, {
    ...rule,
    cycles: step.cycles,
    endWith: step.end_with_rake ? 'fit' : 'trim',
  });
  return { ...cycled, goals };
}

/** The same cycles where a trim has limits in two units (a multiple of the mean and one of the median), which the product's rule has not. */
function cyclesByHand(start: Float64Array, rakeFully: Fit, step: CyclesStep): Omit<Done, 'goals'> {
  const adjustments: Adjustment[] = [];
  let weights = start;
  let converged = true;
  const fitNow = () => {
    const fitting = rakeFully(weights);
    weights = fitting.weights;
    adjustments.push(...fitting.adjustments);
    converged = converged && fitting.converged;
  };
  for (let cycle = 0; cycle < step.cycles; cycle++) {
    fitNow();
    weights = trimWeights(weights, ruleOf(step.trim, weights));
  }
  if (step.end_with_rake) fitNow();
  return { weights, adjustments, converged };
}

/** A trim after a subset after a fitting: R then keeps the rows left out, at weight 0, and counts them among those inside the limits. */
export function trimsRowsLeftOut(steps: readonly GoldStep[]): boolean {
  const fitted = steps.findIndex(({ op }) =>
    ['rake', 'poststratify', 'calibrate', 'rake_trim_cycles'].includes(op),
  );
  const left = steps.findIndex(({ op }, at) => op === 'subset' && fitted >= 0 && at > fitted);
  return steps.some(({ op }, at) => left >= 0 && at > left && (op === 'trim' || op === 'rake_trim_cycles'));
}

/** The rows of a domain among those another left: weights, goals and all are of these. */
export function amongst(weights: Float64Array, domain: Uint8Array | undefined): Float64Array {
  return domain ? weights.filter((_, i) => domain[i] === 1) : weights;
}

/** R's `rake`, by the product's rule where its epsilon asks for full convergence; residuals as R takes them. */
function rakeStep(read: ReadDesign, cases: Cases, step: RakeStep, options: StepOptions) {
  const { maxit = 10, epsilon = 1 } = step;
  const goals = step.margins.map((margin) => goalFor(read, cases, margin, false));
  const isByChange = options.raking === 'r' || epsilon > 1e-9;
  return (start: Float64Array) => {
    const { weights, converged } = rakeToGoals(
      start,
      goals,
      isByChange
        ? { stopping: 'r', maxRounds: maxit, epsilon }
        : { maxRounds: maxit, tolerance: Math.max(1e-12, epsilon) },
    );
    const adjustments: Adjustment[] = [{ ...adjustmentOf(start, weights, goals), residual: 'sweeps' }];
    return { weights, adjustments, converged, goals };
  };
}

function goalFor(read: ReadDesign, cases: Cases, { vars, cells }: GoldMargin, partial: boolean): Goal {
  const margin = {
    name: vars.join(' × '),
    variables: vars,
    cells: cells.map(({ levels, target }) => ({ codes: levels, count: target })),
  };
  return goalOf(
    withCategories(read, cases, vars),
    margin,
    cells.map(({ target }) => target),
    cases.baseWeights,
    { missing: 'refuse', partial },
  );
}

/** Columns of numbers or claims that a margin uses as categories, as categories. */
function withCategories(read: ReadDesign, cases: Cases, names: readonly string[]): Cases {
  const columns = { ...cases.columns };
  for (const name of names) {
    const column = getNumbersOrCategories(columns, name);
    if (column.kind === 'category') continue;
    const isClaim = getColumn(read.frame, name).values.some((value) => typeof value === 'boolean');
    const words = Array.from(column.values, (value, i) => {
      if (column.missing[i]! < 0) return null;
      return isClaim ? (value === 1 ? 'TRUE' : 'FALSE') : String(value);
    });
    columns[name] = categoryColumn(name, words, levelsOf(words));
  }
  return { ...cases, columns };
}

function getNumbersOrCategories(columns: Cases['columns'], name: string): CaseColumn {
  const column = columns[name];
  if (!column) throw new Error(`A margin is of ${name}, which is not a column.`);
  return column;
}

function withWeights(cases: Cases, baseWeights: Float64Array): Cases {
  return { ...cases, baseWeights };
}

/** The rule of a trimming step for these weights, its limits in their unit. */
export function ruleOf(step: TrimStep, weights: Float64Array): TrimRule {
  const limits = [
    { lower: step.lower, upper: step.upper, of: 'weights' as const },
    { lower: step.lower_median, upper: step.upper_median, of: 'median' as const },
    { lower: step.lower_mean, upper: step.upper_mean, of: 'mean' as const },
  ].map(({ lower, upper, of }) =>
    limitsOf(weights, { of, ...(lower !== undefined && { lower }), ...(upper !== undefined && { upper }) }),
  );
  return {
    of: 'weights',
    lower: Math.max(...limits.map(({ lower }) => lower)),
    upper: Math.min(...limits.map(({ upper }) => upper)),
    ...waysOf(step),
  };
}

/** @returns null where limits are in two units */
function ruleInOneUnit(step: TrimStep): TrimRule | null {
  const units = [
    ['median', step.lower_median, step.upper_median],
    ['mean', step.lower_mean, step.upper_mean],
    ['weights', step.lower, step.upper],
  ] as const;
  const given = units.filter(([, low, high]) => low !== undefined || high !== undefined);
  if (given.length > 1) return null;
  const [of, lower, upper] = given[0] ?? units[2];
  return {
    of,
    ...(lower !== undefined && { lower }),
    ...(upper !== undefined && { upper }),
    ...waysOf(step),
  };
}

const waysOf = (step: TrimStep) =>
  ({ shared: 'in-equal-parts', passes: step.strict === true ? 'until-kept' : 'once' }) as const;
