import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ReplyOf } from '../../server/contract/operation';
import type { targetsOperations } from '../../server/contract/targets';
import { remarksOn } from '../../server/steps/build-frame';
import type { FrameMargin } from '../../surveys/targets/frame';
import { addPeople } from '../support/builders';
import { createWorld, root, type Staff, type World } from '../support/world';

type Margins = ReplyOf<typeof targetsOperations.listMargins>['margins'];
type Frame = ReplyOf<typeof targetsOperations.previewFrame>;
type Import = ReplyOf<typeof targetsOperations.importMargins>;

let world: World;
let lead: Staff;
beforeAll(async () => {
  world = await createWorld({ footprints: ['bnssg', 'bsw', 'york', 'vale-of-york'] });
  lead = await world.staff('bnssg', ['engagement-lead']);
});
afterAll(() => world.close());

const bundled = (file: string) => readFileSync(join(root, 'db', 'reference', 'populations', file), 'utf8');
const bnssg = bundled('bnssg.csv');
const changed = (from: string | RegExp, to: string) => {
  const csv = bnssg.replace(from, to);
  if (csv === bnssg) throw new Error(`Nothing to change: ${from}`);
  return csv;
};

async function marginsOf(footprint = 'bnssg', as = lead): Promise<Margins> {
  const reply = await world.get(`/api/${footprint}/margins`, as);
  expect(reply.status).toBe(200);
  return (reply.json as { margins: Margins }).margins;
}
const idsOf = (margins: Margins, ...keys: string[]) =>
  keys.map((key) => margins.find((margin) => margin.key === key)!.id);

async function preview(body: Record<string, unknown>, footprint = 'bnssg', as = lead) {
  return world.send('POST', `/api/${footprint}/frames/preview`, { name: 'Frame', size: 1000, ...body }, as);
}
async function importFile(csv: string, dryRun: boolean, mapping = {}, as = lead) {
  return world.send('POST', '/api/bnssg/margins', { csv, dryRun, mapping }, as);
}

describe('a frame of 1,000 for BNSSG', () => {
  const five = ['age_band*sex', 'ethnicity', 'local_authority', 'imd_quintile', 'disability'];

  test('every margin has its universe, source, year and licence, and its targets add up exactly (R2, R4)', async () => {
    const margins = await marginsOf();
    expect(margins.map(({ key }) => key)).toEqual(five);
    expect(margins[0]).toMatchObject({
      title: 'Age band × Sex',
      universe: 'usual residents 16+',
      year: 2021,
      total: 805_649,
      licence: 'Open Government Licence v3.0',
      isUsable: true,
    });
    const reply = await preview({ margins: margins.map(({ id }) => id) });
    expect(reply.status).toBe(200);
    const frame = reply.json as Frame;
    expect(frame.margins.map(({ sum }) => sum)).toEqual([1000, 1000, 1000, 1000, 1000]);
    const cell = (key: string, ...codes: string[]) =>
      frame.margins
        .find((margin) => margin.key === key)!
        .cells.find((one) => one.codes.join() === codes.join())!;
    // 60,472 ÷ 805,649 × 1,000 = 75.06; 805,649 × 0.22165 live in North Somerset; 105,822 ÷ 805,617 = 13.14 %.
    expect(cell('age_band*sex', '16-24', 'female')).toMatchObject({
      label: '16 to 24, Female',
      target: 75,
      tolerance: 4,
    });
    expect(cell('local_authority', 'E06000024').target).toBe(222);
    expect(cell('imd_quintile', '1').target).toBe(131);
    // 158,231 ÷ 805,638 = 19.64 %
    expect(cell('disability', 'disabled').target).toBe(196);
  });

  test('totals of one universe that differ by a few people are scaled, and that is said (R2)', async () => {
    const frame = (await preview({ margins: (await marginsOf()).map(({ id }) => id) })).json as Frame;
    expect(frame.population).toBe(805_649);
    expect(frame.remarks).toContain(
      'Ethnic group counts 805,607 people, 42 fewer than the frame’s 805,649 (0.005%). It was scaled to the frame’s total.',
    );
    expect(frame.remarks).toHaveLength(3);
  });

  test('it is kept as a draft, then taken in use; the one before retires (R4)', async () => {
    const [ageSex, ethnicity] = idsOf(await marginsOf(), 'age_band*sex', 'ethnicity');
    const build = async (name: string, margins: unknown[]) =>
      (
        (await world.send('POST', '/api/bnssg/frames', { name, size: 1000, margins }, lead)).json as {
          id: string;
        }
      ).id;
    const first = await build('First', [ageSex]);
    const second = await build('Second', [ageSex, ethnicity]);
    const use = (id: string, instead: string | null, as = lead) =>
      world.send('PUT', `/api/bnssg/frames/${id}/in-use`, { instead }, as);
    expect((await use(first, null)).json).toMatchObject({ kept: { state: 'in-use' } });
    // Someone who did not see that the first is in use would decide on old news.
    expect((await use(second, null)).json).toMatchObject({ code: 'changed-meanwhile' });
    expect((await use(second, first)).json).toMatchObject({ kept: { state: 'in-use' } });
    expect((await use(first, second)).json).toMatchObject({ code: 'not-possible-now' });
    const { frames } = (await world.get('/api/bnssg/frames', lead)).json as {
      frames: { id: string; state: string }[];
    };
    expect(frames.find(({ id }) => id === first)?.state).toBe('retired');
    const analyst = await world.staff('bnssg', ['analyst']);
    expect((await use(second, null, analyst)).status).toBe(403);
  });

  test('members stand beside the targets, and who says nothing fills no cell (R5)', async () => {
    await addPeople(world, 'bnssg', [
      { born: '1990-05', profile: { sex: 'female' } },
      { born: '1990-05', profile: { sex: { missing: 'prefer-not-to-say' } } },
      { status: 'reserve', born: '1990-05', profile: { sex: 'male' } },
    ]);
    const frame = (await preview({ margins: idsOf(await marginsOf(), 'age_band*sex') })).json as Frame;
    const [margin] = frame.margins;
    expect(margin!.cells.find(({ label }) => label === '35 to 44, Female')).toMatchObject({ members: 1 });
    expect([frame.members, margin!.unknown]).toEqual([2, 1]);
    expect(frame.change).toMatchObject({ reserves: 1, admissibleThen: 1 });
  });
});

