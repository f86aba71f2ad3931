import { expect, test } from 'vitest';
import { type Column, suppressedWords, Table } from '../../../web/staff/parts/table';
import { show, words } from './support';

type Row = { name: string; share: string; base: number; held?: string };
const columns: Column<Row>[] = [
  { head: 'Ethnic group', cell: (row) => row.name },
  { head: '%', kind: 'number', whenSmall: 'dagger', cell: (row) => row.share },
  { head: 'Base', kind: 'number', quiet: true, cell: (row) => row.base },
];
const table = (rows: Row[]) =>
  show(() => (
    <Table
      caption="Good or very good"
      columns={columns}
      groups={[{ rows }]}
      isSmall={(row) => row.base < 30}
      suppressed={(row) => row.held}
      empty="No answers yet."
    />
  ));

test('figures stand in number cells; a small base is in italics with a dagger (R16)', () => {
  const page = table([
    { name: 'White', share: '48', base: 457 },
    { name: 'Asian', share: '50', base: 18 },
  ]);
  const cells = [...page.querySelectorAll('tbody td.cell-number')];
  expect(words(cells[0])).toBe('48');
  expect(words(cells[2])).toBe('50†');
  expect(cells[2]?.classList.contains('small-base')).toBe(true);
});

test('a suppressed row says so in words, and nothing else of it is left, base included (R16)', () => {
  const page = table([{ name: 'Other', share: '37', base: 8, held: suppressedWords({ limit: 10 }) }]);
  const row = page.querySelector('tbody tr');
  expect(words(row)).toBe('Otherfewer than 10');
  expect(row?.querySelectorAll('td')).toHaveLength(1);
  expect(row?.innerHTML).not.toContain('37');
});

test('a cell held back to protect another names the one it protects', () => {
  expect(suppressedWords({ protects: 'Other' })).toBe('not shown: it would give “Other” away');
});

test('a table without rows says what will stand there', () => {
  expect(words(table([]))).toContain('No answers yet.');
});
