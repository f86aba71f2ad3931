import { isDeepStrictEqual } from 'node:util';
import type { Read } from '../../db/connect';
import { addAudit } from '../../db/queries/audit';
import { addGroup, changeGroup, findGroup, type Group, listDraws } from '../../db/queries/groups';
import { queueMessages } from '../../db/queries/messages';
import { findPathway } from '../../db/queries/pathways';
import type { GroupStanding } from '../../surveys/groups/standing';
import { reviewSegment } from '../../surveys/panel/segment';
import type { Deps } from '../deps';
import { type FieldFault, Refusal } from '../errors';
import { readGroupPeople } from './group-instance';
import { listSegmentVariables } from './segment-people';

export type GroupPlan = Pick<
  Group,
  | 'title'
  | 'purpose'
  | 'pathwayId'
  | 'request'
  | 'seats'
  | 'meetsOn'
  | 'hours'
  | 'place'
  | 'offer'
  | 'provides'
  | 'answerBy'
  | 'segment'
  | 'onePerHousehold'
>;

/** Plans a group. Nobody is asked by this. */
export async function planGroup(
  deps: Deps,
  footprintId: string,
  plan: GroupPlan,
  by: string,
): Promise<string> {
  return deps.writer.write(footprintId, async (write) => {
    const faults = await faultsOf(write, plan);
    if (faults.length > 0) throw new Refusal('fields-wrong', undefined, faults);
    const id = deps.secrets.newId();
    await addGroup(write, { id, ...plan, quotas: [], createdAt: deps.now(), createdBy: by });
    await addAudit(write, { at: deps.now(), actor: by, act: 'group.planned', object: id });
    return id;
  });
}

/**
 * Changes a plan. Its rule stands once anyone is invited by it, and seats and households once it is drawn; whoever said yes,
 * has a seat or has not answered is told of a new time, place or offer.
 * @returns how many are told by message; those without e-mail are in the lead's list
 */
export async function changeGroupPlan(
  deps: Deps,
  footprintId: string,
  groupId: string,
  plan: GroupPlan,
  by: string,
): Promise<number> {
  const told = await deps.writer.write(footprintId, async (write) => {
    const group = await findGroup(write, groupId);
    if (!group) throw new Refusal('not-found');
    const at = deps.now();
    const { people } = await readGroupPeople(write, deps, groupId, at);
    const isDrawn = (await listDraws(write, groupId)).length > 0;
    const faults = [
      ...(await faultsOf(write, plan)),
      ...(people.length > 0 ? fixedOnceInvited(group, plan) : []),
      ...(isDrawn ? fixedOnceDrawn(group, plan) : []),
    ];
    if (faults.length > 0) throw new Refusal('fields-wrong', undefined, faults);
    await changeGroup(write, groupId, { ...plan, revision: group.revision + 1 });
    await addAudit(write, { at, actor: by, act: 'group.plan-changed', object: groupId });
    const isNews = (['meetsOn', 'hours', 'place', 'offer'] as const).some(
      (field) => group[field] !== plan[field],
    );
    const waiting = people.filter(({ standing }) => concerned.has(standing));
    return queueMessages(
      write,
      (isNews ? waiting : [])
        .filter(({ invitation }) => invitation.channel === 'email')
        .map(({ invitation }) => ({
          id: deps.secrets.newId(),
          footprintId,
          template: 'group-changed',
          channel: 'email' as const,
          memberId: invitation.memberId,
          rowId: invitation.id,
          onceKey: `group changed ${group.revision + 1} ${invitation.id}`,
          messageId: `${deps.secrets.newId()}@sounding`,
          queuedAt: at,
          dueAt: at,
        })),
    );
  });
  deps.log.info('group.plan-changed', { group: groupId, told });
  deps.nudgeOutbox();
  return told;
}

/** Whom a new time or place concerns. */
const concerned: ReadonlySet<GroupStanding> = new Set(['silent', 'can-come', 'drawn', 'confirmed']);

const fixedOnceInvited = (group: Group, plan: GroupPlan): FieldFault[] =>
  isDeepStrictEqual(group.segment, plan.segment)
    ? []
    : [
        {
          path: 'segment',
          message: 'People are invited by this rule, so it stands. Copy to a new group to change it.',
        },
      ];

const fixedOnceDrawn = (group: Group, plan: GroupPlan): FieldFault[] => [
  ...(group.seats === plan.seats
    ? []
    : [{ path: 'seats', message: `This group is drawn for ${group.seats} seats, so they stand.` }]),
  ...(group.onePerHousehold === plan.onePerHousehold
    ? []
    : [{ path: 'onePerHousehold', message: 'This group is drawn, so the rule of households stands.' }]),
];

async function faultsOf(read: Read, plan: GroupPlan): Promise<FieldFault[]> {
  const words = reviewSegment(plan.segment, await listSegmentVariables(read));
  return [
    ...words.map((message) => ({ path: 'segment', message })),
    ...(plan.answerBy > plan.meetsOn
      ? [{ path: 'answerBy', message: 'People would answer after the group has met. Choose an earlier day.' }]
      : []),
    ...(plan.pathwayId !== null && !(await findPathway(read, plan.pathwayId))
      ? [{ path: 'pathwayId', message: 'Choose one of the pathways of the list, or none.' }]
      : []),
  ];
}
