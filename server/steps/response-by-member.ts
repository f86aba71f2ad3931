import { type PartialOfCategory, rIndicator } from '../../analysis/fieldwork/r-indicator';
import type { ProfileVariable } from '../../surveys/panel/profile';
import { orProblem } from './fieldwork-figures';
import type { InvitedPeople } from './profiles-at-issue';
import { casesOfPanel } from './read-cases-of-panel';

/** Under so many invited a model of who answers says nothing. */
const fewestInvited = 50;
/** Categories of fewer people are joined, as nothing is shown of fewer (R16). */
const fewestShown = 10;

/**
 * How alike the chance of answering was among those invited, by what is known of them: of response, never of the panel.
 * Where it cannot be modelled, the sentence that says why.
 */
export function responseByMember({ people, hasAnswered, baseWeights, variables, codesOf }: InvitedPeople) {
  if (people.length < fewestInvited)
    return {
      problem: `From ${fewestInvited} members on it is modelled who answers; ${people.length} are invited.`,
    };
  const cases = {
    ...casesOfPanel(
      variables,
      people.map(({ id }) => codesOf(id)),
    ),
    baseWeights: Float64Array.from(people, ({ id }) => baseWeights.get(id) ?? 1),
  };
  const read = orProblem(() =>
    rIndicator(
      cases,
      people.map(({ id }) => hasAnswered.has(id)),
      variables.map(({ key }) => key),
      { fewest: fewestShown },
    ),
  );
  if ('problem' in read) return read;
  const { value, unadjusted, people: invited, answered, largestBias } = read.value;
  return {
    value,
    unadjusted,
    invited,
    answered,
    largestBias,
    variables: read.value.variables.map(({ variable, unconditional, conditional, categories }) => {
      const own = variables.find(({ key }) => key === variable);
      return {
        label: own?.label.en ?? variable,
        unconditional,
        conditional,
        categories: inOrder(own, categories).map((category) => ({
          label: category.codes.map((code) => labelOf(own, code)).join(', '),
          people: category.people,
          unconditional: category.unconditional,
          conditional: category.conditional,
        })),
      };
    }),
  };
}

const labelOf = (variable: ProfileVariable | undefined, code: string | null) =>
  code === null
    ? 'not known'
    : (variable?.categories.find((category) => category.code === code)?.label.en ?? code);

/** As the profile orders them; those not known come last. */
function inOrder(variable: ProfileVariable | undefined, categories: readonly PartialOfCategory[]) {
  const place = (category: PartialOfCategory) => {
    const at = variable?.categories.findIndex(({ code }) => category.codes.includes(code)) ?? -1;
    return at < 0 ? Number.POSITIVE_INFINITY : at;
  };
  return [...categories].sort((one, other) => (place(one) < place(other) ? -1 : 1));
}
