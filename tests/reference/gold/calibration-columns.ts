import type { Cases } from '../../../analysis/cases';
import { AnalysisError } from '../../../analysis/errors';
import { stagesOf } from '../../../analysis/results/stages';
import type { CalibrationOptions, NumberGoal } from '../../../analysis/weighting/calibration';
import type { DistanceName } from '../../../analysis/weighting/distances';
import type { ReadDesign } from './design';
import type { Frame } from './frame';

export type CalibrateStep = {
  readonly op: 'calibrate';
  readonly formula: string;
  readonly totals: Readonly<Record<string, number>>;
  readonly calfun?: string;
  readonly bounds?: { readonly lower?: Limit; readonly upper?: Limit };
  readonly bounds_const?: boolean;
  readonly maxit?: number;
  readonly epsilon?: number;
  readonly trim?: readonly [number, number];
  readonly force?: boolean;
  readonly aggregate_stage?: number;
  readonly variance?: number | readonly number[];
};

/** JSON knows no infinity. */
type Limit = number | string | null;

/** What one calibration total is, in plain terms. */
export type CalibrationColumn = {
  readonly name: string;
  readonly kind?: string;
  readonly product_of?: readonly { readonly var: string; readonly is?: string }[];
};

/** The goals of a `calibrate` step, its options, and the weights it starts from. */
export function calibrationOf(
  read: ReadDesign,
  cases: Cases,
  step: CalibrateStep,
  columns: readonly CalibrationColumn[] | undefined,
): { base: Float64Array; goals: NumberGoal[]; choice: CalibrationOptions } {
  const names = Object.keys(step.totals);
  const terms = termsOf(step.formula);
  const wanted = terms.reduce((sum, term) => sum + widthOf(term, terms, read.frame), 0);
  if (wanted !== names.length) {
    throw new AnalysisError('wrong-length', { what: 'The list of totals', found: names.length, wanted });
  }
  const goals = names.map((name): NumberGoal => {
    const said = columns?.find((column) => column.name === name);
    const parts = said && isPlain(said, read.frame) ? said : columnNamed(name, read.frame);
    return { margin: name, values: valuesOf(cases, name, parts), total: step.totals[name]! };
  });
  const variance = varianceOf(step.variance, goals, cases.n);
  return {
    base: scaledBase(cases.baseWeights, goals),
    goals,
    choice: {
      distance: (step.calfun ?? 'linear') as DistanceName,
      maxRounds: step.maxit ?? 50,
      tolerance: step.epsilon ?? 1e-7,
      force: step.force === true,
      ...(step.bounds && {
        bounds: {
          lower: limitOf(step.bounds.lower, Number.NEGATIVE_INFINITY),
          upper: limitOf(step.bounds.upper, Number.POSITIVE_INFINITY),
          of: step.bounds_const === true ? 'weight' : 'ratio',
        },
      }),
      ...(step.trim && { trim: { lower: step.trim[0], upper: step.trim[1] } }),
      ...(variance && { variance }),
      ...(step.aggregate_stage && { unitOf: stagesOf(cases)[step.aggregate_stage - 1]!.unitOf }),
    },
  };
}

/** If every target is more than 20 times the sample total, R multiplies the weights by the mean of those ratios first. */
function scaledBase(weights: Float64Array, goals: readonly NumberGoal[]): Float64Array {
  const ratios = goals.map(
    ({ values, total }) => total / weights.reduce((sum, weight, i) => sum + weight * values[i]!, 0),
  );
  if (!ratios.every((ratio) => ratio > 20)) return weights;
  const scale = ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length;
  return weights.map((weight) => weight * scale);
}

function varianceOf(
  given: CalibrateStep['variance'],
  goals: readonly NumberGoal[],
  n: number,
): Float64Array | undefined {
  if (given === undefined || given === null) return undefined;
  const shares = typeof given === 'number' ? goals.map(() => given) : given;
  return Float64Array.from({ length: n }, (_, i) =>
    goals.reduce((sum, { values }, g) => sum + (shares[g] ?? 0) * values[i]!, 0),
  );
}

