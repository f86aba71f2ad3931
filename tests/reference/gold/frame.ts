import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { type CaseColumn, categoryColumn, numberColumn } from '../../../analysis/cases';
import { type Element, evaluate, inAlphabet, type Vector } from './expression';

/** A data file as R would hold it: columns of numbers, or of texts with their levels in order. */
export type Frame = {
  readonly n: number;
  readonly columns: ReadonlyMap<string, FrameColumn>;
};

export type FrameColumn = {
  readonly values: Vector;
  readonly levels: readonly string[] | null;
  /** Text without a list of levels of its own: R takes those of the rows it looks at. */
  readonly isText?: boolean;
};

type Description = { readonly type: string; readonly levels?: readonly string[] };

/** Reads `data/NAME.csv` with what `data/columns.json` says of its columns; an empty field without quotes is missing. */
export function readFrame(root: string, name: string): Frame {
  const described = JSON.parse(readFileSync(join(root, 'data', 'columns.json'), 'utf8')) as Record<
    string,
    { columns: Record<string, Description> }
  >;
  const about = described[name]?.columns;
  const file = join(root, 'data', `${name}.csv`);
  if (!about || !existsSync(file))
    throw new Error(`data/${name} is not there, or columns.json does not describe it.`);
  const rows = parse(readFileSync(file), {
    columns: true,
    bom: true,
    cast: (text, { quoting, header }) => (header || quoting || text !== '' ? text : null),
  }) as Record<string, string | null>[];
  const columns = new Map<string, FrameColumn>();
  for (const [column, { type, levels }] of Object.entries(about)) {
    const isNumber = /^(number|integer|numeric|double)$/.test(type);
    const values = rows.map((row): Element => {
      const text = row[column] ?? null;
      return text === null || !isNumber ? text : Number(text);
    });
    const isText = !isNumber && levels === undefined;
    columns.set(column, {
      values,
      levels: isNumber ? null : (levels ?? levelsOf(values)),
      ...(isText && { isText }),
    });
  }
  return { n: rows.length, columns };
}

/** Values of an expression over a frame, one a row. */
export function over(frame: Frame, expression: string): Vector {
  const values = evaluate(expression, (name) => {
    const column = frame.columns.get(name);
    if (!column) throw new Error(`“${expression}” names ${name}, which is not a column.`);
    return column.values;
  });
  return values.length === frame.n
    ? values
    : Array.from({ length: frame.n }, (_, i) => values[i % values.length] ?? null);
}

/** The frame with columns made by expressions, on all rows. */
export function derive(frame: Frame, made: Readonly<Record<string, string>>): Frame {
  let now = frame;
  for (const [name, expression] of Object.entries(made)) {
    const values = over(now, expression);
    const isText = values.some((value) => typeof value === 'string');
    now = {
      n: now.n,
      columns: new Map(now.columns).set(name, { values, levels: isText ? levelsOf(values) : null }),
    };
  }
  return now;
}

/** The rows for which a condition holds; where it is missing it does not. */
export function keepWhere(frame: Frame, condition: string): Frame {
  const kept = over(frame, condition).flatMap((value, i) => (value === true ? [i] : []));
  return {
    n: kept.length,
    columns: new Map(
      [...frame.columns].map(([name, column]) => [
        name,
        { ...column, values: kept.map((i) => column.values[i] ?? null) },
      ]),
    ),
  };
}

/** A frame's column as analysis holds it. */
export function columnOf(frame: Frame, name: string): CaseColumn {
  const column = getColumn(frame, name);
  const values = column.values.map((value) =>
    value === null ? { missing: 'skipped' as const } : typeof value === 'boolean' ? Number(value) : value,
  );
  return column.levels ? categoryColumn(name, values, column.levels) : numberColumn(name, values);
}

/** The levels of a column used as categories: its own, or for numbers and plain text those met in some rows. */
export function levelsAmong(
  { values, levels, isText }: FrameColumn,
  rows: ArrayLike<number> | undefined,
): string[] {
  if (levels && !isText) return [...levels];
  return levelsOf(rows ? values.filter((_, i) => rows[i] === 1) : values);
}

export function getColumn(frame: Frame, name: string): FrameColumn {
  const column = frame.columns.get(name);
  if (!column) throw new Error(`There is no column ${name}.`);
  return column;
}

/** Texts in alphabetical order, as R sorts them (upper and lower case together); a column of numbers used as categories: in order. */
export function levelsOf(values: Vector): string[] {
  const seen = [...new Set(values.filter((value) => value !== null))];
  const isNumber = seen.every((value) => typeof value === 'number');
  return seen
    .sort((one, other) => (isNumber ? Number(one) - Number(other) : inAlphabet(String(one), String(other))))
    .map(String);
}
