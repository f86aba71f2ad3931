import { AnalysisError } from '../../../analysis/errors';
import { intervalOfShare } from '../../../analysis/results/share-interval';
import type { Comparison } from '../part';
import { compareQuantiles } from './compare-quantiles';
import { compareTests } from './compare-tests';
import { over } from './frame';
import { allNear, hasNoSpread, type List, listOf, near, nearErrors, numberOf, sameWords } from './near';
import {
  contrastFigures,
  domainOf,
  type Figures,
  figuresBy,
  figuresOf,
  type GoldQuery,
  type On,
  quantileFigures,
  ratioFigures,
  shareFigures,
  tableFigures,
  testFigures,
  tTestFigures,
} from './queries';

/** What a query is to give; which fields there are hangs on the statistic. */
export type Wanted = Readonly<Record<string, unknown>>;

export type QueryReport = {
  readonly comparisons: Comparison[];
  readonly apart: { readonly id: string; readonly why: string }[];
};

/**
 * Runs a query and compares all that R gives for it, within the tolerances of the cases' README.
 * @param kept rows that R keeps in the design, whatever the domain: once raked, post-stratified or calibrated it gives those outside
 *   weight 0 and counts them all the same; undefined where it leaves them out
 */
export function compareQuery(
  id: string,
  on: On,
  query: GoldQuery,
  wanted: Wanted,
  kept?: number,
): QueryReport {
  const oddity = oddityOf(on, query, wanted);
  if (oddity) return { comparisons: [], apart: [{ id, why: oddity }] };
  if (wanted.status === 'error') return { comparisons: [compareRefusal(id, on, query)], apart: [] };
  const work = Object.hasOwn(stats, query.stat) ? stats[query.stat] : undefined;
  if (!work) return { comparisons: [], apart: [{ id, why: `statistic “${query.stat}” is not built` }] };
  try {
    return work(id, on, query, wanted, kept);
  } catch (problem) {
    if (!(problem instanceof Error)) throw problem;
    return {
      comparisons: [{ id, kind: 'refusal', passed: false, error: null, note: problem.message }],
      apart: [],
    };
  }
}

/** Where R did not refuse but broke down, there is nothing to agree with. @returns why, or null */
export function crashOf(wanted: Wanted | undefined): string | null {
  const error = String(wanted?.r_error ?? '');
  return /missing value where TRUE\/FALSE needed|non-conformable|C stack|subscript out of bounds/.test(error)
    ? `R breaks down in its own working (${error}); here there is a figure`
    : null;
}

/** What R does that is no figure to hold ours against, by its sign in the design. */
function oddityOf({ design }: On, { stat }: GoldQuery, wanted: Wanted): string | null {
  const isAverage = design.lonely === 'average';
  if (isAverage && stat === 'by')
    return 'R counts strata among the rows of a segment, and averages over those; here the design’s count';
  if (isAverage && design.stages.length > 1 && [wanted.se].flat().every((se) => typeof se !== 'number'))
    return 'R averages inside each unit of a later stage, where a lonely one leaves nothing to average';
  const isFlat = ['quantile', 'ttest', 'ciprop'].includes(stat);
  if (isFlat && design.weights.some((weight) => weight < 0))
    return 'some weights are below 0: R refuses its fits, and sums of weights that fall again give no quantile';
  return null;
}

/** Where R stops the product must refuse, by an error with a code or by giving nothing. */
function compareRefusal(id: string, on: On, query: GoldQuery): Comparison {
  const kind = 'refusal';
  try {
    const figures = refusable[query.stat]?.(on, query) ?? [];
    const passed = figures.every((figure) => figure === null || !Number.isFinite(figure));
    return { id, kind, passed, error: null, ...(!passed && { note: `found ${figures.join(', ')}` }) };
  } catch (problem) {
    const passed = problem instanceof AnalysisError;
    return { id, kind, passed, error: null, ...(!passed && { note: String(problem) }) };
  }
}

