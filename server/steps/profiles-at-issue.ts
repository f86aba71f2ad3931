import { listMembersById, type Member } from '../../db/queries/panel';
import type { ProfileVariable } from '../../surveys/panel/profile';
import type { WorkRead } from '../work/reader';
import type { ReadCase } from './read-fieldwork';
import { type Codes, readProfiles } from './read-profiles';

/** The variables by which response is looked at, in their order. */
const looked = ['age_band', 'sex', 'imd_quintile', 'ethnicity', 'local_authority'];

/** Everyone invited to a wave, with what was true of them when their own invitation was issued (R8). */
export type InvitedPeople = {
  readonly people: readonly Pick<Member, 'id'>[];
  readonly hasAnswered: ReadonlySet<string>;
  readonly baseWeights: ReadonlyMap<string, number>;
  readonly variables: readonly ProfileVariable[];
  readonly codesOf: (memberId: string) => Codes;
};

/** Reads the profiles of those invited, as of each one's own invitation. */
export async function readInvited(
  { read, secrets, places }: Pick<WorkRead, 'read' | 'secrets' | 'places'>,
  cases: readonly ReadCase[],
): Promise<InvitedPeople> {
  const issued = cases.filter(({ reading }) => reading.state === 'issued');
  const people = await listMembersById(
    read,
    issued.map((one) => one.case.memberId),
  );
  const asOf = new Map(issued.map((one) => [one.case.memberId, one.case.issuedAt]));
  const { variables, byMember } = await readProfiles(read, { secrets, places }, people, asOf);
  return {
    people,
    hasAnswered: new Set(
      issued
        .filter(({ reading }) => reading.state === 'issued' && reading.usableAt)
        .map((one) => one.case.memberId),
    ),
    baseWeights: new Map(issued.map((one) => [one.case.memberId, one.case.baseWeight])),
    variables: variables
      .filter(({ key }) => looked.includes(key))
      .sort((one, other) => looked.indexOf(one.key) - looked.indexOf(other.key)),
    codesOf: (memberId) => byMember.get(memberId) ?? {},
  };
}
