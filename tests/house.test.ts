import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

/** Reads the imports of every file and names any stray: the house is drawn in the README's map. */
const root = join(import.meta.dirname, '..');
const rooms = ['surveys', 'analysis', 'db', 'server', 'web'] as const;

type Import = { readonly from: string; readonly to: string; readonly isType: boolean };

const files = rooms.flatMap((room) => list(room));
const imports = files.flatMap((file) => readImports(file));

const packagesOf: Record<string, RegExp> = {
  surveys: /^zod$/,
  analysis: /^(simple-statistics|@stdlib\/|highs|exceljs|csv-stringify|fflate|pdfmake|node:buffer)/,
  db: /^(drizzle-orm|drizzle-kit|@libsql\/client|csv-parse|node:)/,
  server: /^(?!solid-js|@solidjs|nhsuk-frontend|simple-statistics|@stdlib|drizzle-orm|@libsql|vite|vitest)/,
  web: /^(solid-js|@solidjs\/|nhsuk-frontend|idb|node:crypto$|vite\/)/,
};

const mayReach: Record<string, (to: string, from: string, isType: boolean) => boolean> = {
  surveys: (to) => to.startsWith('surveys/'),
  analysis: (to) => /^(analysis|surveys)\//.test(to),
  // Bundled reference data is read with the rules that judge it; the rest of db takes types of JSON columns only.
  db: (to, from, isType) =>
    to.startsWith('db/') || (to.startsWith('surveys/') && (isType || from.startsWith('db/reference/'))),
  server: (to, from) =>
    /^(server|surveys|analysis|db)\//.test(to) ||
    (from === 'server/pages.ts' && to === 'web/entry-server.tsx'),
  web: (to) => /^(web|surveys)\//.test(to) || to.startsWith('server/contract/'),
};

test('rooms import only what the house allows', () => {
  const strays = imports.filter(({ from, to, isType }) => {
    const room = from.split('/')[0]!;
    if (isOwn(to)) return !mayReach[room]!(to, from, isType);
    return !packagesOf[room]!.test(to) && !(isType && to === 'zod' && room === 'web');
  });
  expect(strays.map(say)).toEqual([]);
});

test('in surveys only definition files know zod', () => {
  const strays = imports.filter(
    ({ from, to }) => from.startsWith('surveys/') && to === 'zod' && !/\/definitions?\.ts$/.test(from),
  );
  expect(strays.map(say)).toEqual([]);
});

test('operations know surveys and zod, and nothing of the server', () => {
  const strays = imports.filter(
    ({ from, to }) => from.startsWith('server/contract/') && !/^(server\/contract\/|surveys\/|zod$)/.test(to),
  );
  expect(strays.map(say)).toEqual([]);
});

test('no zod reaches the phone: member pages take types only from definitions and operations', () => {
  const strays = imports.filter(
    ({ from, to, isType }) =>
      /^web\/(member|shared|public)\//.test(from) &&
      !isType &&
      (/\/definitions?\.ts$/.test(to) || to.startsWith('server/')),
  );
  expect(strays.map(say)).toEqual([]);
});

test('who someone is is read through one file', () => {
  const strays = imports.filter(
    ({ from, to }) =>
      to === 'db/schema/identity.ts' && !['db/queries/identity.ts', 'db/schema/index.ts'].includes(from),
  );
  expect(strays.map(say)).toEqual([]);
  const named = files.filter(
    (file) =>
      /^(db|server)\//.test(file) &&
      !['db/queries/identity.ts', 'db/schema/identity.ts'].includes(file) &&
      /\b(identities|blindIndexes|leftHashes)\b/.test(read(file)),
  );
  expect(named).toEqual([]);
});

test('SQL is spoken in db only', () => {
  const strays = imports.filter(
    ({ from, to }) => !from.startsWith('db/') && /^(drizzle-orm|@libsql)/.test(to),
  );
  expect(strays.map(say)).toEqual([]);
});

test('rows become cases in the steps that read them, and nowhere else', () => {
  const makers = files.filter((file) => !file.startsWith('analysis/') && /\bcasesFrom\b/.test(read(file)));
  const readers = ['server/steps/read-cases-of-panel.ts', 'server/steps/read-cases.ts'];
  expect(makers.filter((file) => !readers.includes(file))).toEqual([]);
});

test('pure rooms have no clock, no chance and no environment', () => {
  const impure = files.filter(
    (file) =>
      /^(surveys|analysis)\//.test(file) &&
      /\b(Date\.now\(|new Date\(\)|Math\.random\(|process\.env)/.test(withoutComments(read(file))),
  );
  expect(impure).toEqual([]);
});

test('the environment is read by main and config alone', () => {
  const readers = files.filter((file) => /process\.env/.test(withoutComments(read(file))));
  expect(readers.filter((file) => !['server/main.ts', 'server/config.ts'].includes(file))).toEqual([]);
});

test('server-rendered screens carry no style attribute, which the content policy would block', () => {
  const styled = files.filter(
    (file) => /^web\/(member|public|shared)\/.*\.tsx$/.test(file) && /\sstyle=/.test(read(file)),
  );
  expect(styled).toEqual([]);
});

test('no file leans on folders outside the project', () => {
  const leaning = [...files, ...list('tests')].filter(
    (file) =>
      file !== 'tests/house.test.ts' && /\.\.\/shared\/|['"`]\/work\//.test(withoutShared(read(file))),
  );
  expect(leaning).toEqual([]);
});

function list(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

function read(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

function readImports(file: string): Import[] {
  const found: Import[] = [];
  for (const match of withoutComments(read(file)).matchAll(
    /^\s*(?:import|export)\s+(type\s+)?([^'"`;]*?\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm,
  )) {
    const target = match[3] ?? match[4]!;
    const names = match[2] ?? '';
    const onlyTypes =
      match[1] !== undefined ||
      (/^\{/.test(names.trim()) &&
        names
          .replace(/[{}]|\sfrom\s/g, '')
          .split(',')
          .every((name) => name.trim() === '' || name.trim().startsWith('type ')));
    found.push({ from: file, to: target.startsWith('.') ? asFile(file, target) : target, isType: onlyTypes });
  }
  return found;
}

function asFile(from: string, target: string): string {
  const base = relative(root, resolve(root, dirname(from), target.replace(/\?.*$/, '')));
  return (
    [base, `${base}.ts`, `${base}.tsx`, `${base}/index.ts`, `${base}/index.tsx`].find(
      (candidate) => /\.\w+$/.test(candidate) && files.includes(candidate),
    ) ?? base
  );
}

function isOwn(to: string): boolean {
  return /^(surveys|analysis|db|server|web|tests)\//.test(to);
}

function withoutComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
}

/** The member and public screens share parts under web/shared, named by relative paths. */
function withoutShared(code: string): string {
  return code.replace(/\.\.\/shared\//g, '');
}

function say({ from, to }: Import): string {
  return `${from} → ${to}`;
}
