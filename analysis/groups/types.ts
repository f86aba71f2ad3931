import { type Instance, isIn } from './instance';

/** One range that every panel keeps: a quota, or "at most one" of a household. */
export type Limit = {
  readonly lower: number;
  readonly upper: number;
  /** Index in the instance's quotas, or null for a household. */
  readonly quota: number | null;
};

/**
 * Who is left to draw, with alike people merged to types: what a panel is made of is how many of each type.
 * People are alike when they are in the same cells of all quotas and in the same household, or each in one of their own.
 */
export type Pool = {
  /** Seats left to draw. */
  readonly seats: number;
  /** Type → indices of its people in the instance. */
  readonly people: readonly (readonly number[])[];
  /** Type → how many they are. */
  readonly sizes: Int32Array;
  readonly limits: readonly Limit[];
  /** Limits come in families (quotas on the same features; households): someone counts in at most one of each. */
  readonly families: number;
  /** Type × family → limit, or −1: `limitAt[type * families + family]`. */
  readonly limitAt: Int32Array;
  /** Indices of those who sit already. */
  readonly chosen: readonly number[];
  /** Index → why someone is not in the draw. */
  readonly apart: ReadonlyMap<number, 'excluded' | 'household'>;
};

/** The counts of a panel, type by type. */
export type Counts = Int32Array;

/**
 * The pool of an instance: quotas less those already chosen, and people merged to types.
 * @param instance one without problems (see checkInstance)
 * @example poolOf(instance).sizes // Int32Array [12, 9, …]
 */
export function poolOf(instance: Instance): Pool {
  const { people, quotas, seats } = instance;
  const indexOf = new Map(people.map(({ id }, index) => [id, index]));
  const chosen = (instance.chosen ?? []).map((id) => indexOf.get(id)!);
  const apart = findApart(instance, chosen);
  const here = people
    .map((_, index) => index)
    .filter((index) => !apart.has(index) && !chosen.includes(index));

  const limits: Limit[] = quotas.map(({ cell, min, max }, quota) => {
    const taken = chosen.filter((index) => isIn(cell, people[index]!)).length;
    return { lower: Math.max(0, min - taken), upper: max - taken, quota };
  });
  const features = (quota: number) => Object.keys(quotas[quota]!.cell).sort().join('\n');
  const familyNames = [...new Set(quotas.map((_, quota) => features(quota)))];
  const familyOf = quotas.map((_, quota) => familyNames.indexOf(features(quota)));
  const households = instance.onePerHousehold ? sharedHouseholds(instance, here) : new Map<string, number>();
  for (const name of [...households.keys()]) {
    households.set(name, limits.length);
    limits.push({ lower: 0, upper: 1, quota: null });
  }
  const families = familyNames.length + (households.size > 0 ? 1 : 0);

  const byKey = new Map<string, { at: Int32Array; members: number[] }>();
  for (const index of here) {
    const person = people[index]!;
    const at = new Int32Array(families).fill(-1);
    quotas.forEach(({ cell }, quota) => {
      if (isIn(cell, person)) at[familyOf[quota]!] = quota;
    });
    const household = households.get(person.household ?? '');
    if (household !== undefined) at[families - 1] = household;
    const key = at.join(' ');
    const type = byKey.get(key);
    if (type) type.members.push(index);
    else byKey.set(key, { at, members: [index] });
  }
  const types = [...byKey.values()];
  const limitAt = new Int32Array(types.length * families);
  types.forEach(({ at }, type) => {
    limitAt.set(at, type * families);
  });
  return {
    seats: seats - chosen.length,
    people: types.map(({ members }) => members),
    sizes: Int32Array.from(types, ({ members }) => members.length),
    limits,
    families,
    limitAt,
    chosen,
    apart,
  };
}

function findApart(
  { people, excluded = [], onePerHousehold }: Instance,
  chosen: readonly number[],
): Map<number, 'excluded' | 'household'> {
  const out = new Set(excluded);
  const taken = new Set(
    onePerHousehold ? chosen.map((index) => people[index]!.household).filter((name) => name) : [],
  );
  const apart = new Map<number, 'excluded' | 'household'>();
  people.forEach(({ id, household }, index) => {
    if (chosen.includes(index)) return;
    if (out.has(id)) apart.set(index, 'excluded');
    else if (household && taken.has(household)) apart.set(index, 'household');
  });
  return apart;
}

function sharedHouseholds({ people }: Instance, here: readonly number[]): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const index of here) {
    const name = people[index]!.household;
    if (name) sizes.set(name, (sizes.get(name) ?? 0) + 1);
  }
  return new Map([...sizes].filter(([, size]) => size > 1));
}
