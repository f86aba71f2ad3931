import type { LocalDate } from '../fieldwork/local-date';
import type { Words } from '../vocabulary';
import { checkDuplicate, type IdentifyingFact, type Known, type PlaceFound } from './screening';

/** A file as read: cells as text, empty rows kept, so that a line number is the row a spreadsheet shows. */
export type PeopleFile = {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

/** A documented column of an import: what the page and the template say about it. */
export type FileColumn = {
  readonly key: string;
  readonly alsoCalled: readonly string[];
  /** The file must have the column, and every row a value unless the row's own rules say otherwise. */
  readonly required: boolean;
  readonly says: string;
};

/** The part of a profile variable that a file needs; a `ProfileVariable` fits. One without categories holds a number. */
export type FileVariable = {
  readonly key: string;
  /** A derived variable is worked out, never read from a file. */
  readonly kind: string;
  readonly categories: readonly {
    readonly code: string;
    readonly label: Words;
    readonly answer?: Words;
    readonly populationWords?: readonly string[];
  }[];
};

/** Something to look at: where, what was found, and what to do next. A warning does not stop the row. */
export type FileProblem = {
  readonly column: string;
  readonly found: string;
  readonly message: string;
  readonly weight: 'fault' | 'warning';
  /** What staff may choose instead of correcting the file. */
  readonly choice?: 'place-unknown';
};

export const rowVerdicts = ['new', 'already-here', 'duplicate-in-file', 'left-before', 'fault'] as const;
export type RowVerdict = (typeof rowVerdicts)[number];

export type JudgedRow<Row> = {
  readonly line: number;
  readonly verdict: RowVerdict;
  readonly problems: readonly FileProblem[];
  /** What would be saved; only in rows judged new. */
  readonly record?: Row;
};

export type JudgedFile<Row> = {
  /** Faults and warnings of the header. With a fault there, no row is judged. */
  readonly header: readonly FileProblem[];
  readonly rows: readonly JudgedRow<Row>[];
  readonly summary: Readonly<Record<RowVerdict, number>> & {
    readonly total: number;
    readonly emptyRows: number;
    readonly placeUnknown: number;
  };
};

/** What the judge is told about the world: the day, and questions it may ask about keys and places. */
export type FileKnowledge = {
  /** Today in the footprint's calendar. */
  readonly on: LocalDate;
  /** The footprint's name as people say it. */
  readonly area: string;
  readonly blind: (fact: IdentifyingFact) => string;
  readonly known: (blindKey: string) => Known;
  readonly findPlace: (postcode: string) => PlaceFound;
};

/** One row while it is read. `text` is trimmed, and empty where the column or the value is not there. */
export type RowReader = {
  readonly text: (key: string) => string;
  readonly has: (key: string) => boolean;
  readonly fault: (key: string, message: string) => void;
  readonly warn: (key: string, message: string, choice?: 'place-unknown') => void;
};

export type RowRules<Row> = {
  readonly columns: readonly FileColumn[];
  readonly variables: readonly FileVariable[];
  /** Reads one row; every fault is said through the reader. Facts are what duplicates are told by. */
  readonly read: (row: RowReader) => { readonly record: Row; readonly facts: readonly IdentifyingFact[] };
};

/**
 * Takes a judging to its end in one go.
 * @example toTheEnd(judgingPeopleFile(file, rules, knowledge)).summary.new // 318
 */
export function toTheEnd<Result>(judging: Generator<number, Result>): Result {
  for (;;) {
    const { done, value } = judging.next();
    if (done) return value;
  }
}

/**
 * Judges every row of a file of people: new, already here, twice in the file, left before, or at fault (R32). Nothing is
 * guessed and nothing is changed; the same file judged after it was saved gives only rows already here. It goes row by
 * row, so that whoever runs it can pause: a file of 10,000 rows takes longer than a server may be silent.
 * @returns yields the number of rows judged so far, then a verdict for each row that is not empty, in the file's order;
 *   `line` counts the header as 1
 * @example judgingPeopleFile(file, rules, knowledge).next().value // 1
 */
export function* judgingPeopleFile<Row extends { readonly place: PlaceFound }>(
  file: PeopleFile,
  rules: RowRules<Row>,
  knowledge: FileKnowledge,
): Generator<number, JudgedFile<Row>> {
  const header = readHeader(file.header, rules);
  const summary = { new: 0, 'already-here': 0, 'duplicate-in-file': 0, 'left-before': 0, fault: 0 };
  let emptyRows = 0;
  let placeUnknown = 0;
  const rows: JudgedRow<Row>[] = [];
  const firstLine = new Map<string, number>();
  const canJudge = header.problems.every((problem) => problem.weight !== 'fault');
  for (const [index, cells] of file.rows.entries()) {
    if (cells.every((cell) => cell.trim() === '')) emptyRows += 1;
    else if (canJudge) {
      const row = judgeRow(index + 2, cells);
      summary[row.verdict] += 1;
      if (row.record?.place === 'unknown') placeUnknown += 1;
      rows.push(row);
      yield rows.length;
    }
  }
  return {
    header: header.problems,
    rows,
    summary: { ...summary, total: file.rows.length - emptyRows, emptyRows, placeUnknown },
  };

  function judgeRow(line: number, cells: readonly string[]): JudgedRow<Row> {
    const problems: FileProblem[] = [];
    const clean = cells.map((cell, index) => {
      const problem = checkCell(cell, file.header[index]);
      if (problem) problems.push(problem);
      return problem ? '' : tidy(cell);
    });
    const { record, facts } = rules.read(readerOf(clean, problems));
    if (problems.some((problem) => problem.weight === 'fault')) return { line, verdict: 'fault', problems };

    const twin = facts.find((fact) => firstLine.has(nameOf(fact)));
    if (twin) {
      const earlier = firstLine.get(nameOf(twin));
      const message = `Line ${earlier} has the same ${factWords[twin.kind]}. Keep one line if it is one person; if two people share it, leave it out of one line.`;
      problems.push({ column: factWords[twin.kind], found: '', message, weight: 'warning' });
      return { line, verdict: 'duplicate-in-file', problems };
    }
    for (const fact of facts) firstLine.set(nameOf(fact), line);

    const known = checkDuplicate(facts.map(knowledge.blind), knowledge.known);
    if (known === 'here') return { line, verdict: 'already-here', problems };
    if (known === 'left') return { line, verdict: 'left-before', problems };
    return { line, verdict: 'new', problems, record };
  }

  function readerOf(cells: readonly string[], problems: FileProblem[]): RowReader {
    const text = (key: string) => cells[header.at.get(key) ?? -1] ?? '';
    const say = (key: string, message: string, weight: 'fault' | 'warning', choice?: 'place-unknown') => {
      const column = file.header[header.at.get(key) ?? -1] ?? key;
      // A cell already found to be broken is not blamed twice.
      if (
        weight === 'fault' &&
        problems.some((problem) => problem.column === column && problem.weight === 'fault')
      )
        return;
      problems.push({ column, found: text(key), message, weight, ...(choice && { choice }) });
    };
    return {
      text,
      has: (key) => header.at.has(key),
      fault: (key, message) => say(key, message, 'fault'),
      warn: (key, message, choice) => say(key, message, 'warning', choice),
    };
  }

  function checkCell(cell: string, heading: string | undefined): FileProblem | null {
    const fault = (message: string): FileProblem => ({
      column: heading ?? 'beyond the last column',
      found: cell.trim(),
      message,
      weight: 'fault',
    });
    if (heading === undefined && cell.trim() !== '') {
      return fault(
        `This line has more values than the header's ${file.header.length} columns. A comma inside a value may want quote marks around it.`,
      );
    }
    if (/^#(N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!|#+)$/i.test(cell.trim())) {
      return fault(
        `"${cell.trim()}" is a spreadsheet's error, not a value. Correct it in the source or leave it empty.`,
      );
    }
    if (cell.includes('\uFFFD') || /[ÃÂ][\u0080-\u00BF]|â€/.test(cell)) {
      return fault(
        `"${cell.trim()}" has letters that were lost in saving. Save the file again as CSV UTF-8.`,
      );
    }
    if (/[\r\n]/.test(cell.trim()) && headingKey(heading ?? '') !== 'address') {
      return fault(
        'The value runs over several lines. A quote mark may be open: close it, or double it inside a value.',
      );
    }
    return null;
  }
}

/**
 * The header line of an empty file to fill in, and what to write in each column.
 * @returns one entry a column, those of the profile last
 * @example fileTemplate(takeoverColumns, variables)[0]?.key // 'member_reference'
 */
export function fileTemplate(
  columns: readonly FileColumn[],
  variables: readonly FileVariable[],
): readonly { readonly key: string; readonly required: boolean; readonly says: string }[] {
  return [
    ...columns.map(({ key, required, says }) => ({ key, required, says })),
    ...variables.filter(isRead).map((variable) => ({
      key: variable.key,
      required: false,
      says:
        variable.categories.length === 0
          ? 'A number, "prefer not to say", "don\'t know", or empty.'
          : `One of: ${listOf(variable)}. Or "prefer not to say", "don't know", or empty.`,
    })),
  ];
}

/**
 * The categories of a variable as a person may write them.
 * @example listOf(sex) // 'f (Female), m (Male)'
 */
export function listOf(variable: FileVariable): string {
  return variable.categories.map(({ code, label }) => `${code} (${label.en})`).join(', ');
}

function readHeader<Row>(header: readonly string[], rules: RowRules<Row>) {
  const problems: FileProblem[] = [];
  const at = new Map<string, number>();
  const names = new Map<string, string>();
  for (const variable of rules.variables.filter(isRead)) names.set(headingKey(variable.key), variable.key);
  for (const column of rules.columns) {
    for (const name of [column.key, ...column.alsoCalled]) names.set(headingKey(name), column.key);
  }
  header.forEach((heading, index) => {
    const key = names.get(headingKey(heading));
    const say = (message: string, weight: 'fault' | 'warning') =>
      problems.push({ column: heading, found: heading, message, weight });
    const derived = rules.variables.find(
      (one) => !isRead(one) && headingKey(one.key) === headingKey(heading),
    );
    if (key === undefined) {
      if (derived) {
        say(
          `Column "${heading.trim()}" is not read: ${derived.key} is worked out from what else is known.`,
          'warning',
        );
      } else if (heading.trim() === '') say(`Column ${index + 1} has no heading and is not read.`, 'warning');
      else say(`Column "${heading.trim()}" is not one this file has and is not read.`, 'warning');
    } else if (at.has(key)) {
      const first = header[at.get(key)!]!.trim();
      say(
        `Columns "${first}" and "${heading.trim()}" (${at.get(key)! + 1} and ${index + 1}) both mean ${key}. Keep one of them.`,
        'fault',
      );
    } else at.set(key, index);
  });
  for (const column of rules.columns) {
    const isSplit = column.key === 'born' && at.has('birth_month') && at.has('birth_year');
    if (!column.required || at.has(column.key) || isSplit) continue;
    const message = `The file has no column "${column.key}". ${column.says} Add it to the header.`;
    problems.push({ column: column.key, found: '', message, weight: 'fault' });
  }
  return { at, problems };
}

function isRead(variable: FileVariable): boolean {
  return variable.kind !== 'derived';
}

/** "Member reference", "member-reference" and a first heading with a byte order mark are all member_reference. */
function headingKey(heading: string): string {
  return heading
    .replace(/^(\uFEFF|ï»¿)/, '')
    .trim()
    .toLowerCase()
    .replace(/e-mail/g, 'email')
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '');
}

/** Trimmed, and out of a pair of quote marks that an export has put around the value a second time. */
function tidy(cell: string): string {
  const text = cell.replace(/[\u00A0\u200B\uFEFF]/g, ' ').trim();
  return /^"[^"]*"$|^“[^”]*”$/.test(text) ? text.slice(1, -1).trim() : text;
}

const factWords: Readonly<Record<IdentifyingFact['kind'], string>> = {
  reference: 'reference',
  email: 'e-mail address',
  mobile: 'mobile number',
  person: 'name, month of birth and postcode',
};

function nameOf(fact: IdentifyingFact): string {
  return `${fact.kind}:${fact.text}`;
}
