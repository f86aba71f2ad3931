import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Questionnaire } from '../../surveys/questionnaires/types';
import { answers } from '../../surveys/questions/answers';
import { watchClips } from './clip';
import { headingOf } from './stage';

/** A survey with a page for each kind it has not yet, and with an order to give instead of shares. */
export function withEveryKind(survey: Questionnaire): Questionnaire {
  const asked = survey.pages.flatMap(({ questions }) => questions);
  const others = Object.values(answers)
    .map(({ example }) => example.question)
    .filter(({ kind }) => !asked.some((question) => question.kind === kind));
  return {
    ...survey,
    pages: [
      ...survey.pages.map((page) => ({
        ...page,
        questions: page.questions.map((question) =>
          question.kind === 'constant-sum' ? { ...question, orderInstead: true } : question,
        ),
      })),
      ...others.map((question) => ({ key: question.key, questions: [question] })),
    ],
  };
}

/**
 * Hands that know only keys. Whatever is reached has to have the focus, show that it has, and stand in sight; so each step
 * fails where something cannot be reached, or where the focus is lost.
 */
export function keyboardOf(page: Page) {
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const has = (place: Locator) => place.evaluate((element) => element === document.activeElement);

  /** Tabs on, or back, until a place has the focus. */
  async function to(place: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    for (let tabs = 0; tabs < 60; tabs++) {
      if (await has(place)) return expectSeen(page);
      await press(key);
    }
    throw new Error(`${place} is not reached by ${key} on ${page.url()}: ${await focusOf(page)}`);
  }

  /** Presses a key that turns the page, and waits for the next one, come from the server or drawn on the phone. */
  async function turnBy(key: string): Promise<void> {
    await page.locator('main').evaluate((main) => main.setAttribute('data-turned', ''));
    await press(key);
    await page.locator('main:not([data-turned]) h1').first().waitFor();
  }

  async function goOn(): Promise<void> {
    await to(page.getByRole('button', { name: 'Continue', exact: true }).last());
    await turnBy('Enter');
  }

  /** After Continue: the summary has the focus, and its first link leads to the field named. */
  async function mend(field: string): Promise<void> {
    await expect.poll(() => focusOf(page)).toBe('#problems');
    await press('Tab', 'Enter');
    await expect.poll(() => focusOf(page)).toBe(field);
    await expectSeen(page);
  }

  return { press, to, turnBy, goOn, mend, has };
}

/** Where the focus is: a control by its name, else an element by its id or its words. */
async function focusOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    const active = document.activeElement;
    if (!active) return 'nowhere';
    return active.getAttribute('name') || (active.id && `#${active.id}`) || active.textContent?.trim() || '';
  });
}

/** What has the focus is drawn in the colour of the focus, or has an outline, and is within the window. */
async function expectSeen(page: Page): Promise<void> {
  const seen = await page.evaluate(() => {
    const active = document.activeElement as HTMLElement;
    const colour = 'rgb(255, 235, 59)';
    // Of a radio or a box to tick it is the drawn one that shows it, on its label.
    const label = active.nextElementSibling;
    const looks = [getComputedStyle(active), ...(label ? [getComputedStyle(label, '::before')] : [])];
    const isMarked = looks.some(
      ({ outlineStyle, outlineColor, boxShadow, backgroundColor }) =>
        (outlineStyle !== 'none' && outlineColor === colour) ||
        boxShadow.includes(colour) ||
        backgroundColor === colour,
    );
    const { top, bottom } = active.getBoundingClientRect();
    return { isMarked, isInSight: bottom > 0 && top < innerHeight };
  });
  expect(seen, await focusOf(page)).toEqual({ isMarked: true, isInSight: true });
}

