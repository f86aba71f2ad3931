import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changeMember } from '../../db/queries/panel';
import { outbox, publications, responses } from '../../db/schema';
import { weighWave } from '../../server/steps/weigh-wave';
import { aFrameInUse } from '../support/builders';
import { smallSurvey } from '../support/small-survey';
import { aWave, type Invited } from '../support/waves';
import { createWorld, type Staff, type World } from '../support/world';

let world: World;
let lead: Staff;
let wave: { id: string; caseIds: string[]; memberIds: string[] };

const people: Invited[] = Array.from(
  { length: 130 },
  (_, i): Invited => ({
    profile: {
      disability: i < 40 ? 'disabled' : 'not-disabled',
      ethnicity: i >= 113 && i < 120 ? 'mixed' : i >= 95 ? 'asian' : 'white',
    },
    channel: i < 100 ? 'email' : 'letter',
    ...(i < 120 && {
      answers: {
        care: { value: i % 3 === 0 ? 'good' : 'poor' },
        waiting: { value: i % 2 === 0 ? 'yes' : 'no' },
        money: { value: { gps: 60, hospitals: 40 } },
        comment: { value: { text: 'A private remark', mayQuote: null } },
      },
    }),
  }),
);
const choice = {
  title: 'A third call their care good',
  intro: 'We asked about care.',
  segments: ['ethnicity'],
};

beforeAll(async () => {
  world = await createWorld();
  lead = await world.staff('bnssg', ['engagement-lead']);
  wave = await aWave(world, smallSurvey, people);
  await aFrameInUse(world, 'bnssg', { size: 1000, margins: ['disability'] });
  await weighWave(world.deps, 'bnssg', wave.id, {}, lead.id);
  await world.deps.writer.write('bnssg', async (write) => {
    await changeMember(write, wave.memberIds[0]!, { status: 'left', leftAt: world.clock.now });
    await changeMember(write, wave.memberIds[1]!, { status: 'paused' });
  });
});
afterAll(() => world.close());

type Preview = {
  basis: string;
  html: string;
  checks: { state: string; name: string }[];
  toSignOff: string[];
};
const preview = async (more: object = {}) => {
  const path = `/api/bnssg/waves/${wave.id}/publications/preview`;
  return (await world.send('POST', path, { ...choice, ...more }, lead)).json as Preview;
};
const publish = async (more: object = {}) =>
  world.send(
    'POST',
    `/api/bnssg/waves/${wave.id}/publications`,
    { ...choice, signedOff: true, ...more },
    lead,
  );

const answersOf = (i: number) =>
  and(eq(responses.footprintId, 'bnssg'), eq(responses.caseId, wave.caseIds[i]!));

let first: { id: string; address: string };
let page: string;
let file: string;

