import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReplyOf } from '../../server/contract/operation';
import type { questionnairesOperations } from '../../server/contract/questionnaires';
import { addMembersByEmail, issueWave, planWave, shortSurvey } from '../support/fieldwork';
import { snapshotOf } from '../support/snapshot';
import { createWorld, type Staff, type World } from '../support/world';

type Shown = ReplyOf<typeof questionnairesOperations.showQuestionnaire>;

let world: World;
let lead: Staff;
beforeAll(async () => {
  world = await createWorld();
  lead = await world.staff('bnssg', ['engagement-lead']);
});
afterAll(() => world.close());

const at = '/api/bnssg/questionnaires';
const create = async (name: string, from: unknown) => {
  const reply = await world.send('POST', at, { name, from }, lead);
  return (reply.json as { id: string }).id;
};
const show = async (id: string) => (await world.get(`${at}/${id}`, lead)).json as Shown;
const save = (id: string, body: unknown) => world.send('PUT', `${at}/${id}`, body, lead);

test('a bundled questionnaire becomes a draft that can be worked on (R9)', async () => {
  const id = await create('Survey 1', { kind: 'bundled', bundled: 'first-survey' });
  const shown = await show(id);
  expect(shown).toMatchObject({ name: 'Survey 1', version: 1, revision: 1, frozenAt: null });
  expect(shown.review.findings.filter((finding) => finding.severity === 'stops')).toEqual([]);
  expect(shown.profile.find(({ key }) => key === 'sex')).toMatchObject({
    label: 'Sex',
    isAsked: true,
    categories: [{ code: 'female' }, { code: 'male' }],
  });
  const saved = await save(id, {
    version: 1,
    revision: 1,
    definition: { ...shown.definition, minutes: 9 },
  });
  expect(saved.json).toMatchObject({ version: 1, revision: 2 });
  expect((await show(id)).definition.minutes).toBe(9);
  const list = (await world.get(at, lead)).json;
  expect(list).toMatchObject({
    questionnaires: [{ name: 'Survey 1', isFrozen: false, minutes: 9, waves: 0 }],
  });
});

test('two people at one draft: the second is told, and nothing of the first is lost', async () => {
  const id = await create('Twice', { kind: 'blank' });
  const { definition } = await show(id);
  expect(
    (await save(id, { version: 1, revision: 1, definition: { ...definition, minutes: 6 } })).status,
  ).toBe(200);
  const second = await save(id, { version: 1, revision: 1, definition: { ...definition, minutes: 7 } });
  expect(second.status).toBe(409);
  expect(second.json).toMatchObject({ code: 'changed-meanwhile' });
  expect((await show(id)).definition.minutes).toBe(6);
});

test('what the dry run finds stands beside the question it is about, and stops the issue', async () => {
  const id = await create('Sensitive', { kind: 'blank' });
  const { definition } = await show(id);
  const [page] = definition.pages;
  const pages = [
    { ...page, questions: [{ ...page!.questions[0], label: { en: 'Are you well?' }, sensitive: true }] },
  ];
  const saved = await save(id, { version: 1, revision: 1, definition: { ...definition, pages } });
  expect(saved.json).toMatchObject({
    review: {
      findings: [
        {
          severity: 'stops',
          page: 'page_1',
          question: 'question_1',
          sentence: expect.stringContaining('why'),
        },
        {
          severity: 'check',
          page: 'page_1',
          question: 'question_1',
          sentence: expect.stringContaining('legal basis'),
        },
      ],
    },
  });
});

test('what a wave has issued is frozen: a further change begins a new version', async () => {
  await addMembersByEmail(world, 'bnssg', 1);
  const wave = await planWave(world, 'bnssg', lead);
  await issueWave(world, 'bnssg', wave, lead);
  const { questionnaire } = (await world.get(`/api/bnssg/waves/${wave}`, lead)).json as {
    questionnaire: string;
  };
  const frozen = await show(questionnaire);
  expect(frozen.frozenAt).not.toBeNull();
  const unsaid = await save(questionnaire, {
    version: frozen.version,
    revision: frozen.revision,
    definition: { ...frozen.definition, minutes: 4 },
  });
  expect(unsaid.status).toBe(422);
  expect((unsaid.json as { fields: { path: string }[] }).fields.map(({ path }) => path)).toEqual(['reason']);
  const changed = await save(questionnaire, {
    version: frozen.version,
    revision: frozen.revision,
    definition: { ...frozen.definition, minutes: 4 },
    reason: 'Members told us how long it takes',
  });
  expect(changed.json).toMatchObject({ version: 2, revision: 1 });
  expect((await show(questionnaire)).definition.change).toEqual({
    reason: 'Members told us how long it takes',
    isWordingOnly: false,
  });
  const old = (await world.get(`${at}/${questionnaire}?version=1`, lead)).json as Shown;
  expect(old.definition).toEqual(shortSurvey);
  expect((await show(questionnaire)).issued).toEqual({ version: 1, definition: shortSurvey });
  // What a wave asked is told to whoever writes the next one.
  const next = await create('Next', { kind: 'copy', questionnaire });
  expect((await world.get(`${at}/${next}/asked-before`, lead)).json).toMatchObject({
    questions: [
      { key: 'health', surveys: [{ wave, question: 'health', status: 'open' }] },
      { key: 'share' },
      { key: 'waiting' },
      { key: 'comment' },
    ],
  });
  // The reason stays with each later save, and whether only words differ is found anew.
  const reworded = { ...shortSurvey, title: { en: 'How you are now' } };
  await save(questionnaire, { version: 2, revision: 1, definition: reworded });
  expect((await show(questionnaire)).definition.change).toEqual({
    reason: 'Members told us how long it takes',
    isWordingOnly: true,
  });
});

