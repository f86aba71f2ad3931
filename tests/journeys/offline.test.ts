import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { givenKey } from '../../surveys/questionnaires/given';
import type { Answers } from '../../surveys/questionnaires/show-if';
import { upload } from '../support/media';
import { root } from '../support/world';
import {
  allSent,
  answerHere,
  answerThroughTrouble,
  inviteByLink,
  isReady,
  keepsSurvey,
  type LostLine,
  startOn,
  survey,
  turn,
  until,
  waitingOn,
  watchReceipts,
} from './lost-line';
import { headingOf, openStage, type Stage } from './stage';

/** A survey on a phone whose line comes and goes (R12, R31). */
let stage: Stage;
let people: LostLine;
beforeAll(async () => {
  stage = await openStage();
  const lead = await stage.world.staff('bnssg', ['engagement-lead']);
  const administrator = await stage.world.staff('bnssg', ['administrator']);
  await stage.world.send('PATCH', '/api/bnssg/footprint', { languages: ['pl'] }, administrator);
  const media = await upload(stage.world, 'bnssg', lead, {
    kind: 'picture',
    bytes: readFileSync(join(root, 'db/reference/pictures/sun.png')),
  });
  people = await inviteByLink(stage.world, lead, 16, {
    ...survey,
    languages: ['en', 'pl'],
    pages: survey.pages.map((page) => ({
      ...page,
      questions: page.questions.map((question) =>
        question.key === 'mental_health'
          ? { ...question, picture: { media, alt: { en: 'The sun' } } }
          : question,
      ),
    })),
  });
});
afterAll(() => stage.close());

const strip = (page: Page) => page.locator('.strip').first();
const send = (page: Page) => page.getByRole('button', { name: 'Send my answers' }).first().click();

/** All that a browser keeps for this site. */
const keptOn = (page: Page) =>
  page.evaluate(async () => ({
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    local: Object.keys(localStorage),
  }));
const nothing = { databases: [], caches: [], workers: 0, local: [] };
/** The worker goes last, a moment after what the page says. */
const expectNothingKept = (page: Page) =>
  expect.poll(() => keptOn(page), { timeout: 10_000 }).toEqual(nothing);

/** What was answered, or passed over: without what is known of someone beforehand, such as the order of their items. */
async function answersTo(link: string): Promise<Answers> {
  const { answers } = (await people.stored(link))!;
  return Object.fromEntries(
    Object.entries(answers).filter(
      ([key, answer]) => key !== givenKey && ('value' in answer || 'missing' in answer),
    ),
  );
}

