import { createHash } from 'node:crypto';
import { CsvError, parse } from 'csv-parse/sync';
import { addAudit } from '../../db/queries/audit';
import { addImport, findImport } from '../../db/queries/imports';
import { listVariables } from '../../db/queries/panel';
import { addMargins, listMargins, type MarginRow } from '../../db/queries/targets';
import type { ProfileVariable } from '../../surveys/panel/profile';
import { labelOfCell, wordsOfCells } from '../../surveys/targets/cell-words';
import {
  type Margin,
  type MarginProblem,
  readMargins,
  type WordMapping,
} from '../../surveys/targets/margin-file';
import type { Deps } from '../deps';
import { Refusal } from '../errors';

export type Fault = Pick<MarginProblem, 'line' | 'found' | 'words'> & { readonly column: string };
export type UnknownWord = {
  readonly variable: string;
  readonly words: string;
  readonly choices: { readonly code: string; readonly label: string }[];
};
export type MarginImport = {
  readonly saved: boolean;
  readonly faults: readonly Fault[];
  readonly remarks: readonly Fault[];
  readonly unknownWords: readonly UnknownWord[];
  readonly margins: readonly Margin[];
};

/** More crossed variables than anyone counts would make tables too large to hold. */
const mostCrossed = 3;

/**
 * Reads a margin file, and keeps it whole unless it is a dry run. Words are read through the mapping given now, then
 * through the words of earlier imports; what was mapped is kept with the margin.
 */
export async function importMargins(
  deps: Deps,
  footprintId: string,
  by: string,
  given: { csv: string; mapping: WordMapping; dryRun: boolean },
): Promise<MarginImport> {
  const read = deps.read(footprintId);
  const found = readRecords(given.csv);
  if ('fault' in found) return failed(given.dryRun, [found.fault], []);
  const crossed = findOvercrossed(found.records);
  if (crossed.length > 0) return failed(given.dryRun, crossed, []);
  const variables = await listVariables(read);
  const mapping = joinMappings(mappingOf(await listMargins(read)), given.mapping);
  const reading = readMargins(found.records, variables, mapping);
  if (!reading.ok)
    return failed(
      given.dryRun,
      reading.problems,
      findUnknownWords(found.records, reading.problems, variables),
    );
  if (given.dryRun) return { saved: false, faults: [], unknownWords: [], ...reading };

  const digest = createHash('sha256').update(given.csv).digest('base64url');
  await deps.writer.write(footprintId, async (write) => {
    const before = await findImport(write, 'margins', digest);
    if (before)
      throw new Refusal('already-there', 'This very file was imported before. Its margins are in the list.');
    const at = deps.now();
    const rows = reading.margins.map((margin) => ({
      ...margin,
      id: deps.secrets.newId(),
      variables: [...margin.variables],
      cells: margin.cells.map((cell) => ({ ...cell, codes: [...cell.codes] })),
      importedAt: at,
      importedBy: by,
    }));
    await addMargins(write, rows);
    await addImport(write, {
      id: deps.secrets.newId(),
      kind: 'margins',
      digest,
      counts: { margins: rows.length },
      at,
      by,
    });
    await addAudit(write, { at, actor: by, act: 'margins.imported', count: rows.length });
  });
  return { saved: true, faults: [], unknownWords: [], ...reading };
}

/** A dry run tells what is wrong; an import that cannot be saved is refused with the same words. */
function failed(
  isDryRun: boolean,
  faults: readonly Fault[],
  unknownWords: readonly UnknownWord[],
): MarginImport {
  if (isDryRun) return { saved: false, faults, remarks: [], unknownWords, margins: [] };
  throw new Refusal(
    'fields-wrong',
    `The file has ${faults.length === 1 ? 'one fault' : `${faults.length} faults`}, so nothing of it was saved. Mend the file and import it again.`,
    faults.map(({ line, column, words }) => ({ path: `csv.line ${line}.${column}`, message: words })),
  );
}

