import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadPathway } from '../../db/reference/pathways';
import { aTheme, aWaveWithComments, bodyOf, releaseAll } from '../support/comments';
import { createWorld, root, type Staff, type World } from '../support/world';

let world: World;
let lead: Staff;
let analyst: Staff;
let team: Staff;
beforeAll(async () => {
  world = await createWorld({ footprints: ['bnssg', 'york'] });
  lead = await world.staff('bnssg', ['engagement-lead']);
  analyst = await world.staff('bnssg', ['analyst']);
  team = await world.staff('bnssg', ['programme'], ['msk']);
  for (const bundled of ['msk', 'respiratory'])
    await world.send('POST', '/api/bnssg/pathways', { bundled }, lead);
});
afterAll(() => world.close());

type Milestone = {
  id: string;
  title: string;
  due: { code: string; words: string } | null;
  isDone: boolean;
  isLate: boolean;
  weeksLate: number | null;
};
type Theme = {
  link: string;
  title: string;
  status: string;
  ageDays: number;
  answers: { id: string; answer: string; words: string }[];
  actions: { id: string; status: string; isLate: boolean }[];
  owed: { code: string; words: string }[];
};
type Record_ = {
  revision: number;
  source: string;
  fields: Record<string, string | string[]>;
  milestones: Milestone[];
  themes: Theme[];
  mayChange: boolean;
};
const show = async (pathway = 'msk', as = lead) =>
  bodyOf<Record_>(await world.get(`/api/bnssg/pathways/${pathway}`, as));
const nothing = { words: '', byWhen: '', owner: '', passedTo: '' };

/** A theme of a new wave, linked to the MSK pathway. */
async function aLinkedTheme(title: string): Promise<string> {
  const wave = await aWaveWithComments(world, 'bnssg', ['No choice of place', 'No choice']);
  const comments = await releaseAll(world, 'bnssg', wave, analyst);
  const { theme } = await aTheme(world, 'bnssg', wave, title, comments, analyst);
  const linked = await world.send('POST', '/api/bnssg/pathways/msk/themes', { theme }, analyst);
  return bodyOf<{ id: string }>(linked).id;
}
const answer = (link: string, body: object, as = team) =>
  world.send(
    'POST',
    `/api/bnssg/pathway-themes/${link}/answers`,
    { ...nothing, standing: null, ...body },
    as,
  );