describe('without a line', () => {
  let page: Page;
  let link: string;

  test('a page that was open is answered on the phone, which says where the answers are', async () => {
    page = await stage.phone();
    link = people.nextLink();
    await startOn(page, link);
    await answerHere(page);
    await page.getByText('Answer 1 is saved.').waitFor();
    await until(() => page.evaluate(async () => (await caches.keys()).length === 2));
    await page.context().setOffline(true);
    await answerHere(page);
    expect(await headingOf(page)).toMatch(/mental health/);
    expect(await strip(page).innerText()).toBe(
      'Saved on this phone, not sent yet. There is no connection. You can carry on: this page sends your answers when it comes back.',
    );
    // What is with us is said apart from what is not.
    expect(await page.locator('#saved').innerText()).toBe('Answer 1 is saved.');
    expect(Object.keys(await answersTo(link))).toEqual(['general_health']);
  });

  test('pictures of pages nobody has opened yet are there', async () => {
    const picture = page.getByRole('img', { name: 'The sun' });
    await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(192);
  });

  test('another language is said to need the line, and nothing is lost by asking for it', async () => {
    await page.getByRole('button', { name: 'Polski' }).click();
    expect(await strip(page).innerText()).toMatch(/^That needs a connection\. You can carry on here\./);
    expect(await headingOf(page)).toMatch(/mental health/);
  });

  test('checks are the same: an empty page is asked about once, a wrong one is not passed', async () => {
    await page.getByRole('button', { name: 'Continue', exact: true }).click();
    await page.locator('#problems').waitFor();
    await turn(page, 'Continue');
    await page.getByRole('spinbutton').or(page.getByRole('textbox')).first().fill('9');
    await page.getByRole('button', { name: 'Continue', exact: true }).click();
    expect(await page.getByRole('alert').innerText()).toMatch(/7/);
    expect(await page.getByRole('spinbutton').or(page.getByRole('textbox')).first().inputValue()).toBe('9');
  });

  test('what is kept on the phone cannot be read without the link', async () => {
    const kept = await page.evaluate(async () => {
      const texts: string[] = [location.origin];
      for (const name of await caches.keys())
        for (const request of await (await caches.open(name)).keys())
          texts.push(request.url, await (await caches.match(request))!.text());
      const database = await new Promise<IDBDatabase>((resolve) => {
        const asked = indexedDB.open('sounding');
        asked.onsuccess = () => resolve(asked.result);
      });
      for (const name of Array.from(database.objectStoreNames)) {
        const rows = await new Promise<unknown[]>((resolve) => {
          const asked = database.transaction(name).objectStore(name).getAll();
          asked.onsuccess = () => resolve(asked.result);
        });
        for (const row of rows) texts.push(JSON.stringify(row));
      }
      database.close();
      return texts.join('\n');
    });
    expect(kept).not.toContain(link.split('/').pop());
    expect(kept).not.toMatch(/general_health|Very good/);
    expect(kept).toContain('page-root');
  });

  test('the tab is killed and the link opened again: the survey goes on where it was', async () => {
    const context = page.context();
    await page.close();
    page = await context.newPage();
    await page.goto(link);
    await page.locator('#page').waitFor();
    expect(await headingOf(page)).toMatch(/days/);
    expect(await strip(page).innerText()).toMatch(/^Saved on this phone, not sent yet\./);
  });

  test('it is finished, and what is with us and what is not is told', async () => {
    for (let turns = 0; turns < 20 && !page.url().includes('check-answers'); turns++) await answerHere(page);
    expect(await headingOf(page)).toBe('Check your answers, then send');
    await send(page);
    await page
      .getByRole('heading', { name: 'You have finished, but your answers are not sent yet' })
      .waitFor();
    expect((await page.locator('.sides').innerText()).replace(/\s+/g, ' ')).toBe(
      'With us Answer 1 On this phone Answers 2 to 13',
    );
    await turn(page, 'Back');
    expect(await headingOf(page)).toBe('Check your answers, then send');
    await send(page);
    await page.getByText('Until then, please do not clear').waitFor();
  });

  test('the line returns: all is sent by itself, once, thanked for, and nothing is left on the phone', async () => {
    await page.context().setOffline(false);
    await page.getByRole('heading', { name: /Thank you/ }).waitFor();
    const response = await people.stored(link);
    expect(response?.finishedAt).not.toBeNull();
    expect(response?.answers).toMatchObject({
      mental_health: { missing: 'skipped' },
      active_days: { value: 3 },
      change: { value: { text: 'Words 0' } },
    });
    // The items stand in an order of each person's own, so which get the odd points differs.
    const share = response?.answers.share as { value: Readonly<Record<string, number>> };
    expect(Object.values(share.value).sort()).toEqual([16, 16, 17, 17, 17, 17]);
    const saves = await people.saves(link);
    expect(new Set(saves.map(({ submissionId }) => submissionId)).size).toBe(saves.length);
    await expectNothingKept(page);
  });
});

test('five lost lines and two killed tabs: what was acknowledged is what is stored, none of it twice', async () => {
  const link = people.nextLink();
  const first = await stage.phone();
  const told = watchReceipts(first.context());
  const page = await answerThroughTrouble(stage, first.context(), link, { drops: 5, kills: 2 });
  await allSent(page);
  const stored = (await people.saves(link)).map(({ submissionId }) => submissionId);
  expect(new Set(stored).size).toBe(stored.length);
  expect(stored.filter((submission) => !told.has(submission))).toEqual([]);
  expect(Object.keys(await answersTo(link))).toHaveLength(13);
  await page.goto(`${link}/check-answers`);
  const shown = await page.locator('main').innerText();
  expect(shown).toMatch(/You answered (all 13|1[0-3] of 13)/);
  await send(page);
  await page.getByRole('heading', { name: /Thank you/ }).waitFor();
  expect((await people.stored(link))?.finishedAt).not.toBeNull();
});

