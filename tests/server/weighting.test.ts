import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Sensitivity, WeightsDraft, WeightsPreview } from '../../server/contract/weighting';
import { aFrameInUse } from '../support/builders';
import { smallSurvey } from '../support/small-survey';
import { aWave, type Invited } from '../support/waves';
import { createWorld, type Staff, type World } from '../support/world';

let world: World;
let analyst: Staff;
let wave: { id: string; caseIds: string[]; memberIds: string[] };

/** 45 disabled and 70 not; 5 do not say. Few of each minority, so that merges are proposed. */
const people: Invited[] = Array.from({ length: 130 }, (_, i): Invited => {
  const disability =
    i < 5 ? ({ missing: 'prefer-not-to-say' } as const) : i < 50 ? 'disabled' : 'not-disabled';
  return {
    // Every fourth of those who answered came of their own accord; all of them said “good”.
    ...(i < 40 && i % 4 === 0 && { source: 'open web' }),
    profile: {
      disability,
      ethnicity:
        i % 40 === 7
          ? 'mixed'
          : i % 40 === 9
            ? 'other'
            : i % 40 === 11
              ? 'black'
              : i % 40 === 13
                ? 'asian'
                : 'white',
    },
    ...(i < 120 && {
      answers: {
        care: { value: i < 40 ? 'good' : 'poor' },
        waiting: { value: i % 4 === 0 ? 'yes' : 'no' },
      },
    }),
  };
});

beforeAll(async () => {
  world = await createWorld();
  analyst = await world.staff('bnssg', ['analyst']);
  wave = await aWave(world, smallSurvey, people);
  await aFrameInUse(world, 'bnssg', { size: 1000, margins: ['disability', 'ethnicity'] });
});
afterAll(() => world.close());

const draft = async (body?: object) => {
  const path = `/api/bnssg/waves/${wave.id}/weighting`;
  const reply = body
    ? await world.send('POST', `${path}/preview`, body, analyst)
    : await world.get(path, analyst);
  expect(reply.status).toBe(200);
  return reply.json as WeightsDraft;
};

describe('before weights are kept', () => {
  test('sparse categories come with a merge to accept; unknown values keep their own share (R17)', async () => {
    const found = await draft();
    expect(found.respondents).toBe(120);
    expect(found.invited).toBe(130);
    expect(found.proposals.length).toBeGreaterThan(0);
    expect(found.proposals.every((merge) => merge.people < 20)).toBe(true);
    const disability = found.preview!.margins.find(({ key }) => key === 'disability')!;
    const unknown = disability.cells.find(({ isUnknown }) => isUnknown)!;
    expect(unknown).toMatchObject({ label: 'Prefer not to say', people: 5 });
    expect(unknown.after).toBeCloseTo(5 / 120, 3);
  });

  test('margins are met after raking, and what that costs is told', async () => {
    const merges = (await draft()).proposals.map(({ margin, label, cells }) => ({ margin, label, cells }));
    const { preview } = await draft({ merges, trim: null });
    expect(preview!.converged).toBe(true);
    for (const margin of preview!.margins) expect(margin.largestGapAfter).toBeLessThan(1e-8);
    expect(preview!.diagnostics.designEffect).toBeGreaterThan(1);
    expect(preview!.diagnostics.effectiveBase).toBeCloseTo(120 / preview!.diagnostics.designEffect, 8);
    expect(preview!.weights.reduce((sum, { people: n }) => sum + n, 0)).toBe(120);
  });

  test('trimming keeps its limits and reports the gap it leaves', async () => {
    const { preview } = await draft({ margins: ['disability'], trim: { lower: 0.9, upper: 1.1 } });
    expect(preview!.diagnostics.largest).toBeLessThanOrEqual(1.1 + 1e-9);
    expect(preview!.converged).toBe(false);
    expect(preview!.margins[0]!.largestGapAfter).toBeGreaterThan(0.01);
  });
});