describe('publishing', () => {
  test('groups are set against each other, and the page says what many comparisons amount to (R18)', async () => {
    const { html, checks } = await preview({ segments: ['disability'] });
    const made = checks.find(({ name }) => name === 'Comparisons of groups') as unknown as { value: string };
    expect(made.value).toMatch(/^\d+ made, \d+ marked ▲ or ▼\. Of \d+ comparisons, /);
    expect(html).toContain('Differences between groups');
    expect(html).toMatch(
      /No group is clearly above or below|clearly above or below the other groups together/,
    );
  });

  test('what was previewed is what is published, and everyone asked who is still here is told (R19, R24)', async () => {
    const { basis, html, checks } = await preview();
    expect(checks.some(({ state }) => state === 'stop')).toBe(false);
    const reply = await publish({ basis });
    expect(reply.status).toBe(201);
    expect(reply.json).toMatchObject({ version: 1, told: { byMessage: 98, byLetter: 30, notTold: 2 } });
    first = reply.json as { id: string; address: string };
    const shown = await world.get(first.address);
    page = shown.text;
    file = (await world.get(`${first.address}/tables.csv`)).text;
    const main = (text: string) =>
      /<main.*<\/main>/s.exec(text)![0].replace(/results\/[^/"]+\/tables/, 'tables');
    expect(main(page)).toBe(main(html));
    const queued = await world.deps.unbound.sql
      .select()
      .from(outbox)
      .where(eq(outbox.template, 'survey-findings'));
    expect(queued).toHaveLength(98);
    expect(queued.map(({ memberId }) => memberId)).not.toContain(wave.memberIds[0]);
    expect((await world.get('/bnssg/results')).text).toContain(choice.title);
  });

  test('the page holds questions in full, bases, participation with its base, and how it was done', () => {
    expect(page).toContain('How would you rate your care?');
    expect(page).toContain('120 of 130 invited');
    expect(page).toContain('participation of 92.3%');
    expect(page).toContain('raking to disability');
    expect(page).toContain('805,638 usual residents 16+');
    expect(page).toContain('modelled interval');
  });

  test('where selection is not known, words of random sampling stay away (R16)', () => {
    expect(page).not.toMatch(/response rate|margin of error|sampling error|sampling interval/i);
  });

  test('nothing of a group under ten is on the page or in the file, and no comment (R16)', () => {
    expect(page).toMatch(/fewer than 10|not shown/);
    expect(page).not.toContain('A private remark');
    const mixed = file.split('\r\n').filter((line) => line.includes('Mixed'));
    expect(mixed.length).toBeGreaterThan(0);
    for (const line of mixed) expect(line).toMatch(/,,,,,(fewer than 10|not shown)$/);
    expect(`${page}${file}`).not.toMatch(/\b7 people\b/);
  });

  test('a member of staff without the role cannot', async () => {
    const analyst = await world.staff('bnssg', ['analyst']);
    const path = `/api/bnssg/waves/${wave.id}/publications`;
    expect((await world.send('POST', path, { ...choice, basis: 'x' }, analyst)).status).toBe(403);
  });
});

describe('afterwards', () => {
  test('the page is the same, byte for byte, whatever changes behind it (R17, R19)', async () => {
    await world.deps.writer.write('bnssg', async (write) => {
      await write.sql.delete(responses).where(answersOf(3));
      await write.sql
        .update(responses)
        .set({ answers: { care: { value: 'good' }, waiting: { value: 'yes' } }, revision: 2 })
        .where(answersOf(4));
      await changeMember(write, wave.memberIds[3]!, { status: 'left', bornSealed: null });
    });
    await weighWave(world.deps, 'bnssg', wave.id, { trim: null }, lead.id);
    expect((await world.get(first.address)).text).toBe(page);
    expect((await world.get(`${first.address}/tables.csv`)).text).toBe(file);
  });

  test('a preview of other figures cannot be published', async () => {
    const { basis } = await preview();
    await world.deps.writer.write('bnssg', async (write) => {
      await write.sql
        .update(responses)
        .set({ answers: { care: { value: 'good' }, waiting: { value: 'no' } }, revision: 3 })
        .where(answersOf(4));
    });
    expect((await publish({ basis, reason: 'x' })).json).toMatchObject({ code: 'changed-meanwhile' });
  });

  test('a correction that would give one to nine people away is stopped', async () => {
    const { basis, checks } = await preview();
    expect(checks).toContainEqual(expect.objectContaining({ state: 'stop' }));
    expect((await publish({ basis, reason: 'One answer left out.' })).status).toBe(409);
  });

  test('a correction says why, takes its place, and the first stays, marked', async () => {
    const without = await publish({ basis: (await preview()).basis });
    expect(without.json).toMatchObject({ code: 'fields-wrong', fields: [{ path: 'reason' }] });
    await world.deps.writer.write('bnssg', async (write) => {
      for (let i = 5; i < 20; i++) await write.sql.delete(responses).where(answersOf(i));
    });
    await weighWave(world.deps, 'bnssg', wave.id, { trim: null }, lead.id);
    const { basis, checks } = await preview();
    expect(checks.filter(({ state }) => state === 'stop')).toEqual([]);
    const reply = await publish({ basis, reason: 'Answers of a test were counted.' });
    expect(reply.json).toMatchObject({ version: 2, told: { byMessage: 0 } });
    const second = (reply.json as { address: string }).address;
    expect((await world.get(second)).text).toContain('Answers of a test were counted.');
    const marked = (await world.get(first.address)).text;
    expect(marked).toContain('takes the place of this one');
    expect(marked).toContain(second);
    expect((await world.get('/bnssg/results')).text).toContain('A later version takes its place');
  });

  test('looking changes nothing', async () => {
    const count = async () =>
      JSON.stringify([
        (await world.deps.unbound.sql.select({ id: outbox.id }).from(outbox)).length,
        (
          await world.deps
            .read('bnssg')
            .sql.select({ id: publications.id })
            .from(publications)
            .where(eq(publications.footprintId, 'bnssg'))
        ).length,
      ]);
    const before = await count();
    for (const path of [first.address, '/bnssg/results', `${first.address}/tables.csv`])
      await world.get(path);
    await preview();
    expect(await count()).toBe(before);
  });

  test('an address that is none is not there', async () => {
    expect((await world.get('/bnssg/results/nothing')).status).toBe(404);
    expect((await world.get('/york/results')).status).toBe(404);
  });
});

test('without weights there is nothing to publish', async () => {
  const bare = await aWave(world, smallSurvey, people);
  const reply = await world.send('POST', `/api/bnssg/waves/${bare.id}/publications/preview`, choice, lead);
  expect(reply.json).toMatchObject({ code: 'not-possible-now' });
  expect(reply.text).toContain('Make them under Weighting first');
});
