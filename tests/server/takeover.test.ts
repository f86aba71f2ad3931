import { afterAll, beforeAll, expect, test } from 'vitest';
import { listContacts } from '../../db/queries/identity';
import { listConsents, listFacts, listMembers } from '../../db/queries/panel';
import { listAdmissions } from '../../db/queries/recruitment';
import { leavePanel } from '../../server/steps/leave-panel';
import { aFrame, ann, joinAndConfirm } from '../support/recruits';
import { createWorld, type Staff, type World } from '../support/world';

let world: World;
let lead: Staff;
let recruiter: Staff;
beforeAll(async () => {
  world = await createWorld({ footprints: ['bnssg', 'york'] });
  lead = await world.staff('bnssg', ['engagement-lead']);
  recruiter = await world.staff('bnssg', ['recruiter']);
});
afterAll(() => world.close());

type Judged = {
  digest: string;
  header: { column: string; message: string; weight: string }[];
  rows: { line: number; verdict: string; problems: { column: string; message: string; weight: string }[] }[];
  summary: Record<string, number>;
  saved: { people: number; admitted: number; reserve: number } | null;
};

const header =
  'member_reference,joined,status,left,born,source,first_name,last_name,email,postcode,notice_version,notice_date,notice_evidence,sex,needs';
const rows = [
  'M1,31/05/2018,member,,03/1950,street,Ivy,Quill,ivy@example.org,BS1 3JA,2018-05,31/05/2018,online form,female,large-print',
  'M2,01/06/2018,paused,,11/1971,post,Jo,Rowe,jo@example.org,BS99 9ZZ,2018-05,01/06/2018,signed paper,male,',
  'M3,02/06/2018,left,03/07/2019,02/1966,street,Kit,Shaw,kit@example.org,BS1 3JA,,,,female,',
];
const file = [header, ...rows].join('\n');

const send = async (path: string, body: unknown, as: Staff) => {
  const reply = await world.send('POST', `/api/bnssg/${path}`, body, as);
  return { ...reply, judged: reply.json as Judged };
};
const members = () => listMembers(world.deps.read('bnssg'));
const dryRun = async (csv: string) => (await send('takeover', { csv, mode: 'dry-run' }, lead)).judged;

test('existing members are judged first, then taken over whole, with no message and no quota judgement (R32)', async () => {
  await aFrame(world, 'bnssg', { size: 1, cells: { sex: { female: 0, male: 1 } } });
  const looked = await dryRun(file);
  expect(looked.summary).toMatchObject({ total: 3, new: 3, fault: 0, placeUnknown: 1 });
  expect(await members()).toHaveLength(0);
  const { judged } = await send('takeover', { csv: file, mode: 'save', digest: looked.digest }, lead);
  expect(judged.saved).toEqual({ people: 3, admitted: 0, reserve: 0 });
  const [ivy, jo, kit] = await members();
  expect(ivy).toMatchObject({ status: 'member', reference: 'M1', source: 'street', needs: ['large-print'] });
  expect(ivy?.joinedAt.toISOString()).toBe('2018-05-30T23:00:00.000Z');
  expect([jo?.status, kit?.status]).toEqual(['paused', 'left']);
  const read = world.deps.read('bnssg');
  const facts = await listFacts(read, [ivy!.id], world.clock.now);
  expect(facts.map(({ variable, code }) => [variable, code])).toContainEqual(['sex', 'female']);
  expect(await listConsents(read, ivy!.id)).toMatchObject([
    { textVersion: '2018-05', evidence: 'online form' },
  ]);
  expect(await world.deliver()).toHaveLength(0);
  expect(await listAdmissions(read)).toHaveLength(0);
});

test('of someone who had left only keyed hashes are kept, and no list invites them again (R30)', async () => {
  const kit = (await members()).find(({ status }) => status === 'left')!;
  expect(kit).toMatchObject({ reference: null, bornSealed: null });
  expect(await listContacts(world.deps.read('bnssg'), world.deps.secrets, [kit.id])).toEqual(new Map());
  const list =
    'signed_up,born,source,first_name,last_name,email,notice_version,notice_date,notice_evidence\n' +
    '01/02/2026,02/1966,post,Kit,Shaw,KIT@example.org,1,01/02/2026,call recording';
  const { judged } = await send('recruits/import', { csv: list, mode: 'dry-run' }, recruiter);
  expect(judged.rows[0]).toMatchObject({ line: 2, verdict: 'left-before' });
});

test('importing the same file again changes nothing (R32)', async () => {
  const before = await members();
  const looked = await dryRun(file);
  expect(looked.summary).toMatchObject({ new: 0, 'already-here': 2, 'left-before': 1 });
  const { judged } = await send('takeover', { csv: file, mode: 'save', digest: looked.digest }, lead);
  expect(judged.saved).toMatchObject({ people: 0 });
  expect(await members()).toEqual(before);
});

