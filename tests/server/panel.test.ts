import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ReplyOf } from '../../server/contract/operation';
import type { panelOperations } from '../../server/contract/panel';
import { runJob } from '../../server/jobs/run';
import { leavePanel } from '../../server/steps/leave-panel';
import { type APerson, addPeople, aFrameInUse, aWaveAnswered } from '../support/builders';
import { createWorld, type Staff, type World } from '../support/world';

type Dashboard = ReplyOf<typeof panelOperations.showPanel>;
type MemberRecord = ReplyOf<typeof panelOperations.openMember>;

let world: World;
let lead: Staff;
const statements: string[] = [];

/** A made-up town of 1,000: 600 women and 400 men; 250 disabled. */
const town = [
  'variable,category,code,count,geography,universe,year,source,licence',
  'sex,Female,,600,Town,usual residents 16+,2020,Made up,None',
  'sex,Male,,400,Town,usual residents 16+,2020,Made up,None',
  'disability,Disabled,,250,Town,usual residents 16+,2020,Made up,None',
  'disability,Not disabled,,750,Town,usual residents 16+,2020,Made up,None',
].join('\n');

const many = (people: number, person: APerson) => Array.from({ length: people }, () => person);
const silent = { missing: 'prefer-not-to-say' } as const;
const longAgo = new Date('2024-01-10T09:00:00Z');

beforeAll(async () => {
  world = await createWorld({
    footprints: ['bnssg', 'york'],
    onStatement: (sql) => void statements.push(sql),
  });
  lead = await world.staff('bnssg', ['engagement-lead']);
});
afterAll(() => world.close());

const show = async (as = lead) => (await world.get('/api/bnssg/panel', as)).json as Dashboard;
const rowOf = (dashboard: Dashboard, key: string, code: string) =>
  dashboard.groups.find((group) => group.key === key)!.rows.find((row) => row.code === code)!;

