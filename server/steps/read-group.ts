import { getDrawMethod } from '../../analysis/groups/index';
import { chanceOfInvitation, overBothStages, planInvitations } from '../../analysis/groups/invite-widely';
import type { PublicReceipt } from '../../analysis/groups/receipt';
import type { Read } from '../../db/connect';
import {
  type Group,
  type GroupEventRow,
  type GroupRound,
  type LotteryFinding,
  listDraws,
  listGroupEvents,
  listGroupHeldBack,
  listGroups,
  listLotteries,
  listPayments,
  listRounds,
} from '../../db/queries/groups';
import { findPathway } from '../../db/queries/pathways';
import { type GroupStanding, seated, standingOf } from '../../surveys/groups/standing';
import { asks, toNearestFive } from '../../surveys/panel/near-rules';
import { sayOf } from '../../surveys/panel/segment';
import { smallestNumberShown } from '../../surveys/updates/statement';
import type { groupsOperations } from '../contract/groups';
import type { ReplyOf } from '../contract/operation';
import { countReasons } from './choose-for-group';
import { listDrawMethods } from './find-group-lottery';
import { basisOf, codeOf, type Invited, readGroupPeople, sayQuota } from './group-instance';
import type { PanelGiven } from './read-standing';
import { isPastAnswer, listSegmentVariables } from './segment-people';

type Shown = ReplyOf<typeof groupsOperations.showGroup>;
type Counts = Shown['counts'];

/** Where everyone invited stands, by group. */
export function standingsOf(events: readonly GroupEventRow[]): Map<string, GroupStanding[]> {
  const byInvitation = new Map<string, GroupEventRow[]>();
  for (const event of events)
    byInvitation.set(event.invitationId, [...(byInvitation.get(event.invitationId) ?? []), event]);
  const byGroup = new Map<string, GroupStanding[]>();
  for (const own of byInvitation.values()) {
    const { groupId } = own[0]!;
    byGroup.set(groupId, [...(byGroup.get(groupId) ?? []), standingOf(own)]);
  }
  return byGroup;
}

/**
 * Counts of standings. For those who see counts alone none under 10 is told, nor one by which such a count could be worked
 * out from the others and their total (R16, R27).
 */
export function countStandings(standings: readonly GroupStanding[], whole: boolean): Counts {
  const of = (...wanted: GroupStanding[]) => standings.filter((one) => wanted.includes(one)).length;
  const parts = {
    silent: of('silent'),
    canCome: of('can-come'),
    cannotCome: of('cannot-come'),
    seated: of(...seated),
    declined: of('declined'),
  };
  const ofSeated = { confirmed: of('confirmed'), attended: of('attended'), noShow: of('no-show') };
  const invited = standings.length;
  if (whole) return { invited, ...parts, ...ofSeated };
  const told = hideSmall(parts);
  const mayTell = (n: number) =>
    told.seated !== null &&
    n >= smallestNumberShown &&
    (n === told.seated || told.seated - n >= smallestNumberShown);
  return {
    invited: invited < smallestNumberShown ? null : invited,
    ...told,
    confirmed: mayTell(ofSeated.confirmed) ? ofSeated.confirmed : null,
    attended: mayTell(ofSeated.attended) ? ofSeated.attended : null,
    noShow: mayTell(ofSeated.noShow) ? ofSeated.noShow : null,
  };
}

/** Parts of a known total: small ones are hidden, and the next smallest with them while these would follow from the rest. */
function hideSmall<Part extends string>(parts: Readonly<Record<Part, number>>): Record<Part, number | null> {
  const names = (Object.keys(parts) as Part[]).sort((one, other) => parts[one] - parts[other]);
  const hidden = names.filter((name) => parts[name] < smallestNumberShown);
  const sum = () => hidden.reduce((total, name) => total + parts[name], 0);
  while (sum() > 0 && sum() < smallestNumberShown && hidden.length < names.length)
    hidden.push(names[hidden.length]!);
  // Object.keys of a record of these parts gives these parts.
  return Object.fromEntries(
    names.map((name) => [name, hidden.includes(name) ? null : parts[name]]),
  ) as Record<Part, number | null>;
}

