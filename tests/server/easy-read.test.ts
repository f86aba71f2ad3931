import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findLink } from '../../db/queries/access';
import { findWave, listEventsOfCases } from '../../db/queries/fieldwork';
import { findVersion } from '../../db/queries/questionnaires';
import { findResponse } from '../../db/queries/responses';
import { hashToken } from '../../server/access/secrets';
import { easyReadNote } from '../../server/steps/easy-read-in-results';
import { readWaveCases } from '../../server/steps/read-cases';
import { withReader, workPlaceOf } from '../../server/work/reader';
import type { Questionnaire } from '../../surveys/questionnaires/types';
import { addMembersByEmail, answerPage, hiddenIn, issueWave, planWave } from '../support/fieldwork';
import { aWave } from '../support/waves';
import { createWorld, type Staff, type World } from '../support/world';
import { easyRead, surveyWithEasyRead } from '../surveys/questionnaires/easy-survey';

/** Without its pictures, which nobody has uploaded here. */
const survey: Questionnaire = JSON.parse(
  JSON.stringify(surveyWithEasyRead, (name, value) => (name === 'picture' ? undefined : value)),
);

let world: World;
let lead: Staff;
let wave: string;
let links: string[];
let ofNeed: string;

beforeAll(async () => {
  world = await createWorld();
  world.clock.now = new Date('2026-03-02T09:00:00Z');
  lead = await world.staff('bnssg', ['engagement-lead', 'analyst']);
  await addMembersByEmail(world, 'bnssg', 14);
  await addMembersByEmail(world, 'bnssg', 1, { needs: ['easy-read'], contact: { email: 'ann@example.org' } });
  wave = await planWave(world, 'bnssg', lead, {}, survey);
  const issued = await issueWave(world, 'bnssg', wave, lead);
  ofNeed = issued.get('ann@example.org')!;
  links = [...issued.values()].filter((link) => link !== ofNeed);
});
afterAll(() => world.close());

const next = () => links.pop()!;
const caseOf = async (link: string) =>
  (await findLink(world.deps.unbound, hashToken(link.split('/').pop()!)))!.rowId;
const responseOf = async (link: string) => findResponse(world.deps.read('bnssg'), await caseOf(link));
const start = (link: string, go = 'start') => world.form(link, { go, submission: 'x' });

async function send(link: string) {
  const review = await world.get(`${link}/check-answers`);
  return world.form(`${link}/check-answers`, { go: 'send', submission: hiddenIn(review, 'submission') });
}

