import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import type { Read, Write } from '../../db/connect';
import { addAudit } from '../../db/queries/audit';
import type { Footprint } from '../../db/queries/footprints';
import { type Contact, keepLeftKeys, listKeys, listLeftKeys } from '../../db/queries/identity';
import { listMembers, listVariables } from '../../db/queries/panel';
import { addImport, addRecruitmentWaves, listRecruitmentWaves } from '../../db/queries/recruitment';
import { isInside } from '../../db/reference/places';
import { isAlreadyThere } from '../../db/writer';
import { type LocalDate, localDateOf, startOfLocalDate } from '../../surveys/fieldwork/local-date';
import type { ProfileVariable } from '../../surveys/panel/profile';
import { judgingTakeoverFile, type TakeoverRow } from '../../surveys/panel/takeover-file';
import type { FileKnowledge, JudgedFile, PeopleFile } from '../../surveys/recruitment/people-file';
import type { PersonRow } from '../../surveys/recruitment/person-columns';
import { judgingRecruitFile, type RecruitRow } from '../../surveys/recruitment/recruit-file';
import type { IdentifyingFact } from '../../surveys/recruitment/screening';
import type { Stored } from '../../surveys/vocabulary';
import type { Deps } from '../deps';
import { Refusal } from '../errors';
import { admitInJob } from './admit-recruit';
import { channelOf, keepPeople, type NewPerson, turnOfTheLoop } from './keep-people';

export type FileKind = 'takeover' | 'recruits';

export type Imported<Row> = {
  readonly digest: string;
  readonly judged: JudgedFile<Row>;
  readonly saved: { readonly people: number; readonly admitted: number; readonly reserve: number } | null;
};

type Given = {
  readonly csv: string;
  readonly mode: 'dry-run' | 'save';
  readonly digest?: string | undefined;
};

/**
 * Existing members of an earlier panel (R32): judged row by row, then saved whole. No quota judgement, no message;
 * people already there are left as they are, and of someone who left only keyed hashes are kept.
 */
export async function takeOver(
  deps: Deps,
  footprint: Footprint,
  given: Given,
  by: string,
): Promise<Imported<TakeoverRow>> {
  const taken = await judge(deps, footprint, 'takeover', given, judgingTakeoverFile);
  if (given.mode === 'dry-run') return { ...taken, saved: null };
  const rows = recordsOf(taken.judged);
  const calendar = createCalendar(footprint);
  const saved = await saveWhole(deps, footprint.id, async (write) => {
    const waves = await keepWaves(write, deps, rows);
    const people: NewPerson[] = [];
    const left: { kind: string; hash: string }[] = [];
    for (const [index, row] of rows.entries()) {
      if (index % 100 === 99) await turnOfTheLoop();
      people.push(asMember(deps, row, waves, calendar, by));
      if (row.status === 'left') left.push(...row.facts.flatMap((fact) => keysOf(deps, footprint.id, fact)));
    }
    await keepPeople(write, deps, people);
    await keepLeftKeys(write, left, deps.now());
    await keepImport(write, deps, 'takeover', taken, people, by);
    return { people: people.length, admitted: 0, reserve: 0 };
  });
  return { ...taken, saved };
}

/** An agency's recruits: judged, then saved whole, each through admission in the order of the file (R5). */
export async function importRecruits(
  deps: Deps,
  footprint: Footprint,
  given: Given,
  by: string,
): Promise<Imported<RecruitRow>> {
  const taken = await judge(deps, footprint, 'recruits', given, judgingRecruitFile);
  if (given.mode === 'dry-run') return { ...taken, saved: null };
  const rows = recordsOf(taken.judged);
  const calendar = createCalendar(footprint);
  const saved = await saveWhole(deps, footprint.id, async (write) => {
    const waves = await keepWaves(write, deps, rows);
    const people = rows.map((row) => asRecruit(deps, row, waves, calendar, by));
    await keepPeople(write, deps, people);
    const standings = await admitInJob(
      write,
      deps,
      people.map(({ id }) => id),
      by,
    );
    await keepImport(write, deps, 'recruits', taken, people, by);
    const admitted = [...standings.values()].filter((standing) => standing === 'member').length;
    return { people: people.length, admitted, reserve: people.length - admitted };
  });
  deps.nudgeOutbox();
  return { ...taken, saved };
}

