import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addLink, addPathway } from '../../db/queries/pathways';
import { addWeighting } from '../../db/queries/weighting';
import { aTheme, aWaveWithComments, bodyOf, releaseAll, type WaveWithComments } from '../support/comments';
import { createWorld, type Staff, type World } from '../support/world';

let world: World;
let analyst: Staff;
let lead: Staff;
beforeAll(async () => {
  world = await createWorld({ footprints: ['bnssg', 'york'] });
  analyst = await world.staff('bnssg', ['analyst']);
  lead = await world.staff('bnssg', ['engagement-lead']);
});
afterAll(() => world.close());

type Comment = {
  id: string;
  state: string;
  text: string;
  shown: string | null;
  mayQuote: boolean;
  riskPassedOn: string | null;
  codings: { id: string; code: string; by: string; isMine: boolean; isLive: boolean }[];
};
type Listed = {
  counts: { comments: number; toRead: number; toCode: number; withheld: number };
  codes: { id: string; label: string; isLive: boolean; comments: number }[];
  comments: Comment[];
};
const at = ({ wave, question }: WaveWithComments) => `/api/bnssg/waves/${wave}/questions/${question}`;
const list = async (wave: WaveWithComments, show = 'all') =>
  bodyOf<Listed>(await world.get(`${at(wave)}/comments?show=${show}`, analyst));
const gather = async ({ wave }: WaveWithComments) =>
  (await world.send('POST', `/api/bnssg/waves/${wave}/comments`, {}, analyst)).json;
const read = (id: string, body: object, as = analyst) =>
  world.send('POST', `/api/bnssg/comments/${id}/reading`, body, as);

describe('taking up comments (R20)', () => {
  test('every answer with words becomes a comment nobody has read; again, nothing more', async () => {
    const wave = await aWaveWithComments(world, 'bnssg', ['Shorter waits', null, '…', 'Answer the phone']);
    expect(await gather(wave)).toEqual({ added: 2, changed: 0, emptied: 0 });
    expect(await gather(wave)).toEqual({ added: 0, changed: 0, emptied: 0 });
    const { counts, comments } = await list(wave);
    expect(counts).toEqual({ comments: 2, toRead: 2, toCode: 0, withheld: 0 });
    expect(comments.every((comment) => comment.state === 'unread' && comment.shown === null)).toBe(true);
  });

  test('words changed after release are read again, words taken back are withheld', async () => {
    const wave = await aWaveWithComments(world, 'bnssg', ['Shorter waits', 'Sundays', 'Parking']);
    await releaseAll(world, 'bnssg', wave, analyst);
    world.clock.forward(1);
    await wave.rewrite(0, 'Shorter waits, and Dr Smith was rude');
    await wave.rewrite(1, null);
    await wave.rewrite(2, 'Parking');
    expect(await gather(wave)).toEqual({ added: 0, changed: 1, emptied: 1 });
    const { comments } = await list(wave);
    const states = Object.fromEntries(comments.map((comment) => [comment.text, comment.state]));
    expect(states).toEqual({
      'Shorter waits, and Dr Smith was rude': 'unread',
      '': 'withheld',
      Parking: 'released',
    });
    expect(await gather(wave)).toEqual({ added: 0, changed: 0, emptied: 0 });
  });
});

