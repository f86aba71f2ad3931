import type { Write } from '../../db/connect';
import { addAudit } from '../../db/queries/audit';
import type { Footprint } from '../../db/queries/footprints';
import { keepLeftKeys } from '../../db/queries/identity';
import { addImport, addRecruitmentWaves, listRecruitmentWaves } from '../../db/queries/recruitment';
import { isAlreadyThere } from '../../db/writer';
import { judgingTakeoverFile, type TakeoverRow } from '../../surveys/panel/takeover-file';
import type { JudgedFile } from '../../surveys/recruitment/people-file';
import type { PersonRow } from '../../surveys/recruitment/person-columns';
import { judgingRecruitFile, type RecruitRow } from '../../surveys/recruitment/recruit-file';
import type { Deps } from '../deps';
import { Refusal } from '../errors';
import { admitInJob } from './admit-recruit';
import { type FileKind, type GivenFile, judgePeopleFile } from './judge-people-file';
import { keepPeople, type NewPerson, turnOfTheLoop } from './keep-people';
import { keysOf } from './keys-of-fact';
import { asMember, asRecruit, createCalendar } from './person-of-row';

export type Imported<Row> = {
  readonly digest: string;
  readonly judged: JudgedFile<Row>;
  readonly saved: { readonly people: number; readonly admitted: number; readonly reserve: number } | null;
};

/**
 * Existing members of an earlier panel (R32): judged row by row, then saved whole. No quota judgement, no message;
 * people already there are left as they are, and of someone who left only keyed hashes are kept.
 */
export async function takeOver(
  deps: Deps,
  footprint: Footprint,
  given: GivenFile,
  by: string,
): Promise<Imported<TakeoverRow>> {
  const taken = await judgePeopleFile(deps, footprint, 'takeover', given, judgingTakeoverFile);
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
  given: GivenFile,
  by: string,
): Promise<Imported<RecruitRow>> {
  const taken = await judgePeopleFile(deps, footprint, 'recruits', given, judgingRecruitFile);
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
