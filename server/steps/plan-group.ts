import type { Read } from '../../db/connect';
import { addAudit } from '../../db/queries/audit';
import { addGroup, changeGroup, findGroup, type Group, listInvitations } from '../../db/queries/groups';
import { findPathway } from '../../db/queries/pathways';
import { reviewSegment } from '../../surveys/panel/segment';
import type { Deps } from '../deps';
import { type FieldFault, Refusal } from '../errors';
import { listSegmentVariables } from './segment-people';

export type GroupPlan = Pick<
  Group,
  | 'title'
  | 'purpose'
  | 'pathwayId'
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

/** Plans a group, or changes the plan of one to which nobody is invited yet. Nobody is asked by this. */
export async function planGroup(
  deps: Deps,
  footprintId: string,
  plan: GroupPlan,
  by: string,
  groupId?: string,
): Promise<string> {
  return deps.writer.write(footprintId, async (write) => {
    const faults = await faultsOf(write, plan);
    if (faults.length > 0) throw new Refusal('fields-wrong', undefined, faults);
    if (groupId !== undefined) {
      const group = await findGroup(write, groupId);
      if (!group) throw new Refusal('not-found');
      if ((await listInvitations(write, groupId)).length > 0)
        throw new Refusal(
          'not-possible-now',
          'People are invited to this group, so what they were told stands. Plan another group.',
        );
      await changeGroup(write, groupId, { ...plan, revision: group.revision + 1 });
      return groupId;
    }
    const id = deps.secrets.newId();
    await addGroup(write, { id, ...plan, quotas: [], createdAt: deps.now(), createdBy: by });
    await addAudit(write, { at: deps.now(), actor: by, act: 'group.planned', object: id });
    return id;
  });
}

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
