import { stringify } from 'csv-stringify/sync';
import type { Random } from '../../analysis/random';
import { addDays, type LocalDate } from '../../surveys/fieldwork/local-date';
import { between, pick } from './chance';
import type { Person } from './people';

/** A recruitment wave of the demo: one push from one source. */
export type Push = {
  readonly source: string;
  readonly wave: string;
  readonly from: number;
  readonly to: number;
  readonly size: number;
};

/** How the earlier panel was recruited, in days from today. */
export const earlierPushes: readonly Push[] = [
  { source: 'street', wave: 'On the street, first autumn', from: -540, to: -470, size: 30 },
  { source: 'post', wave: 'Letter to households', from: -420, to: -370, size: 26 },
  { source: 'GP text', wave: 'Text from GP surgeries', from: -330, to: -290, size: 24 },
  { source: 'open web', wave: 'Open sign-up', from: -540, to: -160, size: 14 },
  { source: 'referral', wave: 'Brought by a friend', from: -400, to: -160, size: 6 },
];

const column = (header: string, value: (person: Person) => string | null) => ({ header, value });

const shared = [
  column('first_name', (person) => person.firstName),
  column('last_name', (person) => person.lastName),
  column('email', (person) => person.email),
  column('mobile', (person) => person.mobile),
  column('landline', (person) => person.landline),
  column('address', (person) => person.address),
  column('postcode', (person) => person.postcode),
  column('born', ({ born }) => `${String(born.month).padStart(2, '0')}/${born.year}`),
  column('preferred_channel', (person) => person.channel),
  column('needs', (person) => person.needs.join('; ')),
  column('sex', (person) => told(person, 'sex')),
  column('ethnicity', (person) => told(person, 'ethnicity')),
  column('disability', (person) => told(person, 'disability')),
];

const told = (person: Person, trait: 'sex' | 'ethnicity' | 'disability') =>
  person.untold.has(trait) ? 'prefer not to say' : person.traits[trait];

/** The earlier panel as its agency would hand it over: a CSV file for the takeover. */
export function writeTakeoverFile(people: readonly Person[], today: LocalDate, random: Random): string {
  const rows = people.map((person) => {
    const push = pick(random, earlierPushes, ({ size }) => size);
    const joined = addDays(today, between(random, push.from, push.to));
    return {
      member_reference: person.reference,
      joined: ukDate(joined),
      status: 'member',
      source: push.source,
      recruitment_wave: push.wave,
      notice_version: 'Earlier panel, version 2',
      notice_date: ukDate(joined),
      notice_evidence: push.source === 'open web' ? 'online form' : 'signed paper',
      ...valuesOf(person),
    };
  });
  return stringify(rows, { header: true });
}

/** People an agency met on the street: a CSV file of recruits, who go through admission. */
export function writeRecruitFile(
  people: readonly Person[],
  wave: { readonly source: string; readonly name: string; readonly signedUp: LocalDate },
): string {
  const rows = people.map((person) => ({
    recruit_reference: person.reference,
    signed_up: ukDate(wave.signedUp),
    source: wave.source,
    recruitment_wave: wave.name,
    notice_version: '1',
    notice_date: ukDate(wave.signedUp),
    notice_evidence: 'signed on the tablet',
    ...valuesOf(person),
  }));
  return stringify(rows, { header: true });
}

const valuesOf = (person: Person): Record<string, string> =>
  Object.fromEntries(shared.map(({ header, value }) => [header, value(person) ?? '']));

const ukDate = (date: LocalDate) => date.split('-').reverse().join('/');
