import type { Group } from '../../db/queries/groups';
import { asks, toNearestFive } from '../../surveys/panel/near-rules';
import { smallestNumberShown } from '../../surveys/updates/statement';
import type { Deps } from '../deps';
import type { ChoiceCounts, GroupHeldBackReason } from './choose-for-group';
import { sayHeldBack } from './read-group';
import { isPastAnswer } from './segment-people';
import { measureRule } from './size-rule';

/** Whom a group could ask, as it may be said before anyone is picked (R27). */
export type SaidChoice = {
  readonly fitting: number | null;
  readonly eligible: number | null;
  readonly heldBack: { reason: GroupHeldBackReason; members: number | null }[];
  readonly isRounded: boolean;
};

/** Nothing under the disclosure limit; of a rule over past answers nothing that its size alone would not be told either. */
export async function sayChoice(
  deps: Deps,
  group: Group,
  { fitting, eligible, heldBack }: ChoiceCounts,
): Promise<SaidChoice> {
  const isRounded = asks(group.segment, isPastAnswer);
  const size = await measureRule(deps, group.footprintId, group.segment, group.id);
  if (size.members === null) return { fitting: null, eligible: null, heldBack: [], isRounded };
  return {
    fitting: isRounded ? size.members : fitting,
    eligible: eligible < smallestNumberShown ? null : isRounded ? toNearestFive(eligible) : eligible,
    heldBack: sayHeldBack(group, heldBack),
    isRounded,
  };
}
