import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listCasesOfMember } from '../../db/queries/fieldwork';
import { listMembers } from '../../db/queries/panel';
import { findResponse } from '../../db/queries/responses';
import type { Questionnaire } from '../../surveys/questionnaires/types';
import { aFrameInUse } from '../support/builders';
import { signQuestion } from '../support/media';
import { ann, joinAndConfirm } from '../support/recruits';
import { linkIn, type Staff } from '../support/world';
import { joinByKeyboard, keepDetailsByKeyboard } from './about-oneself';
import { answerByKeyboard, keyboardOf, withEveryKind } from './by-keyboard';
import { watchClips } from './clip';
import { turn } from './lost-line';
import { headingOf, openStage, type Stage } from './stage';

/** A member's whole way on a phone of 360 × 740, once with JavaScript and once without. */
let stage: Stage;
let lead: Staff;
beforeAll(async () => {
  stage = await openStage();
  lead = await stage.world.staff('bnssg', ['engagement-lead']);
  await aFrameInUse(stage.world, 'bnssg', { size: 60 });
});
afterAll(() => stage.close());

const goOn = (page: Page) => turn(page, 'Continue');

describe.each([
  { javaScript: true, name: 'Grace Hopper', email: 'grace@example.org' },
  { javaScript: false, name: 'Ada Byron', email: 'ada@example.org' },
])('with JavaScript: $javaScript', ({ javaScript, name, email }) => {
  let page: Page;
  let memberId: string;

  test('joins in one thing a page, by keyboard alone where a script runs, and confirms by a button', async () => {
    page = await stage.phone({ javaScript });
    const before = new Set((await listMembers(stage.world.deps.read('bnssg'))).map(({ id }) => id));
    if (javaScript) await joinByKeyboard(page, name, email);
    else await joinByHand(page, name, email);
    const mail = (await stage.world.deliver()).filter((message) => message.to === email);
    await page.goto(linkIn(mail.at(-1), '/confirm/'));
    const yes = page.getByRole('button', { name: 'Yes, I would like to join' });
    if (javaScript) {
      const { to, turnBy } = keyboardOf(page);
      await to(yes);
      await turnBy('Enter');
    } else await yes.click();
    expect(await headingOf(page)).toBe('Welcome to the panel');
    const joined = (await listMembers(stage.world.deps.read('bnssg'))).filter(({ id }) => !before.has(id));
    expect(joined.map(({ status }) => status)).toEqual(['member']);
    memberId = joined[0]!.id;
  });

  test('answers a survey, by keyboard alone where a script runs, stops, goes on by the same link, and sends it', async () => {
    const { world } = stage;
    const made = await world.send(
      'POST',
      '/api/bnssg/questionnaires',
      { name: `Survey for ${name}`, from: { kind: 'bundled', bundled: 'first-survey' } },
      lead,
    );
    expect(made.status, made.text).toBeLessThan(300);
    const { id } = made.json as { id: string };
    if (javaScript) {
      const path = `/api/bnssg/questionnaires/${id}`;
      const { version, revision, definition } = (await world.get(path, lead)).json as {
        version: number;
        revision: number;
        definition: Questionnaire;
      };
      const every = { version, revision, definition: withEveryKind(definition) };
      const saved = await world.send('PUT', path, every, lead);
      expect(saved.status, saved.text).toBe(200);
    }
    await signQuestion(stage.world, lead, id, 'physical_health');
    const planned = await world.send(
      'POST',
      '/api/bnssg/waves',
      {
        questionnaire: id,
        title: 'Your health and your services',
        opensOn: '2026-03-02',
        closesOn: '2026-03-20',
        graceDays: 0,
        draw: { kind: 'all' },
        reminders: { afterDays: 7, most: 1 },
      },
      lead,
    );
    expect(planned.status, planned.text).toBeLessThan(300);
    const wave = (planned.json as { id: string }).id;
    const issued = await world.send('POST', `/api/bnssg/waves/${wave}/issue`, {}, lead);
    expect(issued.status, issued.text).toBeLessThan(300);
    const mail = (await world.deliver()).filter(
      (message) => message.to === email && message.text.includes('/s/'),
    );
    const link = linkIn(mail.at(-1), '/s/');
    if (javaScript) await answerByKeyboard(page, link);
    else await answerByHand(page, link);
    await page.getByRole('heading', { name: /Thank you/ }).waitFor();
    const [own] = await listCasesOfMember(world.deps.read('bnssg'), memberId);
    const response = await findResponse(world.deps.read('bnssg'), own!.case.id);
    expect(response?.finishedAt).not.toBeNull();
    // The items stand in an order of each person's own, so which get the odd points differs.
    const share = response?.answers.share as { value: Readonly<Record<string, number>> };
    expect(Object.values(share.value).sort()).toEqual([16, 16, 17, 17, 17, 17]);
    expect(response?.answers).toMatchObject({
      general_health: { value: 'good' },
      physical_health: { missing: 'skipped' },
      mental_health: { missing: 'prefer-not-to-say' },
      active_days: { value: 3 },
      priorities: { value: ['sooner', 'nearer', 'evenings'] },
      change: { value: { text: 'More evening clinics, please', mayQuote: true } },
      ...(javaScript && {
        experience: { value: { gp: 'neither', pharmacy: 'good', hospital: 'good' } },
        said: { value: { evenings: 'agree', online: 'disagree', nearer: 'pass' } },
        matters: {
          value: [
            { best: 'speed', worst: 'near' },
            { best: 'near', worst: 'same' },
          ],
        },
        last_visit: { value: '2018-11' },
        where_treated: { value: 'BS23 3' },
        visit: { value: { where: 'gp', when: '2018-11', how: 'neither' } },
      }),
    });
  });

  test('sees what is held and leaves; by keyboard alone also changes it, pauses and takes it away', async () => {
    const mail = (await stage.world.deliver()).filter((message) => message.to === email);
    await page.goto(linkIn(mail.at(-1), '/me/'));
    const held = await page.locator('main').innerText();
    expect(held).toContain(name);
    expect(held).toContain(email);
    expect(held).toContain('Prefer not to say');
    if (javaScript) await keepDetailsByKeyboard(page);
    else {
      await page.getByRole('link', { name: 'Leave', exact: true }).click();
      await page.getByRole('button', { name: 'Yes, leave the panel' }).click();
    }
    const members = await listMembers(stage.world.deps.read('bnssg'));
    expect(members.find((member) => member.id === memberId)?.status).toBe('left');
  });

  test('meets no fault of a script or of the content policy', () => {
    expect(stage.faults).toEqual([]);
  });
});