test('someone already there is never overwritten', async () => {
  const changed = file.replace('M1,', 'M77,').replace('Quill', 'Changed').replace('03/1950', '01/1990');
  const looked = await dryRun(changed);
  expect(looked.summary).toMatchObject({ new: 0, 'already-here': 2 });
  await send('takeover', { csv: changed, mode: 'save', digest: looked.digest }, lead);
  const ivy = (await members()).find(({ reference }) => reference === 'M1')!;
  const contacts = await listContacts(world.deps.read('bnssg'), world.deps.secrets, [ivy.id]);
  expect(contacts.get(ivy.id)?.name).toBe('Ivy Quill');
});

test('a file with a fault is not saved by halves, and each fault has its row and column', async () => {
  const before = await members();
  const faulty = [
    header,
    'M8,31/05/2018,member,,03/1950,street,Lee,Toms,lee@example.org,BS1 3JA,1,31/05/2018,form,female,',
    'M9,31/13/2018,membr,,3/50,street,Mo,Udo,mo at example,BS1 3JA,1,31/05/2018,form,woman?,',
  ].join('\n');
  const looked = await dryRun(faulty);
  expect(looked.summary).toMatchObject({ new: 1, fault: 1 });
  expect(looked.rows[0]).toMatchObject({ line: 3, verdict: 'fault' });
  expect(looked.rows[0]?.problems.map(({ column }) => column)).toEqual(
    expect.arrayContaining(['joined', 'status', 'born', 'email', 'sex']),
  );
  const saved = await send('takeover', { csv: faulty, mode: 'save', digest: looked.digest }, lead);
  expect(saved.status).toBe(409);
  expect(saved.text).toContain('a file is saved whole or not at all');
  expect(await members()).toEqual(before);
});

test('saving needs the dry run of the very same file', async () => {
  const reply = await send('takeover', { csv: `${file}\n`, mode: 'save', digest: 'another' }, lead);
  expect(reply.status).toBe(409);
  expect(reply.text).toContain('Run the dry run again');
});

test('an agency’s recruits go through admission one after the other (R5)', async () => {
  await aFrame(world, 'bnssg', { size: 8, cells: { sex: { female: 3, male: 5 } } });
  const columns =
    'recruit_reference,signed_up,born,source,recruitment_wave,first_name,last_name,email,postcode,notice_version,notice_date,notice_evidence,sex';
  const people = ['Nia', 'Ola', 'Pat', 'Quin'].map(
    (name, index) =>
      `R${index},27/02/2026,0${index + 1}/1985,street,spring 2026,${name},Vale,${name.toLowerCase()}@example.org,BS1 3JA,1,27/02/2026,form,female`,
  );
  const csv = [columns, ...people].join('\n');
  const looked = (await send('recruits/import', { csv, mode: 'dry-run' }, recruiter)).judged;
  expect(looked.summary).toMatchObject({ new: 4 });
  const { judged } = await send('recruits/import', { csv, mode: 'save', digest: looked.digest }, recruiter);
  expect(judged.saved).toEqual({ people: 4, admitted: 2, reserve: 2 });
  const subjects = (await world.deliver()).map(({ subject }) => subject);
  expect(subjects.filter((subject) => subject.startsWith('Welcome'))).toHaveLength(2);
  expect(subjects.filter((subject) => subject.includes('reserve list'))).toHaveLength(2);
  const seen = await world.get('/api/bnssg/recruitment', lead);
  expect(seen.json).toMatchObject({
    takenOver: 3,
    flow: { signedUp: 4, admitted: 2, reserve: 2 },
    sources: [{ source: 'street', signedUp: 4, admitted: 2 }],
    waves: [{ name: 'spring 2026' }],
  });
});

test('someone who left is not invited again from an old list (R30)', async () => {
  const nia = (await members()).find(({ reference }) => reference === 'street R0')!;
  await leavePanel(world.deps, 'bnssg', nia.id, { because: 'asked', by: 'member' });
  const csv =
    'recruit_reference,signed_up,born,source,first_name,last_name,email,postcode,notice_version,notice_date,notice_evidence\n' +
    'R0,28/02/2026,01/1985,street,Nia,Vale,another@example.org,BS1 3JA,1,28/02/2026,form';
  const { judged } = await send('recruits/import', { csv, mode: 'dry-run' }, recruiter);
  expect(judged.rows[0]?.verdict).toBe('left-before');
});

test('the files to fill in name every column, and are themselves read without a fault', async () => {
  const takeover = await world.get('/api/bnssg/takeover/template.csv', lead);
  expect(takeover.text).toContain('member_reference,joined,status');
  expect(takeover.text).toContain('sex,ethnicity,disability');
  const filled = `${takeover.text.trim()}\n${'x,'.repeat(5)}`;
  expect((await dryRun(filled)).header).toEqual([]);
  expect((await world.get('/api/bnssg/recruits/template.csv', recruiter)).text).toContain('signed_up');
});