test('York is a frame without authority, the Vale of York one of its own (R1, R4)', async () => {
  const york = await world.staff('york', ['engagement-lead']);
  const margins = await marginsOf('york', york);
  expect(margins.map(({ key }) => key)).not.toContain('local_authority');
  const frame = (await preview({ margins: margins.map(({ id }) => id) }, 'york', york)).json as Frame;
  expect(frame.margins.map(({ sum }) => sum)).toEqual([1000, 1000, 1000, 1000]);
  const vale = await world.staff('vale-of-york', ['engagement-lead']);
  const own = await marginsOf('vale-of-york', vale);
  const chosen = idsOf(own, 'age_band', 'sex', 'ethnicity', 'local_authority', 'imd_quintile');
  const whole = (await preview({ margins: chosen }, 'vale-of-york', vale)).json as Frame;
  expect(whole.margins.map(({ sum }) => sum)).toEqual([1000, 1000, 1000, 1000, 1000]);
});

describe('margins of another universe (R2)', () => {
  beforeAll(async () => {
    const reply = await importFile(bundled('bnssg-other-universes.csv'), false);
    expect(reply.json).toMatchObject({ saved: true });
  });

  test('are refused with both totals, and used for their shares only by an explicit choice', async () => {
    const margins = await marginsOf();
    const [ageSex] = idsOf(margins, 'age_band*sex');
    const allAges = margins.find(({ universe }) => universe === 'usual residents all ages')!.id;
    const refused = await preview({ margins: [ageSex, allAges] });
    expect(refused.status).toBe(422);
    expect(refused.json).toMatchObject({
      code: 'fields-wrong',
      detail: expect.stringMatching(/979,617 “usual residents all ages”.*805,649 “usual residents 16\+”/),
    });
    const reply = await preview({ margins: [ageSex, allAges], acceptOtherUniverse: [allAges] });
    const frame = reply.json as Frame;
    expect(frame.margins[1]).toMatchObject({
      otherUniverse: true,
      universe: 'usual residents all ages',
      sum: 1000,
    });
    expect(frame.remarks.at(-1)).toContain('Only the shares of Disability (Equality Act) are used');
  });

  test('households are refused beside people, whatever is chosen', async () => {
    const margins = await marginsOf();
    const [ageSex, tenure] = idsOf(margins, 'age_band*sex', 'tenure');
    const reply = await preview({ margins: [ageSex, tenure], acceptOtherUniverse: [tenure] });
    expect(reply.json).toMatchObject({
      code: 'fields-wrong',
      detail: expect.stringContaining('counts households'),
    });
  });

  test('one variable is counted once', async () => {
    const margins = await marginsOf();
    const both = margins.filter(({ key }) => key === 'disability').map(({ id }) => id);
    expect((await preview({ margins: both })).json).toMatchObject({
      detail: expect.stringContaining('Two of these margins count `disability`'),
    });
  });
});

