/** What may happen to someone invited to a group, in the order it does. Only ever added. */
export const groupEventTypes = [
  'invited',
  'can-come',
  'cannot-come',
  'drawn',
  'confirmed',
  'declined',
  'attended',
  'no-show',
] as const;
export type GroupEventType = (typeof groupEventTypes)[number];

export type GroupEvent = { readonly type: GroupEventType };

/** Where someone invited stands: silent, in the pool or not, or with a place and what became of it. */
export type GroupStanding =
  | 'silent'
  | 'can-come'
  | 'cannot-come'
  | 'drawn'
  | 'confirmed'
  | 'declined'
  | 'attended'
  | 'no-show';

/** Those who hold a seat: drawn and not declined. */
export const seated: ReadonlySet<GroupStanding> = new Set(['drawn', 'confirmed', 'attended', 'no-show']);

/**
 * Where someone stands after what has happened so far; what does not follow from where they stood changes nothing.
 * @param events of one invitation, oldest first
 * @example standingOf([{ type: 'invited' }, { type: 'can-come' }, { type: 'drawn' }]) // 'drawn'
 */
export function standingOf(events: readonly GroupEvent[]): GroupStanding {
  return events.reduce<GroupStanding>(
    // "invited" follows nothing, and every other type is a standing of the same name.
    (standing, { type }) => (mayFollow(standing, type) ? (type as GroupStanding) : standing),
    'silent',
  );
}

/**
 * Whether something may happen to someone who stands here. Saying yes or no may be changed until the draw; a place once
 * declined is not given back, since the lot has moved on.
 * @example mayFollow('cannot-come', 'drawn') // false
 */
export function mayFollow(standing: GroupStanding, next: GroupEventType): boolean {
  return from[next].includes(standing);
}

const from: Readonly<Record<GroupEventType, readonly GroupStanding[]>> = {
  invited: [],
  'can-come': ['silent', 'cannot-come', 'can-come'],
  'cannot-come': ['silent', 'can-come', 'cannot-come'],
  drawn: ['can-come'],
  confirmed: ['drawn'],
  declined: ['drawn', 'confirmed'],
  attended: ['drawn', 'confirmed', 'no-show'],
  'no-show': ['drawn', 'confirmed', 'attended'],
};
