import { afterAll, beforeAll, expect, test } from 'vitest';
import { listContacts } from '../../../db/queries/identity';
import { listDueMessages } from '../../../db/queries/messages';
import { listMembers } from '../../../db/queries/panel';
import { listAnswers, listLinks } from '../../../db/queries/pathways';
import type { fieldworkOperations } from '../../../server/contract/fieldwork';
import type { ReplyOf } from '../../../server/contract/operation';
import type { ResultTable } from '../../../server/contract/results';
import type { themesOperations } from '../../../server/contract/themes';
import { openDemo } from '../../../server/demo';
import { createWorld, type Staff, type World } from '../../support/world';

/** The demo is built once, as `npm start` builds it, and looked at as those who open it would. */
let world: World;
let lead: Staff;
let seconds = 0;
let busySeconds = 0;
const said: string[] = [];

beforeAll(async () => {
  world = await createWorld({ footprints: [], now: '2026-11-22T09:30:00Z', isDemo: true });
  const startedAt = Date.now();
  let lastAt = startedAt;
  const busyAt = process.cpuUsage();
  await openDemo(world.deps, (words) => {
    said.push(`${((Date.now() - lastAt) / 1000).toFixed(1)} s  ${words}`);
    lastAt = Date.now();
  });
  seconds = (Date.now() - startedAt) / 1000;
  const busy = process.cpuUsage(busyAt);
  busySeconds = (busy.user + busy.system) / 1e6;
  said.push(`demo built in ${seconds.toFixed(1)} s, ${busySeconds.toFixed(1)} s of them at work`);
  lead = await world.staff('bnssg', ['engagement-lead']);
}, 240_000);

afterAll(async () => {
  console.info(said.join('\n'));
  await world?.close();
});

const figures = (words: string) => said.push(words);
// Holds: the reply was validated against its schema before it left.
const get = async <Reply>(path: string) => (await world.get(`/api/bnssg${path}`, lead)).json as Reply;
type Wave = ReplyOf<typeof fieldworkOperations.showWave>;

async function showWaves(): Promise<{ first: Wave; second: Wave }> {
  const { waves } = await get<ReplyOf<typeof fieldworkOperations.listWaves>>('/waves');
  const open = waves.find(({ status }) => status === 'open')!;
  const closed = waves.find(({ status }) => status === 'closed')!;
  return { first: await get<Wave>(`/waves/${closed.id}`), second: await get<Wave>(`/waves/${open.id}`) };
}

test('a panel near its thousand: 682 taken over, 318 joined since, some in reserve, some gone', async () => {
  const people = await listMembers(world.deps.read('bnssg'));
  const count = (status: string) => people.filter((one) => one.status === status).length;
  figures(`members ${count('member')} of 1,000, reserve ${count('reserve')}, left ${count('left')}`);
  expect(count('left')).toBeGreaterThanOrEqual(10);
  expect(count('member')).toBe(682 + 318 - count('left'));
  expect(count('reserve')).toBeGreaterThanOrEqual(20);
  const { panel, takenOver } = await get<{
    panel: { members: number; places: number };
    takenOver: number;
  }>('/recruitment');
  expect(takenOver).toBe(682);
  expect(panel.places).toBe(1000 - panel.members);
});

test('survey 1: 525 usable answers of 682 invited', async () => {
  const { first } = await showWaves();
  const { numerator, base, asOf } = first.participation;
  figures(
    `survey 1: ${numerator} of ${base} invited (${((100 * numerator) / base).toFixed(1)} %) at ${asOf}`,
  );
  expect(base).toBe(682);
  expect(numerator).toBe(525);
  expect(first.funnel.complete).toBeLessThan(525);
  const found = new Map(first.dispositions.map(({ disposition, cases }) => [disposition, cases]));
  for (const disposition of [
    'complete',
    'partial',
    'break-off',
    'refusal',
    'non-contact',
    'unknown',
  ] as const)
    expect(found.get(disposition), disposition).toBeGreaterThan(0);
});

test.each(['coordination', 'waiting'])(
  'the weighted interval of “%s” covers each published percentage',
  async (question) => {
    const { first } = await showWaves();
    const { benchmark, weighting } = await get<ResultTable>(`/waves/${first.id}/results/${question}`);
    expect(weighting?.id).toBeDefined();
    expect(benchmark?.lines.length).toBeGreaterThan(1);
    for (const { label, everyone, published } of benchmark!.lines) {
      if (!everyone.shown || !published)
        throw new Error(`“${label}” is not shown beside its published figure`);
      const percent = (share: number) => (100 * share).toFixed(1);
      figures(
        `${question} “${label}”: ${percent(everyone.estimate)} % (${percent(everyone.low)} to ${percent(everyone.high)}, base ${everyone.base}, effective ${everyone.effectiveBase.toFixed(0)}); published ${percent(published.share)} %`,
      );
      expect(published.share, label).toBeGreaterThan(everyone.low);
      expect(published.share, label).toBeLessThan(everyone.high);
    }
  },
);

