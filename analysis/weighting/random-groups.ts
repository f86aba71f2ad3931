import { type Cases, categoryColumn } from '../cases';
import { AnalysisError } from '../errors';
import { seededRandom, shuffle } from '../random';

/**
 * Cases put into random groups within their strata, as if each group had been drawn together. A jackknife then leaves out a group at a
 * time: as many replicates as groups however many cases there are, and a category of two people or more rarely loses them all.
 * @param groups wanted in all, 2 or more; shared over the strata by their size, at least two in each and at most one a case
 * @param seed kept with the result, so that the same groups can be made again
 * @returns the cases with the groups as their only units; finite populations are left out, since they count cases and not groups
 * @throws AnalysisError `bad-counts` for fewer than 2 groups
 * Source: Kott (2001), The delete-a-group jackknife, J. Official Statistics 17.
 * @example jackknife(inRandomGroups(cases, 100, 'wave-1')).count // 100
 */
export function inRandomGroups(cases: Cases, groups: number, seed: string | number): Cases {
  if (!(Number.isInteger(groups) && groups > 1))
    throw new AnalysisError('bad-counts', { what: 'groups', value: groups });
  const { populationSizes: _, ...rest } = cases;
  const random = seededRandom(seed);
  const groupOf = new Array<string>(cases.n);
  for (const members of byStratum(cases)) {
    const wanted = Math.round((groups * members.length) / cases.n);
    const own = Math.min(members.length, Math.max(2, wanted));
    shuffle(members, random).forEach((i, place) => {
      groupOf[i] = String(place % own);
    });
  }
  return {
    ...rest,
    clusters: [categoryColumn('group', groupOf, [...new Set(groupOf)])],
  };
}

function byStratum({ n, strata }: Cases): number[][] {
  const members = new Map<number, number[]>();
  for (let i = 0; i < n; i++) {
    const stratum = strata?.codes[i] ?? 0;
    const known = members.get(stratum);
    if (known) known.push(i);
    else members.set(stratum, [i]);
  }
  return [...members.values()];
}
