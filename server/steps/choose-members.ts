import { drawSample, type SampleStratum } from '../../analysis/fieldwork/sample';
import type { Read } from '../../db/connect';
import { listAsksSince, listCasesOfWave, type Wave } from '../../db/queries/fieldwork';
import type { Footprint } from '../../db/queries/footprints';
import { listGroupAsksSince } from '../../db/queries/groups';
import { listReach, type Reach } from '../../db/queries/identity';
import { listMembers, type Member } from '../../db/queries/panel';
import { holdBack } from '../../surveys/fieldwork/burden';
import type { NotIssuedReason } from '../../surveys/fieldwork/disposition';
import { localDateOf } from '../../surveys/fieldwork/local-date';
import { versionFor } from '../../surveys/questionnaires/signed';
import type { Questionnaire } from '../../surveys/questionnaires/types';
import type { Channel } from '../../surveys/vocabulary';
import { Refusal } from '../errors';
import { readProfiles } from './read-profiles';
import type { PanelGiven } from './read-standing';

export type ChosenMember = {
  readonly member: Member;
  readonly channel: Channel;
  readonly stratum: string;
  readonly baseWeight: number;
};

export type Choice = {
  readonly chosen: readonly ChosenMember[];
  readonly heldBack: readonly { readonly memberId: string; readonly reason: NotIssuedReason }[];
  /** Free to be asked, but not picked by the lot. */
  readonly notDrawn: number;
  readonly strata: readonly SampleStratum[];
};

/**
 * Whom a wave would ask at an instant: members without a case in it, less those held back, and of them all or a part
 * drawn by lot. Everyone is in one of the lists, so nobody is dropped silently (R13).
 */
export async function chooseMembers(
  read: Read,
  deps: Pick<PanelGiven, 'secrets' | 'places'>,
  given: {
    wave: Pick<Wave, 'id' | 'draw'>;
    questionnaire: Questionnaire;
    footprint: Footprint;
    at: Date;
  },
): Promise<Choice> {
  const { wave, footprint, at } = given;
  const has = new Set((await listCasesOfWave(read, wave.id)).map((one) => one.memberId));
  const everyone = (await listMembers(read, ['member', 'paused']))
    .filter((member) => !has.has(member.id))
    .sort((one, other) => (one.id < other.id ? -1 : 1));
  const reach = await listReach(read);
  const overAsked = await listOverAsked(read, everyone, footprint, at);
  const heldBack: { memberId: string; reason: NotIssuedReason }[] = [];
  const free: Member[] = [];
  for (const member of everyone) {
    const reason = reasonAgainst(member, reach.get(member.id), given.questionnaire, overAsked);
    if (reason) heldBack.push({ memberId: member.id, reason });
    else free.push(member);
  }
  const withChannel = (member: Member, stratum: string, baseWeight: number): ChosenMember => ({
    member,
    channel: channelFor(member, reach.get(member.id)) ?? 'email',
    stratum,
    baseWeight,
  });
  const { draw } = wave;
  if (draw.kind === 'all')
    return { chosen: free.map((member) => withChannel(member, 'all', 1)), heldBack, notDrawn: 0, strata: [] };
  if (draw.size > free.length)
    throw new Refusal(
      'not-possible-now',
      `${draw.size} members are to be drawn but ${free.length} can be asked. Draw fewer, or all.`,
    );
  const { byMember, variables } = await readProfiles(read, deps, free, at);
  const unknown = draw.by.find((key) => !variables.some((variable) => variable.key === key));
  if (unknown !== undefined)
    throw new Refusal('fields-wrong', undefined, [
      { path: 'draw.by', message: `The panel has no variable “${unknown}”. Choose one of its variables.` },
    ]);
  const strata = free.map((member) => {
    const codes = byMember.get(member.id) ?? {};
    return draw.by.map((key) => stratumCode(codes[key])).join(' × ') || 'all';
  });
  const sample = drawSample(free.length, draw.size, String(draw.seed), strata);
  return {
    chosen: sample.chosen.map((place, i) =>
      withChannel(free[place]!, strata[place]!, sample.baseWeights[i]!),
    ),
    heldBack,
    notDrawn: free.length - sample.chosen.length,
    strata: sample.strata,
  };
}

const stratumCode = (value: { value: string } | { missing: string } | undefined) =>
  value && 'value' in value ? value.value : 'unknown';

/** Who has been asked as often as the cap allows, by surveys and groups together (R13). */
export async function listOverAsked(
  read: Read,
  members: readonly Member[],
  footprint: Footprint,
  at: Date,
): Promise<ReadonlySet<string>> {
  const cap = footprint.settings.burdenCap;
  const since = new Date(at.getTime() - (cap.days + 1) * 86_400_000);
  const askedOn = new Map<string, string[]>();
  const asked = [...(await listAsksSince(read, since)), ...(await listGroupAsksSince(read, since))];
  for (const { memberId, issuedAt } of asked) {
    const day = localDateOf(issuedAt, footprint.timeZone);
    askedOn.set(memberId, [...(askedOn.get(memberId) ?? []), day]);
  }
  const asks = members.map(({ id }) => ({ id, askedOn: askedOn.get(id) ?? [] }));
  return new Set(holdBack(asks, cap, localDateOf(at, footprint.timeZone)).heldBack.map(({ id }) => id));
}

function reasonAgainst(
  member: Member,
  reach: Reach | undefined,
  questionnaire: Questionnaire,
  overAsked: ReadonlySet<string>,
): NotIssuedReason | null {
  if (member.status === 'paused') return 'paused';
  if (overAsked.has(member.id)) return 'burden-cap';
  if (isNeedUnmet(member, questionnaire)) return 'need-not-met';
  return channelFor(member, reach) === null ? 'no-channel' : null;
}

/** British Sign Language is met by a clip at every question of a version, Easy Read by a version of its own (R14). */
function isNeedUnmet({ needs, language }: Member, questionnaire: Questionnaire): boolean {
  if (versionFor(questionnaire, needs) === undefined) return true;
  return needs.includes('other-language') && !questionnaire.languages.includes(language);
}

/** A need decides first, then e-mail where there is one, then what they prefer of letter and telephone (R12, R14). */
export function channelFor(member: Member, reach: Reach | undefined): Channel | null {
  if (!reach) return null;
  const canCall = reach.mobile || reach.landline;
  if (member.needs.includes('telephone') && canCall) return 'telephone';
  if (member.needs.includes('paper') && reach.address) return 'letter';
  if (reach.email) return 'email';
  if (member.preferredChannel === 'telephone' && canCall) return 'telephone';
  if (reach.address) return 'letter';
  return canCall ? 'telephone' : null;
}
