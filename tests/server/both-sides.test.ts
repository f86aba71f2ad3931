import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findLink } from '../../db/queries/access';
import { findResponse } from '../../db/queries/responses';
import { hashToken } from '../../server/access/secrets';
import { type Given, givenIn } from '../../surveys/questionnaires/given';
import { resumePage } from '../../surveys/questionnaires/routing';
import type { Page, Questionnaire } from '../../surveys/questionnaires/types';
import { answers as kinds, type Question } from '../../surveys/questions/answers';
import type { Act } from '../../web/member/phone/act';
import { createPages } from '../../web/member/phone/pages';
import { type Survey, standingOf } from '../../web/member/phone/survey';
import type { MessageProps } from '../../web/member/screens/message';
import type { QuestionProps } from '../../web/member/screens/question';
import type { APerson } from '../support/builders';
import { addMembersByEmail, hiddenIn, issueWave, planWave } from '../support/fieldwork';
import { createWorld, type Staff, type World } from '../support/world';
import { aPage, aQuestionnaire, comment, information, yesOrNo } from '../surveys/questionnaires/builders';

/**
 * Every part of a questionnaire's logic, gone through twice with the same presses: by posting forms as a browser without a
 * script does, and on a phone without a line, by what it was given. Both come to the same pages, say the same on them, list
 * the same options in the same order, and hold the same answers.
 */
let world: World;
let lead: Staff;

beforeAll(async () => {
  world = await createWorld();
  lead = await world.staff('bnssg', ['engagement-lead']);
  const administrator = await world.staff('bnssg', ['administrator']);
  await world.send('PATCH', '/api/bnssg/footprint', { languages: ['pl', 'ur'] }, administrator);
});
afterAll(() => world.close());

type Fields = Readonly<Record<string, string | readonly string[]>>;
type Press = readonly [page: string, fields: Fields, go?: string];

type Case = {
  readonly what: string;
  readonly survey: Questionnaire;
  readonly person?: APerson;
  readonly language?: string;
  readonly presses: readonly Press[];
  /** The first page, and what stands there after each press; a page that stopped has its problem behind it. */
  readonly comesTo: readonly string[] | ((given: Given) => readonly string[]);
};

const yes = (key: string): Press => [key, { [`q.${key}`]: 'yes' }];
const no = (key: string): Press => [key, { [`q.${key}`]: 'no' }];
const samaritans = { name: { en: 'Samaritans' }, telephone: '116 123' };

const services: Question = {
  key: 'used',
  kind: 'multiple-choice',
  label: { en: 'Which have you used?', pl: 'Z czego Pan/Pani korzystał(a)?' },
  options: [
    { code: 'gp', label: { en: 'A GP', pl: 'Lekarz rodzinny' } },
    { code: 'walk-in', label: { en: 'A walk-in centre', pl: 'Przychodnia' } },
    { code: 'hospital', label: { en: 'A hospital', pl: 'Szpital' } },
    { code: 'none', label: { en: 'None of these', pl: 'Z żadnej z tych' }, exclusive: true, pinned: true },
  ],
};
const parts: Question = {
  key: 'parts',
  kind: 'multiple-choice',
  label: { en: 'Which part of {{item}}?' },
  options: ['desk', 'ward'].map((code) => ({ code, label: { en: `The ${code}` } })),
};
const days: Question = { ...kinds.number.example.question, key: 'days', min: 0, max: 30, offers: [] };

const splits: Questionnaire['splits'] = [
  {
    key: 'story',
    arms: [
      { code: 'short', parts: 1 },
      { code: 'long', parts: 1 },
    ],
  },
];
const screenedOut: Questionnaire['ends'] = [
  { key: 'not_you', kind: 'screened-out', title: { en: 'This one is for carers' }, paragraphs: [] },
];
const looped = (pages: readonly Page[], more: Partial<Questionnaire> = {}) =>
  aQuestionnaire([aPage(services), ...pages, aPage(comment('last'))], {
    loops: [{ key: 'each', over: 'used', pages: pages.map(({ key }) => key), most: 2 }],
    ...more,
  });
const usedTwo: Press = ['used', { 'q.used': ['walk-in', 'hospital'] }];

