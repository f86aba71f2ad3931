import { answeredIn } from '../../../analysis/results/answered';
import { quantileOf, quantileRules, type Ranked, rank } from '../../../analysis/results/quantile';
import type { Comparison } from '../part';
import type { QueryReport, Wanted } from './compare-query';
import { columnOf } from './frame';
import { listOf, near } from './near';
import { domainOf, type GoldQuery, type On, quantileFigures, quantilesOf, ruleOf } from './queries';

/** Quantiles with their Woodruff intervals. */
export function compareQuantiles(
  id: string,
  on: On,
  query: GoldQuery,
  wanted: Wanted,
  kept?: number,
): QueryReport {
  if (!(quantileRules as readonly string[]).includes(ruleOf(query)))
    return { comparisons: [], apart: [{ id, why: `quantile rule “${query.qrule}” is not built` }] };
  // Where R keeps all rows in the design, its n for `beta` is all of them.
  const found = quantileFigures(on, query, kept);
  const ranked = rankedOf(on, query);
  const [estimates, lower, upper, se] = [wanted.estimate, wanted.lower, wanted.upper, wanted.se].map(listOf);
  const comparisons: Comparison[] = [];
  const apart: QueryReport['apart'] = [];
  quantilesOf(query).forEach((share, k) => {
    const own = found[k];
    const at = `${id} at ${share}`;
    const neighbours = neighboursAtHit(on, query, share);
    if (neighbours?.some((value) => value === estimates![k]) && own?.estimate !== estimates![k]) {
      comparisons.push(near(at, 'quantile', own?.estimate, neighbours[0], 0));
      apart.push({
        id: at,
        why: `the share is hit exactly: ${own?.estimate} by definition, ${estimates![k]} in R by rounding; no interval compared`,
      });
      return;
    }
    if (query.interval === 'asin' && reachesEnd(on, query, own?.interval)) {
      comparisons.push(near(at, 'quantile', own?.estimate, estimates![k], 1e-8));
      apart.push({ id: at, why: 'the range reaches the least or largest value, where R’s sine turns back' });
      return;
    }
    const beyond = belowFirst(ranked, query, share, {
      estimate: [own?.estimate, estimates![k]],
      lower: [own?.interval?.lower, lower![k]],
    });
    if (beyond) {
      apart.push({ id: at, why: beyond });
      if (own?.estimate === estimates![k])
        comparisons.push(near(at, 'quantile', own?.estimate, estimates![k], 0));
      return;
    }
    const slack = 1e-6 * (own?.se ?? 0);
    comparisons.push(
      near(at, 'quantile', own?.estimate, estimates![k], 1e-8),
      near(at, 'quantile interval', own?.interval?.lower, lower![k], 1e-6, slack),
      near(at, 'quantile interval', own?.interval?.upper, upper![k], 1e-6, slack),
      near(at, 'quantile se', own?.se, se![k], 1e-6),
    );
  });
  return { comparisons, apart };
}

/**
 * Where a share lies below the least value's own weight, the definition gives that value: R's `math` and `school` give the next one, and
 * its `hf4` goes on along the line.
 */
function belowFirst(
  { values, cumulated, total }: Ranked,
  query: GoldQuery,
  share: number,
  { estimate, lower }: Readonly<Record<'estimate' | 'lower', readonly [Number, Number]>>,
): string | null {
  const isOff = ([found, wanted]: readonly [Number, Number]) => found === values[0] && found !== wanted;
  const rule = ruleOf(query);
  const [, second] = values;
  const isStep = rule === 'math' || rule === 'school';
  if (isStep && share * total < cumulated[0]! && isOff(estimate) && estimate[1] === second)
    return 'the share is below the first weight: the least value by definition, the second in R';
  if (isStep && isOff(lower) && lower[1] === second)
    return 'the range starts below the first weight: at the least value by definition, at the second in R';
  if (rule === 'hf4' && isOff(lower) && (lower[1] ?? Number.POSITIVE_INFINITY) < values[0]!)
    return 'the range starts below the first point: flat by definition, on along the line in R';
  return null;
}

type Number = number | null | undefined;

function reachesEnd(
  on: On,
  query: GoldQuery,
  interval: { readonly lower: number | null; readonly upper: number | null } | null | undefined,
): boolean {
  const { values } = rankedOf(on, query);
  return interval?.lower === values[0] || interval?.upper === values.at(-1);
}

/** The two values between which the rule `math` chooses where the share is hit exactly; null where it is not. */
function neighboursAtHit(on: On, query: GoldQuery, share: number): [number, number] | null {
  if (ruleOf(query) !== 'math') return null;
  const ranked = rankedOf(on, query);
  const near = 1e-12 * ranked.total;
  const at = ranked.cumulated.findIndex((reached) => Math.abs(reached - share * ranked.total) <= near);
  const next = ranked.values[at + 1];
  return at < 0 || next === undefined ? null : [quantileOf(ranked, share, 'math'), next];
}

function rankedOf(on: On, query: GoldQuery) {
  const column = columnOf(on.frame, [query.vars ?? []].flat()[0]!);
  const values = column.kind === 'number' ? column.values : [];
  return rank(values, answeredIn([column], domainOf(on, query)), on.design.weights);
}
