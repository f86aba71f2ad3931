import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findResponse } from '../../db/queries/responses';
import { helpNote } from '../../server/steps/method-note';
import { readWaveCases } from '../../server/steps/read-cases';
import { withReader, workPlaceOf } from '../../server/work/reader';
import { addPeople } from '../support/builders';
import { addMembersByEmail, answerAll, issueWave, planWave } from '../support/fieldwork';
import { createWorld, type Staff, type World } from '../support/world';

/** A wave that a dozen carers, two helpers and some for themselves have answered, one of them on paper. */
let world: World;
let lead: Staff;
let wave: string;
let paper: { case: string; submission: string; answeredFor: string };
const typed = (entry: object) =>
  world.send(
    'POST',
    `/api/bnssg/waves/${wave}/cases/${paper.case}/answers`,
    {
      channel: 'paper',
      isWhole: true,
      fields: { 'q.health': 'good', 'q.share.gp': '7', 'q.share.hospital': '3' },
      ...entry,
    },
    lead,
  );
const find = async () =>
  (await world.send('POST', `/api/bnssg/waves/${wave}/entry`, { code: 'A-17' }, lead)).json as typeof paper;

beforeAll(async () => {
  world = await createWorld();
  lead = await world.staff('bnssg', ['engagement-lead']);
  await addMembersByEmail(world, 'bnssg', 16);
  const contact = { name: 'Ann Other', address: '1 High Street', postcode: 'BS1 1AA' };
  await addPeople(world, 'bnssg', [{ born: '1940-05', reference: 'A-17', contact }]);
  wave = await planWave(world, 'bnssg', lead);
  const links = [...(await issueWave(world, 'bnssg', wave, lead)).values()];
  for (const [index, link] of links.entries()) {
    const mode = index < 12 ? 'on-behalf' : index < 14 ? 'helped' : 'self';
    await world.form(link, { go: 'start', submission: 'x', 'answered-for': mode });
    await answerAll(world, link);
  }
  paper = await find();
});
afterAll(() => world.close());

test('of a paper form staff say whom it was answered for, and see it when they open it again', async () => {
  expect(paper.answeredFor).toBe('self');
  const odd = await typed({ submission: paper.submission, answeredFor: 'a neighbour' });
  expect(odd.json).toMatchObject({ code: 'fields-wrong', fields: [{ path: 'answeredFor' }] });
  const first = { submission: paper.submission, isWhole: false, answeredFor: 'on-behalf' };
  expect((await typed(first)).status).toBe(200);
  const again = await find();
  expect(again.answeredFor).toBe('on-behalf');
  // An entry that says nothing of it leaves what was said.
  expect((await typed({ submission: again.submission })).status).toBe(200);
  expect(await findResponse(world.deps.read('bnssg'), paper.case)).toMatchObject({
    answeredFor: 'on-behalf',
    channel: 'paper',
  });
});

test('each row of the data file says it, and the codebook what it means', async () => {
  const data = await world.get(`/api/bnssg/waves/${wave}/data.csv`, lead);
  const rows: Record<string, string>[] = parse(data.text, { columns: true, bom: true });
  const counts = { 'on-behalf': 0, helped: 0, self: 0 } as Record<string, number>;
  for (const row of rows) counts[row.answered_for ?? ''] = (counts[row.answered_for ?? ''] ?? 0) + 1;
  expect(counts).toEqual({ 'on-behalf': 13, helped: 2, self: 2 });
  expect(rows.find(({ channel }) => channel === 'paper')?.answered_for).toBe('on-behalf');
  const codebook = await world.get(`/api/bnssg/waves/${wave}/codebook.csv`, lead);
  expect(codebook.text).toMatch(/answered_for,.*Someone they care for, on their behalf/s);
});

test('the method note counts the carers, and does not tell a count under ten', async () => {
  const { people } = await withReader(workPlaceOf(world.deps), 'bnssg', (given) =>
    readWaveCases(given, wave),
  );
  expect(helpNote(people)).toEqual([
    {
      title: 'Who answered',
      said:
        '13 of 17 were answered by someone who cares for the member, on their behalf; ' +
        'fewer than 10 of 17 were answered with someone’s help, in the member’s own words.',
    },
  ]);
  expect(helpNote(people.filter(({ answeredFor }) => answeredFor === 'self'))).toEqual([]);
});