describe('kept weights', () => {
  test('are made again from their stored recipe alone, with who accepted the merges (R17)', async () => {
    const merges = (await draft()).proposals.map(({ margin, label, cells }) => ({ margin, label, cells }));
    const { preview } = await draft({ merges });
    const kept = await world.send(
      'POST',
      `/api/bnssg/waves/${wave.id}/weightings`,
      { merges, basis: preview!.basis },
      analyst,
    );
    expect(kept.status).toBe(201);
    const shown = await world.get(`/api/bnssg/weightings/${(kept.json as { id: string }).id}`, analyst);
    expect(shown.json).toMatchObject({ again: { people: 120 }, createdBy: 'Staff analyst' });
    const {
      again,
      merges: accepted,
      diagnostics,
    } = shown.json as {
      again: { largestDifference: number };
      merges: { acceptedBy: string }[];
      diagnostics: WeightsPreview;
    };
    expect(again.largestDifference).toBeLessThan(1e-9);
    expect(accepted.map(({ acceptedBy }) => acceptedBy)).toEqual(merges.map(() => 'Staff analyst'));
    expect(diagnostics.diagnostics).toEqual(preview!.diagnostics);
  });

  test('are refused when an answer changed since they were previewed', async () => {
    const other = await world.send(
      'POST',
      `/api/bnssg/waves/${wave.id}/weightings`,
      { margins: ['disability'], basis: 'of-another-day' },
      analyst,
    );
    expect(other.json).toMatchObject({ code: 'changed-meanwhile' });
  });
});

describe('other ways to weigh the same answers', () => {
  const other = async (question: string) => {
    const reply = await world.get(
      `/api/bnssg/waves/${wave.id}/weighting/sensitivity?question=${question}`,
      analyst,
    );
    expect(reply.status).toBe(200);
    return reply.json as Sensitivity;
  };
  const shareUnder = (found: Sensitivity, answer: string, way: string) => {
    const figure = found.lines.find(({ code }) => code === answer)!.figures[
      found.ways.findIndex(({ key }) => key === way)
    ];
    return figure?.shown ? figure.estimate : null;
  };

  test('the weights in use stand beside none, fewer margins, and fewer people', async () => {
    const found = await other('care');
    expect(found.ways.map(({ key }) => key)).toEqual([
      'in-use',
      'unweighted',
      'without ethnicity',
      'without disability',
      'without-heaviest',
      'without-self-recruited',
    ]);
    expect(shareUnder(found, 'good', 'unweighted')).toBeCloseTo(40 / 120, 10);
    expect(shareUnder(found, 'good', 'in-use')).not.toBeCloseTo(40 / 120, 3);
  });

  test('without those who came of their own accord the others are weighted again', async () => {
    const found = await other('care');
    const way = found.ways.find(({ key }) => key === 'without-self-recruited')!;
    expect(way).toMatchObject({ people: 110, trouble: null });
    expect(way.effectiveBase).toBeLessThan(110);
    expect(shareUnder(found, 'good', 'without-self-recruited')).toBeLessThan(
      shareUnder(found, 'good', 'in-use')!,
    );
  });

  test('a survey without weights says what must come first', async () => {
    const bare = await aWave(world, smallSurvey, people.slice(0, 30));
    const reply = await world.get(`/api/bnssg/waves/${bare.id}/weighting/sensitivity`, analyst);
    expect(reply.status).toBe(409);
    expect(reply.text).toContain('Keep weights first.');
  });
});

describe('what cannot be weighted', () => {
  test('a wave without a frame in use says what must come first', async () => {
    const york = await createWorld({ footprints: ['york'] });
    const staff = await york.staff('york', ['analyst']);
    const empty = await aWave(york, smallSurvey, people.slice(0, 30), 'york');
    const reply = await york.get(`/api/york/waves/${empty.id}/weighting`, staff);
    expect(reply.status).toBe(409);
    expect(reply.text).toContain('Put one in use under Targets first');
    await york.close();
  });

  test('margins that the frame does not have', async () => {
    const reply = await world.send(
      'POST',
      `/api/bnssg/waves/${wave.id}/weighting/preview`,
      { margins: ['shoe-size'] },
      analyst,
    );
    expect(reply.json).toMatchObject({ code: 'fields-wrong', fields: [{ path: 'margins' }] });
  });
});
