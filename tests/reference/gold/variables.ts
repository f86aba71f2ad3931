import { type CaseColumn, type CategoryColumn, categoryColumn, numberColumn } from '../../../analysis/cases';
import { type Frame, type FrameColumn, getColumn, levelsAmong, levelsOf, over } from './frame';
import type { GoldQuery } from './queries';

/** A variable of a query with its name. */
export type Named = { readonly name: string; readonly column: CaseColumn };

/** The variables of a query, or its expression, as columns. */
export function columnsOf(
  frame: Frame,
  query: Pick<GoldQuery, 'vars' | 'expr'>,
  rows?: ArrayLike<number>,
): Named[] {
  if (query.expr !== undefined) return [namedColumn(`I(${query.expr})`, over(frame, query.expr), null)];
  return namesIn(query.vars).map((name) => {
    const column = getColumn(frame, name);
    return column.isText
      ? namedColumn(name, valuesAmong(column, rows), levelsAmong(column, rows))
      : namedColumn(name, column.values, column.levels);
  });
}

/** Truths count as R counts them: as two categories. */
function namedColumn(name: string, values: Vector, levels: readonly string[] | null): Named {
  const isTruth = values.some((value) => typeof value === 'boolean');
  const words = isTruth ? values.map((value) => (value === null ? null : value ? 'TRUE' : 'FALSE')) : values;
  const list = isTruth ? levelsOf(words) : levels;
  return { name, column: list ? categories(name, words, list) : numbers(name, words) };
}

type Vector = ReturnType<typeof over>;

const known = (values: Vector) =>
  values.map((value) =>
    value === null ? { missing: 'skipped' as const } : typeof value === 'boolean' ? Number(value) : value,
  );
const categories = (name: string, values: Vector, levels: readonly string[]) =>
  categoryColumn(name, known(values), levels);
const numbers = (name: string, values: Vector) => numberColumn(name, known(values));

/** A column, or an expression over columns, as numbers. */
export function numbersOf(frame: Frame, name: string) {
  const column = frame.columns.get(name);
  return numbers(name, column ? column.values : over(frame, name));
}

/** Values where levels are taken from some rows: those of the other rows count nowhere. */
function valuesAmong({ values, levels, isText }: FrameColumn, rows?: ArrayLike<number>): Vector {
  return rows && (levels === null || isText)
    ? values.map((value, i) => (rows[i] === 1 ? value : null))
    : values;
}

/** A column as categories; numbers in order, truths as FALSE and TRUE. @param rows those whose numbers or texts count; all when left out */
export function categoriesOf(frame: Frame, name: string, rows?: ArrayLike<number>): CategoryColumn {
  const found = getColumn(frame, name);
  const { column } = namedColumn(name, valuesAmong(found, rows), levelsAmong(found, rows));
  if (column.kind !== 'category') throw new Error(`Column ${name} has no categories.`);
  return column;
}

/** Names of variables: one, several, or several in one text with + between. */
export function namesIn(names: string | readonly string[] | undefined): string[] {
  return [names ?? []].flat().flatMap((name) => name.split('+').map((one) => one.trim()));
}

/** The levels of each variable in a combination of them, the first variable fastest. */
export function levelsAt(index: number, segments: readonly CategoryColumn[]): string[] {
  let left = index;
  return segments.map(({ categories: levels }) => {
    const level = levels[left % levels.length]!;
    left = Math.floor(left / levels.length);
    return level;
  });
}
