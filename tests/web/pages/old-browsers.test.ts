import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Parser, tokenizer } from 'acorn';
import { expect, test } from 'vitest';

/**
 * The built files of the member's pages, read as a phone of 2018 reads them: Chrome 64 and Safari 12 know ECMAScript 2018,
 * and `import()` beside it (Chrome 63, Safari 11.1). Source of the versions: MDN browser compatibility data.
 */
const folder = join(import.meta.dirname, '../../../dist/web');
const manifest: Record<string, { file: string }> = JSON.parse(
  readFileSync(join(folder, 'manifest.json'), 'utf8'),
);
const scripts = [
  ...Object.values(manifest)
    .map(({ file }) => file)
    .filter((file) => file.endsWith('.js')),
  'sw.js',
];
const read = (file: string) => readFileSync(join(folder, file), 'utf8');

/** Fails as such a phone would. `import()` is known to it, and to acorn only from 2020: so it is read as a call. */
function readAsOf2018(code: string): void {
  Parser.parse(withoutImports(code), { ecmaVersion: 2018, sourceType: 'module' });
  for (const token of tokenizer(withoutImports(code), { ecmaVersion: 2018, sourceType: 'module' })) {
    // acorn's types leave the value of a token out; of a pattern it is { pattern, flags }.
    const { value } = token as { value?: { pattern?: unknown } };
    const pattern = value?.pattern;
    if (typeof pattern === 'string' && /\(\?<[=!]/.test(pattern))
      throw new SyntaxError(`Safari reads no (?<= in ${pattern} before 16.4`);
  }
}

const withoutImports = (code: string) => code.replace(/\bimport\(/g, 'imported(');

test('phones of 2018 can read every script of the member’s pages', () => {
  expect(scripts.length).toBeGreaterThan(5);
  for (const file of scripts) expect(() => readAsOf2018(read(file)), file).not.toThrow();
});

test.each([
  'a?.b',
  'a ?? b',
  'a ||= b',
  'try { a() } catch { b() }',
  'class A { b = 1 }',
  'const big = 1n',
  'import.meta.url',
  '/(?<=a)b/.test(c)',
])('the reading is as strict as such a phone: %s is refused', (code) => {
  expect(() => readAsOf2018(code)).toThrow(SyntaxError);
});

test('no script calls what such a phone does not have and old-browsers.ts does not bring', () => {
  const newer =
    /\.(flat|hasOwn|at|findLast|findLastIndex|replaceAll|matchAll|allSettled|any|trimStart|trimEnd|toSorted|replaceChildren)\(|structuredClone\(|new (AggregateError|WeakRef)\b/g;
  for (const file of scripts) expect(read(file).match(newer) ?? [], file).toEqual([]);
});
