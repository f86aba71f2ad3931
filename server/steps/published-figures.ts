import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

/** A published figure, as shares of 0–1. */
export type Published = {
  readonly label: string;
  readonly share: number;
  readonly low: number;
  readonly high: number;
  readonly base: number;
  readonly when: string;
};

/** The geographies of the file by the names questionnaires use. */
const geographies: Readonly<Record<string, string>> = {
  'Bristol, North Somerset and South Gloucestershire ICB': 'BNSSG',
  England: 'England',
};

/**
 * Published figures that a question can be set beside, or none when the bundled files do not have them.
 * @param root of the project
 * @param benchmark as a question names it; its source ends with the table: "… Table Q68."
 */
export function listPublished(
  root: string,
  benchmark: { readonly source: string; readonly geography: string },
): Published[] {
  const table = /Table (Q\d+)/.exec(benchmark.source)?.[1];
  const geography = geographies[benchmark.geography];
  if (table === undefined || geography === undefined) return [];
  const file = join(root, 'db', 'reference', 'benchmarks', 'health-insight-wave-18.csv');
  const rows: Record<string, string>[] = parse(readFileSync(file, 'utf8'), { columns: true, bom: true });
  return rows
    .filter((row) => row.question === table && row.geography === geography)
    .map((row) => ({
      label: row.response_option ?? '',
      share: Number(row.percent) / 100,
      low: Number(row.lower_95) / 100,
      high: Number(row.upper_95) / 100,
      base: Number(row.number_of_responses),
      when: row.wave ?? '',
    }));
}
