import { wilson } from '../../analysis/panel/representativeness';
import { discloseBases } from '../../analysis/results/disclosure';
import type { Read } from '../../db/connect';
import { listMembersById } from '../../db/queries/panel';
import type { Deps } from '../deps';
import type { ReadCase } from '../steps/read-fieldwork';
import { type Codes, readProfiles } from '../steps/read-profiles';

const shown = ['age_band', 'sex', 'imd_quintile', 'ethnicity', 'local_authority'];

/**
 * Participation in each category of the panel's variables, by what was true when each case was issued (R8), with its
 * range; a group of fewer than ten, and one that would give it away, is named and nothing more (R16).
 */
export async function participationBySegment(
  read: Read,
  deps: Pick<Deps, 'secrets' | 'places'>,
  cases: readonly ReadCase[],
) {
  const issued = cases.filter(({ reading }) => reading.state === 'issued');
  const people = await listMembersById(
    read,
    issued.map((one) => one.case.memberId),
  );
  const asOf = new Map(issued.map((one) => [one.case.memberId, one.case.issuedAt]));
  const { variables, byMember } = await readProfiles(read, deps, people, asOf);
  const usable = new Set(
    issued
      .filter(({ reading }) => reading.state === 'issued' && reading.usableAt)
      .map((one) => one.case.memberId),
  );
  return variables
    .filter((variable) => shown.includes(variable.key))
    .sort((one, other) => shown.indexOf(one.key) - shown.indexOf(other.key))
    .flatMap((variable) => {
      const groups = variable.categories
        .map((category) => {
          const own = people.filter(({ id }) => codeOf(byMember.get(id), variable.key) === category.code);
          return {
            label: category.label.en,
            base: own.length,
            answered: own.filter(({ id }) => usable.has(id)).length,
          };
        })
        .filter((group) => group.base > 0);
      // One group alone says no more than everyone together.
      if (groups.length < 2) return [];
      const outside = people.length - groups.reduce((sum, group) => sum + group.base, 0);
      const hidden = discloseBases(
        groups.map((group) => group.base),
        outside,
        { hideSmallCounts: true },
      ).rows;
      return {
        variable: variable.key,
        label: variable.label.en,
        rows: groups.map(({ label, base, answered }, i) => {
          const why = hidden[i] ?? null;
          if (why !== null) return { label, hidden: why, base: null, share: null, lower: null, upper: null };
          return { label, hidden: null, base, share: answered / base, ...wilson(answered / base, base) };
        }),
      };
    });
}

function codeOf(codes: Codes | undefined, key: string): string | undefined {
  const value = codes?.[key];
  return value && 'value' in value ? value.value : undefined;
}
