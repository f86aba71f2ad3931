import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { casesFrom } from '../../../analysis/cases';
import { crosstab } from '../../../analysis/results/crosstab';
import {
  countsToShow,
  disclose,
  discloseBases,
  isHidden,
  isShaky,
} from '../../../analysis/results/disclosure';
import {
  type CountTable,
  type HiddenReason,
  type Suppression,
  suppress,
} from '../../../analysis/results/suppression';

const ordinary = { minimumBase: 10, hideSmallCounts: false };
const sensitive = { minimumBase: 10, hideSmallCounts: true };
const tableOf = (cells: number[][], outside: number[] = cells[0]!.map(() => 0)): CountTable => ({
  bases: cells.map(sum),
  blocks: [{ cells }],
  outside: { base: sum(outside), blocks: [outside] },
});
function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

const crowd = (age: string, yes: number, no: number) => [
  ...Array.from({ length: yes }, () => ({ age, q: 'yes' })),
  ...Array.from({ length: no }, () => ({ age, q: 'no' })),
];
const ages = { age: ['16-34', '35-64', '65-84', '85+'], q: ['yes', 'no'] };

test('a segment of seven people is hidden with nothing left of its row, and the next smallest with it (R16)', () => {
  const rows = [
    ...crowd('16-34', 20, 20),
    ...crowd('35-64', 30, 50),
    ...crowd('65-84', 50, 20),
    ...crowd('85+', 3, 4),
  ];
  const cases = casesFrom(rows, { categories: ages, selection: 'unknown' });
  const table = disclose(crosstab(cases, { column: 'q' }, 'age'), { hideSmallCounts: false });
  expect(table.rows[3]).toEqual({ segment: '85+', hidden: 'fewer-than-10' });
  expect(table.rows[0]).toEqual({ segment: '16-34', hidden: 'not-shown' });
  expect(table.rows[1]).toMatchObject({
    segment: '35-64',
    base: 80,
    cells: [{ code: 'yes', share: 0.375 }, { code: 'no' }],
  });
  expect(table.everyone).toMatchObject({ segment: null, base: 197 });
  expect(JSON.stringify(table)).not.toContain('count');
});

test('an ordinary table shows counts under ten; a sensitive one hides them and enough others (R16)', () => {
  const rows = [...crowd('16-34', 4, 46), ...crowd('35-64', 15, 45), ...crowd('65-84', 30, 40)];
  const cases = casesFrom(rows, { categories: ages, selection: 'unknown' });
  const table = crosstab(cases, { column: 'q' }, 'age');
  expect(disclose(table, { hideSmallCounts: false }).hiddenShare).toBe(0);
  const careful = disclose(table, { hideSmallCounts: true });
  expect(
    careful.rows.map((row) => (isHidden(row) ? row.hidden : row.cells.map((cell) => isHidden(cell)))),
  ).toEqual([
    [true, true],
    [true, true],
    [false, false],
  ]);
});

test('several choices are judged item by item; who is small stays hidden', () => {
  const rows = [
    ...Array.from({ length: 30 }, (_, i) => ({ gp: i < 3 ? 'yes' : 'no', ae: i < 15 ? 'yes' : 'no' })),
    { gp: { missing: 'skipped' as const }, ae: { missing: 'skipped' as const } },
  ];
  const cases = casesFrom(rows, {
    categories: { gp: ['yes', 'no'], ae: ['yes', 'no'] },
    selection: 'unknown',
  });
  const items = ['gp', 'ae'].map((code) => ({ code, column: code, chosen: 'yes' }));
  const raw = crosstab(cases, { items }, null);
  expect(raw.everyone).toMatchObject({
    base: 30,
    cells: [{ share: { estimate: 0.1 } }, { share: { estimate: 0.5 } }],
  });
  const table = disclose(raw, { hideSmallCounts: true });
  expect(isHidden(table.everyone)).toBe(false);
  expect(!isHidden(table.everyone) && table.everyone.cells.map((cell) => isHidden(cell))).toEqual([
    true,
    false,
  ]);
});

