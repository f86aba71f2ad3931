import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';

/** Makes the README's pictures from a fresh demo: `npm run pictures`. */
const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'sounding-pictures-'));
const pictures = join(root, 'docs', 'pictures');
const port = 20_000 + (process.pid % 20_000);
const base = `http://127.0.0.1:${port}`;

mkdirSync(pictures, { recursive: true });
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
  await browser.close();
} finally {
  server.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
}

async function take(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle');
  const path = join(pictures, `${name}.png`);
  await page.screenshot({ path });
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
