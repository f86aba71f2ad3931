import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findLink } from '../../db/queries/access';
import { listCasesOfWave } from '../../db/queries/fieldwork';
import { findResponse, listSaves } from '../../db/queries/responses';
import { hashToken } from '../../server/access/secrets';
import type { Questionnaire } from '../../surveys/questionnaires/types';
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

/** What each person was shown: the wording of an open wave that is mended, and the arm of a split. */
let world: World;
let lead: Staff;
beforeAll(async () => {
  world = await createWorld();
  world.clock.now = new Date('2026-03-02T09:00:00Z');
  lead = await world.staff('bnssg', ['engagement-lead', 'analyst']);
  await addMembersByEmail(world, 'bnssg', 12);
});
afterAll(() => world.close());

const caseOf = async (link: string) =>
  (await findLink(world.deps.unbound, hashToken(link.split('/').pop()!)))!.rowId;
const versionsOf = async (link: string) =>
  (await findResponse(world.deps.read('bnssg'), await caseOf(link)))?.versions;
const at = (wave: string) => `/api/bnssg/waves/${wave}`;
const reworded = (label: string): Questionnaire => ({
  ...shortSurvey,
  pages: shortSurvey.pages.map((page, index) =>
    index > 0
      ? page
      : { ...page, questions: page.questions.map((one) => ({ ...one, label: { en: label } })) },
  ),
});

describe('a typing error mended while a wave is open', () => {
  let wave: string;
  let links: string[];
  let questionnaire: string;
  const show = async () =>
    (await world.get(at(wave), lead)).json as { questionnaire: string; version: number; newWording: unknown };
  const save = async (definition: Questionnaire, version: number, revision: number) =>
    world.send(
      'PUT',
      `/api/bnssg/questionnaires/${questionnaire}`,
      { version, revision, definition, reason: '“Helth” was misspelt' },
      lead,
    );

  beforeAll(async () => {
    wave = await planWave(world, 'bnssg', lead, {}, reworded('How is your helth?'));
    links = [...(await issueWave(world, 'bnssg', wave, lead)).values()];
    questionnaire = (await show()).questionnaire;
  });

  test('is shown from the moment someone decides so, with the reason; answers given stay', async () => {
    await answerPage(world, links[0]!, 'health', { 'q.health': 'good' });
    expect(await show()).toMatchObject({ version: 1, newWording: null });
    expect((await save(reworded('How is your health?'), 1, 2)).status).toBe(200);
    expect(await show()).toMatchObject({
      version: 1,
      newWording: { version: 2, reason: '“Helth” was misspelt' },
    });
    const whole = (await world.get(`${links[1]}/whole-survey`)).json as {
      questionnaire: { version: number };
    };
    expect(whole.questionnaire.version).toBe(1);
    expect((await world.get(`${links[1]}/health`)).text).toContain('helth');
    const open = await world.get(`${links[2]}/health`);

    expect((await world.send('PUT', `${at(wave)}/wording`, { version: 2 }, lead)).status).toBe(200);
    expect(await show()).toMatchObject({ version: 2, newWording: null });
    expect((await world.get(`${links[3]}/health`)).text).toContain('How is your health?');

    // A page that was open, and one that a phone had kept, were shown in the words of version 1.
    await world.form(`${links[2]}/health`, {
      go: 'next',
      'q.~version': hiddenIn(open, 'q.~version'),
      submission: hiddenIn(open, 'submission'),
      'q.health': 'bad',
    });
    const kept = {
      go: 'next',
      submission: 'kept-before-it-was-mended',
      composedAgo: 60_000,
      fields: { 'q.health': 'good', 'q.~version': '1' },
    };
    expect((await world.send('POST', `${links[1]}/health/kept`, kept)).status).toBe(200);
    expect(await versionsOf(links[2]!)).toEqual([1]);
    expect(await versionsOf(links[1]!)).toEqual([1]);
    const [logged] = await listSaves(world.deps.read('bnssg'), await caseOf(links[1]!));
    expect(logged?.version).toBe(1);
  });

  test('each response keeps in whose words it was given; a version it never had is not believed', async () => {
    for (const link of links.slice(0, 5)) await answerAll(world, link);
    const shown = await world.get(`${links[5]}/health`);
    await world.form(`${links[5]}/health`, {
      go: 'next',
      'q.~version': '99',
      submission: hiddenIn(shown, 'submission'),
      'q.health': 'good',
    });
    const seen = await Promise.all(links.slice(0, 6).map(versionsOf));
    expect(seen).toEqual([[1, 2], [1, 2], [1, 2], [2], [2], [2]]);
  });

  test('results can be set side by side by wording, and the data say who read which', async () => {
    const { segments } = (await world.get(`${at(wave)}/results`, lead)).json as {
      segments: { key: string; from: string }[];
    };
    expect(segments).toContainEqual(expect.objectContaining({ key: 'wording_seen', from: 'fieldwork' }));
    const table = await world.get(`${at(wave)}/results/health?segment=wording_seen`, lead);
    expect(table.json).toMatchObject({ segment: { key: 'wording_seen' } });
    const { text } = await world.get(`${at(wave)}/data.csv`, lead);
    const [head, ...rows] = text.trim().split('\r\n');
    const column = head!.split(',').indexOf('wording_seen');
    const seen = rows.map((row) => row.split(',')[column]).sort();
    expect(seen).toEqual([...Array(3).fill('several'), ...Array(3).fill('v2')]);
  });

  test('what changes more than words is refused, and nothing is shown otherwise', async () => {
    const [first, ...others] = shortSurvey.pages;
    const fewer = { ...shortSurvey, pages: [first!, ...others.slice(0, -1)] };
    expect((await save(fewer, 2, 1)).status).toBe(200);
    const refused = await world.send('PUT', `${at(wave)}/wording`, { version: 3 }, lead);
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('needs a wave of its own');
    expect(await show()).toMatchObject({ version: 2, newWording: null });
  });
});