const cases: readonly Case[] = [
  {
    what: 'show-if over an answer, of a page and of a question',
    survey: aQuestionnaire([
      aPage(yesOrNo('a')),
      { key: 'b', showIf: { question: 'a', is: 'yes' }, questions: [yesOrNo('b')] },
      { key: 'c', questions: [yesOrNo('c', { showIf: { question: 'a', is: 'no' } }), yesOrNo('d')] },
    ]),
    presses: [yes('a'), no('b'), ['c', { 'q.d': 'yes' }]],
    comesTo: ['a', 'b', 'c', 'check-answers'],
  },
  {
    what: 'an earlier answer changed on the way back',
    survey: aQuestionnaire([
      aPage(yesOrNo('a')),
      aPage(yesOrNo('b'), { showIf: { question: 'a', is: 'yes' } }),
      aPage(yesOrNo('c'), { showIf: { not: { question: 'b', is: 'yes' } } }),
      aPage(comment('d')),
    ]),
    presses: [yes('a'), yes('b'), ['d', { 'q.d': 'so far' }, 'back'], ['b', {}, 'back'], no('a'), no('c')],
    comesTo: ['a', 'b', 'd', 'b', 'a', 'c', 'd'],
  },
  ...(['female', 'male'] as const).map(
    (sex): Case => ({
      what: `show-if over the profile: ${sex}`,
      survey: aQuestionnaire(
        [aPage(yesOrNo('a')), aPage(yesOrNo('b'), { showIf: { known: 'woman' } }), aPage(yesOrNo('c'))],
        { known: { woman: { profile: 'sex', codes: ['female'] } } },
      ),
      person: { profile: { sex } },
      presses: [yes('a')],
      comesTo: sex === 'female' ? ['a', 'b'] : ['a', 'c'],
    }),
  ),
  ...(['street', 'surgery'] as const).map(
    (source): Case => ({
      what: `show-if over the cohort: ${source}`,
      survey: aQuestionnaire(
        [aPage(yesOrNo('a')), aPage(yesOrNo('b'), { showIf: { known: 'early' } }), aPage(yesOrNo('c'))],
        { known: { early: { cohort: ['surgery'] } } },
      ),
      person: { source },
      presses: [yes('a')],
      comesTo: source === 'surgery' ? ['a', 'b'] : ['a', 'c'],
    }),
  ),
  {
    what: 'a random arm, allotted at issue',
    survey: aQuestionnaire(
      [
        aPage(yesOrNo('a')),
        aPage(information('short'), { showIf: { split: 'story', arm: 'short' } }),
        aPage(information('long'), { showIf: { split: 'story', arm: 'long' } }),
        aPage(yesOrNo('b')),
      ],
      { splits },
    ),
    presses: [yes('a')],
    comesTo: ({ arms }) => ['a', arms!.story!],
  },
  {
    what: 'a jump to a section',
    survey: aQuestionnaire([
      aPage(yesOrNo('a'), { jumps: [{ if: { question: 'a', is: 'no' }, to: 'care' }] }),
      aPage(yesOrNo('b')),
      aPage(yesOrNo('c'), { section: 'care' }),
      aPage(yesOrNo('d'), { section: 'care' }),
    ]),
    presses: [no('a'), ['c', {}, 'back'], yes('a'), yes('b')],
    comesTo: ['a', 'c', 'a', 'b', 'c'],
  },
  {
    what: 'an end for whom the survey is not for',
    survey: aQuestionnaire(
      [
        aPage(yesOrNo('a'), { jumps: [{ if: { question: 'a', is: 'no' }, end: 'not_you' }] }),
        aPage(yesOrNo('b')),
      ],
      { ends: screenedOut },
    ),
    presses: [no('a')],
    comesTo: ['a', 'thank-you'],
  },
  {
    what: 'another end, by way of checking the answers',
    survey: aQuestionnaire(
      [
        aPage(yesOrNo('a'), { jumps: [{ if: { question: 'a', is: 'no' }, end: 'help' }] }),
        aPage(yesOrNo('b')),
      ],
      {
        ends: [{ key: 'help', kind: 'help', title: { en: 'Help' }, paragraphs: [], lines: [samaritans] }],
      },
    ),
    presses: [no('a')],
    comesTo: ['a', 'check-answers'],
  },
  {
    what: 'piping, with words for who did not answer',
    survey: aQuestionnaire([
      aPage(services),
      aPage(yesOrNo('a', { label: { en: 'You used {{used|nothing}}. Why?' } })),
      aPage(yesOrNo('b', { label: { en: 'You said {{a|nothing}} of it.' } })),
    ]),
    presses: [usedTwo, ['a', {}, 'skip']],
    comesTo: ['used', 'a', 'b'],
  },
  {
    what: 'piping in another language, half translated',
    language: 'pl',
    survey: aQuestionnaire(
      [
        aPage(services),
        aPage(yesOrNo('a', { label: { en: 'You used {{used|nothing}}.', pl: 'Wybrano: {{used|nic}}.' } })),
        aPage(yesOrNo('b', { label: { en: 'And {{used|nothing}}?' } })),
      ],
      { languages: ['en', 'pl'] },
    ),
    presses: [usedTwo, yes('a')],
    comesTo: ['used', 'a', 'b'],
  },
  {
    what: 'options carried forward, and a question left out when there are none',
    survey: aQuestionnaire([
      aPage(services),
      aPage({
        ...kinds.ranking.example.question,
        key: 'best',
        options: services.options.slice(0, 3),
        top: 3,
        carryFrom: 'used',
      }),
      aPage({
        ...kinds.grid.example.question,
        key: 'rated',
        items: services.options.slice(0, 3),
        carryFrom: 'used',
      }),
      aPage(comment('last')),
    ]),
    presses: [
      usedTwo,
      ['best', { 'q.best.1': 'walk-in', 'q.best.2': 'hospital' }],
      ['rated', {}, 'back'],
      ['best', {}, 'back'],
      ['used', { 'q.used': ['none'] }],
    ],
    comesTo: ['used', 'best', 'rated', 'best', 'used', 'last'],
  },
  {
    what: 'a hard check, a soft check asked once, and a doubt about a number',
    survey: aQuestionnaire([
      aPage(days),
      aPage({ ...days, key: 'nights', usualMax: 20 } as Question, {
        checks: [
          { if: { sum: ['days', 'nights'], atLeast: 31 }, at: 'nights', words: { en: 'A month has 30' } },
          { if: { question: 'nights', is: 0 }, at: 'nights', words: { en: 'None at all?' }, soft: true },
        ],
      }),
      aPage(comment('last')),
    ]),
    presses: [
      ['days', { 'q.days': '9' }],
      ['nights', { 'q.nights': '22', asked: '1' }],
      ['nights', { 'q.nights': '0' }],
      ['nights', { 'q.nights': '21' }],
      ['nights', { 'q.nights': '0', asked: '1' }],
    ],
    comesTo: [
      'days',
      'nights',
      'nights: A month has 30',
      'nights: None at all?',
      'nights: Write another number, or continue if 21 is right',
      'last',
    ],
  },
  {
    what: 'nothing chosen is asked about once, and what does not fit stops',
    survey: aQuestionnaire([
      aPage(yesOrNo('a')),
      aPage({ ...services, max: 2 } as Question),
      aPage(comment('last')),
    ]),
    presses: [
      ['a', {}],
      ['a', { asked: '1' }],
      ['used', { 'q.used': ['gp', 'walk-in', 'hospital'] }],
      ['used', { 'q.used': ['gp'] }, 'later'],
      usedTwo,
    ],
    comesTo: [
      'a',
      'a: Choose an answer, or skip this question',
      'used',
      'used: Choose up to 2. You have chosen 3.',
      'go-on-later',
      'last',
    ],
  },
  {
    what: 'an order drawn once for good, with the pinned last',
    survey: aQuestionnaire([aPage({ ...services, shuffle: true }), aPage(yesOrNo('a'))]),
    presses: [['used', {}], usedTwo, ['a', {}, 'back']],
    comesTo: ['used', 'used: Choose an answer, or skip this question', 'a', 'used'],
  },
  {
    what: 'rounds of a loop, which look at their own',
    survey: looped([
      aPage(yesOrNo('good', { label: { en: 'Was {{item}} good?' } })),
      aPage(comment('why', { showIf: { question: 'good', is: 'no' } })),
    ]),
    presses: [usedTwo, no('good_walk_in'), ['why_walk_in', { 'q.why_walk_in': 'Far' }], yes('good_hospital')],
    comesTo: ['used', 'good_walk_in', 'why_walk_in', 'good_hospital', 'last'],
  },
  {
    what: 'rounds whose wordings, checks, sums and jumps are about their own round',
    survey: looped([
      aPage(parts),
      aPage(days, { jumps: [{ if: { question: 'days', is: 0 }, to: 'note' }] }),
      aPage(
        { ...days, key: 'nights' },
        {
          checks: [
            {
              if: { sum: ['days', 'nights'], atLeast: 31 },
              at: 'nights',
              words: { en: 'Too long in {{item}}' },
            },
          ],
        },
      ),
      aPage(yesOrNo('note', { label: { en: 'You said {{days|no}} days. Right?' } })),
    ]),
    presses: [
      usedTwo,
      ['parts_walk_in', { 'q.parts_walk_in': ['desk'] }],
      ['days_walk_in', { 'q.days_walk_in': '0' }],
      yes('note_walk_in'),
      ['parts_hospital', { 'q.parts_hospital': ['desk'] }],
      ['days_hospital', { 'q.days_hospital': '20' }],
      ['nights_hospital', { 'q.nights_hospital': '20' }],
      ['nights_hospital', { 'q.nights_hospital': '2' }],
    ],
    comesTo: [
      'used',
      'parts_walk_in',
      'days_walk_in',
      'note_walk_in',
      'parts_hospital',
      'days_hospital',
      'nights_hospital',
      'nights_hospital: Too long in A hospital',
      'note_hospital',
    ],
  },
  {
    what: 'the safety route by an answer, once, with the survey behind it',
    survey: aQuestionnaire([aPage(yesOrNo('a')), aPage(yesOrNo('b')), aPage(comment('c'))], {
      safety: [{ key: 'unsafe', if: { question: 'a', is: 'no' }, lines: [samaritans], task: 'Ring' }],
    }),
    presses: [no('a'), yes('b')],
    comesTo: ['a', 'help-now', 'c'],
  },
  {
    what: 'the safety route by a word',
    survey: aQuestionnaire([aPage(comment('c')), aPage(yesOrNo('a'))], {
      safety: [{ key: 'words', words: ['hopeless'], lines: [samaritans], task: 'Ring' }],
    }),
    presses: [['c', { 'q.c': 'It is HOPELESS.' }]],
    comesTo: ['c', 'help-now'],
  },
  {
    what: 'the safety route by an answer in a round of a loop',
    survey: looped([aPage(yesOrNo('safe'))], {
      safety: [{ key: 'unsafe', if: { question: 'safe', is: 'no' }, lines: [samaritans], task: 'Ring' }],
    }),
    presses: [usedTwo, yes('safe_walk_in'), no('safe_hospital')],
    comesTo: ['used', 'safe_walk_in', 'safe_hospital', 'help-now'],
  },
  {
    what: 'help first, also for whom the survey is not for',
    survey: aQuestionnaire(
      [
        aPage(yesOrNo('a'), { jumps: [{ if: { question: 'a', is: 'no' }, end: 'not_you' }] }),
        aPage(yesOrNo('b')),
      ],
      {
        ends: screenedOut,
        safety: [{ key: 'unsafe', if: { question: 'a', is: 'no' }, lines: [samaritans], task: 'Ring' }],
      },
    ),
    presses: [no('a')],
    comesTo: ['a', 'help-now'],
  },
];