/** A group as its screen shows it: for the lead everything but names, for a programme team counts alone. */
export async function readGroup(
  read: Read,
  given: Pick<PanelGiven, 'secrets' | 'places'>,
  group: Group,
  isLead: boolean,
  at: Date,
): Promise<Shown> {
  const people = await readGroupPeople(read, given, group.id, at);
  const standings = people.people.map(({ standing }) => standing);
  const lotteries = await listLotteries(read, group.id);
  const draws = await listDraws(read, group.id);
  const rounds = await listRounds(read, group.id);
  const basis = basisOf(group, people);
  const pathway = group.pathwayId === null ? undefined : await findPathway(read, group.pathwayId);
  const {
    footprintId,
    quotas,
    quotasFrom: _from,
    revision: _revision,
    createdAt: _at,
    createdBy: _by,
    ...plan
  } = group;
  return {
    group: {
      ...plan,
      // The door lets in no other shape.
      segment: group.segment as Shown['group']['segment'],
      sentence: sayOf(group.segment, await listSegmentVariables(read)),
      pathwayName: pathway?.name ?? null,
    },
    asOf: at.toISOString(),
    counts: countStandings(standings, isLead),
    openSeats: isLead ? group.seats - standings.filter((one) => seated.has(one)).length : null,
    address: lotteries.length > 0 ? `/${footprintId}/groups/${group.id}` : null,
    fairness: sayFairness(rounds, findingsOf(lotteries, draws)),
    lead: isLead
      ? {
          rounds: rounds.map(({ at: when, fitting, eligible, invited, seed }) => ({
            at: when.toISOString(),
            fitting,
            eligible,
            invited,
            seed,
          })),
          heldBack: sayHeldBack(group, countReasons(await listGroupHeldBack(read, group.id))),
          byHand: countByHand(people.people),
          quotas: quotas.map((quota) => ({
            ...quota,
            name: sayQuota(quota, people.variables),
            inPool: people.people.filter(
              ({ standing, codes }) =>
                (standing === 'can-come' || seated.has(standing)) && isIn(quota.cell, codes),
            ).length,
            seated: people.people.filter(
              ({ standing, codes }) => seated.has(standing) && isIn(quota.cell, codes),
            ).length,
          })),
          quotasFrom: group.quotasFrom,
          methods: (await listDrawMethods(read, group.id)).map(({ name, label, promise, loses }) => ({
            name,
            label,
            promise,
            loses,
          })),
          lotteries: lotteries.map((lottery) => ({
            id: lottery.id,
            at: lottery.at.toISOString(),
            commitment: lottery.commitment,
            finding: {
              ...lottery.finding,
              methodName: getDrawMethod(lottery.finding.method).label,
              boundsLowest: getDrawMethod(lottery.finding.method).boundsLowest,
              bands: lottery.finding.bands.map((band) => ({ ...band })),
              untilFull: lottery.finding.untilFull && {
                ...lottery.finding.untilFull,
                bands: [...lottery.finding.untilFull.bands],
              },
              never: lottery.finding.never.map((one) => ({ ...one })),
            },
            isDrawn: draws.some(({ lotteryId }) => lotteryId === lottery.id),
            isCurrent: lottery.id === lotteries.at(-1)?.id && lottery.basis === basis,
          })),
          draws: draws.map(({ id, lotteryId, at: when, receipt }) => {
            // Written by the draw from the engine's own receipt.
            const { drawn, panels, seed, mark } = receipt as unknown as PublicReceipt;
            return {
              id,
              lottery: lotteryId,
              at: when.toISOString(),
              drawn: drawn ?? 0,
              panels: panels.length,
              seed,
              mark,
            };
          }),
          ...(await sumPayments(read, group.id)),
        }
      : null,
  };
}

const isIn = (cell: Readonly<Record<string, string>>, codes: Invited['codes']) =>
  Object.entries(cell).every(([key, code]) => codeOf(codes, key) === code);

function countByHand(people: readonly Invited[]) {
  const channels = people
    .map(({ invitation }) => invitation.channel)
    .filter((channel) => channel !== 'email');
  return [...new Set(channels)].map((channel) => ({
    channel,
    people: channels.filter((one) => one === channel).length,
  }));
}

async function sumPayments(read: Read, groupId: string) {
  const paid = await listPayments(read, groupId);
  const sum = (kind: 'expenses' | 'thanks') =>
    paid.filter((one) => one.kind === kind).reduce((total, { pence }) => total + pence, 0);
  return { expensesPence: sum('expenses'), thanksPence: sum('thanks') };
}

/** Reasons with how many; under a rule of past answers no number under ten, since the reasons are counts of its people. */
export function sayHeldBack<Reason extends string>(
  { segment }: Pick<Group, 'segment'>,
  rows: readonly { readonly reason: Reason; readonly members: number }[],
): { reason: Reason; members: number | null }[] {
  const isOfAnswers = asks(segment, isPastAnswer);
  return rows.map(({ reason, members }) => ({
    reason,
    members: !isOfAnswers ? members : members < smallestNumberShown ? null : toNearestFive(members),
  }));
}

