import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { forPhone } from '../../../surveys/questionnaires/for-phone';
import type { Questionnaire } from '../../../surveys/questionnaires/types';
import { answers, kindOf } from '../../../surveys/questions/answers';
import { languages } from '../../../surveys/wording/languages';
import { assetsFor, render } from '../../../web/entry-server';
import { fileOfInput, inputs } from '../../../web/member/kinds';
import { frame, samples } from './samples';

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

test.each(Object.keys(inputs))('a page with a %s question loads at most 13.5 kB of script', (input) => {
  const files = reached(['web/member/entry-client.tsx', fileOfInput(input)]);
  const bytes = files.reduce((sum, file) => sum + gzipped(file), 0);
  expect(bytes).toBeGreaterThan(1000);
  expect(bytes).toBeLessThanOrEqual(13_500);
});

test('the style sheet of members weighs at most 10 kB, that of public pages 12 kB', () => {
  expect(gzipped(manifest['web/member/member.css']!.file)).toBeLessThanOrEqual(10_000);
  expect(gzipped(manifest['web/public/public.css']!.file)).toBeLessThanOrEqual(12_000);
});

test.each(languages)(
  'until the first question can be answered in %s, its page, styles and scripts weigh at most 30 kB',
  (language) => {
    for (const [name, page] of Object.entries(samples)) {
      if (page.screen !== 'question') continue;
      const assets = assetsFor(page, manifest);
      const html = gzipSync(render(page, { ...frame, language, assets })).length;
      const loaded = [...assets.css, ...assets.js, ...(assets.preload ?? [])];
      const bytes = loaded.reduce((sum, file) => sum + gzipped(file), html);
      expect(loaded.length, name).toBeGreaterThan(3);
      expect(bytes, name).toBeLessThanOrEqual(30_000);
    }
  },
);

describe.each(languages)('what comes when all is quiet in %s', (language) => {
  const survey: Questionnaire = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../../db/reference/questionnaires/first-survey.json'), 'utf8'),
  );
  /** Of a phone that shows a first question of a kind the survey has. */
  const laterFor = (asked: Questionnaire, rules: readonly string[]) => {
    const kinds = asked.pages.flatMap((page) => page.questions).map((question) => kindOf(question).input);
    const before = new Set(reached(['web/member/entry-client.tsx', fileOfInput(kinds[0]!)]));
    const scripts = reached([
      'web/member/phone/index.ts',
      `surveys/wording/${language}/on-phone.ts`,
      ...rules,
      ...kinds.map((input) => fileOfInput(input)),
    ]);
    expect(scripts).not.toContain('');
    const later = scripts.filter((file) => !before.has(file));
    const parts = {
      scripts: later.reduce((sum, file) => sum + gzipped(file), 0),
      survey: gzipSync(JSON.stringify(forPhone(asked, language))).length,
      'service worker': gzipped('sw.js'),
    };
    expect(parts.scripts).toBeGreaterThan(10_000);
    return Object.values(parts).reduce((sum, bytes) => sum + bytes, 0);
  };

  test('weighs at most 38 kB with a survey of the usual kinds', () => {
    expect(laterFor(survey, [])).toBeLessThanOrEqual(38_000);
  });

  test('weighs at most 40 kB where a survey has every kind there is', () => {
    const every = {
      ...survey,
      pages: Object.values(answers).map(({ kind, example }) => ({
        key: kind,
        questions: [example.question],
      })),
    };
    const rarer = Object.keys(manifest).filter((key) => key.startsWith('surveys/questions/answers.ts'));
    expect(rarer).toHaveLength(1);
    expect(laterFor(every, rarer)).toBeLessThanOrEqual(40_000);
  });
});

test('member pages use no part of Solid that their build leaves out (vite.phone.ts)', () => {
  const folders = ['web/member', 'web/shared'].map((name) => join(import.meta.dirname, '../../..', name));
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => join(folder, name)),
  );
  expect(files.length).toBeGreaterThan(30);
  for (const file of files)
    expect(readFileSync(file, 'utf8'), file).not.toMatch(
      /import \{[^}]*\b(Suspense(List)?|createResource|lazy|startTransition|useTransition|enableScheduling|enableExternalSource)\b[^}]*\} from 'solid-js/,
    );
});

test('what works without a line is no part of what a question page waits for', () => {
  for (const [name, page] of Object.entries(samples)) {
    const { js, preload = [] } = assetsFor(page, manifest);
    expect([...js, ...preload].join(' '), name).not.toMatch(/phone/);
  }
});

test('pages of a link that ask nothing load less than a kilobyte of script', () => {
  const { js, preload = [] } = assetsFor(samples.thanks!, manifest);
  expect(js).toHaveLength(1);
  expect([...js, ...preload].reduce((sum, file) => sum + gzipped(file), 0)).toBeLessThan(1000);
});

test.each([
  'my-details',
  'my-all',
  'my-pause',
  'my-paused',
  'my-leave',
  'new-email',
  'lost-link',
  'lost-link-sent',
  'updates',
  'update',
])('the page %s, its styles and scripts weigh at most 30 kB, its scripts 14 kB', (name) => {
  const page = samples[name];
  if (!page) throw new Error(`there is no sample of ${name}`);
  const assets = assetsFor(page, manifest);
  const html = gzipSync(render(page, { ...frame, assets })).length;
  const weigh = (files: readonly string[]) => files.reduce((sum, file) => sum + gzipped(file), 0);
  const scripts = weigh([...assets.js, ...(assets.preload ?? [])]);
  expect(html).toBeGreaterThan(500);
  expect(scripts).toBeLessThanOrEqual(14_000);
  expect(html + weigh(assets.css) + scripts).toBeLessThanOrEqual(30_000);
});

test('no zod reaches the phone', () => {
  const files = reached(Object.keys(manifest).filter((key) => key.startsWith('web/member/')));
  expect(readdirSync(join(folder, 'assets'))).toEqual(
    expect.arrayContaining([files[0]!.replace('assets/', '')]),
  );
  for (const file of files) expect(readFileSync(join(folder, file), 'utf8'), file).not.toMatch(/ZodError/);
});