test('a choice made before the script has come stays made', async () => {
  const { world } = stage;
  await joinAndConfirm(world, 'bnssg', { ...ann, email: 'late@example.org', name: 'Late Script' });
  const { waves } = (await world.get('/api/bnssg/waves', lead)).json as { waves: { id: string }[] };
  await world.send('POST', `/api/bnssg/waves/${waves[0]!.id}/issue`, {}, lead);
  const mail = (await world.deliver()).filter(
    (message) => message.to === 'late@example.org' && message.text.includes('/s/'),
  );
  const page = await stage.phone();
  await page.goto(linkIn(mail.at(-1), '/s/'));
  let mayLoad = () => {};
  const wait = new Promise<void>((resolve) => {
    mayLoad = resolve;
  });
  await page.route('**/assets/*.js', async (route) => {
    await wait;
    await route.continue();
  });
  await page.getByRole('button', { name: 'Start the survey' }).click();
  await page.getByLabel('Good', { exact: true }).check();
  const scripts = page.waitForResponse((response) => response.url().includes('entry-client'));
  mayLoad();
  await scripts;
  await page.waitForTimeout(300);
  expect(await page.getByLabel('Good', { exact: true }).isChecked()).toBe(true);
  await goOn(page);
  expect(await headingOf(page)).toMatch(/physical health/);
});

