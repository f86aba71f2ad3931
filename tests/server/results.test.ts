import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addFacts } from '../../db/queries/panel';
import type { ResultTable } from '../../server/contract/results';
import { weighWave } from '../../server/steps/weigh-wave';
import { aFrameInUse } from '../support/builders';
import { smallSurvey } from '../support/small-survey';
import { aWave, type Invited } from '../support/waves';
import { createWorld, type Staff, type World } from '../support/world';

let world: World;
let analyst: Staff;
let wave: { id: string; caseIds: string[]; memberIds: string[] };

/** 40 disabled (10 say good) and 80 not (60 say good). 7 were seen at home; 18 are Asian, 7 Mixed. */
const people: Invited[] = Array.from({ length: 120 }, (_, i): Invited => {
  const isDisabled = i < 40;
  const isGood = isDisabled ? i < 10 : i < 100;
  return {
    profile: {
      disability: isDisabled ? 'disabled' : 'not-disabled',
      ethnicity: i >= 113 ? 'mixed' : i >= 95 ? 'asian' : 'white',
      sex: i % 2 === 0 ? 'female' : 'male',
    },
    answers: {
      care: { value: isGood ? 'good' : 'poor' },
      place: { value: i >= 113 ? 'home' : i >= 80 ? 'clinic' : 'hospital' },
      // 3 of the Asian group and 27 others wait.
      waiting: { value: i < 27 || (i >= 95 && i < 98) ? 'yes' : 'no' },
      used: { value: i % 2 === 0 ? ['gp'] : ['gp', 'pharmacy'] },
      wellbeing: { value: i % 11 },
      money: { value: i % 4 === 0 ? { gps: 0, hospitals: 100 } : { gps: 60, hospitals: 40 } },
      first: { value: i % 3 === 0 ? ['speed', 'kindness'] : ['kindness', 'speed'] },
      ...(i < 15 && { comment: { value: { text: `=HYPERLINK("comment ${i}")`, mayQuote: null } } }),
    },
  };
});

beforeAll(async () => {
  world = await createWorld();
  analyst = await world.staff('bnssg', ['analyst']);
  wave = await aWave(world, smallSurvey, people);
  await aFrameInUse(world, 'bnssg', { size: 1000, margins: ['disability'] });
  await weighWave(world.deps, 'bnssg', wave.id, { trim: null }, analyst.id);
});
afterAll(() => world.close());

const table = async (question: string, segment?: string) => {
  const path = `/api/bnssg/waves/${wave.id}/results/${question}${segment ? `?segment=${segment}` : ''}`;
  const reply = await world.get(path, analyst);
  expect(reply.status).toBe(200);
  return reply.json as ResultTable;
};
const shown = (figure: ResultTable['groups'][number]['lines'][number]['everyone']) => {
  if (!figure.shown) throw new Error(`hidden: ${figure.why}`);
  return figure;
};

describe('a question by a segment', () => {
  test('is the share the margins call for, worked out by hand, with both bases (R16)', async () => {
    const { groups, segments, interval } = await table('care', 'disability');
    const good = groups[0]!.lines.find(({ code }) => code === 'good')!;
    // Census: 158,231 of 805,638 disabled. A quarter of them say good, and three quarters of the others.
    const disabled = 158231 / (158231 + 647407);
    expect(shown(good.everyone).estimate).toBeCloseTo(disabled * 0.25 + (1 - disabled) * 0.75, 8);
    expect(shown(good.everyone).base).toBe(120);
    expect(shown(good.everyone).effectiveBase).toBeLessThan(120);
    const [w1, w2] = [(disabled * 120) / 40, ((1 - disabled) * 120) / 80];
    expect(shown(good.everyone).effectiveBase).toBeCloseTo(120 ** 2 / (40 * w1 ** 2 + 80 * w2 ** 2), 6);
    const at = segments.findIndex(({ code }) => code === 'disabled');
    expect(shown(good.segments[at]!)).toMatchObject({ estimate: 0.25, base: 40 });
    expect(interval.name).toBe('modelled interval');
    expect(interval.assumption).toContain('if members were a random draw');
  });

  test('uses what was true when the invitation was issued (R8)', async () => {
    const before = await table('care', 'sex');
    await world.deps.writer.write('bnssg', (write) =>
      addFacts(write, [
        {
          id: world.deps.secrets.newId(),
          memberId: wave.memberIds[0]!,
          variable: 'sex',
          code: 'male',
          missing: null,
          at: world.clock.now,
          source: 'test',
        },
      ]),
    );
    expect(await table('care', 'sex')).toEqual(before);
  });

  test('another question may be the segment', async () => {
    const { segments, groups } = await table('used', 'care');
    expect(segments.map(({ code }) => code)).toEqual(['good', 'neither', 'poor']);
    expect(shown(groups[0]!.lines.find(({ code }) => code === 'gp')!.segments[0]!).estimate).toBe(1);
  });
});