test.each([{ locks: true }, { locks: false }])(
  'two tabs of one link come back at once and send each answer once (Web Locks: $locks)',
  async ({ locks }) => {
    const link = people.nextLink();
    const one = await stage.phone();
    const context = one.context();
    if (!locks)
      await context.addInitScript(() =>
        Object.defineProperty(Navigator.prototype, 'locks', { value: undefined }),
      );
    const handed: string[] = [];
    context.on('request', (request) => {
      if (request.url().endsWith('/kept')) handed.push(request.postDataJSON().submission);
    });
    await startOn(one, link);
    const two = await context.newPage();
    await two.goto(`${link}/physical_health`);
    await isReady(two);
    await context.setOffline(true);
    await answerHere(two, 1);
    // A tab behind another one draws nothing.
    await one.bringToFront();
    await answerHere(one);
    await answerHere(one);
    expect(await waitingOn(one)).toBe(3);
    const before = handed.length;
    await context.setOffline(false);
    await allSent(one);
    const sent = handed.slice(before);
    expect(new Set(sent).size).toBe(sent.length);
    const saves = (await people.saves(link)).map(({ page, submissionId }) => ({ page, submissionId }));
    expect(saves.map(({ page }) => page).sort()).toEqual([
      'general_health',
      'physical_health',
      'physical_health',
    ]);
    expect(new Set(saves.map(({ submissionId }) => submissionId)).size).toBe(3);
    await context.close();
  },
);

test('without a service worker an open page is finished without a line all the same', async () => {
  const link = people.nextLink();
  const page = await stage.phone();
  await page.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'serviceWorker'));
  await page.goto(link);
  await page.getByRole('button', { name: 'Start the survey' }).click();
  await keepsSurvey(page);
  await page.context().setOffline(true);
  for (let turns = 0; turns < 20 && !page.url().includes('check-answers'); turns++) await answerHere(page);
  await send(page);
  await page.getByRole('heading', { name: /You have finished/ }).waitFor();
  await page.context().setOffline(false);
  await page.getByRole('heading', { name: /Thank you/ }).waitFor();
  expect((await people.stored(link))?.finishedAt).not.toBeNull();
  expect(await page.evaluate(() => indexedDB.databases())).toEqual([]);
  await page.context().close();
});

test('answers left on the phone are sent by the invitation itself, which then knows them', async () => {
  const link = people.nextLink();
  const first = await stage.phone();
  const context = first.context();
  await startOn(first, link);
  await context.setOffline(true);
  await answerHere(first);
  await first.close();
  await context.setOffline(false);
  const page = await context.newPage();
  await page.goto(link);
  await page.getByText('Connection is back. We have answer 1.').waitFor();
  await page.getByRole('button', { name: 'Go on from question 2' }).waitFor();
  expect((await people.stored(link))?.answers.general_health).toEqual({ value: 'very_good' });
  await context.close();
});

test('answers that come after the survey has closed are told to be too late, and are gone from the phone', async () => {
  const link = people.nextLink();
  const page = await stage.phone();
  await startOn(page, link);
  await page.context().setOffline(true);
  await answerHere(page);
  const open = stage.world.clock.now;
  stage.world.clock.forward(60);
  await page.context().setOffline(false);
  await page.getByRole('heading', { name: 'The survey had closed' }).waitFor();
  stage.world.clock.now = open;
  await expectNothingKept(page);
  await page.context().close();
});

