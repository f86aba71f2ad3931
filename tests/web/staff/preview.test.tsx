import { beforeEach, describe, expect, test, vi } from 'vitest';
import { bindCalls } from '../../../web/staff/api';
import { Preview } from '../../../web/staff/screens/surveys/preview';
import { serverSays, settle, show, words } from './support';

vi.mock('../../../web/staff/session', () => ({ useMe: () => () => ({ footprint: { timeZone: 'UTC' } }) }));

beforeEach(() => bindCalls({ footprint: 'bnssg', onSessionLost: () => {} }));

const open = {
  language: 'pl',
  format: 'easy-read',
  sentAt: '2026-03-02T09:00:00Z',
  until: '2026-03-05T09:00:00Z',
};

/** The preview of a survey in three languages, of which the panel is run in two. */
async function look(more: Partial<Parameters<typeof Preview>[0]> = {}): Promise<void> {
  show(() => (
    <Preview
      questionnaire="q"
      page="health"
      revision="1.1"
      languages={['en', 'pl', 'ur']}
      spoken={['en', 'pl']}
      format="standard"
      hasEasyRead={false}
      given={{}}
      {...more}
    />
  ));
  await settle();
}
const buttons = () => [...document.querySelectorAll('button')];
const press = (name: string) =>
  buttons()
    .find((one) => words(one) === name)!
    .click();
const address = () => new URL(document.querySelector('iframe')!.getAttribute('src')!, 'http://x');
const choose = (label: string, value: string) => {
  const of = [...document.querySelectorAll('label')].find((one) => words(one) === label)!;
  const field = document.getElementById(of.htmlFor) as HTMLSelectElement;
  field.value = value;
  field.dispatchEvent(new Event('change', { bubbles: true }));
};

describe('the page as a member sees it', () => {
  test('is shown in the languages members are offered, and the others are named with the reason', async () => {
    serverSays({ body: { test: null } });
    await look();
    const offered = [...document.querySelectorAll('.preview-languages button')].map(words);
    expect(offered).toEqual(['English', 'Polish']);
    expect(document.body.textContent).toContain('since the panel is not run in it: Urdu.');
    press('Polish');
    expect(address().searchParams.get('language')).toBe('pl');
    const start = [...document.querySelectorAll('a')].find((one) => words(one) === 'Try it from the start')!;
    expect(start.href).toContain('language=pl');
  });

  test('is tried as someone of whom a fact holds, in one arm of a split', async () => {
    serverSays({ body: { test: null } });
    const arms = ['short', 'long'].map((code) => ({ code, parts: 1 }));
    await look({
      given: { known: { carer: { profile: 'carer', codes: ['yes'] } }, splits: [{ key: 'wording', arms }] },
    });
    document.querySelector<HTMLInputElement>('details input[type=checkbox]')!.click();
    choose('Arm of the split “wording”', 'wording:long');
    expect(address().searchParams.get('facts')).toBe('carer,wording:long');
    choose('Arm of the split “wording”', 'wording:short');
    expect(address().searchParams.get('facts')).toBe('carer,wording:short');
    choose('Arm of the split “wording”', '');
    expect(address().searchParams.get('facts')).toBe('carer');
  });
});

describe('a test to one’s own phone', () => {
  test('goes in the language and the version chosen, and is closed again', async () => {
    const requests = serverSays(
      { body: { test: null } },
      { body: { to: 'priya@example.org', test: open } },
      { body: { test: null } },
    );
    await look({ hasEasyRead: true });
    press('Polish');
    choose('Version', 'easy-read');
    press('Send me a test');
    await settle();
    expect(JSON.parse(String(requests[1]!.init.body))).toEqual({
      language: 'pl',
      format: 'easy-read',
      facts: '',
    });
    expect(document.body.textContent).toContain('On its way to priya@example.org.');
    expect(words(document.querySelector('.send-test'))).toContain('Open until 5 March 2026');
    press('Close this test');
    await settle();
    expect(requests[2]!.init.method).toBe('DELETE');
    expect(document.body.textContent).not.toContain('Open until');
    expect(document.body.textContent).toContain('Its link opens nothing any more.');
  });

  test('that is open already is said, with the way to close it', async () => {
    serverSays({ body: { test: open } });
    await look();
    expect(words(document.querySelector('.send-test'))).toContain('Polish, Easy Read');
    expect(buttons().map(words)).toContain('Close this test');
  });

  test('that cannot be sent is said', async () => {
    serverSays(
      { body: { test: null } },
      { status: 409, body: { code: 'not-possible-now', title: 'No.', detail: 'Start one first.' } },
    );
    await look();
    press('Send me a test');
    await settle();
    expect(words(document.querySelector('.send-test [role=status]'))).toBe('Start one first.');
  });
});
