import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Questionnaire } from '../../surveys/questionnaires/types';
import { answerHere, inviteByLink, keepsSurvey, type LostLine, turn } from './lost-line';
import { openStage, type Stage } from './stage';

/** A script that fails, wherever it fails, leaves a form that works: in-app browsers are common, and old ones. */
const options = ['sooner', 'nearer', 'evenings', 'online'].map((code) => ({ code, label: { en: code } }));
const survey: Questionnaire = {
  title: { en: 'Three questions' },
  purpose: { en: 'To see that they can be answered.' },
  minutes: 1,
  languages: ['en'],
  thanks: { en: 'Thank you.' },
  completeness: { partialFrom: 0.5, completeFrom: 0.8 },
  pages: [
    {
      key: 'used',
      questions: [{ key: 'used', kind: 'single-choice', label: { en: 'Which one?' }, options }],
    },
    {
      key: 'order',
      questions: [{ key: 'order', kind: 'ranking', label: { en: 'Which three?' }, options, top: 3 }],
    },
    {
      key: 'comment',
      questions: [
        { key: 'comment', kind: 'open-text', label: { en: 'What else?' }, maxLength: 500, askQuote: false },
      ],
    },
  ],
};

let stage: Stage;
let people: LostLine;
beforeAll(async () => {
  stage = await openStage();
  const lead = await stage.world.staff('bnssg', ['engagement-lead']);
  people = await inviteByLink(stage.world, lead, 8, survey);
});
afterAll(() => stage.close());

/** Serves a script as something else than it is. */
const serve = (file: string, change: (code: string) => string) => (page: Page) =>
  page.route(`**/assets/${file}-*.js`, async (route) => {
    const reply = await route.fetch();
    await route.fulfill({ response: reply, body: change(await reply.text()) });
  });

test.each<{ name: string; break: (page: Page) => Promise<unknown> }>([
  {
    name: 'the entry breaks off half-way',
    break: serve('entry-client', (code) => code.slice(0, code.length / 2)),
  },
  {
    name: 'it fails while the page is hydrated',
    break: (page) =>
      page.addInitScript(() => {
        const found = Element.prototype.querySelectorAll;
        Element.prototype.querySelectorAll = function (this: Element, selectors: string) {
          if (/data-hk/.test(selectors)) throw new Error('broken while it is hydrated');
          return found.call(this, selectors);
        } as typeof found;
      }),
  },
  {
    name: 'an input cannot be loaded',
    break: (page) => page.route('**/assets/ranking-*.js', (route) => route.abort()),
  },
  { name: 'what works without a line fails', break: serve('phone', () => 'throw new Error("broken later")') },
  {
    name: 'a browser has no fetch',
    break: (page) => page.addInitScript(() => Reflect.deleteProperty(window, 'fetch')),
  },
])('$name: the survey is finished all the same', async (one) => {
  const link = people.nextLink();
  const page = await stage.phone();
  await one.break(page);
  await page.goto(link);
  await page.getByRole('button', { name: 'Start the survey' }).click();
  await page.getByLabel('nearer', { exact: true }).check();
  await turn(page, 'Continue');
  await rank(page);
  await answerHere(page);
  await page.getByRole('button', { name: 'Send my answers' }).first().click();
  await page.getByRole('heading', { name: /Thank you/ }).waitFor();
  await page.context().close();
  expect((await people.stored(link))?.answers).toMatchObject({
    used: { value: 'nearer' },
    order: { value: ['sooner', 'nearer', 'evenings'] },
    comment: { value: { text: 'Words 0' } },
  });
});

