import { type Cases, casesFrom } from '../../analysis/cases';
import type { ProfileVariable } from '../../surveys/panel/profile';
import type { Codes } from './read-profiles';

/** People with their profile codes as the columns that methods read. Someone from outside keeps their own code. */
export function casesOfPanel(variables: readonly ProfileVariable[], people: readonly Codes[]): Cases {
  const rows = people.map((codes) =>
    Object.fromEntries(
      variables.map(({ key }) => {
        const stored = codes[key];
        return [key, stored === undefined ? null : 'value' in stored ? stored.value : stored];
      }),
    ),
  );
  const categories = Object.fromEntries(
    variables.map((variable) => {
      const known = variable.categories.map(({ code }) => code);
      const found = rows.flatMap((row) =>
        typeof row[variable.key] === 'string' ? [row[variable.key] as string] : [],
      );
      return [variable.key, [...new Set([...known, ...found])]];
    }),
  );
  return casesFrom(rows, { categories, selection: 'unknown' });
}
