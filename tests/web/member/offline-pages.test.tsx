import { afterEach, expect, test } from 'vitest';
import type { Questionnaire } from '../../../surveys/questionnaires/types';
import type { Act } from '../../../web/member/phone/act';
import { createDrawing } from '../../../web/member/phone/drawing';
import { createPages } from '../../../web/member/phone/pages';
import { standingOf } from '../../../web/member/phone/survey';
import { aPage, aQuestionnaire, yesOrNo } from '../../surveys/questionnaires/builders';

/** What a phone without a line draws where a survey does more than go on: help, ends, rounds. Its own rules, its own screens. */
const home = '/s/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa';
const helpline = { name: { en: 'Samaritans' }, telephone: '116 123' };

let element: HTMLElement;
afterEach(() => element.remove());

/** Goes through a survey without a line, and shows what stands there after the last press. */
async function after(questionnaire: Questionnaire, presses: readonly [string, Act['fields']][], go = 'next') {
  element = document.body.appendChild(document.createElement('div'));
  const pages = createPages(home, createDrawing({ element, language: 'en', leave: () => {} }));
  const survey = {
    questionnaire,
    language: 'en',
    state: { answers: {}, drafts: {} },
    timeZone: 'Europe/London',
    openUntil: '29 March 2026',
    countsFor: 86_400_000,
  };
  const acts = presses.map(
    ([page, fields], index): Act => ({
      page,
      go: index === presses.length - 1 ? go : 'next',
      submission: `press-${index}-of-a-phone`,
      composedAt: 0,
      asked: false,
      fields,
    }),
  );
  const standing = standingOf(survey, acts, new Date('2026-03-02T09:00:00Z'));
  await pages.showNext(survey, standing, presses[presses.length - 1]?.[0] ?? '', {});
  return { text: text(), standing, survey, pages };
}

const text = () => (element.textContent ?? '').replace(/\s+/g, ' ');
const hrefs = () => Array.from(element.querySelectorAll('a'), (anchor) => anchor.getAttribute('href'));

test('an answer that meets the safety route shows where help is first, and the survey waits behind it', async () => {
  const worried = aQuestionnaire(
    [
      aPage({
        key: 'words',
        kind: 'open-text',
        label: { en: 'What else?' },
        maxLength: 500,
        askQuote: false,
      }),
      aPage(yesOrNo('last')),
    ],
    { safety: [{ key: 'worry', words: ['hopeless'], lines: [helpline], task: '' }] },
  );
  const { text: said } = await after(worried, [['words', { 'q.words': 'It is hopeless' }]]);
  expect(said).toContain('Samaritans: 116 123');
  expect(hrefs()).toEqual(expect.arrayContaining(['tel:116123', `${home}/last`]));
  // What is behind it, and once only.
  const next = await after(worried, [
    ['words', { 'q.words': 'It is hopeless' }],
    ['last', { 'q.last': 'no' }],
  ]);
  expect(next.text).not.toContain('Samaritans');
});

test('whom the survey is not for reads so at once, and that it is not sent yet, also when the link is opened again', async () => {
  const screened = aQuestionnaire(
    [
      aPage(yesOrNo('carer'), { jumps: [{ if: { question: 'carer', is: 'no' }, end: 'not_for_you' }] }),
      aPage(yesOrNo('last')),
    ],
    {
      ends: [
        {
          key: 'not_for_you',
          kind: 'screened-out',
          title: { en: 'These questions are for carers' },
          paragraphs: [{ en: 'Thank you for looking.' }],
          lines: [helpline],
        },
      ],
    },
  );
  const { standing, survey, pages } = await after(screened, [['carer', { 'q.carer': 'no' }]]);
  for (const opens of [async () => {}, () => pages.showKey('carer', survey, standing, {})]) {
    await opens();
    expect(text()).toContain('These questions are for carers');
    expect(text()).toContain('not sent yet');
    expect(text()).toContain('29 March 2026');
    expect(hrefs()).toEqual(['tel:116123']);
  }
  // Whom it is for goes on.
  expect((await after(screened, [['carer', { 'q.carer': 'yes' }]])).text).toContain('Is it last?');
});

test('another end is reached by way of checking the answers', async () => {
  const helped = aQuestionnaire(
    [
      aPage(yesOrNo('worse'), { jumps: [{ if: { question: 'worse', is: 'yes' }, end: 'help' }] }),
      aPage(yesOrNo('last')),
    ],
    { ends: [{ key: 'help', kind: 'help', title: { en: 'Thank you' }, paragraphs: [], lines: [helpline] }] },
  );
  const { text: said } = await after(helped, [['worse', { 'q.worse': 'yes' }]]);
  expect(said).toContain('Check your answers, then send');
  expect(said).not.toContain('Is it last?');
});

test('a round of questions comes for each thing chosen, in its own words', async () => {
  const looped = aQuestionnaire(
    [
      aPage({
        key: 'used',
        kind: 'multiple-choice',
        label: { en: 'Which?' },
        options: ['gp', 'dentist', 'none'].map((code) => ({ code, label: { en: `the ${code}` } })),
      }),
      aPage({ ...yesOrNo('good'), label: { en: 'Was {{item}} good?' } }),
    ],
    { loops: [{ key: 'each', over: 'used', pages: ['good'], most: 2 }] },
  );
  const chosen: [string, Act['fields']] = ['used', { 'q.used': ['gp', 'dentist'] }];
  expect((await after(looped, [chosen])).text).toContain('Was the gp good?');
  const first: [string, Act['fields']] = ['good_gp', { 'q.good_gp': 'yes' }];
  expect((await after(looped, [chosen, first])).text).toContain('Was the dentist good?');
  const { text: said, standing } = await after(looped, [
    chosen,
    first,
    ['good_dentist', { 'q.good_dentist': 'no' }],
  ]);
  expect(said).toContain('You answered all 3 questions');
  expect(standing.onPhone).toEqual([1, 2, 3]);
});

test('to stop and go on later says when it has to be sent', async () => {
  const { text: said } = await after(
    aQuestionnaire([aPage(yesOrNo('one')), aPage(yesOrNo('two'))]),
    [['one', {}]],
    'later',
  );
  expect(said).toContain('Your answers are on this phone');
  expect(said).toContain('29 March 2026');
});
