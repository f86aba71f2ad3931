import type { Random } from '../../analysis/random';
import type { Channel } from '../../surveys/vocabulary';
import { bell, between, pick } from './chance';
import type { Person } from './people';
import { ageStep } from './population';

/** What becomes of an invitation. */
export type Outcome = 'complete' | 'partial' | 'break-off' | 'opened' | 'declined' | 'bounced' | 'silent';

/** One member's way through one survey: what, how many days after the invitation, at which hour, by which channel. */
export type Course = {
  readonly person: Person;
  readonly outcome: Outcome;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly channel: Channel;
};

/** How many of the 682 did what: 525 usable answers, as the real panel had. */
export const firstOutcomes: Readonly<Record<Exclude<Outcome, 'silent'>, number>> = {
  complete: 497,
  partial: 28,
  'break-off': 22,
  opened: 6,
  declined: 17,
  bounced: 14,
};

/**
 * Gives everyone invited a course: exactly so many of each outcome, the rest silent. Older people and those with e-mail
 * take part more often, people in deprived places and the youngest less.
 * @param lastDay the last day on which an answer comes
 */
export function planCourses(
  people: readonly Person[],
  outcomes: Readonly<Record<Exclude<Outcome, 'silent'>, number>>,
  lastDay: number,
  random: Random,
): Course[] {
  const keen = people
    .map((person) => ({ person, will: willOf(person) + bell(random) }))
    .sort((one, other) => other.will - one.will || (one.person.reference < other.person.reference ? -1 : 1))
    .map(({ person }) => person);
  const order: readonly Exclude<Outcome, 'silent' | 'bounced'>[] = [
    'complete',
    'partial',
    'break-off',
    'opened',
    'declined',
  ];
  const courses: Course[] = [];
  let at = 0;
  for (const outcome of order)
    for (let count = 0; count < outcomes[outcome] && at < keen.length; count++, at++)
      courses.push(courseOf(keen[at]!, outcome, lastDay, random));
  let bounced = 0;
  for (const person of keen.slice(at)) {
    // Only an e-mail address is found dead by the outbox.
    const isDead = person.channel === 'email' && bounced < outcomes.bounced;
    if (isDead) bounced += 1;
    courses.push(courseOf(person, isDead ? 'bounced' : 'silent', lastDay, random));
  }
  return courses.sort((one, other) => (one.person.reference < other.person.reference ? -1 : 1));
}

function willOf({ traits, channel }: Person): number {
  const age = [-0.7, -0.3, 0, 0.2, 0.4, 0.5, 0.3, -0.1][ageStep(traits)]!;
  return age + (Number(traits.imd_quintile) - 3) * 0.15 - (channel === 'email' ? 0 : 0.3);
}

function courseOf(person: Person, outcome: Outcome, lastDay: number, random: Random): Course {
  const [soon, later] = [Math.min(14, Math.round(lastDay * 0.4)), Math.min(31, Math.round(lastDay * 0.75))];
  const day = pick(
    random,
    [
      [0, soon],
      [soon, later],
      [later, lastDay],
    ] as const,
    ([from]) => (from === 0 ? 56 : from === soon ? 29 : 15),
  );
  const slow = person.channel === 'email' || person.channel === 'text' ? 0 : 4;
  return {
    person,
    outcome,
    day: Math.min(lastDay, Math.max(slow, between(random, day[0], day[1]))),
    hour: between(random, person.channel === 'email' ? 7 : 10, person.channel === 'email' ? 21 : 16),
    minute: between(random, 0, 44),
    channel: person.channel === 'letter' ? 'paper' : person.channel,
  };
}
