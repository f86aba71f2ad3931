import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Questionnaire } from '../../../surveys/questionnaires/types';
import EditorScreen from '../../../web/staff/screens/surveys/editor';
import { shortSurvey } from '../../support/short-survey';
import { show, words } from './support';

const review = { findings: [] as object[], readingAge: 8, longestMinutes: 2, mostQuestions: 4 };
type Saved = { reason?: string; definition: Questionnaire };
let saves: Saved[];
let findings: object[];

const shown = (more: object = {}) => ({
  id: 'q',
  name: 'Survey 1',
  version: 1,
  versionId: 'v',
  revision: 1,
  frozenAt: null,
  changedAt: '2026-03-02T09:00:00Z',
  changedBy: 'Someone',
  definition: shortSurvey,
  review: { ...review, findings },
  issued: null,
  spoken: ['en', 'pl'],
  profile: [
    {
      key: 'carer',
      label: 'Carer',
      isAsked: true,
      categories: [
        { code: 'no', label: 'No' },
        { code: 'yes', label: 'Yes, I care' },
      ],
    },
  ],
  versions: [{ version: 1, frozenAt: null }],
  ...more,
});

/** A server that keeps what is sent; a version that is issued is followed only with a reason. */
function serve(first: ReturnType<typeof shown>): void {
  let version = first.version;
  let isFrozen = first.frozenAt !== null;
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const reply = (body: unknown, status = 200) =>
      new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
    if (url.endsWith('/asked-before')) return reply({ questions: [] });
    if (init.method !== 'PUT') return reply(first);
    const sent = JSON.parse(String(init.body)) as Saved;
    if (isFrozen && sent.reason === undefined) return reply({ code: 'fields-wrong', title: 'No.' }, 422);
    if (isFrozen) version += 1;
    isFrozen = false;
    saves.push(sent);
    return reply({ version, versionId: 'v', revision: saves.length + 1, changedAt: first.changedAt, review });
  });
}

vi.mock('../../../web/staff/session', () => ({
  useMe: () => () => ({ footprint: null }),
  useHasRole: () => () => true,
}));
// The frame is a page of the server's own: a browser looks at it in the journeys.
vi.mock('../../../web/staff/screens/surveys/preview', () => ({ Preview: () => null }));
vi.mock('@solidjs/router', async (original) => ({
  ...(await original<typeof import('@solidjs/router')>()),
  useParams: () => ({ questionnaire: 'q', view: location.hash.slice(1) }),
}));

beforeEach(async () => {
  saves = [];
  findings = [];
  location.hash = '';
  const { bindCalls } = await import('../../../web/staff/api');
  bindCalls({ footprint: 'bnssg', onSessionLost: () => {} });
  vi.useFakeTimers({ shouldAdvanceTime: true });
});
afterEach(() => vi.useRealTimers());

async function open(view = '', first = shown()): Promise<void> {
  location.hash = view;
  serve(first);
  show(() => <EditorScreen />);
  await vi.advanceTimersByTimeAsync(20);
}
const pause = () => vi.advanceTimersByTimeAsync(1500);
const press = (name: string | RegExp, nth = 0) =>
  [...document.querySelectorAll('button')]
    .filter((one) => {
      const said = one.getAttribute('aria-label') ?? words(one);
      return typeof name === 'string' ? said === name : name.test(said);
    })
    [nth]!.click();
function write(label: string, value: string): void {
  const holder = [...document.querySelectorAll('label')].find((one) => words(one) === label)!;
  const field = document.getElementById(holder.htmlFor) as HTMLInputElement;
  field.value = value;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
}
const outline = () => [...document.querySelectorAll('.outline-question')].map(words);

test('a change saves itself a moment later, as a whole', async () => {
  await open();
  write('Question', 'How are you today?');
  expect(saves).toEqual([]);
  await pause();
  expect(saves).toHaveLength(1);
  expect(saves[0]?.definition.pages[0]?.questions[0]?.label.en).toBe('How are you today?');
  expect(words(document.querySelector('.as-of'))).toMatch(/^Version 1\. Saved /);
});

test('a change made without a line is saved by itself when the line is back', async () => {
  await open();
  const online = globalThis.fetch;
  vi.stubGlobal('fetch', async () => {
    throw new TypeError('no line');
  });
  write('Question', 'How are you today?');
  await pause();
  expect(words(document.querySelector('.as-of'))).toBe('Not saved yet');
  expect(words(document.querySelector('.notice-error'))).toContain('saved as soon as the line is back.');
  const leaving = new Event('beforeunload', { cancelable: true });
  window.dispatchEvent(leaving);
  expect(leaving.defaultPrevented).toBe(true);
  vi.stubGlobal('fetch', online);
  await vi.advanceTimersByTimeAsync(6000);
  expect(saves.at(-1)?.definition.pages[0]?.questions[0]?.label.en).toBe('How are you today?');
  expect(document.querySelector('.notice-error')).toBeNull();
});

