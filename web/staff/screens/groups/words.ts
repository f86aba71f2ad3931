import type { groupsOperations } from '../../../../server/contract/groups';
import type { ReplyOf } from '../../../../server/contract/operation';
import { percent } from '../../../shared/format';
import type { Problem } from '../../api';

export type Shown = ReplyOf<typeof groupsOperations.showGroup>;
export type Lead = NonNullable<Shown['lead']>;
/** A quota as it is kept: who, how many, and how far a repair may go. */
export type Quota = Pick<Lead['quotas'][number], 'cell' | 'min' | 'max' | 'minFlex' | 'maxFlex'>;
export type Standing = ReplyOf<typeof groupsOperations.listPeople>['people'][number]['standing'];

/** Where someone invited stands, as lists say it. */
export const standingWords: Readonly<Record<Standing, string>> = {
  silent: 'No answer yet',
  'can-come': 'Can come',
  'cannot-come': 'Cannot come',
  drawn: 'Drawn, to confirm',
  confirmed: 'Seat confirmed',
  declined: 'Gave the seat back',
  attended: 'Came',
  'no-show': 'Did not come',
};

const reasons: Readonly<Record<string, string>> = {
  paused: 'Paused by the member',
  'no-consent': 'Has not agreed to be drawn for groups',
  'burden-cap': 'Asked as often as the cap allows',
  'need-not-met': 'Needs something this group does not provide',
  'no-channel': 'No way to reach them is known',
};

/** Why someone who fits the rule is not asked. */
export const sayReason = (reason: string): string => reasons[reason] ?? reason;

/** What is missing before the next act of a group, in the order it goes. */
export type NextAct = 'invite' | 'wait' | 'search' | 'draw' | 'seated';

/**
 * What comes next for a group.
 * @example nextAct(shown) // 'search' once enough can come
 */
export function nextAct({ counts, openSeats, lead }: Pick<Shown, 'counts' | 'openSeats' | 'lead'>): NextAct {
  if (lead === null || openSeats === null || lead.rounds.length === 0) return 'invite';
  if (openSeats <= 0) return 'seated';
  if (lead.lotteries.some(({ isCurrent, isDrawn }) => isCurrent && !isDrawn)) return 'draw';
  return (counts.canCome ?? 0) < openSeats ? 'wait' : 'search';
}

/** A form about one person was sent without one. */
export const sayNobody = (message: string): Problem => ({
  code: 'fields-wrong',
  title: 'Nobody is chosen.',
  detail: 'Choose a person, then send it again. What you wrote is kept.',
  fields: [{ path: 'invitation', message }],
});

/** A count, or that it is too small to be told. */
export const shownCount = (n: number | null): string => (n === null ? 'fewer than 10' : String(n));

type Lottery = Lead['lotteries'][number];

/** The smallest chance in the lot, in words. */
export const sayLowest = ({ finding: { minimum } }: Lottery): string =>
  minimum > 0 ? `Nobody has less than ${percent(minimum)},` : 'Not everyone can be drawn:';

/** How good the smallest chance is known to be. */
export function sayStatus({ finding }: Lottery): string {
  const { numbered, status, minimumAtMost, boundsLowest } = finding;
  if (numbered)
    return `rounded from ${percent(numbered.minimumBefore)} to ${numbered.panels} numbered groups; nobody loses more than ${(numbered.largestLoss * 100).toFixed(2)} points.`;
  if (!boundsLowest)
    return 'by a plain stratified draw, which does not look for the best these quotas allow.';
  if (status === 'proven') return 'the best that these quotas allow, proven.';
  return `and no lot could give more than ${percent(minimumAtMost)}; the search ended before its proof.`;
}

/** A quota without the words and counts beside it. */
export const quotaOf = ({ cell, min, max, minFlex, maxFlex }: Quota): Quota => ({
  cell,
  min,
  max,
  ...(minFlex === undefined ? {} : { minFlex }),
  ...(maxFlex === undefined ? {} : { maxFlex }),
});
