import { createSignal } from 'solid-js';
import { expect, test } from 'vitest';
import type { Questionnaire } from '../../../surveys/questionnaires/types';
import { usualCompleteness } from '../../../surveys/questionnaires/types';
import { answers, type Question } from '../../../surveys/questions/answers';
import { parseQuestion } from '../../../surveys/questions/definitions';
import { bindCalls } from '../../../web/staff/api';
import type { Editing } from '../../../web/staff/screens/surveys/draft';
import { kindUses } from '../../../web/staff/screens/surveys/questions/kind-uses';
import { newQuestion } from '../../../web/staff/screens/surveys/questions/new-question';
import { QuestionEditor } from '../../../web/staff/screens/surveys/questions/question-editor';
import { settingsOf } from '../../../web/staff/screens/surveys/questions/settings';
import { serverSays, settle, show, words } from './support';

const kinds = Object.values(answers).map((kind) => [kind.kind, kind] as const);

const aDraft = (...questions: Question[]): Questionnaire => ({
  title: { en: 'A survey' },
  purpose: { en: 'To hear.' },
  thanks: { en: 'Thank you.' },
  minutes: 5,
  languages: ['en'],
  completeness: usualCompleteness,
  pages: questions.map((question, at) => ({ key: `page_${at + 1}`, questions: [question] })),
});

/** A draft being edited, without a server behind it. */
function editing(start: Questionnaire, issued: Questionnaire | null = null): Editing {
  const [draft, setDraft] = createSignal(start);
  return {
    draft,
    change: (next) => setDraft(() => next),
    issued: () => issued,
    footprint: 'bnssg',
    profile: [],
  };
}

function open(edited: Editing, page: number): void {
  show(() => (
    <QuestionEditor
      question={edited.draft().pages[page]!.questions[0]!}
      at={{ page, question: 0 }}
      editing={edited}
    />
  ));
}

function type(label: string, value: string, event = 'input'): void {
  const labelled = [...document.querySelectorAll('label')].find((one) => words(one) === label);
  const field =
    document.querySelector<HTMLInputElement>(`[aria-label="${label}"]`) ??
    (document.getElementById(labelled?.htmlFor ?? '') as HTMLInputElement);
  field.value = value;
  field.dispatchEvent(new Event(event, { bubbles: true }));
}

const health: Question = {
  key: 'health',
  kind: 'single-choice',
  label: { en: 'How is your health?' },
  options: [
    { code: 'good', label: { en: 'Good' } },
    { code: 'bad', label: { en: 'Bad' } },
  ],
};
const waiting: Question = {
  key: 'waiting',
  kind: 'single-choice',
  label: { en: 'Are you waiting?' },
  options: [
    { code: 'yes', label: { en: 'Yes' } },
    { code: 'no', label: { en: 'No' } },
  ],
  showIf: { question: 'health', is: 'bad' },
};

test.each(kinds)('the editor opens a question of every kind: %s', (_, { example, label }) => {
  open(editing(aDraft(example.question)), 0);
  expect(document.querySelector('h2')?.textContent).toBe(label);
});

test.each(kinds)(
  'whoever types goes on typing: no box is made anew by a letter, of kind %s',
  (_, { example }) => {
    open(editing(aDraft(example.question)), 0);
    const boxes = [...document.querySelectorAll<HTMLInputElement>('textarea, input.input:not([type=file])')];
    expect(boxes.length).toBeGreaterThan(2);
    for (const box of boxes.filter((one) => one.isConnected)) {
      box.value = `${box.value}1`;
      box.dispatchEvent(new Event('input', { bubbles: true }));
      expect(box.isConnected, words(document.querySelector(`label[for="${box.id}"]`))).toBe(true);
    }
  },
);

test.each(kinds)('a new question of every kind can be saved at once: %s', (name) => {
  const question: Question = newQuestion(name, 'question_1');
  expect(question.key).toBe('question_1');
  expect(parseQuestion(JSON.parse(JSON.stringify(question))).ok).toBe(true);
});

test.each(kinds)('who adds a question reads what this kind is for: %s', (name) => {
  expect(kindUses[name]).toMatch(/^[A-Z].{20,}\.$/);
});

test.each(kinds)('every part that a kind has of its own can be set: %s', (_, { example }) => {
  const shared = Object.keys(health).filter((name) => name !== 'options');
  const more = ['hint', 'sensitive', 'special', 'ground', 'whyWeAsk', 'offers', 'dontKnowWords', 'showIf'];
  const rest = ['shuffle', 'carryFrom', 'crucial', 'source', 'benchmark'];
  const own = Object.keys(example.question).filter((name) => ![...shared, ...more, ...rest].includes(name));
  const set = settingsOf(example.question).map((one) => ('name' in one ? one.name : one.as));
  expect(set).toEqual(expect.arrayContaining(own));
});

test('new words for an option stand under its code, and its code takes the conditions with it', () => {
  const edited = editing(aDraft(health, waiting));
  open(edited, 0);
  type('Option 2', 'Poor');
  type('Code of option 2', 'poor', 'change');
  const [first, second] = edited.draft().pages;
  expect(first?.questions[0]).toMatchObject({
    options: [{ code: 'good' }, { code: 'poor', label: { en: 'Poor' } }],
  });
  expect(second?.questions[0]?.showIf).toEqual({ question: 'health', is: 'poor' });
});