describe('importing a margin file', () => {
  test('a dry run saves nothing; the same file is taken in once', async () => {
    const csv = changed(/2021,/g, '2019,');
    const before = (await marginsOf()).length;
    const dry = (await importFile(csv, true)).json as Import;
    expect([dry.saved, dry.faults, dry.margins.length]).toEqual([false, [], 5]);
    expect((await marginsOf()).length).toBe(before);
    expect((await importFile(csv, false)).json).toMatchObject({ saved: true });
    expect((await marginsOf()).length).toBe(before + 5);
    expect((await importFile(csv, false)).json).toMatchObject({ code: 'already-there' });
    expect((await marginsOf()).length).toBe(before + 5);
  });

  test('every fault is told by line and column, and nothing is saved by halves', async () => {
    const csv = changed('60472', '60,472 people').replace('disabled,158231', 'disabled,-1');
    const before = (await marginsOf()).length;
    const dry = (await importFile(csv, true)).json as Import;
    expect(dry.faults.length).toBeGreaterThanOrEqual(2);
    expect(dry.faults.map(({ line }) => line)).toEqual(expect.arrayContaining([2, 31]));
    const reply = await importFile(csv, false);
    expect(reply.status).toBe(422);
    expect((reply.json as { fields: { path: string }[] }).fields[0]!.path).toMatch(/^csv\.line 2\./);
    expect((await marginsOf()).length).toBe(before);
  });

  test('a missing column and totals that are too far apart are named', async () => {
    const missing = (await importFile(changed('universe', 'who'), true)).json as Import;
    expect(missing.faults[0]).toMatchObject({ line: 1, column: 'universe' });
    const perturbed = (await importFile(changed('60472', '50472'), true)).json as Import;
    expect(perturbed.faults[0]!.words).toMatch(/795,649 people|805,607 people/);
  });

  test('a word nobody knows is mapped by a person, and the mapping is kept for the next file', async () => {
    const csv = (year: number) =>
      `variable,category,code,count,geography,universe,year,source,licence\nsex,Ladies,,410000,BNSSG,usual residents 16+,${year},S,L\nsex,Gentlemen,,395000,BNSSG,usual residents 16+,${year},S,L\n`;
    const dry = (await importFile(csv(2011), true)).json as Import;
    expect(dry.unknownWords).toEqual([
      {
        variable: 'sex',
        words: 'Ladies',
        choices: [
          { code: 'female', label: 'Female' },
          { code: 'male', label: 'Male' },
        ],
      },
      expect.objectContaining({ words: 'Gentlemen' }),
    ]);
    const mapping = { sex: { Ladies: 'female', Gentlemen: 'male' } };
    expect((await importFile(csv(2011), false, mapping)).json).toMatchObject({ saved: true });
    const kept = (await marginsOf()).find(({ year }) => year === 2011)!;
    expect(kept.cells).toEqual([
      expect.objectContaining({ words: 'Ladies', codes: ['female'], label: 'Female' }),
      expect.objectContaining({ words: 'Gentlemen', codes: ['male'] }),
    ]);
    expect((await importFile(csv(2012), true)).json).toMatchObject({ faults: [], unknownWords: [] });
    const wrong = (await importFile(csv(2013), true, { sex: { Ladies: 'lady' } })).json as Import;
    expect(wrong.faults[0]!.words).toContain('“lady” is not a code of `sex`');
  });

  test('files saved in odd ways are read, or said to be odd', async () => {
    const semicolons = bnssg
      .replace(/^(.*)$/gm, (line) => line)
      .split('\n')[0]!
      .replace(/,/g, ';');
    const odd = `\uFEFF${semicolons}\r\nsex;Female;;410000;BNSSG;usual residents 16+;2001;S;L\r\nsex;Male;;395000;BNSSG;usual residents 16+;2001;S;L\r\n`;
    expect((await importFile(odd, true)).json).toMatchObject({ faults: [], margins: [{ total: 805_000 }] });
    const latin = (await importFile(changed('Female 16-24', 'F\uFFFDminin'), true)).json as Import;
    expect(latin.faults[0]).toMatchObject({ line: 2, words: expect.stringContaining('UTF-8') });
    const quotes = (await importFile('variable,category\n"sex,Female\n', true)).json as Import;
    expect(quotes.faults[0]!.words).toContain('quotation marks');
    expect(((await importFile('', true)).json as Import).faults).toHaveLength(1);
    const vast = (await importFile(changed('age_band*sex,Female 16-24', 'ward*ward*ward*ward,x'), true))
      .json as Import;
    expect(vast.faults[0]!.words).toContain('Cross at most 3');
  });
});

