import ExcelJS from 'exceljs';
import type { Sheet } from '../../surveys/questionnaires/imports/source';
import { AnalysisError } from '../errors';
import { asArchive, readArchive } from './archive';
import { readText } from './text';
import { readXml } from './xml';

const most = { cells: 400_000, columns: 1000, sheets: 100 };

/** Unfolded cell by cell by the library, a million for a whole column, and of no use to us. */
const passedOver = [
  'mergeCells',
  'dataValidations',
  'conditionalFormatting',
  'hyperlinks',
  'drawing',
  'legacyDrawing',
  'tableParts',
  'autoFilter',
  'cols',
  'extLst',
  'picture',
];

type Parts = Readonly<Record<string, Uint8Array>>;

/**
 * The sheets of an .xlsx workbook as plain texts: formulas as they were last worked out, dates as ISO, formatting gone.
 * Pictures and drawings are never unfolded. Joined cells count as their first, and are named.
 * @returns sheets in their order, empty rows left out, cells without the spaces around them
 * @throws AnalysisError `file-not-workbook` when it cannot be read, `file-too-large` beyond 400,000 cells
 * Source: ECMA-376 (Office Open XML), read with exceljs.
 */
export async function readSheets(bytes: Uint8Array): Promise<readonly Sheet[]> {
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf)
    throw new AnalysisError('file-not-workbook', { reason: 'it is an older .xls file, or has a password' });
  const parts = readArchive(
    bytes,
    (path) =>
      /\.(xml|rels)$/i.test(path) &&
      !/(drawing|media|chart|theme|comment|calcchain|docprops|table)/i.test(path),
  );
  if (!Object.keys(parts).some((path) => /workbook\.xml$/i.test(path)))
    throw new AnalysisError('file-not-workbook', { reason: 'it holds no workbook' });
  const workbook = new ExcelJS.Workbook();
  try {
    // The types of exceljs ask for the Buffer of another version of Node.
    await workbook.xlsx.load(asArchive(parts) as never, { ignoreNodes: passedOver });
  } catch {
    throw new AnalysisError('file-not-workbook', { reason: 'its sheets do not follow the format' });
  }
  if (workbook.worksheets.length === 0)
    throw new AnalysisError('file-not-workbook', { reason: 'no sheet is found in it' });
  const joined = joinedCells(parts);
  const count = { cells: 0 };
  return workbook.worksheets
    .slice(0, most.sheets)
    .map((sheet) => ({ name: sheet.name, rows: rowsOf(sheet, count), merged: joined.get(sheet.name) ?? [] }));
}

function rowsOf(sheet: ExcelJS.Worksheet, count: { cells: number }): Sheet['rows'] {
  const rows: { number: number; cells: string[] }[] = [];
  sheet.eachRow((row, number) => {
    const cells: string[] = [];
    row.eachCell((cell, column) => {
      if (column > most.columns) return;
      const text = textOf(cell.value).trim();
      if (text === '') return;
      count.cells += 1;
      while (cells.length < column - 1) cells.push('');
      cells[column - 1] = text;
    });
    if (count.cells > most.cells)
      throw new AnalysisError('file-too-large', {
        what: 'The number of cells filled',
        found: count.cells,
        most: most.cells,
      });
    if (cells.length > 0) rows.push({ number, cells });
  });
  return rows;
}

function textOf(value: ExcelJS.CellValue): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  // 0.1 + 0.2 as a spreadsheet shows it
  if (typeof value === 'number') return String(Number(value.toPrecision(15)));
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) return '';
    const written = value.toISOString();
    return written.endsWith('T00:00:00.000Z') ? written.slice(0, 10) : written.slice(0, 19);
  }
  if ('richText' in value) return value.richText.map(({ text }) => text).join('');
  if ('text' in value) return textOf(value.text as ExcelJS.CellValue); // a link may hold rich text
  if ('error' in value) return value.error;
  if ('result' in value && value.result !== undefined) return textOf(value.result as ExcelJS.CellValue);
  return 'formula' in value && value.formula !== undefined ? asConstant(value.formula) : '';
}

/** A formula that was never worked out: TRUE() and FALSE() say what they are, others stand as written. */
function asConstant(formula: string): string {
  const constant = /^(true|false)\(\)$/i.exec(formula)?.[1];
  return constant?.toUpperCase() ?? `=${formula}`;
}

/** Joined cells by the sheet's name. */
function joinedCells(parts: Parts): ReadonlyMap<string, readonly string[]> {
  const xml = (path: string) => {
    const found = Object.keys(parts).find((one) => one.toLowerCase() === path.toLowerCase());
    return found === undefined ? undefined : readXml(readText(parts[found]!));
  };
  const targets = new Map(
    (xml('xl/_rels/workbook.xml.rels')?.children ?? []).map(({ attributes }) => [
      attributes.Id,
      attributes.Target ?? '',
    ]),
  );
  const sheets = xml('xl/workbook.xml')?.children.find(({ name }) => name === 'sheets')?.children ?? [];
  return new Map(
    sheets.map(({ attributes }) => {
      const target = (targets.get(attributes.id) ?? '').replace(/^\/?(xl\/)?/, 'xl/');
      const part = parts[target];
      const found = part ? [...readText(part).matchAll(/<(?:\w+:)?mergeCell\s[^>]*ref="([A-Z0-9:]+)"/g)] : [];
      return [attributes.name ?? '', found.slice(0, 1000).map((match) => match[1] ?? '')];
    }),
  );
}