describe('every kind of question', () => {
  test('several choices: the share of respondents for each', async () => {
    const { groups } = await table('used');
    expect(groups[0]!.isPartition).toBe(false);
    expect(shown(groups[0]!.lines[0]!.everyone).estimate).toBe(1);
  });

  test('numbers: mean and middle', async () => {
    const { groups } = await table('wellbeing');
    expect(groups[0]).toMatchObject({ key: 'mean', unit: 'number' });
    expect(shown(groups[0]!.lines[0]!.everyone).median).toBeTypeOf('number');
  });

  test('points: mean, middle half, and who gave nothing', async () => {
    const gps = shown((await table('money')).groups[0]!.lines[0]!.everyone);
    expect(gps.nothing).toBeCloseTo(0.25, 10);
    expect(gps.estimate).toBeCloseTo(45, 10);
    expect(gps.middleHalf).toEqual([0, 60]);
  });

  test('order: first choices and mean place', async () => {
    const { groups } = await table('first');
    expect(groups.map(({ key }) => key)).toEqual(['first-choice', 'mean-place']);
    const nearness = groups[1]!.lines.find(({ code }) => code === 'nearness')!;
    expect(shown(nearness.everyone).estimate).toBeCloseTo(3, 10);
  });

  test('comments are counted, never shown', async () => {
    const found = await table('comment');
    expect(found).toMatchObject({ answered: 15, groups: [] });
  });
});

describe('differences between groups', () => {
  test('are tested against the rest with the comparisons allowed for, and the table as a whole (R18)', async () => {
    const { groups, segments } = await table('care', 'disability');
    const { lines, test: whole, comparisons } = groups[0]!;
    const at = (code: string) => segments.findIndex((segment) => segment.code === code);
    const good = lines.find(({ code }) => code === 'good')!;
    expect(good.against![at('disabled')]).toEqual({ difference: -0.5, mark: 'lower' });
    expect(good.against![at('not-disabled')]).toEqual({ difference: 0.5, mark: 'higher' });
    expect(whole!.p).toBeLessThan(0.001);
    expect(whole!.df).toHaveLength(2);
    // Two groups are one comparison an answer, and nobody said “neither”.
    expect(comparisons).toEqual({ made: 2, marked: 2, said: expect.stringMatching(/^Of 2 comparisons, /) });
    const plain = await table('care');
    expect(plain.groups[0]).not.toHaveProperty('test');
    expect(plain.groups[0]!.lines[0]).not.toHaveProperty('against');
  });

  test('of several choices and of numbers each line has its own test', async () => {
    const used = (await table('used', 'sex')).groups[0]!;
    const pharmacy = used.lines.find(({ code }) => code === 'pharmacy')!;
    // Every other person is of the other sex and used a pharmacy too: all of one and none of the other.
    expect(pharmacy.against!.flatMap((one) => (one ? [one.mark] : [])).sort()).toEqual(['higher', 'lower']);
    const mean = (await table('wellbeing', 'disability')).groups[0]!.lines[0]!;
    expect(mean.test).toMatchObject({ df: [1, 119] });
    expect(mean.against).toHaveLength(2);
  });

  test('a table with a hidden group has no test, and the hidden group no comparison (R16)', async () => {
    const { groups, segments } = await table('used', 'place');
    const home = segments.findIndex(({ code }) => code === 'home');
    expect(groups[0]).not.toHaveProperty('test');
    for (const line of groups[0]!.lines) {
      expect(line).not.toHaveProperty('test');
      expect(line.against?.[home] ?? null).toBeNull();
    }
    const sensitive = await table('waiting', 'ethnicity');
    for (const line of sensitive.groups[0]!.lines) expect(line).not.toHaveProperty('against');
  });
});

