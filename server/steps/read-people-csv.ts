import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import type { PeopleFile } from '../../surveys/recruitment/people-file';
import { Refusal } from '../errors';
import { turnOfTheLoop } from './keep-people';

const mostRows = 20_000;

/** Reads a CSV as it comes from a spreadsheet; what cannot be read is said with its line. */
export async function readPeopleCsv(csv: string): Promise<PeopleFile> {
  if (csv.trim() === '')
    throw brokenFile('The file is empty. Choose a file with a header and at least one row.');
  if (csv.includes('\u0000'))
    throw brokenFile(
      'This is not a CSV text (it may be a spreadsheet file). Save it as “CSV UTF-8” and choose that.',
    );
  const [first = ''] = csv.split(/\r?\n/, 1);
  // Spreadsheets set to another country part the columns by semicolons.
  const delimiter = first.split(';').length > first.split(',').length ? ';' : ',';
  const records: string[][] = [];
  let since = Date.now();
  try {
    const parser = Readable.from(inPieces(csv)).pipe(
      parse({ bom: true, relax_column_count: true, delimiter }),
    );
    for await (const record of parser as AsyncIterable<string[]>) {
      records.push(record);
      if (records.length > mostRows + 1)
        throw brokenFile(
          `The file has more than ${mostRows} rows. Split it and send the parts one after the other.`,
        );
      if (Date.now() - since > 15) {
        await turnOfTheLoop();
        since = Date.now();
      }
    }
  } catch (error) {
    if (error instanceof CsvError) {
      const line = typeof error.lines === 'number' ? error.lines : records.length + 1;
      throw brokenFile(
        `The file cannot be read at line ${line}: a quote mark is open or stands in the middle of a value. Correct the line, or save the file again as “CSV UTF-8”.`,
      );
    }
    throw error;
  }
  const [header = [], ...rows] = records;
  if (rows.length === 0)
    throw brokenFile('The file has a header but no row. Add the people and choose it again.');
  return { header, rows };
}

/** A parser given a whole file would read it without a pause. */
function* inPieces(csv: string): Generator<string> {
  const piece = 16_384;
  for (let from = 0; from < csv.length; from += piece) yield csv.slice(from, from + piece);
}

const brokenFile = (message: string) => new Refusal('fields-wrong', message, [{ path: 'csv', message }]);
