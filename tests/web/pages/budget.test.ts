import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { inputs } from '../../../web/member/kinds';

type Chunk = { readonly file: string; readonly imports?: readonly string[] };

/** What `npm test` has just built. */
const folder = join(import.meta.dirname, '../../../dist/web');
const manifest: Record<string, Chunk> = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
const gzipped = (file: string) => gzipSync(readFileSync(join(folder, file))).length;

/** The files a page loads for some entries, with what these import. */
function reached(keys: readonly string[]): string[] {
  const found = new Set<string>();
  const follow = (key: string) => {
    if (found.has(key)) return;
    found.add(key);
    for (const next of manifest[key]?.imports ?? []) follow(next);
  };
  for (const key of keys) follow(key);
  return [...found].map((key) => manifest[key]?.file ?? '');
}

test.each(Object.keys(inputs))('a page with a %s question loads at most 14 kB of script', (input) => {
  const files = reached(['web/member/entry-client.tsx', `web/member/inputs/${input}.tsx`]);
  const bytes = files.reduce((sum, file) => sum + gzipped(file), 0);
  expect(bytes).toBeGreaterThan(1000);
  expect(bytes).toBeLessThanOrEqual(14_000);
});

test('the style sheet of members weighs at most 10 kB, that of public pages 12 kB', () => {
  expect(gzipped(manifest['web/member/member.css']!.file)).toBeLessThanOrEqual(10_000);
  expect(gzipped(manifest['web/public/public.css']!.file)).toBeLessThanOrEqual(12_000);
});

test('no zod, and no syntax newer than phones of 2018, reaches the phone', () => {
  const files = reached([
    'web/member/entry-client.tsx',
    ...Object.keys(inputs).map((input) => `web/member/inputs/${input}.tsx`),
  ]);
  expect(readdirSync(join(folder, 'assets'))).toEqual(
    expect.arrayContaining([files[0]!.replace('assets/', '')]),
  );
  for (const file of files) {
    expect(readFileSync(join(folder, file), 'utf8'), file).not.toMatch(/ZodError|[\w)\]]\?\.[a-zA-Z[(]|\?\?/);
  }
});