test.each(cases)('$what', async ({ survey, person, language, presses, comesTo }) => {
  const link = await linkTo(survey, person);
  const said = language ? `?language=${language}` : '';
  const held = (await world.get(`${link}/whole-survey${said}`)).json as Survey;
  const onPhone = await walkPhone(held, link, presses);
  const byForms = await walkForms(held, link, said, presses);
  const expected = typeof comesTo === 'function' ? comesTo(givenIn(held.state.answers)) : comesTo;
  expect(byForms.steps.map(({ at }) => at)).toEqual(expected);
  expect(onPhone.steps.map(({ at }) => at)).toEqual(expected);
  for (const [index, { labels, codes }] of onPhone.steps.entries()) {
    const { html, codesIn } = byForms.steps[index]!;
    for (const label of labels) expect(plain(html)).toContain(label);
    for (const [name, order] of Object.entries(codes)) expect(codesIn(name)).toEqual(order);
  }
  expect(onPhone.answers).toEqual(byForms.answers);
});

describe('show-if over the wave before, by the same questionnaire', () => {
  const survey = aQuestionnaire(
    [
      aPage(yesOrNo('well')),
      aPage(yesOrNo('since', { showIf: { known: 'was_unwell' } })),
      aPage(comment('last')),
    ],
    { known: { was_unwell: { earlier: { question: 'well', is: 'no' } } } },
  );

  test.each(['no', 'yes'])('who said “%s” then', async (before) => {
    const wave = await waveOf(survey);
    const [address, first] = (await issue(wave)).at(-1)!;
    const then = (await world.get(`${first}/whole-survey`)).json as Survey;
    expect((await walkForms(then, first, '', [no('well')])).steps.at(-1)?.at).toBe('last');
    await post(first, 'well', { 'q.well': before }, 'next');
    await post(first, 'last', {}, 'skip');
    await post(first, 'check-answers', {}, 'send');

    world.clock.forward(120);
    lead = await world.staff('bnssg', ['engagement-lead']);
    const link = (await issue(await againOf(wave))).find(([to]) => to === address)![1];
    const now = (await world.get(`${link}/whole-survey`)).json as Survey;
    // Nothing of the earlier answers travels: a named yes or no.
    expect(givenIn(now.state.answers).known).toEqual({ was_unwell: before === 'no' });
    const onPhone = await walkPhone(now, link, [yes('well')]);
    const byForms = await walkForms(now, link, '', [yes('well')]);
    const expected = ['well', before === 'no' ? 'since' : 'last'];
    expect(onPhone.steps.map(({ at }) => at)).toEqual(expected);
    expect(byForms.steps.map(({ at }) => at)).toEqual(expected);
  });
});

