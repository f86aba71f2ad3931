import { afterAll, beforeAll, expect, test } from 'vitest';
import { findLink } from '../../db/queries/access';
import { findCase } from '../../db/queries/fieldwork';
import { listFacts } from '../../db/queries/panel';
import { findResponse, listSaves } from '../../db/queries/responses';
import { hashToken } from '../../server/access/secrets';
import { casesOf, columnOf, readWaveCases } from '../../server/steps/read-cases';
import { segmentsOf } from '../../server/steps/tabulate';
import { answers } from '../../surveys/questions/answers';
import type { Postcode } from '../../surveys/questions/postcode/answer';
import { wording } from '../../surveys/wording/words';
import {
  addMembersByEmail,
  answerAll,
  answerPage,
  hiddenIn,
  issueWave,
  planWave,
  shortSurvey,
} from '../support/fieldwork';
import { createWorld, type Staff, type World } from '../support/world';

let world: World;
let lead: Staff;

beforeAll(async () => {
  world = await createWorld();
  world.clock.now = new Date('2026-03-02T09:00:00Z');
  lead = await world.staff('bnssg', ['engagement-lead']);
});
afterAll(() => world.close());

const read = () => world.deps.read('bnssg');
const caseOf = async (link: string) =>
  (await findLink(world.deps.unbound, hashToken(link.split('/').pop()!)))!.rowId;
const held = async (link: string) => (await findResponse(read(), await caseOf(link)))?.answers.home;

/** Links of a wave that asks for a postcode first, one for each new member. */
async function linksAsking(asked: Partial<Postcode>, members = 1): Promise<string[]> {
  const question: Postcode = {
    ...(answers.postcode.example.question as Postcode),
    key: 'home',
    keeps: 'area',
    level: 'authority',
    ...asked,
  };
  await addMembersByEmail(world, 'bnssg', members);
  const wave = await planWave(
    world,
    'bnssg',
    lead,
    {},
    {
      ...shortSurvey,
      pages: [{ key: 'home', questions: [question] }, ...shortSurvey.pages],
    },
  );
  return [...(await issueWave(world, 'bnssg', wave, lead)).values()].slice(-members);
}
const give = (link: string, postcode: string, more: Record<string, string> = {}) =>
  answerPage(world, link, 'home', { 'q.home': postcode, ...more });

test('a postcode becomes the area it lies in, and nothing else of it is kept', async () => {
  const [link] = await linksAsking({});
  expect((await world.get(`${link}/home`)).text).toContain('We keep only the area it lies in');
  expect((await give(link!, 'bs140aa')).location).toBe(`${link}/health`);
  expect(await held(link!)).toEqual({ value: { area: 'E06000023' } });
  const log = await listSaves(read(), await caseOf(link!));
  expect(JSON.stringify([log, await findResponse(read(), await caseOf(link!))])).not.toMatch(/BS14|bs14/);
});

test('two postcodes of one sector on either side of the border are told apart', async () => {
  const [link] = await linksAsking({ keeps: 'whole', level: 'lsoa' });
  await give(link!, 'BA1 8AQ');
  expect(await held(link!)).toEqual({ value: { kept: 'BA1 8AQ', area: 'E01014870' } });
  await give(link!, 'BA1 8AA', { asked: '1' });
  expect(await held(link!)).toEqual({ value: { kept: 'BA1 8AA', area: 'outside' } });
});

test.each([
  ['BS14 0BP', 'outside', 'outside'],
  ['BS99 9ZZ', 'not-listed', 'not-listed'],
] as const)(
  '%s is asked about once, in plain words, and is stored already',
  async (postcode, area, words) => {
    const [link] = await linksAsking({});
    const asked = await give(link!, postcode);
    expect(asked.status).toBe(422);
    expect(asked.text).toContain(wording('en').places[words]);
    expect(asked.text).toContain(postcode);
    expect(await held(link!)).toEqual({ value: { area } });
    const again = await give(link!, postcode, { asked: hiddenIn(asked, 'asked') });
    expect(again.location).toBe(`${link}/health`);
  },
);

test('what a phone kept without a line is looked up on receipt, and asked about no more', async () => {
  const [link] = await linksAsking({});
  const sent = await world.send('POST', `${link}/home/kept`, {
    go: 'next',
    submission: 'kept-on-a-phone-without-a-line',
    composedAgo: 60_000,
    fields: { 'q.home': 'BS14 0BP' },
  });
  expect(sent.json).toMatchObject({ outcome: 'kept', at: `${link}/health` });
  expect(await held(link!)).toEqual({ value: { area: 'outside' } });
});

test('coming back shows that the area is there, and going on keeps it', async () => {
  const [link] = await linksAsking({});
  await give(link!, 'BS14 0AA');
  const page = await world.get(`${link}/home`);
  expect(page.text).toContain(wording('en').inputs.postcode.held);
  await give(link!, '', { 'q.home.held': hiddenIn(page, 'q.home.held') });
  expect(await held(link!)).toEqual({ value: { area: 'E06000023' } });
  // An area that is none of the footprint's is not believed.
  expect((await give(link!, '', { 'q.home.held': 'E06000014' })).status).toBe(422);
});

test('a home enters the dated profile as its small area; one outside does not (R8)', async () => {
  const [link] = await linksAsking({ home: true });
  const { memberId } = (await findCase(read(), await caseOf(link!)))!;
  const homes = async () =>
    (await listFacts(read(), [memberId], world.clock.now)).filter(
      ({ variable, source }) => variable === 'lsoa' && source === 'survey',
    );
  await give(link!, 'BS14 0BP', { asked: '1' });
  expect(await homes()).toEqual([]);
  await give(link!, 'BS14 0AA');
  expect(await homes()).toMatchObject([{ code: 'E01014607', at: world.clock.now }]);
});

test('results are split by the area, named as in the footprint', async () => {
  const links = await linksAsking({}, 3);
  const where = ['BS14 0AA', 'BA1 8AQ', 'BS99 9ZZ'];
  for (const [index, link] of links.entries()) {
    await give(link, where[index]!, { asked: '1' });
    await answerAll(world, link);
  }
  const { waveId } = (await findCase(read(), await caseOf(links[0]!)))!;
  const { root, secrets, places } = world.deps;
  const wave = await readWaveCases({ read: read(), root, secrets, places }, waveId);
  const segment = segmentsOf(wave).find(({ key }) => key === 'home')!;
  expect(segment.column).toBe(columnOf('home_area'));
  const column = casesOf(wave).columns[segment.column]!;
  expect(column).toMatchObject({ kind: 'category' });
  const cells = wave.people.map(
    ({ row }) => row[wave.codebook.findIndex(({ name }) => name === 'home_area')],
  );
  expect(cells.map((cell) => segment.labels.get(String(cell))).sort()).toEqual([
    'Bristol, City of',
    'Not in the list of postcodes',
    'South Gloucestershire',
  ]);
});
