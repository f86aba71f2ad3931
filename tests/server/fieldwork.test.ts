import { afterEach, beforeEach, expect, test } from 'vitest';
import { listAudit } from '../../db/queries/audit';
import { changeWave, findCase, listEventsOfWave } from '../../db/queries/fieldwork';
import { findFootprintById } from '../../db/queries/footprints';
import { listTray } from '../../db/queries/messages';
import { changeMember, listMembers } from '../../db/queries/panel';
import { findResponse } from '../../db/queries/responses';
import type { fieldworkOperations } from '../../server/contract/fieldwork';
import type { ReplyOf } from '../../server/contract/operation';
import { runJob } from '../../server/jobs/run';
import { issueWave as issueByStep } from '../../server/steps/issue-wave';
import { addPeople } from '../support/builders';
import { addMembersByEmail, answerAll, answerPage, issueWave, planWave } from '../support/fieldwork';
import { createWorld, type Staff, type World } from '../support/world';

type Shown = ReplyOf<typeof fieldworkOperations.showWave>;

let world: World;
let lead: Staff;
beforeEach(async () => {
  world = await createWorld();
  lead = await world.staff('bnssg', ['engagement-lead']);
});
afterEach(() => world.close());

const read = () => world.deps.read('bnssg');
const show = async (wave: string) => (await world.get(`/api/bnssg/waves/${wave}`, lead)).json as Shown;
const post = (path: string, body: unknown = {}) => world.send('POST', `/api/bnssg/waves/${path}`, body, lead);

test('a whole wave: planned, previewed, issued, answered, reminded, closed (R10, R11)', async () => {
  await addMembersByEmail(world, 'bnssg', 10);
  const wave = await planWave(world, 'bnssg', lead);
  const preview = await world.get(`/api/bnssg/waves/${wave}/preview`, lead);
  expect(preview.json).toMatchObject({
    wouldAsk: 10,
    byChannel: [{ channel: 'email', members: 10 }],
    stops: [],
  });
  const links = [...(await issueWave(world, 'bnssg', wave, lead)).values()];
  expect(links).toHaveLength(10);
  expect(await show(wave)).toMatchObject({
    status: 'open',
    funnel: { invited: 10, delivered: 10, started: 0, usable: 0, complete: 0 },
    participation: { numerator: 0, base: 10, baseRule: 'invited' },
    daysLeft: 28,
  });

  world.clock.forward(2);
  for (const link of links.slice(0, 4)) await answerAll(world, link);
  // Health alone is one of the two questions that count: a partial answer, by this survey's own lines.
  await answerPage(world, links[4]!, 'health', { 'q.health': 'good' });
  // Nothing but "skipped" is no answer yet.
  await answerPage(world, links[5]!, 'health', { go: 'skip' });
  await world.form(links[6]!, { go: 'decline', submission: 'x' });
  const midway = await show(wave);
  expect(midway.funnel).toEqual({ invited: 10, delivered: 10, started: 6, usable: 5, complete: 4 });
  expect(midway.participation).toMatchObject({ numerator: 5, base: 10, share: 0.5 });
  // Half of ten by day 2, with Greenwood's band (log(−log)): 0.5^exp(±1.96 · 0.3162 ÷ 0.6931).
  expect(midway.curve).toMatchObject([{ day: 2, share: 0.5, stillOpen: 10 }]);
  expect(midway.curve[0]!.lower).toBeCloseTo(0.2468, 4);
  expect(midway.curve[0]!.upper).toBeCloseTo(0.8164, 4);
  expect(midway.cohorts).toMatchObject([
    { cohort: 'street', hidden: null, rate: { numerator: 5, base: 10 }, matured: { withinDays: null } },
  ]);
  expect(midway.completion).toMatchObject({ numerator: 5, base: 10, share: 0.5 });
  // One answer alone was partial and counts; whoever skipped everything has answered nothing.
  expect(midway.breakOff).toEqual({ name: 'break-off rate', numerator: 0, base: 5, share: 0 });
  expect(midway.reach).toMatchObject([
    { name: 'reach of the panel', numerator: 5, base: 10 },
    { name: 'reach of active members', numerator: 5, base: 10 },
  ]);
  expect(midway.response).toEqual({
    problem: 'From 50 members on it is modelled who answers; 10 are invited.',
  });

  world.clock.forward(6);
  expect((await show(wave)).remindersDue).toEqual([{ channel: 'email', number: 1, cases: 5 }]);
  expect((await post(`${wave}/reminders`)).json).toEqual({ reminded: 5 });
  await world.deliver();
  expect(world.mail.filter((message) => message.subject.includes('is open until'))).toHaveLength(5);

  world.clock.forward(30);
  expect(await runJob(world.deps, 'close-waves')).toEqual({ closed: 1 });
  const closed = await show(wave);
  // Closed, it stands for good as it did at its end: its last day was 29 March.
  expect(closed).toMatchObject({ status: 'closed', window: 'closed', asOf: '2026-03-29T23:00:00.000Z' });
  expect(closed.participation).toMatchObject({ numerator: 5, base: 10, asOf: '2026-03-29T23:00:00.000Z' });
  expect(closed.frozen).toMatchObject({
    numerator: 5,
    base: 10,
    asOf: '2026-03-29T23:00:00.000Z',
    baseMark: expect.stringMatching(/^[0-9a-f]{16}$/),
  });
  // The same marks stand in the audit, to which rows can only be added.
  const kept = (await listAudit(read(), undefined, 100)).find(({ act }) => act === 'wave.closed')!;
  expect(kept.purpose).toBe(
    `Frozen as of 2026-03-29T23:00:00.000Z: 5 of 10 invited have answered. Marks: invited ${closed.frozen!.baseMark}, answered ${closed.frozen!.answersMark}`,
  );
  world.clock.forward(30);
  expect(await show(wave)).toMatchObject({
    frozen: closed.frozen!,
    participation: closed.participation,
    curve: closed.curve,
  });
  expect(closed.cohorts[0]!.matured).toMatchObject({ numerator: 5, base: 10, share: 0.5, withinDays: 21 });
  expect(closed.dispositions).toEqual([
    { disposition: 'complete', cases: 4, codes: [{ aapor: '1.1', cases: 4 }] },
    { disposition: 'partial', cases: 1, codes: [{ aapor: '1.2', cases: 1 }] },
    {
      disposition: 'refusal',
      cases: 2,
      codes: [
        { aapor: '2.11', cases: 1 },
        { aapor: '2.112', cases: 1 },
      ],
    },
    { disposition: 'non-contact', cases: 3, codes: [{ aapor: '2.20', cases: 3 }] },
  ]);
});

