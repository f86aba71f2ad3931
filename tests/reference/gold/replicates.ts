import { type Design, designOf } from '../../../analysis/results/design';
import { balancedHalves } from '../../../analysis/weighting/balanced-halves';
import { bootstrapOf } from '../../../analysis/weighting/bootstrap';
import { jackknife } from '../../../analysis/weighting/jackknife';
import { type ReplicatePlan, replicateWeights } from '../../../analysis/weighting/replicates';
import type { ReadDesign } from './design';
import { applySteps, type GoldStep } from './steps';

/** What a replicate case says of its replicates. */
export type GoldReplicates = {
  readonly type: string;
  readonly count: number;
  readonly scale: number;
  readonly rscales: readonly number[];
  readonly mse: boolean;
  /** Drawn by R's random numbers: one list a replicate, before any raking. */
  readonly replicate_weight_factors?: readonly (readonly number[])[];
};

export type ReplicateStep = { readonly op: string; readonly fay_rho?: number };

/** The design of a replicate case: the steps done on the whole sample and on every replicate, all weights kept. */
export function replicateDesign(
  read: ReadDesign,
  steps: readonly GoldStep[],
  replicates: GoldReplicates,
): Design {
  const weights = replicateWeights(
    read.cases,
    planOf(read, steps, replicates),
    (cases) => applySteps({ ...read, cases }, steps).weights,
  );
  return {
    ...designOf(read.cases, { weights: weights.whole, adjustments: [] }, read.lonely),
    replicates: weights,
  };
}

function planOf(read: ReadDesign, steps: readonly GoldStep[], replicates: GoldReplicates): ReplicatePlan {
  const { type, mse, scale, replicate_weight_factors: factors } = replicates;
  const centre = mse ? 'whole-sample' : 'mean';
  if (factors) {
    const lists = factors.map((list) => Float64Array.from(list));
    const rscales = Float64Array.from(replicates.rscales);
    return { ...bootstrapOf(lists, read.cases.n, { scale, centre }), rscales };
  }
  if (type === 'JK1' || type === 'JKn') return jackknife(read.cases, { centre });
  if (type === 'BRR' || type === 'Fay') {
    const making = steps.find((step): step is GoldStep & ReplicateStep => step.op === 'asreplicates');
    const rho = type === 'BRR' ? 0 : ((making as ReplicateStep | undefined)?.fay_rho ?? 0.3);
    const signs = signsFor(read);
    return balancedHalves(read.cases, { rho, centre, ...(signs && { signs }) });
  }
  throw new Error(
    `Replicates of type ${type} are drawn by R's random numbers, and the case lists no factors.`,
  );
}

/**
 * R's signs for fourteen strata: sixteen replicates, strata in ascending order, + where cluster "1" is the chosen one.
 * With others totals agree all the same, means and shares do not.
 */
const signsOfR = `
-++-+-+-++-++-  ++-------+++--  ----++--+-++++  +-+--++----+-+
-+++-+--++---+  ++-++++--++-++  ---+--+-+-+---  +-+++-------+-
-++-+-++--+--+  ++-----++---++  ----++-+-+----  +-+--++++++-+-
-+++-+-+--+++-  ++-++++++--+--  ---+--++-+-+++  +-+++--+++++-+`
  .trim()
  .split(/\s+/);

/** Those signs as the product reads them: above 0 where the unit that comes first in its stratum is the chosen one. */
function signsFor({ cases }: ReadDesign): Int8Array[] | undefined {
  const { strata, clusters } = cases;
  const units = clusters?.[0];
  const present =
    strata?.categories.flatMap((_, stratum) => (strata.codes.includes(stratum) ? [stratum] : [])) ?? [];
  if (!strata || !units || present.length !== signsOfR[0]!.length) return undefined;
  const firstIsOne = present.map((stratum) => {
    const first = units.codes[strata.codes.indexOf(stratum)]!;
    const own = new Set(units.codes.filter((_, i) => strata.codes[i] === stratum));
    return [...own].every((code) => code >= first);
  });
  return signsOfR.map((row) =>
    Int8Array.from(row, (sign, place) => ((sign === '+') === firstIsOne[place]! ? 1 : -1)),
  );
}