function readRecords(csv: string): { records: string[][] } | { fault: Fault } {
  const strange = [csv.indexOf('\uFFFD'), csv.indexOf('\u0000')].filter((at) => at >= 0);
  if (strange.length > 0) {
    const line = csv.slice(0, Math.min(...strange)).split('\n').length;
    return {
      fault: {
        line,
        column: 'category',
        found: '',
        words: `Line ${line} holds letters that are not UTF-8. Save the file as “CSV UTF-8” and import it again.`,
      },
    };
  }
  const heading = csv.slice(0, csv.search(/\r|\n|$/));
  const delimiter = heading.includes(',')
    ? ','
    : heading.includes(';')
      ? ';'
      : heading.includes('\t')
        ? '\t'
        : ',';
  try {
    return { records: parse(csv, { bom: true, relax_column_count: true, delimiter }) };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === 'number' ? error.lines : 1;
    return {
      fault: {
        line,
        column: 'category',
        found: '',
        words: `The quotation marks around line ${line} do not match, so the rows after it cannot be told apart. Put every cell with a comma or a quotation mark between quotation marks, doubling those inside.`,
      },
    };
  }
}

function findOvercrossed(records: readonly (readonly string[])[]): Fault[] {
  const at = columnOf(records, 'variable');
  if (at < 0) return [];
  const seen = new Set<string>();
  return records.slice(1).flatMap((record, index) => {
    const found = (record[at] ?? '').trim();
    const parts = found.split('*');
    if (seen.has(found) || (parts.length <= mostCrossed && new Set(parts).size === parts.length)) return [];
    seen.add(found);
    const words = `Line ${index + 2}: \`${found.slice(0, 80)}\` crosses ${parts.length} variables, or one with itself. Cross at most ${mostCrossed} different ones.`;
    return [{ line: index + 2, column: 'variable', found: found.slice(0, 80), words }];
  });
}

function findUnknownWords(
  records: readonly (readonly string[])[],
  problems: readonly MarginProblem[],
  variables: readonly ProfileVariable[],
): UnknownWord[] {
  const at = columnOf(records, 'variable');
  const unknown = new Map<string, UnknownWord>();
  for (const { code, line, found } of problems) {
    if (code !== 'unknown-word') continue;
    const variable = (records[line - 1]?.[at] ?? '').trim();
    const parts = variable.split('*').map((key) => variables.find((one) => one.key === key));
    if (parts.some((part) => part === undefined)) continue;
    // Every part was found just above.
    const known = parts as ProfileVariable[];
    unknown.set(`${variable}\u0000${found}`, {
      variable,
      words: found,
      choices: [...wordsOfCells(known).codes].map((joined) => ({
        code: joined,
        label: labelOfCell(known, joined.split('|')),
      })),
    });
  }
  return [...unknown.values()];
}

function columnOf(records: readonly (readonly string[])[], name: string): number {
  return (records[0] ?? []).findIndex(
    (cell) =>
      cell
        .replace(/^\uFEFF/, '')
        .trim()
        .toLowerCase() === name,
  );
}

/** The words of margins already held stand for what they stood for then. */
function mappingOf(rows: readonly MarginRow[]): WordMapping {
  const mapping: Record<string, Record<string, string>> = {};
  for (const row of rows) {
    const words = Object.create(null) as Record<string, string>;
    for (const cell of row.cells) words[cell.words] = cell.codes.join('|');
    const key = row.variables.join('*');
    mapping[key] = { ...mapping[key], ...words };
  }
  return mapping;
}

function joinMappings(kept: WordMapping, given: WordMapping): WordMapping {
  const joined: Record<string, Record<string, string>> = { ...kept };
  for (const [variable, words] of Object.entries(given)) {
    // Words given now go before the same words kept, however they are spaced.
    joined[variable] = { ...words, ...joined[variable], ...words };
  }
  return joined;
}
