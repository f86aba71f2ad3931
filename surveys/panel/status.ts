import type { MemberStatus } from '../vocabulary';

/** Why someone is no longer on the panel. */
export const leavingReasons = [
  'asked',
  'moved',
  'died',
  'inactive',
  'unreachable',
  'term-ended',
  'not-known',
] as const;
export type LeavingReason = (typeof leavingReasons)[number];

/** One dated change of where a person stands. Only ever added; a mistake is put right by a later event. */
export type StatusEvent = {
  readonly status: MemberStatus;
  readonly at: Date;
  readonly because?: LeavingReason;
};

/**
 * Where a person may go from where they stand. Someone who left may come back only by signing up again themselves.
 */
export const allowedMoves: Readonly<Record<MemberStatus, readonly MemberStatus[]>> = {
  recruit: ['reserve', 'member', 'left'],
  reserve: ['member', 'left'],
  member: ['paused', 'left'],
  paused: ['member', 'left'],
  left: ['recruit'],
};

/**
 * Whether a change of status is allowed. Taking over an existing panel (R32) may begin with any status, so `from` is then undefined.
 * @returns null when it is, otherwise a sentence with what was found and what is possible
 * @example checkMove('reserve', 'paused') // 'A reserve cannot become paused. Possible: member, left.'
 */
export function checkMove(from: MemberStatus | undefined, to: MemberStatus): string | null {
  if (from === undefined || allowedMoves[from].includes(to)) return null;
  return `A ${nouns[from]} cannot become ${to}. Possible: ${allowedMoves[from].join(', ')}.`;
}

/**
 * The status at an instant, folded from dated events in any order (R8, R10).
 * @returns the event that holds then; of two at one instant the later given; undefined before the first
 * @example statusAt([{ status: 'recruit', at: may }, { status: 'member', at: june }], july)?.status // 'member'
 */
export function statusAt(events: readonly StatusEvent[], at: Date): StatusEvent | undefined {
  let holds: StatusEvent | undefined;
  for (const event of events) {
    if (event.at > at) continue;
    if (holds === undefined || event.at >= holds.at) holds = event;
  }
  return holds;
}

/**
 * Whether a member is active: answered a survey or updated their profile (joining counts) within the last 12 months.
 * @param last the instants of the last answer and the last profile answer, where there are any
 * @param at the instant asked about; later answers do not count
 * Source: ISO 26362:2009 (since merged into ISO 20252), active panel member.
 * @example isActive({ answeredAt: new Date('2025-06-02') }, new Date('2026-06-01')) // true
 */
export function isActive(last: { readonly answeredAt?: Date; readonly profileAt?: Date }, at: Date): boolean {
  const since = new Date(at);
  since.setUTCFullYear(since.getUTCFullYear() - 1);
  return [last.answeredAt, last.profileAt].some((one) => one !== undefined && one > since && one <= at);
}

const nouns: Readonly<Record<MemberStatus, string>> = {
  recruit: 'recruit',
  reserve: 'reserve',
  member: 'member',
  paused: 'paused member',
  left: 'person who left',
};
