import type { Read } from '../../db/connect';
import { listAuditOfMember } from '../../db/queries/audit';
import { listCasesOfMember, listEventsOfCases, listOpenCasesOfMember } from '../../db/queries/fieldwork';
import type { Footprint } from '../../db/queries/footprints';
import {
  findMember,
  listConsents,
  listFacts,
  listMemberEvents,
  listVariables,
  type Member,
} from '../../db/queries/panel';
import type { ProfileVariable } from '../../surveys/panel/profile';
import type { Deps } from '../deps';
import { Refusal } from '../errors';
import { openOwnContact } from './change-details';
import { readBorn } from './read-profiles';

/** Acts by which someone other than the member opened who they are. */
const seesIdentity = (entry: { actor: string; act: string }) =>
  entry.act.startsWith('identity.') && entry.actor !== 'member';

/** Everything held about one member, for their own eyes. Opening it is written down first. */
export async function readMyDetails(deps: Deps, read: Read, footprint: Footprint, memberId: string) {
  const member = await getMember(read, memberId);
  const contact = await openOwnContact(deps, footprint.id, memberId);
  const [variables, facts, consents, events, cases, openCases, audit] = [
    await listVariables(read),
    await listFacts(read, [memberId], deps.now()),
    await listConsents(read, memberId),
    await listMemberEvents(read, memberId),
    await listCasesOfMember(read, memberId),
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
    born: readBorn(deps.secrets, member),
    variables,
    facts,
    consents,
    events,
    cases,
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

/** All that is held as plain data with the words beside the codes, for the member to take away (R30). */
export function asFile(details: MyDetails, footprint: Footprint, at: Date) {
  const { member, contact, born } = details;
  const variableOf = (key: string): ProfileVariable | undefined =>
    details.variables.find((one) => one.key === key);
  return {
    panel: footprint.name,
    takenAt: at.toISOString(),
    membership: {
      status: member.status,
      signedUpAt: member.joinedAt.toISOString(),
      admittedAt: member.admittedAt?.toISOString() ?? null,
      source: member.source,
      preferredChannel: member.preferredChannel,
      language: member.language,
      needs: member.needs,
    },
    contact,
    born: born === undefined ? null : 'value' in born ? born.value : born.missing,
    aboutYou: details.facts.map((fact) => ({
      about:
        fact.variable === 'lsoa'
          ? 'small area you live in (code)'
          : (variableOf(fact.variable)?.label.en ?? fact.variable),
      answer:
        fact.code === null
          ? fact.missing
          : (variableOf(fact.variable)?.categories.find(({ code }) => code === fact.code)?.label.en ??
            fact.code),
      since: fact.at.toISOString(),
      from: fact.source,
    })),
    agreements: details.consents.map((row) => ({
      purpose: row.purpose,
      wording: row.textVersion,
      evidence: row.evidence,
      givenAt: row.givenAt.toISOString(),
      withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
    })),
    events: details.events.map((event) => ({ at: event.at.toISOString(), what: event.type })),
    surveys: details.cases.map((one) => ({
      title: one.wave.title,
      invitedAt: one.case.issuedAt.toISOString(),
      by: one.case.channel,
    })),
    whoSawYourName: details.seen.map(({ at: when, actor, purpose }) => ({
      at: when.toISOString(),
      who: actor === 'system' ? 'the program, to send you a message' : 'a member of staff',
      why: purpose,
    })),
  };
}