test('the preview is the member’s own page, and nothing can come of it', async () => {
  const id = await create('Copy', { kind: 'bundled', bundled: 'first-survey' });
  const before = await snapshotOf(world);
  const page = await world.get(`${at}/${id}/preview/general_health`, lead);
  expect(page.text).toContain('Thinking of your health as a whole');
  expect(page.text).toContain('<form');
  expect(await snapshotOf(world)).toEqual(before);
  expect((await world.form(`${at}/${id}/preview/general_health`, { go: 'next' })).status).toBe(404);
});

test('a draft is walked as a member would, checked by the same rules, and nothing is stored', async () => {
  const id = await create('To try', { kind: 'blank' });
  await save(id, { version: 1, revision: 1, definition: shortSurvey });
  const before = await snapshotOf(world);
  const home = `${at}/${id}/try`;
  const begun = await world.get(home, lead);
  expect(begun.text).toContain('This is a test.');
  const goOn = (path: string, fields: Record<string, string>) => world.form(path, fields, lead);
  const first = await goOn(`${home}/begin`, {});
  expect(first.location).toBe(`${home}/health`);
  const asked = await goOn(`${home}/health`, { go: 'next' });
  expect(asked.status).toBe(422);
  const bad = await goOn(`${home}/health`, { go: 'next', 'q.health': 'bad' });
  const share = new URL(bad.location!, 'http://x');
  expect(share.pathname).toBe(`${home}/share`);
  expect(JSON.parse(share.searchParams.get('answers')!)).toEqual({ health: { value: 'bad' } });
  const page = await world.get(bad.location!, lead);
  expect(page.text).not.toMatch(/Answers? \d[^<]* saved/);
  const over = await goOn(bad.location!, { go: 'next', 'q.share.gp': '7', 'q.share.hospital': '7' });
  expect(over.status).toBe(422);
  const next = await goOn(bad.location!, { go: 'skip' });
  expect(new URL(next.location!, 'http://x').pathname).toBe(`${home}/waiting`);
  const nonsense = encodeURIComponent('{"health":{"value":{"a":1}},"share":7,"waiting":{"missing":"x"}}');
  expect((await world.get(`${home}/check-answers?answers=${nonsense}`, lead)).status).toBe(200);
  const sent = await goOn(`${home}/check-answers`, { go: 'send' });
  expect(sent.text).toContain('nothing was stored');
  expect(await snapshotOf(world)).toEqual(before);
});

test('only the pages of a draft may be framed, and by us alone', async () => {
  const id = await create('Framed', { kind: 'blank' });
  const policy = async (path: string) =>
    (await world.get(path, lead)).headers.get('content-security-policy')!.split('; ');
  expect(await policy(`${at}/${id}/preview/page_1`)).toContain("frame-ancestors 'self'");
  expect(await policy(`${at}/${id}/try`)).toContain("frame-ancestors 'self'");
  expect(await policy(`${at}/${id}`)).toContain("frame-ancestors 'none'");
  expect(await policy('/staff/surveys')).toContain("frame-src 'self'");
});

test('words left empty are told in plain words, with their place', async () => {
  const id = await create('Empty', { kind: 'blank' });
  const { definition } = await show(id);
  const [page] = definition.pages;
  const pages = [{ ...page, questions: [{ ...page!.questions[0], label: { en: '' } }] }];
  const refused = await save(id, { version: 1, revision: 1, definition: { ...definition, pages } });
  expect(refused.json).toMatchObject({
    fields: [
      {
        path: 'definition.pages[0].questions[0].label.en',
        message: 'Write something here; it is empty.',
      },
    ],
  });
});

test('a definition that does not fit is told path by path, and not saved', async () => {
  const id = await create('Broken', { kind: 'blank' });
  const { definition } = await show(id);
  const [page] = definition.pages;
  const pages = [{ ...page, questions: [{ ...page!.questions[0], label: { en: ' ' }, colour: 'red' }] }];
  const refused = await save(id, { version: 1, revision: 1, definition: { ...definition, pages } });
  expect(refused.status).toBe(422);
  expect((refused.json as { fields: { path: string }[] }).fields.map(({ path }) => path)).toContain(
    'definition.pages[0].questions[0].label.en',
  );
  expect((await show(id)).revision).toBe(1);
  expect(
    (await world.send('POST', at, { name: 'X', from: { kind: 'bundled', bundled: '../x' } }, lead)).status,
  ).toBe(422);
});
