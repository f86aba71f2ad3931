import { answeredIn } from '../../../analysis/results/answered';
import { differenceOf, stackOf } from '../../../analysis/results/combine';
import { crossingOf } from '../../../analysis/results/crossing';
import { type Design, type Domain, degreesOfFreedom } from '../../../analysis/results/design';
import { effectOfDesign } from '../../../analysis/results/design-effect';
import { estimatesOf } from '../../../analysis/results/estimate';
import {
  type IndependenceTest,
  independenceTests,
  testedTables,
} from '../../../analysis/results/independence';
import { meanOf } from '../../../analysis/results/mean';
import type { QuantileRule } from '../../../analysis/results/quantile';
import type { TestResult } from '../../../analysis/results/rao-scott';
import { ratioOf } from '../../../analysis/results/ratio';
import { bySegment } from '../../../analysis/results/segments';
import { shareWhere } from '../../../analysis/results/share';
import type { ShareIntervalName } from '../../../analysis/results/share-interval';
import { sharesOf } from '../../../analysis/results/shares';
import { type CovarianceFor, covarianceFor, type Statistic } from '../../../analysis/results/statistic';
import { type TTest, tTestOfGroups } from '../../../analysis/results/t-test';
import { totalOf, totalsOf } from '../../../analysis/results/total';
import { type WeightedTable, weightedTable } from '../../../analysis/results/weighted-table';
import {
  type QuantileEstimate,
  type QuantileOptions,
  quantileEstimate,
} from '../../../analysis/results/woodruff';
import { type Frame, over } from './frame';
import { categoriesOf, columnsOf, levelsAt, type Named, namesIn, numbersOf } from './variables';

/** A query as the cases of reference write it. */
export type GoldQuery = {
  readonly stat: string;
  readonly of?: 'mean' | 'total';
  readonly vars?: string | readonly string[];
  readonly expr?: string;
  readonly by?: string | readonly string[];
  readonly between?: readonly [string, string];
  readonly numerator?: string;
  readonly denominator?: string;
  readonly outcome?: string;
  readonly group?: string;
  readonly method?: string;
  readonly level?: number;
  readonly quantiles?: number | readonly number[];
  readonly qrule?: string;
  readonly interval?: string;
  readonly domain?: string;
};

/** What a query is run on: rows, the design they came by, and how its covariances are had. */
export type On = {
  readonly frame: Frame;
  readonly design: Design;
  readonly covariance: CovarianceFor;
  /** Rows left by a step `subset`; all when left out. */
  readonly domain?: Domain;
  /** Rows that R keeps in the design whatever the domain, when not all: those left when weights were first fitted. */
  readonly keptRows?: Domain;
};

export type Figures = {
  readonly names: readonly string[];
  readonly estimate: readonly number[];
  readonly se: readonly (number | null)[];
  readonly df: number;
  readonly lower: readonly (number | null)[];
  readonly upper: readonly (number | null)[];
};

export type WithEffects = Figures & {
  readonly deff: readonly (number | null)[];
  readonly deffReplace: readonly (number | null)[];
  readonly covariance: readonly (readonly number[])[];
};

export function onDesign(frame: Frame, design: Design, domain?: Domain): On {
  return { frame, design, covariance: covarianceFor(design), ...(domain && { domain }) };
}

/** Where a query's domain holds. @returns undefined for all rows */
export function domainOf(on: On, query: GoldQuery): Domain | undefined {
  if (query.domain === undefined) return on.domain;
  return Uint8Array.from(over(on.frame, query.domain), (value, i) =>
    value === true && (on.domain === undefined || on.domain[i] === 1) ? 1 : 0,
  );
}

/** Means or totals: one figure a number column, one a level of a category column. */
export function figuresOf(on: On, query: GoldQuery, of: 'mean' | 'total'): WithEffects {
  const domain = domainOf(on, query);
  const columns = columnsOf(on.frame, query, on.keptRows ?? domain);
  const counted = answeredIn(
    columns.map(({ column }) => column),
    domain,
  );
  const statistic = stackOf(columns.map((one) => statisticOf(one, counted, of)));
  const found = figuresFrom(on, statistic, query, domain);
  const covariance = on.covariance(statistic);
  const k = found.names.length;
  const valuesOf = columns.flatMap(({ column }) =>
    column.kind === 'number'
      ? [column.values]
      : column.categories.map((_, c) => Float64Array.from(column.codes, (code) => (code === c ? 1 : 0))),
  );
  const effects = valuesOf.map((values, c) =>
    effectOfDesign(of, values, counted, on.design.weights, covariance[c * k + c]!),
  );
  return {
    ...found,
    deff: effects.map(({ withoutReplacement }) => withoutReplacement),
    deffReplace: effects.map(({ withReplacement }) => withReplacement),
    covariance: found.names.map((_, a) => Array.from(covariance.subarray(a * k, (a + 1) * k))),
  };
}

