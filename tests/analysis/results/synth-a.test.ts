import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Design, designOf } from '../../../analysis/results/design';
import { rake } from '../../../analysis/weighting/rake';
import { compareQuery, type Wanted } from '../../reference/gold/compare-query';
import type { Frame } from '../../reference/gold/frame';
import { type GoldQuery, onDesign } from '../../reference/gold/queries';
import { expected, synthCases, synthMargins } from '../../reference/synth-a';

type Query = { readonly query: GoldQuery; readonly expected: Wanted };

const further = JSON.parse(
  readFileSync(new URL('../../reference/synth-a-estimates.json', import.meta.url), 'utf8'),
) as { readonly estimates: Readonly<Record<string, readonly Query[]>> };

/** The open part of the reference cases: a made-up survey, and what R's survey package makes of it. */
test.each([
  ['synth-weights-only', undefined, null, 230],
  ['synth-raked-textbook', undefined, 'least-squares', 230],
  ['synth-raked-strata-textbook', 'region', 'least-squares', 60],
  // R's own `rake`, whose errors are a little off where base weights differ: a variant by name.
  ['synth-raked', undefined, 'sweeps', 230],
] as const)(
  '%s: every figure agrees with R, to the tolerance of its kind',
  (id, stratum, residual, least) => {
    const cases = synthCases(stratum);
    const design = residual
      ? withResidual(designOf(cases, rake.weigh(cases, synthMargins('rake-synth-5-tight'))), residual)
      : designOf(cases);
    // R's weights add up to the population's size, the product's average 1.
    const on = onDesign(frameOf(cases), residual ? scaledTo(60_000, design) : design);
    const queries: readonly Query[] = [...(expected.estimates[id]?.queries ?? []), ...further.estimates[id]!];
    const reports = queries.map(({ query, expected: wanted }, q) =>
      compareQuery(`${id} / ${q + 1} ${query.stat}`, on, query, wanted, residual ? cases.n : undefined),
    );
    expect(reports.flatMap(({ apart }) => apart)).toEqual([]);
    const comparisons = reports.flatMap((report) => report.comparisons);
    expect(comparisons.filter(({ passed }) => !passed)).toEqual([]);
    expect(comparisons.length).toBeGreaterThan(least);
  },
);

function withResidual(design: Design, residual: 'least-squares' | 'sweeps'): Design {
  return { ...design, adjustments: design.adjustments.map((adjustment) => ({ ...adjustment, residual })) };
}

/** Everybody's weight times one number, before the fitting and after it. */
function scaledTo(total: number, design: Design): Design {
  const times = total / design.weights.reduce((sum, weight) => sum + weight, 0);
  const scaled = (weights: Float64Array) => weights.map((weight) => weight * times);
  return {
    ...design,
    weights: scaled(design.weights),
    adjustments: design.adjustments.map((adjustment) => ({
      ...adjustment,
      before: scaled(adjustment.before),
      after: scaled(adjustment.after),
    })),
  };
}

function frameOf(cases: ReturnType<typeof synthCases>): Frame {
  return {
    n: cases.n,
    columns: new Map(
      Object.entries(cases.columns).map(([name, column]) => [
        name,
        column.kind === 'number'
          ? {
              values: Array.from(column.values, (value) => (Number.isNaN(value) ? null : value)),
              levels: null,
            }
          : {
              values: Array.from(column.codes, (code) => column.categories[code] ?? null),
              levels: column.categories,
            },
      ]),
    ),
  };
}