test('reminders run twice send once, and to nobody who finished, declined, paused or left', async () => {
  const members = await addMembersByEmail(world, 'bnssg', 6);
  const wave = await planWave(world, 'bnssg', lead);
  const links = [...(await issueWave(world, 'bnssg', wave, lead)).values()];
  const memberOf = async (link: string) => {
    const events = (await listEventsOfWave(read(), wave)).filter(({ type }) => type === 'issued');
    const cases = await Promise.all(events.map(({ caseId }) => findCase(read(), caseId)));
    return cases.find((one) => link.endsWith(world.deps.secrets.linkToken('answer', one!.id, 1)))!.memberId;
  };
  await answerAll(world, links[0]!);
  await world.form(links[1]!, { go: 'decline', submission: 'x' });
  const [paused, left] = [await memberOf(links[2]!), await memberOf(links[3]!)];
  await world.deps.writer.write('bnssg', async (write) => {
    await changeMember(write, paused, { status: 'paused' });
    await changeMember(write, left, { status: 'left' });
  });
  world.clock.forward(8);
  expect(members).toHaveLength(6);
  expect(await runJob(world.deps, 'send-reminders')).toEqual({ reminded: 2 });
  expect(await runJob(world.deps, 'send-reminders')).toEqual({ reminded: 0 });
  await world.deliver();
  expect(await runJob(world.deps, 'send-reminders')).toEqual({ reminded: 0 });
  world.clock.forward(7);
  expect(await runJob(world.deps, 'send-reminders')).toEqual({ reminded: 2 });
  await world.deliver();
  world.clock.forward(7);
  expect(await runJob(world.deps, 'send-reminders')).toEqual({ reminded: 0 });
});