type Judging<Row> = (
  file: PeopleFile,
  variables: readonly ProfileVariable[],
  knowledge: FileKnowledge,
) => Generator<number, JudgedFile<Row>>;

async function judge<Row>(
  deps: Deps,
  footprint: Footprint,
  kind: FileKind,
  given: Given,
  judging: Judging<Row>,
): Promise<{ digest: string; judged: JudgedFile<Row> }> {
  const digest = createHash('sha256').update(`${kind}\u0000${given.csv}`).digest('base64url');
  if (given.mode === 'save' && given.digest !== digest) {
    throw new Refusal(
      'not-possible-now',
      'This file is not the one of the dry run. Run the dry run again, look at it, then save.',
    );
  }
  const file = await readCsv(given.csv);
  const read = deps.read(footprint.id);
  const variables = await listVariables(read);
  const knowledge = await readKnowledge(deps, read, footprint);
  const run = judging(file, variables, knowledge);
  let since = Date.now();
  for (;;) {
    const step = run.next();
    if (step.done) return { digest, judged: step.value };
    // Other people's requests are answered in between.
    if (Date.now() - since > 15) {
      await turnOfTheLoop();
      since = Date.now();
    }
  }
}

const mostRows = 20_000;

/** Reads a CSV as it comes from a spreadsheet; what cannot be read is said with its line. */
async function readCsv(csv: string): Promise<PeopleFile> {
  if (csv.trim() === '')
    throw brokenFile('The file is empty. Choose a file with a header and at least one row.');
  if (csv.includes('\u0000'))
    throw brokenFile(
      'This is not a CSV text (it may be a spreadsheet file). Save it as “CSV UTF-8” and choose that.',
    );
  const [first = ''] = csv.split(/\r?\n/, 1);
  // Spreadsheets set to another country part the columns by semicolons.
  const delimiter = first.split(';').length > first.split(',').length ? ';' : ',';
  const records: string[][] = [];
  let since = Date.now();
  try {
    const parser = Readable.from(inPieces(csv)).pipe(
      parse({ bom: true, relax_column_count: true, delimiter }),
    );
    for await (const record of parser as AsyncIterable<string[]>) {
      records.push(record);
      if (records.length > mostRows + 1)
        throw brokenFile(
          `The file has more than ${mostRows} rows. Split it and send the parts one after the other.`,
        );
      if (Date.now() - since > 15) {
        await turnOfTheLoop();
        since = Date.now();
      }
    }
  } catch (error) {
    if (error instanceof CsvError) {
      const line = typeof error.lines === 'number' ? error.lines : records.length + 1;
      throw brokenFile(
        `The file cannot be read at line ${line}: a quote mark is open or stands in the middle of a value. Correct the line, or save the file again as “CSV UTF-8”.`,
      );
    }
    throw error;
  }
  const [header = [], ...rows] = records;
  if (rows.length === 0)
    throw brokenFile('The file has a header but no row. Add the people and choose it again.');
  return { header, rows };
}

/** A parser given a whole file would read it without a pause. */
function* inPieces(csv: string): Generator<string> {
  const piece = 16_384;
  for (let from = 0; from < csv.length; from += piece) yield csv.slice(from, from + piece);
}

const brokenFile = (message: string) => new Refusal('fields-wrong', message, [{ path: 'csv', message }]);

