import type { Cases } from '../cases';
import { AnalysisError } from '../errors';
import { type AlignedMargin, type Alignment, cellsOf } from '../targets/margins';

/** Categories of one margin weighted as one. `cells` holds the codes of each, `label` the name of the whole. */
export type Merge = {
  readonly margin: string;
  readonly label: string;
  readonly cells: readonly (readonly string[])[];
};

export type ProposedMerge = Merge & {
  /** Respondents in the sparse category, and in the whole once merged. */
  readonly people: number;
  readonly peopleThen: number;
};

/** Below so many respondents a category is too sparse to weigh alone (DEFINITIONS, weighting). */
export const sparseBelow = 20;

/**
 * For each sparse category of each margin, a merge with a neighbour; a person accepts it or not.
 * Neighbours are alike in all variables but one and next to it in that variable's order.
 * @param minimum respondents below which a category is sparse, 20 unless given
 * @returns merges that do not overlap, sparsest first; a category nobody is in is proposed too
 * @example men 75+ with 8 respondents beside men 65–74 with 40: 'male 65-74 + male 75+', people 8, peopleThen 48
 */
export function proposeMerges(cases: Cases, population: Alignment, minimum = sparseBelow): ProposedMerge[] {
  return population.margins.flatMap((margin) => proposeForMargin(cases, margin, minimum));
}

function proposeForMargin(cases: Cases, margin: AlignedMargin, minimum: number): ProposedMerge[] {
  const counts = new Array<number>(margin.cells.length).fill(0);
  for (const cell of cellsOf(cases, margin)) if (cell >= 0) counts[cell]! += 1;
  const groups = margin.cells.map((_, c) => [c]).filter(([c]) => margin.shares[c!]! > 0);
  const peopleIn = (group: readonly number[]) => group.reduce((sum, c) => sum + counts[c]!, 0);
  const sparseOf = new Map<number[], number>();
  for (;;) {
    const sparse = groups
      .filter((group) => peopleIn(group) < minimum)
      .sort((one, other) => peopleIn(one) - peopleIn(other));
    const pair = sparse
      .map((group) => ({ group, neighbour: neighbourOf(group, groups, margin, peopleIn) }))
      .find(({ neighbour }) => neighbour !== undefined);
    if (!pair?.neighbour) break;
    const merged = [...pair.group, ...pair.neighbour].sort((one, other) => one - other);
    sparseOf.set(
      merged,
      Math.min(
        sparseOf.get(pair.group) ?? peopleIn(pair.group),
        sparseOf.get(pair.neighbour) ?? Number.POSITIVE_INFINITY,
      ),
    );
    groups.splice(groups.indexOf(pair.group), 1);
    groups.splice(groups.indexOf(pair.neighbour), 1, merged);
  }
  return groups
    .filter((group) => group.length > 1)
    .map((group) => ({
      margin: margin.name,
      label: group.map((c) => margin.cells[c]!.codes.join(' ')).join(' + '),
      cells: group.map((c) => margin.cells[c]!.codes),
      people: sparseOf.get(group)!,
      peopleThen: peopleIn(group),
    }))
    .sort((one, other) => one.people - other.people);
}

/**
 * The group beside one: alike in all variables but one, and next to it in that variable's order.
 * Of several, the one along the variable with most categories (ages before sexes), then the smaller.
 */
function neighbourOf(
  group: readonly number[],
  groups: readonly number[][],
  margin: AlignedMargin,
  peopleIn: (group: readonly number[]) => number,
): number[] | undefined {
  if (groups.length <= 2) return undefined;
  const orders = margin.variables.map((_, v) => [...new Set(margin.cells.map(({ codes }) => codes[v]!))]);
  const steps = (one: number, other: number) => {
    const codes = margin.cells[one]!.codes;
    const others = margin.cells[other]!.codes;
    const differing = codes.flatMap((code, v) => (code === others[v] ? [] : [v]));
    const v = differing[0];
    if (v === undefined || differing.length > 1) return [];
    return [
      {
        width: orders[v]!.length,
        distance: Math.abs(orders[v]!.indexOf(codes[v]!) - orders[v]!.indexOf(others[v]!)),
      },
    ];
  };
  const candidates = groups
    .filter((other) => other !== group)
    .flatMap((other) =>
      other.flatMap((c) =>
        group.flatMap((own) => steps(own, c).map((step) => ({ ...step, other, people: peopleIn(other) }))),
      ),
    );
  candidates.sort(
    (one, two) => two.width - one.width || one.distance - two.distance || one.people - two.people,
  );
  return candidates[0]?.other;
}

/**
 * For each cell of a margin, the group it is weighted in, and the groups' labels.
 * @throws AnalysisError `bad-merge` when a merge names a category the margin does not have, or has merged before
 */
export function applyMerges(
  margin: Pick<AlignedMargin, 'name' | 'cells'>,
  merges: readonly Merge[],
): { groupOf: Int32Array; labels: string[] } {
  const labelOf = margin.cells.map(({ codes }) => codes.join(' '));
  const mergeOf = new Int32Array(labelOf.length).fill(-1);
  const own = merges.filter((merge) => merge.margin === margin.name);
  own.forEach((merge, m) => {
    for (const codes of merge.cells) {
      const cell = labelOf.indexOf(codes.join(' '));
      if (cell < 0 || mergeOf[cell]! >= 0) {
        throw new AnalysisError('bad-merge', {
          label: merge.label,
          margin: margin.name,
          category: codes.join(' '),
        });
      }
      mergeOf[cell] = m;
    }
  });
  const labels: string[] = [];
  const groupOfMerge = new Map<number, number>();
  const groupOf = Int32Array.from(labelOf, (label, cell) => {
    const merge = mergeOf[cell]!;
    const known = groupOfMerge.get(merge);
    if (merge >= 0 && known !== undefined) return known;
    labels.push(merge >= 0 ? own[merge]!.label : label);
    if (merge >= 0) groupOfMerge.set(merge, labels.length - 1);
    return labels.length - 1;
  });
  return { groupOf, labels };
}
