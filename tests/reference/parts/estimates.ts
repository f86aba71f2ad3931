import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AnalysisError } from '../../../analysis/errors';
import { type Design, type Domain, degreesOfFreedom, designOf } from '../../../analysis/results/design';
import { basesOf } from '../../../analysis/results/estimate';
import { compareQuery, crashOf, type Wanted } from '../gold/compare-query';
import { type GoldDesign, type ReadDesign, readDesign } from '../gold/design';
import { near } from '../gold/near';
import { type GoldQuery, onDesign } from '../gold/queries';
import { applySteps, type GoldStep, type Stepped, trimsRowsLeftOut } from '../gold/steps';
import type { Comparison, FileReport, ReferencePart } from '../part';

type GoldCase = {
  readonly id: string;
  readonly design: GoldDesign;
  readonly steps?: readonly GoldStep[];
  readonly design_summary?: Readonly<Record<string, number>>;
  /** Only where R cannot make the design. */
  readonly expected?: Wanted;
  readonly queries?: readonly GoldQueryCase[];
};

type GoldQueryCase = {
  readonly query: GoldQuery;
  readonly expected: Wanted;
  readonly naive_weights_only_design?: Wanted;
  readonly naive_weights_no_design_at_all?: Wanted;
};

/** Means, totals, shares, ratios, contrasts, quantiles, tables and tests on every kind of design. */
export const estimates: ReferencePart = {
  folder: 'estimates',
  run: async (root) => {
    const text = readFileSync(join(root, 'estimates', 'cases.json'), 'utf8');
    const { cases } = JSON.parse(text) as { cases: readonly GoldCase[] };
    const reports = cases.map((one) => runCase(root, one));
    return [
      {
        file: 'estimates/cases.json',
        cases: cases.length,
        queries: cases.reduce((sum, { queries = [] }) => sum + queries.length, 0),
        comparisons: reports.flatMap(({ comparisons }) => comparisons),
        apart: reports.flatMap(({ apart }) => apart),
      },
    ];
  },
};

type CaseReport = Pick<FileReport, 'comparisons' | 'apart'>;

function runCase(root: string, one: GoldCase): CaseReport {
  const wantsRefusal = one.expected?.status === 'error';
  let read: ReadDesign;
  let stepped: Stepped;
  let design: Design;
  try {
    read = readDesign(root, one.design);
    stepped = applySteps(read, one.steps ?? []);
    // A margin that cannot be met: R stops by its own rule and goes on, and so do its figures.
    if (!stepped.converged) stepped = applySteps(read, one.steps ?? [], { raking: 'r' });
    design = designOf(read.cases, stepped, read.lonely);
  } catch (problem) {
    const passed = wantsRefusal && problem instanceof AnalysisError;
    const note = problem instanceof Error ? problem.message : String(problem);
    return {
      comparisons: [{ id: one.id, kind: 'refusal', passed, error: null, ...(!passed && { note }) }],
      apart: [],
    };
  }
  if (trimsRowsLeftOut(one.steps ?? []))
    return {
      comparisons: [],
      apart: [{ id: one.id, why: 'R gives rows that a subset left out a part of what a later trim cuts' }],
    };
  const crash = wantsRefusal ? crashOf(one.expected) : null;
  if (crash) return { comparisons: [], apart: [{ id: one.id, why: crash }] };
  if (wantsRefusal) {
    const note = 'the design was made, and R stops';
    return {
      comparisons: [{ id: one.id, kind: 'refusal', passed: false, error: null, note }],
      apart: [],
    };
  }
  const keptRows = stepped.adjustments.length > 0 ? rowsKept(read, one.steps ?? []) : undefined;
  const kept = keptRows?.reduce((sum, row) => sum + row, 0);
  const on = { ...onDesign(read.frame, design, stepped.domain), ...(keptRows && { keptRows }) };
  const naive = [
    ['naive_weights_only_design', { ...design, adjustments: [] }],
    ['naive_weights_no_design_at_all', simpleDesign(read, design)],
  ] as const;
  const reports = (one.queries ?? []).flatMap((own, q) => {
    const id = `${one.id} / ${q + 1} ${own.query.stat}`;
    return [
      compareQuery(id, on, own.query, own.expected, kept),
      ...naive.flatMap(([name, without]) => {
        const wanted = own[name];
        if (!wanted) return [];
        const wrong = onDesign(read.frame, without, stepped.domain);
        // Estimates and errors only; groups as in the right one.
        const { groups } = own.expected;
        return [compareQuery(`${id} (${name})`, wrong, own.query, { ...wanted, groups })];
      }),
    ];
  });
  return {
    comparisons: [
      ...summaryOf(one, design, stepped.domain, kept),
      ...reports.flatMap(({ comparisons }) => comparisons),
    ],
    apart: reports.flatMap(({ apart }) => apart),
  };
}

/** Rows, weights and degrees of freedom of a design, as R sums it up. */
function summaryOf(
  { id, design_summary: wanted }: GoldCase,
  design: Design,
  domain: Domain | undefined,
  kept: number | undefined,
): Comparison[] {
  if (!wanted) return [];
  const counted = domain ?? new Uint8Array(design.n).fill(1);
  const { base, weightedBase, effectiveBase } = basesOf(counted, design.weights);
  const found: Readonly<Record<string, number>> = {
    df: degreesOfFreedom(design, domain),
    sum_weights: weightedBase,
    kish_ess: effectiveBase,
    kish_deff: (kept ?? base) / effectiveBase,
    n: kept ?? base,
  };
  return Object.entries(found).map(([name, value]) =>
    near(`${id} / ${name}`, 'design', value, wanted[name], 1e-8),
  );
}

/** Rows that were left when weights were first fitted: R drops rows before that, and only empties them after. */
function rowsKept(read: ReadDesign, steps: readonly GoldStep[]): Domain {
  const first = steps.findIndex(({ op }) => op !== 'subset' && op !== 'trim');
  const { domain } = applySteps(read, steps.slice(0, first));
  return domain ?? new Uint8Array(read.frame.n).fill(1);
}

/** Every row drawn by itself from everybody: what forgetting strata and clusters would give. */
function simpleDesign({ cases }: ReadDesign, { weights, lonely }: Design): Design {
  const { n, columns, baseWeights, selection } = cases;
  return designOf({ n, columns, baseWeights, selection }, { weights, adjustments: [] }, lonely);
}