describe('what is too small', () => {
  test('a group of 7 is hidden with the next smallest beside it (R16)', async () => {
    const { groups, segments } = await table('used', 'place');
    const gp = groups[0]!.lines[0]!;
    const of = (code: string) => gp.segments[segments.findIndex((segment) => segment.code === code)]!;
    expect(of('home')).toEqual({ shown: false, why: 'few' });
    expect(of('clinic')).toEqual({ shown: false, why: 'protects' });
    expect(of('hospital')).toMatchObject({ shown: true, base: 80 });
    const file = await world.get(`/api/bnssg/waves/${wave.id}/results/used/table.csv?segment=place`, analyst);
    const rows: Record<string, string>[] = parse(file.text, { columns: true, bom: true });
    const hidden = rows.filter(({ segment }) => segment === 'home' || segment === 'clinic');
    expect(hidden).toHaveLength(6);
    expect(hidden.every(({ base, estimate, note }) => base === '' && estimate === '' && note !== '')).toBe(
      true,
    );
  });

  test('a split whose totals the plain table would give away is left out whole', async () => {
    const found = await table('place', 'disability');
    expect(found).toMatchObject({ segmentsHidden: true, segments: [] });
    expect(found.groups[0]!.lines.every(({ segments }) => segments.length === 0)).toBe(true);
  });

  test('counts of 1 to 9 of a sensitive question are hidden, and what gives them away', async () => {
    const found = await table('waiting', 'ethnicity');
    expect(found.smallCountsHidden).toBe(true);
    const asian = found.segments.findIndex(({ code }) => code === 'asian');
    for (const { segments } of found.groups[0]!.lines) expect(segments[asian]?.shown ?? false).toBe(false);
  });
});

describe('the data file', () => {
  test('one row a usable case, pseudonymous, without unreleased comments, and written down', async () => {
    const reply = await world.get(`/api/bnssg/waves/${wave.id}/data.csv`, analyst);
    const rows: Record<string, string>[] = parse(reply.text, { columns: true, bom: true });
    expect(rows).toHaveLength(120);
    expect(Number(rows[0]!.weight)).toBeGreaterThan(0);
    expect(rows.filter(({ comment }) => comment === '[not released]')).toHaveLength(15);
    expect(reply.text).not.toContain('HYPERLINK');
    for (const id of [...wave.memberIds, ...wave.caseIds]) expect(reply.text).not.toContain(id);
    const administrator = await world.staff('bnssg', ['administrator']);
    const audit = await world.get('/api/bnssg/audit', administrator);
    expect(audit.text).toContain('results.data-file');
    const codebook = await world.get(`/api/bnssg/waves/${wave.id}/codebook.csv`, analyst);
    expect(codebook.text).toContain('profile_ethnicity');
  });

  test('is not for programme teams', async () => {
    const programme = await world.staff('bnssg', ['programme']);
    expect((await world.get(`/api/bnssg/waves/${wave.id}/data.csv`, programme)).status).toBe(403);
    expect((await world.get(`/api/bnssg/waves/${wave.id}/results/care`, programme)).status).toBe(200);
  });
});

describe('odd requests', () => {
  test('an unknown question, a segment that cannot be, another footprint’s wave', async () => {
    expect((await world.get(`/api/bnssg/waves/${wave.id}/results/nothing`, analyst)).status).toBe(404);
    const segment = await world.get(`/api/bnssg/waves/${wave.id}/results/care?segment=comment`, analyst);
    expect(segment.json).toMatchObject({ code: 'fields-wrong', fields: [{ path: 'segment' }] });
    expect((await world.get('/api/bnssg/waves/elsewhere/results/care', analyst)).status).toBe(404);
  });
});
