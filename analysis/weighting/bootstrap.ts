import type { Cases } from '../cases';
import { AnalysisError } from '../errors';
import { type Random, seededRandom } from '../random';
import { type Stage, stagesOf } from '../results/stages';
import type { ReplicatePlan } from './replicates';

export type BootstrapOptions = {
  /** 200 unless given. */
  readonly replicates?: number;
  /** Kept with the result, so that the same replicates can be drawn again. */
  readonly seed: string | number;
  readonly centre?: ReplicatePlan['centre'];
};

/**
 * The rescaled bootstrap: of the n units of each stratum n − 1 are drawn with replacement, and the factor of a unit drawn k times is
 * 1 + √(1 − n ÷ N) · (k · n ÷ (n − 1) − 1), so that finite populations are allowed for.
 * @throws AnalysisError `lonely-stratum` for a stratum of one that is not taken whole; `bad-counts` for fewer than 2 replicates
 * Source: Rao & Wu (1988), JASA 83; Rao, Wu & Yue (1992), Survey Methodology 18.
 * @example bootstrap(cases, { replicates: 100, seed: 'wave-1' }).scale // 1/99
 */
export function bootstrap(cases: Cases, options: BootstrapOptions): ReplicatePlan {
  const { replicates = 200, seed, centre = 'mean' } = options;
  if (!(Number.isInteger(replicates) && replicates > 1))
    throw new AnalysisError('bad-counts', { what: 'replicates', value: replicates });
  const stage = stagesOf(cases)[0]!;
  const units = unitsByGroup(stage);
  return {
    ...plainSpread(replicates, centre),
    // Each replicate has a seed of its own, so that any one can be made again by itself.
    factorsOf: (replicate) => {
      const ofUnit = drawFactors(stage, units, seededRandom(`${seed} ${replicate}`));
      return Float64Array.from(stage.unitOf, (unit) => ofUnit[unit]!);
    },
  };
}

/**
 * A bootstrap whose factors were drawn elsewhere.
 * @param factors one list a replicate, each of length n
 * @param scale 1 ÷ (replicates − 1) unless given
 * @throws AnalysisError `wrong-length`
 * @example bootstrapOf([Float64Array.of(2, 0), Float64Array.of(0, 2)], 2).count // 2
 */
export function bootstrapOf(
  factors: readonly Float64Array[],
  n: number,
  { scale, centre = 'mean' }: { readonly scale?: number; readonly centre?: ReplicatePlan['centre'] } = {},
): ReplicatePlan {
  const wrong = factors.find(({ length }) => length !== n);
  if (wrong)
    throw new AnalysisError('wrong-length', { what: 'A list of factors', found: wrong.length, wanted: n });
  const plan = plainSpread(factors.length, centre);
  return { ...plan, scale: scale ?? plan.scale, factorsOf: (replicate) => factors[replicate]! };
}

function plainSpread(count: number, centre: ReplicatePlan['centre']) {
  return {
    kind: 'bootstrap' as const,
    scale: 1 / (count - 1),
    rscales: new Float64Array(count).fill(1),
    centre,
    count,
  };
}

function unitsByGroup({ groupOf, drawn, population, names }: Stage): Int32Array[] {
  const units = Array.from(drawn, (n) => new Int32Array(n));
  const next = new Int32Array(drawn.length);
  groupOf.forEach((group, unit) => {
    units[group]![next[group]!++] = unit;
  });
  const lonely = drawn.findIndex((n, group) => n === 1 && population[group]! > 1);
  if (lonely >= 0) throw new AnalysisError('lonely-stratum', { stratum: names[lonely]! });
  return units;
}

function drawFactors(stage: Stage, unitsOf: readonly Int32Array[], random: Random): Float64Array {
  const times = new Float64Array(stage.units);
  for (const units of unitsOf) {
    const n = units.length;
    for (let pick = 1; pick < n; pick++) times[units[Math.floor(random() * n)]!]! += 1;
  }
  return times.map((k, unit) => {
    const group = stage.groupOf[unit]!;
    const n = stage.drawn[group]!;
    if (n === 1) return 1;
    return 1 + Math.sqrt(1 - n / stage.population[group]!) * ((k * n) / (n - 1) - 1);
  });
}
