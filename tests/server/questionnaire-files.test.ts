// biome-ignore-all lint/suspicious/noTemplateCurlyInString: XLSForm names answers so
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReplyOf } from '../../server/contract/operation';
import type { questionnairesOperations } from '../../server/contract/questionnaires';
import { snapshotOf } from '../support/snapshot';
import { createWorld, type Reply, type Staff, type World } from '../support/world';
import { aPage, aQuestionnaire, yesOrNo } from '../surveys/questionnaires/builders';

type Judged = ReplyOf<typeof questionnairesOperations.importQuestionnaire>;

let world: World;
let lead: Staff;
beforeAll(async () => {
  world = await createWorld();
  lead = await world.staff('bnssg', ['engagement-lead']);
});
afterAll(() => world.close());

const at = '/api/bnssg/questionnaires';
const base64 = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64');
const send = (file: string, more: object = { mode: 'dry-run' }): Promise<Reply> =>
  world.send('POST', `${at}/import`, { file, ...more }, lead);

async function aForm(): Promise<string> {
  const workbook = new ExcelJS.Workbook();
  const survey = workbook.addWorksheet('survey');
  survey.addRow(['type', 'name', 'label', 'relevant']);
  survey.addRow(['select_one yes_no', 'well', 'Are you well?']);
  survey.addRow(['geopoint', 'where', 'Where?']);
  survey.addRow(['text', 'why', 'Why?', "${well} = 'no'"]);
  const choices = workbook.addWorksheet('choices');
  choices.addRows([
    ['list_name', 'name', 'label'],
    ['yes_no', 'yes', 'Yes'],
    ['yes_no', 'no', 'No'],
  ]);
  return base64(new Uint8Array(await workbook.xlsx.writeBuffer()));
}

test('a file is looked at without saving, then saved as a draft, and comes out again as it is', async () => {
  const file = await aForm();
  const before = await snapshotOf(world);
  const judged = (await send(file)).json as Judged;
  expect(judged).toMatchObject({ format: 'XLSForm', questions: 2, saved: null });
  expect(judged.items.find(({ name }) => name === 'where')).toMatchObject({
    outcome: 'left-out',
    place: 'survey, row 3',
  });
  expect(await snapshotOf(world)).toEqual(before);

  const saved = (await send(file, { mode: 'save', digest: judged.digest, name: 'Wave 3' })).json as Judged;
  const id = saved.saved?.id ?? '';
  const shown = (await world.get(`${at}/${id}`, lead)).json as { name: string; definition: unknown };
  expect(shown).toMatchObject({ name: 'Wave 3', version: 1, frozenAt: null });
  const taken = await world.get(`${at}/${id}/files/json`, lead);
  expect(taken.headers.get('content-disposition')).toBe('attachment; filename="wave-3.json"');
  expect(JSON.parse(taken.text).questionnaire).toEqual(shown.definition);

  const again = (await send(base64(taken.text))).json as Judged;
  expect(again).toMatchObject({ format: 'Sounding', questions: 2 });
  expect(again.items.every(({ outcome }) => outcome === 'carried')).toBe(true);
});

test('what was changed or left out can be come back to, and is ticked off as seen', async () => {
  const file = await aForm();
  const { digest } = (await send(file)).json as Judged;
  const more = { mode: 'save', digest, fileName: 'wave 3.xlsx' };
  const { id } = ((await send(file, more)).json as Judged).saved ?? { id: '' };
  const report = async () =>
    (await world.get(`${at}/${id}/brought-in`, lead)).json as ReplyOf<
      typeof questionnairesOperations.showImport
    >;
  const { items, fileName, carried } = await report();
  expect(fileName).toBe('wave 3.xlsx');
  expect(items.map(({ name, outcome, isSeen }) => [name, outcome, isSeen])).toEqual([
    ['where', 'left-out', false],
  ]);
  expect(carried).toBe(6);

  const ticked = await world.send('PUT', `${at}/${id}/brought-in`, { item: 0, isSeen: true }, lead);
  expect(ticked.json).toEqual({ toSee: 1, seen: 1 });
  expect((await world.send('PUT', `${at}/${id}/brought-in`, { item: 0, isSeen: true }, lead)).json).toEqual(
    ticked.json,
  );
  expect((await report()).items[0]?.isSeen).toBe(true);
  expect((await world.get(`${at}/${id}`, lead)).json).toMatchObject({
    broughtIn: { fileName: 'wave 3.xlsx', format: 'XLSForm', toSee: 1, seen: 1 },
  });
  expect((await world.send('PUT', `${at}/${id}/brought-in`, { item: 1, isSeen: true }, lead)).status).toBe(
    404,
  );
});

