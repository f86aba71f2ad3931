import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { findLink, revokeLinks } from '../../db/queries/access';
import { findResponse, listSaves } from '../../db/queries/responses';
import { hashToken } from '../../server/access/secrets';
import type { Questionnaire } from '../../surveys/questionnaires/types';
import { addMembersByEmail, issueWave, planWave } from '../support/fieldwork';
import { root, type Staff, type World } from '../support/world';
import type { Stage } from './stage';

export const survey: Questionnaire = JSON.parse(
  readFileSync(join(root, 'db', 'reference', 'questionnaires', 'first-survey.json'), 'utf8'),
);

/** What journeys and the benchmark of phones without a line share: links to the bundled survey, and one who answers it. */
export type LostLine = {
  /** The path of a link nobody has used: /s/{token} */
  readonly nextLink: () => string;
  readonly stored: (link: string) => Promise<Awaited<ReturnType<typeof findResponse>>>;
  readonly saves: (link: string) => ReturnType<typeof listSaves>;
  /** As when someone leaves the panel: the link is dead. */
  readonly revoke: (link: string) => Promise<unknown>;
};

export async function inviteByLink(
  world: World,
  lead: Staff,
  people: number,
  asked: Questionnaire = survey,
): Promise<LostLine> {
  await addMembersByEmail(world, 'bnssg', people);
  const wave = await planWave(world, 'bnssg', lead, {}, asked);
  const links = [...(await issueWave(world, 'bnssg', wave, lead)).values()];
  const read = () => world.deps.read('bnssg');
  const caseOf = async (link: string) =>
    (await findLink(world.deps.unbound, hashToken(link.split('/').pop()!)))!.rowId;
  return {
    nextLink: () => links.pop()!,
    stored: async (link) => findResponse(read(), await caseOf(link)),
    saves: async (link) => listSaves(read(), await caseOf(link)),
    revoke: async (link) => {
      const id = await caseOf(link);
      await world.deps.writer.write('bnssg', (write) => revokeLinks(write, 'answer', id));
    },
  };
}

/** Opens a link and starts, and waits until this phone can go on without a line. */
export async function startOn(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByRole('button', { name: /^(Start the survey|Go on)/ }).click();
  await isReady(page);
}

/** The shell is kept last of all. */
export async function isReady(page: Page): Promise<void> {
  await until(() =>
    page.evaluate(async () => {
      const kept = await (await caches.open('sounding')).keys();
      return kept.length > 5 && navigator.serviceWorker.controller !== null;
    }),
  );
}

export async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    // A page that is just being left cannot be asked.
    if (await isSo().catch(() => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('it was waited for in vain');
}

/** Answers the page that stands there as someone in no hurry would, and goes on. Returns the page's key. */
export async function answerHere(page: Page, pick = 0): Promise<string> {
  const key = page.url().split('/').pop()!;
  const form = page.locator('#page');
  const equally = page.getByRole('button', { name: /Share equally/ });
  if (await equally.count()) await equally.click();
  else if (await form.locator('.ranks button').count())
    for (const place of [0, 1, 2]) await form.locator('.ranks button').nth(place).click();
  else {
    const radios = form.getByRole('radio');
    const boxes = form.getByRole('textbox').or(form.getByRole('spinbutton'));
    const ticks = form.getByRole('checkbox');
    if (await boxes.count()) await boxes.first().fill(key === 'active_days' ? '3' : `Words ${pick}`);
    else if (await radios.count()) await radios.nth(pick % (await radios.count())).check();
    else if (await ticks.count()) await ticks.first().check();
  }
  await turn(page, 'Continue');
  return key;
}

/** Presses a button and waits for the page to turn, drawn on the phone or come from the server. */
export async function turn(page: Page, name: string): Promise<void> {
  await page.locator('main').evaluate((main) => main.setAttribute('data-turned', ''));
  await page.getByRole('button', { name, exact: true }).first().click();
  await page.locator('main:not([data-turned]) h1').first().waitFor();
}

/** Until nothing waits on this phone any more. */
export async function allSent(page: Page): Promise<void> {
  await until(async () => (await waitingOn(page)) === 0);
}

export const waitingOn = (page: Page): Promise<number> => countOn(page, 'acts');

/** Until the survey is kept, or so many, with or without a service worker. */
export async function keepsSurvey(page: Page, surveys = 1): Promise<void> {
  await until(async () => (await countOn(page, 'surveys')) >= surveys);
}

function countOn(page: Page, store: 'acts' | 'surveys'): Promise<number> {
  return page.evaluate(async (name) => {
    if (!(await indexedDB.databases()).some((one) => one.name === 'sounding')) return 0;
    return new Promise<number>((resolve) => {
      const asked = indexedDB.open('sounding');
      asked.onsuccess = () => {
        const counted = asked.result.transaction(name).objectStore(name).count();
        counted.onsuccess = () => {
          asked.result.close();
          resolve(counted.result);
        };
      };
    });
  }, store);
}

/**
 * One survey with lost lines and killed tabs: at each turn that is named the line drops or comes back, or the tab is killed
 * and the link opened again.
 * @returns the page it ends on, with how often the line dropped and the tab was killed
 */
export async function answerThroughTrouble(
  stage: Stage,
  context: BrowserContext,
  link: string,
  trouble: { readonly drops: number; readonly kills: number },
): Promise<Page> {
  let { drops, kills } = trouble;
  let page = context.pages()[0]!;
  await startOn(page, link);
  let isOff = false;
  const setOff = async (off: boolean) => {
    isOff = off;
    await context.setOffline(off);
  };
  for (let turns = 0; !page.url().includes('check-answers'); turns++) {
    if (turns > 200) throw new Error(`no end at ${page.url()}`);
    if (!isOff && drops > 0) {
      drops -= 1;
      await setOff(true);
    } else if (isOff && turns % 2 === 0) await setOff(false);
    if (kills > 0 && turns % 2 === 1) {
      kills -= 1;
      page = await killAndReopen(page, context, `${stage.base}${link}`);
    }
    await answerHere(page, turns);
    // More trouble than pages: some are answered again.
    if (page.url().includes('check-answers') && drops + kills > 0) {
      await page.locator('main a', { hasText: 'Change' }).first().click();
      await page.locator('#page button[value=next].button').waitFor();
    }
  }
  await setOff(false);
  if (drops + kills > 0) throw new Error(`${drops} drops and ${kills} kills were not met`);
  return page;
}

/** The submissions that a phone was told are saved, however they were sent: by a receipt, or by the page that follows. */
export function watchReceipts(context: BrowserContext): ReadonlySet<string> {
  const told = new Set<string>();
  context.on('response', (reply) => {
    const request = reply.request();
    if (request.method() !== 'POST') return;
    if (reply.url().endsWith('/kept') && reply.ok()) told.add(request.postDataJSON().submission);
    else if (reply.status() === 303)
      told.add(new URLSearchParams(request.postData() ?? '').get('submission') ?? '');
  });
  return told;
}

/** A tab that dies takes its scripts with it at once; the link is opened again, with or without a line. */
async function killAndReopen(page: Page, context: BrowserContext, address: string): Promise<Page> {
  await page.close({ runBeforeUnload: false });
  const again = await context.newPage();
  await again.goto(address);
  const start = again.getByRole('button', { name: /^(Start the survey|Go on)/ });
  const form = again.locator('#page');
  await start.or(form).first().waitFor();
  if (await start.count()) await start.click();
  await form.waitFor();
  return again;
}