const refusable: Readonly<Record<string, (on: On, query: GoldQuery) => List>> = {
  mean: (on, query) => figuresOf(on, query, 'mean').lower,
  total: (on, query) => figuresOf(on, query, 'total').lower,
  ratio: (on, query) => ratioFigures(on, query).lower,
  by: (on, query) => figuresBy(on, query).figures.flatMap(({ se }) => se),
  contrast: (on, query) => contrastFigures(on, query).lower,
  ciprop: (on, query) => [shareFigures(on, query, 2)?.se ?? null],
  quantile: (on, query) => quantileFigures(on, query).map((found) => found?.se ?? null),
  ttest: (on, query) => [tTestFigures(on, query)?.se ?? null],
  chisq: (on, query) => [testFigures(on, query, 'F')?.statistic ?? null],
};

type Compare = (id: string, on: On, query: GoldQuery, wanted: Wanted, kept?: number) => QueryReport;

const stats: Readonly<Record<string, Compare>> = {
  mean: (id, on, query, wanted) => compareMoments(id, on, query, wanted, 'mean'),
  total: (id, on, query, wanted) => compareMoments(id, on, query, wanted, 'total'),
  ratio: (id, on, query, wanted) => whole(compareFigures(id, ratioFigures(on, query), wanted)),
  contrast: (id, on, query, wanted) => whole(compareFigures(id, contrastFigures(on, query), wanted)),
  by: compareBy,
  ciprop: compareShare,
  quantile: compareQuantiles,
  table: compareTable,
  chisq: compareTests,
  ttest: (id, on, query, wanted) => {
    const found = tTestFigures(on, query);
    const slack = 1e-6 * (found?.se ?? 0);
    return whole([
      near(id, 'estimate', found?.estimate, numberOf(wanted.estimate), 1e-8, 1e-2 * slack),
      near(id, 'statistic', found?.statistic, numberOf(wanted.statistic), 1e-6),
      near(id, 'p', found?.p, numberOf(wanted.p_value), 1e-6),
      ...(wanted.df === undefined ? [] : [near(id, 'df', found?.df[0], numberOf(wanted.df), 0)]),
      near(id, 'interval', found?.interval.lower, numberOf(wanted.lower), 1e-6, slack),
      near(id, 'interval', found?.interval.upper, numberOf(wanted.upper), 1e-6, slack),
    ]);
  },
};

const whole = (comparisons: Comparison[]): QueryReport => ({ comparisons, apart: [] });

/** Estimates, errors, degrees of freedom and t intervals, whichever of them are wanted. */
function compareFigures(id: string, found: Figures, wanted: Wanted): Comparison[] {
  const estimates = listOf(wanted.estimate);
  const errors = listOf(wanted.se);
  const t = wanted.ci_t as { lower?: unknown; upper?: unknown } | undefined;
  const shown = (ends: List) => ends.map((end, k) => (hasNoSpread(errors[k], estimates[k]) ? 0 : end));
  const slack = errors.map((se) => 1e-6 * (se ?? 0));
  return [
    ...(wanted.names ? [sameWords(id, 'names', found.names, listOf(wanted.names).map(String))] : []),
    ...allNear(id, 'estimate', found.estimate, estimates, 1e-8),
    ...nearErrors(id, found.se, errors, estimates),
    ...(wanted.df === undefined ? [] : [near(id, 'df', found.df, numberOf(wanted.df), 0)]),
    ...(t
      ? [
          ...allNear(id, 'interval', shown(found.lower), shown(listOf(t.lower)), 1e-6, slack),
          ...allNear(id, 'interval', shown(found.upper), shown(listOf(t.upper)), 1e-6, slack),
        ]
      : []),
  ];
}

