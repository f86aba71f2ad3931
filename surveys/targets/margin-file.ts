import type { ProfileVariable } from '../panel/profile';
import { type CellWords, plain, wordsOfCells } from './cell-words';
import { fault, type MarginProblem, type Row, readRows } from './margin-rows';

export { type MarginProblem, marginColumns } from './margin-rows';

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
  const { rows, problems } = readRows(records);

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
const nameOf = (codes: readonly string[]) => `“${codes.join('|')}”`;

function listed(words: CellWords | undefined): string {
  if (!words) return 'one code for each of its variables';
  const codes = [...words.codes];
  return codes.length > 8 ? `${codes.slice(0, 8).join(', ')} and ${codes.length - 8} more` : codes.join(', ');
}
