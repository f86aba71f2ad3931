import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { givenKey } from '../../surveys/questionnaires/given';
import { aFrameInUse } from '../support/builders';
import { smallSurvey } from '../support/small-survey';
import { aWave, type Invited } from '../support/waves';
import { createWorld, type Staff, type World } from '../support/world';

let world: World;
let analyst: Staff;
let wave: Awaited<ReturnType<typeof aWave>>;
let waveId: string;
let files: Map<string, string>;

/** Half were told a story in few words, half in many. */
const splits = [
  {
    key: 'story',
    arms: [
      { code: 'short', parts: 1 },
      { code: 'long', parts: 1 },
    ],
  },
];
const people: Invited[] = Array.from(
  { length: 160 },
  (_, i): Invited => ({
    profile: {
      disability: i % 11 === 0 ? { missing: 'prefer-not-to-say' } : i % 3 === 0 ? 'disabled' : 'not-disabled',
      ethnicity: i % 5 === 0 ? 'asian' : i % 7 === 0 ? 'black' : i % 13 === 0 ? 'mixed' : 'white',
    },
    stratum: i % 2 === 0 ? 'north' : 'south',
    baseWeight: i % 2 === 0 ? 1 : 1.5,
    answers: {
      care:
        i % 17 === 0
          ? { missing: 'skipped' }
          : { value: i % 3 === 0 ? 'good' : i % 4 === 0 ? 'neither' : 'poor' },
      waiting: { value: i % 4 === 0 ? 'yes' : 'no' },
      [givenKey]: { value: { seed: '', known: {}, arms: { story: i % 2 === 0 ? 'short' : 'long' } } },
    },
  }),
);

beforeAll(async () => {
  world = await createWorld();
  analyst = await world.staff('bnssg', ['analyst']);
  wave = await aWave(world, { ...smallSurvey, splits }, people);
  waveId = wave.id;
  await aFrameInUse(world, 'bnssg', { size: 1000, margins: ['disability'] });
  const { json } = await world.send(
    'POST',
    `/api/bnssg/waves/${waveId}/weighting/preview`,
    { trim: { lower: 0.8, upper: 1.3 } },
    analyst,
  );
  const { basis } = (json as { preview: { basis: string } }).preview;
  await world.send(
    'POST',
    `/api/bnssg/waves/${waveId}/weightings`,
    { trim: { lower: 0.8, upper: 1.3 }, basis },
    analyst,
  );
  files = await takePackage({ segments: ['disability', 'waiting', 'arm_story'], replicates: 40 });
});
afterAll(() => world.close());

async function takePackage(body: object): Promise<Map<string, string>> {
  const begun = await world.send('POST', `/api/bnssg/waves/${waveId}/package`, body, analyst);
  expect(begun.status).toBe(202);
  const { work } = begun.json as { work: string };
  for (let look = 0; look < 200; look++) {
    const { state, trouble } = (await world.get(`/api/bnssg/work/${work}`, analyst)).json as {
      state: string;
      trouble: string | null;
    };
    if (state === 'failed') throw new Error(trouble ?? 'failed');
    if (state === 'done') break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const response = await world.app.request(`/api/bnssg/packages/${work}`, {
    headers: { cookie: analyst.cookie },
  });
  expect(response.headers.get('content-type')).toBe('application/zip');
  const entries = unzipSync(new Uint8Array(await response.arrayBuffer()));
  return new Map(
    Object.entries(entries).map(([name, bytes]) => [
      name.slice(name.indexOf('/') + 1),
      new TextDecoder().decode(bytes),
    ]),
  );
}

const rowsOf = (name: string) =>
  (files.get(name) ?? '')
    .trim()
    .split('\n')
    .map((line) => line.split(','));

describe('an archive to work the figures out again', () => {
  test('holds data, labels, weights, replicates, margins, figures and the script', () => {
    expect([...files.keys()].filter((name) => !/codebook|^[a-z-]+\.csv$/.test(name)).sort()).toEqual([
      'README.txt',
      'reproduce.R',
    ]);
    for (const name of ['weights.csv', 'margins.csv', 'figures.csv', 'replicate-weights.csv'])
      expect(rowsOf(name).length).toBeGreaterThan(2);
    expect(rowsOf('replicate-weights.csv')[0]).toHaveLength(41);
    expect(files.get('margins.csv')).toContain('ONS Census 2021');
    expect(files.get('figures.csv')).toContain('arm_story');
  });

  test('its weights are those kept, and average 1', () => {
    const [head, ...rows] = rowsOf('weights.csv');
    const at = head!.indexOf('weight');
    const weights = rows.map((row) => Number(row[at]));
    expect(weights).toHaveLength(160);
    expect(weights.reduce((sum, weight) => sum + weight, 0) / 160).toBeCloseTo(1, 10);
    expect(Math.max(...weights)).toBeLessThanOrEqual(1.3 + 1e-9);
  });

  test('names no member, and the audit says that it was taken', async () => {
    const everything = [...files.values()].join('\n');
    for (const id of [...wave.memberIds, ...wave.caseIds]) expect(everything).not.toContain(id);
    const audit = await world.get('/api/bnssg/audit', await world.staff('bnssg', ['administrator']));
    expect(audit.text).toContain('results.package');
  });

  test('the arm someone was in splits a page for the public too', async () => {
    const lead = await world.staff('bnssg', ['engagement-lead']);
    const choice = {
      title: 'A third call their care good',
      intro: 'We asked about care.',
      segments: ['arm_story'],
    };
    const path = `/api/bnssg/waves/${waveId}/publications/preview`;
    const seen = await world.send('POST', path, choice, lead);
    expect(seen.status, seen.text).toBe(200);
    const { html } = seen.json as { html: string };
    for (const arm of ['short', 'long']) expect(html).toMatch(new RegExp(`>[^<]*${arm}[^<]*<`));
  });

  test('R, where it is installed, works out every figure to the last digit that is shown', () => {
    const isInstalled = spawnSync('Rscript', ['--version']).status === 0;
    if (!isInstalled) {
      console.log('R is not installed here: the script of the archive was not tried.');
      return;
    }
    const folder = mkdtempSync(join(tmpdir(), 'sounding-r-'));
    for (const [name, text] of files) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    const run = spawnSync('Rscript', ['reproduce.R'], { cwd: folder, encoding: 'utf8' });
    rmSync(folder, { recursive: true });
    expect(run.stderr.replace(/^Loading required.*$/gm, '')).not.toMatch(/Error/);
    expect(run.stdout).toMatch(/(\d+) figures worked out again; 0 differ in a digit that is shown/);
    expect(run.status).toBe(0);
  });
});