describe('reading and releasing (R20)', () => {
  test('words are hidden by marking them, and what is shown has no trace of them', async () => {
    const wave = await aWaveWithComments(world, 'bnssg', ['Dr Smith was late twice']);
    await gather(wave);
    const [comment] = (await list(wave)).comments;
    const reply = await read(comment!.id, {
      act: 'redacted',
      text: comment!.text,
      redactions: [{ start: 0, end: 8, because: 'staff-named' }],
    });
    expect(reply.json).toEqual({ state: 'redacted', shown: '[name removed] was late twice' });
  });

  test('withholding needs a reason, hiding needs marked words, a risk needs someone it is passed to', async () => {
    const wave = await aWaveWithComments(world, 'bnssg', ['I may hurt myself']);
    await gather(wave);
    const [comment] = (await list(wave)).comments;
    const { id, text } = comment!;
    const withheld = await read(id, { act: 'withheld', text });
    expect(withheld.status).toBe(422);
    expect(withheld.text).toContain('Say why in a few words');
    expect((await read(id, { act: 'redacted', text })).text).toContain('Mark the words');
    const risky = await read(id, { act: 'released', text, risk: { kind: 'harm-to-self', to: '' } });
    expect(risky.status).toBe(422);
    expect(risky.text).toContain('Name the role or service');
    expect((await list(wave)).comments[0]!.state).toBe('unread');
    await read(id, {
      act: 'withheld',
      text,
      because: 'risk',
      risk: { kind: 'harm-to-self', to: 'Safeguarding' },
    });
    expect((await list(wave)).comments[0]).toMatchObject({
      state: 'withheld',
      shown: null,
      riskPassedOn: 'harm-to-self: Safeguarding',
    });
  });

  test('words changed while they were read are not released', async () => {
    const wave = await aWaveWithComments(world, 'bnssg', ['Shorter waits']);
    await gather(wave);
    const [comment] = (await list(wave)).comments;
    await wave.rewrite(0, 'Ring me on 0117 496 0000');
    const reply = await read(comment!.id, { act: 'released', text: 'Shorter waits' });
    expect(reply.status).toBe(409);
    expect((await list(wave)).comments[0]!.state).toBe('unread');
  });

  test('nobody codes what nobody has released', async () => {
    const wave = await aWaveWithComments(world, 'bnssg', ['Shorter waits']);
    await gather(wave);
    const [comment] = (await list(wave)).comments;
    const code = bodyOf<{ id: string }>(
      await world.send('POST', `${at(wave)}/codes`, { label: 'Waiting' }, analyst),
    );
    const reply = await world.send(
      'POST',
      `/api/bnssg/comments/${comment!.id}/codings`,
      { code: code.id },
      analyst,
    );
    expect(reply.status).toBe(409);
    expect(reply.text).toContain('Release it first');
  });
});

describe('the codeframe', () => {
  test('codes carry their author; merging keeps authors and moves themes; the history says what was done', async () => {
    const wave = await aWaveWithComments(world, 'bnssg', ['Waits', 'Long waits', 'Queues']);
    const comments = await releaseAll(world, 'bnssg', wave, analyst);
    const waits = await aTheme(world, 'bnssg', wave, 'Waits', comments.slice(0, 2), analyst);
    const queues = await aTheme(world, 'bnssg', wave, 'Queues', comments.slice(1), lead);
    const merged = await world.send(
      'POST',
      `/api/bnssg/codes/${queues.code}/merge`,
      { into: waits.code },
      analyst,
    );
    expect(merged.json).toEqual({ comments: 2 });
    const { codes, comments: after } = await list(wave);
    expect(codes.find((code) => code.id === queues.code)).toMatchObject({ isLive: false, comments: 0 });
    expect(codes.find((code) => code.id === waits.code)).toMatchObject({ isLive: true, comments: 3 });
    const both = after.find((comment) => comment.id === comments[1]!.id)!;
    expect(both.codings.map((coding) => coding.isMine).sort()).toEqual([false, true]);
    const thread = bodyOf<{ codes: { id: string }[] }>(
      await world.get(`/api/bnssg/themes/${queues.theme}`, analyst),
    );
    expect(thread.codes.map((code) => code.id)).toEqual([waits.code]);
    const history = await world.get(`${at(wave)}/codes/history`, analyst);
    expect(history.text).toContain('“Queues” merged into “Waits”');
  });

  test('a split sends its comments back to the queue for a person to choose', async () => {
    const wave = await aWaveWithComments(world, 'bnssg', ['Waits at home', 'Waits in the room']);
    const comments = await releaseAll(world, 'bnssg', wave, analyst);
    const { code } = await aTheme(world, 'bnssg', wave, 'Waits', comments, analyst);
    expect((await list(wave, 'to-do')).comments).toHaveLength(0);
    const one = await world.send(
      'POST',
      `/api/bnssg/codes/${code}/split`,
      { into: [{ label: 'At home' }, { label: 'At home' }] },
      analyst,
    );
    expect(one.status).toBe(422);
    await world.send(
      'POST',
      `/api/bnssg/codes/${code}/split`,
      { into: [{ label: 'At home' }, { label: 'In the room' }] },
      analyst,
    );
    expect((await list(wave, 'to-do')).comments).toHaveLength(2);
    expect((await list(wave)).counts.toCode).toBe(2);
  });

  test('two codes cannot have the same words, and the sentence says which', async () => {
    const wave = await aWaveWithComments(world, 'bnssg', ['Waits']);
    await world.send('POST', `${at(wave)}/codes`, { label: 'Waiting' }, analyst);
    const twin = await world.send('POST', `${at(wave)}/codes`, { label: ' waiting ' }, analyst);
    expect(twin.status).toBe(422);
    expect(twin.text).toContain('already called');
  });
});

