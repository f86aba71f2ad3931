import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createReport } from '../../../../surveys/questionnaires/imports/report';
import { sayImport } from '../../../../surveys/questionnaires/imports/report-page';

const review = { findings: [], readingAge: 9, longestMinutes: 1.5, mostQuestions: 2 };

function aReport() {
  const report = createReport('XLSForm');
  report.entry('question', 'well', 'survey, row 2').became('well');
  for (const [name, row] of [
    ['where', 3],
    ['there', 4],
  ])
    report.entry('question', `${name}`, `survey, row ${row}`).leftOut('It records a place.');
  const renamed = report.entry('choice', 'a|b', 'choices, row 2');
  renamed.changed('Its code becomes “a_b”.');
  renamed.became('a_b');
  report.added('The file has no words of thanks.');
  return report.finish();
}

test('every thing is counted, and what is not as it was stands by name and place under the reason', () => {
  const page = sayImport('a.xlsx', aReport(), review);
  expect(page).toContain('4 things: 1 carried over, 1 changed, 2 left out.');
  expect(page).toContain('| questions | 3 | 1 | 0 | 2 |');
  expect(page).toContain('| choices | 1 | 0 | 1 | 0 |');
  expect(page).toContain('- It records a place. `where` (survey, row 3); `there` (survey, row 4)');
  expect(page).toContain('- Its code becomes “a\\_b”. `a|b` (choices, row 2)');
  expect(page).toContain('- The file has no words of thanks.');
  expect(page).not.toContain('`well`');
});

test('many things with only a word beside them are counted after the first three', () => {
  const report = createReport('XLSForm');
  for (let row = 2; row < 9; row += 1) {
    const entry = report.entry('choice', `c${row}`, `choices, row ${row}`);
    entry.aside('“county” stands beside it.');
    entry.became(`c${row}`);
  }
  expect(sayImport('a.xlsx', report.finish(), review)).toMatch(/`c4` \(choices, row 4\); and 4 more$/m);
});

test('the verb reads a folder without keeping anything, and says what it cannot find', () => {
  const root = join(import.meta.dirname, '..', '..', '..', '..');
  const folder = join(import.meta.dirname, 'files');
  const run = (...words: string[]) =>
    spawnSync(join(root, 'node_modules', '.bin', 'tsx'), [join(root, 'server', 'read-survey.ts'), ...words], {
      encoding: 'utf8',
    });
  const read = run('--', folder);
  expect(read.status).toBe(0);
  const files = readdirSync(folder).filter((name) => /\.(xlsx|lss|json|xml)$/i.test(name));
  expect(files.length).toBeGreaterThan(0);
  for (const file of files) expect(read.stdout).toContain(`## ${file}`);
  const none = run(join(folder, 'none.xlsx'));
  expect(none.status).toBe(2);
  expect(none.stderr).toContain('There is no file or folder');
});
