import type { accessOperations } from '../../../../server/contract/access';
import type { ReplyOf } from '../../../../server/contract/operation';
import { staffRoles } from '../../../../surveys/vocabulary';
import { roleHints, roleWords } from '../../stations';

export type Person = ReplyOf<typeof accessOperations.listStaff>['staff'][number];

export const stateWords: Readonly<Record<Person['state'], string>> = {
  invited: 'no passphrase set yet',
  active: 'active',
  disabled: 'disabled',
};

/** The roles as choices, each with what it may do. */
export const roleChoices = staffRoles.map((role) => ({
  value: role,
  label: roleWords[role],
  hint: roleHints[role],
}));

/** The roles ticked in a form; whatever else was posted is left out. */
export function rolesOf(values: readonly string[]): Person['roles'] {
  return staffRoles.filter((role) => values.includes(role));
}

/** "msk, respiratory" → its parts. */
export function pathwaysOf(words: string): string[] {
  return words
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean);
}