/** What the judge may ask: places, and whether a keyed hash is held here or was left behind. */
async function readKnowledge(deps: Deps, read: Read, footprint: Footprint): Promise<FileKnowledge> {
  const here = new Set<string>();
  const page = 2000;
  for (let from = 0; ; from += page) {
    const keys = await listKeys(read, from, page);
    for (const key of keys) here.add(`${key.kind}:${key.hash}`);
    if (keys.length < page) break;
    await turnOfTheLoop();
  }
  for (const member of await listMembers(read)) {
    if (member.reference === null) continue;
    for (const key of keysOf(deps, footprint.id, {
      kind: 'reference',
      text: plainReference(member.reference),
    }))
      here.add(`${key.kind}:${key.hash}`);
  }
  const left = await listLeftKeys(read);
  const anyOf = (keys: string, held: ReadonlySet<string>) => keys.split(' ').some((key) => held.has(key));
  return {
    on: localDateOf(deps.now(), footprint.timeZone),
    area: footprint.place,
    blind: (fact) =>
      keysOf(deps, footprint.id, fact)
        .map(({ kind, hash }) => `${kind}:${hash}`)
        .join(' '),
    known: (keys) => (anyOf(keys, here) ? 'here' : anyOf(keys, left) ? 'left' : undefined),
    findPlace: (postcode) => {
      const finding = deps.places.findPostcode(postcode);
      if (finding.found !== 'place') return 'unknown';
      return isInside(footprint.placeRule, finding.place) ? 'inside' : 'outside';
    },
  };
}

const plainReference = (reference: string) => reference.trim().toLowerCase();

/** The keyed hashes of a fact, spelt as the identity room spells them: a name there is letters only. */
function keysOf(deps: Pick<Deps, 'secrets'>, footprintId: string, fact: IdentifyingFact) {
  const [name = '', ...rest] = fact.text.split('|');
  const text = fact.kind === 'person' ? [name.replace(/[^\p{L}]+/gu, ''), ...rest].join('|') : fact.text;
  return deps.secrets
    .blind(footprintId, fact.kind, text)
    .map((hash) => ({ kind: fact.kind as string, hash }));
}

function recordsOf<Row>(judged: JudgedFile<Row>): Row[] {
  const faults = judged.header.filter(({ weight }) => weight === 'fault').length + judged.summary.fault;
  if (faults > 0) {
    throw new Refusal(
      'not-possible-now',
      `${faults} ${faults === 1 ? 'place has' : 'places have'} a fault, and a file is saved whole or not at all. Correct the lines named in the dry run, or take them out.`,
    );
  }
  return judged.rows.flatMap(({ verdict, record }) => (verdict === 'new' && record ? [record] : []));
}

async function saveWhole<Result>(
  deps: Deps,
  footprintId: string,
  job: (write: Write) => Promise<Result>,
): Promise<Result> {
  try {
    return await deps.writer.write(footprintId, job);
  } catch (error) {
    if (isAlreadyThere(error)) {
      throw new Refusal(
        'changed-meanwhile',
        'Someone in this file has joined since the dry run. Nothing was saved; run the dry run again.',
      );
    }
    throw error;
  }
}

/** Each local day is worked out once: a file has many rows of the same days. */
function createCalendar({ timeZone }: Footprint) {
  const starts = new Map<LocalDate, Date>();
  return (day: LocalDate): Date => {
    const start = starts.get(day) ?? startOfLocalDate(day, timeZone);
    starts.set(day, start);
    return start;
  };
}

/** The recruitment waves a file names, by name; those not there yet are made. */
async function keepWaves(
  write: Write,
  deps: Deps,
  rows: readonly PersonRow[],
): Promise<ReadonlyMap<string, string>> {
  const waves = new Map(
    (await listRecruitmentWaves(write)).map((wave) => [wave.name.toLowerCase(), wave.id]),
  );
  const fresh: Parameters<typeof addRecruitmentWaves>[1][number][] = [];
  for (const row of rows) {
    const name = row.recruitmentWave;
    if (name === undefined || waves.has(name.toLowerCase())) continue;
    const id = deps.secrets.newId();
    waves.set(name.toLowerCase(), id);
    fresh.push({ id, name, source: row.source, startedAt: deps.now() });
  }
  await addRecruitmentWaves(write, fresh);
  return waves;
}

