import { once } from 'node:events';
import { createServer } from 'node:net';
import { serve } from '@hono/node-server';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { createWorld, type Staff, type World } from '../support/world';

export type Stage = {
  readonly world: World;
  readonly base: string;
  /** A phone of 360 × 740, with or without JavaScript. */
  readonly phone: (options?: { javaScript?: boolean }) => Promise<Page>;
  /** A laptop of 1280 × 800, signed in. */
  readonly laptop: (staff: Staff) => Promise<Page>;
  /** What went wrong in the browser: errors of scripts, and what the content policy blocked. */
  readonly faults: string[];
  /** Lets the browsers' clocks follow the world's. */
  readonly pass: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** The product behind a real port, and a real browser before it. */
export async function openStage(options: Parameters<typeof createWorld>[0] = {}): Promise<Stage> {
  const port = await freePort();
  const world = await createWorld({
    ...options,
    environment: { ...options.environment, PORT: String(port) },
  });
  const server = serve({ fetch: world.app.fetch, port, hostname: '127.0.0.1' });
  await once(server, 'listening').catch(() => undefined);
  const browser: Browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  const faults: string[] = [];
  const contexts: BrowserContext[] = [];
  const open = async (context: BrowserContext): Promise<Page> => {
    context.setDefaultTimeout(10_000);
    contexts.push(context);
    await context.clock.setFixedTime(world.clock.now);
    const page = await context.newPage();
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      // A refused sign-in and the like are told by the page itself.
      if (message.type() === 'error' && !/status of 4\d\d|about:srcdoc/.test(message.text()))
        faults.push(message.text());
    });
    return page;
  };
  const base = `http://127.0.0.1:${port}`;
  return {
    world,
    base,
    faults,
    phone: async ({ javaScript = true } = {}) =>
      open(
        await browser.newContext({
          viewport: { width: 360, height: 740 },
          javaScriptEnabled: javaScript,
          hasTouch: true,
          baseURL: base,
          locale: 'en-GB',
        }),
      ),
    laptop: async (staff) => {
      const context = await browser.newContext({
        viewport: { width: 1280, height: 800 },
        baseURL: base,
        locale: 'en-GB',
      });
      const [name, value] = staff.cookie.split('=') as [string, string];
      await context.addCookies([{ name, value, url: base }]);
      return open(context);
    },
    pass: async () => {
      for (const context of contexts) await context.clock.setFixedTime(world.clock.now);
    },
    close: async () => {
      await browser.close();
      (server as { closeAllConnections?: () => void }).closeAllConnections?.();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await world.close();
    },
  };
}

async function freePort(): Promise<number> {
  const probe = createServer();
  probe.listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  await new Promise<void>((resolve) => probe.close(() => resolve()));
  return port;
}

/** The words of the page's one heading. */
export const headingOf = async (page: Page) =>
  (await page.getByRole('heading', { level: 1 }).innerText()).replace(/\s+/g, ' ').trim();
