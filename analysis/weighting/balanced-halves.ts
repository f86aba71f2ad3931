import type { Cases } from '../cases';
import { AnalysisError } from '../errors';
import { type Stage, stagesOf } from '../results/stages';
import { hadamard } from './hadamard';
import type { ReplicatePlan } from './replicates';

export type HalvesOptions = {
  /** Fay's: how much of its weight the half not chosen keeps, 0 (plain halves) up to 1. */
  readonly rho?: number;
  /** One row a replicate, one sign a stratum in the order of strata: above 0 where the unit that comes first is the chosen one. */
  readonly signs?: readonly ArrayLike<number>[];
  readonly centre?: ReplicatePlan['centre'];
};

/**
 * Balanced half-samples (BRR) and Fay's milder ones, for draws of two units a stratum: each replicate doubles one unit of every
 * stratum and leaves the other out, in a balanced pattern.
 * @returns weights of totals agree whatever balanced signs are taken; means and shares differ a little
 * @throws AnalysisError `other-replicates` unless every stratum has two units; `wrong-length` for signs of other strata; `bad-share`
 * Source: McCarthy (1969), Review of the ISI 37; Judkins (1990), J. Official Statistics 6, for Fay's.
 * @example balancedHalves(twoUnitsInEachOfThreeStrata).count // 4
 */
export function balancedHalves(cases: Cases, options: HalvesOptions = {}): ReplicatePlan {
  const { rho = 0, centre = 'mean' } = options;
  if (!(rho >= 0 && rho < 1)) throw new AnalysisError('bad-share', { what: 'Fay’s rho', value: rho });
  const stage = stagesOf(cases)[0]!;
  const kind = rho === 0 ? 'BRR' : 'Fay';
  const { places, isFirst } = pairsOf(stage, kind);
  // The first column of a balanced set is all +: it would double the same unit throughout.
  const signs = options.signs ?? hadamard(places + 1).map((row) => row.subarray(1, places + 1));
  const wrong = signs.find((row) => row.length !== places);
  if (signs.length === 0 || wrong) {
    throw new AnalysisError('wrong-length', {
      what: 'A row of signs',
      found: wrong?.length ?? 0,
      wanted: places,
    });
  }
  const placeOf = placesOf(stage);
  return {
    kind,
    scale: 1 / (signs.length * (1 - rho) ** 2),
    rscales: new Float64Array(signs.length).fill(1),
    centre,
    count: signs.length,
    factorsOf: (replicate) => {
      const row = signs[replicate]!;
      const ofUnit = Float64Array.from(stage.groupOf, (group, unit) => {
        const isChosen = row[placeOf[group]!]! > 0 === (isFirst[unit] === 1);
        return isChosen ? 2 - rho : rho;
      });
      return Float64Array.from(stage.unitOf, (unit) => ofUnit[unit]!);
    },
  };
}

/** Which unit of each stratum comes first. */
function pairsOf({ groupOf, drawn, names }: Stage, kind: string): { places: number; isFirst: Uint8Array } {
  drawn.forEach((n, group) => {
    if (n !== 0 && n !== 2) {
      throw new AnalysisError('other-replicates', {
        kind,
        wanted: 'two units in every stratum',
        found: `${n} in “${names[group]!}”`,
      });
    }
  });
  const seen = new Uint8Array(drawn.length);
  const isFirst = Uint8Array.from(groupOf, (group) => {
    const first = seen[group] === 0;
    seen[group] = 1;
    return first ? 1 : 0;
  });
  return { places: drawn.filter((n) => n > 0).length, isFirst };
}

/** The place of each stratum among those with units. */
function placesOf({ drawn }: Stage): Int32Array {
  let next = 0;
  return Int32Array.from(drawn, (n) => (n > 0 ? next++ : -1));
}
