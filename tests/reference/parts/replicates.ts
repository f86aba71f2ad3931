import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AnalysisError } from '../../../analysis/errors';
import { type Design, degreesOfFreedom } from '../../../analysis/results/design';
import { compareQuery, crashOf, type QueryReport, type Wanted } from '../gold/compare-query';
import { type GoldDesign, type ReadDesign, readDesign } from '../gold/design';
import { allNear, near } from '../gold/near';
import { domainOf, type GoldQuery, onDesign } from '../gold/queries';
import { type GoldReplicates, replicateDesign } from '../gold/replicates';
import { applySteps, type GoldStep } from '../gold/steps';
import type { Comparison, ReferencePart } from '../part';

type GoldCase = {
  readonly id: string;
  readonly design: GoldDesign;
  readonly steps: readonly GoldStep[];
  /** Left out where R stops. */
  readonly replicates?: GoldReplicates;
  readonly expected?: Wanted;
  readonly queries?: readonly { readonly query: GoldQuery; readonly expected: Wanted }[];
};

/** Figures with errors from replicates: weighting done again on each. */
export const replicates: ReferencePart = {
  folder: 'replicates',
  run: async (root) => {
    const text = readFileSync(join(root, 'replicates', 'cases.json'), 'utf8');
    const { cases } = JSON.parse(text) as { cases: readonly GoldCase[] };
    const reports = cases.map((one) => runCase(root, one));
    return [
      {
        file: 'replicates/cases.json',
        cases: cases.length,
        queries: cases.reduce((sum, { queries = [] }) => sum + queries.length, 0),
        comparisons: reports.flatMap(({ comparisons }) => comparisons),
        apart: reports.flatMap(({ apart }) => apart),
      },
    ];
  },
};

function runCase(root: string, one: GoldCase): QueryReport {
  const { id, replicates: wanted } = one;
  const wantsRefusal = one.expected?.status === 'error';
  let read: ReadDesign;
  let steps: readonly GoldStep[];
  let design: Design;
  try {
    ({ read, steps } = startOf(root, one));
    design = replicateDesign(read, steps, wanted ?? askedFor(steps));
  } catch (problem) {
    const passed = wantsRefusal && problem instanceof AnalysisError;
    const note = problem instanceof Error ? problem.message : String(problem);
    return {
      comparisons: [{ id, kind: 'refusal', passed, error: null, ...(!passed && { note }) }],
      apart: [],
    };
  }
  if (wantsRefusal) {
    const why = crashOf(one.expected) ?? kindOf(one.steps, design);
    const refusal = {
      id,
      kind: 'refusal',
      passed: false,
      error: null,
      note: 'replicates were made, and R stops',
    };
    return why ? { comparisons: [], apart: [{ id, why }] } : { comparisons: [refusal], apart: [] };
  }
  const on = onDesign(read.frame, design, applySteps(read, steps).domain);
  const isBalanced = wanted?.type === 'BRR' || wanted?.type === 'Fay';
  const reports = (one.queries ?? []).map(({ query, expected }, q): QueryReport => {
    const at = `${id} / ${q + 1} ${query.stat}`;
    // R counts the rank of the factors; the product keeps the design's degrees of freedom.
    const { df, ci_t, ...compared } = expected;
    const isSameDf = df === degreesOfFreedom(design, domainOf(on, query));
    const report = compareQuery(at, on, query, isSameDf ? { ...compared, ci_t } : compared);
    const isMissed = report.comparisons.some(({ passed }) => !passed);
    return isBalanced && isMissed && query.stat !== 'total' && !hasSignsOfR(design)
      ? { comparisons: [], apart: [{ id: at, why: 'means agree only with R’s own set of signs' }] }
      : report;
  });
  return {
    comparisons: [
      ...(wanted ? spreadOf(id, design, wanted) : []),
      ...reports.flatMap((report) => report.comparisons),
    ],
    apart: reports.flatMap(({ apart }) => apart),
  };
}

/**
 * The design that replicates are made of, and the steps done on each of them. What stands before `asreplicates` is done once: a subset
 * drops rows, a fitting leaves base weights.
 */
function startOf(
  root: string,
  { design, steps }: GoldCase,
): { read: ReadDesign; steps: readonly GoldStep[] } {
  const making = steps.findIndex(({ op }) => op === 'asreplicates');
  const before = steps.slice(0, Math.max(0, making));
  const whole = readDesign(root, design);
  if (before.length === 0) return { read: whole, steps };
  const { weights, domain } = applySteps(whole, before);
  const wheres = before.flatMap((step) => (step.op === 'subset' ? [step.where] : []));
  const rows = [design.rows_where, ...wheres].flatMap((where) => (where === undefined ? [] : [`(${where})`]));
  const read = wheres.length > 0 ? readDesign(root, { ...design, rows_where: rows.join(' & ') }) : whole;
  const baseWeights = domain ? weights.filter((_, i) => domain[i] === 1) : weights;
  return { read: { ...read, cases: { ...read.cases, baseWeights } }, steps: steps.slice(making) };
}

/** Where R stops, what it was asked for. */
function askedFor(steps: readonly GoldStep[]): GoldReplicates {
  const making = steps.find((step) => step.op === 'asreplicates');
  return { type: making?.type ?? 'none', count: 0, scale: 1, rscales: [], mse: false };
}

/** JK1 or JKn follows from the strata here and cannot be asked for; R refuses the other one. */
function kindOf(steps: readonly GoldStep[], { replicates: made }: Design): string | null {
  const { type } = askedFor(steps);
  const isOther = /^JK/.test(type) && made !== undefined && made.kind !== type;
  return isOther
    ? `R refuses ${type} here; the product takes ${made.kind} by itself, as the strata have it`
    : null;
}

/** The README gives R's signs for the fourteen strata of its cases, and for no others. */
const hasSignsOfR = (design: Design) => design.stages[0]!.drawn.filter((units) => units > 0).length === 14;

/** How many replicates there are and how they count; in what order is each program's own. */
function spreadOf(id: string, { replicates: found }: Design, wanted: GoldReplicates): Comparison[] {
  const sorted = (values: ArrayLike<number>) => Array.from(values).sort((one, other) => one - other);
  return [
    near(id, 'replicates', found?.weights.length, wanted.count, 0),
    near(id, 'scale', found?.scale, wanted.scale, 1e-8),
    ...allNear(id, 'scale', sorted(found?.rscales ?? []), sorted(wanted.rscales), 1e-8),
  ];
}
