import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { exportFormats, getExportFormat } from '../../../analysis/exports';
import { csv, formulaSafe } from '../../../analysis/exports/csv';
import type { ExportTable } from '../../../analysis/exports/format';

const table: ExportTable = {
  name: 'survey-1',
  columns: [
    {
      name: 'health',
      label: 'General health',
      measure: 'ordinal',
      sensitive: false,
      categories: [
        { code: 'good', label: 'Good' },
        { code: 'bad', label: 'Bad' },
      ],
    },
    { name: 'points', label: 'Points', measure: 'numeric', sensitive: false },
    { name: 'comment', label: 'Comment', measure: 'text', sensitive: true },
  ],
  rows: [
    ['good', -3, 'Long waits, "again"\nand again'],
    [{ missing: 'prefer-not-to-say' }, { missing: 'not-asked' }, '=HYPERLINK("http://example.org")'],
  ],
};
const read = (bytes: Uint8Array) =>
  parse(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes), { bom: true }) as string[][];

test('one row a case, codes as stored, missing values as their reason', () => {
  const [data] = csv.write(table);
  expect(data!.name).toBe('survey-1.csv');
  expect(read(data!.bytes)).toEqual([
    ['health', 'points', 'comment'],
    ['good', '-3', 'Long waits, "again"\nand again'],
    ['[prefer-not-to-say]', '[not-asked]', '\'=HYPERLINK("http://example.org")'],
  ]);
});

test('the codebook beside it labels every code and every missing reason', () => {
  const codebook = read(csv.write(table)[1]!.bytes);
  expect(codebook.slice(0, 4)).toEqual([
    ['variable', 'label', 'measure', 'sensitive', 'code', 'code_label'],
    ['health', 'General health', 'ordinal', 'no', 'good', 'Good'],
    ['health', 'General health', 'ordinal', 'no', 'bad', 'Bad'],
    ['points', 'Points', 'numeric', 'no', '', ''],
  ]);
  expect(codebook.map((row) => row[4])).toContain('[skipped]');
});

test.each(['=1+1', '+44 7700', '-3 is what I give', '@name', '\tx', '  =cmd'])(
  '%j is not run as a formula',
  (text) => {
    expect(formulaSafe(text)).toBe(`'${text}`);
  },
);

test('ordinary text and numbers are left alone', () => {
  expect(formulaSafe('A GP in 10 days = too long')).toBe('A GP in 10 days = too long');
});

test('every export format keeps its promises: bytes of a named file, and a row too short is refused', () => {
  for (const [name, format] of Object.entries(exportFormats)) {
    expect(getExportFormat(name)).toBe(format);
    for (const file of format.write(table)) {
      expect(file.name).toMatch(/^survey-1.*\.\w+$/);
      expect(file.bytes.length).toBeGreaterThan(0);
    }
    expect(() => format.write({ ...table, rows: [['good']] })).toThrow(/Row 1 has 1 values for 3 cases/);
  }
  expect(() => getExportFormat('pdf')).toThrow(/The formats are: csv/);
});