function valuesOf(
  cases: Cases,
  name: string,
  { kind, product_of: parts = [] }: CalibrationColumn,
): Float64Array {
  const product = new Float64Array(cases.n).fill(1);
  if (kind === 'intercept') return product;
  for (const { var: variable, is } of parts) {
    const column = cases.columns[variable];
    if (!column) throw new Error(`Total ${name} is of ${variable}, which is not a column.`);
    const isMissing = (i: number) =>
      column.kind === 'category' ? column.codes[i]! < 0 : column.missing[i]! < 0;
    for (let i = 0; i < cases.n; i++) {
      if (isMissing(i)) throw new AnalysisError('missing-profile', { people: 1, margin: variable });
      const value =
        column.kind === 'category'
          ? Number(column.categories[column.codes[i]!] === is)
          : is === undefined
            ? column.values[i]!
            : Number(String(column.values[i]) === is);
      product[i]! *= value;
    }
  }
  return product;
}

/** Whether a total is said in columns that are there; a colon within a level tears it into pieces that are not. */
function isPlain({ kind, product_of: parts = [] }: CalibrationColumn, frame: Frame): boolean {
  return (
    kind === 'intercept' || (parts.length > 0 && parts.every(({ var: name }) => frame.columns.has(name)))
  );
}

type Factor = { readonly var: string; readonly is?: string };

/** A total by its name alone: the intercept, a column of numbers, a column followed by a level, or a product of those. */
function columnNamed(name: string, frame: Frame): CalibrationColumn {
  if (name === '(Intercept)') return { name, kind: 'intercept' };
  const product = productNamed(name, frame);
  if (!product) throw new Error(`There is no column for the total ${name}.`);
  return { name, product_of: product };
}

/** Levels may hold colons of their own: the whole is tried first, then ever shorter beginnings. */
function productNamed(name: string, frame: Frame): Factor[] | null {
  const whole = factorNamed(name, frame);
  if (whole) return [whole];
  for (let at = name.lastIndexOf(':'); at > 0; at = name.lastIndexOf(':', at - 1)) {
    const first = factorNamed(name.slice(0, at), frame);
    const rest = first && productNamed(name.slice(at + 1), frame);
    if (rest) return [first, ...rest];
  }
  return null;
}

function factorNamed(quoted: string, frame: Frame): Factor | null {
  // R puts a name that is no word between backticks.
  const name = quoted.replaceAll('`', '');
  if (frame.columns.get(name)?.levels === null) return { var: name };
  for (const [variable, { levels }] of frame.columns) {
    const is = name.slice(variable.length);
    if (name.startsWith(variable) && levels?.includes(is)) return { var: variable, is };
  }
  return null;
}

/** The terms of a formula: 'a', 'a:b'; the intercept as '1' unless taken out. a*b is a + b + a:b, and so on for more. */
function termsOf(formula: string): string[] {
  const text = formula.replace(/[~\s]/g, '');
  const isThroughOrigin = /-1|(^|\+)0(\+|$)/.test(text);
  const terms = text
    .replace(/-1/g, '')
    .split('+')
    .filter((term) => !['', '0', '1'].includes(term))
    .flatMap((term) => {
      const factors = term.split('*');
      return Array.from({ length: 2 ** factors.length - 1 }, (_, set) =>
        factors.filter((_factor, f) => (set + 1) & (1 << f)).join(':'),
      );
    });
  return [...new Set(isThroughOrigin ? terms : ['1', ...terms])];
}

/**
 * How many totals a term has. A factor gives one a level but the first, or one for every level where the term without it is not
 * in the formula; the term of nothing is the intercept, or the first factor that stands by itself, whose levels add up to it.
 */
function widthOf(term: string, terms: readonly string[], frame: Frame): number {
  if (term === '1') return 1;
  const factors = term.split(':');
  return factors.reduce((product, name) => {
    const levels = levelCount(name, frame);
    if (levels === null) return product;
    const others = factors.filter((other) => other !== name);
    const isLessOne =
      others.length === 0
        ? terms.slice(0, terms.indexOf(term)).some((one) => one === '1' || levelCount(one, frame) !== null)
        : terms.some((one) => isSameTerm(one, others));
    return product * (isLessOne ? levels - 1 : levels);
  }, 1);
}

const isSameTerm = (term: string, factors: readonly string[]) =>
  [...term.split(':')].sort().join(':') === [...factors].sort().join(':');

function levelCount(quoted: string, frame: Frame): number | null {
  const column = frame.columns.get(quoted.replaceAll('`', ''));
  if (!column) return null;
  return column.levels?.length ?? (column.values.some((value) => typeof value === 'boolean') ? 2 : null);
}

/** A bound as a number. */
export function limitOf(value: Limit | undefined, otherwise: number): number {
  if (typeof value === 'number') return value;
  return value === 'Inf' ? Number.POSITIVE_INFINITY : otherwise;
}
