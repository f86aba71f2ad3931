import type { Cases } from '../cases';
import { AnalysisError } from '../errors';
import { type Alignment, cellsOf } from '../targets/margins';
import { dissimilarity } from './representativeness';

/** A category below its share, and what one more of its people would do. */
export type OpenCell = {
  readonly margin: string;
  readonly codes: readonly string[];
  readonly people: number;
  readonly populationShare: number;
  /** By how much the mean dissimilarity falls with one recruit of this category (0–1). */
  readonly fall: number;
};

export type GroupToRecruit = {
  readonly variables: readonly string[];
  readonly codes: readonly string[];
  readonly people: number;
  /** Mean dissimilarity once this group and those before it have been recruited. */
  readonly mismatchThen: number;
  /** By how much each of them lowers it, in the mean. */
  readonly fallPerRecruit: number;
};

export type RecruitmentPlan = {
  readonly mismatchNow: number;
  readonly groups: readonly GroupToRecruit[];
  /** Places for which no group lowers the mismatch any more: for anyone below target. */
  readonly placesLeft: number;
};

/**
 * The categories one more recruit of whom makes the panel more like its population, those that help most first.
 * @param cases the panel, one row a person
 * @param population aligned margins
 * @returns every category with a fall above 0, over all margins; dissimilarity as in representativeness
 * @example with 60 women and 40 men of a population of halves, the first is men: 0.1 falls to 41 ÷ 101 …
 */
export function rankOpenCells(cases: Cases, population: Alignment): OpenCell[] {
  const tallies = talliesOf(cases, population);
  return tallies
    .flatMap(({ name, counts, shares, cells }) =>
      cells.map((codes, c) => ({
        margin: name,
        codes,
        people: counts[c]!,
        populationShare: shares[c]!,
        fall: (mismatch(counts, shares) - mismatchWith(counts, shares, c)) / tallies.length,
      })),
    )
    .filter(({ fall }) => fall > 1e-12)
    .sort((one, other) => other.fall - one.fall);
}

/**
 * Whom to recruit into the open places: again and again the group that lowers the mean dissimilarity most, with as many
 * of its people as lower it. A group is a cell of one margin; margins whose variables it settles move with it, the others stay.
 * @param places open places, whole number ≥ 0
 * @param over name of the margin whose cells make the groups; the one over most variables when left out
 * @returns groups, the most helpful first, each once, with the mismatch it leaves: lower from group to group
 * @throws AnalysisError `no-margins` when there is none of that name
 * @example whomNext(panel, alignment, 139).groups[0] // { codes: ['male', '16-34'], people: 41, mismatchThen: 0.073, … }
 */
export function whomNext(
  cases: Cases,
  population: Alignment,
  places: number,
  over?: string,
): RecruitmentPlan {
  const tallies = talliesOf(cases, population);
  const grouping = over === undefined ? widest(tallies) : tallies.find(({ name }) => name === over);
  if (!grouping) throw new AnalysisError('no-margins');
  const { variables } = grouping;
  const waiting = grouping.cells.map((codes) => ({
    codes,
    cells: tallies.map((tally) => settledCell(tally, variables, codes)),
  }));
  let counts = tallies.map((tally) => [...tally.counts]);
  const mismatchNow = meanMismatch(tallies, counts);
  const groups: GroupToRecruit[] = [];
  let placesLeft = places;
  for (let mismatchThen = mismatchNow; placesLeft > 0; ) {
    const filled = waiting.map((group) => ({
      group,
      ...fillGroup(tallies, counts, group.cells, placesLeft),
    }));
    const best = filled.sort((one, other) => one.mismatch - other.mismatch)[0];
    if (!best || best.people === 0 || best.mismatch >= mismatchThen) break;
    const fallPerRecruit = (mismatchThen - best.mismatch) / best.people;
    mismatchThen = best.mismatch;
    counts = best.counts;
    placesLeft -= best.people;
    waiting.splice(waiting.indexOf(best.group), 1);
    groups.push({ variables, codes: best.group.codes, people: best.people, mismatchThen, fallPerRecruit });
  }
  return { mismatchNow, groups, placesLeft };
}

type Tally = {
  readonly name: string;
  readonly variables: readonly string[];
  readonly cells: readonly (readonly string[])[];
  readonly shares: readonly number[];
  readonly counts: readonly number[];
};

function talliesOf(cases: Cases, population: Alignment): Tally[] {
  return population.margins.map((margin) => {
    const counts = new Array<number>(margin.cells.length).fill(0);
    for (const cell of cellsOf(cases, margin)) if (cell >= 0) counts[cell]! += 1;
    const { name, variables, shares } = margin;
    return { name, variables, cells: margin.cells.map(({ codes }) => codes), shares, counts };
  });
}

function widest(tallies: readonly Tally[]): Tally | undefined {
  return [...tallies].sort(
    (one, other) => other.variables.length - one.variables.length || other.cells.length - one.cells.length,
  )[0];
}

/** The cell of a margin that a group is in, or −1 when the group does not settle all its variables. */
function settledCell(tally: Tally, variables: readonly string[], codes: readonly string[]): number {
  const wanted = tally.variables.map((variable) => codes[variables.indexOf(variable)]);
  if (wanted.includes(undefined)) return -1;
  return tally.cells.findIndex((cell) => cell.every((code, v) => code === wanted[v]));
}

/** Adds people of one group for as long as each one lowers the mismatch. */
function fillGroup(
  tallies: readonly Tally[],
  start: readonly (readonly number[])[],
  cells: readonly number[],
  places: number,
) {
  const counts = start.map((margin) => [...margin]);
  let mismatch = meanMismatch(tallies, counts);
  let people = 0;
  while (people < places) {
    add(counts, cells, 1);
    const then = meanMismatch(tallies, counts);
    if (then >= mismatch - 1e-12) {
      add(counts, cells, -1);
      break;
    }
    mismatch = then;
    people += 1;
  }
  return { counts, people, mismatch };
}

function add(counts: number[][], cells: readonly number[], people: number): void {
  cells.forEach((cell, m) => {
    if (cell >= 0) counts[m]![cell]! += people;
  });
}

function meanMismatch(tallies: readonly Tally[], counts: readonly (readonly number[])[]): number {
  return counts.reduce((sum, cells, m) => sum + mismatch(cells, tallies[m]!.shares), 0) / tallies.length;
}

/** Of a panel without anybody known: 1, as far from the population as can be. */
function mismatch(counts: readonly number[], shares: readonly number[]): number {
  return counts.every((count) => count === 0) ? 1 : dissimilarity(counts, shares);
}

function mismatchWith(counts: readonly number[], shares: readonly number[], cell: number): number {
  const total = counts.reduce((sum, count) => sum + count, 1);
  return (
    counts.reduce((sum, count, c) => sum + Math.abs((count + (c === cell ? 1 : 0)) / total - shares[c]!), 0) /
    2
  );
}
