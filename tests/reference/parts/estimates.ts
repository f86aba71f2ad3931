import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { designOf } from '../../../analysis/results/design';
import { compareQuery, type Wanted } from '../gold/compare-query';
import { type GoldDesign, readDesign } from '../gold/design';
import { type GoldQuery, onDesign } from '../gold/queries';
import type { Comparison, FileReport, ReferencePart } from '../part';

type EstimateCase = {
  readonly id: string;
  readonly design: GoldDesign;
  readonly steps?: readonly { readonly op: string }[];
  readonly design_summary?: { readonly n: number; readonly df: number; readonly sum_weights: number };
  readonly expected?: Wanted;
  readonly queries?: readonly { readonly query: GoldQuery; readonly expected: Wanted }[];
};

/** Means, totals, shares, ratios, contrasts, quantiles, tables and tests on every kind of design. */
export const estimates: ReferencePart = {
  folder: 'estimates',
  run: async (root) => {
    const file = join(root, 'estimates', 'cases.json');
    const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { cases: readonly EstimateCase[] };
    const comparisons: Comparison[] = [];
    const apart: FileReport['apart'][number][] = [];
    for (const one of cases) {
      if (one.steps?.length) {
        apart.push({ id: one.id, why: 'steps not built' });
        continue;
      }
      const read = readDesign(root, one.design);
      const on = onDesign(read.frame, designOf(read.cases, undefined, read.lonely));
      (one.queries ?? []).forEach(({ query, expected }, q) => {
        const report = compareQuery(`${one.id} / ${q + 1} ${query.stat}`, on, query, expected, false);
        comparisons.push(...report.comparisons);
        apart.push(...report.apart);
      });
    }
    return [
      {
        file: 'estimates/cases.json',
        cases: cases.length,
        queries: cases.reduce((s, c) => s + (c.queries?.length ?? 0), 0),
        comparisons,
        apart,
      },
    ];
  },
};
