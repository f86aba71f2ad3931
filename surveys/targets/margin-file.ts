import type { ProfileVariable } from '../panel/profile';

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

/** The counts of one population over one variable, or over several crossed. */
export type Margin = {
  /** One key, or several for an interlock, in the order of the codes. */
  readonly variables: readonly string[];
  readonly geography: string;
  /** Whom it counts ("usual residents 16+"): a frame and a weighting hold one universe only (R2). */
  readonly universe: string;
  readonly year: number;
  readonly source: string;
  readonly licence: string;
  readonly cells: readonly MarginCell[];
  /** Sum of the counts, as the source has them: perturbed tables of one population differ by a few people. */
  readonly total: number;
};

export type MarginCell = {
  /** One code for each variable of the margin. */
  readonly codes: readonly string[];
  /** The source's own words, kept beside the codes they were mapped to. */
  readonly words: string;
  readonly count: number;
};

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

/** Which of our codes a source's words stand for: variable → words → code ("16-24|female" for an interlock). */
export type WordMapping = Readonly<Record<string, Readonly<Record<string, string>>>>;

export type MarginReading =
  | { readonly ok: true; readonly margins: readonly Margin[]; readonly remarks: readonly MarginProblem[] }
  | { readonly ok: false; readonly problems: readonly MarginProblem[] };

/** Census tables of one population differ by perturbation; more than this share is another population (DEFINITIONS 4.6). */
export const totalsTolerance = 0.001;

/**
 * Reads the records of a margin file into margins, or says everything that is wrong with it.
 * @param records rows of cells as text, the heading first; how the text became rows is the caller's affair
 * @param variables the footprint's profile variables, whose categories and population words are matched
 * @param mapping words the variables do not know, by variable; it goes before the variables' own words
 * @returns margins in file order with remarks that do not prevent them; or all problems by line, and no margin at all
 *
 * Words are compared without regard to case and spacing. A filled `code` counts before the words. A variable that is not
 * in the profile is taken with its codes and remarked on: it can be shown, but not put in a quota frame.
 * @example
 * readMargins([[...marginColumns], ['sex', 'Female', '', '3', 'X', 'usual residents 16+', '2021', 'S', 'L']], [sex])
 * // { ok: true, margins: [{ variables: ['sex'], cells: [{ codes: ['female'], words: 'Female', count: 3 }], total: 3, … }], … }
 */
export function readMargins(
  records: readonly (readonly string[])[],
  variables: readonly ProfileVariable[],
  mapping: WordMapping = {},
): MarginReading {
  const heading = readHeading(records[0]);
  if ('problems' in heading) return { ok: false, problems: heading.problems };

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

  const known = new Map(variables.map((variable) => [variable.key, variable]));
  const remarks: MarginProblem[] = [];
  const margins: { readonly margin: Margin; readonly line: number }[] = [];
  for (const group of groupByVariable(rows)) {
    const margin = readMargin(group, known, mapping, problems, remarks);
    if (margin) margins.push({ margin, line: group[0]!.line });
  }
  if (problems.length === 0) checkTotals(margins, problems);
  if (problems.length > 0) {
    return { ok: false, problems: [...problems].sort((one, other) => one.line - other.line) };
  }
  return { ok: true, margins: margins.map(({ margin }) => margin), remarks };
}

type Row = { readonly line: number; readonly count: number; readonly year: number } & {
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

function groupByVariable(rows: readonly Row[]): readonly (readonly Row[])[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.variable);
    if (group) group.push(row);
    else groups.set(row.variable, [row]);
  }
  return [...groups.values()];
}