test('broken files are told with their line, and a spreadsheet’s semicolons are read', async () => {
  const say = async (csv: string) => send('takeover', { csv, mode: 'dry-run' }, lead);
  const quote = await say(`${header}\nM9,31/05/2018,"member,,03/1950,street`);
  expect(quote.status).toBe(422);
  expect(quote.text).toMatch(/line 2.*quote mark/);
  expect((await say('')).text).toContain('The file is empty');
  expect((await say('PK\u0003\u0004\u0000')).text).toContain('Save it as “CSV UTF-8”');
  expect((await say(`${header}\n`)).text).toContain('a header but no row');
  const lost = await dryRun(file.replace('M1', 'M20').replace('Quill', 'Ã©clair').replace('ivy@', 'ivo@'));
  expect(lost.rows.some((row) => row.problems.some(({ column }) => column === 'last_name'))).toBe(true);
  const missing = await dryRun('name,e-mail\nAnn,ann@example.org');
  expect(missing.header.some(({ message }) => message.includes('The file has no column "joined"'))).toBe(
    true,
  );
  const semicolons = await dryRun(`\uFEFF${file.replace(/,/g, ';')}`);
  expect(semicolons.summary).toMatchObject({ total: 3, 'already-here': 2 });
});

test('someone who joined between dry run and saving stops the save, and nothing is saved by halves', async () => {
  const york = await createWorld({ footprints: ['bnssg'] });
  const boss = await york.staff('bnssg', ['engagement-lead']);
  const csv = [header, rows[0]!.replace('ivy@example.org', 'ann@example.org'), rows[1]].join('\n');
  const looked = (await york.send('POST', '/api/bnssg/takeover', { csv, mode: 'dry-run' }, boss))
    .json as Judged;
  expect(looked.summary.new).toBe(2);
  await joinAndConfirm(york, 'bnssg', ann);
  const saved = await york.send(
    'POST',
    '/api/bnssg/takeover',
    { csv, mode: 'save', digest: looked.digest },
    boss,
  );
  expect((saved.json as Judged).summary).toMatchObject({ new: 1, 'already-here': 1 });
  expect((saved.json as Judged).saved).toMatchObject({ people: 1 });
  await york.close();
});

test('who may do this: leads and administrators take over, recruiters import recruits, each in one footprint', async () => {
  const body = { csv: file, mode: 'dry-run' };
  for (const [role, takeover, recruits] of [
    ['administrator', 200, 403],
    ['recruiter', 403, 200],
    ['analyst', 403, 403],
    ['programme', 403, 403],
  ] as const) {
    const staff = await world.staff('bnssg', [role]);
    expect((await send('takeover', body, staff)).status).toBe(takeover);
    expect((await send('recruits/import', body, staff)).status).toBe(recruits);
  }
  const elsewhere = await world.staff('york', ['engagement-lead']);
  expect((await send('takeover', body, elsewhere)).status).toBe(404);
});

test('the acts are in the audit, and the log has counts and ids only', async () => {
  const administrator = await world.staff('bnssg', ['administrator']);
  const { text } = await world.get('/api/bnssg/audit', administrator);
  expect(text).toContain('panel.taken-over');
  expect(text).toContain('recruitment.recruits-imported');
  const log = world.log.join('\n');
  expect(log).toContain('import.saved');
  for (const secret of ['ivy@', 'Quill', 'BS1 3JA', 'example.org']) expect(log).not.toContain(secret);
});

test('a large file is judged and saved while others are answered', async () => {
  const many = Array.from({ length: 1500 }, (_, i) =>
    [
      `T${i},0${(i % 9) + 1}/05/2018,member,,03/19${50 + (i % 40)},street,N${letters(i)},S${letters(i * 7)},`,
      `p${i}@example.org,BS1 3JA,1,31/05/2018,form,${i % 2 ? 'female' : 'male'},`,
    ].join(''),
  );
  const csv = [header, ...many].join('\n');
  let answered = 0;
  let isBusy = true;
  const others = (async () => {
    while (isBusy) {
      if ((await world.get('/healthz')).status === 200) answered += 1;
      await new Promise((resolve) => setImmediate(resolve));
    }
  })();
  const looked = await dryRun(csv);
  expect(looked.summary.new).toBe(1500);
  const { judged } = await send('takeover', { csv, mode: 'save', digest: looked.digest }, lead);
  isBusy = false;
  await others;
  expect(judged.saved?.people).toBe(1500);
  expect(answered).toBeGreaterThan(100);
}, 60_000);

const letters = (n: number) => [...String(n)].map((figure) => 'abcdefghij'[Number(figure)]).join('');