test('who is held back is said with the reason, and nobody is dropped silently (R13, R14)', async () => {
  await addMembersByEmail(world, 'bnssg', 3);
  await addMembersByEmail(world, 'bnssg', 1, { status: 'paused' });
  await addMembersByEmail(world, 'bnssg', 1, { needs: ['british-sign-language'] });
  await addPeople(world, 'bnssg', [{ contact: { name: 'No way to reach' } }]);
  const wave = await planWave(world, 'bnssg', lead);
  await issueWave(world, 'bnssg', wave, lead);
  const second = await planWave(world, 'bnssg', lead);
  await issueWave(world, 'bnssg', second, lead);
  const third = await planWave(world, 'bnssg', lead);
  const preview = await world.get(`/api/bnssg/waves/${third}/preview`, lead);
  expect(preview.json).toMatchObject({
    wouldAsk: 0,
    members: 6,
    heldBack: [
      { reason: 'burden-cap', members: 3 },
      { reason: 'need-not-met', members: 1 },
      { reason: 'no-channel', members: 1 },
      { reason: 'paused', members: 1 },
    ],
  });
  expect((await post(`${third}/issue`)).json).toMatchObject({ code: 'not-possible-now' });
  expect((await show(wave)).heldBack).toHaveLength(3);
});

test('members who join during fieldwork are asked later, each once, with their own as-of instant (R10)', async () => {
  await addMembersByEmail(world, 'bnssg', 4);
  const wave = await planWave(world, 'bnssg', lead);
  await issueWave(world, 'bnssg', wave, lead);
  world.clock.forward(5);
  await addMembersByEmail(world, 'bnssg', 2);
  expect((await show(wave)).newMembers).toBe(2);
  expect((await post(`${wave}/issue`)).json).toEqual({ issued: 2, heldBack: 0 });
  expect((await post(`${wave}/issue`)).json).toMatchObject({ code: 'not-possible-now' });
  await world.deliver();
  expect((await show(wave)).funnel.invited).toBe(6);
  const tray = await listTray(read(), 100);
  expect(tray.filter((message) => message.template === 'survey-invitation')).toHaveLength(6);
});

test('a stratified part is drawn by the seed, with its base weights', async () => {
  await addMembersByEmail(world, 'bnssg', 12, { profile: { sex: 'female' } });
  await addMembersByEmail(world, 'bnssg', 8, { profile: { sex: 'male' } });
  const draw = { kind: 'stratified', size: 5, by: ['sex'], seed: 7 };
  const wave = await planWave(world, 'bnssg', lead, { draw });
  const preview = async () => (await world.get(`/api/bnssg/waves/${wave}/preview`, lead)).json;
  expect(await preview()).toMatchObject({
    wouldAsk: 5,
    notDrawn: 15,
    strata: [
      { name: 'female', available: 12, drawn: 3 },
      { name: 'male', available: 8, drawn: 2 },
    ],
  });
  expect(await preview()).toEqual(await preview());
  await issueWave(world, 'bnssg', wave, lead);
  const shown = await show(wave);
  expect(shown.funnel.invited).toBe(5);
  expect(shown.segments).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        variable: 'sex',
        rows: expect.arrayContaining([expect.objectContaining({ base: null, hidden: expect.any(String) })]),
      }),
    ]),
  );
});

test('a response rate is refused while selection is unknown, and named where it is known (R11)', async () => {
  await addMembersByEmail(world, 'bnssg', 3);
  const wave = await planWave(world, 'bnssg', lead);
  await issueWave(world, 'bnssg', wave, lead);
  const rates = (await world.get(`/api/bnssg/waves/${wave}/outcome-rates`, lead)).json as {
    rates: { rate: string; name: string }[];
    refused: { rate: string; because: string }[];
  };
  expect(rates.refused.map(({ rate }) => rate)).toEqual(['RR1', 'RR2', 'RR3', 'RR4', 'RR5', 'RR6']);
  expect(rates.refused[0]?.because).toContain('participation rate');
  expect(rates.rates.some(({ name }) => name.includes('Response rate'))).toBe(false);
  const york = await createWorld({ footprints: ['york'] });
  const other = await york.staff('york', ['engagement-lead']);
  await addMembersByEmail(york, 'york', 4, { selection: 'known' });
  const drawn = await planWave(york, 'york', other);
  const [link] = [...(await issueWave(york, 'york', drawn, other)).values()];
  await answerAll(york, link!);
  const known = await york.get(`/api/york/waves/${drawn}/outcome-rates`, other);
  expect(known.json).toMatchObject({
    refused: [],
    rates: expect.arrayContaining([{ rate: 'RR1', name: 'Response rate (AAPOR RR1)', value: 0.25 }]),
  });
  await york.close();
});