function readMargin(
  rows: readonly Row[],
  known: ReadonlyMap<string, ProfileVariable>,
  mapping: WordMapping,
  problems: MarginProblem[],
  remarks: MarginProblem[],
): Margin | undefined {
  const first = rows[0]!;
  const before = problems.length;
  const keys = first.variable.split('*');
  const parts = keys.map((key) => known.get(key));
  const unknownKeys = keys.filter((key) => !known.has(key));
  if (unknownKeys.length > 0) {
    const names = unknownKeys.map((key) => `\`${key}\``).join(' and ');
    const isCoded = rows.every((row) => row.code !== '');
    const words = isCoded
      ? `The profile has no variable ${names}. The margin is kept for display; add the variable to use it in a quota frame.`
      : `The profile has no variable ${names}. It has ${[...known.keys()].join(', ')}. Correct the name, or give a code in every row.`;
    (isCoded ? remarks : problems).push(
      fault(first.line, 'variable', 'unknown-variable', first.variable, words),
    );
    if (!isCoded) return undefined;
  }
  // Holds: with no unknown key every part was found.
  const words = unknownKeys.length === 0 ? wordsOfCells(parts as ProfileVariable[]) : undefined;

  checkOneMeaning(rows, problems);
  const seen = new Map<string, number>();
  const cells: MarginCell[] = [];
  for (const row of rows) {
    const codes = codesOf(row, keys, words, mapping, problems);
    if (!codes) continue;
    const earlier = seen.get(codes.join('|'));
    if (earlier !== undefined) {
      const sentence = `Line ${row.line} counts ${nameOf(codes)} of \`${row.variable}\` a second time; line ${earlier} has it already. Keep one row, or add the two counts if the source splits the category.`;
      problems.push(fault(row.line, 'category', 'duplicate-category', row.category, sentence));
      continue;
    }
    seen.set(codes.join('|'), row.line);
    cells.push({ codes, words: row.category, count: row.count });
  }
  if (problems.length > before) return undefined;
  if (words) {
    const absent = [...words.codes].filter((code) => !seen.has(code));
    if (absent.length > 0) {
      const sentence = `The margin \`${first.variable}\` counts nobody in ${absent.map((code) => nameOf(code.split('|'))).join(', ')}. If people live there who belong to it, add a row.`;
      remarks.push(fault(first.line, 'category', 'category-absent', absent.join(', '), sentence));
    }
  }
  const { geography, universe, year, source, licence } = first;
  const total = cells.reduce((sum, cell) => sum + cell.count, 0);
  return { variables: keys, geography, universe, year, source, licence, cells, total };
}

/** Rows of one margin must speak of the same people, place and year. */
function checkOneMeaning(rows: readonly Row[], problems: MarginProblem[]): void {
  const first = rows[0]!;
  for (const column of ['universe', 'geography', 'year', 'source', 'licence'] as const) {
    const other = rows.find((row) => plain(String(row[column])) !== plain(String(first[column])));
    if (!other) continue;
    const words = `The margin \`${first.variable}\` has two ${plural[column]}: “${first[column]}” on line ${first.line} and “${other[column]}” on line ${other.line}. A margin counts one population from one source: put the second in a file of its own.`;
    problems.push(fault(other.line, column, 'mixed-in-margin', String(other[column]), words));
  }
}

const plural = {
  universe: 'universes',
  geography: 'geographies',
  year: 'years',
  source: 'sources',
  licence: 'licences',
};

type CellWords = {
  /** Every joined code the margin may have, in the order of the categories. */
  readonly codes: ReadonlySet<string>;
  readonly codeOf: (words: string) => string | undefined;
};

function wordsOfCells(parts: readonly ProfileVariable[]): CellWords {
  let joined: readonly string[][] = [[]];
  for (const { categories } of parts) {
    joined = joined.flatMap((codes) => categories.map((category) => [...codes, category.code]));
  }
  const vocabularies = parts.map(({ categories }) =>
    categories.flatMap(({ code, label, populationWords }) =>
      [label.en, code, ...populationWords].map((words) => ({ words: plain(words), code })),
    ),
  );
  return {
    codes: new Set(joined.map((codes) => codes.join('|'))),
    codeOf: (words) => matchAll(plain(words), vocabularies)?.join('|'),
  };
}

type Vocabulary = readonly { readonly words: string; readonly code: string }[];