describe('a split sample', () => {
  const split: Questionnaire = {
    ...shortSurvey,
    splits: [
      {
        key: 'story',
        arms: [
          { code: 'short', parts: 2 },
          { code: 'long', parts: 1 },
        ],
      },
    ],
  };

  test('is allotted at issue in its exact proportion, kept with the case, and filled up by who comes later', async () => {
    const wave = await planWave(world, 'bnssg', lead, {}, split);
    const armsNow = async () =>
      (await listCasesOfWave(world.deps.read('bnssg'), wave)).map(({ arms }) => arms?.story).sort();
    const counted = (codes: readonly (string | undefined)[]) => ({
      short: codes.filter((code) => code === 'short').length,
      long: codes.filter((code) => code === 'long').length,
    });
    const links = [...(await issueWave(world, 'bnssg', wave, lead)).values()];
    expect(counted(await armsNow())).toEqual({ short: 8, long: 4 });
    await addMembersByEmail(world, 'bnssg', 3);
    await issueWave(world, 'bnssg', wave, lead);
    expect(counted(await armsNow())).toEqual({ short: 10, long: 5 });

    await answerAll(world, links[0]!);
    const read = world.deps.read('bnssg');
    const id = await caseOf(links[0]!);
    const own = (await listCasesOfWave(read, wave)).find((one) => one.id === id);
    const { text } = await world.get(`${at(wave)}/data.csv`, lead);
    expect(text.split('\r\n')[0]).toContain('arm_story');
    expect(text.split('\r\n')[1]).toContain(own?.arms?.story);
    const { segments } = (await world.get(`${at(wave)}/results`, lead)).json as { segments: object[] };
    expect(segments).toContainEqual({
      key: 'arm_story',
      label: 'Arm of the split “story”',
      from: 'fieldwork',
      sensitive: false,
    });
    const table = await world.get(`${at(wave)}/results/health?segment=arm_story`, lead);
    expect(table.json).toMatchObject({ segment: { key: 'arm_story' } });
  });
});