function asMember(
  deps: Deps,
  row: TakeoverRow,
  waves: ReadonlyMap<string, string>,
  day: (date: LocalDate) => Date,
  by: string,
): NewPerson {
  const joinedAt = day(row.joinedOn);
  const factsAt = day(row.profileAsOf);
  const standsInPanel = row.status === 'member' || row.status === 'paused';
  return {
    ...asPerson(deps, row, waves, day),
    status: row.status,
    joinedAt,
    ...(standsInPanel ? { admittedAt: joinedAt } : {}),
    ...(row.leftOn ? { leftAt: day(row.leftOn) } : {}),
    lastActiveAt: new Date(Math.max(Number(factsAt), Number(joinedAt))),
    factsAt,
    factsSource: 'taken over',
    reference: row.status === 'left' ? null : row.reference,
    recruitedBy: null,
    event: {
      type: 'taken-over',
      by,
      detail: {
        savedAt: deps.now().toISOString(),
        ...(row.leftOn ? { leftOn: row.leftOn } : {}),
        ...(row.leftBecause ? { because: row.leftBecause } : {}),
      },
    },
  };
}

function asRecruit(
  deps: Deps,
  row: RecruitRow,
  waves: ReadonlyMap<string, string>,
  day: (date: LocalDate) => Date,
  by: string,
): NewPerson {
  const at = day(row.signedUpOn);
  return {
    ...asPerson(deps, row, waves, day),
    status: 'recruit',
    joinedAt: at,
    lastActiveAt: at,
    factsAt: at,
    factsSource: 'file of recruits',
    reference: row.reference === undefined ? null : `${row.source} ${row.reference}`,
    recruitedBy: by,
    event: { type: 'signed-up', by, detail: { byFile: true } },
  };
}

function asPerson(
  deps: Deps,
  row: PersonRow,
  waves: ReadonlyMap<string, string>,
  day: (date: LocalDate) => Date,
) {
  const name = [row.firstName, row.lastName].filter(Boolean).join(' ');
  const contact: Contact = {
    name: name === '' ? null : name,
    email: row.email ?? null,
    mobile: row.mobile ?? null,
    landline: row.landline ?? null,
    address: row.address ?? null,
    postcode: row.postcode ?? null,
  };
  const finding = row.postcode === undefined ? null : deps.places.findPostcode(row.postcode);
  return {
    id: deps.secrets.newId(),
    contact,
    born: row.born === null ? null : `${row.born.year}-${String(row.born.month).padStart(2, '0')}`,
    place: finding?.found === 'place' ? { code: finding.place.lsoa } : ({ missing: 'not-asked' } as const),
    profile: Object.fromEntries(
      Object.entries(row.profile).map(([key, stored]): [string, Stored<string>] => [
        key,
        'value' in stored ? { value: String(stored.value) } : stored,
      ]),
    ),
    preferredChannel: channelOf(contact, row.preferredChannel),
    language: row.language ?? 'en',
    needs: row.needs,
    consents: row.notice
      ? [
          {
            purpose: 'run-the-panel',
            textVersion: row.notice.version,
            evidence: row.notice.evidence,
            isGiven: true,
            at: day(row.notice.on),
          },
        ]
      : [],
    source: row.source,
    recruitmentWaveId: row.recruitmentWave ? (waves.get(row.recruitmentWave.toLowerCase()) ?? null) : null,
    selection: 'unknown' as const,
  };
}

async function keepImport(
  write: Write,
  deps: Deps,
  kind: FileKind,
  taken: { readonly digest: string; readonly judged: JudgedFile<unknown> },
  people: readonly NewPerson[],
  by: string,
): Promise<void> {
  const { summary } = taken.judged;
  const id = deps.secrets.newId();
  await addImport(write, { id, kind, digest: taken.digest, counts: { ...summary }, at: deps.now(), by });
  await addAudit(write, {
    at: deps.now(),
    actor: by,
    act: kind === 'takeover' ? 'panel.taken-over' : 'recruitment.recruits-imported',
    object: id,
    count: people.length,
    members: people.map((person) => person.id),
  });
  deps.log.info('import.saved', { kind, people: people.length, rows: summary.total });
}
