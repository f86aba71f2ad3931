import type { Read } from '../../db/connect';
import { listAuditOfMember } from '../../db/queries/audit';
import { listEventsOfCases, listOpenCasesOfMember } from '../../db/queries/fieldwork';
import type { Footprint } from '../../db/queries/footprints';
import { findNewEmail } from '../../db/queries/identity';
import {
  findMember,
  listConsents,
  listFacts,
  listMemberEvents,
  listVariables,
  type Member,
} from '../../db/queries/panel';
import type { Deps } from '../deps';
import { Refusal } from '../errors';
import { openOwnContact } from './change-details';
import { readBorn } from './read-profiles';

/** Acts by which someone other than the member opened who they are. */
const seesIdentity = (entry: { actor: string; act: string }) =>
  entry.act.startsWith('identity.') && entry.actor !== 'member';

/** What stands about one member, for their own eyes. Opening it is written down first. */
export async function readMyDetails(deps: Deps, read: Read, footprint: Footprint, memberId: string) {
  const member = await getMember(read, memberId);
  const contact = await openOwnContact(deps, footprint.id, memberId);
  const [variables, facts, consents, events, openCases, audit] = [
    await listVariables(read),
    await listFacts(read, [memberId], deps.now()),
    await listConsents(read, memberId),
    await listMemberEvents(read, memberId),
    await listOpenCasesOfMember(read, memberId),
    await listAuditOfMember(read, memberId),
  ];
  const declined = new Set(
    (
      await listEventsOfCases(
        read,
        openCases.map((one) => one.case.id),
      )
    )
      .filter(({ type }) => type === 'declined')
      .map(({ caseId }) => caseId),
  );
  return {
    member,
    contact,
    /** Asked for, and not confirmed yet. */
    newEmail: (await findNewEmail(read, deps.secrets, { memberId }))?.email,
    born: readBorn(deps.secrets, member),
    variables,
    facts,
    consents,
    events,
    openCases: openCases.filter((one) => !declined.has(one.case.id)),
    seen: audit.filter(seesIdentity),
  };
}

export type MyDetails = Awaited<ReturnType<typeof readMyDetails>>;

/** The member a link is for; who has left has no page any more. */
export async function getMember(read: Read, memberId: string): Promise<Member> {
  const member = await findMember(read, memberId);
  if (!member || member.status === 'left') throw new Refusal('link-dead');
  return member;
}

/** The latest fact of each variable, and of the place. */
export function latestFacts(
  details: Pick<MyDetails, 'facts'>,
): ReadonlyMap<string, MyDetails['facts'][number]> {
  return new Map(details.facts.map((fact) => [fact.variable, fact]));
}