describe('what a phone holds leads to where the forms stand, when the line returns', () => {
  const hidden = cases[0]!;
  test.each<Pick<Case, 'what' | 'survey' | 'presses'>>([
    cases.find(({ what }) => what.startsWith('rounds whose'))!,
    // A page left open in one tab is sent after an answer in another has hidden it.
    { ...hidden, what: 'a page hidden meanwhile', presses: [yes('a'), no('a'), yes('b'), yes('a')] },
  ])('$what', async ({ survey, presses }) => {
    const link = await linkTo(survey);
    const held = (await world.get(`${link}/whole-survey`)).json as Survey;
    const { acts, answers, steps } = await walkPhone(held, link, presses);
    let at = '';
    for (const { page, composedAt: _composedAt, ...act } of acts) {
      const handed = await world.send('POST', `${link}/${page}/kept`, { ...act, composedAgo: 60_000 });
      at = (handed.json as { at: string }).at;
    }
    expect(at).toBe(`${link}/${steps.at(-1)?.at}`);
    expect(await answersOf(link)).toEqual(answers);
  });
});

/** A step of a walk on a phone: what it drew. */
type Drawn = {
  readonly at: string;
  readonly labels: readonly string[];
  readonly codes: Readonly<Record<string, readonly string[]>>;
};