describe('without a script, as any form (R14)', () => {
  test('a survey with an Easy Read version meets the need, and that version is offered first', async () => {
    expect(ofNeed).toBeDefined();
    const invitation = await world.get(ofNeed);
    expect(invitation.text).toContain('<body class="easy-read">');
    expect(invitation.text).toContain('We want to know about your care.');
    expect(invitation.text).toContain('Answer the usual version');
    expect((await start(ofNeed)).location).toBe(`${ofNeed}/easy_care`);
  });

  test('it is answered to its end, who helped last, and stored with its version', async () => {
    await answerPage(world, ofNeed, 'easy_care', { 'q.easy_care': 'bad' });
    await answerPage(world, ofNeed, 'easy_waiting', { 'q.easy_waiting': 'no' });
    const last = await answerPage(world, ofNeed, 'easy_help', { 'q.easy_help': 'yes' });
    expect(last.location).toBe(`${ofNeed}/who_helped`);
    const helped = await answerPage(world, ofNeed, 'who_helped', { 'q.helped_by': 'family-or-friend' });
    expect(helped.location).toBe(`${ofNeed}/check-answers`);
    expect((await send(ofNeed)).location).toBe(`${ofNeed}/thank-you`);
    expect((await world.get(`${ofNeed}/thank-you`)).text).toContain('<body class="easy-read">');
    expect(await responseOf(ofNeed)).toMatchObject({
      format: 'easy-read',
      answers: { easy_care: { value: 'bad' }, helped_by: { value: 'family-or-friend' } },
    });
  });

  test('everyone else is offered it on the invitation', async () => {
    const link = next();
    expect((await world.get(link)).text).toContain('Answer in Easy Read');
    expect((await start(link, 'easy-read')).location).toBe(`${link}/easy_care`);
    expect((await responseOf(link))?.format).toBe('easy-read');
  });

  test('whoever changes version at the foot of a page keeps all answers, and what was just typed', async () => {
    const link = next();
    await start(link);
    await answerPage(world, link, 'care', { 'q.care': 'good' });
    const page = await world.get(`${link}/waiting`);
    expect(page.text).toContain('form="page" name="go" value="easy-read"');
    const changed = await answerPage(world, link, 'waiting', { 'q.waiting': 'yes', go: 'easy-read' });
    expect(changed.location).toBe(`${link}/easy_care`);
    await answerPage(world, link, 'easy_care', { 'q.easy_care': 'ok' });
    expect(await responseOf(link)).toMatchObject({
      format: 'easy-read',
      answers: { care: { value: 'good' }, waiting: { value: 'yes' }, easy_care: { value: 'ok' } },
    });
    const back = await answerPage(world, link, 'easy_waiting', { go: 'standard' });
    expect(back.location).toBe(`${link}/hard`);
    expect((await world.get(link)).text).toContain('Go on from question 3');
  });

  test('the version it was finished in counts, also from the page of answers', async () => {
    const link = next();
    await start(link, 'easy-read');
    await answerPage(world, link, 'easy_care', { 'q.easy_care': 'ok' });
    const review = await world.get(`${link}/check-answers`);
    const submission = hiddenIn(review, 'submission');
    expect(review.text).toContain('How is your care?');
    const other = await world.form(`${link}/check-answers`, { go: 'standard', submission });
    expect(other.location).toBe(`${link}/care`);
    for (const key of ['care', 'waiting', 'hard', 'more'])
      await answerPage(world, link, key, { go: 'skip', asked: '1' });
    await send(link);
    expect((await responseOf(link))?.format).toBe('standard');
    const events = await listEventsOfCases(world.deps.read('bnssg'), [await caseOf(link)]);
    expect(events.at(-1)).toMatchObject({ type: 'finished', detail: { completeness: 0 } });
  });
});

test('a phone is given the version it is on, and loads the other one as another survey', async () => {
  const link = next();
  await start(link, 'easy-read');
  const whole = (await world.get(`${link}/whole-survey`)).json as { questionnaire: Questionnaire };
  expect(whole.questionnaire.pages.map(({ key }) => key)).toContain('who_helped');
  expect(JSON.stringify(whole.questionnaire)).not.toContain('mapped');
  const kept = await world.send('POST', `${link}/easy_care/kept`, {
    go: 'standard',
    submission: 'kept-by-a-phone-00',
    composedAgo: 0,
    fields: { 'q.easy_care': 'good' },
  });
  expect(kept.json).toMatchObject({ outcome: 'kept', at: `${link}/care` });
  expect(kept.json).not.toHaveProperty('page');
  expect((await responseOf(link))?.answers).toMatchObject({ easy_care: { value: 'good' } });
});

