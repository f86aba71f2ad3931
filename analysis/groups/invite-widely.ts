import { AnalysisError } from '../errors';

/** How many to ask so that enough can come. */
export type InvitePlan = {
  /** People wanted in the lot: more than seats, so that quotas can be met and there are reserves. */
  readonly pool: number;
  /** To ask now, given who can come already. */
  readonly invite: number;
};

/** People in the lot for each seat: quotas on three or four variables then mostly hold, and every seat has two reserves. */
export const poolForEachSeat = 3;

/**
 * How many more to invite for so many seats.
 * @param share of those asked who are expected to say that they can come, over 0 up to 1
 * @param inPool who can come already
 * @throws AnalysisError `bad-size` for seats, `bad-share` for a share outside
 * @example planInvitations(10, 0.2) // { pool: 30, invite: 150 }
 */
export function planInvitations(seats: number, share: number, inPool = 0): InvitePlan {
  if (!Number.isInteger(seats) || seats < 1) throw new AnalysisError('bad-size', { size: seats });
  if (!(share > 0 && share <= 1))
    throw new AnalysisError('bad-share', { what: 'The share expected to come', value: share });
  const pool = poolForEachSeat * seats;
  // Rounding first: 30 ÷ 0.2 must not become 151 by a last digit.
  return { pool, invite: Math.max(0, Math.ceil(Number(((pool - inPool) / share).toFixed(9)))) };
}

/** One lot of invitations: so many of those who might be asked. */
export type InvitationRound = { readonly eligible: number; readonly invited: number };

/**
 * The chance of being invited, for someone who might be asked in every round: each round is a simple draw among those
 * not invited before.
 * @returns 0 to 1
 * @example chanceOfInvitation([{ eligible: 400, invited: 100 }, { eligible: 300, invited: 150 }]) // 0.625
 */
export function chanceOfInvitation(rounds: readonly InvitationRound[]): number {
  const left = rounds.reduce(
    (chance, { eligible, invited }) => (eligible === 0 ? chance : chance * (1 - invited / eligible)),
    1,
  );
  return 1 - left;
}

/**
 * The lowest chance of a seat for someone who could come each time: in the draw, and in the draws for seats given back.
 * @param lowest the lowest chance in each draw, in order
 * @example chanceOfSeat([0.25, 0.1]) // 0.325
 */
export function chanceOfSeat(lowest: readonly number[]): number {
  return 1 - lowest.reduce((without, chance) => without * (1 - chance), 1);
}

/**
 * The lowest chance over both stages of someone who could come: being invited, then having a seat after every draw so far.
 * @example overBothStages([{ eligible: 400, invited: 200 }], [0.25]) // 0.125
 */
export function overBothStages(rounds: readonly InvitationRound[], lowest: readonly number[]): number {
  return chanceOfInvitation(rounds) * chanceOfSeat(lowest);
}
