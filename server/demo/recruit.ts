import { listMembers } from '../../db/queries/panel';
import { listEventsOfTypes } from '../../db/queries/recruitment';
import { findFrameInUse } from '../../db/queries/targets';
import { recruitmentOperations } from '../contract/recruitment';
import { targetsOperations } from '../contract/targets';
import { countPanel } from '../steps/admit-recruit';
import { keepHistory } from '../steps/keep-history';
import { leavePanel } from '../steps/leave-panel';
import { confirmJoining, signUp } from '../steps/sign-up';
import { days } from './calendar';
import { between, oneOf } from './chance';
import { writeRecruitFile, writeTakeoverFile } from './files';
import type { Person } from './people';
import { ageStep, drawKinds, type Traits } from './population';
import { type Entry, personOf, type Stage } from './stage';

const takenOver = 682;
const joinedSince = 318;
/** Someone walks into the street with a tablet, or signs up by themselves, on these days. */
const streetDays = [-133, -121, -107, -98, -84, -73, -64, -52, -41];
const streetWave = 'On the street, second year';
const perStreetDay = 36;
const openSignUps = 14;

export type Recruitment = {
  readonly takenOver: number;
  readonly diary: readonly Entry[];
  /** Goes on signing people up until 318 have been admitted; returns how many were. */
  readonly fill: () => Promise<number>;
};

/** The frame, the members taken over, and a diary of who joins and leaves while survey 1 is out and after. */
export async function recruit(stage: Stage): Promise<Recruitment> {
  const { driver, calendar, random, people } = stage;
  const lead = driver.as('engagement-lead');
  driver.goTo(calendar.at(days.takenOver - 10));
  const { margins } = await lead(targetsOperations.listMargins);
  const { id: frame } = await lead(targetsOperations.buildFrame, {
    body: { name: 'Frame of 1,000', size: 1000, margins: margins.map(({ id }) => id), tolerance: 0.05 },
  });
  await lead(targetsOperations.useFrame, { params: { frame }, body: { instead: null } });

  driver.goTo(calendar.at(days.takenOver, 10));
  const earlier = drawKinds(stage.population, takenOver, random, earlierLean).map((kind) =>
    stage.create(kind, 'usual'),
  );
  for (const person of earlier) people.set(person.reference, person);
  const csv = writeTakeoverFile(earlier, calendar.date(days.takenOver), random);
  const dryRun = await lead(recruitmentOperations.takeOver, { body: { csv, mode: 'dry-run' } });
  const { saved } = await lead(recruitmentOperations.takeOver, {
    body: { csv, mode: 'save', digest: dryRun.digest },
  });
  await keepHistory(driver.deps, stage.footprint);

  await lead(recruitmentOperations.addWave, {
    body: { name: streetWave, source: 'street', costPence: 578_000 },
  });
  const meeting = await meetPeople(stage);
  const diary: Entry[] = [
    ...streetDays.map((day, at) => ({ day, run: () => streetDay(stage, meeting, at) })),
    ...Array.from({ length: openSignUps }, () => ({
      day: between(random, -132, -34),
      run: () => joinOpenly(stage, meeting, random() < 0.75),
    })),
    ...[-127, -118, -111, -103, -95, -88, -79, -71, -66, -57, -49, -43, -38, -34].map((day, at) => ({
      day,
      run: () => leave(stage, at),
    })),
    ...[-120, -90, -61, -40].map((day) => ({
      day,
      run: async () => {
        await keepHistory(driver.deps, stage.footprint);
      },
    })),
  ].sort((one, other) => one.day - other.day);
  return {
    takenOver: saved?.people ?? 0,
    diary,
    fill: async () => {
      driver.goTo(calendar.at(-31, 18));
      await meeting.look();
      let admitted = await countAdmitted(stage);
      for (let tries = 0; admitted < joinedSince && tries < 200; tries++) {
        driver.goTo(calendar.at(-31 + Math.floor(tries / 16), 18, tries % 60));
        await joinOpenly(stage, meeting, true);
        admitted = await countAdmitted(stage);
      }
      await driver.deliver();
      await keepHistory(driver.deps, stage.footprint);
      return admitted;
    },
  };
}

/** The earlier panel was not like its population: older, fewer from the most deprived places. */
function earlierLean(kind: Traits): number {
  const age = [0.42, 0.6, 0.82, 1, 1.25, 1.45, 1.2, 0.75][ageStep(kind)]!;
  const place = [0.5, 0.8, 1, 1.1, 1.2][Number(kind.imd_quintile) - 1]!;
  return age * place * (kind.sex === 'female' ? 1.12 : 1) * (kind.ethnicity === 'white' ? 1 : 0.7);
}

/** Chooses whom the recruiters meet next: mostly people of open cells, some of whom the panel has enough. */
type Meeting = {
  /** Counts the panel afresh. */
  readonly look: () => Promise<void>;
  readonly next: () => Person;
};

