import { AnalysisError } from '../errors';

/** A variable of the model: the category of each pattern, 0 … labels.length − 1; the first is the one compared with. */
export type LogisticTerm = {
  readonly name: string;
  readonly labels: readonly string[];
  readonly codes: Int32Array;
};

export type LogisticFit = {
  /** The intercept, then each term's categories but the first. */
  readonly names: readonly string[];
  readonly coefficients: Float64Array;
  /** Of the coefficients, row by row: the inverse of the information. */
  readonly covariance: Float64Array;
  /** Probability in each pattern, 0–1. */
  readonly fitted: Float64Array;
  readonly rounds: number;
};

const mostRounds = 50;

/**
 * The probability of something by several variables, without interaction (logistic regression, maximum likelihood by
 * iteratively reweighted least squares). People alike in all variables are one pattern.
 * @param terms one a variable; codes of the patterns' length
 * @param weight of each pattern: people in it, or their summed weights, each > 0
 * @param happened of each pattern, 0 to its weight
 * @returns coefficients on the log-odds scale with covariance; fitted probabilities strictly between 0 and 1
 * @throws AnalysisError `no-cases`; `wrong-length`; `separated` when it happened to all or to none of a category, or the
 *   variables tell the two sorts apart; `collinear` when one variable is settled by the others
 * Source: McCullagh & Nelder (1989), Generalized Linear Models; Albert & Anderson (1984), Biometrika 71, on separation.
 * @example 80 of 100 women and 40 of 100 men: intercept ln(80/20), men −1.7918 (ln(40/60) − ln(80/20))
 */
export function fitLogistic(
  terms: readonly LogisticTerm[],
  weight: Float64Array,
  happened: Float64Array,
): LogisticFit {
  refuseBadInput(terms, weight, happened);
  refuseSeparated(terms, weight, happened);
  const { names, columns } = designOf(terms, weight.length);
  const size = names.length;
  let coefficients = new Float64Array(size);
  coefficients[0] = logit(sum(happened) / sum(weight));
  let likelihood = logLikelihood(probabilities(columns, coefficients), weight, happened);
  for (let round = 1; round <= mostRounds; round++) {
    const fitted = probabilities(columns, coefficients);
    const factor = factorize(informationOf(columns, weight, fitted, size), size, names);
    const step = solve(factor, scoreOf(columns, weight, happened, fitted, size), size);
    let next = coefficients.map((value, k) => value + step[k]!);
    let nextLikelihood = logLikelihood(probabilities(columns, next), weight, happened);
    for (let half = 0; half < 20 && nextLikelihood < likelihood - 1e-9 * Math.abs(likelihood); half++) {
      step.forEach((value, k) => {
        step[k] = value / 2;
      });
      next = coefficients.map((value, k) => value + step[k]!);
      nextLikelihood = logLikelihood(probabilities(columns, next), weight, happened);
    }
    coefficients = next;
    likelihood = nextLikelihood;
    if (step.every((value) => Math.abs(value) < 1e-10)) {
      return finish(columns, weight, coefficients, names, round);
    }
    // On separated data the likelihood settles while coefficients go on growing without end.
    if (coefficients.some((value) => Math.abs(value) > 25)) break;
  }
  const largest = coefficients.reduce(
    (most, value, k) => (k > 0 && Math.abs(value) > Math.abs(coefficients[most]!) ? k : most),
    Math.min(1, size - 1),
  );
  throw new AnalysisError('separated', {
    category: names[largest]!,
    what: 'taken with the other variables, everybody or nobody',
  });
}

type Column = Int32Array;

/** Which column each pattern has a 1 in, a term at a time; −1 for the category compared with. */
function designOf(terms: readonly LogisticTerm[], patterns: number) {
  const names = ['intercept'];
  const columns: Column[] = terms.map(({ name, labels, codes }) => {
    const first = names.length - 1;
    names.push(...labels.slice(1).map((label) => `${name}: ${label}`));
    return codes.map((code) => (code === 0 ? -1 : first + code));
  });
  return { names, columns: [new Int32Array(patterns), ...columns] };
}

function probabilities(columns: readonly Column[], coefficients: Float64Array): Float64Array {
  return Float64Array.from(columns[0]!, (_, i) => {
    let odds = 0;
    for (const column of columns) if (column[i]! >= 0) odds += coefficients[column[i]!]!;
    return 1 / (1 + Math.exp(-odds));
  });
}

function informationOf(
  columns: readonly Column[],
  weight: Float64Array,
  fitted: Float64Array,
  size: number,
): Float64Array {
  const information = new Float64Array(size * size);
  for (let i = 0; i < weight.length; i++) {
    const own = weight[i]! * fitted[i]! * (1 - fitted[i]!);
    for (const one of columns) {
      if (one[i]! < 0) continue;
      for (const other of columns) if (other[i]! >= 0) information[one[i]! * size + other[i]!]! += own;
    }
  }
  return information;
}