/** One code for each vocabulary such that their words, in any order of the vocabularies, make up the text. */
function matchAll(
  text: string,
  vocabularies: readonly (Vocabulary | undefined)[],
): readonly string[] | undefined {
  const open = vocabularies.filter((vocabulary) => vocabulary !== undefined).length;
  for (const [at, vocabulary] of vocabularies.entries()) {
    for (const { words, code } of vocabulary ?? []) {
      if (!text.startsWith(words)) continue;
      const rest = text.slice(words.length);
      if (open === 1) {
        if (rest === '') return vocabularies.map((_, index) => (index === at ? code : ''));
        continue;
      }
      const joint = /^(?: ?[|,*] ?| )/.exec(rest)?.[0];
      if (joint === undefined) continue;
      const others = matchAll(
        rest.slice(joint.length),
        vocabularies.map((other, index) => (index === at ? undefined : other)),
      );
      if (others) return others.map((other, index) => (index === at ? code : other));
    }
  }
  return undefined;
}

function codesOf(
  row: Row,
  keys: readonly string[],
  words: CellWords | undefined,
  mapping: WordMapping,
  problems: MarginProblem[],
): readonly string[] | undefined {
  const mapped = mappedCode(mapping[row.variable], row.category);
  const joined = row.code || mapped || words?.codeOf(row.category);
  if (joined === undefined || joined === '') {
    const sentence = `Line ${row.line}: “${row.category}” is not a category of \`${row.variable}\`, which has ${listed(words)}. Put the code it stands for in the column \`code\`.`;
    problems.push(fault(row.line, 'category', 'unknown-word', row.category, sentence));
    return undefined;
  }
  const codes = joined.split('|').map((code) => code.trim());
  if (codes.length !== keys.length || (words && !words.codes.has(codes.join('|')))) {
    const sentence = `Line ${row.line}: “${joined}” is not a code of \`${row.variable}\`, which has ${listed(words)}. Correct it.`;
    problems.push(fault(row.line, 'code', 'unknown-code', joined, sentence));
    return undefined;
  }
  return codes;
}

function mappedCode(
  mapping: Readonly<Record<string, string>> | undefined,
  words: string,
): string | undefined {
  if (!mapping) return undefined;
  return Object.entries(mapping).find(([from]) => plain(from) === plain(words))?.[1];
}

function checkTotals(
  margins: readonly { readonly margin: Margin; readonly line: number }[],
  problems: MarginProblem[],
): void {
  margins.forEach(({ margin, line }, index) => {
    const earlier = margins
      .slice(0, index)
      .find((other) => isSamePopulation(other.margin, margin) && differ(other.margin.total, margin.total));
    if (!earlier) return;
    const words = `Margin \`${margin.variables.join('*')}\` counts ${people(margin.total)} but margin \`${earlier.margin.variables.join('*')}\` counts ${people(earlier.margin.total)}, and both say “${margin.universe}”. Check the source: a row may be missing, or one of them counts someone else.`;
    problems.push(fault(line, 'count', 'totals-differ', String(margin.total), words));
  });
}

const isSamePopulation = (one: Margin, other: Margin) =>
  plain(one.geography) === plain(other.geography) &&
  plain(one.universe) === plain(other.universe) &&
  one.year === other.year;

const differ = (one: number, other: number) => Math.abs(one - other) > totalsTolerance * Math.max(one, other);
const people = (count: number) => `${String(count).replace(/\B(?=(\d{3})+$)/g, ',')} people`;
const plain = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
const nameOf = (codes: readonly string[]) => `“${codes.join('|')}”`;

function listed(words: CellWords | undefined): string {
  if (!words) return 'one code for each of its variables';
  const codes = [...words.codes];
  return codes.length > 8 ? `${codes.slice(0, 8).join(', ')} and ${codes.length - 8} more` : codes.join(', ');
}

function fault(
  line: number,
  column: MarginColumn,
  code: MarginProblemCode,
  found: string,
  words: string,
): MarginProblem {
  return { line, column, code, found, words };
}