test('survey 2 is open, asked of about half the panel, and about half have answered', async () => {
  const { second } = await showWaves();
  const { numerator, base } = second.participation;
  figures(
    `survey 2: ${numerator} of ${base} invited (${((100 * numerator) / base).toFixed(1)} %), ${second.daysLeft} days left`,
  );
  expect(second.window).toBe('open');
  expect(base).toBeGreaterThan(420);
  expect(base).toBeLessThan(560);
  expect(numerator / base).toBeGreaterThan(0.4);
  expect(numerator / base).toBeLessThan(0.6);
});

test('comments are about half coded, and some wait to be read', async () => {
  const { first } = await showWaves();
  const { questions } = await get<ReplyOf<typeof themesOperations.listQuestions>>('/themes');
  const one = questions.find(({ wave }) => wave === first.id)!;
  const coded = one.comments - one.toRead - one.toCode - one.withheld;
  figures(
    `comments ${one.comments}: ${coded} coded, ${one.toRead} to read, ${one.toCode} to code, ${one.withheld} withheld`,
  );
  expect(coded / one.comments).toBeGreaterThan(0.4);
  expect(coded / one.comments).toBeLessThan(0.6);
  expect(one.withheld).toBeGreaterThan(0);
});

test('themes on the two pathways are done, under way, not taken up, passed on, and open', async () => {
  const read = world.deps.read('bnssg');
  const links = await listLinks(read);
  const answers = await listAnswers(
    read,
    links.map(({ link }) => link.id),
  );
  expect(new Set(answers.map(({ answer }) => answer))).toEqual(
    new Set(['done', 'doing', 'cannot', 'not-ours']),
  );
  const answered = new Set(answers.map(({ pathwayThemeId }) => pathwayThemeId));
  expect(links.filter(({ link }) => !answered.has(link.id)).length).toBeGreaterThan(0);
  expect(new Set(links.map(({ link }) => link.pathwayId))).toEqual(new Set(['respiratory', 'msk']));
});

test('what is public opens, says that it is a demo, and that the answers are invented', async () => {
  for (const footprint of ['bnssg', 'bsw', 'york']) {
    const page = await world.get(`/${footprint}`);
    expect(page.status).toBe(200);
    expect(page.text).toContain('panel (demo)');
  }
  const { publications } = await get<{ publications: { address: string }[] }>('/publications');
  const address = new URL(publications[0]!.address, 'http://127.0.0.1').pathname;
  for (const path of ['/bnssg/join', '/bnssg/updates', '/bnssg/results', address]) {
    const page = await world.get(path);
    expect(page.status, path).toBe(200);
    expect(page.text, path).toContain('BNSSG panel (demo)');
    expect(page.text, path).toMatch(/[Ii]nvented/);
  }
  expect((await world.get(address)).text).toContain('Invented answers, drawn to resemble');
  expect((await world.get('/bnssg/updates')).text).toContain('We have not taken this up');
});

test('nobody could be mistaken for a real person, and nothing waits to be sent', async () => {
  const read = world.deps.read('bnssg');
  const people = await listMembers(read);
  const contacts = await listContacts(
    read,
    world.deps.secrets,
    people.map(({ id }) => id),
  );
  for (const { email, mobile, landline, address } of contacts.values()) {
    expect(email ?? '@example.invalid').toMatch(/@example\.invalid$/);
    expect(mobile ?? '+447700900000').toMatch(/^(\+44|0)7700 ?900 ?\d{3}$/);
    expect(landline ?? '+441174960000').toMatch(/^(\+44|0)117 ?496 ?0\d{3}$/);
    expect(address ?? 'Invented Street').toContain('Invented Street');
  }
  expect(await listDueMessages(world.deps.unbound, new Date('2026-12-31'), 10)).toEqual([]);
});

test('it is ready within a minute, and the next start finds it there', async () => {
  // Other tests run beside this one and take their share of the two cores; a start has them to itself.
  expect(Math.min(seconds, busySeconds)).toBeLessThan(60);
  const startedAt = Date.now();
  expect(await openDemo(world.deps, () => {})).toBe(false);
  expect(Date.now() - startedAt).toBeLessThan(1000);
});

test('a demo that was stopped half-way is not opened as if it were whole', async () => {
  const half = await createWorld({ footprints: ['bnssg'], isDemo: true });
  await expect(openDemo(half.deps, () => {})).rejects.toThrow(
    /stopped before it was whole.*Delete that folder/,
  );
  await half.close();
});
