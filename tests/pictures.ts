import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { answers, kindOf } from '../surveys/questions/answers';
import { lookAtStaff } from './look-at-staff';

/**
 * Makes the pictures of README and docs/kinds.md from a fresh demo, and has axe look at the screens of staff there, which takes
 * too long for every test run: `npm run pictures`. It fails on any finding.
 */
const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'sounding-pictures-'));
const pictures = join(root, 'docs', 'pictures');
const port = 20_000 + (process.pid % 20_000);
const base = `http://127.0.0.1:${port}`;

/** Way of answering → the test that holds it for every kind. */
const ways = {
  'On the web': 'tests/journeys/member.test.ts (by keyboard alone)',
  'Without JavaScript': 'tests/web/pages/every-way.test.ts',
  'Without a line': 'tests/web/pages/every-way.test.ts, tests/journeys/offline.test.ts',
  'On paper': 'tests/web/pages/every-way.test.ts',
  'In Easy Read': 'tests/web/pages/every-way.test.ts, tests/web/pages/rendered.test.ts (its pictures)',
  'Read aloud':
    'tests/web/pages/accessibility.test.ts (what Chromium hands to a screen reader; none was tried by ear; only kinds that ask)',
};

mkdirSync(join(pictures, 'kinds'), { recursive: true });
const server = spawn(process.execPath, [join(root, 'dist', 'server', 'main.js')], {
  env: {
    PATH: process.env.PATH,
    SOUNDING_ROOT: root,
    DATA_DIR: folder,
    PORT: String(port),
    SOUNDING_DEMO: 'on',
  },
});
try {
  const enter = await signInLink('engagement-lead');
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.goto(enter);
  await page.getByRole('button').first().click();
  await page.waitForURL((url) => !url.pathname.includes('/enter/'));
  await page.goto(`${base}/staff/panel`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await take(page, 'panel');
  const list = await context.request.get(`${base}/api/bnssg/questionnaires`);
  const { questionnaires } = (await list.json()) as { questionnaires: { id: string; name: string }[] };
  const first = questionnaires.at(-1);
  if (!first) throw new Error('The demo has no survey to show');
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(`${base}/api/bnssg/questionnaires/${first.id}/preview/share`);
  await take(page, 'question');
  await takeKinds(context, page);
  const found = [...(await lookAtStaff(context, base))].flatMap(([screen, said]) =>
    said.map((one) => `${screen}: ${one}`),
  );
  await browser.close();
  if (found.length > 0) throw new Error(`axe found this on screens of staff:\n${found.join('\n')}`);
} finally {
  server.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
}

/** A draft with each kind's worked example on a page of its own, looked at on a phone; and the table that shows them. */
async function takeKinds(context: BrowserContext, page: Page): Promise<void> {
  const kinds = Object.keys(answers);
  const send = async (method: 'POST' | 'PUT', path: string, data: unknown) => {
    const reply = await context.request.fetch(`${base}/api/bnssg/questionnaires${path}`, {
      method,
      data,
      headers: { Origin: base },
    });
    if (!reply.ok())
      throw new Error(`${method} ${path} was answered ${reply.status()}: ${await reply.text()}`);
    return (await reply.json()) as { id: string };
  };
  const { id } = await send('POST', '', { name: 'Every kind of question', from: { kind: 'blank' } });
  await send('PUT', `/${id}`, {
    version: 1,
    revision: 1,
    definition: {
      title: { en: 'Every kind of question' },
      purpose: { en: 'To see each of them on a phone.' },
      minutes: 10,
      languages: ['en'],
      pages: kinds.map((kind, index) => ({
        key: `page_${index + 1}`,
        questions: [kindOf({ kind }).example.question],
      })),
      thanks: { en: 'Thank you' },
      completeness: { partialFrom: 0.5, completeFrom: 0.8 },
    },
  });
  for (const [index, kind] of kinds.entries()) {
    await page.goto(`${base}/api/bnssg/questionnaires/${id}/preview/page_${index + 1}`);
    await take(page, `kinds/${kind}`, true);
  }
  writeFileSync(join(root, 'docs', 'kinds.md'), tableOfKinds(kinds));
}

function tableOfKinds(kinds: readonly string[]): string {
  const names = Object.keys(ways);
  return `# Every kind of question, and every way to answer it

Made by \`npm run pictures\`, from each kind's worked example. A mark says that the test named under the table holds it for that kind;
they run over every kind there is, so a new one is held on arrival.

| Kind | ${names.join(' | ')} | At 360 × 740 |
| --- |${names.map(() => ' --- |').join('')} --- |
${kinds
  .map(
    (kind) =>
      `| ${kindOf({ kind }).label} (\`${kind}\`) | ${names.map((way) => (way === 'Read aloud' && !kindOf({ kind }).asks ? '–' : '✓')).join(' | ')} | [picture](pictures/kinds/${kind}.png) |`,
  )
  .join('\n')}

${Object.entries(ways)
  .map(([way, tests]) => `- **${way}**: ${tests}`)
  .join('\n')}
`;
}

async function take(page: Page, name: string, isWhole = false): Promise<void> {
  await page.waitForLoadState('networkidle');
  const path = join(pictures, `${name}.png`);
  await page.screenshot({ path, fullPage: isWhole });
  process.stdout.write(`${path}\n`);
}

/** Waits until the start has printed its sign-in links. */
async function signInLink(role: string): Promise<string> {
  let out = '';
  return new Promise((resolve, reject) => {
    server.stdout.on('data', (part) => {
      out += part;
      const found = new RegExp(`${role}\\s+(http\\S+)`).exec(out);
      if (found && out.endsWith('\n\n')) resolve(found[1]!);
    });
    server.on('exit', () => reject(new Error(`The demo did not start:\n${out}`)));
  });
}
