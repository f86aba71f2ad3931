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

/**
 * What came after Chrome 64 or Safari 12, and could be reached for on a member's page. Source: MDN browser compatibility data.
 * `guarded` is how the built files ask whether it is there, or do without; where that is not found beside it, it is a fault.
 */
const newerCalls: readonly { readonly use: RegExp; readonly guarded?: RegExp }[] = [
  // of arrays, texts, objects and promises
  { use: /\.(flat|at|findLast|findLastIndex|toSorted|toReversed|with|group)\(/g },
  { use: /\.(hasOwn|groupBy|replaceAll|matchAll|trimStart|trimEnd|isWellFormed)\(/g },
  { use: /\bPromise\.(allSettled|any|withResolvers|try)\b/g },
  { use: /\b(structuredClone|reportError)\(|\bnew (AggregateError|WeakRef|FinalizationRegistry)\b/g },
  { use: /\bIntl\.(PluralRules|RelativeTimeFormat|ListFormat|DisplayNames|Segmenter|Locale)\b/g },
  { use: /\b(dateStyle|timeStyle|formatToParts|formatRange|notation):/g },
  // of the page
  { use: /\.(replaceChildren|toggleAttribute|requestSubmit|checkVisibility|showPopover|showModal)\(/g },
  {
    use: /\bnew (AbortController|ResizeObserver|IntersectionObserver|BroadcastChannel|EventTarget|CSSStyleSheet)\b/g,
  },
  {
    use: /\bAbortSignal\.|\.inert\b|\.ariaLabel\b|\.scrollTo\(\{|\.arrayBuffer\(\)\.then|\bnavigator\.(clipboard|share)\b/g,
  },
  { use: /\.submitter\b/g, guarded: /\.submitter\b(\)?\s*(==|\?\?|\|\|)|\))/ },
  { use: /\brequestIdleCallback\(/g, guarded: /window\.requestIdleCallback\s*\?/ },
  // of what is kept, and of what needs https
  { use: /\brandomUUID\b|\bindexedDB\.databases\b|\bcookieStore\b|\bnavigator\.storage\b/g },
  { use: /\bnavigator\.locks\b/g, guarded: /`locks`\s*in navigator|"locks"\s*in navigator/ },
  { use: /\bcrypto\.subtle\b/g, guarded: /crypto\)?[^;]{0,40}\.subtle/ },
  {
    use: /\bnavigator\.serviceWorker\.register\(/g,
    guarded: /navigator\.serviceWorker\)?\s*(\|\||&&|\)|\?)/,
  },
  // brought by old-browsers.ts where they are missing
  { use: /\bObject\.fromEntries\b|\.flatMap\(|\bqueueMicrotask\(|\bglobalThis\b/g, guarded: /./ },
];

test('no script calls what such a phone does not have, unless it asks first or old-browsers.ts brings it', () => {
  for (const file of scripts) {
    const code = read(file);
    for (const { use, guarded } of newerCalls)
      if (!guarded?.test(code)) expect(code.match(use) ?? [], file).toEqual([]);
  }
  const brought = read(manifest['web/member/old-browsers.ts']!.file);
  for (const name of ['fromEntries', 'flatMap', 'queueMicrotask', 'globalThis'])
    expect(brought).toContain(name);
});

test.each([
  '[1].at(0)',
  "'a'.replaceAll('a', 'b')",
  'new AbortController()',
  'crypto.randomUUID()',
  'form.inert = true',
])('the look-out for newer calls finds %s', (code) => {
  expect(newerCalls.filter(({ use }) => code.match(use))).toHaveLength(1);
});

/** Of style sheets: a rule or a line that is not understood is left out, which must cost no more than looks. */
const newerStyles =
  /[;{](gap|row-gap|inset[a-z-]*|aspect-ratio|place-[a-z]+|accent-color|translate|scale|(margin|padding|border)-(inline|block)[a-z-]*|inline-size|block-size|content-visibility)\s*:|\b(min|max|clamp|env|color-mix|oklch)\(|:(where|has|focus-visible)\b|@(layer|container|property|scope)\b|[0-9](dvh|svh|lvh|dvw|cqw|cap|lh)\b|display:\s*(contents|flow-root)|overflow:\s*clip/g;

test('style sheets say nothing that such a phone cannot read, and give :is() in its older name too', () => {
  const sheets = Object.values(manifest)
    .map(({ file }) => file)
    // The sheet to print is for the browsers of staff.
    .filter((file) => file.endsWith('.css') && !/\/paper-/.test(file));
  expect(sheets.length).toBeGreaterThan(1);
  for (const file of sheets) {
    const css = read(file);
    expect(css.match(newerStyles) ?? [], file).toEqual([]);
    // A rule under a selector that is not understood is passed over whole: so each has a twin.
    const [is, any] = [/:is\(/g, /:-webkit-any\(/g].map((name) => css.match(name)?.length ?? 0);
    expect(any, file).toBe(is);
  }
});
