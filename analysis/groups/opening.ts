import type { Hash } from './draw';
import type { Instance } from './instance';
import { tagOf } from './own-chance';
import type { Opening } from './receipt';

/** Rows stand in the order of their tags, so that their order says nothing. */
export function orderRows(instance: Instance, secretOf: (id: string) => string, hash: Hash) {
  const rows = instance.people
    .map(({ id }, person) => ({ person, tag: tagOf(secretOf(id), hash) }))
    .sort((one, other) => (one.tag < other.tag ? -1 : 1));
  const rowOf = new Int32Array(rows.length);
  rows.forEach(({ person }, row) => {
    rowOf[person] = row;
  });
  return { rows, rowOf };
}

/** The table that is committed to: people under new pseudonyms, with what the quotas look at and where they stood. */
export function openingOf(
  { people, quotas, seats, onePerHousehold }: Instance,
  rows: readonly { person: number; tag: string }[],
  placeOf: (person: number) => Opening['people'][number]['place'],
): Opening {
  const features = [...new Set(quotas.flatMap(({ cell }) => Object.keys(cell)))];
  const homes = new Map<string, string>();
  return {
    seats,
    onePerHousehold: onePerHousehold === true,
    quotas,
    people: rows.map(({ person, tag }, row) => {
      const { household, features: known } = people[person]!;
      if (household && !homes.has(household)) homes.set(household, `h${homes.size + 1}`);
      return {
        pseudonym: `p${row + 1}`,
        features: Object.fromEntries(features.map((feature) => [feature, known[feature] ?? ''])),
        ...(onePerHousehold && household ? { household: homes.get(household)! } : {}),
        place: placeOf(person),
        tag,
      };
    }),
  };
}