/** Without a script, by tapping. */
async function joinByHand(page: Page, name: string, email: string): Promise<void> {
  await page.goto('/bnssg/join');
  await page.getByLabel('Postcode').fill('not a postcode');
  await goOn(page);
  expect(await page.getByRole('alert').innerText()).toMatch(/postcode/i);
  expect(await page.getByLabel('Postcode').inputValue()).toBe('not a postcode');
  await page.getByLabel('Postcode').fill('bs1 3ja');
  await goOn(page);
  await page.getByText(/Bristol. The panel covers your area/).waitFor();
  for (let pages = 0; pages < 15 && !(await headingOf(page)).startsWith('One more step'); pages++)
    await fillJoinPage(page, name, email);
  expect(await headingOf(page)).toBe('One more step: look at your e-mail');
}

async function fillJoinPage(page: Page, name: string, email: string): Promise<void> {
  const heading = await headingOf(page);
  const tick = async (label: string | RegExp) =>
    page
      .getByLabel(label, { exact: typeof label === 'string' })
      .first()
      .check();
  if (/born/i.test(heading)) {
    await page.getByLabel(/^Month/).fill('3');
    await page.getByLabel(/^Year/).fill('1984');
  } else if (/sex/i.test(heading)) await tick('Female');
  else if (/ethnic/i.test(heading)) await tick('Prefer not to say');
  else if (/disab|condition|health/i.test(heading)) await page.getByRole('radio').nth(1).check();
  else if (/reach|contact/i.test(heading)) {
    await page.getByLabel(/^(Your )?name/i).fill(name);
    await page
      .getByLabel(/e-mail/i)
      .first()
      .fill(email);
  } else if (/what happens/i.test(heading)) {
    for (const box of await page.getByRole('checkbox').all()) await box.check();
  }
  await page
    .getByRole('button', { name: /^(Continue|Join|Send|Sign up|Yes)/ })
    .first()
    .click();
}

/** Without a script, by tapping, with a mistake and a rest on the way. */
async function answerByHand(page: Page, link: string): Promise<void> {
  const clips = watchClips(page);
  await page.goto(link);
  await page.getByRole('button', { name: 'Start the survey' }).click();
  await page.getByLabel('Good', { exact: true }).check();
  await goOn(page);
  expect(await headingOf(page)).toMatch(/how is your physical health/);
  await page.getByText('Watch this question in British Sign Language').click();
  await clips.expectNone();
  await page.locator('video').evaluate((video: HTMLVideoElement) => video.play());
  await clips.expectPlaying();
  // Nothing chosen is asked about once, then taken as skipped.
  await goOn(page);
  await goOn(page);
  await page.getByLabel('Prefer not to say').check();
  await goOn(page);
  await page.getByRole('textbox').or(page.getByRole('spinbutton')).first().fill('9');
  await goOn(page);
  expect(await page.getByRole('alert').innerText()).toMatch(/7/);
  await page.getByRole('textbox').or(page.getByRole('spinbutton')).first().fill('3');
  await page.getByRole('button', { name: 'Stop and go on later' }).click();
  await page.getByRole('heading', { name: 'Your answers are saved' }).waitFor();
  await page.goto('about:blank');
  await page.goto(link);
  await page.getByRole('button', { name: /^Go on from question/ }).click();
  for (let pages = 0; pages < 20 && !page.url().includes('check-answers'); pages++) await answerPage(page);
  expect(await page.locator('main').innerText()).toMatch(/You answered|answered/);
  await page.getByRole('button', { name: 'Send my answers' }).first().click();
}

async function answerPage(page: Page): Promise<void> {
  const heading = await headingOf(page);
  if (/share out the money\?$/.test(heading)) {
    const shares = {
      mental_health: 17,
      hospitals: 17,
      social_care: 17,
      gp: 17,
      staying_well: 16,
      community: 16,
    };
    for (const [code, points] of Object.entries(shares))
      await page.locator(`[name="q.share.${code}"]`).fill(String(points));
  } else if (/three changes/.test(heading)) {
    for (const [index, code] of ['sooner', 'nearer', 'evenings'].entries())
      await page.locator('select').nth(index).selectOption(code);
  } else if (/one thing would you change/.test(heading)) {
    await page.getByRole('textbox').first().fill('More evening clinics, please');
    await page.getByRole('radio').first().check();
  } else {
    const first = page.getByRole('radio').or(page.getByRole('checkbox')).first();
    if (await first.count()) await first.check();
  }
  await goOn(page);
}