test('a link that has died is final: what was on the phone is shown, tried no more, and goes when the person says so', async () => {
  const [other, link] = [people.nextLink(), people.nextLink()];
  const page = await stage.phone();
  const context = page.context();
  // Of another survey on this phone, which is never finished.
  await startOn(page, other);
  await keepsSurvey(page);
  await startOn(page, link);
  await keepsSurvey(page, 2);
  await context.setOffline(true);
  await answerHere(page);
  await people.revoke(link);
  let tries = 0;
  context.on('request', (request) => {
    if (request.url().endsWith('/kept')) tries += 1;
  });
  await context.setOffline(false);
  const told = page.locator('#refused');
  await told.getByText('This link no longer works').waitFor();
  expect((await told.innerText()).replace(/\s+/g, ' ')).toMatch(
    /on this phone only\. Ask for a new link, and answer again\. Thinking of your health.*\? Very good/,
  );
  expect(tries).toBe(1);
  // Opened again it says so still, and sends nothing.
  await page.goto(link);
  await told.getByText('Very good').waitFor();
  expect(await waitingOn(page)).toBe(1);
  await told.getByRole('button', { name: 'Remove them from this phone' }).click();
  await told.getByText('They are gone from this phone.').waitFor();
  expect(tries).toBe(1);
  expect((await keptOn(page)).databases).toEqual(['sounding']);

  // Once no answer to the other counts any more, any page of ours forgets it.
  await context.clock.setFixedTime(new Date(stage.world.clock.now.getTime() + 90 * 86_400_000));
  await page.goto(link);
  await expectNothingKept(page);
  await context.close();
});

describe('where nothing can be kept', () => {
  test.each([
    {
      name: 'a phone that has no space left',
      // As browsers tell it: not where something is added, but when the transaction comes to nothing.
      break: () => {
        const { add } = IDBObjectStore.prototype;
        IDBObjectStore.prototype.add = function (...given) {
          const asked = add.apply(this, given);
          if (this.name !== 'acts') return asked;
          const value = new DOMException('full', 'QuotaExceededError');
          Object.defineProperty(this.transaction, 'error', { value });
          this.transaction.abort();
          return asked;
        };
      },
      said: /^Answer 1 could not be saved\. This phone has no space left\. Free some space/,
    },
    {
      name: 'plain http',
      break: () => Object.defineProperty(Crypto.prototype, 'subtle', { value: undefined }),
      said: /^Answer 1 could not be saved\. There is no connection, and this page cannot keep answers on this phone\./,
    },
    {
      name: 'a browser that refuses storage',
      break: () => {
        IDBFactory.prototype.open = () => {
          throw new DOMException('refused', 'SecurityError');
        };
      },
      said: /^Answer 1 could not be saved\. There is no connection, and this page cannot keep/,
    },
  ])('on $name it is said, what was typed stands, and goes when the line is back', async (one) => {
    const link = people.nextLink();
    const page = await stage.phone();
    await page.addInitScript(one.break);
    await page.goto(link);
    await page.getByRole('button', { name: 'Start the survey' }).click();
    if (!/space/.test(one.name))
      await page.getByText(/This page cannot keep answers on this phone/).waitFor();
    else await isReady(page);
    await page.context().setOffline(true);
    await page.getByLabel('Good', { exact: true }).check();
    await page.getByRole('button', { name: 'Continue', exact: true }).click();
    await page.locator('.strip.fault').waitFor();
    expect(await strip(page).innerText()).toMatch(one.said);
    expect(await page.getByLabel('Good', { exact: true }).isChecked()).toBe(true);
    // Nothing says that it is saved, and nothing waits to be sent.
    expect(await page.locator('.saved').innerText()).not.toMatch(/answers? \d+ .*saved/i);
    if (/space/.test(one.name)) expect(await waitingOn(page)).toBe(0);
    await page.context().setOffline(false);
    await turn(page, 'Continue');
    expect((await people.stored(link))?.answers.general_health).toEqual({ value: 'good' });
    await page.context().close();
  });
});

test('none of it met a fault of a script or of the content policy', () => {
  expect(stage.faults.filter((fault) => !/ERR_INTERNET_DISCONNECTED|ERR_FAILED/.test(fault))).toEqual([]);
});
