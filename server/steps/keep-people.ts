import type { Write } from '../../db/connect';
import { addIdentities, type BlindKind, type Contact } from '../../db/queries/identity';
import { addConsents, addFacts, addMemberEvents, addMembers } from '../../db/queries/panel';
import type { Channel, MemberStatus, MissingReason, Need, Selection, Stored } from '../../surveys/vocabulary';
import type { Deps } from '../deps';
import { bornNotSaid, sealBorn } from './read-profiles';

/** What someone saw or agreed to, with the version of its wording. */
export type GivenConsent = {
  readonly purpose: string;
  readonly textVersion: string;
  readonly evidence: string;
  readonly isGiven: boolean;
  readonly at: Date;
};

/** Where someone lives, as kept: the code of a small area, `authority:E06…` when only that was chosen, or why it is not known. */
export type PlaceFact = { readonly code: string } | { readonly missing: MissingReason };

/** Someone new to the footprint, however they came: a join page, a recruiter, a file. */
export type NewPerson = {
  readonly id: string;
  readonly status: MemberStatus;
  readonly joinedAt: Date;
  readonly admittedAt?: Date;
  readonly leftAt?: Date;
  readonly lastActiveAt: Date;
  readonly contact: Contact;
  /** As 1950-03, or `bornNotSaid`. */
  readonly born: string | null;
  readonly postcodeForKey?: string | null;
  readonly without?: readonly BlindKind[];
  readonly place: PlaceFact;
  readonly profile: Readonly<Record<string, Stored<string>>>;
  /** When the answers about themselves were true (R8). */
  readonly factsAt: Date;
  readonly factsSource: string;
  readonly preferredChannel: Channel;
  readonly language: string;
  readonly needs: readonly Need[];
  readonly consents: readonly GivenConsent[];
  readonly source: string;
  readonly recruitmentWaveId: string | null;
  readonly reference: string | null;
  readonly recruitedBy: string | null;
  readonly selection: Selection;
  readonly event: { readonly type: string; readonly detail?: Record<string, unknown>; readonly by: string };
};

const together = 25;

/**
 * Writes new people: member row, identity sealed with its keys, dated facts, consents and the event that brought them.
 * Many are written in slices, and between two the loop gets its turn, so that a file of 10,000 does not hold up readers.
 */
export async function keepPeople(
  write: Write,
  deps: Pick<Deps, 'secrets'>,
  people: readonly NewPerson[],
): Promise<void> {
  for (let from = 0; from < people.length; from += together) {
    if (from > 0) await turnOfTheLoop();
    await keepSlice(write, deps, people.slice(from, from + together));
  }
}

/** SQLite answers within one turn of the event loop; this lets other requests have theirs. */
export const turnOfTheLoop = () => new Promise<void>((resolve) => setImmediate(resolve));

async function keepSlice(
  write: Write,
  { secrets }: Pick<Deps, 'secrets'>,
  people: readonly NewPerson[],
): Promise<void> {
  await addMembers(
    write,
    people.map((person) => ({
      id: person.id,
      status: person.status,
      joinedAt: person.joinedAt,
      admittedAt: person.admittedAt ?? null,
      leftAt: person.leftAt ?? null,
      lastActiveAt: person.lastActiveAt,
      source: person.source,
      recruitmentWaveId: person.recruitmentWaveId,
      reference: person.reference,
      recruitedBy: person.recruitedBy,
      selection: person.selection,
      preferredChannel: person.preferredChannel,
      language: person.language,
      needs: [...person.needs],
      bornSealed: sealBorn(secrets, person.id, person.born),
    })),
  );
  if (people.length > 1) await turnOfTheLoop();
  await addIdentities(
    write,
    secrets,
    people
      .filter(({ status }) => status !== 'left')
      .map((person) => ({
        memberId: person.id,
        contact: person.contact,
        born: person.born === bornNotSaid ? null : person.born,
        ...(person.postcodeForKey ? { postcodeForKey: person.postcodeForKey } : {}),
        ...(person.without ? { without: person.without } : {}),
        at: person.joinedAt,
      })),
  );
  if (people.length > 1) await turnOfTheLoop();
  await addFacts(
    write,
    people.flatMap((person) => {
      const base = { memberId: person.id, at: person.factsAt, source: person.factsSource };
      const place = { id: secrets.newId(), ...base, variable: 'lsoa', ...person.place };
      const answers = Object.entries(person.profile).map(([variable, stored]) => ({
        id: secrets.newId(),
        ...base,
        variable,
        ...('value' in stored ? { code: stored.value } : { missing: stored.missing }),
      }));
      return person.status === 'left' && 'missing' in person.place ? answers : [place, ...answers];
    }),
  );
  if (people.length > 1) await turnOfTheLoop();
  await addConsents(
    write,
    people.flatMap((person) =>
      person.consents.map(({ at, ...consent }) => ({
        id: secrets.newId(),
        memberId: person.id,
        ...consent,
        givenAt: at,
      })),
    ),
  );
  await addMemberEvents(
    write,
    people.map((person) => ({
      id: secrets.newId(),
      memberId: person.id,
      at: person.joinedAt,
      type: person.event.type,
      status: person.status,
      detail: person.event.detail ?? null,
      by: person.event.by,
    })),
  );
}

/** The channel someone prefers, or the first they can be reached by; in person when they gave none. */
export function channelOf(
  contact: Pick<Contact, 'email' | 'mobile' | 'landline' | 'address'>,
  preferred?: Channel,
): Channel {
  if (preferred !== undefined) return preferred;
  if (contact.email) return 'email';
  if (contact.mobile) return 'text';
  if (contact.landline) return 'telephone';
  return contact.address ? 'letter' : 'in-person';
}
