import type { Random } from '../../analysis/random';
import { rakeToGoals } from '../../analysis/weighting/fit-goals';
import type { Goal } from '../../analysis/weighting/method';
import type { Place } from '../../db/reference/places';

/** What the margins know of one resident. */
export type Traits = {
  readonly age_band: string;
  readonly sex: string;
  readonly local_authority: string;
  readonly imd_quintile: string;
  readonly ethnicity: string;
  readonly disability: string;
};

export type MarginCounts = {
  readonly variables: readonly string[];
  readonly cells: readonly { readonly codes: readonly string[]; readonly count: number }[];
};

/** Every crossing of the traits with its share of the residents. */
export type Population = { readonly kinds: readonly Traits[]; readonly shares: Float64Array };

/**
 * The residents by all traits at once. The census tables give the traits one or two at a time; how they go together is
 * assumed (disability rises with age and deprivation, the young and Bristol are more mixed, authority and quintile as
 * their small areas lie) and then raked until every table is met.
 */
export function crossMargins(margins: readonly MarginCounts[], places: readonly Place[]): Population {
  const codesOf = (variable: keyof Traits) => [
    ...new Set(
      margins.flatMap(({ variables, cells }) => {
        const at = variables.indexOf(variable);
        return at < 0 ? [] : cells.map(({ codes }) => codes[at]!);
      }),
    ),
  ];
  const areas = new Map<string, number>();
  for (const { authority, quintile } of places)
    areas.set(`${authority} ${quintile}`, (areas.get(`${authority} ${quintile}`) ?? 0) + 1);
  const kinds: Traits[] = [];
  for (const age_band of codesOf('age_band'))
    for (const sex of codesOf('sex'))
      for (const local_authority of codesOf('local_authority'))
        for (const imd_quintile of codesOf('imd_quintile'))
          for (const ethnicity of codesOf('ethnicity'))
            for (const disability of codesOf('disability'))
              if (areas.has(`${local_authority} ${imd_quintile}`))
                kinds.push({ age_band, sex, local_authority, imd_quintile, ethnicity, disability });
  const start = Float64Array.from(
    kinds,
    (kind) => areas.get(`${kind.local_authority} ${kind.imd_quintile}`)! * likelihood(kind),
  );
  return { kinds, shares: fitToMargins(kinds, start, margins) };
}

/** Weights, averaging 1, with which these people meet the margins; a cell without people is left out. */
export function fitToMargins(
  people: readonly Traits[],
  start: Float64Array,
  margins: readonly MarginCounts[],
): Float64Array {
  const goals = margins.map(({ variables, cells }): Goal => {
    const labels = cells.map(({ codes }) => codes.join('|'));
    const index = new Map(labels.map((label, at) => [label, at]));
    const own = Int32Array.from(people, (person) => {
      const label = variables.map((variable) => person[variable as keyof Traits]).join('|');
      return index.get(label)!;
    });
    const present = new Set(own);
    const counts = cells.map(({ count }, at) => (present.has(at) ? count : 0));
    const total = counts.reduce((sum, count) => sum + count, 0);
    return {
      margin: variables.join('*'),
      labels,
      cells: own,
      known: labels.length,
      // As many as there are people, so that weights average 1.
      counts: Float64Array.from(counts, (count) => (count * people.length) / total),
    };
  });
  return rakeToGoals(start, goals, { maxRounds: 200, tolerance: 1e-8 }).weights;
}

/** Draws kinds of residents, each as likely as its share times the lean towards it. */
export function drawKinds(
  population: Population,
  count: number,
  random: Random,
  lean: (kind: Traits) => number = () => 1,
): Traits[] {
  let sum = 0;
  const upTo = population.kinds.map((kind, at) => {
    sum += population.shares[at]! * lean(kind);
    return sum;
  });
  return Array.from({ length: count }, () => {
    const wanted = random() * sum;
    let low = 0;
    let high = upTo.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (upTo[middle]! > wanted) high = middle;
      else low = middle + 1;
    }
    return population.kinds[low]!;
  });
}

const bands = ['16-24', '25-34', '35-44', '45-54', '55-64', '65-74', '75-84', '85+'];

/** Where someone stands between the youngest and the oldest band, 0 to 7. */
export const ageStep = (kind: Pick<Traits, 'age_band'>) => bands.indexOf(kind.age_band);

function likelihood(kind: Traits): number {
  const age = ageStep(kind);
  const quintile = Number(kind.imd_quintile);
  const odds = 0.12 * 1.28 ** age * 1.22 ** (3 - quintile);
  const disability = kind.disability === 'disabled' ? odds : 1;
  if (kind.ethnicity === 'white') return disability;
  const young = [1.7, 1.6, 1.5, 1, 0.7, 0.45, 0.35, 0.25][age]!;
  const city = kind.local_authority === 'E06000023' ? 2.4 : kind.local_authority === 'E06000024' ? 0.5 : 1;
  const deprived = kind.ethnicity === 'black' ? 1.6 ** (3 - quintile) : 1.1 ** (3 - quintile);
  return 0.03 * disability * young * city * deprived;
}
