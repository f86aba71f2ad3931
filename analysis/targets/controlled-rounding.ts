import { AnalysisError } from '../errors';
import { type Limit, sumsBy } from './limits';
import type { AlignedMargin } from './margins';
import { roundManyWays } from './round-many-ways';
import { roundTwoWays } from './round-two-ways';

/**
 * Targets of interlocked margins moved so that, summed, they equal the targets of every margin over some of their
 * variables: one-variable margins keep theirs, then come crossings of two, which three-way ones must meet in turn.
 * Each interlock is first fitted to those targets (proportional fitting), then rounded cell by cell, up or down.
 *
 * What can be promised: an interlock that has to meet one or two other margins always does, each cell within one of its
 * fitted figure and as near to it as the sums allow. One that has to meet three or more (age × sex × place with a
 * margin of each, say) meets one-variable margins always, though a cell may then be more than one off; margins of
 * crossings that no whole numbers meet together are missed by as little as was found (see missedSums).
 * @param margins aligned margins of a frame
 * @param plain targets of each, rounded on their own; those of one-variable margins are kept
 * @param size the sum of each margin's targets
 * @throws AnalysisError `cannot-round` when crossings are missing from an interlock
 * Source: Cox (1987), A constructive procedure for unbiased controlled rounding, JASA 82; Causey, Cox & Ernst (1985),
 *   Applications of transportation theory to statistical problems, JASA 80, also for three ways, where it can be impossible.
 * @example two crossed margins of 3 and 2 cells: row sums of the result equal the one-variable targets
 */
export function controlledRounding(
  margins: readonly AlignedMargin[],
  plain: readonly (readonly number[])[],
  size: number,
): number[][] {
  const targets = plain.map((own) => [...own]);
  const order = [...margins.keys()].sort(
    (one, other) => margins[one]!.variables.length - margins[other]!.variables.length,
  );
  order.forEach((m, place) => {
    const margin = margins[m]!;
    const within = order
      .slice(0, place)
      .filter((other) => isWithin(margins[other]!.variables, margin.variables));
    // A wider margin has met the narrower ones already; of two over the same variables the first counts.
    const binding = within.filter(
      (other, at) =>
        !within.some(
          (one, before) =>
            isWithin(margins[other]!.variables, margins[one]!.variables) ||
            (before < at && isAlike(margins[one]!.variables, margins[other]!.variables)),
        ),
    );
    if (binding.length === 0) return;
    const limits = binding.map((other) => limitOf(margin, margins[other]!, targets[other]!));
    targets[m] = roundWithin(margin, limits, size);
  });
  return targets;
}

/** Of fewer variables, all of them among the others. */
function isWithin(variables: readonly string[], wider: readonly string[]): boolean {
  return variables.length < wider.length && variables.every((variable) => wider.includes(variable));
}

function isAlike(variables: readonly string[], others: readonly string[]): boolean {
  return variables.length === others.length && variables.every((variable) => others.includes(variable));
}

function limitOf(margin: AlignedMargin, met: AlignedMargin, targets: readonly number[]): Limit {
  const places = met.variables.map((variable) => margin.variables.indexOf(variable));
  return {
    sums: new Map(met.cells.map(({ codes }, c) => [keyOf(codes), targets[c]!])),
    groups: margin.cells.map(({ codes }) => keyOf(places.map((place) => codes[place]!))),
  };
}

function roundWithin(margin: AlignedMargin, limits: readonly Limit[], size: number): number[] {
  const start = margin.shares.map((share) => share * size);
  // Where the counts have empty cells the targets may need one of them: then a trace is put there. Where even that fits too
  // slowly (a target of many in a cell of hardly anybody) the cells start alike, which fits two margins at once.
  const starts = [() => start, () => withTraces(start), () => start.map(() => size / start.length)];
  let fitted = fitProportionally(starts[0]!(), limits);
  for (const next of starts.slice(1)) if (fitted.misses) fitted = fitProportionally(next(), limits);
  if (fitted.misses && limits.length < 3) throw new AnalysisError('cannot-round', { margin: margin.name });
  if (limits.length > 2) return roundManyWays(margin.name, fitted.values, limits, size);
  const [first, second = wholeOf(margin, size)] = limits;
  return roundTwoWays(fitted.values, first!, second);
}

/** The total alone, as a second limit where there is one margin to meet. */
function wholeOf(margin: AlignedMargin, size: number): Limit {
  return { sums: new Map([['all', size]]), groups: margin.cells.map(() => 'all') };
}

const mostRounds = 2000;

function fitProportionally(start: readonly number[], limits: readonly Limit[]) {
  const values = [...start];
  let furthest = Number.POSITIVE_INFINITY;
  for (let round = 0; round < mostRounds && furthest > 1e-10; round++) {
    furthest = 0;
    for (const { sums, groups } of limits) {
      const now = sumsBy(groups, values);
      for (const [group, sum] of sums)
        furthest = Math.max(furthest, Math.abs(sum - (now.get(group) ?? 0)) / Math.max(1, sum));
      groups.forEach((group, c) => {
        const sum = now.get(group) ?? 0;
        if (sum > 0) values[c]! *= (sums.get(group) ?? 0) / sum;
      });
    }
  }
  return { values, misses: furthest > 1e-7 };
}

function withTraces(start: readonly number[]): number[] {
  const trace = start.reduce((sum, value) => sum + value, 0) * 1e-3;
  return start.map((value) => value + trace / start.length);
}

const keyOf = (codes: readonly string[]) => codes.join('\u001f');
