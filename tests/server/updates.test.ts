import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changeMember } from '../../db/queries/panel';
import { aTheme, aWaveWithComments, bodyOf, releaseAll, type Written } from '../support/comments';
import { createWorld, readTray, type Staff, type World } from '../support/world';

let world: World;
let lead: Staff;
let analyst: Staff;
let team: Staff;
beforeAll(async () => {
  world = await createWorld({ footprints: ['bnssg', 'york'] });
  lead = await world.staff('bnssg', ['engagement-lead']);
  analyst = await world.staff('bnssg', ['analyst']);
  team = await world.staff('bnssg', ['programme'], ['msk']);
  await world.send('POST', '/api/bnssg/pathways', { bundled: 'msk' }, lead);
});
afterAll(() => world.close());

type Preview = {
  answer: string;
  statement: { youSaid: string; weDid: string; evidence: string[] };
  supersedes: string | null;
  members: number;
};
const answers = (link: string) => `/api/bnssg/pathway-themes/${link}/answers`;
const preview = (link: string, as = lead) => world.get(`/api/bnssg/pathway-themes/${link}/update`, as);
const publish = (link: string, body: object, as = lead) =>
  world.send('POST', `/api/bnssg/pathway-themes/${link}/updates`, body, as);

/** A wave, its theme on the MSK pathway, and the team's answer to it. */
async function anAnsweredTheme(title: string, written: readonly Written[], words = 'the lease ends in 2027') {
  const wave = await aWaveWithComments(world, 'bnssg', written);
  const comments = await releaseAll(world, 'bnssg', wave, analyst);
  const { theme, code } = await aTheme(world, 'bnssg', wave, title, comments, analyst);
  const { id: link } = bodyOf<{ id: string }>(
    await world.send('POST', '/api/bnssg/pathways/msk/themes', { theme }, analyst),
  );
  const answer = bodyOf<{ id: string }>(
    await world.send('POST', answers(link), { answer: 'cannot', words, standing: null }, team),
  ).id;
  return { wave, comments, theme, code, link, answer };
}
const waits = (people: number): Written[] => Array.from({ length: people }, () => 'No choice of place');

test('the thread is walked from a comment to a message, and back (R24)', async () => {
  const { wave, theme, link } = await anAnsweredTheme('Choice of place', [...waits(12), null]);
  const shown = bodyOf<Preview>(await preview(link));
  expect(shown).toMatchObject({
    statement: {
      weDid: 'We have not taken this up, because the lease ends in 2027.',
      evidence: ['Said by 12 of 12 people who commented in the survey “Your care, spring”.'],
    },
    supersedes: null,
    members: 12,
  });
  const point = 'there is little choice of where to have physiotherapy';
  const done = await publish(link, { answer: shown.answer, point, tell: true, supersedes: null });
  const { id, address, told } = bodyOf<{ id: string; address: string; told: number }>(done);
  expect(told).toBe(12);

  const page = await world.get(address);
  expect(page.status).toBe(200);
  expect(page.text).toContain('There is little choice of where to have physiotherapy.');
  expect(page.text).toContain('because the lease ends in 2027');
  expect((await world.get('/bnssg/updates')).text).toContain('Not taken up');

  const mail = await world.deliver();
  expect(mail).toHaveLength(12);
  expect(mail[0]!.text).toContain(address);
  for (const { subject } of mail) expect(subject).not.toMatch(/physio|choice|lease|wait/i);
  const thread = await world.get(`/api/bnssg/themes/${theme}`, team);
  expect(thread.json).toMatchObject({
    wave: wave.wave,
    codes: [{ label: 'Choice of place' }],
    pathways: [{ pathway: 'msk', answers: [{ answer: 'cannot' }], updates: [{ id }] }],
  });
  const record = await world.get('/api/bnssg/pathways/msk', team);
  expect(record.json).toMatchObject({ themes: [{ theme, owed: [], updates: [{ id }] }], isClosed: true });
});

