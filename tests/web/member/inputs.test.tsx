import { render } from 'solid-js/web';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { answers, type Question } from '../../../surveys/questions/answers';
import type { Fields } from '../../../surveys/questions/question-kind';
import { type InputName, inputs } from '../../../web/member/kinds';

let dispose = () => {};
afterEach(() => {
  dispose();
  document.body.innerHTML = '';
});

/** The input of a question on a form, as on a phone once the script has come. */
async function onAPhone(question: Question, fields: Fields = {}) {
  const Shown = await inputs[answers[question.kind].input as InputName]();
  const form = document.createElement('form');
  document.body.append(form);
  dispose = render(
    () => <Shown question={question} fields={fields} problems={[]} language="en" isPage />,
    form,
  );
  const press = (words: string) => {
    const found = Array.from(form.querySelectorAll('button')).find(
      (button) => button.getAttribute('aria-label') === words || button.textContent?.trim().endsWith(words),
    );
    if (!found) throw new Error(`no button says ${words}`);
    found.click();
  };
  const posted = () =>
    Object.fromEntries(Array.from(new FormData(form), ([name, value]) => [name, String(value)]));
  const said = () => form.querySelector('.total p')?.textContent?.trim();
  return { form, press, posted, said };
}

describe('sharing a total', () => {
  const { question } = answers['constant-sum'].example;

  test('plus moves a step, and what is left stays in sight', async () => {
    const page = await onAPhone(question);
    expect(page.said()).toBe('100 points left to share');
    page.press('More points for GP surgeries');
    page.press('More points for Hospitals');
    expect(page.said()).toBe('90 points left to share');
    expect(page.posted()).toMatchObject({ 'q.share.gp': '5', 'q.share.hospitals': '5' });
  });

  test('equal shares come to the total, and starting again empties them', async () => {
    const page = await onAPhone(question);
    page.press('Share equally');
    expect(page.posted()).toMatchObject({
      'q.share.gp': '34',
      'q.share.hospitals': '33',
      'q.share.mental': '33',
    });
    expect(page.said()).toBe('All 100 points are shared');
    page.press('Start again');
    expect(page.said()).toBe('100 points left to share');
  });

  test('seconds and changes are counted up to the last change, over all visits', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    onTestFinished(() => void vi.useRealTimers());
    const page = await onAPhone(question, { 'q.share.how.counted': '30-4' });
    expect(page.posted()['q.share.how.counted']).toBe('30-4');
    vi.advanceTimersByTime(12_000);
    page.press('Share equally');
    page.press('More points for GP surgeries'); // nothing is left, so nothing changes
    vi.advanceTimersByTime(60_000);
    expect(page.posted()['q.share.how.counted']).toBe('42-5');
  });

  test('nothing is counted of a question nobody touched', async () => {
    expect((await onAPhone(question)).posted()['q.share.how.counted']).toBe('');
  });

  test('a number can be typed, and plus gives no more than what is left', async () => {
    const page = await onAPhone(question, { 'q.share.gp': '98' });
    page.press('More points for Hospitals');
    expect(page.posted()['q.share.hospitals']).toBe('2');
    page.press('More points for Hospitals');
    expect(page.posted()['q.share.hospitals']).toBe('2');
    expect(page.form.textContent).toContain('No points left. Take some from another one first.');
    const box = page.form.querySelector<HTMLInputElement>('[name="q.share.gp"]')!;
    box.value = '110';
    box.dispatchEvent(new Event('input', { bubbles: true }));
    expect(page.said()).toBe('12 points too many');
  });

  test('places can be given instead, folded away until they are wanted', async () => {
    const either = { ...question, orderInstead: true };
    const page = await onAPhone(either);
    expect(page.form.querySelector('details')?.open).toBe(false);
    dispose();
    const back = await onAPhone(either, { 'q.share.order.gp': '1' });
    expect(back.form.querySelector('details')?.open).toBe(true);
    expect(back.posted()['q.share.order.gp']).toBe('1');
  });

  test('minus never goes below nothing', async () => {
    const page = await onAPhone(question, { 'q.share.gp': '3' });
    page.press('Fewer points for GP surgeries');
    page.press('Fewer points for GP surgeries');
    expect(page.posted()['q.share.gp']).toBe('0');
  });
});