describe('the record (R22)', () => {
  test('the bundled records enter with all their milestones, as precise as the document', async () => {
    for (const key of ['respiratory', 'msk'] as const) {
      const bundled = loadPathway(join(root, 'db', 'reference', 'pathways'), key);
      const record = await show(key);
      expect(record.milestones.map((one) => one.title)).toEqual(bundled.milestones.map((one) => one.title));
      expect(record.milestones.map((one) => one.isDone)).toEqual(bundled.milestones.map((one) => one.isDone));
      expect(record.fields.aim).toBe(bundled.fields.aim);
      expect(record.source).toContain(bundled.source);
    }
    const { milestones } = await show('msk');
    expect(milestones[0]).toMatchObject({
      title: 'Project Initiation Document signed off',
      due: { words: '31 May 2017' },
      isLate: true,
    });
    const precisions = new Set((await show('respiratory')).milestones.map((one) => one.due?.code.length));
    expect(precisions.size).toBeGreaterThan(1);
  });

  test('a record is entered once, and a blank one needs only a name', async () => {
    expect((await world.send('POST', '/api/bnssg/pathways', { bundled: 'msk' }, lead)).status).toBe(409);
    const blank = await world.send('POST', '/api/bnssg/pathways', { name: 'Children’s asthma' }, lead);
    expect(blank.json).toEqual({ id: 'children-s-asthma', milestones: 0 });
    const unknown = await world.send('POST', '/api/bnssg/pathways', { bundled: 'dragons' }, lead);
    expect(unknown.status).toBe(422);
    expect(unknown.text).toContain('respiratory or msk');
  });

  test('fields are changed on the revision that was read; who comes second is told, and loses nothing of theirs', async () => {
    const { revision, fields } = await show('respiratory');
    const put = (body: object) => world.send('PUT', '/api/bnssg/pathways/respiratory/fields', body, lead);
    const changed = await put({ revision, fields: { ...fields, quickWins: 'Inhaler checks\nOne number' } });
    expect(changed.json).toEqual({ revision: revision + 1 });
    expect((await show('respiratory')).fields.quickWins).toEqual(['Inhaler checks', 'One number']);
    expect((await put({ revision, fields })).status).toBe(409);
    const wrong = await put({ revision: revision + 1, fields: { aim: '', budget: 'x' } });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Fill in aim');
    expect(wrong.text).toContain('no field “budget”');
    expect((await show('respiratory')).fields.quickWins).toEqual(['Inhaler checks', 'One number']);
  });

  test('a milestone is added, forecast and done, with its slip in weeks', async () => {
    const added = await world.send(
      'POST',
      '/api/bnssg/pathways/msk/milestones',
      { title: 'New model starts', phase: 'Delivery', due: 'March 2026', owner: 'Programme board' },
      team,
    );
    const { id } = bodyOf<{ id: string }>(added);
    const change = (body: object) => world.send('PATCH', `/api/bnssg/milestones/${id}`, body, team);
    const find = async () => (await show()).milestones.find((one) => one.id === id)!;
    await change({ forecast: 'May 2026' });
    expect(await find()).toMatchObject({ isDone: false, isLate: false, weeksLate: 8 });
    const unread = await change({ forecast: 'soonish' });
    expect(unread.status).toBe(422);
    expect(unread.text).toContain('Write a day (4 May 2017)');
    expect((await change({ isDone: true, doneOn: '1 May 2026' })).text).toContain('has not come yet');
    await change({ isDone: true, doneOn: '1 March 2026' });
    expect(await find()).toMatchObject({ isDone: true, weeksLate: 0 });
  });
});