describe('who is told (R24)', () => {
  test('nobody who left, died or paused; nobody whose comment was withheld; nobody twice', async () => {
    const { wave, comments, link, answer } = await anAnsweredTheme('Parking', waits(5));
    await world.deliver();
    const before = world.mail.length;
    await world.deps.writer.write('bnssg', async (write) => {
      await changeMember(write, wave.members[0]!, { status: 'left', leftAt: world.deps.now() });
      await changeMember(write, wave.members[1]!, { status: 'paused' });
    });
    const keptBack = comments.find((comment) => comment.text !== '')!;
    await world.send(
      'POST',
      `/api/bnssg/comments/${keptBack.id}/reading`,
      { act: 'withheld', text: keptBack.text, because: 'telling' },
      analyst,
    );
    const { members } = bodyOf<Preview>(await preview(link));
    expect([2, 3]).toContain(members);
    await publish(link, { answer, point: '', tell: true, supersedes: null });
    await world.deliver();
    const sent = world.mail.slice(before).map((message) => message.to);
    expect(sent).toHaveLength(members);
    expect(new Set(sent).size).toBe(members);
    expect(sent.some((to) => to.startsWith('writer0-') || to.startsWith('writer1-'))).toBe(false);
  });

  test('publishing without the tick sends nothing, and telling stays owed', async () => {
    const { link, answer } = await anAnsweredTheme('Signs', waits(2));
    const tray = (await readTray(world, 'bnssg')).length;
    await publish(link, { answer, point: '', tell: false, supersedes: null });
    expect((await readTray(world, 'bnssg')).length).toBe(tray);
    const { due } = (await world.get('/api/bnssg/updates', lead)).json as { due: { link: string }[] };
    expect(due.map((one) => one.link)).toContain(link);
  });
});

describe('what is published stays (R19)', () => {
  test('a later answer takes its place; the earlier page keeps its words and names the newer one', async () => {
    const { link, answer } = await anAnsweredTheme('Sundays', waits(11));
    const first = bodyOf<{ id: string; address: string }>(
      await publish(link, { answer, point: 'no clinic opens on Sundays', tell: false, supersedes: null }),
    );
    const later = bodyOf<{ id: string }>(
      await world.send(
        'POST',
        answers(link),
        { answer: 'doing', words: 'One opens', byWhen: 'June 2026', owner: 'MSK board', standing: answer },
        team,
      ),
    );
    const stale = { answer, point: '', tell: true, supersedes: null };
    expect((await publish(link, stale)).status).toBe(409);
    const second = bodyOf<{ id: string; address: string }>(
      await publish(link, {
        answer: later.id,
        point: 'no clinic opens on Sundays',
        tell: false,
        supersedes: first.id,
      }),
    );
    const old = await world.get(first.address);
    expect(old.text).toContain('the lease ends in 2027');
    expect(old.text).toContain(second.address);
    const list = await world.get('/bnssg/updates');
    expect(list.text).toContain(second.address);
    expect(list.text).not.toContain(first.address);
    expect((await world.get(second.address)).text).toContain('Not done yet');
  });

  test('a change of theme or comments afterwards changes no published word', async () => {
    const { link, answer, theme } = await anAnsweredTheme('Lifts', waits(10));
    const { address } = bodyOf<{ address: string }>(
      await publish(link, { answer, point: 'the lifts are slow', tell: false, supersedes: null }),
    );
    const before = (await world.get(address)).text;
    await world.send('PATCH', `/api/bnssg/themes/${theme}`, { title: 'Stairs' }, analyst);
    expect((await world.get(address)).text).toBe(before);
  });
});

