import type { Cases, CategoryColumn } from '../cases';
import { AnalysisError } from '../errors';

/** One stage of a draw: which unit each case came with, and from how many each group of units was drawn. */
export type Stage = {
  /** Length n: the unit of each case, 0 to units − 1, numbered over the whole sample. */
  readonly unitOf: Int32Array;
  readonly units: number;
  /** Length units: the group it was drawn in (a stratum; at a later stage the unit above). */
  readonly groupOf: Int32Array;
  /** Of each group: units drawn, and units there were (∞ when drawn with replacement). */
  readonly drawn: Float64Array;
  readonly population: Float64Array;
  /** Of each group: the share by which its spread counts, 1 at the first stage (see Stage 2 in the source). */
  readonly multiplier: Float64Array;
  readonly names: readonly string[];
};

/**
 * The stages of the draw that cases came from. Without clusters or finite populations there is one: every case a unit, every
 * stratum a group. A later stage counts only below a finite population, with the share of it that was drawn.
 * @returns one entry a stage, at least one
 * @throws AnalysisError `bad-population` when a population is smaller than what was drawn from it, or differs within a group
 * Source: Särndal, Swensson & Wretman, Model Assisted Survey Sampling (1992), ch. 4: variance of a total in several stages.
 * @example stagesOf(simpleDrawOf100Cases)[0].units // 100
 */
export function stagesOf(
  cases: Pick<Cases, 'n' | 'strata' | 'clusters' | 'populationSizes'>,
): readonly Stage[] {
  const { n, strata, clusters = [], populationSizes = [] } = cases;
  const count = Math.max(1, clusters.length, populationSizes.length);
  const stages: Stage[] = [];
  let groupOfCase = groupsOf(n, strata);
  for (let s = 0; s < count; s++) {
    const stage = stageOf(n, groupOfCase, clusters[s], populationSizes[s], s + 1, stages.at(-1));
    stages.push(stage);
    groupOfCase = {
      of: stage.unitOf,
      count: stage.units,
      names: Array.from({ length: stage.units }, (_, unit) => `unit ${unit + 1} of stage ${s + 1}`),
    };
    if (stage.population.every((size) => size === Number.POSITIVE_INFINITY)) break;
  }
  return stages;
}

type Groups = { readonly of: Int32Array; readonly count: number; readonly names: readonly string[] };

/** Strata as groups; cases without a stratum are one more of their own kind. */
function groupsOf(n: number, strata: CategoryColumn | undefined): Groups {
  if (!strata) return { of: new Int32Array(n), count: 1, names: ['all'] };
  const count = strata.categories.length;
  const hasOthers = strata.codes.some((code) => code < 0);
  return {
    of: hasOthers ? strata.codes.map((code) => (code < 0 ? count : code)) : strata.codes,
    count: hasOthers ? count + 1 : count,
    names: hasOthers ? [...strata.categories, 'without a stratum'] : strata.categories,
  };
}

function stageOf(
  n: number,
  groups: Groups,
  clusters: CategoryColumn | undefined,
  sizes: Float64Array | undefined,
  number: number,
  above: Stage | undefined,
): Stage {
  const { unitOf, groupOf } = clusters
    ? unitsOf(n, groups.of, clusters)
    : { unitOf: Int32Array.from({ length: n }, (_, i) => i), groupOf: groups.of };
  const drawn = new Float64Array(groups.count);
  for (const group of groupOf) drawn[group]! += 1;
  const population = new Float64Array(groups.count).fill(Number.POSITIVE_INFINITY);
  if (sizes) {
    for (let i = 0; i < n; i++) {
      const group = groups.of[i]!;
      const size = sizes[i]!;
      const isFirst = population[group] === Number.POSITIVE_INFINITY;
      if (!(size >= drawn[group]!) || (!isFirst && population[group] !== size)) {
        throw new AnalysisError('bad-population', {
          stage: number,
          drawn: drawn[group]!,
          stratum: groups.names[group]!,
          population: size,
        });
      }
      population[group] = size;
    }
  }
  return {
    unitOf,
    units: groupOf.length,
    groupOf,
    drawn,
    population,
    multiplier: multipliersOf(groups.count, above),
    names: groups.names,
  };
}

/** Units numbered in the order in which they come; the same word in two groups is two units. */
function unitsOf(n: number, groupOfCase: Int32Array, clusters: CategoryColumn) {
  const numbers = new Map<number, number>();
  const groupOf: number[] = [];
  const unitOf = new Int32Array(n);
  const width = clusters.categories.length;
  for (let i = 0; i < n; i++) {
    const key = groupOfCase[i]! * width + clusters.codes[i]!;
    let unit = numbers.get(key);
    if (unit === undefined) {
      unit = groupOf.length;
      numbers.set(key, unit);
      groupOf.push(groupOfCase[i]!);
    }
    unitOf[i] = unit;
  }
  return { unitOf, groupOf: Int32Array.from(groupOf) };
}

/** What was drawn of everything above: the groups of a stage are the units of the stage above it. */
function multipliersOf(count: number, above: Stage | undefined): Float64Array {
  if (!above) return new Float64Array(count).fill(1);
  return Float64Array.from(above.groupOf, (group) => {
    const share = above.drawn[group]! / above.population[group]!;
    return above.multiplier[group]! * share;
  });
}