describe('a panel of ten beside a town of 1,000, worked out by hand (R6)', () => {
  let women: string[];

  test('without a frame in use there is nothing to compare with, and the page says so', async () => {
    expect(await show()).toMatchObject({ frame: null, groups: [], next: null, base: { members: 0 } });
  });

  test('population, panel, gap with its range, index, active and members of target', async () => {
    await world.send('POST', '/api/bnssg/margins', { csv: town, dryRun: false }, lead);
    await aFrameInUse(world, 'bnssg', { size: 20, margins: ['sex', 'disability'], year: 2020 });
    women = await addPeople(world, 'bnssg', [
      { profile: { sex: 'female', disability: 'disabled' } },
      ...many(5, { profile: { sex: 'female', disability: 'not-disabled' } }),
      { profile: { sex: 'female', disability: silent }, status: 'paused' },
      { profile: { sex: 'female', disability: silent }, joinedAt: longAgo },
    ]);
    await addPeople(world, 'bnssg', [
      ...many(2, { profile: { sex: 'male', disability: 'not-disabled' }, joinedAt: longAgo }),
      { profile: { sex: 'male', disability: 'disabled' }, status: 'reserve' },
      { profile: { sex: 'female', disability: 'not-disabled' }, status: 'left' },
    ]);
    const dashboard = await show();
    expect(dashboard.base).toEqual({
      members: 10,
      paused: 1,
      active: 7,
      reserves: 1,
      reservesFitting: 1,
      respondents: null,
      wave: null,
    });
    const female = rowOf(dashboard, 'sex', 'female');
    expect(female).toMatchObject({
      population: 0.6,
      panel: 0.8,
      members: 8,
      target: 12,
      active: 1,
      outside: null,
    });
    expect(female.gap).toBeCloseTo(0.2, 10);
    expect(female.index).toBeCloseTo(133.333, 2);
    // Wilson around 0.6 of 10: (0.6 + 0.19207 ± 1.96·√(0.24/10 + 3.8415/400)) ÷ 1.38415, so 0.3127 to 0.8318: as far as the gap may go.
    expect(female.plusMinus).toBeCloseTo(0.8318 - 0.6, 3);
    expect(rowOf(dashboard, 'sex', 'male').plusMinus).toBeCloseTo(0.4 - 0.1682, 3);
    for (const { rows } of dashboard.groups)
      for (const { gap, plusMinus, outside } of rows)
        expect(outside !== null).toBe(Math.abs(gap ?? 0) > (plusMinus ?? 0));
    expect(rowOf(dashboard, 'disability', 'disabled')).toMatchObject({
      panel: 0.125,
      members: 1,
      target: 5,
      index: 50,
    });
  });

  test('who prefers not to say counts in no category, and how many they are is said (R5)', async () => {
    const disability = (await show()).groups.find(({ key }) => key === 'disability')!;
    expect(disability.unknown).toEqual([{ reason: 'prefer-not-to-say', people: 2 }]);
    expect(disability.rows.reduce((sum, { members }) => sum + members, 0)).toBe(8);
  });

  test('the mismatch is the mean of the margins, and the next recruits bring it down', async () => {
    const { overall, next } = await show();
    // ½(0.2 + 0.2) by sex and ½(0.125 + 0.125) by disability
    expect(overall.mismatch.panel).toBeCloseTo(0.1625, 10);
    expect(next).toMatchObject({ places: 10, mismatchNow: overall.mismatch.panel });
    expect(next!.groups.length).toBeGreaterThan(0);
    expect(next!.groups.at(-1)!.mismatchThen).toBeLessThan(next!.mismatchNow);
    expect(next!.groups.reduce((sum, { people }) => sum + people, next!.placesLeft)).toBe(10);
  });

  test('those who answered the latest survey stand beside, with its base', async () => {
    const answered = women.slice(0, 4);
    await aWaveAnswered(world, 'bnssg', { invited: women, answered });
    world.clock.forward(1);
    const dashboard = await show();
    expect(dashboard.base).toMatchObject({ respondents: 4, wave: { title: 'Survey 1', invited: 8 } });
    expect(rowOf(dashboard, 'sex', 'female').respondents).toBe(1);
    expect(dashboard.overall.mismatch.respondents).toBeCloseTo((0.4 + 0) / 2, 10);
  });

  test('efficiency is the effective base after raking over the people', async () => {
    await aFrameInUse(world, 'bnssg', { size: 20, margins: ['sex'], year: 2020 });
    const { overall } = await show();
    // Women weigh 0.6/0.8, men 0.4/0.2: 10² ÷ (8·0.75² + 2·2²) = 8 of 10
    expect(overall.efficiency.panel).toBeCloseTo(0.8, 6);
    // Nobody of the active is a man: no weight can make up for that.
    expect(overall.efficiency.active).toBeNull();
  });

  test('what one more recruit of each open category would do, those that help most first (R6)', async () => {
    const { next, overall } = await show();
    // 2 men of 10 where 8 are wanted of 20: one more makes 3 of 11, so ½(|8/11 − 0.6| · 2) from 0.2.
    expect(next!.open).toMatchObject([{ title: 'Sex', label: 'Male', people: 2, population: 0.4 }]);
    expect(next!.open[0]!.fall).toBeCloseTo(0.2 - (8 / 11 - 0.6), 10);
    expect(overall.largestGap).toMatchObject({ gap: expect.closeTo(0.2, 10) });
    expect(overall.effectiveBase).toBeCloseTo(8, 5);
  });

  test('history is kept once a day', async () => {
    const first = await runJob(world.deps, 'keep-history');
    expect([first, await runJob(world.deps, 'keep-history')]).toEqual([{ kept: 1 }, { kept: 0 }]);
    world.clock.forward(1);
    await runJob(world.deps, 'keep-history');
    const { history } = await show();
    expect(history.map(({ day }) => day)).toEqual(['2026-03-03', '2026-03-04']);
    expect(history[0]).toMatchObject({ members: 10, mismatch: { panel: expect.closeTo(0.2, 10) } });
  });

  test('who is here still, who left and why, and how long members have been here (R7)', async () => {
    const [leaver] = await addPeople(world, 'bnssg', [{ profile: { sex: 'male' }, joinedAt: longAgo }]);
    await leavePanel(world.deps, 'bnssg', leaver!, { because: 'moved', by: 'system' });
    const { staying } = await show();
    // A year ago the three who joined long ago were there, and the one who has just left.
    expect(staying.retention).toMatchObject({
      base: 4,
      still: 3,
      share: 0.75,
      left: [{ reason: 'moved', people: 1 }],
    });
    // The man who waited in reserve has got the place; whoever pauses was never admitted in this made-up panel.
    expect(staying.length).toMatchObject({
      people: 10,
      years: [
        { from: 0, people: 7 },
        { from: 1, people: 0 },
        { from: 2, people: 3 },
        { from: 3, people: 0 },
      ],
    });
    // The month that is running is not over, so nobody has left in a whole one.
    expect(staying.months).toHaveLength(12);
    expect(staying.months.at(-1)).toMatchObject({ atRisk: 4, left: [], hazard: 0 });
  });
});

test('the dashboard of 1,000 members asks the database a few times only', async () => {
  const york = await world.staff('york', ['analyst']);
  await aFrameInUse(world, 'york', { size: 1000 });
  await addPeople(
    world,
    'york',
    Array.from({ length: 1000 }, (_, i) => ({
      born: `${1940 + (i % 65)}-0${1 + (i % 9)}`,
      lsoa: i % 2 ? 'E01013335' : 'E01013336',
      profile: {
        sex: i % 2 ? 'female' : 'male',
        ethnicity: i % 20 ? 'white' : 'asian',
        disability: i % 5 ? 'not-disabled' : 'disabled',
      },
    })),
  );
  statements.length = 0;
  const reply = await world.get('/api/york/panel', york);
  expect(reply.status).toBe(200);
  expect((reply.json as Dashboard).base.members).toBe(1000);
  expect(statements.length).toBeLessThan(20);
});

