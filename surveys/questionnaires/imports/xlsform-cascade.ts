import { CannotRead, type Expression, readExpression } from './expression';
import type { SourceOption, SourceRule } from './source';
import { chainOf } from './translate';

/** A choice with the other columns that its row fills: header → text. */
export type ListedOption = SourceOption & { readonly columns: Readonly<Record<string, string>> };

/** The choices shown after certain answers, and which these are. */
export type Variant = {
  readonly values: readonly string[];
  readonly options: readonly ListedOption[];
  readonly rules: readonly SourceRule[];
};

const most = { variants: 20, options: 1000 };

/**
 * A choice_filter that sets columns of the list equal to earlier answers ("county = ${county}"), as one list for each
 * combination of answers; undefined for any other filter, and where there would be more than 20 lists.
 * @example variantsOf('county = ${cid}', options)?.map(({ values }) => values) // [['1'], ['2']]
 */
export function variantsOf(filter: string, options: readonly ListedOption[]): readonly Variant[] | undefined {
  const columns = new Set(options.flatMap((option) => Object.keys(option.columns)));
  const pairs = pairsOf(filter, columns);
  if (!pairs) return undefined;
  const lists = new Map<string, { values: readonly string[]; options: ListedOption[] }>();
  for (const option of options) {
    const values = pairs.map(({ column }) => option.columns[column] ?? '');
    if (values.includes('')) continue;
    const key = JSON.stringify(values);
    const held = lists.get(key) ?? { values, options: [] };
    held.options.push(option);
    lists.set(key, held);
  }
  const found = [...lists.values()];
  const isTooMuch = found.length > most.variants || found.some((one) => one.options.length > most.options);
  if (found.length === 0 || isTooMuch) return undefined;
  return found.map((one) => ({
    ...one,
    rules: pairs.map(({ question }, index) => ({
      text: filter,
      condition: { name: question, compare: '=', value: one.values[index] ?? '' },
    })),
  }));
}

type Pair = { readonly column: string; readonly question: string };

function pairsOf(filter: string, columns: ReadonlySet<string>): readonly Pair[] | undefined {
  let parts: readonly Expression[];
  try {
    parts = chainOf('and', readExpression(filter, { hyphens: true, backslashes: false }));
  } catch (error) {
    if (error instanceof CannotRead) return undefined;
    throw error;
  }
  const pairs = parts.map((part): Pair | undefined => {
    if (!('operator' in part) || part.operator !== '=') return undefined;
    if (!('name' in part.left) || !('name' in part.right)) return undefined;
    const [one, other] = [part.left.name, part.right.name];
    if (columns.has(one) && !columns.has(other)) return { column: one, question: other };
    return columns.has(other) && !columns.has(one)
      ? { column: other, question: one }
      : { column: one, question: other };
  });
  return pairs.every((pair) => pair !== undefined && columns.has(pair.column))
    ? (pairs as Pair[])
    : undefined; // none is undefined
}
