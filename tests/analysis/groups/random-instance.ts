import type { Instance } from '../../../analysis/groups/instance';
import { seededRandom } from '../../../analysis/random';

/** A small made-up instance that can be met: quotas lie round the counts of a panel drawn at random. */
export function aRandomInstance(
  seed: string,
  { people: most = 11, features = 3, values = 3, households = false, slack = 1, seats: wanted = 0 } = {},
): Instance {
  const random = seededRandom(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const size = Math.max(6, most - below(4));
  const seats = wanted || 2 + below(Math.min(4, size - 3));
  const people = Array.from({ length: size }, (_, index) => ({
    id: `p${index + 1}`,
    features: Object.fromEntries(
      Array.from({ length: features }, (_, feature) => [
        `f${feature}`,
        `v${Math.min(below(values), below(values))}`,
      ]),
    ),
    ...(households ? { household: `h${below(size)}` } : {}),
  }));
  const homes = new Set<string>();
  const panel = [...people]
    .sort((one, other) => one.id.localeCompare(other.id) * (random() < 0.5 ? 1 : -1))
    .filter(({ household }: { household?: string }) => {
      if (household === undefined) return true;
      if (homes.has(household)) return false;
      homes.add(household);
      return true;
    })
    .slice(0, seats);
  const quotas = Array.from({ length: features }, (_, feature) => {
    const name = `f${feature}`;
    return [...new Set(people.map((person) => person.features[name]!))].sort().map((value) => {
      const count = panel.filter((person) => person.features[name] === value).length;
      return {
        cell: { [name]: value },
        min: Math.max(0, count - below(slack + 1)),
        max: count + below(slack + 1),
        minFlex: 0,
        maxFlex: size,
      };
    });
  }).flat();
  return { people, quotas, seats: panel.length, onePerHousehold: households };
}
