import { type CaseColumn, type Cases, type CategoryColumn, categoryColumn } from '../../../analysis/cases';
import { designOf, type LonelyStrata } from '../../../analysis/results/design';
import { columnOf, derive, type Frame, getColumn, keepWhere, levelsOf, readFrame } from './frame';

/** A design as the cases of reference write it. */
export type GoldDesign = {
  readonly data: string;
  readonly ids?: readonly string[];
  readonly strata?: readonly string[];
  readonly fpc?: readonly string[];
  readonly weights?: readonly string[];
  readonly nest?: boolean;
  readonly derive?: Readonly<Record<string, string>>;
  readonly rows_where?: string;
  readonly lonely_psu?: string;
};

export type ReadDesign = { readonly frame: Frame; readonly cases: Cases; readonly lonely: LonelyStrata };

/** The cases of a design: every column of its data file, its strata, units and populations, and base weights. */
export function readDesign(root: string, design: GoldDesign): ReadDesign {
  const derived = derive(readFrame(root, design.data), design.derive ?? {});
  const frame = design.rows_where === undefined ? derived : keepWhere(derived, design.rows_where);
  const columns: Record<string, CaseColumn> = {};
  for (const name of frame.columns.keys()) columns[name] = columnOf(frame, name);
  const cases: Cases = {
    n: frame.n,
    columns,
    baseWeights: new Float64Array(frame.n).fill(1),
    ...(design.strata?.length && { strata: asCategories(frame, design.strata) }),
    ...(design.ids?.length && { clusters: design.ids.map((name) => asCategories(frame, [name])) }),
    ...(design.fpc?.length && {
      populationSizes: design.fpc.map((name) => Float64Array.from(getColumn(frame, name).values, Number)),
    }),
    selection: 'known',
  };
  return {
    frame,
    cases: { ...cases, baseWeights: baseWeightsOf(frame, cases, design) },
    lonely: lonelyOf(design.lonely_psu ?? 'fail'),
  };
}

function lonelyOf(name: string): LonelyStrata {
  if (name === 'certainty' || name === 'remove') return 'remove';
  return name === 'adjust' || name === 'average' ? name : 'fail';
}

function asCategories(frame: Frame, names: readonly string[]): CategoryColumn {
  const values = Array.from({ length: frame.n }, (_, i) =>
    names.map((name) => String(getColumn(frame, name).values[i])).join(' '),
  );
  return categoryColumn(names.join(' '), values, levelsOf(values));
}

/** Weights as given; else how many of the population each case stands for, stage by stage. */
function baseWeightsOf(frame: Frame, cases: Cases, design: GoldDesign): Float64Array {
  const [given] = design.weights ?? [];
  if (given !== undefined) return Float64Array.from(getColumn(frame, given).values, Number);
  const { stages } = designOf(cases);
  return Float64Array.from({ length: frame.n }, (_, i) =>
    stages.reduce((weight, { unitOf, groupOf, drawn, population }) => {
      const group = groupOf[unitOf[i]!]!;
      const share = population[group]! / drawn[group]!;
      return Number.isFinite(share) ? weight * share : weight;
    }, 1),
  );
}