describe('one member’s record', () => {
  let administrator: Staff;
  let id: string;
  beforeAll(async () => {
    administrator = await world.staff('bnssg', ['administrator']);
    [id] = (await addPeople(world, 'bnssg', [
      {
        reference: 'OLD-0472',
        born: '1961-05',
        lsoa: 'E01014486',
        profile: { sex: 'female', ethnicity: silent },
        needs: ['large-print', 'no-calls-before-ten'],
        channel: 'telephone',
        contact: { name: 'Ada Quill', email: 'ada@example.org' },
      },
    ])) as [string];
  });
  const open = (member: string, as: Staff, footprint = 'bnssg') =>
    world.send('POST', `/api/${footprint}/members/${member}/open`, {}, as);
  const reveal = (member: string, body: unknown, as: Staff, footprint = 'bnssg') =>
    world.send('POST', `/api/${footprint}/members/${member}/contact`, body, as);

  test('is found by short id or reference, and shows needs and dated facts without a name', async () => {
    for (const find of [`M-${id.slice(0, 6).toUpperCase()}`, 'OLD-0472']) {
      const { members } = (await world.get(`/api/bnssg/members?find=${find}`, lead)).json as {
        members: { id: string }[];
      };
      expect(members.map((one) => one.id)).toEqual([id]);
    }
    const reply = await open(id, lead);
    const record = reply.json as MemberRecord;
    expect(record).toMatchObject({
      needs: ['large-print', 'no-calls-before-ten'],
      preferredChannel: 'telephone',
      isActive: true,
    });
    expect(record.facts).toContainEqual(
      expect.objectContaining({ label: 'Ethnic group', answer: 'prefer not to say' }),
    );
    expect(record.facts).toContainEqual(expect.objectContaining({ label: 'Age band', answer: '55 to 64' }));
    expect(record.facts).toContainEqual(
      expect.objectContaining({ label: 'Local authority', answer: 'Bristol, City of', isCurrent: true }),
    );
    expect(reply.text).not.toMatch(/Ada|Quill|example\.org|1961/);
  });

  test('who opened it is written down, once a sitting', async () => {
    await open(id, administrator);
    await open(id, administrator);
    const { opened } = (await open(id, administrator)).json as MemberRecord;
    expect(opened.map(({ who, what }) => [who, what])).toEqual([
      ['Staff administrator', 'member.opened'],
      ['Staff engagement-lead', 'member.opened'],
    ]);
  });

  test('who they are is shown for a reason, and the reason stands in the audit first (R29)', async () => {
    expect((await reveal(id, { reason: ' ' }, lead)).status).toBe(422);
    expect((await reveal(id, {}, lead)).status).toBe(422);
    const reply = await reveal(id, { reason: 'Post a paper survey' }, lead);
    expect(reply.json).toMatchObject({ name: 'Ada Quill', email: 'ada@example.org', preferred: 'telephone' });
    const { opened } = (await open(id, lead)).json as MemberRecord;
    expect(opened[0]).toMatchObject({ what: 'identity.revealed', why: 'Post a paper survey' });
    expect(world.log.join('\n')).not.toMatch(/Quill|ada@/);
  });

  test('programme teams, recruiters and analysts never get here; another footprint finds nothing (R1, R29)', async () => {
    for (const role of ['programme', 'recruiter', 'analyst'] as const) {
      const other = await world.staff('bnssg', [role], ['msk']);
      expect((await open(id, other)).status).toBe(403);
      expect((await reveal(id, { reason: 'Curious about her' }, other)).status).toBe(403);
      expect((await world.get('/api/bnssg/members?find=OLD-0472', other)).status).toBe(403);
      if (role !== 'analyst') expect((await world.get('/api/bnssg/panel', other)).status).toBe(403);
    }
    const york = await world.staff('york', ['engagement-lead', 'administrator']);
    for (const footprint of ['york', 'bnssg']) {
      expect((await open(id, york, footprint)).status).toBe(404);
      expect((await reveal(id, { reason: 'From elsewhere' }, york, footprint)).status).toBe(404);
    }
    expect((await world.get('/api/york/members?find=OLD-0472', york)).json).toEqual({ members: [] });
    expect((await world.get('/api/bnssg/panel', york)).status).toBe(404);
    const { opened } = (await open(id, lead)).json as MemberRecord;
    expect(opened.some(({ why }) => why === 'From elsewhere')).toBe(false);
  });
});
