import { stringify } from 'csv-stringify/sync';
import type { Cell } from '../../surveys/questions/question-kind';
import { missingReasons } from '../../surveys/vocabulary';
import { AnalysisError } from '../errors';
import type { ExportFormat, ExportTable } from './format';

/**
 * Tidy CSV: one row a case, one column a variable, codes as stored; beside it a codebook with every code's label.
 * A missing value stands as its reason in brackets, [skipped], so that it is never taken for an empty or a zero.
 * UTF-8 with a byte order mark, which Excel needs; text that a spreadsheet would run as a formula is led by a quote mark.
 * @throws AnalysisError `wrong-length` when a row has not one cell a column
 * Source: RFC 4180; OWASP, CSV injection.
 * @example csv.write({ name: 'survey-1', columns: [sex], rows: [['f'], [{ missing: 'skipped' }]] })[0].name // 'survey-1.csv'
 */
export const csv: ExportFormat = {
  name: 'csv',
  label: 'CSV with codebook',
  write: (table) => {
    const header = table.columns.map(({ name }) => name);
    return [
      fileOf(`${table.name}.csv`, [header, ...table.rows.map((row, i) => cellsOf(table, row, i))]),
      fileOf(`${table.name}-codebook.csv`, codebookOf(table)),
    ];
  },
};

function cellsOf(table: ExportTable, row: readonly Cell[], index: number): (string | number)[] {
  if (row.length !== table.columns.length) {
    throw new AnalysisError('wrong-length', {
      what: `Row ${index + 1}`,
      found: row.length,
      wanted: table.columns.length,
    });
  }
  return row.map((cell) => (typeof cell === 'object' ? `[${cell.missing}]` : cell));
}

function codebookOf({ columns }: ExportTable): string[][] {
  const rows = columns.flatMap(({ name, label, measure, sensitive, categories }) => {
    const about = [name, label, measure, sensitive ? 'yes' : 'no'];
    const codes = (categories ?? []).map((category) => [...about, category.code, category.label]);
    return codes.length > 0 ? codes : [[...about, '', '']];
  });
  const reasons = missingReasons.map((reason) => ['(any)', '', '', '', `[${reason}]`, reasonLabels[reason]]);
  return [['variable', 'label', 'measure', 'sensitive', 'code', 'code_label'], ...rows, ...reasons];
}

const reasonLabels = {
  'not-asked': 'Not asked',
  skipped: 'Skipped',
  'dont-know': 'Don’t know',
  'prefer-not-to-say': 'Prefer not to say',
} as const;

function fileOf(name: string, rows: readonly (readonly (string | number)[])[]) {
  const text = stringify(
    rows.map((row) => row.map((cell) => (typeof cell === 'number' ? String(cell) : formulaSafe(cell)))),
    { bom: true, record_delimiter: '\r\n' },
  );
  return { name, mediaType: 'text/csv; charset=utf-8', bytes: new TextEncoder().encode(text) };
}

/**
 * Text that a spreadsheet shows rather than runs: a quote mark is put before = + - @, tab and return, spaces before them or not.
 * Numbers are never touched: −3 stays −3, while the words "-3 is what I'd give" are led by the mark.
 * @example formulaSafe('=1+1') // "'=1+1"
 */
export function formulaSafe(text: string): string {
  return /^\s*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/.test(text) ? `'${text}` : text;
}