test('a key that another question has is said under it, and nothing is changed', () => {
  const edited = editing(aDraft(health, waiting));
  open(edited, 0);
  type('Key: its name in data files', 'waiting', 'change');
  expect(words(document.querySelector('.field-error'))).toBe(
    'Another question has the key “waiting” already. Write another.',
  );
  expect(edited.draft().pages[0]?.questions[0]?.key).toBe('health');
  type('Key: its name in data files', 'health_now', 'change');
  expect(edited.draft().pages[0]?.questions[0]?.key).toBe('health_now');
});

test('what was issued keeps its key and codes; an option that is new may have any', () => {
  const option = { code: 'fair', label: { en: 'Fair' } };
  const longer: Question = { ...health, options: [...health.options, option] };
  open(editing(aDraft(longer), aDraft(health)), 0);
  expect([...document.querySelectorAll('output')].map(words)).toEqual(['good', 'bad', 'health']);
  expect(
    [...document.querySelectorAll<HTMLInputElement>('.key-box input')].map(({ value }) => value),
  ).toEqual(['fair']);
});

test('a condition is built from selects and read back as a sentence', () => {
  const { showIf: _showIf, ...everyone } = waiting;
  const edited = editing(aDraft(health, everyone as Question));
  open(edited, 1);
  [...document.querySelectorAll('button')].find((one) => words(one) === 'Set a condition')!.click();
  expect(words(document.querySelector('.condition-said'))).toBe('Only if “How is your health?” is “Good”.');
  const pick = (label: string, value: string) => type(label, value, 'change');
  pick('Part 1: how', 'isNot');
  pick('Part 1: value', 'bad');
  pick('Part 1: whether it holds', 'not');
  expect(edited.draft().pages[1]?.questions[0]?.showIf).toEqual({
    not: { question: 'health', isNot: 'bad' },
  });
  [...document.querySelectorAll('button')].find((one) => words(one) === 'Remove the condition')!.click();
  expect(edited.draft().pages[1]?.questions[0]?.showIf).toBeUndefined();
});

test('an earlier answer is put into a question by choosing it, with what is read where there is none', () => {
  const edited = editing(aDraft(health, waiting));
  open(edited, 1);
  const label = () => edited.draft().pages[1]?.questions[0]?.label.en;
  type('Put in the answer to', 'health', 'change');
  expect(label()).toBe('Are you waiting? {{health|…}}');
  open(edited, 1);
  type('Who gave no answer to “How is your health?” reads', 'as {you} like');
  expect(label()).toBe('Are you waiting? {{health|as you like}}');
});

test('a page of a loop can name the choice its round is about; the first page has nothing to say', () => {
  const start = aDraft(health, waiting);
  const edited = editing({
    ...start,
    loops: [{ key: 'each', over: 'health', pages: ['page_2'], most: 3 }],
  });
  open(edited, 1);
  type('Put in the answer to', 'item', 'change');
  expect(edited.draft().pages[1]?.questions[0]?.label.en).toBe('Are you waiting? {{item}}');
  document.body.replaceChildren();
  open(edited, 0);
  expect(words(document.body)).not.toContain('Earlier answers in these words');
});

test('a question asked before says where, of how many and with what result', async () => {
  bindCalls({ footprint: 'bnssg', onSessionLost: () => {} });
  const everyone = { shown: true, estimate: 0.62, low: 0.55, high: 0.69, base: 210, effectiveBase: 180 };
  serverSays({
    body: {
      groups: [{ unit: 'share', decimals: 0, lines: [{ code: 'good', label: 'Good', everyone }] }],
      interval: { name: 'confidence interval' },
      weighting: { id: 'x' },
    },
  });
  const survey = {
    title: 'Spring',
    status: 'closed',
    opensOn: '2026-03-01',
    closesOn: '2026-03-29',
  } as const;
  const surveys = [{ ...survey, wave: 'w1', question: 'health', otherWords: 'Are you well?' }];
  const edited = editing(aDraft(health));
  show(() => (
    <QuestionEditor question={health} at={{ page: 0, question: 0 }} editing={edited} asked={surveys} />
  ));
  await settle();
  await settle();
  const said = words(document.querySelector('.asked-before'));
  expect(said).toContain('Asked before in 1 survey');
  expect(said).toContain('Spring, asked until 29 March 2026');
  expect(said).toContain('“Are you well?”');
  expect(said).toContain(
    '62% chose “Good” (95% confidence interval 55 to 69), of 210 who answered. Weighted.',
  );
});

test('published figures to set beside a question are named in a form: source, place, and which answers make up each', () => {
  const benchmark = { source: 'Table Q68', geography: 'England', groups: { Good: ['good'] } };
  const edited = editing(aDraft({ ...health, benchmark }));
  const kept = () => edited.draft().pages[0]!.questions[0]!.benchmark;
  open(edited, 0);
  type('Place they are for', 'Wales');
  expect(kept()).toEqual({ ...benchmark, geography: 'Wales' });
  type('Its words, just as published', 'Very good', 'change');
  expect(kept()?.groups).toEqual({ 'Very good': ['good'] });
  const press = (name: string) =>
    [...document.querySelectorAll('button')].find((one) => words(one) === name)!.click();
  press('Add a published answer');
  expect(Object.values(kept()?.groups ?? {})).toHaveLength(2);
  press('Set it beside no published figures');
  expect(kept()).toBeUndefined();
});