/** The lotteries that fairness is stated for: those drawn, in order; before any draw the newest committed to. */
export function findingsOf(
  lotteries: readonly { readonly id: string; readonly finding: LotteryFinding }[],
  draws: readonly { readonly lotteryId: string }[],
): LotteryFinding[] {
  const drawn = draws.flatMap(({ lotteryId }) => lotteries.find(({ id }) => id === lotteryId)?.finding ?? []);
  return drawn.length > 0 ? drawn : lotteries.slice(-1).map(({ finding }) => finding);
}

/**
 * Fairness over both stages in sentences: being invited, then being drawn, then being drawn for a seat given back (R28).
 * Counts under ten are left out.
 * @param findings of the draws, the first and those of who replaces others, in order
 */
export function sayFairness(rounds: readonly GroupRound[], findings: readonly LotteryFinding[]): string[] {
  if (rounds.length === 0) return [];
  const invited = rounds.reduce((sum, round) => sum + round.invited, 0);
  const chance = chanceOfInvitation(rounds);
  const eligible = rounds[0]!.eligible;
  const first =
    chance > 1 - 1e-9
      ? 'Everyone who fitted the rule and could be asked was invited.'
      : eligible < smallestNumberShown || invited < smallestNumberShown
        ? `Those invited were picked by lot among all who fitted the rule and could be asked; each had a chance of ${percent(chance)}.`
        : `${invited} were invited by lot among ${eligible} who fitted the rule and could be asked; each had a chance of ${percent(chance)}.`;
  const [finding, ...later] = findings;
  if (finding === undefined) return [first];
  const lowest = findings.map(({ minimum }) => minimum);
  return [
    first,
    `In the draw for ${finding.open} seats ${sayLeast(finding, 'who could come')}, ${sayBest(finding)}.`,
    ...later.map(
      (one) =>
        `In the draw for ${one.open === 1 ? 'a seat' : `${one.open} seats`} given back ${sayLeast(one, 'who still could')}.`,
    ),
    ...(lowest[0] === 0 ? [] : [sayOver(rounds, lowest)]),
  ];
}

const sayOver = (rounds: readonly GroupRound[], lowest: readonly number[]) =>
  lowest.length === 1
    ? `Over both stages, someone who could come had at least ${percent(overBothStages(rounds, lowest))}.`
    : `Over both stages and all ${lowest.length} draws, someone who could come each time had at least ${percent(overBothStages(rounds, lowest))}.`;

/** The lowest chance; of those without one no number, since it may be of a few people. */
const sayLeast = (finding: LotteryFinding, who: string) =>
  finding.minimum > 0
    ? `nobody of ${among(finding, who)} had less than ${percent(finding.minimum)}`
    : `some of ${among(finding, who)} had no chance of a seat`;

const among = ({ pool }: LotteryFinding, who: string) =>
  pool < smallestNumberShown ? `those ${who}` : `the ${pool} ${who}`;

function sayBest({ method, status, minimum, minimumAtMost, numbered }: LotteryFinding): string {
  if (numbered)
    return numbered.minimumBefore > 0
      ? `rounded from ${percent(numbered.minimumBefore)} to ${numbered.panels} numbered groups for balls`
      : `drawn by balls from ${numbered.panels} numbered groups`;
  if (!getDrawMethod(method).boundsLowest)
    return 'by a plain stratified draw, which does not look for the most that these quotas allow';
  if (status === 'proven')
    return minimum > 0
      ? 'the most that these quotas allow, proven'
      : 'and these quotas allow no better, proven';
  return minimum < minimumAtMost
    ? `and could not have been above ${percent(minimumAtMost)}`
    : 'the most possible';
}

export const percent = (share: number) => `${(share * 100).toFixed(1)}%`;

/** How many to invite for the seats, and why it is thought so. */
export async function readInvitePlan(read: Read, group: Group) {
  const events = await listGroupEvents(
    read,
    (await listGroups(read)).map(({ id }) => id),
  );
  const invited = new Set(events.map(({ invitationId }) => invitationId)).size;
  const yes = new Set(events.filter(({ type }) => type === 'can-come').map((one) => one.invitationId)).size;
  const isKnown = invited >= 30 && yes >= 3;
  const share = isKnown ? yes / invited : assumedShare;
  const inPool = (standingsOf(events).get(group.id) ?? []).filter(
    (one) => one === 'can-come' || seated.has(one),
  ).length;
  return {
    ...planInvitations(group.seats, share, inPool),
    share,
    because: isKnown
      ? `${yes} of the ${invited} invited to groups so far said that they could come (${percent(share)}). Three people in the lot for each seat let quotas be met and leave reserves.`
      : 'No group has told us yet how many can come, so we assume one in five of those asked. Three people in the lot for each seat let quotas be met and leave reserves.',
  };
}

const assumedShare = 0.2;