describe('prevalence', () => {
  test('a respondent counts once, however many coders gave the code', async () => {
    const wave = await aWaveWithComments(world, 'bnssg', [
      ...Array.from({ length: 12 }, () => 'Waits'),
      ...Array.from({ length: 28 }, () => null),
    ]);
    const comments = await releaseAll(world, 'bnssg', wave, analyst);
    const { code } = await aTheme(world, 'bnssg', wave, 'Waits', comments, analyst);
    const once = await world.get(`${at(wave)}/themes`, analyst);
    for (const comment of comments)
      await world.send('POST', `/api/bnssg/comments/${comment.id}/codings`, { code }, lead);
    const twice = await world.get(`${at(wave)}/themes`, analyst);
    expect(twice.json).toEqual(once.json);
    expect(twice.json).toMatchObject({
      base: { people: 40, weighted: 40, effective: 40, weighting: null, intervalName: 'modelled interval' },
      themes: [{ title: 'Waits', prevalence: { people: 12, share: 0.3, hidden: null } }],
    });
  });

  test('once the wave has weights the share is weighted, and says by which method', async () => {
    const wave = await aWaveWithComments(world, 'bnssg', [
      ...Array.from({ length: 10 }, () => 'Waits'),
      ...Array.from({ length: 30 }, () => null),
    ]);
    const comments = await releaseAll(world, 'bnssg', wave, analyst);
    await aTheme(world, 'bnssg', wave, 'Waits', comments, analyst);
    await world.deps.writer.write('bnssg', (write) =>
      addWeighting(
        write,
        {
          id: world.deps.secrets.newId(),
          waveId: wave.wave,
          method: 'rake',
          frameId: 'x',
          recipe: { method: 'rake' },
          diagnostics: {},
          createdAt: world.deps.now(),
          createdBy: 'system',
        },
        wave.cases.map((caseId, index) => ({ caseId, weight: index < 10 ? 2 : 2 / 3 })),
      ),
    );
    expect((await world.get(`${at(wave)}/themes`, analyst)).json).toMatchObject({
      base: { people: 40, effective: expect.closeTo(30, 6), weighting: 'rake' },
      themes: [{ prevalence: { people: 10, share: expect.closeTo(0.5, 6) } }],
    });
  });

  test('what fewer than 10 raised has no figure (R16)', async () => {
    const wave = await aWaveWithComments(world, 'bnssg', [
      ...Array.from({ length: 9 }, () => 'Waits'),
      ...Array.from({ length: 31 }, () => null),
    ]);
    const comments = await releaseAll(world, 'bnssg', wave, analyst);
    await aTheme(world, 'bnssg', wave, 'Waits', comments, analyst);
    expect((await world.get(`${at(wave)}/themes`, analyst)).json).toMatchObject({
      themes: [{ prevalence: { people: null, share: null, hidden: 'fewer-than-10' } }],
    });
  });
});