describe('an update names nobody (R24)', () => {
  test('no member, address or comment is on the page or in the list', async () => {
    const { wave, link, answer } = await anAnsweredTheme('Phones', waits(10));
    const { address } = bodyOf<{ address: string }>(
      await publish(link, { answer, point: 'nobody answers the phone', tell: false, supersedes: null }),
    );
    for (const page of [await world.get(address), await world.get('/bnssg/updates')])
      for (const hidden of ['Writer', 'Longname', '@example.org', 'No choice of place', ...wave.members])
        expect(page.text).not.toContain(hidden);
  });

  test('words of someone who did not agree to be quoted are refused, and so is a contact', async () => {
    const written = 'My mother waited four hours on a trolley in the corridor';
    const { link, answer } = await anAnsweredTheme('Trolleys', [written]);
    const quoted = await publish(link, {
      answer,
      point: `One said: my mother waited four hours on a trolley`,
      tell: false,
      supersedes: null,
    });
    expect(quoted.status).toBe(422);
    expect(quoted.text).toContain('did not agree to be quoted');
    const contact = await publish(link, {
      answer,
      point: 'Ring 0117 496 0123',
      tell: false,
      supersedes: null,
    });
    expect(contact.text).toContain('names nobody');
    const agreed = await anAnsweredTheme('Corridors', [{ text: written, mayQuote: true }]);
    const fine = { answer: agreed.answer, point: written, tell: false, supersedes: null };
    expect((await publish(agreed.link, fine)).status).toBe(201);
  });

  test('fewer than 10 are not counted aloud, and an unanswered theme of few is not public', async () => {
    const few = await anAnsweredTheme('Bus stop', waits(4));
    expect(bodyOf<Preview>(await preview(few.link)).statement.evidence).toEqual([
      'Said by fewer than 10 people in the survey “Your care, spring”.',
    ]);
    const wave = await aWaveWithComments(world, 'bnssg', waits(10));
    const comments = await releaseAll(world, 'bnssg', wave, analyst);
    const many = await aTheme(world, 'bnssg', wave, 'Tea is cold', comments, analyst);
    const rare = await aTheme(world, 'bnssg', wave, 'Lonely lamp', comments.slice(0, 9), analyst);
    for (const { theme } of [many, rare])
      await world.send('POST', '/api/bnssg/pathways/msk/themes', { theme }, analyst);
    const page = await world.get('/bnssg/updates');
    expect(page.text).toContain('Tea is cold');
    expect(page.text).toContain('No answer yet');
    expect(page.text).not.toContain('Lonely lamp');
  });
});

describe('the walls and the odd ones', () => {
  test('only the lead publishes; a programme team previews its own; others find nothing', async () => {
    const { link, answer } = await anAnsweredTheme('Chairs', waits(2));
    const body = { answer, point: '', tell: true, supersedes: null };
    expect((await preview(link, team)).json).toMatchObject({ members: null });
    expect((await preview(link)).json).toMatchObject({ members: 2 });
    expect((await publish(link, body, team)).status).toBe(403);
    const other = await world.staff('bnssg', ['programme'], ['respiratory']);
    expect((await preview(link, other)).status).toBe(404);
    expect((await world.get('/api/bnssg/updates', other)).json).toMatchObject({ due: [], published: [] });
    const { published } = (await world.get('/api/bnssg/updates', lead)).json as {
      published: { address: string }[];
    };
    const elsewhere = published[0]!.address.replace('/bnssg/', '/york/');
    expect((await world.get(elsewhere)).status).toBe(404);
    expect((await world.get('/bnssg/updates/none')).status).toBe(404);
  });

  test('a theme without an answer cannot be published', async () => {
    const wave = await aWaveWithComments(world, 'bnssg', waits(1));
    const comments = await releaseAll(world, 'bnssg', wave, analyst);
    const { theme } = await aTheme(world, 'bnssg', wave, 'Clocks', comments, analyst);
    const { id } = bodyOf<{ id: string }>(
      await world.send('POST', '/api/bnssg/pathways/msk/themes', { theme }, analyst),
    );
    const reply = await preview(id);
    expect(reply.status).toBe(409);
    expect(reply.text).toContain('Answer it first');
  });

  test('looking changes nothing', async () => {
    const rows = async () =>
      Promise.all(
        ['audit_entries', 'outbox', 'updates', 'comments'].map(async (table) => {
          const [row] = await world.deps.unbound.sql.all<{ n: number }>(
            `select count(*) as n from ${table} where "footprint_id" = 'bnssg'`,
          );
          return row!.n;
        }),
      );
    const before = await rows();
    const { published } = (await world.get('/api/bnssg/updates', lead)).json as {
      published: { address: string }[];
    };
    for (const path of ['/api/bnssg/themes', '/api/bnssg/pathways', '/api/bnssg/pathways/msk'])
      await world.get(path, lead);
    for (const path of ['/bnssg/updates', '/bnssg/updates?status=cannot', published[0]!.address])
      expect((await world.get(path)).status).toBe(200);
    expect(await rows()).toEqual(before);
  });

  test('the log of it all holds no name, address or comment', () => {
    expect(world.log.join('\n')).not.toMatch(/Writer|Longname|@example\.org|No choice of place/);
  });
});
