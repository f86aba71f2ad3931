import { type Instance, isIn } from './instance';

/** The end of a quota with the fewest people to spare. */
export type Tightest = {
  /** Index in the instance's quotas. */
  readonly quota: number;
  /** `min`: seats that only people of the cell can fill; `max`: seats that only others can. */
  readonly end: 'min' | 'max';
  /** Seats that must be filled from those who can fill them. */
  readonly needed: number;
  /** Those who can, people already chosen included. */
  readonly available: number;
};

/**
 * Which quota would be the first that cannot be met if people dropped out, each taken by itself: where least is to spare
 * between who is needed and who there is. It says where to invite more, and judges no quotas together (see proposeRepair).
 * @param instance one without problems (see checkInstance)
 * @returns null where no quota needs anyone
 * @example tightestQuota({ people: tenWomenFourMen, seats: 6, quotas: [{ cell: { gender: 'man' }, min: 3, max: 4 }] })
 * // { quota: 0, end: 'min', needed: 3, available: 4 }
 */
export function tightestQuota({ people, quotas, seats, excluded = [] }: Instance): Tightest | null {
  const apart = new Set(excluded);
  const here = people.filter(({ id }) => !apart.has(id));
  const inside = quotas.map(({ cell }) => here.filter((person) => isIn(cell, person)).length);
  // Of two as tight, the one that names whom to look for.
  const ends: readonly Tightest[] = [
    ...quotas.map(({ min }, quota) => ({
      quota,
      end: 'min' as const,
      needed: min,
      available: inside[quota]!,
    })),
    ...quotas.map(({ max }, quota) => ({
      quota,
      end: 'max' as const,
      needed: seats - max,
      available: here.length - inside[quota]!,
    })),
  ];
  const spare = ({ needed, available }: Tightest) => available - needed;
  return ends
    .filter(({ needed }) => needed > 0)
    .reduce<Tightest | null>((least, one) => (least && spare(least) <= spare(one) ? least : one), null);
}
