import { type Cases, getCategories } from '../cases';
import { AnalysisError } from '../errors';
import { fitLogistic, type LogisticTerm, varianceOfFitted } from './logistic';
import { groupTerms, type ResponseTerm } from './response-terms';

export type PartialOfCategory = {
  /** The categories joined in it; null for those whose answer is not known. */
  readonly codes: readonly (string | null)[];
  readonly people: number;
  /** Mean chance of answering by the model, 0–1. */
  readonly propensity: number;
  /** Below 0: answers less than all together. */
  readonly unconditional: number;
  readonly conditional: number;
};

export type PartialOfVariable = {
  readonly variable: string;
  /** How much the chance of answering differs between its categories: 0 (not at all) to 0.5. */
  readonly unconditional: number;
  /** How much it still differs among people alike in the other variables: 0 to 0.5. */
  readonly conditional: number;
  readonly categories: readonly PartialOfCategory[];
};

/** How alike the chance of answering was, by what is known of everyone asked. Of response among them, never of the panel. */
export type RIndicator = {
  readonly people: number;
  readonly answered: number;
  /** Mean chance of answering, 0–1, weighted as the draw was. */
  readonly propensity: number;
  /** Standard deviation of the chances, adjusted for the chance in their estimates. */
  readonly spread: number;
  /** 1 − 2 · spread: 1 when everyone was as likely to answer, 0 when some always and some never did. */
  readonly value: number;
  /** Before the adjustment: lower. */
  readonly unadjusted: number;
  /** spread ÷ propensity: how far the unweighted mean of an answer can be off, in its standard deviations, were it to go with answering as much as it can. */
  readonly largestBias: number;
  /** In the order given. */
  readonly variables: readonly PartialOfVariable[];
};

export type RIndicatorOptions = {
  /** Categories (the not known among them) of fewer people are joined; none when left out. */
  readonly fewest?: number;
};

/**
 * The R-indicator of response with its partial indicators, from a logistic model of who answered.
 * @param cases everyone asked, one row each, with base weights from the draw
 * @param answered length n: whether the answer was usable
 * @param variables category columns of the model; a missing value is a category of its own
 * @returns overall, by variable and by category; the squares of a variable's categories add up to its own square
 * @throws AnalysisError `no-cases`, `wrong-length`, `unknown-column`; `no-variables`; `separated`, `collinear`
 * Source: Schouten, Cobben & Bethlehem (2009), Survey Methodology 35; Shlomo, Skinner & Schouten (2012), J. Statistical
 *   Planning and Inference 142, for the adjustment; Schouten, Shlomo & Skinner (2011), J. Official Statistics 27, for the partials.
 * @example 80 of 100 women and 40 of 100 men: unadjusted 0.5990, value 0.6091, women +0.1379, men −0.1379
 */
export function rIndicator(
  cases: Cases,
  answered: ArrayLike<boolean>,
  variables: readonly string[],
  { fewest = 0 }: RIndicatorOptions = {},
): RIndicator {
  if (cases.n === 0) throw new AnalysisError('no-cases');
  if (answered.length !== cases.n)
    throw new AnalysisError('wrong-length', {
      what: 'The list of who answered',
      found: answered.length,
      wanted: cases.n,
    });
  const terms = groupTerms(
    variables.map((name) => ({ name, column: getCategories(cases, name) })),
    fewest,
  );
  if (terms.length === 0) throw new AnalysisError('no-variables');
  const patterns = patternsOf(cases, answered, terms);
  const fit = fitLogistic(patterns.terms, patterns.fitWeight, patterns.fitAnswered);
  const { weight } = patterns;
  const total = sum(weight, () => 1);
  const propensity = sum(weight, (i) => fit.fitted[i]!) / total;
  const plain = sum(weight, (i) => (fit.fitted[i]! - propensity) ** 2) / (total - 1);
  const noise = varianceOfFitted(patterns.terms, fit);
  const bias = sum(weight, (i) => noise[i]!) / total - plain * (1 / cases.n - 1 / total);
  const adjusted = Math.max(0, plain - bias);
  // The partials are of the same differences, so they take the same share of them for chance.
  const shrink = plain === 0 ? 0 : Math.sqrt(Math.min(1, adjusted / plain));
  const spread = Math.sqrt(adjusted);
  return {
    people: cases.n,
    answered: patterns.answered,
    propensity,
    spread,
    value: 1 - 2 * spread,
    unadjusted: 1 - 2 * Math.sqrt(plain),
    largestBias: spread / propensity,
    variables: terms.map((term, t) => {
      const others = patterns.terms.filter((_, o) => o !== t);
      return partialsOf(term, patterns.terms[t]!.codes, others, weight, fit.fitted, propensity, shrink);
    }),
  };
}