export function ratioFigures(on: On, query: GoldQuery): Figures {
  const domain = domainOf(on, query);
  const above = numbersOf(on.frame, query.numerator!);
  const below = numbersOf(on.frame, query.denominator!);
  const counted = answeredIn([above, below], domain);
  const name = `${query.numerator}/${query.denominator}`;
  return figuresFrom(on, ratioOf(above.values, below.values, counted, name), query, domain);
}

/** Figures by segments; segments are the combinations of all `by` variables, the first fastest. */
export function figuresBy(on: On, query: GoldQuery): { groups: string[][]; figures: Figures[] } {
  const domain = domainOf(on, query);
  const columns = columnsOf(on.frame, query);
  const segments = namesIn(query.by).map((name) => categoriesOf(on.frame, name));
  const crossed = crossingOf([...segments].reverse());
  const present = answeredIn([crossed], domain);
  const answered = answeredIn(columns.map(({ column }) => column));
  const parts = bySegment(crossed, present, (own) => {
    const counted = own.map((one, i) => (answered[i] === 1 ? one : 0));
    return stackOf(columns.map((one) => statisticOf(one, counted, query.of ?? 'mean')));
  });
  return {
    groups: parts.map(({ segment }) => levelsAt(crossed.categories.indexOf(segment), segments)),
    figures: parts.map(({ statistic }) => figuresFrom(on, statistic, query, statistic.counted)),
  };
}

export function contrastFigures(on: On, query: GoldQuery): Figures {
  const domain = domainOf(on, query);
  const column = numbersOf(on.frame, namesIn(query.vars)[0]!);
  const segments = categoriesOf(on.frame, namesIn(query.by)[0]!);
  const answered = answeredIn([column, segments], domain);
  const [one, other] = query.between!.map((name) => {
    const wanted = segments.categories.indexOf(name);
    return meanOf(
      column.values,
      answered.map((own, i) => (own === 1 && segments.codes[i] === wanted ? 1 : 0)),
    );
  });
  return figuresFrom(on, differenceOf(one!, other!), query, domain);
}

/** A share with its interval by method. @param people Korn and Graubard's n, as R takes it */
export function shareFigures(on: On, query: GoldQuery, people: number) {
  const domain = domainOf(on, query);
  const values = over(on.frame, query.expr!);
  const indicator = Uint8Array.from(values, (value) => (value === true || Number(value) === 1 ? 1 : 0));
  const method = query.method === 'xlogit' ? 'logit' : (query.method ?? 'logit');
  return shareWhere(indicator, (i) => values[i] !== null && values[i] !== undefined, on.design, {
    covariance: on.covariance,
    // The methods have R's names, but for logit's twin.
    interval: method as ShareIntervalName,
    people,
    level: query.level ?? 0.95,
    ...(domain && { domain }),
  });
}

/** @param people Korn and Graubard's n for the interval `beta`, as R takes it: all rows it keeps; those who answered unless given */
export function quantileFigures(on: On, query: GoldQuery, people?: number): (QuantileEstimate | null)[] {
  const domain = domainOf(on, query);
  const column = numbersOf(on.frame, namesIn(query.vars)[0]!);
  return quantilesOf(query).map((share) =>
    quantileEstimate(column, share, on.design, {
      covariance: on.covariance,
      rule: ruleOf(query),
      // As R names them.
      interval: (query.interval === 'xlogit' ? 'logit' : (query.interval ?? 'mean')) as NonNullable<
        QuantileOptions['interval']
      >,
      level: query.level ?? 0.95,
      ...(people !== undefined && { people }),
      ...(domain && { domain }),
    }),
  );
}

export const quantilesOf = ({ quantiles }: GoldQuery): number[] => [quantiles ?? []].flat();

export function ruleOf({ qrule = 'math' }: GoldQuery): QuantileRule {
  // R's names for the first two are two.
  return { hf1: 'math' as const, hf2: 'school' as const }[qrule] ?? (qrule as QuantileRule);
}