describe('the four answers (R23)', () => {
  test('each is refused without its parts, in words that say what to do', async () => {
    const link = await aLinkedTheme('Choice of place');
    const missing: [object, string[]][] = [
      [{ answer: 'done' }, ['words']],
      [{ answer: 'doing', byWhen: 'some day' }, ['words', 'owner', 'byWhen']],
      [{ answer: 'cannot' }, ['words']],
      [{ answer: 'not-ours' }, ['passedTo']],
      [{ answer: 'perhaps' }, ['answer']],
    ];
    for (const [body, paths] of missing) {
      const reply = await answer(link, body);
      expect(reply.status).toBe(422);
      const { fields } = reply.json as { fields: { path: string; message: string }[] };
      expect(fields.map((field) => field.path).sort()).toEqual([...paths].sort());
      expect(fields.every((field) => /^[A-Z“].*\.$/.test(field.message))).toBe(true);
    }
    expect((await show()).themes.find((one) => one.link === link)!.answers).toEqual([]);
  });

  test('answers are only added to, by allowed moves, and never over one that was not seen', async () => {
    const link = await aLinkedTheme('Self-referral');
    const first = await answer(link, {
      answer: 'doing',
      words: 'A form is being made',
      byWhen: 'June 2026',
      owner: 'Programme board',
    });
    expect(first.json).toMatchObject({ status: 'Under way (by June 2026)' });
    expect((await answer(link, { answer: 'done', words: 'The form is there' })).status).toBe(409);
    const standing = bodyOf<{ id: string }>(first).id;
    const second = await answer(link, { answer: 'done', words: 'The form is there', standing });
    const back = await answer(link, {
      answer: 'cannot',
      words: 'no money',
      standing: bodyOf<{ id: string }>(second).id,
    });
    expect(back.status).toBe(422);
    expect(back.text).toContain('cannot follow “Done”');
    const theme = (await show()).themes.find((one) => one.link === link)!;
    expect(theme.answers.map((one) => one.answer)).toEqual(['done', 'doing']);
    expect(theme.status).toBe('Done');
  });

  test('themes without an answer come first, oldest first, with their age', async () => {
    const old = await aLinkedTheme('Being believed');
    world.clock.forward(48);
    const young = await aLinkedTheme('Sunday clinics');
    world.clock.forward(64);
    const { themes } = await show();
    const open = themes.filter((one) => one.answers.length === 0);
    expect(themes.slice(0, open.length)).toEqual(open);
    expect(themes.find((one) => one.link === old)).toMatchObject({ ageDays: 112, status: 'No answer yet' });
    expect(themes.find((one) => one.link === young)!.ageDays).toBe(64);
    const mine = (await world.get('/api/bnssg/pathways', team)).json as {
      pathways: { id: string; unanswered: number; oldestDays: number }[];
    };
    expect(mine.pathways).toMatchObject([{ id: 'msk', unanswered: open.length, oldestDays: 112 }]);
  });

  test('an action follows an acceptance, with owner and due date, and is owed until done', async () => {
    const link = await aLinkedTheme('One number');
    const add = (body: object) => world.send('POST', `/api/bnssg/pathway-themes/${link}/actions`, body, team);
    const action = { title: 'One number', owner: 'Contact centre', due: 'Q1 2026' };
    expect((await add(action)).status).toBe(409);
    await answer(link, {
      answer: 'doing',
      words: 'One number',
      byWhen: 'January 2027',
      owner: 'Contact centre',
    });
    expect((await add({ ...action, due: '' })).status).toBe(422);
    const { id } = bodyOf<{ id: string }>(await add(action));
    const find = async () => (await show()).themes.find((one) => one.link === link)!;
    expect((await find()).actions).toMatchObject([{ status: 'open', isLate: true }]);
    expect((await find()).owed.map((one) => one.code)).toContain('action');
    await world.send('PATCH', `/api/bnssg/actions/${id}`, { status: 'done' }, team);
    expect((await find()).owed.map((one) => one.code)).not.toContain('action');
  });
});

describe('the walls', () => {
  test('a programme team finds its own pathways only; another’s is not there', async () => {
    const link = await aLinkedTheme('Waits');
    const other = await world.staff('bnssg', ['programme'], ['respiratory']);
    expect((await world.get('/api/bnssg/pathways/msk', team)).status).toBe(200);
    expect((await world.get('/api/bnssg/pathways/msk', other)).status).toBe(404);
    expect((await answer(link, { answer: 'done', words: 'x' }, other)).status).toBe(404);
    const { milestones } = await show();
    const change = world.send('PATCH', `/api/bnssg/milestones/${milestones[0]!.id}`, { isDone: true }, other);
    expect((await change).status).toBe(404);
    expect((await world.send('POST', '/api/bnssg/pathways', { bundled: 'msk' }, team)).status).toBe(403);
  });

  test('an analyst reads every pathway, and changes only those they hold as programme team', async () => {
    const both = await world.staff('bnssg', ['analyst', 'programme'], ['respiratory']);
    expect((await show('msk', both)).mayChange).toBe(false);
    expect((await show('respiratory', both)).mayChange).toBe(true);
    const { milestones } = await show();
    const change = world.send('PATCH', `/api/bnssg/milestones/${milestones[0]!.id}`, { isDone: true }, both);
    expect((await change).status).toBe(404);
  });

  test('another footprint’s records are not there (R1)', async () => {
    const york = await world.staff('york', ['engagement-lead']);
    expect((await world.get('/api/york/pathways/msk', york)).status).toBe(404);
    expect((await world.get('/api/bnssg/pathways/msk', york)).status).toBe(404);
    const { milestones } = await show();
    expect(
      (await world.send('PATCH', `/api/york/milestones/${milestones[0]!.id}`, { isDone: true }, york)).status,
    ).toBe(404);
  });
});
