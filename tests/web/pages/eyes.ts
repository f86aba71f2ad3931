import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const built = join(import.meta.dirname, '../../../dist/web');
const types: Readonly<Record<string, string>> = { '.css': 'text/css', '.js': 'text/javascript' };

export type Eyes = {
  /** A browser's tab; `textSize` is the reader's own size of text in px, where it is not the usual 16. */
  readonly open: (options?: BrowserContextOptions & { readonly textSize?: number }) => Promise<Page>;
  readonly close: () => Promise<void>;
};

/** Real browsers before a server that knows documents by name, and the built style sheets and scripts they load. */
export async function openEyes(documents: ReadonlyMap<string, { readonly html: string }>): Promise<Eyes> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const document = documents.get(path.slice(1));
    if (document) response.setHeader('Content-Type', 'text/html; charset=utf-8').end(document.html);
    else if (path.startsWith('/assets/')) {
      response.setHeader('Content-Type', types[extname(path)] ?? 'application/octet-stream');
      response.setHeader('Cache-Control', 'max-age=600');
      response.end(readFileSync(join(built, path)));
    } else response.setHeader('Content-Type', 'text/css').end('');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const baseURL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const browsers = new Map<number, Browser>();
  const browserWith = async (textSize: number): Promise<Browser> => {
    const open = browsers.get(textSize);
    if (open) return open;
    const browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        `--blink-settings=defaultFontSize=${textSize}`,
      ],
    });
    browsers.set(textSize, browser);
    return browser;
  };
  return {
    open: async ({ textSize = 16, ...options } = {}) => {
      const browser = await browserWith(textSize);
      const context = await browser.newContext({ baseURL, locale: 'en-GB', ...options });
      context.setDefaultTimeout(10_000);
      return context.newPage();
    },
    close: async () => {
      for (const browser of browsers.values()) await browser.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