export function tableFigures(on: On, query: GoldQuery): WeightedTable {
  const [rows, columns] = namesIn(query.vars).map((name) =>
    categoriesOf(on.frame, name, on.keptRows ?? domainOf(on, query)),
  );
  return weightedTable(rows!, columns!, on.design.weights, domainOf(on, query));
}

/** R's names of the tests of independence. */
export const testNames: Readonly<Record<string, IndependenceTest>> = {
  F: 'second-order',
  Chisq: 'first-order',
  Wald: 'wald',
  adjWald: 'adjusted-wald',
  lincom: 'saddlepoint',
  saddlepoint: 'saddlepoint',
};

/** @param df in place of those of the domain: where R keeps all rows in the design it counts theirs */
export function testFigures(on: On, query: GoldQuery, name: string, df?: number): TestResult | null {
  const [rows, columns] = namesIn(query.vars).map((variable) => categoriesOf(on.frame, variable));
  const domain = domainOf(on, query);
  const tables = testedTables(rows!, columns!, on.design, {
    covariance: on.covariance,
    ...(domain && { domain }),
  });
  if (!tables) return null;
  const { shares, totals } = tables;
  return independenceTests[testNames[name] ?? 'second-order'](
    df === undefined ? tables : { shares: { ...shares, df }, totals: { ...totals, df } },
  );
}

/** How many categories of a table have nobody in them: among the cases counted, or among all. */
export function emptyCategories(on: On, query: GoldQuery, among: 'domain' | 'all'): number {
  const columns = namesIn(query.vars).map((name) => categoriesOf(on.frame, name));
  const counted = answeredIn(columns, among === 'domain' ? domainOf(on, query) : on.keptRows);
  const isEmpty = (codes: ArrayLike<number>, c: number) =>
    !counted.some((one, i) => one === 1 && codes[i] === c);
  return columns.reduce(
    (sum, { categories, codes }) => sum + categories.filter((_, c) => isEmpty(codes, c)).length,
    0,
  );
}

/** How many of the domain there are, and how many of them answered both questions of a table. */
export function answersOf(on: On, query: GoldQuery): { rows: number; answered: number } {
  const domain = domainOf(on, query);
  const columns = namesIn(query.vars).map((name) => categoriesOf(on.frame, name));
  const count = (counted: Uint8Array) => counted.reduce((sum, one) => sum + one, 0);
  return {
    rows: domain ? count(domain) : on.frame.n,
    answered: count(answeredIn(columns, domain)),
  };
}

export function tTestFigures(on: On, query: GoldQuery): TTest | null {
  const domain = domainOf(on, query);
  const column = numbersOf(on.frame, query.outcome!);
  const groups = categoriesOf(on.frame, query.group!);
  const present = groups.categories.filter((_, c) =>
    answeredIn([column, groups], domain).some((one, i) => one === 1 && groups.codes[i] === c),
  );
  // R refuses more than two groups, as does a test between two of them.
  if (present.length !== 2) return null;
  return tTestOfGroups(column, groups, [present[0]!, present[1]!], on.design, {
    covariance: on.covariance,
    level: query.level ?? 0.95,
    ...(domain && { domain }),
  });
}

function figuresFrom(on: On, statistic: Statistic, query: GoldQuery, domain: Domain | undefined): Figures {
  const found = estimatesOf(statistic, on.design, {
    covariance: on.covariance,
    level: query.level ?? 0.95,
    ...(domain && { domain }),
  });
  const k = statistic.names.length;
  // The product gives no error for a single answer; R's is compared all the same.
  const covariance = found ? on.covariance(statistic) : null;
  return {
    names: statistic.names,
    estimate: statistic.names.map((_, c) => found?.[c]?.estimate ?? Number.NaN),
    se: statistic.names.map((_, c) =>
      covariance && Number.isFinite(found?.[c]?.estimate)
        ? Math.sqrt(Math.max(0, covariance[c * k + c]!))
        : null,
    ),
    df: degreesOfFreedom(on.design, domain),
    lower: statistic.names.map((_, c) => found?.[c]?.interval?.lower ?? null),
    upper: statistic.names.map((_, c) => found?.[c]?.interval?.upper ?? null),
  };
}

function statisticOf({ name, column }: Named, counted: Uint8Array, of: 'mean' | 'total'): Statistic {
  if (column.kind === 'number') {
    return of === 'mean' ? meanOf(column.values, counted, name) : totalOf(column.values, counted, name);
  }
  const named = { ...column, categories: column.categories.map((level) => `${name}${level}`) };
  return of === 'mean' ? sharesOf(named, counted) : totalsOf(named, counted);
}
