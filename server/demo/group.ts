import { seededRandom } from '../../analysis/random';
import { listInvitations } from '../../db/queries/groups';
import { addConsents, listMembers } from '../../db/queries/panel';
import { listPathways } from '../../db/queries/pathways';
import { groupsOperations } from '../contract/groups';
import type { Deps } from '../deps';
import { findGroupLottery, prepareSearch } from '../steps/find-group-lottery';
import { noteStanding } from '../steps/note-standing';
import { days } from './calendar';
import type { Stage } from './stage';

/** A group for the musculoskeletal pathway: invited widely, drawn in public, one seat given back and waiting for a new lot. */
export async function drawTheGroup({ driver, calendar, footprint }: Stage): Promise<number> {
  const random = seededRandom('demo group');
  const lead = driver.as('engagement-lead');
  const read = driver.deps.read(footprint.id);
  await keepAgreements(driver.deps, footprint.id, calendar.at(days.takenOver));
  driver.goTo(calendar.at(days.groupPlanned, 14));
  const { variables } = await lead(groupsOperations.describeChoices);
  const youngest = variables.find(({ key }) => key === 'age_band')!.categories[0]!.code;
  const pathway = (await listPathways(read)).find(({ name }) => /musculo|msk/i.test(name));
  const { id: group } = await lead(groupsOperations.planGroup, {
    body: {
      title: 'Waiting for help with joints and backs',
      purpose: 'To hear what waiting for physiotherapy is like, and what would make it easier to bear.',
      pathwayId: pathway?.id ?? null,
      request: 'request 31',
      seats: 10,
      meetsOn: calendar.date(days.groupMeets),
      hours: '18:00 to 19:30',
      place: 'For All Healthy Living Centre, Weston-super-Mare, step-free',
      offer: '£30 for your time, and your travel.',
      provides: ['easy-read'],
      answerBy: calendar.date(days.groupAnswered),
      segment: {
        all: [
          { is: 'came_to_group', codes: ['no'] },
          { isNot: 'age_band', codes: [youngest] },
        ],
      },
      onePerHousehold: true,
    },
  });
  const params = { group };
  await lead(groupsOperations.invite, { params, body: { size: 80 } });
  await driver.deliver();
  driver.goTo(calendar.at(days.groupAnswered, 10));
  let canCome = 0;
  for (const { id } of await listInvitations(read, group)) {
    const luck = random();
    if (luck > 0.7) continue;
    const says = luck < 0.5 ? 'can-come' : 'cannot-come';
    if (says === 'can-come') canCome += 1;
    const needs = luck < 0.06 ? 'A chair with arms, please.' : '';
    await noteStanding(driver.deps, footprint.id, id, says, 'member', { needs, isOnSheet: luck < 0.35 });
  }
  const { quotas } = await lead(groupsOperations.proposeQuotas, {
    params,
    query: { from: 'pool', variables: 'sex,local_authority' },
  });
  await lead(groupsOperations.keepQuotas, {
    params,
    body: { quotas: quotas.map(({ cell, min, max }) => ({ cell, min, max })), from: 'pool' },
  });
  driver.goTo(calendar.at(days.groupAnswered + 1, 9, 40));
  const by = driver.staffId('engagement-lead');
  const ready = await prepareSearch(driver.deps, footprint.id, group, by);
  const lottery = await findGroupLottery(driver.deps, footprint.id, ready, by);
  driver.goTo(calendar.at(days.groupAnswered + 1, 12));
  await lead(groupsOperations.drawGroup, { params: { group, lottery }, body: {} });
  await driver.deliver();
  driver.goTo(calendar.at(days.groupAnswered + 3, 18));
  const { people } = await lead(groupsOperations.listPeople, { params });
  for (const [at, { id }] of people.filter(({ standing }) => standing === 'drawn').entries()) {
    if (at === 9) continue;
    await noteStanding(driver.deps, footprint.id, id, at === 4 ? 'declined' : 'confirmed', 'member');
  }
  return canCome;
}

/** A third of the earlier panel's members had agreed to be drawn for groups: it came over with them. */
async function keepAgreements(deps: Deps, footprintId: string, givenAt: Date): Promise<void> {
  const members = (await listMembers(deps.read(footprintId), ['member']))
    .filter(({ joinedAt, id }) => joinedAt < givenAt && id < 'd')
    .map(({ id }) => id);
  await deps.writer.write(footprintId, (write) =>
    addConsents(
      write,
      members.map((memberId) => ({
        id: deps.secrets.newId(),
        memberId,
        purpose: 'focus-groups',
        textVersion: 'earlier panel',
        evidence: 'taken-over',
        givenAt,
      })),
    ),
  );
}