function partialsOf(
  term: ResponseTerm,
  codes: Int32Array,
  others: readonly LogisticTerm[],
  weight: Float64Array,
  fitted: Float64Array,
  propensity: number,
  shrink: number,
): PartialOfVariable {
  const total = sum(weight, () => 1);
  const alike = meansBy(
    codes.map((_, i) => keyOf(others, i)),
    weight,
    fitted,
  );
  const categories = term.groups.map((group, c): PartialOfCategory => {
    const own = sum(weight, (i) => (codes[i] === c ? 1 : 0));
    const mean = sum(weight, (i) => (codes[i] === c ? fitted[i]! : 0)) / own;
    const within = sum(weight, (i) => (codes[i] === c ? (fitted[i]! - alike[i]!) ** 2 : 0)) / total;
    return {
      codes: group.codes,
      people: group.people,
      propensity: mean,
      unconditional: shrink * Math.sqrt(own / total) * (mean - propensity),
      conditional: shrink * Math.sqrt(within),
    };
  });
  const whole = (of: (category: PartialOfCategory) => number) =>
    Math.sqrt(categories.reduce((squares, category) => squares + of(category) ** 2, 0));
  return {
    variable: term.name,
    unconditional: whole(({ unconditional }) => unconditional),
    conditional: whole(({ conditional }) => conditional),
    categories,
  };
}

/** People alike in all variables, counted once: weights of the draw, and the same scaled to average 1 for the fit. */
function patternsOf(cases: Cases, answered: ArrayLike<boolean>, terms: readonly ResponseTerm[]) {
  const places = new Map<number, number>();
  const rows: number[] = [];
  const weights: number[] = [];
  const hits: number[] = [];
  let count = 0;
  for (let i = 0; i < cases.n; i++) {
    const key = keyOf(terms, i);
    let place = places.get(key);
    if (place === undefined) {
      place = rows.length;
      places.set(key, place);
      rows.push(i);
      weights.push(0);
      hits.push(0);
    }
    weights[place]! += cases.baseWeights[i]!;
    if (answered[i]) {
      hits[place]! += cases.baseWeights[i]!;
      count += 1;
    }
  }
  const mean = weights.reduce((total, weight) => total + weight, 0) / cases.n;
  if (!(mean > 0)) throw new AnalysisError('no-weight');
  return {
    weight: Float64Array.from(weights),
    fitWeight: Float64Array.from(weights, (weight) => weight / mean),
    fitAnswered: Float64Array.from(hits, (weight) => weight / mean),
    answered: count,
    terms: terms.map(
      ({ name, labels, codes }): LogisticTerm => ({
        name,
        labels,
        codes: Int32Array.from(rows, (row) => codes[row]!),
      }),
    ),
  };
}

function keyOf(terms: readonly Pick<LogisticTerm, 'labels' | 'codes'>[], i: number): number {
  return terms.reduce((key, { labels, codes }) => key * labels.length + codes[i]!, 0);
}

/** Of each pattern, the weighted mean of its group. */
function meansBy(keys: ArrayLike<number>, weight: Float64Array, values: Float64Array): Float64Array {
  const sums = new Map<number, { weight: number; value: number }>();
  for (let i = 0; i < weight.length; i++) {
    const own = sums.get(keys[i]!) ?? { weight: 0, value: 0 };
    own.weight += weight[i]!;
    own.value += weight[i]! * values[i]!;
    sums.set(keys[i]!, own);
  }
  return values.map((_, i) => {
    const own = sums.get(keys[i]!)!;
    return own.value / own.weight;
  });
}

function sum(weight: Float64Array, of: (i: number) => number): number {
  let total = 0;
  for (let i = 0; i < weight.length; i++) total += weight[i]! * of(i);
  return total;
}