test('what the dry run found is counted in the outline and stands beside its question', async () => {
  findings = [
    { severity: 'stops', page: 'share', question: 'share', sentence: 'It gives no way round.' },
    { severity: 'check', page: 'share', sentence: 'A long scroll.' },
  ];
  await open();
  expect(words(document.querySelector('.button-stopped'))).toBe('Plan a wave (1 to settle)');
  expect(outline()[1]).toContain('1 finding, 1 to settle before the launch');
  expect(document.body.textContent).not.toContain('It gives no way round.');
  press('Plan a wave (1 to settle)');
  expect(words(document.querySelector('h2'))).toBe('Share out a total');
  expect(words(document.querySelector('.notice-error'))).toContain('It gives no way round.');
});

test('what is found about the whole survey stands folded above each question; what stops it stands open', async () => {
  findings = [
    { severity: 'check', sentence: 'Nobody has checked the Polish.' },
    { severity: 'stops', sentence: 'No question counts.' },
  ];
  await open();
  expect(words(document.querySelector('.notice-error'))).toContain('No question counts.');
  const folded = document.querySelector<HTMLDetailsElement>('.whole-findings')!;
  expect(folded.open).toBe(false);
  expect(words(folded.querySelector('summary'))).toBe('1 thing to check in the survey as a whole');
  expect(words(folded)).toContain('Nobody has checked the Polish.');
});

test('a question is added from the library, moved by buttons, taken out and put back', async () => {
  await open();
  press('Add a question');
  press(/^How is your health in general\?/);
  expect(outline()[1]).toContain('How is your health in general?');
  press('Move this question up');
  expect(outline()[0]).toContain('How is your health in general?');
  expect(outline()[1]).toContain('How is your health?');
  await pause();
  press('Remove this question');
  expect(outline()).toHaveLength(4);
  press('Undo the last change');
  expect(outline()).toHaveLength(5);
});

test('by keyboard a question is moved again and again: the focus goes with it, and it is said', async () => {
  await open();
  const focused = () => document.activeElement?.getAttribute('aria-label');
  document.querySelectorAll<HTMLElement>('.outline-question')[3]!.click();
  for (const place of [2, 1]) {
    const up = [...document.querySelectorAll<HTMLElement>('.outline button')].find(
      (one) => one.getAttribute('aria-label') === 'Move this question up',
    )!;
    up.focus();
    up.click();
    expect(words(document.querySelectorAll('.outline-question')[place])).toContain(
      'What else should we know?',
    );
    expect(focused()).toBe('Move this question up');
    expect(words(document.querySelector('.editor-list [role=status]'))).toBe(
      `“What else should we know?” is now on page ${place + 1} of 4, place 1.`,
    );
  }
  press('Move this question up');
  expect(focused()).toBe('Move this question down');
});

test('a button that takes a question away leaves the focus in the list, where the editor now stands', async () => {
  await open();
  document.querySelectorAll<HTMLElement>('.outline-question')[2]!.click();
  press('Remove this question');
  expect(words(document.activeElement)).toContain('Share out 10 points');
  press('Put it on the page above');
  expect(words(document.activeElement)).toContain('Share out 10 points');
  expect(words(document.querySelector('.editor-main .actions'))).toContain('Give it a page of its own');
});

test('who plans a wave from the editor has chosen the questionnaire', async () => {
  await open();
  const plan = [...document.querySelectorAll('a')].find((one) => words(one) === 'Plan a wave');
  expect(plan?.getAttribute('href')).toBe('/staff/fieldwork/plan?questionnaire=q');
});

test('the words of a question that was added are there to be typed over', async () => {
  await open();
  press('Add a question');
  press(/^One choice/);
  const box = document.activeElement as HTMLTextAreaElement;
  expect(box.value).toBe('Write the question here');
  expect([box.selectionStart, box.selectionEnd]).toEqual([0, box.value.length]);
});

test('options are moved by keyboard too, and one that is added is typed over', async () => {
  await open();
  const focused = () => document.activeElement as HTMLInputElement;
  press('Move option 1 down');
  expect(focused().getAttribute('aria-label')).toBe('Move option 2 up');
  expect(words(document.querySelector('.option-list [role=status]'))).toBe('“Good” is now option 2 of 2.');
  press('Add an option');
  expect(focused().value).toBe('Option 3');
});

