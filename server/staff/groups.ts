import type { Read } from '../../db/connect';
import { addAudit } from '../../db/queries/audit';
import {
  findDraw,
  findGroup,
  findLottery,
  type Group,
  listGroupEvents,
  listGroups,
  listPayments,
} from '../../db/queries/groups';
import { listVariables } from '../../db/queries/panel';
import { listPathways } from '../../db/queries/pathways';
import { localDateOf } from '../../surveys/fieldwork/local-date';
import { reviewSegment, sayOf } from '../../surveys/panel/segment';
import { canChangePathway, type Session } from '../access/sessions';
import { groupsOperations } from '../contract/groups';
import { Refusal } from '../errors';
import { answerInvitation, showInvitation } from '../member/groups';
import { longDate } from '../messages/dates';
import { type Handlers, station } from '../mount';
import { showPublicGroup, takePublicReceipt } from '../public/groups';
import type { ChoiceCounts } from '../steps/choose-for-group';
import { drawGroup } from '../steps/draw-group';
import { findGroupLottery, openLottery, prepareSearch } from '../steps/find-group-lottery';
import { codeOf, readGroupPeople, sayQuota, wordsOf } from '../steps/group-instance';
import { revealGroupNames, takeGroupSheet } from '../steps/group-names';
import { keepGroupQuotas, proposeGroupQuotas, tryGroupQuotas } from '../steps/group-quotas';
import { inviteToGroup } from '../steps/invite-to-group';
import { findStanding, noteStanding } from '../steps/note-standing';
import { payForGroup } from '../steps/pay-for-group';
import { changeGroupPlan, planGroup } from '../steps/plan-group';
import { countStandings, readGroup, readInvitePlan, standingsOf } from '../steps/read-group';
import { sayChoice } from '../steps/say-choice';
import { listSegmentVariables } from '../steps/segment-people';
import { sizeRule } from '../steps/size-rule';
import { takeGroupLetters } from '../steps/take-group-letters';
import { ask } from '../work/ask';

const isLead = (session: Session) => session.roles.includes('engagement-lead');

/** A programme team has the groups of its own pathways; another's is as if it were not there. */
const canSeeGroup = (session: Session, { pathwayId }: Group) =>
  isLead(session) || (pathwayId !== null && canChangePathway(session, pathwayId));

async function getGroup(read: Read, id: string): Promise<Group> {
  const group = await findGroup(read, id);
  if (!group) throw new Refusal('not-found');
  return group;
}