describe('putting in order', () => {
  const { question } = answers.ranking.example;

  test('tapping gives places in turn, and tapping again takes one away', async () => {
    const page = await onAPhone(question);
    page.press('Booking online');
    page.press('Evening appointments');
    expect(page.posted()).toEqual({ 'q.priorities.1': 'online', 'q.priorities.2': 'evenings' });
    page.press('Booking online');
    expect(page.posted()).toEqual({ 'q.priorities.1': 'evenings', 'q.priorities.2': '' });
  });

  test('when all places are taken another tap changes nothing', async () => {
    const page = await onAPhone(question);
    page.press('Care nearer home');
    page.press('Booking online');
    page.press('Evening appointments');
    expect(page.posted()).toEqual({ 'q.priorities.1': 'nearer', 'q.priorities.2': 'online' });
  });

  test('arrows swap neighbours', async () => {
    const page = await onAPhone(question);
    page.press('Care nearer home');
    page.press('Booking online');
    page.press('Move Booking online up');
    expect(page.posted()).toEqual({ 'q.priorities.1': 'online', 'q.priorities.2': 'nearer' });
  });
});

test('“other” brings a box to say which, under its own option', async () => {
  const question = { ...answers['single-choice'].example.question, other: 'maybe' };
  const page = await onAPhone(question, { 'q.workshop': 'maybe', 'q.workshop.other': 'in May' });
  expect(page.posted()).toEqual({ 'q.workshop': 'maybe', 'q.workshop.other': 'in May' });
  const row = page.form.querySelector('[name="q.workshop.other"]')!.closest('.row');
  expect(row?.querySelector('input')?.value).toBe('maybe');
});

describe('cards, one at a time', () => {
  const { question } = answers.grid.example;
  const inSight = (form: HTMLFormElement) =>
    Array.from(form.querySelectorAll<HTMLFieldSetElement>('fieldset fieldset'))
      .filter((card) => !card.hidden)
      .map((card) => card.querySelector('h2')?.textContent);
  const choose = (form: HTMLFormElement, item: string, code: string) => {
    const box = form.querySelector<HTMLInputElement>(`[name="q.experience.${item}"][value="${code}"]`)!;
    box.checked = true;
    box.dispatchEvent(new Event('change', { bubbles: true }));
  };

  test('open at the first without an answer, and go on only when asked to', async () => {
    const { form, press, posted } = await onAPhone(question, { 'q.experience.gp': 'poor' });
    expect(inSight(form)).toEqual(['Your pharmacy']);
    choose(form, 'pharmacy', 'good');
    expect(inSight(form)).toEqual(['Your pharmacy']);
    press('Next: Hospital care');
    expect(inSight(form)).toEqual(['Hospital care']);
    expect(posted()).toEqual({ 'q.experience.gp': 'poor', 'q.experience.pharmacy': 'good' });
  });

  test('what was said so far stays in sight and can be changed', async () => {
    const { form, press } = await onAPhone(question, { 'q.experience.gp': 'poor' });
    expect(form.querySelector('.held')?.textContent).toContain('Your GP practicePoor');
    press('Change: Your GP practice');
    expect(inSight(form)).toEqual(['Your GP practice']);
  });

  test('after a change one goes on to the card that was left', async () => {
    const { form, press } = await onAPhone(question, {
      'q.experience.gp': 'poor',
      'q.experience.pharmacy': 'good',
    });
    expect(inSight(form)).toEqual(['Hospital care']);
    press('Change: Your GP practice');
    press('Change: Your pharmacy');
    press('Next: Hospital care');
    expect(inSight(form)).toEqual(['Hospital care']);
  });

  test('one leads to the next until no other is open; then the page goes on', async () => {
    const { form, press } = await onAPhone(question, { 'q.experience.gp': 'poor' });
    // Continue gives way to the next card.
    expect(form.classList).toContain('more');
    choose(form, 'pharmacy', 'good');
    press('Next: Hospital care');
    choose(form, 'hospital', 'good');
    press('Change: Your GP practice');
    expect(form.classList).not.toContain('more');
    expect(form.textContent).not.toContain('Next');
  });

  test('statements have the same three answers each', async () => {
    const { form, press } = await onAPhone(answers.statements.example.question);
    // A statement is too long for a button.
    press('Next');
    const rows = form.querySelectorAll('fieldset fieldset:not([hidden]) .row');
    expect(Array.from(rows, (row) => row.textContent)).toEqual(['Agree', 'Disagree', 'Pass, or not sure']);
  });
});

