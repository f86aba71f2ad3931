import type { Read } from '../../db/connect';
import { listFacts, listVariables, type Member } from '../../db/queries/panel';
import type { Places } from '../../db/reference/places';
import { type Fact, type MonthOfBirth, type ProfileVariable, profileAt } from '../../surveys/panel/profile';
import type { Stored } from '../../surveys/vocabulary';
import { placeIn, type Secrets } from '../access/secrets';

export type Codes = Readonly<Record<string, Stored<string>>>;
export type Profiles = {
  readonly variables: readonly ProfileVariable[];
  readonly byMember: ReadonlyMap<string, Codes>;
};

const birthPlace = (memberId: string) => placeIn('members.born', memberId);

/** Seals a month of birth, written as 1950-03, for its row. */
export const sealBorn = (secrets: Pick<Secrets, 'seal'>, memberId: string, born: string | null) =>
  born === null ? null : secrets.seal(born, birthPlace(memberId));

/** What is sealed for someone who would rather not say when they were born: an answer, kept as such (R5). */
export const bornNotSaid = 'prefer-not-to-say';

/** A month of birth as 1950-03; null when it is not known or was not said. */
export function openBorn(
  secrets: Pick<Secrets, 'open'>,
  member: Pick<Member, 'id' | 'bornSealed'>,
): string | null {
  const kept = openKept(secrets, member);
  return kept === bornNotSaid ? null : kept;
}

/** The same as numbers, with the reason where there is none. */
export function readBorn(
  secrets: Pick<Secrets, 'open'>,
  member: Pick<Member, 'id' | 'bornSealed'>,
): Stored<MonthOfBirth> | undefined {
  const kept = openKept(secrets, member);
  return kept === bornNotSaid ? { missing: bornNotSaid } : parseBorn(kept);
}

const openKept = (secrets: Pick<Secrets, 'open'>, member: Pick<Member, 'id' | 'bornSealed'>) =>
  member.bornSealed === null ? null : secrets.open(member.bornSealed, birthPlace(member.id));

/** A month of birth as kept, 1950-03, as numbers. */
export function parseBorn(born: string | null): Stored<MonthOfBirth> | undefined {
  const parts = /^(\d{4})-(\d{2})$/.exec(born ?? '');
  return parts ? { value: { year: Number(parts[1]), month: Number(parts[2]) } } : undefined;
}

/** Everything people have told, read once and good for any instant up to `until`. */
export type Told = {
  readonly variables: readonly ProfileVariable[];
  readonly factsOf: ReadonlyMap<string, readonly Fact[]>;
};

type Opens = { secrets: Pick<Secrets, 'open'>; places: Pick<Places, 'findLsoa'> };
type Person = Pick<Member, 'id' | 'bornSealed'>;

/**
 * Profile codes of members as of an instant (R8): for quotas, dashboard, segments and cases alike.
 * @param asOf one instant for all, or each member's own
 */
export async function readProfiles(
  read: Read,
  given: Opens,
  people: readonly Person[],
  asOf: Date | ReadonlyMap<string, Date>,
): Promise<Profiles> {
  const latest = asOf instanceof Date ? asOf : new Date(Math.max(0, ...[...asOf.values()].map(Number)));
  const ids = people.length > 400 ? ('all' as const) : people.map((person) => person.id);
  return profilesOf(await readTold(read, ids, latest), given, people, asOf);
}

/** Reads the variables and the dated facts of some people, or of all. */
export async function readTold(read: Read, memberIds: readonly string[] | 'all', until: Date): Promise<Told> {
  const variables = await listVariables(read);
  const factsOf = new Map<string, Fact[]>();
  for (const row of await listFacts(read, memberIds, until)) {
    const own = factsOf.get(row.memberId);
    const fact = {
      variable: row.variable,
      value: row.code === null ? { missing: row.missing ?? ('not-asked' as const) } : { value: row.code },
      at: row.at,
    };
    if (own) own.push(fact);
    else factsOf.set(row.memberId, [fact]);
  }
  return { variables, factsOf };
}

/** The same from what was read already. */
export function profilesOf(
  { variables, factsOf }: Told,
  given: Opens,
  people: readonly Person[],
  asOf: Date | ReadonlyMap<string, Date>,
): Profiles {
  const latest = asOf instanceof Date ? asOf : new Date(Math.max(0, ...[...asOf.values()].map(Number)));
  const byMember = new Map<string, Codes>();
  for (const person of people) {
    const at = asOf instanceof Date ? asOf : (asOf.get(person.id) ?? latest);
    const facts = factsOf.get(person.id) ?? [];
    const areas = facts
      .filter((fact) => fact.variable === 'lsoa')
      .map(({ value, at }) => {
        if ('missing' in value) return { area: value, at };
        const place = given.places.findLsoa(value.value);
        // A place chosen from a list is only as exact as the choice: an authority without its areas.
        return { area: { value: place ?? { authority: value.value.replace(/^authority:/, '') } }, at };
      });
    byMember.set(
      person.id,
      profileAt(variables, { facts, areas, born: readBorn(given.secrets, person) }, at),
    );
  }
  return { variables, byMember };
}