test('words of Easy Read mended while the survey is open are read from now on, and answers before them stay', async () => {
  const [before, after] = [next(), next()];
  await start(before, 'easy-read');
  await answerPage(world, before, 'easy_care', { 'q.easy_care': 'ok' });
  const { versionId } = (await findWave(world.deps.read('bnssg'), wave))!;
  const questionnaire = (await findVersion(world.deps.read('bnssg'), versionId))!.questionnaireId;
  const mend = async (pages: typeof easyRead.pages) => {
    const path = `/api/bnssg/questionnaires/${questionnaire}`;
    const now = (await world.get(path, lead)).json as {
      version: number;
      revision: number;
      definition: Questionnaire;
    };
    const definition = { ...now.definition, easyRead: { ...now.definition.easyRead!, pages } };
    const reason = 'Two people did not know the word';
    const put = await world.send(
      'PUT',
      path,
      { version: now.version, revision: now.revision, definition, reason },
      lead,
    );
    return (put.json as { version: number }).version;
  };
  const pages = survey.easyRead!.pages;
  const [first, ...rest] = pages;
  const [care] = first!.questions;
  const version = await mend([
    { ...first!, questions: [{ ...care!, label: { en: 'Is your care good?' } }] },
    ...rest,
  ]);
  const used = await world.send('PUT', `/api/bnssg/waves/${wave}/wording`, { version }, lead);
  expect(used.status).toBe(200);
  // One who had begun, and one who has not: both go on in Easy Read, in the new words.
  expect((await world.get(`${before}/easy_care`)).text).toContain('Is your care good?');
  await start(after, 'easy-read');
  await answerPage(world, after, 'easy_care', { 'q.easy_care': 'bad' });
  expect(await responseOf(before)).toMatchObject({
    format: 'easy-read',
    answers: { easy_care: { value: 'ok' } },
  });
  expect(await responseOf(after)).toMatchObject({ answers: { easy_care: { value: 'bad' } } });
  // What its answers count as is no wording: that needs a wave of its own.
  const counts = await mend([{ ...first!, questions: [{ ...care!, mapped: undefined } as never] }, ...rest]);
  const refused = await world.send('PUT', `/api/bnssg/waves/${wave}/wording`, { version: counts }, lead);
  expect(refused.json).toMatchObject({ code: 'not-possible-now' });
});

test('whoever answers for a member on paper says which version it was', async () => {
  const link = next();
  const entered = await world.send(
    'POST',
    `/api/bnssg/waves/${wave}/cases/${await caseOf(link)}/answers`,
    {
      submission: 'typed-in-from-paper-1',
      channel: 'paper',
      isWhole: true,
      format: 'easy-read',
      fields: { 'q.easy_care': 'good', 'q.easy_waiting': 'no', 'q.easy_help': 'no', 'q.helped_by': 'nobody' },
    },
    lead,
  );
  expect(entered.json).toMatchObject({ outcome: 'saved', answered: 4, of: 4 });
  expect(await responseOf(link)).toMatchObject({ format: 'easy-read', channel: 'paper' });
});

test('a draft is walked in either version, and never counts', async () => {
  const made = await world.send(
    'POST',
    '/api/bnssg/questionnaires',
    { name: 'Both', from: { kind: 'blank' } },
    lead,
  );
  const path = `/api/bnssg/questionnaires/${(made.json as { id: string }).id}`;
  const put = await world.send('PUT', path, { version: 1, revision: 1, definition: survey }, lead);
  expect(put.status).toBe(200);
  const begun = await world.get(`${path}/try?format=easy-read`, lead);
  expect(begun.text).toContain(easyRead.title.en);
  const went = await world.form(`${path}/try/begin?format=easy-read`, { go: 'start' }, lead);
  expect(went.location).toContain('/try/easy_care');
  const answered = await world.form(`${path}/try/easy_help`, { go: 'next', 'q.easy_help': 'no' }, lead);
  expect(answered.location).toContain('/try/who_helped');
  expect((await world.get(`${path}/preview/who_helped`, lead)).text).toContain('Did someone help you?');
  const said = JSON.stringify(survey).replace(
    '"Did someone help you?"',
    '"{{easy_help|Did}} someone help you?"',
  );
  const again = { version: 1, revision: 2, definition: JSON.parse(said) };
  expect((await world.send('PUT', path, again, lead)).status).toBe(200);
  expect((await world.get(`${path}/preview/who_helped`, lead)).text).toContain('Did someone help you?');
  expect((await world.form(`${path}/try/easy_help`, { go: 'standard' }, lead)).location).toBe(`${path}/try`);
});

