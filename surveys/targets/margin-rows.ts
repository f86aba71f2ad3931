/** The columns of a margin file, in the order in which Sounding writes them. See db/reference/populations/README.md. */
export const marginColumns = [
  'variable',
  'category',
  'code',
  'count',
  'geography',
  'universe',
  'year',
  'source',
  'licence',
] as const;
export type MarginColumn = (typeof marginColumns)[number];

/** A fault or a remark, by line (the heading is line 1) and column, as a code and a sentence that ends with what to do. */
export type MarginProblem = {
  readonly line: number;
  readonly column: MarginColumn;
  readonly code: MarginProblemCode;
  readonly found: string;
  readonly words: string;
};

export type MarginProblemCode =
  | 'empty-file'
  | 'missing-column'
  | 'duplicate-column'
  | 'ragged-row'
  | 'empty-cell'
  | 'count-not-whole'
  | 'year-not-a-year'
  | 'unknown-variable'
  | 'unknown-word'
  | 'unknown-code'
  | 'duplicate-category'
  | 'mixed-in-margin'
  | 'category-absent'
  | 'totals-differ';

/** One row with its cells trimmed and its numbers read. */
export type Row = { readonly line: number; readonly count: number; readonly year: number } & {
  readonly [Column in
    | 'variable'
    | 'category'
    | 'code'
    | 'geography'
    | 'universe'
    | 'source'
    | 'licence']: string;
};
type Heading = { readonly width: number; readonly at: Readonly<Record<MarginColumn, number>> };

/**
 * Reads the records of a margin file into rows, without yet asking what their words stand for.
 * @param records rows of cells as text, the heading first
 * @returns the rows that could be read, and every fault of heading and cells; a fault in the heading leaves no rows
 * @example readRows([]).problems[0].code // 'empty-file'
 */
export function readRows(records: readonly (readonly string[])[]): {
  readonly rows: readonly Row[];
  readonly problems: MarginProblem[];
} {
  const heading = readHeading(records[0]);
  if ('problems' in heading) return { rows: [], problems: heading.problems };

  const problems: MarginProblem[] = [];
  const rows: Row[] = [];
  records.slice(1).forEach((record, index) => {
    if (record.every((cell) => cell.trim() === '')) return;
    const row = readRow(record, index + 2, heading, problems);
    if (row) rows.push(row);
  });
  if (rows.length === 0 && problems.length === 0) {
    problems.push(
      fault(
        2,
        'variable',
        'empty-file',
        '',
        'The file has a heading but no rows. Add one row for each category.',
      ),
    );
  }
  return { rows, problems };
}

function readHeading(
  record: readonly string[] | undefined,
): Heading | { readonly problems: MarginProblem[] } {
  const names = (record ?? []).map((name) =>
    name
      .replace(/^\uFEFF/, '')
      .trim()
      .toLowerCase(),
  );
  if (names.every((name) => name === '')) {
    const words = `The file is empty. Its first row must name the columns: ${marginColumns.join(', ')}.`;
    return { problems: [fault(1, 'variable', 'empty-file', '', words)] };
  }
  const problems: MarginProblem[] = [];
  for (const column of marginColumns) {
    const times = names.filter((name) => name === column).length;
    if (times === 0) {
      const words = `The column \`${column}\` is missing. The first row names ${names.filter(Boolean).join(', ')}. Add it${column === 'code' ? '; its cells may be empty' : ''}.`;
      problems.push(fault(1, column, 'missing-column', names.join(', '), words));
    }
    if (times > 1) {
      const words = `The column \`${column}\` stands ${times} times in the first row. Keep one.`;
      problems.push(fault(1, column, 'duplicate-column', column, words));
    }
  }
  if (problems.length > 0) return { problems };
  const at = Object.fromEntries(marginColumns.map((column) => [column, names.indexOf(column)]));
  // Holds: every column of the list was found just above.
  return { width: names.length, at: at as Record<MarginColumn, number> };
}

function readRow(
  record: readonly string[],
  line: number,
  { width, at }: Heading,
  problems: MarginProblem[],
): Row | undefined {
  if (record.length !== width) {
    const words = `Line ${line} has ${record.length} cells and the heading has ${width}. Put words that hold a comma in double quotes.`;
    problems.push(fault(line, 'variable', 'ragged-row', record.join(','), words));
    return undefined;
  }
  const before = problems.length;
  const cell = (column: MarginColumn) => (record[at[column]] ?? '').trim();
  for (const column of marginColumns) {
    if (column !== 'code' && cell(column) === '') {
      const words = `Line ${line} has nothing under \`${column}\`. Fill it in: a margin is of no use without it.`;
      problems.push(fault(line, column, 'empty-cell', '', words));
    }
  }
  const count = wholeNumber(cell('count'));
  if (count === undefined && cell('count') !== '') {
    problems.push(fault(line, 'count', 'count-not-whole', cell('count'), wordsOfCount(line, cell('count'))));
  }
  const year = /^(18|19|20)\d\d$/.test(cell('year')) ? Number(cell('year')) : undefined;
  if (year === undefined && cell('year') !== '') {
    const words = `Line ${line} gives the year as “${cell('year')}”. Write the year of the count in four digits, such as 2021.`;
    problems.push(fault(line, 'year', 'year-not-a-year', cell('year'), words));
  }
  if (problems.length > before || count === undefined || year === undefined) return undefined;
  return {
    line,
    count,
    year,
    variable: variableKey(cell('variable')),
    category: cell('category'),
    code: cell('code'),
    geography: cell('geography'),
    universe: cell('universe'),
    source: cell('source'),
    licence: cell('licence'),
  };
}

const variableKey = (text: string) =>
  text
    .split('*')
    .map((part) => part.trim())
    .join('*');

function wholeNumber(text: string): number | undefined {
  if (!/^\d{1,15}$/.test(text)) return undefined;
  return Number(text);
}

function wordsOfCount(line: number, found: string): string {
  const start = `Line ${line} counts “${found}”.`;
  if (/^-/.test(found)) return `${start} A count of people cannot be below 0. Check the source.`;
  if (/%$/.test(found))
    return `${start} Give the number of people, not a percentage: shares are worked out from counts.`;
  if (/^\d{1,3}([, ]\d{3})+$/.test(found))
    return `${start} Write it without separators: ${found.replace(/[, ]/g, '')}.`;
  if (/^\d+\.\d+$/.test(found))
    return `${start} Give whole people. If these are shares or estimates, use the counts behind them.`;
  return `${start} Write a whole number of people, such as 1204.`;
}

/** A problem of one cell; `words` ends with what to do. */
export function fault(
  line: number,
  column: MarginColumn,
  code: MarginProblemCode,
  found: string,
  words: string,
): MarginProblem {
  return { line, column, code, found, words };
}