test('an issued version is looked at, and followed only for a reason', async () => {
  await open('', shown({ frozenAt: '2026-03-01T09:00:00Z' }));
  expect(document.querySelector<HTMLFieldSetElement>('.editor-main')?.disabled).toBe(true);
  press('Begin version 2');
  expect(words(document.querySelector('.follow .field-error'))).toBe(
    'Write a sentence on why it is changed.',
  );
  write('Why version 2 is needed', 'A word was misspelt');
  press('Begin version 2');
  await pause();
  expect(saves.map(({ reason }) => reason)).toEqual(['A word was misspelt']);
  expect(document.querySelector('.follow')).toBeNull();
  expect([...document.querySelectorAll('.key-box output')].map(words)).toContain('health');
});

test('logic is added as a sentence that can be edited and removed', async () => {
  await open('logic');
  press('Add an end page');
  press('Add a jump');
  await pause();
  expect(saves.at(-1)?.definition.pages[3]?.jumps).toEqual([
    { if: { question: 'comment', answered: true }, end: 'end_1' },
  ]);
  expect(document.body.textContent).toContain('go to the end “Thank you”.');
  press(/^Remove: After page 4/);
  await pause();
  expect(saves.at(-1)?.definition.pages[3]).not.toHaveProperty('jumps');
});

test('a split and its arms are named, and the conditions that ask for them follow', async () => {
  const [first, ...rest] = shortSurvey.pages;
  const definition: Questionnaire = {
    ...shortSurvey,
    splits: [
      {
        key: 'split_1',
        arms: [
          { code: 'a', parts: 1 },
          { code: 'b', parts: 1 },
        ],
      },
    ],
    pages: [first!, { ...rest[0]!, showIf: { split: 'split_1', arm: 'b' } }, ...rest.slice(1)],
  };
  await open('logic', shown({ definition }));
  press(/^Edit: By lot/);
  write('Name of the split', 'wording');
  write('Name of arm 2', 'long');
  await pause();
  expect(saves.at(-1)?.definition.splits).toEqual([
    {
      key: 'wording',
      arms: [
        { code: 'a', parts: 1 },
        { code: 'long', parts: 1 },
      ],
    },
  ]);
  expect(saves.at(-1)?.definition.pages[1]?.showIf).toEqual({ split: 'wording', arm: 'long' });
  write('Name of arm 2', 'a');
  expect(words(document.querySelector('.field-error'))).toContain('“a” already');
});

test('a split that was issued keeps its names', async () => {
  const arms = [
    { code: 'a', parts: 1 },
    { code: 'b', parts: 1 },
  ];
  const definition: Questionnaire = { ...shortSurvey, splits: [{ key: 'split_1', arms }] };
  await open('logic', shown({ version: 2, definition, issued: { version: 1, definition } }));
  press(/^Edit: By lot/);
  expect([...document.querySelectorAll('.logic-form .key-box output')].map(words)).toEqual([
    'split_1',
    'a',
    'b',
  ]);
});

test('a known fact is built from what is kept of members', async () => {
  await open('logic');
  press('Add a known fact');
  const tick = (label: string) => {
    const of = [...document.querySelectorAll('label')].find((one) => words(one) === label)!;
    document.getElementById(of.htmlFor)!.click();
  };
  tick('Yes, I care');
  tick('No');
  await pause();
  expect(saves.at(-1)?.definition.known).toEqual({ known_1: { profile: 'carer', codes: ['yes'] } });
});

test('translations stand beside the English, and what is missing is counted', async () => {
  await open('languages', shown({ definition: { ...shortSurvey, languages: ['en', 'pl'] } }));
  const boxes = () => [...document.querySelectorAll<HTMLTextAreaElement>('.translation textarea')];
  const missing = () => document.querySelectorAll('.translation .warned').length;
  const all = boxes().length;
  expect(missing()).toBe(all);
  boxes()[0]!.value = 'Jak się masz';
  boxes()[0]!.dispatchEvent(new Event('input', { bubbles: true }));
  expect(missing()).toBe(all - 1);
  await pause();
  expect(saves.at(-1)?.definition.title).toEqual({ en: 'How you are', pl: 'Jak się masz' });
});

test('what a version changes is told by question, with the reason', async () => {
  const [first, ...rest] = shortSurvey.pages;
  const reworded = { ...first!.questions[0]!, label: { en: 'How is your health now?' } };
  const definition = { ...shortSurvey, pages: [{ ...first!, questions: [reworded] }, ...rest] };
  await open(
    'history',
    shown({
      version: 2,
      definition,
      issued: { version: 1, definition: shortSurvey },
      versions: [
        { version: 1, frozenAt: '2026-03-01T09:00:00Z' },
        { version: 2, frozenAt: null, reason: 'Clearer' },
      ],
    }),
  );
  const said = words(document.querySelector('.history'));
  expect(said).toContain('Because: Clearer');
  expect(said).toContain('Only words differ.');
  expect(said).toContain('“How is your health?” is now “How is your health now?”.');
});
