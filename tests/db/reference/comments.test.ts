import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';

const reference = new URL('../../../db/reference/', import.meta.url);
const read = (file: string): Record<string, string>[] =>
  parse(readFileSync(new URL(file, reference)), { columns: true });

const comments = read('comments/nhs-comments.csv');

test('400 published comments, none of the forensic service and none too short to code', () => {
  expect(comments).toHaveLength(400);
  expect(new Set(comments.map((comment) => comment.comment_id)).size).toBe(400);
  expect([...new Set(comments.map((comment) => comment.service_type))].sort()).toEqual([
    '111',
    'Community health services',
    'Local partnerships- MH',
    'PTS - Patient Transport',
    'See and Convey',
  ]);
  for (const { text } of comments) expect(text!.split(/\s+/).length).toBeGreaterThanOrEqual(7);
});

test('every label of a comment is in the framework, counted as it occurs', () => {
  const framework = new Map(
    read('comments/label-framework.csv').map((row) => [row.label, Number(row.n_here)]),
  );
  const counts = new Map<string, number>();
  for (const { labels } of comments) {
    for (const label of labels!.split('|')) counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  for (const [label, count] of framework) expect([label, counts.get(label!) ?? 0]).toEqual([label, count]);
  expect([...counts.keys()].filter((label) => !framework.has(label))).toEqual([]);
});

test('no comment carries an address, a telephone number or a link', () => {
  for (const { text } of comments)
    expect(text).not.toMatch(/@|https?:|\d{5}|\b[A-Z]{1,2}\d{1,2} \d[A-Z]{2}\b/);
});

test('the published figures add up to 100 within rounding, and lie in their ranges', () => {
  const rows = read('benchmarks/health-insight-wave-18.csv');
  const totals = new Map<string, number>();
  for (const row of rows) {
    const key = `${row.question} ${row.geography}`;
    totals.set(key, (totals.get(key) ?? 0) + Number(row.percent));
    expect(Number(row.lower_95)).toBeLessThanOrEqual(Number(row.percent));
    expect(Number(row.upper_95)).toBeGreaterThanOrEqual(Number(row.percent));
  }
  expect([...totals.keys()].sort()).toEqual(['Q64 BNSSG', 'Q64 England', 'Q68 BNSSG', 'Q68 England']);
  for (const total of totals.values()) expect(total).toBeCloseTo(100, 0);
});
