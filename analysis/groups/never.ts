import { type Instance, sayCell } from './instance';
import { repairToSeat } from './repair';
import type { Solver } from './solver';
import type { Pool } from './types';

/** Someone who has no chance at all, and why. */
export type Never = {
  /** Index in the instance. */
  readonly person: number;
  readonly reason: 'excluded' | 'household' | 'quota' | 'no-panel' | 'not-found' | 'method';
  readonly words: string;
};

/**
 * Everyone whose chance is 0, each with the reason.
 * @param chances person → chance
 * @param otherwise what to say of those whom neither quota nor household shuts out; null: ask what quotas it would take
 */
export function listNever(
  solver: Solver,
  instance: Instance,
  pool: Pool,
  chances: Float64Array,
  otherwise: Why | null,
): Never[] {
  const never: Never[] = [...pool.apart].map(([person, reason]) => ({
    person,
    reason,
    words:
      reason === 'excluded'
        ? 'Was left out of this draw.'
        : 'Lives with someone chosen already, and one person a household may sit.',
  }));
  let asked = 0;
  pool.people.forEach((members, type) => {
    if (members.some((person) => chances[person]! > 0)) return;
    let why = quotaAgainst(instance, pool, type) ?? otherwise;
    if (why === null) {
      why = asked < mostAsked ? whatItWouldTake(solver, instance, pool, type) : noPanel;
      asked += 1;
    }
    for (const person of members) never.push({ person, ...why });
  });
  return never.sort((one, other) => one.person - other.person);
}

type Why = Pick<Never, 'reason' | 'words'>;

/** Each question is an integer program; beyond these the plain sentence stands. */
const mostAsked = 40;

const noPanel: Why = {
  reason: 'no-panel',
  words: 'No panel that keeps all quotas has a place for them.',
};

/** For a search that ended early: a chance of 0 may only mean that no panel was found yet. */
export const notFound: Why = {
  reason: 'not-found',
  words: 'No panel with them was found before the search ended. Let it run longer.',
};

function quotaAgainst(instance: Instance, pool: Pool, type: number): Why | null {
  for (let family = 0; family < pool.families; family++) {
    const limit = pool.limits[pool.limitAt[type * pool.families + family]!];
    if (!limit || limit.upper > 0 || limit.quota === null) continue;
    const { cell, max } = instance.quotas[limit.quota]!;
    return {
      reason: 'quota',
      words:
        max === 0
          ? `The quota for ${sayCell(cell)} allows nobody.`
          : `Those chosen already fill the quota for ${sayCell(cell)}.`,
    };
  }
  return null;
}

function whatItWouldTake(solver: Solver, instance: Instance, pool: Pool, type: number): Why {
  const repair = pool.seats > 0 ? repairToSeat(solver, instance, pool, type) : null;
  if (!repair?.changes.length) return noPanel;
  const changes = repair.changes.map(({ words }) => words).join(' ');
  return { reason: 'no-panel', words: `${noPanel.words} It would take: ${changes}` };
}