/** Goes on without a line: each press waits, and what comes next is drawn from what the phone was given. */
async function walkPhone(held: Survey, link: string, presses: readonly Press[]) {
  const steps: Drawn[] = [];
  const bare = (at: string) => steps.push({ at, labels: [], codes: {} });
  // Where the real drawing puts a page into the document, this one writes down what it was given to put there.
  const pages = createPages(link, {
    question: async ({ page, questions }: QuestionProps) => {
      const said = questions.flatMap((one) => one.problems).map(({ message }) => `: ${message}`);
      steps.push({
        at: `${page}${said.join('')}`,
        labels: questions.map(({ question }) => inOf(question.label, held.language)),
        codes: Object.fromEntries(
          questions.flatMap(({ question }) =>
            'options' in question && /choice/.test(question.kind)
              ? [[`q.${question.key}`, question.options.map(({ code }) => code)]]
              : [],
          ),
        ),
      });
    },
    review: () => bare('check-answers'),
    message: ({ title, links = [] }: MessageProps, path: string) => {
      const at = path.split('/').pop()!;
      // What waits on a phone is told in other words than what is with us.
      const labels = at === 'go-on-later' ? [] : [title, ...links.map(({ words }) => words)];
      steps.push({ at, labels, codes: {} });
    },
    finished: () => bare('finished'),
  } as unknown as Parameters<typeof createPages>[1]);
  const acts: Act[] = [];
  const standing = () => standingOf(held, acts, world.clock.now);
  await pages.showKey(resumePage(held.questionnaire, held.state.answers)!, held, standing(), {});
  for (const [page, { asked, ...fields }, go = 'next'] of presses) {
    acts.push({
      page,
      go,
      submission: `press-${acts.length}-without-a-line`,
      composedAt: 0,
      asked: asked === '1',
      fields,
    });
    await pages.showNext(held, standing(), page, {});
  }
  return { steps, acts, answers: withoutGiven(standing().answers) };
}

