import type { CategoryColumn } from '../cases';

/** A variable as a model of response takes it: its categories, the small ones joined, those not known as one of them. */
export type ResponseTerm = {
  readonly name: string;
  readonly labels: readonly string[];
  /** Length n, index into `groups`. */
  readonly codes: Int32Array;
  readonly groups: readonly { readonly codes: readonly (string | null)[]; readonly people: number }[];
};

/**
 * Variables made ready for a model of response by a declared rule: everyone whose answer is missing is a category of
 * its own; categories nobody is in are left out; categories of fewer people than `fewest` are joined, and where they
 * are too few even together, they join the smallest of the others. A variable left with one category says nothing and is dropped.
 * @param fewest whole number ≥ 0
 * @returns terms in the order given; the category of most people comes first, since others are compared with it
 * @example codes a 50, b 4, c 3 and 9 not known with fewest 10: groups [a], [b, c, not known]
 */
export function groupTerms(
  variables: readonly { readonly name: string; readonly column: CategoryColumn }[],
  fewest: number,
): ResponseTerm[] {
  return variables.flatMap(({ name, column }) => {
    const term = groupTerm(name, column, fewest);
    return term.groups.length < 2 ? [] : [term];
  });
}

type Group = { readonly places: readonly number[]; readonly people: number };

function groupTerm(name: string, { categories, codes }: CategoryColumn, fewest: number): ResponseTerm {
  // The last place is that of everyone without a value.
  const counts = new Int32Array(categories.length + 1);
  for (const code of codes) counts[code < 0 ? categories.length : code]! += 1;
  const present = [...counts].flatMap((people, place): Group[] =>
    people > 0 ? [{ places: [place], people }] : [],
  );
  const groups = joinSmall(present, fewest).sort((one, other) => other.people - one.people);
  const groupOf = new Int32Array(counts.length);
  groups.forEach(({ places }, g) => {
    for (const place of places) groupOf[place] = g;
  });
  const codeAt = (place: number) => categories[place] ?? null;
  return {
    name,
    labels: groups.map(({ places }) => places.map((place) => codeAt(place) ?? 'not known').join(', ')),
    codes: codes.map((code) => groupOf[code < 0 ? categories.length : code]!),
    groups: groups.map(({ places, people }) => ({ codes: places.map(codeAt), people })),
  };
}

function joinSmall(groups: readonly Group[], fewest: number): Group[] {
  const small = groups.filter(({ people }) => people < fewest);
  const large = groups.filter(({ people }) => people >= fewest);
  if (small.length === 0) return large;
  const joined = small.reduce(join);
  if (joined.people >= fewest || large.length === 0) return [...large, joined];
  const smallest = large.reduce((least, group) => (group.people < least.people ? group : least));
  return [...large.filter((group) => group !== smallest), join(smallest, joined)];
}

const join = (one: Group, other: Group): Group => ({
  places: [...one.places, ...other.places],
  people: one.people + other.people,
});
