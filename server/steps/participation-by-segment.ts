import { wilson } from '../../analysis/panel/representativeness';
import { discloseBases } from '../../analysis/results/disclosure';
import type { InvitedPeople } from './profiles-at-issue';
import type { Codes } from './read-profiles';

/**
 * Participation in each category of the panel's variables, by what was true when each case was issued (R8), with its
 * range; a group of fewer than ten, and one that would give it away, is named and nothing more (R16).
 */
export function participationBySegment({ people, hasAnswered, variables, codesOf }: InvitedPeople) {
  return variables.flatMap((variable) => {
    const groups = variable.categories
      .map((category) => {
        const own = people.filter(({ id }) => codeOf(codesOf(id), variable.key) === category.code);
        return {
          label: category.label.en,
          base: own.length,
          answered: own.filter(({ id }) => hasAnswered.has(id)).length,
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

function codeOf(codes: Codes, key: string): string | undefined {
  const value = codes[key];
  return value && 'value' in value ? value.value : undefined;
}
