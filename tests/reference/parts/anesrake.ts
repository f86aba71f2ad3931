import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AnalysisError } from '../../../analysis/errors';
import { designEffect } from '../../../analysis/weighting/diagnostics';
import { goalOf } from '../../../analysis/weighting/goals';
import { type CapOptions, capToGoals } from '../../../analysis/weighting/rake-and-cap';
import { startingWeights } from '../../../analysis/weighting/starting-weights';
import { readDesign } from '../gold/design';
import { near } from '../gold/near';
import type { Comparison, FileReport } from '../part';
import { worst } from './worst';

type AnesrakeCase = {
  readonly id: string;
  readonly data: string;
  readonly base_weight: string | null;
  readonly targets: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Those that differ from the package's defaults; an empty list when none does. */
  readonly options: Readonly<Record<string, string | number>> | readonly [];
  readonly expected: {
    readonly status: string;
    readonly variables_used?: readonly string[];
    readonly general_design_effect?: number;
    readonly max?: number;
    readonly weights?: readonly number[];
  };
};

/** Pollsters' raking against R's anesrake. */
export function anesrakeReport(root: string): FileReport {
  const { cases } = JSON.parse(readFileSync(join(root, 'weights', 'anesrake.json'), 'utf8')) as {
    cases: readonly AnesrakeCase[];
  };
  const apart = cases.flatMap(({ id, options }) => {
    const why = whyApart(options);
    return why === null ? [] : [{ id, why }];
  });
  return {
    file: 'weights/anesrake.json',
    cases: cases.length,
    queries: cases.length - apart.length,
    comparisons: cases.flatMap((one) => (whyApart(one.options) === null ? comparisonsOf(root, one) : [])),
    apart,
  };
}

function whyApart(options: AnesrakeCase['options']): string | null {
  const { type, choosemethod } = options as Record<string, string | number>;
  if (type === 'nlim')
    return 'by “nlim” the package keeps the least discrepant variables, a trap not imitated';
  if (choosemethod !== undefined && choosemethod !== 'total')
    return `choosing by “${choosemethod}” is not built`;
  return null;
}

function comparisonsOf(root: string, one: AnesrakeCase): Comparison[] {
  const { id, expected, targets } = one;
  try {
    const { cases } = readDesign(root, {
      data: one.data,
      ...(one.base_weight !== null && { weights: [one.base_weight] }),
    });
    const start = startingWeights(cases);
    const goals = Object.entries(targets).map(([name, shares]) => {
      const cells = Object.entries(shares).map(([code, share]) => ({
        codes: [code],
        count: share * cases.n,
      }));
      const counts = cells.map(({ count }) => count);
      return goalOf(cases, { name, variables: [name], cells }, counts, start, { missing: 'own-category' });
    });
    const { weights, fitted } = capToGoals(start, goals, optionsOf(one.options));
    if (expected.status === 'error') {
      return [{ id, kind: 'refusal', passed: false, error: null, note: 'R stops' }];
    }
    const used = fitted.map(({ margin }) => margin).join(', ');
    return [
      worst(id, 'weight', weights, expected.weights ?? [], 1e-6),
      near(id, 'largest', Math.max(...weights), expected.max ?? Number.NaN, 1e-6),
      near(id, 'design effect', designEffect(weights), expected.general_design_effect ?? Number.NaN, 1e-6),
      {
        id,
        kind: 'variables used',
        passed: used === expected.variables_used?.join(', '),
        error: null,
        note: `found ${used}`,
      },
    ];
  } catch (error) {
    if (!(error instanceof AnalysisError)) throw error;
    return [{ id, kind: 'refusal', passed: expected.status === 'error', error: null, note: error.message }];
  }
}

function optionsOf(options: AnesrakeCase['options']): { capped: CapOptions; maxRounds?: number } {
  const { type, cap, pctlim, convcrit, maxit } = options as Record<string, string | number>;
  return {
    capped: {
      ...(cap !== undefined && { cap: Number(cap) }),
      // Points, unless written as a share.
      ...(pctlim !== undefined && {
        leastDiscrepancy: Number(pctlim) >= 1 ? Number(pctlim) / 100 : Number(pctlim),
      }),
      ...(type === 'nolim' && { leastDiscrepancy: 0 }),
      ...(convcrit !== undefined && { leastProgress: Number(convcrit) }),
    },
    ...(maxit !== undefined && { maxRounds: Number(maxit) }),
  };
}