/** Answers a survey with every kind from its link to its sending, by keys alone, with some mistakes on the way. */
export async function answerByKeyboard(page: Page, link: string): Promise<void> {
  const { press, to, turnBy, goOn, mend, has } = keyboardOf(page);
  const named = (name: string) => page.locator(`[name="${name}"]`).first();
  const button = (name: string | RegExp) =>
    page.getByRole('button', { name, exact: typeof name === 'string' }).first();
  const type = (text: string) => page.keyboard.type(text);
  const choose = async (name: string, ...moves: string[]) => {
    await to(named(name));
    await press(...(moves.length > 0 ? moves : ['Space']));
  };
  const chosen = (name: string) =>
    page
      .locator(`[name="${name}"]:checked`)
      .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));

  const clips = watchClips(page);
  await page.goto(link);
  await to(button('Start the survey'));
  await turnBy('Enter');
  await choose('q.general_health', 'ArrowDown');
  expect(await chosen('q.general_health')).toEqual(['good']);
  await goOn();

  await to(page.locator('summary', { hasText: 'British Sign Language' }));
  await press('Enter');
  await clips.expectNone();
  await press('Tab', 'Space');
  await clips.expectPlaying();
  // Nothing chosen is asked about once; then it is skipped.
  await goOn();
  await mend('q.physical_health');
  await goOn();

  await choose('q.mental_health', 'ArrowUp');
  expect(await chosen('q.mental_health')).toEqual(['~prefer-not-to-say']);
  await goOn();

  await to(named('q.active_days'));
  await type('9');
  await turnBy('Enter');
  await mend('q.active_days');
  await press('Control+A');
  await type('3');
  await goOn();
  // The browser's own Back leads to the page before, though a link of its summary was followed there.
  await page.goBack();
  await expect.poll(() => named('q.active_days').inputValue()).toBe('3');
  await to(button('Stop and go on later'));
  await turnBy('Enter');
  expect(await headingOf(page)).toBe('Your answers are saved');
  await page.goto('about:blank');
  await page.goto(link);
  await to(button(/^Go on from question/));
  await turnBy('Enter');
  const steps: Readonly<Record<string, () => Promise<void>>> = {
    about_points: async () => {},
    share: async () => {
      const box = page.locator('.stepper input').first();
      await to(page.locator('.stepper button').nth(1));
      await press('Enter', 'Space');
      expect(await box.inputValue()).toBe('10');
      await to(page.locator('.stepper button').first(), 'Shift+Tab');
      await press('Enter', 'Enter');
      expect(await box.inputValue()).toBe('0');
      await to(button('Share equally'));
      await press('Space');
      // Putting them in order is there as well; numbers that come to the total count before it.
      await to(page.locator('summary'));
      await press('Enter', 'Tab', 'ArrowDown');
      expect(await page.locator('details select').first().inputValue()).toBe('1');
    },
    priorities: async () => {
      for (const choice of ['Being seen sooner', 'Evenings and weekends', 'Care nearer home']) {
        await to(button(new RegExp(choice)), choice.startsWith('Care') ? 'Shift+Tab' : 'Tab');
        await press('Space');
      }
      const up = button('Move Care nearer home up');
      await to(up);
      await press('Enter');
      expect(await page.locator('.order li span').allInnerTexts()).toEqual([
        'Being seen sooner',
        'Care nearer home',
        'Evenings and weekends',
      ]);
      // What was moved keeps the focus, to be moved on.
      expect(await has(up)).toBe(true);
    },
    barriers: async () => {
      await choose('q.barriers', 'Space', 'Tab', 'Space');
      expect(await chosen('q.barriers')).toHaveLength(2);
    },
    change: async () => {
      await to(page.getByRole('textbox').first());
      await type('More evening clinics, please');
      await to(page.getByRole('radio').first());
      await press('Space');
    },
    experience: async () => {
      await choose('q.experience.gp');
      await nextCard('q.experience.pharmacy');
      await nextCard('q.experience.hospital');
      // The page goes on from a changed card where all others have an answer.
      await to(button('Change: Your GP practice'));
      await press('Enter', 'Tab', 'ArrowDown');
      expect(await button(/^Next/).count()).toBe(0);
    },
    said: async () => {
      await choose('q.said.evenings');
      await nextCard('q.said.online', 'ArrowDown');
      await nextCard('q.said.nearer', 'ArrowUp');
    },
    matters: async () => {
      await choose('q.matters.1.best');
      await choose('q.matters.1.worst');
      await choose('q.matters.2.best');
      await choose('q.matters.2.worst', 'ArrowDown');
      await goOn();
      await mend('q.matters.1.worst');
      await press('ArrowDown');
    },
    last_visit: async () => {
      await to(named('q.last_visit.month'));
      await type('11');
      await to(named('q.last_visit.year'));
      await type('1918');
      await goOn();
      await mend('q.last_visit.year');
      await press('Control+A');
      await type('2018');
    },
    where_treated: async () => {
      await to(named('q.where_treated'));
      await type('nowhere');
      await goOn();
      await mend('q.where_treated');
      await press('Control+A');
      await type('BS23 3AA');
    },
    visit: async () => {
      await choose('q.visit.where');
      await to(named('q.visit.month'));
      await type('11');
      await to(named('q.visit.year'));
      await type('2018');
      await choose('q.visit.how', 'ArrowDown');
    },
  };
  /** The next card's heading takes the focus, so that it is read and Tab goes on within it. */
  const nextCard = async (name: string, ...moves: string[]) => {
    await to(button(/^Next(: |$)/));
    await press('Enter');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H2');
    await choose(name, ...moves);
  };
  const firstChoice = async () => {
    await to(
      page.locator('#page').getByRole('radio').or(page.locator('#page').getByRole('checkbox')).first(),
    );
    await press('Space');
  };
  for (let pages = 0; pages < 40 && !page.url().includes('check-answers'); pages++) {
    const key = page.url().split('/').pop()!;
    await (steps[key] ?? firstChoice)();
    await goOn();
  }
  await to(button('Send my answers'));
  await turnBy('Enter');
}