const handlers: Handlers<typeof groupsOperations> = {
  listGroups: async ({ read, session }) => {
    const seen = (await listGroups(read)).filter((group) => canSeeGroup(session, group));
    const standings = standingsOf(
      await listGroupEvents(
        read,
        seen.map(({ id }) => id),
      ),
    );
    return {
      groups: seen.map(({ id, title, meetsOn, place, seats }) => ({
        id,
        title,
        meetsOn,
        place,
        seats,
        counts: countStandings(standings.get(id) ?? [], isLead(session)),
      })),
      mayPlan: isLead(session),
    };
  },

  describeChoices: async ({ read }) => {
    const profile = new Set((await listVariables(read)).map(({ key }) => key));
    return {
      variables: (await listSegmentVariables(read)).map(({ key, label, categories }) => ({
        key,
        label: label.en,
        isProfile: profile.has(key),
        categories: categories.map((category) => ({ code: category.code, label: category.label.en })),
      })),
      pathways: (await listPathways(read)).map(({ id, name }) => ({ id, name })),
    };
  },

  sizeRule: async ({ deps, read, footprint, session, body }) => {
    const variables = await listSegmentVariables(read);
    const problems = [...reviewSegment(body.segment, variables)];
    const sentence = sayOf(body.segment, variables);
    if (problems.length > 0) return { sentence, members: null, isRounded: false, because: null, problems };
    const size = await sizeRule(deps, footprint.id, body.segment, session.staffId);
    return size.members === null
      ? { sentence, members: null, isRounded: false, because: size.because, problems }
      : { sentence, members: size.members, isRounded: size.isRounded, because: null, problems };
  },

  planGroup: async ({ deps, footprint, session, body }) => ({
    id: await planGroup(deps, footprint.id, body, session.staffId),
  }),

  changePlan: async ({ deps, footprint, session, params, body }) => {
    return { told: await changeGroupPlan(deps, footprint.id, params.group, body, session.staffId) };
  },

  showGroup: async ({ deps, read, session, params }) => {
    const group = await getGroup(read, params.group);
    if (!canSeeGroup(session, group)) throw new Refusal('not-found');
    return readGroup(read, deps, group, isLead(session), deps.now());
  },

  previewInvitations: async ({ deps, read, footprint, params }) => {
    const group = await getGroup(read, params.group);
    const at = deps.now();
    const counts = await ask<ChoiceCounts>(deps, 'count-for-group', footprint.id, {
      groupId: group.id,
      at: at.getTime(),
    });
    return {
      asOf: at.toISOString(),
      ...(await sayChoice(deps, group, counts)),
      ...(await readInvitePlan(read, group)),
    };
  },

  invite: async ({ deps, footprint, session, params, body }) =>
    inviteToGroup(deps, footprint, params.group, body.size, session.staffId),

  listPeople: async ({ deps, read, params }) => {
    const group = await getGroup(read, params.group);
    const { people, variables } = await readGroupPeople(read, deps, group.id, deps.now());
    const words = wordsOf(variables);
    const features = [...new Set(group.quotas.flatMap(({ cell }) => Object.keys(cell)))];
    const paid = await listPayments(read, group.id);
    return {
      people: people.map(({ invitation, standing, codes }) => ({
        id: invitation.id,
        standing,
        channel: invitation.channel,
        about: features.map((key) => words.value(key, codeOf(codes, key))).join(', '),
        hasNeeds: invitation.needsSealed !== null,
        isOnSheet: invitation.isOnSheet,
        paidPence: paid
          .filter(({ invitationId }) => invitationId === invitation.id)
          .reduce((sum, { pence }) => sum + pence, 0),
      })),
    };
  },

  revealNames: async ({ deps, footprint, session, params, body }) => ({
    people: await revealGroupNames(deps, footprint.id, {
      group: params.group,
      purpose: body.purpose,
      by: session.staffId,
    }),
  }),

  takeLetters: async ({ deps, footprint, session, params, body }) => ({
    letters: await takeGroupLetters(deps, footprint, {
      group: params.group,
      purpose: body.purpose,
      by: session.staffId,
    }),
  }),

  noteStanding: async ({ deps, read, footprint, session, params, body }) => {
    const found = await findStanding(read, params.invitation);
    if (!found || found.group.id !== params.group) throw new Refusal('not-found');
    const isOfTheDay = body.what === 'attended' || body.what === 'no-show';
    if (isOfTheDay && localDateOf(deps.now(), footprint.timeZone) < found.group.meetsOn)
      throw new Refusal(
        'not-possible-now',
        `The group meets on ${longDate(found.group.meetsOn)}. Who came can be noted from that day on.`,
      );
    await noteStanding(deps, footprint.id, params.invitation, body.what, session.staffId, body.said);
    return { done: true as const };
  },

  addPayment: async ({ deps, footprint, session, params, body }) => ({
    id: await payForGroup(deps, footprint.id, params, body, session.staffId),
  }),

  proposeQuotas: async ({ deps, read, footprint, params, query }) => {
    const wanted = [...new Set(query.variables.split(',').map((key) => key.trim()))].filter(Boolean);
    const { quotas, source } = await proposeGroupQuotas(deps, footprint.id, params.group, {
      from: query.from,
      variables: wanted,
      isCrossed: query.cross === 'yes',
    });
    const variables = await listVariables(read);
    return {
      quotas: quotas.map((quota) => ({ ...quota, name: sayQuota(quota, variables) })),
      source,
      feasibility: plain(await tryGroupQuotas(deps, footprint.id, params.group, quotas)),
    };
  },

  keepQuotas: async ({ deps, footprint, session, params, body }) =>
    plain(await keepGroupQuotas(deps, footprint.id, params.group, body.quotas, body.from, session.staffId)),

  findLottery: async ({ deps, footprint, session, params, body }) => {
    const ready = await prepareSearch(deps, footprint.id, params.group, session.staffId, body.method);
    const work = deps.works.start(
      { footprintId: footprint.id, staffId: session.staffId },
      `Lottery of “${ready.group.title}”`,
      (watch) =>
        findGroupLottery(deps, footprint.id, ready, session.staffId, { numbered: body.numbered, watch }),
    );
    return { work };
  },

  drawGroup: async ({ deps, footprint, session, params, body }) =>
    drawGroup(deps, footprint.id, params.group, params.lottery, session.staffId, body),

  takeAuditorReceipt: async ({ deps, read, footprint, session, params }) => {
    const draw = await findDraw(read, params.draw);
    const lottery = draw?.groupId === params.group ? await findLottery(read, draw.lotteryId) : undefined;
    if (!lottery) throw new Refusal('not-found');
    // No row in the audit, no receipt.
    await deps.writer.write(footprint.id, (write) =>
      addAudit(write, {
        at: deps.now(),
        actor: session.staffId,
        act: 'group.auditor-receipt',
        object: params.group,
      }),
    );
    return {
      bytes: `${JSON.stringify({ ...openLottery(deps, lottery).auditor, public: draw?.receipt }, null, 1)}\n`,
      name: 'auditor-receipt.json',
    };
  },

  takeSheet: async ({ deps, footprint, session, params, body }) =>
    takeGroupSheet(deps, footprint.id, {
      group: params.group,
      purpose: body.purpose,
      by: session.staffId,
    }),

  showInvitation,
  answerInvitation,
  showPublicGroup,
  takePublicReceipt,
};

export const groupsStation = station(groupsOperations, handlers);

const plain = ({ isFeasible, problems, tightest, repair }: Awaited<ReturnType<typeof tryGroupQuotas>>) => ({
  isFeasible,
  problems: [...problems],
  tightest,
  repair: repair && { words: [...repair.words], quotas: [...repair.quotas] },
});