describe('results of a survey with an Easy Read version (R14)', () => {
  let id: string;
  const analyst = () => lead;
  const read = async (path: string) =>
    (await world.get(`/api/bnssg/waves/${id}/${path}`, analyst())).json as never;

  beforeAll(async () => {
    const standard = (care: string) => ({
      answers: { care: { value: care }, waiting: { value: 'no' }, hard: { value: 'yes' } },
    });
    const easy = (care: string) => ({
      format: 'easy-read' as const,
      answers: {
        easy_care: { value: care },
        easy_waiting: { value: 'no' },
        easy_help: { value: 'yes' },
        helped_by: { value: 'nobody' },
      },
    });
    const people = [
      ...Array.from({ length: 20 }, () => standard('good')),
      ...Array.from({ length: 10 }, () => standard('poor')),
      ...Array.from({ length: 12 }, () => easy('bad')),
    ];
    ({ id } = await aWave(world, survey, people));
  });

  test('a mapped question is counted together, and one that is not of the standard version only', async () => {
    expect(await read('results/care')).toMatchObject({
      answered: 42,
      easyRead: { answered: 12, counts: 'together' },
    });
    expect(await read('results/hard')).toMatchObject({ answered: 30, easyRead: { counts: 'not-asked' } });
    expect(await read('results/easy_help')).toMatchObject({ answered: 12, easyRead: { counts: 'only' } });
  });

  test('figures can be split by the version answered, under the small-count rule', async () => {
    const { segments } = (await read('results')) as { segments: { key: string; sensitive: boolean }[] };
    expect(segments).toContainEqual(expect.objectContaining({ key: 'format', sensitive: true }));
    const table = (await read('results/care?segment=format')) as {
      segments: unknown[];
      smallCountsHidden: boolean;
    };
    expect(table.smallCountsHidden).toBe(true);
    expect(table.segments).toEqual([
      { code: 'standard', label: 'Standard version' },
      { code: 'easy-read', label: 'Easy Read' },
    ]);
  });

  test('the data file has the version and who helped in every row, and its codebook says what they are', async () => {
    const { text } = await world.get(`/api/bnssg/waves/${id}/data.csv`, analyst());
    const [head = '', ...rows] = text.replace('\uFEFF', '').trim().split('\r\n');
    const names = head.split(',');
    const column = (name: string) => rows.map((row) => row.split(',')[names.indexOf(name)]);
    expect(column('format').filter((value) => value === 'easy-read')).toHaveLength(12);
    expect(column('helped_by').filter((value) => value === 'nobody')).toHaveLength(12);
    expect(column('care').filter((value) => value === 'poor')).toHaveLength(22);
    const codebook = await world.get(`/api/bnssg/waves/${id}/codebook.csv`, analyst());
    expect(codebook.text).toContain('Version answered');
    expect(codebook.text).toContain('Easy Read: Did someone help you?');
  });

  test('the method note says how many, what is pooled and what is not', async () => {
    const cases = await withReader(workPlaceOf(world.deps), 'bnssg', (given) => readWaveCases(given, id));
    const [note] = easyReadNote(cases, cases.people);
    expect(note?.said).toBe(
      '12 of 42 answered in Easy Read, a version of its own. Pooled, since each answer there counts as one here: “How would you rate your care?”; “Is it waiting?”. Not pooled, and shown apart: “Is it a long wait?”; “Do you get the help you need?”. 2 questions of the standard version were not asked in Easy Read, or on another scale: figures of them are of the standard version only.',
    );
    const inEasy = cases.people.filter(({ format }) => format === 'easy-read');
    const few = easyReadNote(
      cases,
      cases.people.filter((one) => !inEasy.slice(3).includes(one)),
    );
    expect(few[0]?.said).toMatch(/one of the two by fewer than 10 of 33 people/);
  });

  test('it is printed for paper in large type, with no word of the standard version', async () => {
    const made = await world.get(`/api/bnssg/questionnaires/${id}/files/paper-easy-read`, analyst());
    expect(made.status).toBe(200);
    expect(made.text.startsWith('%PDF')).toBe(true);
    const page = await world.get(`/api/bnssg/questionnaires/${id}/paper?format=easy-read`, analyst());
    expect(page.text).toContain('class="sheet large"');
    expect(page.text).toContain('How is your care?');
    expect(page.text).not.toContain('How would you rate your care?');
  });
});