test('only the file of the dry run is saved', async () => {
  const file = await aForm();
  const { digest } = (await send(file)).json as Judged;
  const before = await snapshotOf(world);
  expect((await send(base64('{}'), { mode: 'save', digest })).status).toBe(409);
  expect((await send(file, { mode: 'save' })).status).toBe(409);
  expect(await snapshotOf(world)).toEqual(before);
});

test.each([
  ['words', base64('hello'), 'none of the forms'],
  ['broken JSON', base64('{\n"a": '), 'line 2'],
  ['another JSON', base64('{"pages": []}'), '“pages”'],
  ['a web page', base64('<html><body></body></html>'), 'not of LimeSurvey'],
  ['XML cut short', base64('<document>\n<LimeSurveyDocType>'), 'line 2'],
  ['a broken workbook', base64(new Uint8Array([0x50, 0x4b, 3, 4, 1, 1])), 'save it as .xlsx'],
  ['an older workbook', base64(new Uint8Array([0xd0, 0xcf, 0x11])), 'older .xls'],
  ['bytes that are no text', base64(new Uint8Array([0x7b, 0xff, 0xfe])), 'Save it again as UTF-8'],
  ['nothing but an end of line', base64('\n'), 'none of the forms'],
])('%s: refused with the place and what to do, and nothing is saved', async (_, file, words) => {
  const before = await snapshotOf(world);
  const refused = await send(file);
  expect(refused.status).toBe(422);
  expect(refused.json).toMatchObject({ fields: [{ path: 'file', message: expect.stringContaining(words) }] });
  expect(await snapshotOf(world)).toEqual(before);
});

test('a file too large is refused before it is read', async () => {
  expect((await send('A'.repeat(6_900_000))).json).toMatchObject({
    detail: expect.stringContaining('at most 5 MB'),
  });
  expect((await send('A'.repeat(7_400_000))).status).toBe(413);
});

test('another footprint’s questionnaire is not there to take', async () => {
  const file = await aForm();
  const { digest } = (await send(file)).json as Judged;
  const { saved } = (await send(file, { mode: 'save', digest })).json as Judged;
  const other = await createWorld({ footprints: ['york'] });
  const stranger = await other.staff('york', ['engagement-lead']);
  expect((await other.get(`/api/york/questionnaires/${saved?.id}/files/json`, stranger)).status).toBe(404);
  await other.close();
});

test('a questionnaire is taken away as XLSForm and on paper, usual and 18 pt, in a language it is offered in', async () => {
  const made = await world.send(
    'POST',
    at,
    { name: 'Größe 1', from: { kind: 'bundled', bundled: 'first-survey' } },
    lead,
  );
  const { id } = made.json as { id: string };
  for (const [form, type, name] of [
    ['xlsform', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'gro-e-1.xlsx'],
    ['paper', 'application/pdf', 'gro-e-1-paper.pdf'],
    ['paper-large', 'application/pdf', 'gro-e-1-paper-18pt.pdf'],
  ]) {
    const reply = await world.get(`${at}/${id}/files/${form}`, lead);
    expect(reply.status, form).toBe(200);
    expect(reply.headers.get('content-type')).toBe(type);
    expect(reply.headers.get('content-disposition')).toBe(`attachment; filename="${name}"`);
    expect(reply.text.length).toBeGreaterThan(3000);
  }
  const refused = await world.get(`${at}/${id}/files/paper?language=xx`, lead);
  expect(refused.json).toMatchObject({
    fields: [{ path: 'language', message: expect.stringContaining('en') }],
  });
});

test('a questionnaire is a page to print in a language no PDF of ours lays out, under the footprint’s name', async () => {
  const survey = aQuestionnaire(
    [aPage(yesOrNo('well', { label: { en: 'Are you well?', ur: 'کیا آپ ٹھیک ہیں؟' } }))],
    { languages: ['en', 'ur'] },
  );
  const file = base64(JSON.stringify(survey));
  const { digest } = (await send(file)).json as Judged;
  const { saved } = (await send(file, { mode: 'save', digest })).json as Judged;
  const page = await world.get(`${at}/${saved?.id}/paper?language=ur&size=large`, lead);
  expect(page.status).toBe(200);
  expect(page.text).toContain('class="sheet large"');
  expect(page.text).toContain('lang="ur" dir="rtl"');
  expect(page.text).toContain('کیا آپ ٹھیک ہیں؟');
  expect(page.text).toContain('ایک خانے پر نشان لگائیں۔');
  expect((await world.get(`${at}/${saved?.id}/paper?language=pl`, lead)).status).toBe(422);
});
