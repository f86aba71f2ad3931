import { type Instance, isIn, type Quota, sayCell } from './instance';
import { type Problem, problemOf } from './problems';

/**
 * Everything about an instance that can be seen without solving: faults of the list first, then quotas that cannot be kept.
 * @returns none when it may be drawn (quotas may still contradict each other: that shows when a panel is looked for)
 * @example checkInstance({ people: [], quotas: [], seats: 0 }).map(({ code }) => code) // ['bad-seats']
 */
export function checkInstance(instance: Instance): Problem[] {
  const faults = [
    ...checkSeats(instance),
    ...checkQuotas(instance),
    ...checkPeople(instance),
    ...checkChosen(instance),
  ];
  return faults.length > 0 ? faults : checkNumbers(instance);
}

function checkSeats({ seats }: Instance): Problem[] {
  return Number.isInteger(seats) && seats >= 1 ? [] : [problemOf('bad-seats', { seats })];
}

function checkQuotas({ quotas }: Instance): Problem[] {
  const seen = new Set<string>();
  return quotas.flatMap(({ cell, min, max, minFlex = min, maxFlex = max }) => {
    const name = sayCell(cell);
    const key = JSON.stringify(Object.entries(cell).sort());
    if (Object.keys(cell).length === 0) return [problemOf('empty-cell', {})];
    if (seen.has(key)) return [problemOf('repeated-quota', { cell: name })];
    seen.add(key);
    if (![min, max].every((count) => Number.isInteger(count) && count >= 0) || min > max)
      return [problemOf('bad-range', { cell: name, min, max })];
    if (!(minFlex >= 0 && minFlex <= min && maxFlex >= max && [minFlex, maxFlex].every(Number.isInteger)))
      return [problemOf('bad-flexibility', { cell: name, min, max, minFlex, maxFlex })];
    return [];
  });
}

function checkPeople({ people, quotas, excluded = [] }: Instance): Problem[] {
  const known = valuesByFeature(quotas);
  const out = new Set(excluded);
  const seen = new Set<string>();
  return people.flatMap(({ id, features }) => {
    if (seen.has(id)) return [problemOf('repeated-person', { person: id })];
    seen.add(id);
    if (out.has(id)) return [];
    return [...known].flatMap(([feature, values]) => {
      const value = features[feature]?.trim() ?? '';
      if (value === '') return [problemOf('no-value', { person: id, feature })];
      if (values.size === 0 || values.has(features[feature]!)) return [];
      return [problemOf('unknown-value', { person: id, feature, value, known: [...values].join(', ') })];
    });
  });
}

/** The values a feature may have; none are listed for one that only interlocked quotas name, which need not name them all. */
function valuesByFeature(quotas: readonly Quota[]): Map<string, Set<string>> {
  const known = new Map<string, Set<string>>();
  for (const { cell } of quotas) {
    const entries = Object.entries(cell);
    for (const [feature, value] of entries) {
      const values = known.get(feature) ?? new Set();
      if (entries.length === 1) values.add(value);
      known.set(feature, values);
    }
  }
  return known;
}

function checkChosen({ people, seats, chosen = [], excluded = [], onePerHousehold }: Instance): Problem[] {
  const byId = new Map(people.map((person) => [person.id, person]));
  const unknown = (ids: readonly string[], role: string) =>
    ids.filter((id) => !byId.has(id)).map((id) => problemOf('unknown-person', { person: id, role }));
  const repeated = chosen.filter((id, c) => chosen.indexOf(id) !== c);
  const homes = new Map<string, string>();
  const together = onePerHousehold
    ? chosen.flatMap((id) => {
        const home = byId.get(id)?.household;
        if (!home) return [];
        const other = homes.get(home);
        homes.set(home, id);
        return other === undefined || other === id
          ? []
          : [problemOf('chosen-together', { person: other, other: id })];
      })
    : [];
  return [
    ...unknown(chosen, 'chosen'),
    ...unknown(excluded, 'excluded'),
    ...repeated.map((person) => problemOf('repeated-person', { person })),
    ...chosen
      .filter((id) => excluded.includes(id))
      .map((person) => problemOf('chosen-and-excluded', { person })),
    ...together,
    ...(chosen.length > seats ? [problemOf('too-many-chosen', { chosen: chosen.length, seats })] : []),
  ];
}

/** Quotas against seats and against the people there are. */
function checkNumbers({ people, quotas, seats, chosen = [], excluded = [] }: Instance): Problem[] {
  const out = new Set(excluded);
  const here = people.filter(({ id }) => !out.has(id));
  const sitting = people.filter(({ id }) => chosen.includes(id));
  const problems: Problem[] = [];
  if (here.length < seats) problems.push(problemOf('too-few-people', { available: here.length, seats }));
  for (const [feature, cells] of families(quotas)) {
    const minima = cells.reduce((sum, { min }) => sum + min, 0);
    const maxima = cells.reduce((sum, { max }) => sum + max, 0);
    const coversAll = here.every((person) => cells.some(({ cell }) => isIn(cell, person)));
    if (minima > seats)
      problems.push(problemOf('minima-over-seats', { feature, sum: minima, seats, excess: minima - seats }));
    if (maxima < seats && coversAll)
      problems.push(problemOf('maxima-under-seats', { feature, sum: maxima, seats, excess: seats - maxima }));
  }
  for (const { cell, min, max } of quotas) {
    const available = here.filter((person) => isIn(cell, person)).length;
    const taken = sitting.filter((person) => isIn(cell, person)).length;
    if (min > available)
      problems.push(problemOf('minimum-over-available', { cell: sayCell(cell), min, available }));
    if (taken > max)
      problems.push(problemOf('chosen-over-maximum', { cell: sayCell(cell), chosen: taken, max }));
  }
  return problems;
}

/** Quotas on the same features, under the features' names: "gender" or "age × gender". */
function families(quotas: readonly Quota[]): Map<string, Quota[]> {
  const byFeatures = new Map<string, Quota[]>();
  for (const quota of quotas) {
    const name = Object.keys(quota.cell).sort().join(' × ');
    byFeatures.set(name, [...(byFeatures.get(name) ?? []), quota]);
  }
  return byFeatures;
}
