import { listStaffIn } from '../../db/queries/access';
import { type Member, searchMembers } from '../../db/queries/panel';
import { isActive } from '../../surveys/panel/status';
import type { ReplyOf } from '../contract/operation';
import { panelOperations } from '../contract/panel';
import type { Deps } from '../deps';
import { type Handlers, station } from '../mount';
import { openMember } from '../steps/open-member';
import { revealContact } from '../steps/reveal-contact';
import { ask } from '../work/ask';

const handlers: Handlers<typeof panelOperations> = {
  showPanel: ({ deps, footprint }) =>
    ask<ReplyOf<typeof panelOperations.showPanel>>(deps, 'draw-panel', footprint.id, {
      at: deps.now().getTime(),
    }),

  findMembers: async ({ read, query }) => ({
    members: (await searchMembers(read, query.find, 20)).map(foundOf),
  }),

  openMember: async ({ deps, footprint, session, params }) => {
    const record = await openMember(deps, footprint.id, session.staffId, params.member);
    const { member, asOf } = record;
    const names = await namesOf(deps, footprint.id);
    const { asks: cap, days } = footprint.settings.burdenCap;
    const since = asOf.getTime() - days * 86_400_000;
    const waveOf = new Map(record.cases.map((row) => [row.case.id, row.wave.title]));
    return {
      ...foundOf(member),
      admittedAt: member.admittedAt?.toISOString() ?? null,
      leftAt: member.leftAt?.toISOString() ?? null,
      lastActiveAt: member.lastActiveAt.toISOString(),
      isActive: isActive({ profileAt: member.lastActiveAt }, asOf),
      source: member.source,
      preferredChannel: member.preferredChannel,
      language: member.language,
      needs: [...member.needs],
      asOf: asOf.toISOString(),
      facts: record.facts,
      consents: record.consents.map((consent) => ({
        purpose: consent.purpose,
        isGiven: consent.isGiven && consent.withdrawnAt === null,
        at: consent.givenAt.toISOString(),
        withdrawnAt: consent.withdrawnAt?.toISOString() ?? null,
        textVersion: consent.textVersion,
        evidence: consent.evidence,
      })),
      events: [
        ...record.memberEvents.map(({ at, type, by }) => ({ at, what: type, detail: nameOf(names, by) })),
        ...record.caseEvents
          .filter(({ type }) => shownCaseEvents.has(type))
          .map(({ at, type, caseId, channel }) => ({
            at,
            what: `${type}: ${waveOf.get(caseId) ?? ''}`,
            detail: channel ?? '',
          })),
      ]
        .sort((one, other) => Number(other.at) - Number(one.at))
        .slice(0, 200)
        .map((event) => ({ ...event, at: event.at.toISOString() })),
      opened: record.opened.map(({ at, actor, act, purpose }) => ({
        at: at.toISOString(),
        who: nameOf(names, actor),
        what: act,
        why: purpose,
      })),
      asksInPeriod: {
        asks: record.cases.filter((row) => row.case.issuedAt.getTime() > since).length,
        cap,
        days,
      },
    };
  },

  revealContact: async ({ deps, footprint, session, params, body }) =>
    revealContact(deps, footprint.id, session.staffId, params.member, body.reason),
};

export const panelStation = station(panelOperations, handlers);

/** That something happened to an invitation, never what was answered page by page. */
const shownCaseEvents = new Set([
  'issued',
  'not-issued',
  'bounced',
  'started',
  'finished',
  'declined',
  'excluded',
  'need-not-met',
]);

/** The first letters of the id: enough to tell people apart on a screen, and nothing of who they are. */
const foundOf = ({ id, reference, status, joinedAt }: Member) => ({
  id,
  shortId: `M-${id.slice(0, 6).toUpperCase()}`,
  reference,
  status,
  joinedAt: joinedAt.toISOString(),
});

async function namesOf(deps: Deps, footprintId: string): Promise<ReadonlyMap<string, string>> {
  return new Map((await listStaffIn(deps.unbound, footprintId)).map(({ id, name }) => [id, name]));
}

const nameOf = (names: ReadonlyMap<string, string>, actor: string) =>
  actor === 'member'
    ? 'The member'
    : actor === 'system'
      ? 'The system'
      : (names.get(actor) ?? 'Former staff');