async function meetPeople(stage: Stage): Promise<Meeting> {
  const { deps } = stage.driver;
  const read = deps.read(stage.footprint.id);
  const frame = await findFrameInUse(read);
  if (!frame) throw new Error('No frame is in use');
  const { kinds } = stage.population;
  // The cell of each kind in each margin, looked up once: drawing walks over every kind.
  const cellsOf = frame.margins.map((margin) => {
    const index = new Map(margin.cells.map(({ codes }, at) => [codes.join('|'), at]));
    return kinds.map(
      (kind) => index.get(margin.variables.map((key) => kind[key as keyof Traits]).join('|'))!,
    );
  });
  const kindAt = new Map(kinds.map((kind, at) => [kind, at]));
  let people: number[][] = [];
  const look = async () => {
    const counts = await countPanel(read, deps, frame);
    people = frame.margins.map(({ key }) => [...counts.margins[key]!.cells]);
  };
  await look();
  const fits = (at: number) =>
    frame.margins.every(({ cells }, m) => {
      const { target, tolerance } = cells[cellsOf[m]![at]!]!;
      return people[m]![cellsOf[m]![at]!]! < target + tolerance;
    });
  const lean = (kind: Traits) => {
    const at = kindAt.get(kind)!;
    if (!fits(at)) return 0.17;
    const help = frame.margins.reduce((sum, { cells }, m) => {
      const cell = cellsOf[m]![at]!;
      const { target } = cells[cell]!;
      return sum + (target - people[m]![cell]!) / Math.max(1, target);
    }, 0);
    return 0.1 + Math.max(0, help) ** 2;
  };
  return {
    look,
    next: () => {
      const kind = drawKinds(stage.population, 1, stage.random, lean)[0]!;
      const at = kindAt.get(kind)!;
      if (fits(at)) for (const [m, cells] of cellsOf.entries()) people[m]![cells[at]!]! += 1;
      const person = stage.create(kind);
      stage.people.set(person.reference, person);
      return person;
    },
  };
}

async function streetDay(stage: Stage, meeting: Meeting, at: number): Promise<void> {
  const recruiter = stage.driver.as('recruiter');
  await meeting.look();
  const found = Array.from({ length: perStreetDay }, meeting.next);
  const today = stage.calendar.date(streetDays[at]!);
  const csv = writeRecruitFile(found, {
    source: 'street',
    name: streetWave,
    signedUp: today,
  });
  const dryRun = await recruiter(recruitmentOperations.importRecruits, { body: { csv, mode: 'dry-run' } });
  await recruiter(recruitmentOperations.importRecruits, {
    body: { csv, mode: 'save', digest: dryRun.digest },
  });
}

/** Someone signs up on the join page and, mostly, presses the button of the confirming link. */
async function joinOpenly(stage: Stage, meeting: Meeting, doesConfirm: boolean): Promise<void> {
  const { driver, footprint } = stage;
  const person = meeting.next();
  const told = (trait: 'sex' | 'ethnicity' | 'disability') =>
    person.untold.has(trait) ? ({ missing: 'prefer-not-to-say' } as const) : { value: person.traits[trait] };
  const consent = (purpose: string, isGiven: boolean) => ({
    purpose,
    textVersion: '1',
    evidence: 'online',
    isGiven,
  });
  await signUp(
    driver.deps,
    footprint.id,
    {
      contact: {
        name: `${person.firstName} ${person.lastName}`,
        email: person.email,
        mobile: person.mobile,
        landline: person.landline,
        address: person.address,
        postcode: person.address === null ? null : person.postcode,
      },
      postcodeForKey: person.postcode,
      born: `${person.born.year}-${String(person.born.month).padStart(2, '0')}`,
      place: { code: person.lsoa },
      profile: { sex: told('sex'), ethnicity: told('ethnicity'), disability: told('disability') },
      preferredChannel: person.channel,
      language: 'en',
      needs: person.needs,
      source: oneOf(stage.random, ['open web', 'open web', 'referral']),
      recruitmentWaveId: null,
      reference: person.reference,
      recruitedBy: null,
      consents: [
        consent('run-the-panel', true),
        consent('focus-groups', stage.random() < 0.6),
        consent('quote-words', stage.random() < 0.7),
      ],
      submission: `demo-sign-up-${person.reference}-0000`,
      confirmedInPerson: false,
    },
    'member',
  );
  await driver.deliver();
  if (!doesConfirm || person.email === null) return;
  const waiting = await listMembers(driver.deps.read(footprint.id), ['recruit']);
  const recruited = waiting.find(({ reference }) => reference === person.reference);
  if (recruited) await confirmJoining(driver.deps, footprint.id, recruited.id);
  await driver.deliver();
}

/** A member leaves; the reserve who helps most gets the place. */
async function leave(stage: Stage, at: number): Promise<void> {
  const { driver, footprint } = stage;
  const members = await listMembers(driver.deps.read(footprint.id), ['member']);
  const last = `D${String(takenOver).padStart(4, '0')}`;
  const isNew = at % 5 === 4;
  const possible = members
    .flatMap((member) => {
      const person = personOf(stage, member.reference);
      const mayLeave = person && person.reference > last === isNew && !stage.owing.has(person.reference);
      return mayLeave ? [{ id: member.id, of: person.reference }] : [];
    })
    .sort((one, other) => (one.of < other.of ? -1 : 1));
  const one = oneOf(stage.random, possible);
  await leavePanel(driver.deps, footprint.id, one.id, {
    because: at === 5 ? 'died' : at % 4 === 1 ? 'moved' : 'asked',
    by: at === 5 ? driver.staffId('engagement-lead') : 'member',
  });
}

const countAdmitted = async ({ driver, footprint }: Stage): Promise<number> =>
  (await listEventsOfTypes(driver.deps.read(footprint.id), ['admitted'])).length;