function compareMoments(
  id: string,
  on: On,
  query: GoldQuery,
  wanted: Wanted,
  of: 'mean' | 'total',
): QueryReport {
  const found = figuresOf(on, query, of);
  const estimates = listOf(wanted.estimate);
  const errors = listOf(wanted.se);
  const isExact = (k: number) => hasNoSpread(errors[k], estimates[k]);
  const effects = (kind: string, own: List, theirs: unknown) =>
    listOf(theirs).flatMap((value, k) =>
      // Where weights add to the number of people, or less, R divides by nothing, by rounding, or by what is below 0.
      isExact(k) ? [] : [near(id, kind, own[k], (value ?? 0) > 1e8 || (value ?? 0) < 0 ? null : value, 1e-6)],
    );
  const covariance = (wanted.covariance ?? []) as readonly List[];
  return whole([
    ...compareFigures(id, found, wanted),
    ...effects('design effect', found.deff, wanted.deff),
    ...effects('design effect', found.deffReplace, wanted.deff_replace),
    ...covariance.flatMap((row, a) =>
      row.flatMap((value, b) =>
        isExact(a) || isExact(b)
          ? []
          : [near(id, 'covariance', found.covariance[a]?.[b], value, 0, 1e-6 * errors[a]! * errors[b]!)],
      ),
    ),
  ]);
}

function compareBy(id: string, on: On, query: GoldQuery, wanted: Wanted): QueryReport {
  const { groups, figures } = figuresBy(on, query);
  const wantedGroups = (wanted.groups as readonly (string | readonly string[])[]).map((group) =>
    [group].flat(),
  );
  const estimates = wanted.estimate as readonly unknown[];
  const errors = wanted.se as readonly unknown[];
  return whole([
    sameWords(
      id,
      'groups',
      groups.map((group) => group.join(' × ')),
      wantedGroups.map((group) => group.join(' × ')),
    ),
    ...wantedGroups.flatMap((group, g) => {
      const found = figures[groups.findIndex((own) => own.join('\n') === group.join('\n'))];
      return found
        ? compareFigures(`${id} [${group.join(', ')}]`, found, { estimate: estimates[g], se: errors[g] })
        : [];
    }),
  ]);
}

function compareShare(id: string, on: On, query: GoldQuery, wanted: Wanted, kept?: number): QueryReport {
  const domain = domainOf(on, query);
  // R's n for Korn and Graubard's interval: all rows that are left of the design.
  const rows = kept ?? (domain ? domain.reduce((sum, one) => sum + one, 0) : on.frame.n);
  const found = shareFigures(on, query, rows);
  const [share, se] = [numberOf(wanted.estimate), numberOf(wanted.se)];
  const figures = [
    // Where all said the same, R's fit comes near 0 or 1 and stops.
    near(id, 'estimate', found?.estimate, share, 1e-8, 1e-10),
    ...nearErrors(id, [found?.se ?? null], [se], [share]),
    ...(wanted.df === undefined ? [] : [near(id, 'df', found?.df, numberOf(wanted.df), 0)]),
  ];
  if (hasNoSpread(se, share)) {
    return {
      comparisons: figures,
      apart: [{ id, why: 'R shows no spread; the product’s interval is of its own at 0 and 1' }],
    };
  }
  // R looks for the ends of this one step by step.
  const isIterated = query.method === 'likelihood';
  const more = isIterated ? likelihoodWeight(on, query) : 1;
  if (kept !== undefined && Math.abs(more - 1) > 1e-9)
    return {
      comparisons: figures,
      apart: [
        {
          id,
          why: 'R’s likelihood counts rows without an answer or outside the domain once weights are fitted',
        },
      ],
    };
  const kind = isIterated ? 'likelihood interval' : 'interval';
  const tolerance = isIterated ? 1e-4 : 1e-6;
  const slack = 1e-6 * (se ?? 0);
  const shown = more === 1 ? found?.interval : likelihoodOfR(query, found, more);
  const ends = [
    near(id, kind, shown?.lower, numberOf(wanted.lower), tolerance, slack),
    near(id, kind, shown?.upper, numberOf(wanted.upper), tolerance, slack),
  ];
  const { lower, upper } = found?.interval ?? {};
  const turned = ends.filter((end, e) => !end.passed && query.method === 'asin' && [lower, upper][e] === e);
  // R joins a few points of the likelihood by a curve; how near that comes is a matter of the error's size, not of the end's.
  const theirs = [wanted.lower, wanted.upper].map(numberOf);
  const joined = ends.filter(
    (end, e) =>
      !end.passed &&
      isIterated &&
      Math.abs(([shown?.lower, shown?.upper][e] ?? Number.NaN) - (theirs[e] ?? Number.NaN)) <=
        1e-3 * (se ?? 0),
  );
  return {
    comparisons: [...figures, ...ends.filter((end) => !turned.includes(end) && !joined.includes(end))],
    apart: [
      ...turned.map(() => ({ id, why: 'the range reaches 0 or 1, where R’s sine turns back' })),
      ...joined.map(() => ({
        id,
        why: 'R’s likelihood by a curve through points: within a thousandth of the error',
      })),
    ],
  };
}

