import type { Selection } from '../../surveys/vocabulary';

/** Whom a wave speaks of, and by what weights. */
export type FrameOfWave = {
  readonly universe: string;
  readonly geography: string;
  /** Names of the margins it was weighted to, in any order; none where it was not weighted. */
  readonly margins: readonly string[];
  readonly method: string;
  /** Names of categories joined before weighting, in any order. */
  readonly merges: readonly string[];
  readonly selection: Selection;
  /** The intakes its people came from, in any order. */
  readonly cohorts: readonly string[];
};

/**
 * Why two waves may not be set against each other as the same population: what differs, each as a sentence's end.
 * People of unknown selection stand for the population only through their weights: of another intake they are other people.
 * @param sharedPeople how many answered in both
 * @returns empty when both have the same frame and weights
 * Source: R18: change is claimed only on like with like.
 * @example differencesOf(waveOfAdults, waveOfHouseholds, 0) // ['one speaks of adults and the other of households']
 */
export function differencesOf(earlier: FrameOfWave, later: FrameOfWave, sharedPeople: number): string[] {
  const reasons = weightsApart(earlier, later);
  if (earlier.selection !== later.selection)
    reasons.push('the chance of being picked is known in one and not in the other');
  const areBothUnknown = earlier.selection === 'unknown' && later.selection === 'unknown';
  if (areBothUnknown && earlier.margins.length === 0 && later.margins.length === 0)
    reasons.push('neither is weighted to the population');
  if (areBothUnknown && (sharedPeople === 0 || !sameNames(earlier.cohorts, later.cohorts)))
    reasons.push(
      sharedPeople === 0
        ? 'two different groups of people answered, whose selection is unknown'
        : 'people of other intakes answered, whose selection is unknown',
    );
  return reasons;
}

/** How the populations and the ways to them differ; of an unweighted wave there is nothing more to say. */
function weightsApart(earlier: FrameOfWave, later: FrameOfWave): string[] {
  if ((earlier.margins.length === 0) !== (later.margins.length === 0))
    return ['only one of the two is weighted to the population'];
  return [
    ...(earlier.universe === later.universe
      ? []
      : [`one speaks of ${earlier.universe} and the other of ${later.universe}`]),
    ...(earlier.geography === later.geography
      ? []
      : [`one is of ${earlier.geography} and the other of ${later.geography}`]),
    ...(earlier.method === later.method ? [] : ['they were not weighted by the same method']),
    ...(sameNames(earlier.margins, later.margins) ? [] : ['they were not weighted to the same margins']),
    ...(sameNames(earlier.merges, later.merges) ? [] : ['different categories were joined for weighting']),
  ];
}

function sameNames(one: readonly string[], other: readonly string[]): boolean {
  const [first, second] = [new Set(one), new Set(other)];
  return first.size === second.size && [...first].every((name) => second.has(name));
}
