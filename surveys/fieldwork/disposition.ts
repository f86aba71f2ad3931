import type { CompletenessRule } from '../questionnaires/types';
import type { Channel, Disposition } from '../vocabulary';

/** Why a drawn member was not asked. Reported by reason, never dropped silently (R13, R14). */
export const notIssuedReasons = [
  'burden-cap',
  'need-not-met',
  'paused',
  'no-channel',
  'asked-not-to',
] as const;
export type NotIssuedReason = (typeof notIssuedReasons)[number];

/** Why a case was never eligible: settled before issue, whenever it became known. */
export const exclusionReasons = [
  'moved',
  'under-age',
  'left',
  'died',
  'duplicate',
  'staff-test',
  'screened-out', // the survey itself found that it was not for them
] as const;
export type ExclusionReason = (typeof exclusionReasons)[number];

/** What happens to a case. Only ever added. Opening a link is no event: mail scanners open links. */
export type CaseEvent = { readonly at: Date } & (
  | { readonly type: 'not-issued'; readonly reason: NotIssuedReason }
  | { readonly type: 'excluded'; readonly reason: ExclusionReason }
  | { readonly type: 'issued' }
  | { readonly type: 'queued' | 'delivered'; readonly channel: Channel }
  /** `hard`: the address does not work; otherwise the message may still come through. */
  | { readonly type: 'bounced'; readonly channel: Channel; readonly hard: boolean }
  /** The first post of a form, or staff beginning to enter a paper or telephone answer. */
  | { readonly type: 'started'; readonly channel: Channel }
  /** `completeness` 0–1, the share of `completenessOf` in questionnaires, as it stands after this save. */
  | { readonly type: 'saved' | 'finished'; readonly channel: Channel; readonly completeness: number }
  | { readonly type: 'declined' }
  /** During fieldwork, after issue. */
  | { readonly type: 'died' | 'too-ill' | 'moved' | 'left' | 'need-not-met' | 'wrong-person' }
  | { readonly type: 'closed' }
);

export type CaseReading =
  | { readonly state: 'not-issued'; readonly because: NotIssuedReason | 'not-yet' }
  | {
      readonly state: 'not-eligible';
      readonly disposition: Extract<Disposition, 'not-eligible'>;
      readonly aapor: string;
      readonly because: ExclusionReason;
    }
  | {
      readonly state: 'issued';
      readonly disposition: Exclude<Disposition, 'not-eligible'>;
      /** AAPOR final disposition code. */
      readonly aapor: string;
      /** False while the case may still answer: the disposition is what it would be if fieldwork ended now. */
      readonly isFinal: boolean;
      readonly hasStarted: boolean;
      /** A message is known to have gone to an address not known to be dead, or the member has started. */
      readonly isReached: boolean;
      readonly issuedAt: Date;
      /** When the answers first crossed the partial line. */
      readonly usableAt?: Date;
    };

/**
 * One case's disposition at an instant, folded from its events (R11).
 * Members are named people whose eligibility was settled when they joined, so silence is non-contact and only a case
 * not known to have arrived is unknown. Answers that reach a line count, whatever happened to the member since.
 * @param events of one case, any order; those after `at` do not count
 * @param lines the wave's lines on completeness, 0–1
 * @returns not issued, not eligible (settled before issue), or issued with disposition and AAPOR code
 * Source: AAPOR Standard Definitions, internet surveys of specifically named persons.
 * @example readCase([{ type: 'issued', at }, { type: 'delivered', channel: 'email', at }], lines, at) // { disposition: 'non-contact', … }
 */
export function readCase(events: readonly CaseEvent[], lines: CompletenessRule, at: Date): CaseReading {
  const past = events.filter((event) => event.at <= at).sort((a, b) => a.at.getTime() - b.at.getTime());
  const excluded = past.find((event) => event.type === 'excluded');
  if (excluded) {
    const { reason } = excluded;
    return {
      state: 'not-eligible',
      disposition: 'not-eligible',
      aapor: exclusionCodes[reason],
      because: reason,
    };
  }
  const issued = past.find((event) => event.type === 'issued');
  if (!issued) {
    const held = past.filter((event) => event.type === 'not-issued').at(-1);
    return { state: 'not-issued', because: held?.reason ?? 'not-yet' };
  }
  const saves = past.filter(isSave);
  const completeness = saves.at(-1)?.completeness ?? 0;
  const hasStarted = saves.length > 0 || past.some((event) => event.type === 'started');
  const isDelivered = reachedBy(past);
  const [disposition, aapor] = outcome();
  const usable = disposition === 'complete' || disposition === 'partial';
  const usableAt = usable ? saves.find((save) => save.completeness >= lines.partialFrom)?.at : undefined;
  return {
    state: 'issued',
    disposition,
    aapor,
    isFinal: past.some((event) => endings.has(event.type)),
    hasStarted,
    isReached: hasStarted || isDelivered,
    issuedAt: issued.at,
    ...(usableAt && { usableAt }),
  };

  function outcome(): readonly [Exclude<Disposition, 'not-eligible'>, string] {
    if (hasStarted && completeness >= lines.completeFrom) return ['complete', '1.1'];
    if (hasStarted && completeness >= lines.partialFrom) return ['partial', '1.2'];
    for (const [type, aapor] of otherEligible) {
      if (past.some((event) => event.type === type)) return ['other-eligible', aapor];
    }
    if (past.some((event) => event.type === 'declined' || event.type === 'left')) return ['refusal', '2.11'];
    if (hasStarted) return completeness > 0 ? ['break-off', '2.12'] : ['refusal', '2.112'];
    if (isDelivered) return ['non-contact', '2.20'];
    return past.some((event) => event.type === 'bounced') ? ['unknown', '3.30'] : ['unknown', '3.11'];
  }
}

function isSave(event: CaseEvent): event is Extract<CaseEvent, { readonly completeness: number }> {
  return event.type === 'saved' || event.type === 'finished';
}

/** Whether some channel took the message and has not been found dead since. A soft bounce alone proves neither. */
function reachedBy(past: readonly CaseEvent[]): boolean {
  const working = new Map<Channel, boolean>();
  for (const event of past) {
    if (event.type === 'delivered') working.set(event.channel, true);
    if (event.type === 'bounced' && event.hard) working.set(event.channel, false);
  }
  return [...working.values()].includes(true);
}

/** Nothing more is expected of the case after one of these. */
const endings: ReadonlySet<CaseEvent['type']> = new Set(['finished', 'declined', 'died', 'left', 'closed']);

/** Other eligible non-interviews, in the order they are looked for. */
const otherEligible: readonly (readonly [CaseEvent['type'], string])[] = [
  ['died', '2.31'],
  ['too-ill', '2.32'],
  ['need-not-met', '2.33'],
  ['wrong-person', '2.30'],
  ['moved', '2.30'],
];

const exclusionCodes: Readonly<Record<ExclusionReason, string>> = {
  moved: '4.10',
  'under-age': '4.10',
  left: '4.10',
  died: '4.10',
  duplicate: '4.81',
  'staff-test': '4.90',
  'screened-out': '4.70',
};
