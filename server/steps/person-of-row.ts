import type { Footprint } from '../../db/queries/footprints';
import type { Contact } from '../../db/queries/identity';
import { type LocalDate, startOfLocalDate } from '../../surveys/fieldwork/local-date';
import type { TakeoverRow } from '../../surveys/panel/takeover-file';
import type { PersonRow } from '../../surveys/recruitment/person-columns';
import type { RecruitRow } from '../../surveys/recruitment/recruit-file';
import type { Stored } from '../../surveys/vocabulary';
import type { Deps } from '../deps';
import { channelOf, type NewPerson } from './keep-people';

/** A row of a take-over file as the member, or the one who left, it tells of. */
export function asMember(
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

/** A row of an agency's file as a recruit, before admission. */
export function asRecruit(
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

/** Each local day is worked out once: a file has many rows of the same days. */
export function createCalendar({ timeZone }: Footprint) {
  const starts = new Map<LocalDate, Date>();
  return (day: LocalDate): Date => {
    const start = starts.get(day) ?? startOfLocalDate(day, timeZone);
    starts.set(day, start);
    return start;
  };
}