/**
 * How much of the likelihood R gives those who answered: their weight over the mean weight of all rows of the design, against how many
 * they are. 1 where everybody answered.
 */
function likelihoodWeight(on: On, query: GoldQuery): number {
  const domain = domainOf(on, query) ?? on.keptRows;
  const { weights } = on.design;
  const values = over(on.frame, query.expr!);
  let [rows, all, people, answered] = [0, 0, 0, 0];
  weights.forEach((weight, i) => {
    if (domain && domain[i] !== 1) return;
    rows += 1;
    all += weight;
    if (values[i] === null || values[i] === undefined) return;
    people += 1;
    answered += weight;
  });
  return answered / (all / rows) / people;
}

/** The interval by likelihood with that much of it. */
function likelihoodOfR(query: GoldQuery, found: ReturnType<typeof shareFigures>, more: number) {
  if (!found || found.se === null) return null;
  const { estimate: share, se, df, effectiveBase, base } = found;
  return intervalOfShare(
    'likelihood',
    { share, se: se * Math.sqrt(more), df, people: base },
    effectiveBase,
    query.level ?? 0.95,
  );
}

function compareTable(id: string, on: On, query: GoldQuery, wanted: Wanted, kept?: number): QueryReport {
  const found = tableFigures(on, query);
  const [rows, columns] = wanted.dims as readonly [unknown, unknown];
  const cells = (value: unknown) => (value as readonly unknown[]).flatMap((row) => listOf(row));
  return whole([
    sameWords(id, 'categories', found.rows, listOf(rows).map(String)),
    sameWords(id, 'categories', found.columns, listOf(columns).map(String)),
    ...allNear(id, 'count', [...found.counts], cells(wanted.count), 1e-8),
    ...allNear(
      id,
      'percent',
      Array.from(found.sharesOfRow, (share) => 100 * share),
      cells(wanted.row_percent),
      1e-8,
    ),
    ...peopleOf(id, on, query, cells, wanted, kept),
  ]);
}

/** Heads of a table. Where R keeps all rows in the design it counts them all, inside the domain or not. */
function peopleOf(
  id: string,
  on: On,
  query: GoldQuery,
  cells: (value: unknown) => List,
  wanted: Wanted,
  kept: number | undefined,
): Comparison[] {
  if (!wanted.unweighted) return [];
  const { frame, design, covariance, keptRows } = on;
  const { domain: _, ...ofAll } = query;
  const found =
    kept === undefined
      ? tableFigures(on, query)
      : tableFigures({ frame, design, covariance, ...(keptRows && { domain: keptRows }) }, ofAll);
  return allNear(id, 'people', [...found.people], cells(wanted.unweighted), 0);
}