test('people who gave no segment count in everyone only', () => {
  const rows = [
    ...crowd('16-34', 20, 20),
    ...crowd('35-64', 20, 20),
    { age: { missing: 'prefer-not-to-say' as const }, q: 'yes' },
  ];
  const cases = casesFrom(rows, { categories: ages, selection: 'unknown' });
  const table = crosstab(cases, { column: 'q' }, 'age');
  expect(table.everyone!.base).toBe(81);
  expect(table.rows.map(({ base }) => base)).toEqual([40, 40]);
  expect(table.emptySegments).toEqual(['65-84', '85+']);
});

test('a table of fewer than ten people shows nothing at all', () => {
  const cases = casesFrom(crowd('16-34', 5, 4), { categories: ages, selection: 'unknown' });
  const table = disclose(crosstab(cases, { column: 'q' }, null), { hideSmallCounts: false });
  expect(table.everyone).toEqual({ segment: null, hidden: 'fewer-than-10' });
});

test('small bases are marked: under 30 people, or under 20 effective', () => {
  expect(isShaky({ base: 29, effectiveBase: 29 })).toBe(true);
  expect(isShaky({ base: 40, effectiveBase: 19 })).toBe(true);
  expect(isShaky({ base: 30, effectiveBase: 20 })).toBe(false);
});

test('a group all of whom gave a sensitive answer waits for a sign-off', () => {
  const cases = casesFrom([...crowd('16-34', 20, 0), ...crowd('35-64', 20, 20)], {
    categories: ages,
    selection: 'unknown',
  });
  const { toSignOff } = disclose(crosstab(cases, { column: 'q' }, 'age'), { hideSmallCounts: true });
  expect(toSignOff).toEqual([
    { segment: '16-34', code: 'yes' },
    { segment: '16-34', code: 'no' },
  ]);
});

test('the limit can be raised and not lowered', () => {
  const cases = casesFrom(crowd('16-34', 6, 6), { categories: ages, selection: 'unknown' });
  const table = crosstab(cases, { column: 'q' }, null);
  expect(isHidden(disclose(table, { hideSmallCounts: false, minimumBase: 20 }).everyone)).toBe(true);
  expect(() => disclose(table, { hideSmallCounts: false, minimumBase: 5 })).toThrow(
    /A base of 5 is too small to show/,
  );
});

test('sizes of segments follow the same rule (R27)', () => {
  const cases = casesFrom([...crowd('16-34', 4, 0), ...crowd('35-64', 20, 0), ...crowd('65-84', 30, 0)], {
    categories: ages,
    selection: 'unknown',
  });
  expect(countsToShow(cases, 'age', { hideSmallCounts: true })).toEqual([
    { code: '16-34', hidden: 'fewer-than-10' },
    { code: '35-64', hidden: 'not-shown' },
    { code: '65-84', people: 30 },
  ]);
});

describe('an attacker who tries every table that fits what is shown cannot tell a hidden figure (R16)', () => {
  const cell = fc.oneof(
    { weight: 3, arbitrary: fc.integer({ min: 0, max: 4 }) },
    { weight: 2, arbitrary: fc.integer({ min: 5, max: 13 }) },
  );
  const grid = (rows: number, columns: number) =>
    fc
      .array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows })
      .map((cells) => cells.filter((row) => sum(row) > 0))
      .filter((cells) => cells.length > 0);
  const tables = fc.oneof(grid(2, 2), grid(3, 2), grid(2, 3), grid(3, 3), grid(4, 2));

  test('bases of an ordinary table', () => {
    fc.assert(
      fc.property(tables, (cells) => {
        const table = tableOf(cells);
        attackBases(table, suppress(table, ordinary));
      }),
      { numRuns: 400 },
    );
  });

  test('bases and counts of a sensitive table', () => {
    fc.assert(
      fc.property(fc.oneof(grid(2, 2), grid(3, 2), grid(2, 3)), (cells) => {
        const table = tableOf(cells);
        attackCells(table, suppress(table, sensitive));
      }),
      { numRuns: 250 },
    );
  });

  test('small counts of a sensitive table are never shown, nor is a base under ten', () => {
    fc.assert(
      fc.property(tables, fc.array(cell, { minLength: 3, maxLength: 3 }), (cells, outside) => {
        const table = tableOf(cells, outside.slice(0, cells[0]!.length));
        const pattern = suppress(table, sensitive);
        table.blocks[0]!.cells.forEach((row, i) => {
          if (table.bases[i]! < 10) expect(pattern.rows[i]).not.toBeNull();
          row.forEach((count, j) => {
            if (count > 0 && count < 10) expect(pattern.blocks[0]!.cells[i]![j]).not.toBeNull();
          });
        });
      }),
      { numRuns: 300 },
    );
  });
});

