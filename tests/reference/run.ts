import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { FileReport } from './part';
import { parts } from './parts';

/**
 * Runs every reference case under a folder and says, file by file, how near the product comes:
 * `npm run reference -- DIR [--within SECONDS]`. Ends with exit code 1 when a case fails.
 */
const say = (words: string) => process.stdout.write(`${words}\n`);
const { folder, within } = readArguments(process.argv.slice(2));
const reports: FileReport[] = [];
for (const part of parts) {
  if (!existsSync(join(folder, part.folder))) {
    say(`${part.folder}/: not there, skipped`);
    continue;
  }
  for (const report of await part.run(folder, { within })) {
    reports.push(report);
    tell(report);
  }
}
// What the layout has and nothing here carries out yet is said, and is no failure.
for (const name of ['weights', 'estimates', 'replicates', 'selection', 'aapor']) {
  if (!parts.some((part) => part.folder === name) && existsSync(join(folder, name)))
    say(`${name}/: not built yet`);
}
const failed = reports.flatMap(({ comparisons }) => comparisons.filter(({ passed }) => !passed));
const compared = reports.reduce((sum, { comparisons }) => sum + comparisons.length, 0);
say(`all: ${compared} comparisons, ${failed.length} failed`);
process.exit(failed.length > 0 || reports.length === 0 ? 1 : 0);

function tell({ file, cases, queries, comparisons, apart }: FileReport): void {
  const wrong = comparisons.filter(({ passed }) => !passed);
  say(
    `${file}: ${cases} cases, ${queries} queries, ${comparisons.length - wrong.length} passed, ${wrong.length} failed`,
  );
  const kinds = [...new Set(comparisons.map(({ kind }) => kind))];
  for (const kind of kinds) {
    const own = comparisons.filter((comparison) => comparison.kind === kind);
    const worst = own.reduce((most, { error }) => Math.max(most, error ?? 0), 0);
    say(`    ${kind}: ${own.length} compared, worst error ${worst.toExponential(1)}`);
  }
  for (const { id, kind, note } of wrong) say(`    FAILED ${id} (${kind})${note ? `: ${note}` : ''}`);
  for (const { id, why } of apart) say(`    apart ${id}: ${why}`);
}

function readArguments(words: readonly string[]): { folder: string; within: number } {
  const named = words.indexOf('--within');
  const within = named < 0 ? Number.POSITIVE_INFINITY : Number(words[named + 1]);
  const [folder] = words.filter((word, w) => word !== '--' && w !== named && (named < 0 || w !== named + 1));
  if (folder === undefined || !(within > 0) || !existsSync(folder)) {
    process.stderr.write(
      `Name a folder of reference cases (found: ${folder ?? 'none'}): npm run reference -- DIR [--within SECONDS]\n`,
    );
    process.exit(2);
  }
  return { folder: resolve(folder), within };
}