describe('who sees what', () => {
  test('a programme team sees released words of themes on its own pathways, and nothing else', async () => {
    const wave = await aWaveWithComments(world, 'bnssg', ['Dr Smith was late', 'Unread words', 'Kept back']);
    await gather(wave);
    const { comments } = await list(wave);
    const byText = (text: string) => comments.find((comment) => comment.text === text)!;
    const late = byText('Dr Smith was late');
    const kept = byText('Kept back');
    await read(late.id, {
      act: 'redacted',
      text: late.text,
      redactions: [{ start: 0, end: 8, because: 'staff-named' }],
    });
    await read(kept.id, { act: 'released', text: kept.text });
    const { theme } = await aTheme(world, 'bnssg', wave, 'Lateness', [late, kept], analyst);
    await read(kept.id, { act: 'withheld', text: kept.text, because: 'too telling' });
    const linkedTo = async (pathway: string) =>
      world.deps.writer.write('bnssg', async (write) => {
        const now = world.deps.now();
        await addPathway(write, {
          id: pathway,
          name: pathway,
          fields: {},
          revision: 1,
          changedAt: now,
          changedBy: 'system',
        });
        await addLink(write, {
          id: `${pathway}-link`,
          pathwayId: pathway,
          themeId: theme,
          linkedAt: now,
          linkedBy: 'system',
        });
      });
    await linkedTo('stroke');
    const own = await world.staff('bnssg', ['programme'], ['stroke']);
    const other = await world.staff('bnssg', ['programme', 'recruiter'], ['diabetes']);
    const thread = await world.get(`/api/bnssg/themes/${theme}`, own);
    expect(thread.json).toMatchObject({
      comments: [{ text: '[name removed] was late' }],
      pathways: [{ pathway: 'stroke' }],
    });
    for (const hidden of ['Smith', 'Unread words', 'Kept back', 'Writer', ...wave.members, ...wave.cases])
      expect(thread.text).not.toContain(hidden);
    expect((await world.get(`/api/bnssg/themes/${theme}`, other)).status).toBe(404);
    expect((await world.get(`${at(wave)}/comments`, own)).status).toBe(403);
    const york = await world.staff('york', ['analyst']);
    expect((await world.get(`/api/york/themes/${theme}`, york)).status).toBe(404);
    expect(
      (
        await world.send(
          'POST',
          `/api/york/comments/${late.id}/reading`,
          { act: 'released', text: late.text },
          york,
        )
      ).status,
    ).toBe(404);
  });
});

test('taking a code off another’s coding is written down; ids of nobody are 404', async () => {
  const wave = await aWaveWithComments(world, 'bnssg', ['Waits']);
  const comments = await releaseAll(world, 'bnssg', wave, analyst);
  await aTheme(world, 'bnssg', wave, 'Waits', comments, analyst);
  const [comment] = (await list(wave)).comments;
  expect(
    (await world.send('DELETE', `/api/bnssg/codings/${comment!.codings[0]!.id}`, undefined, lead)).status,
  ).toBe(200);
  expect((await list(wave)).comments[0]!.codings).toEqual([]);
  const administrator = await world.staff('bnssg', ['administrator']);
  expect((await world.get('/api/bnssg/audit', administrator)).text).toContain('coding.removed-of-another');
  for (const path of ['codings/none', 'codes/none/retire', 'themes/none'])
    expect(
      (
        await world.send(
          path.startsWith('codings') ? 'DELETE' : path.startsWith('themes') ? 'PATCH' : 'POST',
          `/api/bnssg/${path}`,
          {},
          analyst,
        )
      ).status,
    ).toBe(404);
});
