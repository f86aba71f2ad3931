import { AnalysisError } from '../errors';
import { draw, seededRandom } from '../random';
import { largestRemainder } from '../targets/quota-frame';

export type SampleStratum = { readonly name: string; readonly available: number; readonly drawn: number };

export type Sample = {
  readonly seed: string;
  /** Places in the list given, in rising order. */
  readonly chosen: readonly number[];
  /** Of each chosen one: members ÷ drawn of its stratum. */
  readonly baseWeights: readonly number[];
  readonly strata: readonly SampleStratum[];
};

/**
 * So many members of a list drawn by lot, each with the same chance, or in proportion from each stratum.
 * @param members how many there are
 * @param size how many to draw
 * @param seed kept with the sample: the same list and seed give the same sample
 * @param strata length `members`, the stratum of each; left out for a simple draw
 * @returns places drawn with base weights (1 ÷ share drawn); a stratum too small for a place shows drawn 0
 * @throws AnalysisError `sample-too-large`; `bad-size` unless size is a whole number of 1 or more; `wrong-length`
 * Source: proportional allocation by largest remainder.
 * @example drawSample(10, 5, 'wave-1').baseWeights // [2, 2, 2, 2, 2]
 */
export function drawSample(members: number, size: number, seed: string, strata?: readonly string[]): Sample {
  if (!Number.isInteger(size) || size < 1) throw new AnalysisError('bad-size', { size });
  if (size > members) throw new AnalysisError('sample-too-large', { wanted: size, available: members });
  if (strata && strata.length !== members) {
    throw new AnalysisError('wrong-length', {
      what: 'The list of strata',
      found: strata.length,
      wanted: members,
    });
  }
  const placesOf = new Map<string, number[]>();
  for (let i = 0; i < members; i++) {
    const name = strata?.[i] ?? 'all';
    const places = placesOf.get(name);
    if (places) places.push(i);
    else placesOf.set(name, [i]);
  }
  const names = [...placesOf.keys()].sort();
  const sizes = largestRemainder(
    names.map((name) => placesOf.get(name)!.length),
    size,
  );
  const random = seededRandom(seed);
  const drawn = names.flatMap((name, s) => {
    const places = placesOf.get(name)!;
    return draw(places, sizes[s]!, random).map((place) => ({ place, baseWeight: places.length / sizes[s]! }));
  });
  drawn.sort((one, other) => one.place - other.place);
  return {
    seed,
    chosen: drawn.map(({ place }) => place),
    baseWeights: drawn.map(({ baseWeight }) => baseWeight),
    strata: names.map((name, s) => ({ name, available: placesOf.get(name)!.length, drawn: sizes[s]! })),
  };
}