function scoreOf(
  columns: readonly Column[],
  weight: Float64Array,
  happened: Float64Array,
  fitted: Float64Array,
  size: number,
): Float64Array {
  const score = new Float64Array(size);
  for (let i = 0; i < weight.length; i++) {
    const miss = happened[i]! - weight[i]! * fitted[i]!;
    for (const column of columns) if (column[i]! >= 0) score[column[i]!]! += miss;
  }
  return score;
}

/** Cholesky's lower triangle. A pivot that vanishes is a variable that the ones before it settle. */
function factorize(matrix: Float64Array, size: number, names: readonly string[]): Float64Array {
  const lower = new Float64Array(size * size);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let rest = matrix[row * size + column]!;
      for (let k = 0; k < column; k++) rest -= lower[row * size + k]! * lower[column * size + k]!;
      if (row === column) {
        if (!(rest > 1e-10 * matrix[row * size + row]!))
          throw new AnalysisError('collinear', { category: names[row]! });
        lower[row * size + row] = Math.sqrt(rest);
      } else lower[row * size + column] = rest / lower[column * size + column]!;
    }
  }
  return lower;
}

function solve(lower: Float64Array, right: Float64Array, size: number): Float64Array {
  const solved = Float64Array.from(right);
  for (let row = 0; row < size; row++) {
    for (let k = 0; k < row; k++) solved[row]! -= lower[row * size + k]! * solved[k]!;
    solved[row]! /= lower[row * size + row]!;
  }
  for (let row = size - 1; row >= 0; row--) {
    for (let k = row + 1; k < size; k++) solved[row]! -= lower[k * size + row]! * solved[k]!;
    solved[row]! /= lower[row * size + row]!;
  }
  return solved;
}

function finish(
  columns: readonly Column[],
  weight: Float64Array,
  coefficients: Float64Array,
  names: readonly string[],
  rounds: number,
): LogisticFit {
  const size = names.length;
  const fitted = probabilities(columns, coefficients);
  const factor = factorize(informationOf(columns, weight, fitted, size), size, names);
  const covariance = new Float64Array(size * size);
  for (let k = 0; k < size; k++) {
    const unit = new Float64Array(size);
    unit[k] = 1;
    covariance.set(solve(factor, unit, size), k * size);
  }
  return { names, coefficients, covariance, fitted, rounds };
}

/**
 * The variance of each pattern's fitted probability, by the delta method.
 * @returns of the patterns' length: (p(1−p))² · x′Vx
 * @example with one variable it is p(1−p) ÷ people in the category
 */
export function varianceOfFitted(terms: readonly LogisticTerm[], fit: LogisticFit): Float64Array {
  const { columns } = designOf(terms, fit.fitted.length);
  const size = fit.names.length;
  return fit.fitted.map((p, i) => {
    const own = columns.flatMap((column) => (column[i]! < 0 ? [] : [column[i]!]));
    const quadratic = own.reduce(
      (total, one) => total + own.reduce((part, other) => part + fit.covariance[one * size + other]!, 0),
      0,
    );
    return (p * (1 - p)) ** 2 * quadratic;
  });
}

function refuseBadInput(terms: readonly LogisticTerm[], weight: Float64Array, happened: Float64Array): void {
  if (weight.length === 0 || !(sum(weight) > 0)) throw new AnalysisError('no-cases');
  for (const { name, codes } of [...terms, { name: 'what happened', codes: happened }]) {
    if (codes.length !== weight.length)
      throw new AnalysisError('wrong-length', { what: name, found: codes.length, wanted: weight.length });
  }
}

function refuseSeparated(terms: readonly LogisticTerm[], weight: Float64Array, happened: Float64Array): void {
  const whole = sum(happened) / sum(weight);
  if (whole === 0 || whole === 1)
    throw new AnalysisError('separated', {
      category: 'the whole wave',
      what: whole === 0 ? 'nobody' : 'everybody',
    });
  for (const { name, labels, codes } of terms) {
    const [people, hits] = [new Float64Array(labels.length), new Float64Array(labels.length)];
    codes.forEach((code, i) => {
      people[code]! += weight[i]!;
      hits[code]! += happened[i]!;
    });
    labels.forEach((label, c) => {
      const share = hits[c]! / people[c]!;
      if (people[c] === 0 || share <= 0 || share >= 1)
        throw new AnalysisError('separated', {
          category: `${name}: ${label}`,
          what: share >= 1 ? 'everybody' : 'nobody',
        });
    });
  }
}

function logLikelihood(fitted: Float64Array, weight: Float64Array, happened: Float64Array): number {
  let total = 0;
  for (let i = 0; i < weight.length; i++) {
    if (happened[i]! > 0) total += happened[i]! * Math.log(fitted[i]!);
    if (weight[i]! > happened[i]!) total += (weight[i]! - happened[i]!) * Math.log(1 - fitted[i]!);
  }
  return total;
}

const logit = (share: number) => Math.log(share / (1 - share));

function sum(values: Float64Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
