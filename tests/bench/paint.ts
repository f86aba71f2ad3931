import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Browser, chromium } from 'playwright-core';
import { inviteByLink } from '../journeys/lost-line';
import { openStage } from '../journeys/stage';
import { root } from '../support/world';
import { median, say } from './say';

/** A phone of some years ago on a middling line. */
const line = { latency: 150, bitsPerSecond: 1_600_000, slower: 4 };
const runs = 9;
const question = 'Thinking of your health as a whole, how is it these days?';
const answers = ['Very good', 'Good', 'Fair', 'Bad', 'Very bad'];

/**
 * When the first question is seen, and what was loaded for it: our page beside one of SurveyJS with the same question, on
 * the same line, runs taken in turn. The other page is drawn from its own model by survey-js-ui where that package is
 * installed, else by a few lines of ours: then its figures are less than what its own renderer would take.
 */
export async function measurePaint(): Promise<void> {
  const stage = await openStage();
  const lead = await stage.world.staff('bnssg', ['engagement-lead']);
  const link = (await inviteByLink(stage.world, lead, 1)).nextLink();
  await stage.world.form(link, { go: 'start', submission: 'started-by-a-bench' });
  const other = await serveSurveyJs();
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const pages = { Sounding: `${stage.base}${link}/general_health`, [other.name]: other.address };
  const seen: Record<string, Loaded[]> = {};
  for (let run = 0; run < runs; run++)
    for (const [name, address] of Object.entries(pages)) {
      const loaded = await load(browser, address);
      // The first run of each warms the server.
      if (run > 0) seen[name] = [...(seen[name] ?? []), loaded];
    }
  say(
    `paint: first question at ${line.bitsPerSecond / 1e6} Mbit/s, ${line.latency} ms, ${line.slower} times slower, median of ${runs - 1}`,
  );
  for (const [name, all] of Object.entries(seen)) {
    const ms = all.map(({ seenAfter }) => seenAfter);
    const kB = (type: keyof Loaded['bytes']) =>
      (median(all.map(({ bytes }) => bytes[type])) / 1000).toFixed(1);
    say(
      `paint: ${name}: seen after ${(median(ms) / 1000).toFixed(2)} s (${(Math.min(...ms) / 1000).toFixed(2)} to ${(Math.max(...ms) / 1000).toFixed(2)}); page ${kB('Document')} kB, styles ${kB('Stylesheet')} kB, scripts ${kB('Script')} kB before it was seen or could be used`,
    );
  }
  await browser.close();
  await other.close();
  await stage.close();
}

type Loaded = {
  /** Milliseconds from the start of the navigation to the frame that shows the question. */
  readonly seenAfter: number;
  /** On the line, up to the load event. */
  readonly bytes: { readonly Document: number; readonly Stylesheet: number; readonly Script: number };
};

/** Runs in the page; a text, since a function would carry names the page does not know. */
const watch = `(function look() {
  if (!document.body || !document.body.innerText.includes(${JSON.stringify(question)})) return void requestAnimationFrame(look);
  // After the frame that has it.
  requestAnimationFrame(() => setTimeout(() => { window.seenAfter = performance.now(); }));
})();`;

async function load(browser: Browser, address: string): Promise<Loaded> {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  await page.addInitScript({ content: watch });
  const cdp = await context.newCDPSession(page);
  const bytes = { Document: 0, Stylesheet: 0, Script: 0 };
  const types = new Map<string, string>();
  let isOver = false;
  cdp.on('Network.responseReceived', ({ requestId, type }) => types.set(requestId, type));
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const type = types.get(requestId);
    if (!isOver && type !== undefined && Object.hasOwn(bytes, type))
      bytes[type as keyof typeof bytes] += encodedDataLength;
  });
  await cdp.send('Network.enable');
  await cdp.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: line.latency,
    downloadThroughput: line.bitsPerSecond / 8,
    uploadThroughput: line.bitsPerSecond / 8,
  });
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: line.slower });
  await page.goto(address, { waitUntil: 'load', timeout: 120_000 });
  isOver = true;
  const seen = await page.waitForFunction(() => (window as unknown as { seenAfter?: number }).seenAfter);
  const seenAfter = await seen.jsonValue();
  await context.close();
  if (seenAfter === undefined) throw new Error(`the question was not seen on ${address}`);
  return { seenAfter, bytes };
}

/** The same question as a page of SurveyJS (survey-core, MIT), everything packed and without delay. */
async function serveSurveyJs() {
  const file = (name: string) => join(root, 'node_modules', name);
  const ui = file('survey-js-ui/survey-js-ui.min.js');
  const hasUi = existsSync(ui);
  const json = {
    elements: [{ type: 'radiogroup', name: 'general_health', title: question, choices: answers }],
  };
  const draw = hasUi
    ? 'new Survey.Model(json).render(document.getElementById("survey"));'
    : `const asked = new Survey.Model(json).currentPage.questions[0];
       document.getElementById("survey").innerHTML = '<fieldset><legend><h1>' + asked.title + '</h1></legend>' +
         asked.choices.map(({ text }) => '<label><input type="radio" name="q">' + text + '</label>').join('') + '</fieldset>';`;
  const files: Record<string, { type: string; bytes: Buffer }> = {
    '/': {
      type: 'text/html; charset=utf-8',
      bytes: Buffer.from(
        `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Survey</title><link rel="icon" href="data:,"><meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/survey.css"><script defer src="/core.js"></script>${hasUi ? '<script defer src="/ui.js"></script>' : ''}<script defer src="/start.js"></script></head><body><div id="survey"></div></body></html>`,
      ),
    },
    '/survey.css': { type: 'text/css', bytes: readFileSync(file('survey-core/survey-core.min.css')) },
    '/core.js': { type: 'text/javascript', bytes: readFileSync(file('survey-core/survey.core.min.js')) },
    ...(hasUi ? { '/ui.js': { type: 'text/javascript', bytes: readFileSync(ui) } } : {}),
    '/start.js': {
      type: 'text/javascript',
      bytes: Buffer.from(`const json = ${JSON.stringify(json)};${draw}`),
    },
  };
  const packed = new Map(Object.entries(files).map(([path, { bytes }]) => [path, gzipSync(bytes)]));
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    const found = files[path];
    if (!found) return void response.writeHead(404).end();
    response.writeHead(200, { 'Content-Type': found.type, 'Content-Encoding': 'gzip' }).end(packed.get(path));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    name: hasUi ? 'SurveyJS (survey-core, survey-js-ui)' : 'SurveyJS (survey-core alone, drawn by us)',
    address: `http://127.0.0.1:${port}/`,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