/** What a reason says of a count, for someone who knows the rule; when no 'fewer-than-10' is told anywhere, the other word tells nothing. */
function fits(value: number, reason: HiddenReason, pattern: Suppression): boolean {
  const told = JSON.stringify(pattern).includes('fewer-than-10');
  if (!told) return value >= 0;
  return reason === 'fewer-than-10' ? value >= 1 && value <= 9 : value >= 10;
}

function attackBases(table: CountTable, pattern: Suppression) {
  if (pattern.everyone) return;
  const hidden = table.bases.flatMap((_, i) => (pattern.rows[i] ? [i] : []));
  const left = sum(hidden.map((i) => table.bases[i]!));
  const possible = hidden.map(() => new Set<number>());
  const guess = (k: number, rest: number, values: number[]) => {
    if (k === hidden.length) {
      if (rest === 0) values.forEach((value, at) => void possible[at]!.add(value));
      return;
    }
    for (let value = 0; value <= rest; value++) {
      if (fits(value, pattern.rows[hidden[k]!]!, pattern)) guess(k + 1, rest - value, [...values, value]);
    }
  };
  guess(0, left, []);
  for (const values of possible) expect(values.size).toBeGreaterThan(1);
}

/** Every table of whole numbers that agrees with the shown bases, counts and totals, and with the reasons given. */
function attackCells(table: CountTable, pattern: Suppression) {
  if (pattern.everyone) return;
  const { cells } = table.blocks[0]!;
  const shown = pattern.blocks[0]!;
  const width = cells[0]!.length;
  const totals = Array.from({ length: width }, (_, j) => sum(cells.map((row) => row[j]!)));
  const possible = cells.map((row) => row.map(() => new Set<number>()));
  const possibleBases = cells.map(() => new Set<number>());
  const grand = sum(totals);
  const guessed = cells.map((row) => [...row]);
  const guess = (i: number, j: number, used: number[], people: number) => {
    if (people > grand) return;
    if (i === cells.length) {
      if (people !== grand) return;
      const isPossible = totals.every((total, c) => {
        const reason = shown.totals[c];
        return reason ? fits(used[c]!, reason, pattern) : used[c] === total;
      });
      if (!isPossible) return;
      guessed.forEach((row, r) => {
        possibleBases[r]!.add(sum(row));
        row.forEach((value, c) => void possible[r]![c]!.add(value));
      });
      return;
    }
    if (j === width) {
      const base = sum(guessed[i]!);
      const reason = pattern.rows[i];
      if (reason ? fits(base, reason, pattern) : base === table.bases[i]) guess(i + 1, 0, used, people);
      return;
    }
    const reason = pattern.rows[i] ? null : shown.cells[i]![j];
    const isOpen = pattern.rows[i] !== null || reason !== null;
    const limit = shown.totals[j] === null ? totals[j]! - used[j]! : grand - people;
    const values = isOpen ? Array.from({ length: limit + 1 }, (_, value) => value) : [cells[i]![j]!];
    for (const value of values) {
      if (reason && !fits(value, reason, pattern)) continue;
      guessed[i]![j] = value;
      guess(i, j + 1, used.with(j, used[j]! + value), people + value);
    }
  };
  // Tables with much open are told apart by the other test; here those small enough to try out in full.
  const open = sum(cells.map((row, i) => row.filter((_, j) => pattern.rows[i] || shown.cells[i]![j]).length));
  if (open > 4) return;
  guess(0, 0, new Array<number>(width).fill(0), 0);
  cells.forEach((row, i) => {
    if (pattern.rows[i]) expect(possibleBases[i]!.size).toBeGreaterThan(1);
    row.forEach((count, j) => {
      const isHiddenCount = count > 0 && (pattern.rows[i] !== null || shown.cells[i]![j] !== null);
      if (isHiddenCount) expect(possible[i]![j]!.size).toBeGreaterThan(1);
    });
  });
}

test('a sensitive number without segments is judged by its base alone', () => {
  expect(discloseBases([], 120, sensitive)).toEqual({ everyone: null, rows: [] });
  expect(discloseBases([], 7, sensitive)).toEqual({ everyone: 'fewer-than-10', rows: [] });
});
