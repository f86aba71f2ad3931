import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CaseColumn, Cases, CategoryColumn } from '../../analysis/cases';
import { seededRandom } from '../../analysis/random';
import { type BookQuestion, tableBook } from '../../analysis/results/book';
import { type Design, designOf } from '../../analysis/results/design';
import { alignMargins } from '../../analysis/targets/margins';
import { rake } from '../../analysis/weighting/rake';
import { median, say } from './say';

const segments = [2, 3, 4, 5, 6, 7, 8, 3, 4, 5, 6, 10].map((size, s) => ({ name: `segment${s}`, size }));
const raked = segments.slice(0, 5);

/**
 * A book of tables: 60 questions (35 of one answer, 15 of several choices, 10 numbers) by 12 segment variables, raked to five
 * margins, with shares or means, both bases, standard errors, intervals, covariances, each segment against the rest, and the test
 * of every table. The processor's own time stands beside, since a busy machine makes the clock's longer. R, where it is installed with its survey package, makes twelve tables of the same data without the contrasts.
 */
export async function measureTables(): Promise<void> {
  for (const [n, runs] of [
    [1000, 5],
    [100_000, 3],
  ] as const) {
    const { cases, questions } = aSurvey(n);
    const times: Record<'plain' | 'trimmed', number[]> = { plain: [], trimmed: [] };
    const processor: number[] = [];
    for (const [way, trim] of [
      ['plain', undefined],
      ['trimmed', { lower: 0.3, upper: 3 }],
    ] as const) {
      const design = designOf(cases, rake.weigh(cases, population(cases), trim ? { trim } : {}));
      for (let run = 0; run < (way === 'plain' ? runs : 1); run++) {
        const from = performance.now();
        const used = process.cpuUsage();
        const book = tableBook(
          cases,
          questions,
          segments.map(({ name }) => name),
          design,
        )!;
        times[way].push((performance.now() - from) / 1000);
        if (way === 'plain') processor.push(process.cpuUsage(used).user / 1e6);
        if (book.length !== 720) throw new Error(`${book.length} tables`);
      }
      if (way === 'plain' && n === 1000) sayR(cases, design, median(times.plain) / 720);
    }
    say(
      `tables: 720 of ${n.toLocaleString('en-GB')} answers, raked, with errors and tests: ${median(times.plain).toFixed(2)} s, of which the processor worked ${median(processor).toFixed(2)} s; raked, trimmed and raked again: ${median(times.trimmed).toFixed(2)} s`,
    );
  }
}

function aSurvey(n: number): { cases: Cases; questions: BookQuestion[] } {
  const random = seededRandom('tables');
  const columns: Record<string, CaseColumn> = {};
  const add = (name: string, size: number, missing: number): CategoryColumn => {
    const column: CategoryColumn = {
      kind: 'category',
      categories: Array.from({ length: size }, (_, c) => `c${c}`),
      codes: Int32Array.from({ length: n }, () =>
        random() < missing ? -2 : Math.min(size - 1, Math.floor(random() ** 1.4 * size)),
      ),
    };
    columns[name] = column;
    return column;
  };
  for (const { name, size } of segments) add(name, size, raked.some((one) => one.name === name) ? 0 : 0.05);
  const questions = Array.from({ length: 60 }, (_, q): BookQuestion => {
    const key = `q${q}`;
    if (q < 35) {
      add(key, 3 + (q % 5), 0.08);
      return { key, column: key };
    }
    if (q < 50) {
      const items = Array.from({ length: 6 }, (_, k) => ({
        code: `i${k}`,
        column: `${key}_${k}`,
        chosen: 'c1',
      }));
      for (const { column } of items) add(column, 2, 0.01);
      return { key, items };
    }
    const values = Float64Array.from({ length: n }, () => Math.floor(random() * 11));
    columns[key] = { kind: 'number', values, missing: new Int8Array(n) };
    return { key, number: key };
  });
  return {
    cases: { n, columns, baseWeights: new Float64Array(n).fill(1), selection: 'unknown' },
    questions,
  };
}

function population(cases: Cases) {
  const random = seededRandom('population');
  return alignMargins(
    raked.map(({ name, size }) => {
      const counts = new Float64Array(size);
      for (const code of (cases.columns[name] as CategoryColumn).codes) counts[code]! += 1;
      const wanted = counts.map((count) => count * (0.7 + 0.6 * random()));
      const sum = wanted.reduce((total, count) => total + count, 0);
      return {
        variables: [name],
        universe: 'made up',
        geography: 'made up',
        source: 'made up',
        year: 2026,
        licence: 'CC0',
        cells: [...wanted].map((count, c) => ({ codes: [`c${c}`], count: (count * 1_000_000) / sum })),
      };
    }),
  );
}

/** Twelve tables of one-answer questions in R: shares by segment with errors, and svychisq. */
function sayR(cases: Cases, design: Design, ours: number): void {
  const folder = mkdtempSync(join(tmpdir(), 'sounding-bench-r-'));
  const names = [...segments.map(({ name }) => name), 'q0', 'q1', 'q2'];
  const rows = Array.from({ length: cases.n }, (_, i) =>
    [...names.map((name) => (cases.columns[name] as CategoryColumn).codes[i]!), design.weights[i]!]
      .map((value, k) => (k < names.length && value < 0 ? '' : value))
      .join(','),
  );
  writeFileSync(join(folder, 'data.csv'), `${[...names, 'w'].join(',')}\n${rows.join('\n')}\n`);
  const script = `
    suppressMessages(library(survey))
    d <- read.csv(file.path("${folder}", "data.csv"))
    for (name in setdiff(names(d), "w")) d[[name]] <- factor(d[[name]])
    design <- calibrate(svydesign(~1, weights=~w, data=d), ~${raked.map(({ name }) => name).join('+')},
      colSums(model.matrix(~${raked.map(({ name }) => name).join('+')}, d) * d$w), calfun="raking")
    from <- proc.time()[["elapsed"]]
    for (q in c("q0", "q1", "q2")) for (s in c("segment1", "segment5", "segment7", "segment9")) {
      question <- as.formula(paste0("~", q)); by <- as.formula(paste0("~", s))
      svyby(question, by, design, svymean, na.rm=TRUE)
      svychisq(as.formula(paste0("~", q, "+", s)), design)
    }
    cat((proc.time()[["elapsed"]] - from) / 12)`;
  const answer = spawnSync('Rscript', ['-e', script], { encoding: 'utf8', timeout: 120_000 });
  rmSync(folder, { recursive: true });
  const seconds = Number(answer.stdout?.trim().split(/\s/).at(-1));
  say(
    answer.status === 0 && seconds > 0
      ? `tables: R's survey takes ${(seconds * 1000).toFixed(0)} ms a table of 1,000 answers, this ${(ours * 1000).toFixed(2)} ms: ${(seconds / ours).toFixed(0)} times`
      : 'tables: R with its survey package is not installed, so it was not measured beside',
  );
}