test('a paper answer is typed in by its code: channel, who typed it, and a total that is not N kept as given (R12)', async () => {
  await addPeople(world, 'bnssg', [
    {
      born: '1940-05',
      reference: 'A-17',
      contact: { name: 'Ann Other', address: '1 High Street', postcode: 'BS1 1AA' },
    },
  ]);
  const wave = await planWave(world, 'bnssg', lead);
  await post(`${wave}/issue`);
  await world.deliver();
  expect(world.mail).toHaveLength(0);
  expect((await show(wave)).byHand).toEqual([{ channel: 'letter', cases: 1 }]);
  const letters = (await post(`${wave}/letters`, { purpose: 'Post the invitations' })).json as {
    letters: { code: string; address: string; channel: string }[];
  };
  expect(letters.letters).toMatchObject([{ channel: 'letter', address: '1 High Street' }]);
  const found = (await post(`${wave}/entry`, { code: letters.letters[0]!.code })).json as {
    case: string;
    submission: string;
  };
  expect(JSON.stringify(found)).not.toContain('Ann');
  expect((await post(`${wave}/entry`, { code: 'A-17' })).json).toMatchObject({ case: found.case });
  expect((await post(`${wave}/entry`, { code: 'nobody' })).json).toMatchObject({ code: 'fields-wrong' });
  const entry = {
    submission: found.submission,
    channel: 'paper',
    isWhole: true,
    fields: { 'q.health': 'good', 'q.share.gp': '8', 'q.share.hospital': '4', 'q.comment': 'From a form' },
  };
  const wrong = await post(`${wave}/cases/${found.case}/answers`, {
    ...entry,
    fields: { ...entry.fields, 'q.health': 'never' },
  });
  expect(wrong.json).toMatchObject({ code: 'fields-wrong', fields: [{ path: 'fields.q.health' }] });
  const empty = await post(`${wave}/cases/${found.case}/answers`, { ...entry, fields: {} });
  expect(empty.json).toMatchObject({ code: 'fields-wrong', fields: [{ path: 'isWhole' }] });
  expect(await findResponse(read(), found.case)).toBeUndefined();
  expect((await post(`${wave}/cases/${found.case}/answers`, entry)).json).toEqual({
    outcome: 'saved',
    answered: 3,
    of: 3,
  });
  expect((await post(`${wave}/cases/${found.case}/answers`, entry)).json).toMatchObject({
    outcome: 'repeated',
  });
  expect(await findResponse(read(), found.case)).toMatchObject({
    channel: 'paper',
    enteredBy: lead.id,
    answers: { share: { value: { gp: 8, hospital: 4 } } },
  });
  expect(await show(wave)).toMatchObject({ funnel: { invited: 1, delivered: 1, usable: 1 } });
});

test('a wave closed early takes nothing more; its invitations still waiting are dropped', async () => {
  await addMembersByEmail(world, 'bnssg', 2);
  const wave = await planWave(world, 'bnssg', lead, { opensOn: '2026-03-05' });
  await post(`${wave}/issue`);
  await world.deliver();
  expect(world.mail).toHaveLength(0);
  world.clock.forward(4);
  expect((await post(`${wave}/close`)).status).toBe(200);
  await world.deliver();
  expect(world.mail).toHaveLength(0);
  expect((await post(`${wave}/close`)).json).toMatchObject({ code: 'not-possible-now' });
  expect((await post(`${wave}/issue`)).json).toMatchObject({ code: 'not-possible-now' });
});