test('a date is boxes without a calendar, and only those that are asked for', async () => {
  const day = await onAPhone(answers['part-date'].example.question, { 'q.last_visit.year': '2018' });
  expect(day.posted()).toEqual({
    'q.last_visit.day': '',
    'q.last_visit.month': '',
    'q.last_visit.year': '2018',
  });
  dispose();
  const year = await onAPhone({ ...answers['part-date'].example.question, finest: 'year' });
  expect(Object.keys(year.posted())).toEqual(['q.last_visit.year']);
});

test('an experience is three parts on one page, each with its own words', async () => {
  const fields = answers.experience.fill(answers.experience.example.question, {
    value: answers.experience.example.value,
  });
  const { form, posted } = await onAPhone(
    { ...answers.experience.example.question, howWords: { en: 'How were you treated?' } },
    fields,
  );
  expect(posted()).toEqual(fields);
  const titles = Array.from(form.querySelectorAll('h2'), (title) => title.textContent);
  expect(titles).toEqual(['Where was it?', 'When was it, as near as you know?', 'How were you treated?']);
});

test('most and least are two taps in each set, and come back as they were', async () => {
  const { question, value } = answers['best-worst'].example;
  const fields = answers['best-worst'].fill(question, { value });
  const { form, posted } = await onAPhone(question, fields);
  expect(posted()).toEqual(fields);
  expect(form.querySelectorAll('legend [tabindex]')).toHaveLength(4);
});

test('a postcode says how much of it is kept', async () => {
  const { form } = await onAPhone(answers.postcode.example.question);
  expect(form.textContent).toContain('We keep only its beginning, such as BS23 3.');
});

test('consent has nothing chosen beforehand', async () => {
  const { form, posted } = await onAPhone(answers.consent.example.question);
  expect(form.querySelectorAll('input[type=radio]')).toHaveLength(2);
  expect(posted()).toEqual({});
});

describe('several choices', () => {
  const { question } = answers['multiple-choice'].example;
  const tick = (form: HTMLFormElement, code: string) => {
    const box = form.querySelector<HTMLInputElement>(`input[value="${code}"]`)!;
    box.checked = true;
    box.dispatchEvent(new Event('change', { bubbles: true }));
  };
  const ticked = (form: HTMLFormElement) =>
    Array.from(form.querySelectorAll<HTMLInputElement>('input:checked'), (box) => box.value);

  test('“None of these” clears the others, and they clear it', async () => {
    const { form } = await onAPhone(question, { 'q.used': ['gp', 'hospital'] });
    expect(ticked(form)).toEqual(['gp', 'hospital']);
    tick(form, 'none');
    expect(ticked(form)).toEqual(['none']);
    tick(form, 'pharmacy');
    expect(ticked(form)).toEqual(['pharmacy']);
  });

  test('so does “Prefer not to say”', async () => {
    const { form } = await onAPhone(question, { 'q.used': ['gp'] });
    tick(form, '~prefer-not-to-say');
    expect(ticked(form)).toEqual(['~prefer-not-to-say']);
  });
});

test('a ladder stands with its highest number at the top and words at both ends', async () => {
  const { form } = await onAPhone(answers.scale.example.question, { 'q.wellbeing': '7' });
  const rows = Array.from(form.querySelectorAll('.row'), (row) => row.textContent?.trim());
  expect(rows[0]).toBe('10Completely well');
  expect(rows[10]).toBe('0Not at all well');
  expect(form.querySelector<HTMLInputElement>('input:checked')?.value).toBe('7');
});

test('every kind of question has an input on the phone', () => {
  for (const kind of Object.values(answers)) expect(Object.keys(inputs)).toContain(kind.input);
});