/** Posts each page as a browser without a script, and follows where that leads. */
async function walkForms(held: Survey, link: string, said: string, presses: readonly Press[]) {
  const first = resumePage(held.questionnaire, held.state.answers)!;
  const steps = [stepOf(first, (await world.get(`${link}/${first}${said}`)).text)];
  for (const [page, fields, go = 'next'] of presses) {
    const reply = await post(link, page, fields, go, said);
    if (reply.status === 422) {
      const problems = Array.from(
        reply.text.matchAll(/<li[^>]*><a href="#[^"]*"[^>]*>(.*?)<\/a>/g),
        ([, words]) => `: ${plain(words!)}`,
      );
      steps.push(stepOf(`${page}${problems.join('')}`, reply.text));
      continue;
    }
    const { pathname } = new URL(reply.location!, 'http://here');
    const shown = await world.get(reply.location!);
    expect(shown.status).toBe(200);
    steps.push(stepOf(pathname.split('/').pop()!, shown.text));
  }
  return { steps, answers: await answersOf(link) };
}

async function post(link: string, page: string, fields: Fields, go: string, said = '') {
  const shown = await world.get(`${link}/${page}${said}`);
  return world.form(`${link}/${page}${said}`, {
    go,
    page,
    submission: hiddenIn(shown, 'submission'),
    ...fields,
  });
}

function stepOf(at: string, html: string) {
  const codesIn = (name: string) =>
    Array.from(html.matchAll(/<input[^>]*>/g), ([input]) => input)
      .filter((input) => input.includes(`name="${name}"`) && /type="(radio|checkbox)"/.test(input))
      .map((input) => /value="([^"]*)"/.exec(input)?.[1]);
  return { at, html, codesIn };
}

const plain = (html: string) =>
  html
    .replace(/<[^>]*>/g, '')
    .replace(/&#39;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');
const inOf = (words: Readonly<Record<string, string | undefined>>, language: string) =>
  words[language] ?? words.en ?? '';

async function waveOf(survey: Questionnaire, person: APerson = {}): Promise<string> {
  await addMembersByEmail(world, 'bnssg', 1, person);
  return planWave(world, 'bnssg', lead, windowNow(), survey);
}

const windowNow = () => ({ opensOn: dayAfter(0), closesOn: dayAfter(27) });
const dayAfter = (days: number) =>
  new Date(world.clock.now.getTime() + days * 86_400_000).toISOString().slice(0, 10);

/** The links of a wave by address; who joined last stands last. */
const issue = async (wave: string) =>
  [...(await issueWave(world, 'bnssg', wave, lead))].sort(
    ([one], [other]) => numberOf(one) - numberOf(other),
  );
const numberOf = (address: string) => Number(address.replace(/\D/g, ''));

/** The same questionnaire put once more. */
async function againOf(wave: string): Promise<string> {
  const shown = (await world.get(`/api/bnssg/waves/${wave}`, lead)).json as { questionnaire: string };
  const plan = { questionnaire: shown.questionnaire, title: 'Again', ...windowNow() };
  const more = { draw: { kind: 'all' }, reminders: { afterDays: 7, most: 2 } };
  const planned = await world.send('POST', '/api/bnssg/waves', { ...plan, ...more }, lead);
  expect(planned.status, planned.text).toBe(201);
  return (planned.json as { id: string }).id;
}

async function linkTo(survey: Questionnaire, person: APerson = {}): Promise<string> {
  return (await issue(await waveOf(survey, person))).at(-1)![1];
}

const caseOf = async (link: string) =>
  (await findLink(world.deps.unbound, hashToken(link.split('/').pop()!)))!.rowId;

const withoutGiven = ({ '~given': _given, ...answers }: Readonly<Record<string, unknown>>) => answers;
const answersOf = async (link: string) =>
  withoutGiven((await findResponse(world.deps.read('bnssg'), await caseOf(link)))?.answers ?? {});
