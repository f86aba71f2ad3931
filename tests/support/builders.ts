import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keepLinks } from '../../db/queries/access';
import { addCaseEvents, addCases, addWave } from '../../db/queries/fieldwork';
import { addIdentity, type Contact } from '../../db/queries/identity';
import { addFacts, addMembers } from '../../db/queries/panel';
import { findFrameInUse, listMargins } from '../../db/queries/targets';
import { questionnaires, questionnaireVersions } from '../../db/schema';
import { prepareLink } from '../../server/access/links';
import { buildFrame } from '../../server/steps/build-frame';
import { sealBorn } from '../../server/steps/read-profiles';
import { useFrame } from '../../server/steps/use-frame';
import { addDays, localDateOf } from '../../surveys/fieldwork/local-date';
import type { Channel, MemberStatus, MissingReason, Need, Selection } from '../../surveys/vocabulary';
import { root, type World } from './world';

/** A person of the panel in a test: only what matters to it; the rest is ordinary. */
export type APerson = {
  readonly status?: MemberStatus;
  /** Asked answers by variable, or why there is none. */
  readonly profile?: Readonly<Record<string, string | { readonly missing: MissingReason }>>;
  /** Month of birth, as 1950-03. */
  readonly born?: string;
  readonly lsoa?: string;
  readonly joinedAt?: Date;
  readonly lastActiveAt?: Date;
  readonly reference?: string;
  readonly channel?: Channel;
  readonly needs?: Need[];
  /** Picked by chance (`known`) or by quota and sign-up. */
  readonly selection?: Selection;
  /** Where they were recruited: the street unless told. */
  readonly source?: string;
  readonly contact?: Partial<Contact>;
};

const nobody: Contact = {
  name: null,
  email: null,
  mobile: null,
  landline: null,
  address: null,
  postcode: null,
};

/** Puts people straight onto a panel, without admission: the standing a test begins with. Returns their ids. */
export async function addPeople(
  world: World,
  footprintId: string,
  people: readonly APerson[],
): Promise<string[]> {
  const { deps } = world;
  const now = deps.now();
  const rows = people.map((person) => ({ ...person, id: deps.secrets.newId(), at: person.joinedAt ?? now }));
  await deps.writer.write(footprintId, async (write) => {
    await addMembers(
      write,
      rows.map((person) => ({
        id: person.id,
        status: person.status ?? 'member',
        joinedAt: person.at,
        admittedAt: (person.status ?? 'member') === 'member' ? person.at : null,
        lastActiveAt: person.lastActiveAt ?? person.at,
        source: person.source ?? 'street',
        preferredChannel: person.channel ?? 'email',
        needs: person.needs ?? [],
        selection: person.selection ?? 'unknown',
        reference: person.reference ?? null,
        bornSealed: sealBorn(deps.secrets, person.id, person.born ?? null),
      })),
    );
    await addFacts(
      write,
      rows.flatMap((person) =>
        Object.entries(toldBy(person)).map(([variable, answer]) => ({
          id: deps.secrets.newId(),
          memberId: person.id,
          variable,
          code: typeof answer === 'string' ? answer : null,
          missing: typeof answer === 'string' ? null : answer.missing,
          at: person.at,
          source: 'join',
        })),
      ),
    );
    for (const person of rows) {
      if (person.contact)
        await addIdentity(
          write,
          deps.secrets,
          person.id,
          { ...nobody, ...person.contact },
          person.born ?? null,
          person.at,
        );
    }
  });
  return rows.map(({ id }) => id);
}

const toldBy = (person: APerson): NonNullable<APerson['profile']> => ({
  ...person.profile,
  ...(person.lsoa ? { lsoa: person.lsoa } : {}),
});

/** A quota frame over some of the margins held (`sex`, `age_band*sex` …; all when left out), taken in use. */
export async function aFrameInUse(
  world: World,
  footprintId: string,
  { size, margins, year }: { size: number; margins?: readonly string[]; year?: number },
): Promise<string> {
  const held = await listMargins(world.deps.read(footprintId));
  const chosen = held.filter(
    (row) =>
      (margins?.includes(row.variables.join('*')) ?? true) && (year === undefined || row.year === year),
  );
  const id = await buildFrame(world.deps, footprintId, 'system', {
    name: `Frame of ${size}`,
    size,
    margins: chosen.map((row) => row.id),
    tolerance: 0.05,
    tolerances: {},
    unknownShare: 0.05,
    acceptOtherUniverse: [],
  });
  const before = await findFrameInUse(world.deps.read(footprintId));
  await useFrame(world.deps, footprintId, 'system', id, before?.id ?? null);
  return id;
}

/** A wave put to some members, of whom some answered all of it: rows as fieldwork leaves them. */
export async function aWaveAnswered(
  world: World,
  footprintId: string,
  { invited, answered }: { invited: readonly string[]; answered: readonly string[] },
): Promise<string> {
  const { deps } = world;
  const at = deps.now();
  const id = deps.secrets.newId();
  const cases = invited.map((memberId) => ({ memberId, id: deps.secrets.newId() }));
  const definition = JSON.parse(
    readFileSync(join(root, 'db', 'reference', 'questionnaires', 'first-survey.json'), 'utf8'),
  );
  await deps.writer.write(footprintId, async (write) => {
    await write.sql
      .insert(questionnaires)
      .values({ footprintId, id, name: 'Survey', createdAt: at, createdBy: 'system' });
    await write.sql.insert(questionnaireVersions).values({
      footprintId,
      id,
      questionnaireId: id,
      version: 1,
      revision: 1,
      definition,
      changedAt: at,
      changedBy: 'system',
      frozenAt: at,
    });
    await addWave(write, {
      id,
      versionId: id,
      title: 'Survey 1',
      status: 'open',
      draw: { kind: 'all' },
      opensOn: localDateOf(at, 'Europe/London'),
      closesOn: addDays(localDateOf(at, 'Europe/London'), 21),
      reminders: { afterDays: 7, most: 1 },
      issuedAt: at,
      createdAt: at,
      createdBy: 'system',
    });
    await addCases(
      write,
      cases.map((row) => ({
        ...row,
        waveId: id,
        issuedAt: at,
        channel: 'email' as const,
        cohort: 'all',
        selection: 'unknown' as const,
      })),
    );
    await keepLinks(
      write,
      cases.map((row) => prepareLink(deps, { purpose: 'answer', footprintId, rowId: row.id }).row),
    );
    const event = (caseId: string, type: string, minute: number, detail?: Record<string, number>) => ({
      id: deps.secrets.newId(),
      waveId: id,
      caseId,
      type,
      at: new Date(at.getTime() + minute * 60_000),
      channel: 'email' as const,
      ...(detail ? { detail } : {}),
      by: 'system',
    });
    await addCaseEvents(
      write,
      cases.flatMap((row) => [
        event(row.id, 'issued', 0),
        ...(answered.includes(row.memberId)
          ? [event(row.id, 'started', 1), event(row.id, 'finished', 9, { completeness: 1 })]
          : []),
      ]),
    );
  });
  return id;
}
