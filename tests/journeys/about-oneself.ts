import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { keyboardOf } from './by-keyboard';
import { headingOf } from './stage';

/** Joins by keys alone, with mistakes put right on the way and the phone's own Back pressed; ends where a link was sent. */
export async function joinByKeyboard(page: Page, name: string, email: string): Promise<void> {
  const { press, to, turnBy, goOn, mend } = keyboardOf(page);
  const named = (field: string) => page.locator(`[name="${field}"]:not([type=hidden])`).first();
  const write = async (field: string, text: string) => {
    await to(named(field));
    await press('Control+A');
    await page.keyboard.type(text);
  };
  const choose = async (field: string, ...moves: string[]) => {
    await to(named(field));
    await press('Space', ...moves);
  };

  await page.goto('/bnssg/join');
  await to(page.getByRole('link', { name: 'Skip to the page' }));
  await press('Enter', 'Tab');
  await page.keyboard.type('not a postcode');
  await turnBy('Enter');
  await mend('postcode');
  await press('Control+A');
  await page.keyboard.type('bs1 3ja');
  await turnBy('Enter');
  await page.getByText(/Bristol. The panel covers your area/).waitFor();
  await goOn();

  await write('birth-month', '3');
  await goOn();
  await mend('birth-year');
  await write('birth-year', '1984');
  await goOn();
  expect(await headingOf(page)).toMatch(/sex/);
  // Back is the phone's most pressed button: it leads to the page before, as it was sent, and asks nothing.
  await page.goBack();
  expect(await headingOf(page)).toBe('When were you born?');
  await write('birth-month', '3');
  await write('birth-year', '1984');
  await goOn();

  await choose('about-sex');
  await goOn();
  await choose('about-ethnicity', 'ArrowUp');
  await goOn();
  await choose('about-disability', 'ArrowDown');
  await goOn();
  await write('name', name);
  await write('email', 'grace@');
  await goOn();
  await mend('email');
  await write('email', email);
  await choose('preferred');
  await goOn();
  await choose('needs');
  await goOn();
  await goOn();
  await mend('consent');
  await press('Space', 'Tab', 'Space', 'Tab', 'Space');
  await goOn();
  expect(await headingOf(page)).toBe('One more step: look at your e-mail');
  // Whoever comes to a shared screen next and presses Back finds nothing of the one before.
  await page.goBack().catch(() => undefined);
  const left = await page.locator('html').innerHTML();
  for (const own of [name, email, '1984']) expect(left).not.toContain(own);
  await page.goto('/bnssg');
}

/** Sees and changes what is held, takes a break and ends it, takes everything away, and leaves: by keys alone. */
export async function keepDetailsByKeyboard(page: Page): Promise<void> {
  const { press, to, turnBy, mend } = keyboardOf(page);
  const home = page.url();
  const follow = async (name: string) => {
    await to(page.getByRole('link', { name, exact: true }));
    await turnBy('Enter');
  };
  const pressed = async (name: string) => {
    await to(page.getByRole('button', { name, exact: true }).last());
    await turnBy('Enter');
  };

  await follow('Change E-mail');
  await to(page.getByRole('textbox', { name: 'E-mail' }));
  await press('Control+A');
  await page.keyboard.type('grace@');
  await pressed('Save');
  await mend('email');
  await press('Control+A');
  await page.keyboard.type('hopper@example.org');
  await pressed('Save');
  expect(await page.title()).toMatch(/^We have sent a link to your new e-mail address/);

  await follow('Change Sex');
  // What is held is chosen, so that one sees what one changes.
  expect(await page.getByRole('radio', { name: 'Female' }).isChecked()).toBe(true);
  await to(page.getByRole('radio', { name: 'Female' }));
  await press('ArrowDown');
  await pressed('Save');
  expect(await page.title()).toMatch(/^Your change is saved\. My details/);

  await follow('Pause');
  await pressed('Pause');
  await mend('months');
  await press('Space');
  await pressed('Pause');
  await follow('Back to My details');
  await pressed('Go on now');
  expect(await page.title()).toMatch(/^Welcome back/);

  await follow('Take Take my data');
  const file = page.waitForEvent('download');
  await to(page.getByRole('link', { name: 'Take it as a file for computers' }));
  await press('Enter');
  expect((await file).suggestedFilename()).toBe('my-data.json');

  await page.goto(home);
  await follow('Leave');
  await pressed('Yes, leave the panel');
  expect(await headingOf(page)).toBe('You have left the panel');
}