test('an input that fails at a tap: the page is as the server made it, with what was typed, and goes on', async () => {
  const link = people.nextLink();
  const page = await stage.phone();
  await serve('ranking', (code) => code.replace(/\.dispatchEvent\(/, '.isNoFunction('))(page);
  await page.goto(link);
  await page.getByRole('button', { name: 'Start the survey' }).click();
  await page.goto(`${link}/order`);
  await page.locator('.ranks button').first().click();
  // Lists of choices again, the tapped one in its place.
  await page.locator('select').first().waitFor();
  expect(await page.locator('select').first().inputValue()).toBe('sooner');
  await page.locator('select').nth(1).selectOption('online');
  await page.locator('select').nth(2).selectOption('evenings');
  await turn(page, 'Continue');
  expect((await people.stored(link))?.answers.order).toEqual({ value: ['sooner', 'online', 'evenings'] });
});

test('whatever breaks, wherever, the form still posts and its answer is stored', async () => {
  const page = await stage.phone();
  const context = page.context();
  await context.route('**/sw.js', (route) => route.fulfill({ status: 404 }));
  // Every script this page loads, at once and when all is quiet: each one missing, or broken off by the line.
  const asked = new Set<string>();
  page.on('request', (request) => {
    if (/\/assets\/.*\.js$/.test(request.url())) asked.add(request.url());
  });
  const link = people.nextLink();
  await page.goto(link);
  await page.getByRole('button', { name: 'Start the survey' }).click();
  await keepsSurvey(page);
  const scripts = Array.from(asked);
  expect(scripts.length).toBeGreaterThan(5);
  const breaks: readonly { name: string; script?: string; init?: () => void }[] = [
    ...scripts.map((script, index) => ({ name: `script ${index} of ${scripts.length}`, script })),
    {
      name: 'a seal',
      init: () =>
        Object.assign(SubtleCrypto.prototype, { encrypt: () => Promise.reject(new Error('broken')) }),
    },
    {
      name: 'the key of a link',
      init: () =>
        Object.assign(SubtleCrypto.prototype, { importKey: () => Promise.reject(new Error('broken')) }),
    },
    {
      name: 'the outbox',
      init: () => {
        IDBObjectStore.prototype.add = () => {
          throw new Error('broken');
        };
      },
    },
    {
      name: 'the submit handler',
      init: () => {
        FormData.prototype.forEach = () => {
          throw new Error('broken');
        };
      },
    },
    {
      name: 'the store',
      init: () =>
        Object.assign(IDBFactory.prototype, {
          open: () => {
            throw new Error('broken');
          },
        }),
    },
    {
      name: 'the service worker',
      init: () =>
        Object.assign(ServiceWorkerContainer.prototype, {
          register: () => Promise.reject(new Error('broken')),
        }),
    },
  ];
  const options = ['sooner', 'nearer', 'evenings', 'online'];
  for (const [index, one] of breaks.entries()) {
    const tab = one.init ? await context.newPage() : page;
    if (one.init) await tab.addInitScript(one.init);
    const { script } = one;
    if (script)
      await tab.route(script, (route) => (index % 2 ? route.abort() : route.fulfill({ status: 404 })));
    // What comes when all is quiet breaks later than what a page waits for.
    const isLater = one.init || /phone/.test(script ?? '');
    await tab.goto(`${link}/used`, { waitUntil: isLater ? 'networkidle' : 'load' });
    const choice = options[index % options.length]!;
    await tab.getByLabel(choice, { exact: true }).check();
    await tab.getByRole('button', { name: 'Continue', exact: true }).click();
    await tab.getByRole('heading', { name: 'Which three?' }).waitFor();
    expect((await people.stored(link))?.answers.used, one.name).toEqual({ value: choice });
    if (script) await tab.unroute(script);
    else await tab.close();
  }
  await context.close();
});

/** By tapping where the script came, by lists of choices where it did not. */
async function rank(page: Page): Promise<void> {
  await page.waitForTimeout(300);
  const taps = page.locator('.ranks button');
  if (await taps.count()) for (const place of [0, 1, 2]) await taps.nth(place).click();
  else
    for (const [place, code] of ['sooner', 'nearer', 'evenings'].entries())
      await page.locator('select').nth(place).selectOption(code);
  await turn(page, 'Continue');
}