test('sizes and choices that cannot be are refused in words', async () => {
  const margins = idsOf(await marginsOf(), 'ethnicity');
  for (const [body, path] of [
    [{ margins, size: 0 }, 'size'],
    [{ margins, size: 12.5 }, 'size'],
    [{ margins: [] }, 'margins'],
    [{ margins: ['not-held-here'] }, 'margins'],
    [{ margins, name: ' ' }, 'name'],
    [{ margins, tolerance: 2 }, 'tolerance'],
    [{ margins, surprise: true }, 'body'],
  ] as const) {
    const reply = await preview(body);
    expect(reply.status, JSON.stringify(body)).toBe(422);
    expect((reply.json as { fields: { path: string }[] }).fields[0]!.path).toBe(path);
  }
});

test('no margin and no frame of another footprint can be read, chosen or used (R1)', async () => {
  const york = await world.staff('york', ['engagement-lead', 'administrator']);
  const [ours] = idsOf(await marginsOf(), 'ethnicity');
  const { id } = (
    await world.send('POST', '/api/bnssg/frames', { name: 'Ours', size: 100, margins: [ours] }, lead)
  ).json as { id: string };
  for (const [method, path, body] of [
    ['GET', '/api/bnssg/margins', undefined],
    ['GET', '/api/bnssg/frames', undefined],
    ['GET', `/api/bnssg/frames/${id}`, undefined],
    ['GET', `/api/york/frames/${id}`, undefined],
    ['PUT', `/api/york/frames/${id}/in-use`, { instead: null }],
    ['PUT', `/api/bnssg/frames/${id}/in-use`, { instead: null }],
    ['POST', '/api/bnssg/margins', { csv: bnssg, dryRun: false }],
  ] as const) {
    const reply = body ? await world.send(method, path, body, york) : await world.get(path, york);
    expect(reply.status, `${method} ${path}`).toBe(404);
  }
  expect((await preview({ margins: [ours] }, 'york', york)).json).toMatchObject({ code: 'fields-wrong' });
  expect(JSON.stringify(await marginsOf('york', york))).not.toContain('North Somerset');
  for (const role of ['programme', 'recruiter', 'administrator'] as const) {
    const other = await world.staff('bnssg', [role]);
    expect((await world.get('/api/bnssg/margins', other)).status).toBe(403);
  }
});

test('where no whole numbers meet all margins together, the frame says which sums are off', () => {
  const margin = (variables: string[], cells: [string[], number][]): FrameMargin => ({
    key: variables.join('*'),
    variables,
    marginId: variables.join('*'),
    universe: 'usual residents 16+',
    geography: 'Town',
    source: 'Made up',
    year: 2020,
    licence: 'None',
    total: 10,
    factor: 1,
    otherUniverse: false,
    unknownShare: 0.05,
    cells: cells.map(([codes, target]) => ({
      codes,
      label: codes.join(', '),
      population: target,
      share: target / 10,
      target,
      tolerance: 0,
    })),
  });
  const margins = [
    margin(
      ['sex'],
      [
        [['f'], 6],
        [['m'], 4],
      ],
    ),
    margin(
      ['sex', 'age'],
      [
        [['f', 'old'], 4],
        [['f', 'young'], 3],
        [['m', 'old'], 2],
        [['m', 'young'], 1],
      ],
    ),
  ];
  const frame = { size: 10, universe: 'usual residents 16+', population: 10, margins };
  expect(remarksOn(frame, ({ key }) => key)).toEqual([
    'The targets of sex*age add up to 7 for “f”, and sex wants 6: no whole numbers meet all margins together. Leave one of the crossings out, or accept it.',
    'The targets of sex*age add up to 3 for “m”, and sex wants 4: no whole numbers meet all margins together. Leave one of the crossings out, or accept it.',
  ]);
  expect(remarksOn({ ...frame, margins: margins.slice(0, 1) }, ({ key }) => key)).toEqual([]);
});