test('a plan changed between choosing members and issuing is not issued as it was', async () => {
  await addMembersByEmail(world, 'bnssg', 4);
  const wave = await planWave(world, 'bnssg', lead);
  const { writer } = world.deps;
  const someoneFirst: typeof writer = {
    ...writer,
    write: async (footprintId, job) => {
      await writer.write('bnssg', (write) => changeWave(write, wave, { closesOn: '2026-03-09' }));
      return writer.write(footprintId, job);
    },
  };
  const footprint = (await findFootprintById(world.deps.unbound, 'bnssg'))!;
  const issued = issueByStep({ ...world.deps, writer: someoneFirst }, footprint, wave, lead.id);
  await expect(issued).rejects.toMatchObject({ code: 'changed-meanwhile' });
  expect((await show(wave)).status).toBe('draft');
});

test('bad plans are told field by field, and nothing is planned', async () => {
  const plan = {
    questionnaire: 'none',
    title: ' ',
    opensOn: '2026-03-09',
    closesOn: '2026-03-02',
    draw: { kind: 'all' },
    reminders: { afterDays: 0, most: 2 },
  };
  expect((await world.send('POST', '/api/bnssg/waves', plan, lead)).json).toMatchObject({
    code: 'fields-wrong',
    fields: [{ path: 'title' }, { path: 'reminders.afterDays' }],
  });
  const better = { ...plan, title: 'Survey', reminders: { afterDays: 7, most: 2 } };
  expect((await world.send('POST', '/api/bnssg/waves', better, lead)).json).toMatchObject({
    fields: [{ path: 'closesOn' }, { path: 'questionnaire' }],
  });
  expect((await world.get('/api/bnssg/waves', lead)).json).toEqual({ waves: [] });
});

test('another footprint’s wave is not there (R1)', async () => {
  const other = await createWorld({ footprints: ['bnssg', 'york'] });
  const here = await other.staff('bnssg', ['engagement-lead']);
  const there = await other.staff('york', ['engagement-lead']);
  await addMembersByEmail(other, 'bnssg', 1);
  const wave = await planWave(other, 'bnssg', here);
  expect((await other.get(`/api/york/waves/${wave}`, there)).status).toBe(404);
  expect((await other.send('POST', `/api/york/waves/${wave}/issue`, {}, there)).status).toBe(404);
  expect(await listMembers(other.deps.read('york'))).toEqual([]);
  await other.close();
});

test('how evenly members answer is modelled from fifty on, by what was true when each was invited', async () => {
  // 24 young women, 24 old men, and 4 old women: too few to be shown by themselves.
  await addMembersByEmail(world, 'bnssg', 24, { born: '2000-05', profile: { sex: 'female' } });
  await addMembersByEmail(world, 'bnssg', 24, { born: '1950-05', profile: { sex: 'male' } });
  await addMembersByEmail(world, 'bnssg', 4, { born: '1950-05', profile: { sex: 'female' } });
  const wave = await planWave(world, 'bnssg', lead);
  const number = (address: string) => Number(/\d+/.exec(address)![0]);
  const links = [...(await issueWave(world, 'bnssg', wave, lead))]
    .sort(([one], [other]) => number(one) - number(other))
    .map(([, link]) => link);
  for (const link of [...links.slice(0, 5), ...links.slice(24, 41), ...links.slice(48, 51)])
    await answerAll(world, link);
  const { response } = await show(wave);
  if (!('value' in response)) throw new Error(response.problem);
  expect(response).toMatchObject({ invited: 52, answered: 25 });
  // 5 of 24 young and 20 of 28 old answered: chances of 0.21 and 0.71 leave about half of evenness.
  expect(response.value).toBeGreaterThan(0.45);
  expect(response.value).toBeLessThan(0.6);
  expect(response.value).toBeGreaterThan(response.unadjusted);
  const [age, sex] = ['Age band', 'Sex'].map(
    (label) => response.variables.find((one) => one.label === label)!,
  );
  expect(age!.categories.map(({ label, people }) => [label, people])).toEqual([
    ['25 to 34', 24],
    ['75 to 84', 28],
  ]);
  expect(age!.categories[0]!.unconditional).toBeLessThan(0);
  // Among people of one age it makes hardly a difference whether they are women.
  expect(age!.conditional).toBeGreaterThan(sex!.conditional);
});
